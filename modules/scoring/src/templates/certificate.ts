import { fromPlainText } from '@gongkai/kernel';
import type { OfficialDocument } from '@gongkai/documents';
import type { NominationView } from '../contract.ts';

/** The wording of a certificate (荣誉证书). */
export function certificateText(award: NominationView, issuer: { officeName: string; shortName: string }, day: string): OfficialDocument {
  const who = award.personName === null ? award.unitName : `${award.unitName}${award.personName}同志`;
  const honour = `${award.year}年度政务信息工作${award.award}${award.grade === null ? '' : `（${award.grade}）`}`;
  return {
    organ: issuer.officeName, form: 'letter', title: '荣誉证书', number: `${award.year}年第${award.number}号`, addressee: who,
    body: fromPlainText(`在${award.year}年度政务信息工作中成绩突出，经考核、公示，被评为${honour}。\n特发此证，以资鼓励。`),
    signature: issuer.officeName, date: day,
  };
}
