import { chineseDay, type RichText } from '@gongkai/kernel';
import type { OfficialDocument } from '@gongkai/documents';
import type { UpperLevel } from '../contract.ts';

// Documents that leave the office are Chinese; their fixed words live here.
const offices: Record<UpperLevel, string> = { city: '市政府办公室', province: '省政府办公厅', state: '国务院办公厅' };

export interface UpwardText {
  title: string;
  body: RichText;
  level: UpperLevel;
  publication: string | null;
  /** The units that reported it. */
  units: readonly string[];
  approvedBy: string | null;
  /** The day on which it left. */
  day: string;
}

/** An item as it goes to the office above: a letter with the text, who reported it and who signed. */
export function upwardDocument(text: UpwardText, office: { officeName: string }): OfficialDocument {
  const facts = [
    `报送单位：${text.units.join('、')}`, ...(text.publication === null ? [] : [`拟供刊物：《${text.publication}》`]),
    ...(text.approvedBy === null ? [] : [`签发：${text.approvedBy}`]),
  ];
  return {
    organ: office.officeName, form: 'letter', title: text.title, addressee: offices[text.level], body: text.body, signature: office.officeName, date: text.day, note: facts.join('；'),
  };
}

/** The name of the files: 上报市政府办公室_标题. */
export const upwardFileName = (text: Pick<UpwardText, 'title' | 'level' | 'day'>): string => `报${offices[text.level]}：${text.title}（${chineseDay(text.day)}）`.slice(0, 180);
