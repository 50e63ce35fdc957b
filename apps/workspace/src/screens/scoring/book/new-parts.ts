import { autoLabel } from './auto-label.ts';
import { newId } from './ids.ts';
import type { Award, Book, Choice, Combination, Condition, Consequence, Credit, FactMatch, Grade, PeriodRule, PointRow, Quota, Rule, Supplement, Veto, When, Wording } from './parts.ts';

const wording = (zh: string, en: string): Wording => ({ zh, en });
const firstKind = (book: Book): string => book.factKinds.find((one) => one.scored)?.kind ?? book.factKinds[0]?.kind ?? 'adopted';
const firstFamily = (book: Book): string => book.rules[0]?.family ?? 'adoption';

/** Parts as they stand when somebody adds them: complete, so that the book can be tried at once, and named until they get a name of their own. */
export const newMatch = (book: Book): FactMatch => ({ kind: firstKind(book) });

/** A row begins with what all rows of its table ask, such as their level. */
export function newRow(book: Book, rule?: Rule): PointRow {
  const [first, ...others] = rule?.rows ?? [];
  const shared = Object.entries(first?.when?.tags ?? {}).filter(([tag, test]) => others.length > 0 && others.every((row) => JSON.stringify(row.when?.tags?.[tag]) === JSON.stringify(test)));
  const when: When | undefined = shared.length > 0 ? { tags: Object.fromEntries(shared) } : undefined;
  return { id: newId('row', book), label: autoLabel(book, when), ...(when ? { when } : {}), points: 1 };
}
export const newSupplement = (book: Book): Supplement => ({ id: newId('supplement', book), label: wording('另加', 'Added'), points: 1 });
export const newRule = (book: Book): Rule => ({ id: newId('rule', book), label: wording('新计分表', 'New points table'), family: newId('family', book), on: [firstKind(book)], pick: 'first', rows: [newRow(book)] });
export const newCombination = (book: Book): Combination => ({ id: newId('combination', book), label: wording('就高不就低', 'The higher wins'), families: [firstFamily(book)], take: 'highest', per: [] });
export const newCredit = (book: Book): Credit => ({ id: newId('credit', book), label: wording('得分同时计入上级单位', 'Points also count for the unit above'), relation: 'county-office', times: 1 });

export function newPeriodRule(book: Book, type: PeriodRule['type']): PeriodRule {
  const id = newId(type, book);
  switch (type) {
    case 'base': return { type, id, label: wording('基础分', 'Base score'), per: 'year', points: 0 };
    case 'threshold': return { type, id, label: wording('数量达标得分', 'Points for a number reached'), per: 'year', counts: newMatch(book), steps: [{ atLeast: 1, points: 1 }], inProportion: false, otherwise: 0 };
    case 'limit': return { type, id, label: wording('得分上限', 'Cap on points'), per: 'year', over: '*', max: 100 };
    case 'annul': return { type, id, label: wording('得分归零', 'Score annulled'), per: 'year', over: '*', counts: newMatch(book), atLeast: 1 };
  }
}

export const newConsequence = (): Consequence => ({ effect: 'notice', label: wording('通报', 'Notice'), byDecision: false });
export const newQuota = (book: Book): Quota => ({ id: newId('quota', book), label: wording('年度任务', 'Task of the year'), per: 'year', measure: { of: 'points' }, target: 100, warnDays: 15, consequences: [] });
export const newVeto = (book: Book): Veto => ({ id: newId('veto', book), label: wording('一票否决', 'Veto'), counts: newMatch(book), atLeast: 1, per: 'year', consequences: [{ effect: 'ineligible', label: wording('取消年度评先资格', 'No awards of the year'), byDecision: false }] });
export const newAward = (book: Book): Award => ({ id: newId('award', book), label: wording('先进单位', 'Advanced unit'), kind: 'collective', conditions: [] });
export const newGrade = (book: Book): Grade => ({ id: newId('grade', book), label: wording('一等', 'First class'), places: 1 });
export const newChoice = (book: Book): Choice => ({ id: newId('choice', book), question: wording('', ''), chosen: wording('', ''), rules: [] });

export function newCondition(book: Book, type: Condition['type'], award?: string): Condition {
  const named = (zh: string, en: string) => ({ id: newId('condition', book), label: wording(zh, en) });
  switch (type) {
    case 'quota-met': return { type, ...named('完成任务', 'Task reached'), quota: book.quotas[0]?.id ?? 'quota' };
    case 'count': return { type, ...named('次数达到要求', 'Number as required'), counts: newMatch(book), in: 'year', atLeast: 1 };
    case 'rank': return { type, ...named('名次在前', 'Among the first'), atMost: 10 };
    case 'rank-up': return { type, ...named('名次比上年上升', 'Up against last year'), atLeast: 1 };
    case 'score': return { type, ...named('得分达到要求', 'Score as required'), atLeast: 1, in: 'year' };
    case 'award': return { type, ...named('获得其他奖项', 'Holds another award'), award: book.awards.find((one) => one.id !== award)?.id ?? 'award', holds: true };
    case 'no-veto': return { type, ...named('未被一票否决', 'No veto') };
    case 'attested': return { type, ...named('需人工认定的条件', 'To be attested by a person') };
    case 'any': {
      const one = { type: 'attested' as const, ...named('需人工认定的条件', 'To be attested by a person') };
      return { type, ...named('符合其中之一', 'One of these'), of: [one, { ...one, id: newId('condition', [book, one]) }] };
    }
  }
}
