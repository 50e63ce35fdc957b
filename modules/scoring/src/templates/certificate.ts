import type { Certificate } from '@gongkai/documents';
import type { NominationView } from '../contract.ts';

/** The wording of a certificate (荣誉证书). */
export function certificateText(award: NominationView, issuer: { officeName: string }, day: string): Certificate {
  const honour = `${award.year}年度政务信息工作${award.award}${award.grade === null ? '' : `（${award.grade}）`}`;
  return {
    title: '荣誉证书', number: `${award.year}年第${award.number}号`, recipient: award.personName === null ? award.unitName : `${award.unitName}${award.personName}同志`,
    text: `在${award.year}年度政务信息工作中成绩突出，经考核、公示，被评为${honour}。\n特发此证，以资鼓励。`,
    issuer: issuer.officeName, date: day,
  };
}
