import type { TagValue, TagVocabulary, Wording } from './parts.ts';

const wording = (zh: string, en: string): Wording => ({ zh, en });
const value = (one: TagValue, zh: string, en: string): TagVocabulary['values'][number] => ({ value: one, label: wording(zh, en) });

// These are labels of rulebooks, which carry both languages. The kinds and values are those that the product itself announces
// (modules/scoring/README.md): a rulebook may call them what it likes, records always carry the same.
export const standardKinds: readonly { kind: string; label: Wording }[] = [
  { kind: 'submitted', label: wording('报送信息', 'Item submitted') },
  { kind: 'adopted', label: wording('信息被采用', 'Item adopted') },
  { kind: 'forwarded', label: wording('信息转报上级', 'Item forwarded upwards') },
  { kind: 'instructed', label: wording('领导批示', "Leader's instruction") },
  { kind: 'instruction-answered', label: wording('批示办理反馈', 'Instruction handled and answered') },
  { kind: 'instruction-overdue', label: wording('批示未按要求办理反馈', 'Instruction not answered in time') },
  { kind: 'commission-delivered', label: wording('约稿报送', 'Commission delivered') },
  { kind: 'commission-missed', label: wording('约稿未报', 'Commission not delivered') },
  { kind: 'urgent-missed', label: wording('紧急信息漏报', 'Urgent report missed') },
  { kind: 'urgent-late', label: wording('紧急信息迟报', 'Urgent report late') },
  { kind: 'urgent-wrong', label: wording('紧急信息错报', 'Urgent report wrong') },
  { kind: 'urgent-false', label: wording('紧急信息虚报、瞒报', 'Urgent report false or concealed') },
  { kind: 'upper-score', label: wording('上级公布的得分', "Score announced by the office above") },
  { kind: 'attested', label: wording('人工认定', 'Attested by a person') },
];

const levels = [value('county', '县', 'county'), value('city', '市', 'city'), value('province', '省', 'province'), value('state', '国务院', 'State Council')];

/** Values that the product announces for a tag: what records carry for them is not the office's to change. */
export const standardValues: Readonly<Record<string, readonly TagVocabulary['values'][number][]>> = {
  level: levels, leaderLevel: levels,
  itemKind: [
    value('comprehensive', '综合信息', 'comprehensive'), value('brief', '简要信息（简讯）', 'brief'), value('special', '专题', 'special report'), value('research', '调研', 'research'),
    value('experience', '经验', 'experience'), value('web-digest', '网摘', 'web digest'),
  ],
};

/** Tags that facts of the product carry. */
export const standardTags: Readonly<Record<string, TagVocabulary>> = {
  level: { label: wording('采用层级', 'Level'), values: levels },
  publication: { label: wording('刊物', 'Publication'), values: [] },
  column: { label: wording('栏目', 'Column'), values: [] },
  itemKind: { label: wording('信息类别', 'Kind of item'), values: [...standardValues.itemKind!] },
  commissioned: { label: wording('约稿', 'Commissioned'), values: [] },
  research: { label: wording('调研类', 'Research'), values: [] },
  leaderLevel: { label: wording('批示领导层级', 'Level of the instructing leader'), values: levels },
  onTime: { label: wording('按时', 'In time'), values: [] },
  serious: { label: wording('造成严重影响', 'Serious effect'), values: [] },
  score: { label: wording('得分', 'Score'), values: [] },
};

/** A name that no value bears yet. */
export function freshValue(name: string, taken: readonly TagValue[]): string {
  for (let n = 1; ; n++) if (!taken.includes(n === 1 ? name : `${name}${n}`)) return n === 1 ? name : `${name}${n}`;
}
