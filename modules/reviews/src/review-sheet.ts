import { chineseDay, minuteOf, dayOf } from '@gongkai/kernel';
import { reviewSheetPdf, type ReviewSheet } from '@gongkai/documents';
import type { CaseView, OpinionView } from './contract.ts';

/** The fixed words of the 签批单: it leaves the office, so that it is Chinese. */
const wording = {
  title: '签批单',
  subject: '标题',
  unit: '报送单位',
  chain: '审签流程',
  startedBy: '送审人',
  startedAt: '送审时间',
  endedAt: '办结时间',
  state: '办理结果',
  states: { running: '审签中', approved: '已通过', returned: '已退回', cancelled: '已撤回' },
  decisions: { approve: '同意', return: '退回' },
  onBehalfOf: (name: string) => `代${name}签署`,
  signedOn: (day: string) => `纸质签批：${day}`,
  sameDayKept: '当日收件、当日签批、当日报送。',
  kinds: '每条意见均注明审签人所见内容的指纹；内容改动后须重新审签。',
} as const;

/** The name under which a sheet is saved. */
export const reviewSheetName = `${wording.title}.pdf`;

/** The printable review sheet of a case: who, when, what opinion, and the fingerprint of what was seen. */
export async function reviewSheet(view: CaseView, timeZone: string): Promise<Uint8Array> {
  return (await reviewSheetPdf(sheetOf(view, timeZone))).bytes;
}

/** The content of a review sheet. */
export function sheetOf(view: CaseView, timeZone: string): ReviewSheet {
  const minute = (moment: string) => minuteOf(new Date(moment), timeZone);
  return {
    title: wording.title,
    fields: [
      { label: wording.subject, value: view.title },
      { label: wording.unit, value: view.unitName },
      { label: wording.chain, value: view.chainName },
      { label: wording.startedBy, value: view.startedBy },
      { label: wording.startedAt, value: minute(view.startedAt) },
      { label: wording.state, value: wording.states[view.state] },
      ...(view.endedAt ? [{ label: wording.endedAt, value: minute(view.endedAt) }] : []),
    ],
    opinions: view.steps.flatMap((step) => (awaited(view, step) ? [emptyLine(step.name)] : step.opinions.map((one) => opinionOf(one, minute, timeZone)))),
    footer: view.sameDay.kept ? `${wording.sameDayKept}${wording.kinds}` : wording.kinds,
  };
}

// A sheet of a case that still runs is printed to be signed by hand: each step to come has its empty line.
const awaited = (view: CaseView, step: CaseView['steps'][number]): boolean =>
  view.state === 'running' && step.opinions.length === 0 && (step.state === 'open' || step.state === 'waiting');

const emptyLine = (step: string): ReviewSheet['opinions'][number] => ({ step, person: '', decision: '', at: '', fingerprint: '' });

function opinionOf(one: OpinionView, minute: (moment: string) => string, timeZone: string): ReviewSheet['opinions'][number] {
  const post = [one.postName, one.onBehalfOf ? wording.onBehalfOf(one.onBehalfOf) : null].filter((part) => part).join('，');
  return {
    step: one.stepName,
    person: one.personName,
    ...(post ? { post } : {}),
    decision: wording.decisions[one.decision],
    opinion: one.opinion,
    at: one.signedOn ? wording.signedOn(chineseDay(one.signedOn)) : minute(one.at),
    ...(one.recordedBy ? { recordedBy: `${one.recordedBy}（${chineseDay(dayOf(new Date(one.at), timeZone))}）` } : {}),
    fingerprint: one.fingerprint,
  };
}
