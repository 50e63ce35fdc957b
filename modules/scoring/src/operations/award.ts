import { dayOf, enforce, newId, notFound, refuseIf, reply, type Reply } from '@gongkai/kernel';
import { accountsHolding } from '@gongkai/accounts';
import { downloadHeaders } from '@gongkai/attachments';
import { expectVersion, recordAudit, type Context, type ReadTx, type Tx } from '@gongkai/database';
import { addWorkingDays, builtinCalendar } from '@gongkai/deadlines';
import { certificatePdf } from '@gongkai/documents';
import { notify } from '@gongkai/notices';
import { issuer, personNames, personsInPost, unitNames } from '@gongkai/organisations';
import { awardCandidates, type AwardCandidate, type Officer } from '../awards/candidates.ts';
import { isOver, type Judged } from '../awards/conditions.ts';
import { reasonsAgainstDeciding, reasonsAgainstObjecting, reasonsAgainstSettling, reasonsAgainstShowing } from '../awards.state.ts';
import {
  answerObjectionRow, findNomination, insertAttestation, insertNomination, insertObjection, listAttestations, listNominations, listObjections, markDecided, markShown, type StoredNomination,
} from '../awards.store.ts';
import type { Attest, AwardsView, Decide, NominationView, Recommend } from '../contract.ts';
import { insertEvent } from '../events.store.ts';
import { lastDayOfMonth, monthsOfYear } from '../periods.ts';
import { rank } from '../ranking.ts';
import type { Records } from '../records.ts';
import { labelOf } from '../rulebook/names.ts';
import { rulebookName, type Rulebook } from '../rulebook/rulebook.ts';
import { formatHundredths } from '../rulebook/wording.ts';
import { entryReach, keeps, mayAppeal, mayKeep, mayReadScores, mayReadUnit } from '../scoring.policy.ts';
import { readScoringSetting } from '../setting.ts';
import { certificateText } from '../templates/certificate.ts';
import { readYear } from './year-frame.ts';

const subject = 'scoring.award';

async function officersOf(tx: ReadTx, unitIds: readonly string[]): Promise<Officer[]> {
  const officers: Officer[] = [];
  for (const unitId of unitIds) {
    for (const post of ['officer', 'deputy-officer'] as const) for (const one of await personsInPost(tx, { unitId, post })) officers.push({ id: one.personId, name: one.name, unitId });
  }
  return officers;
}

interface JudgedYear {
  year: number;
  yearOver: boolean;
  rulebook: Rulebook;
  candidates: AwardCandidate[];
  officers: Map<string, string>;
  names: Map<string, string>;
  /** The ranking group of each unit in the reader's words. */
  groups: Map<string, string>;
  records: Records;
}

const groupLabel = (book: Rulebook, group: string, language: 'zh-CN' | 'en'): string => {
  const label = book.groups.find((one) => one.id === group)?.label;
  return label === undefined ? group : language === 'en' ? label.en : label.zh;
};

/** The last day of an assessment year. */
const lastDayOf = (year: number, book: Rulebook): string => lastDayOfMonth(monthsOfYear(year, book.yearStartMonth).to);

/** Candidates of a year with every condition judged from records, ranks, last year's ranks and what was attested. */
async function judgeYear(tx: ReadTx, asked?: number): Promise<JudgedYear> {
  const frame = await readYear(tx, asked);
  const before = monthsOfYear(frame.year - 1, frame.rulebook.yearStartMonth);
  const lastYear: Record<string, number> = {};
  for (const group of new Set(frame.units.map((unit) => unit.group))) {
    const members = frame.units.filter((unit) => unit.group === group);
    if (members.some((unit) => frame.sums.of(unit.id, before) !== 0)) {
      for (const place of rank(members, (unit) => frame.sums.of(unit.id, before), frame.rulebook.ranking)) lastYear[place.of.id] = place.rank;
    }
  }
  const isIndividual = frame.rulebook.awards.some((award) => award.kind === 'individual');
  const officers = isIndividual ? await officersOf(tx, frame.units.map((unit) => unit.id)) : [];
  const decided: Record<string, string[]> = {};
  for (const one of await listNominations(tx, frame.year)) if (one.state === 'awarded') (decided[one.awardId] ??= []).push(one.unitId);
  const candidates = awardCandidates({ ...frame, lastYear, attestations: await listAttestations(tx, frame.year) }, { officers, decided });
  return {
    year: frame.year, yearOver: isOver(monthsOfYear(frame.year, frame.rulebook.yearStartMonth), frame.asOf), rulebook: frame.rulebook, candidates, records: frame.records, officers: new Map(officers.map((one) => [one.id, one.name])), names: new Map(frame.units.map((unit) => [unit.id, unit.name])),
    groups: new Map(frame.units.map((unit) => [unit.id, groupLabel(frame.rulebook, unit.group ?? '', tx.context.language)])),
  };
}

const shownFacts = 12;

function presentConditions(judged: readonly Judged[], { rulebook: book, records }: Pick<JudgedYear, 'rulebook' | 'records'>, language: 'zh-CN' | 'en') {
  const typeOf = new Map(book.awards.flatMap((award) => award.conditions.flatMap((one) => [one, ...(one.type === 'any' ? one.of : [])]).map((one) => [one.id, one.type] as const)));
  const factsOf = (ids: readonly string[] = []) => ids.slice(0, shownFacts).flatMap((factId) => {
    const fact = records.find(factId);
    return fact === undefined ? [] : [{ factId, title: fact.subject.title ?? fact.subject.id, on: fact.occurredAt.slice(0, 10), subjectKind: fact.subject.kind, subjectId: fact.subject.id }];
  });
  const one = ({ of: _of, factIds, ...rest }: Judged) => ({ ...rest, label: labelOf(book, rest.id, language), type: typeOf.get(rest.id) ?? '', facts: factsOf(factIds), factCount: factIds?.length ?? 0 });
  return judged.map((each) => ({ ...one(each), ...(each.of === undefined ? {} : { of: each.of.map(one) }) }));
}

async function presentNominations(tx: ReadTx, rows: readonly StoredNomination[], book: Rulebook): Promise<NominationView[]> {
  const objections = await listObjections(tx, rows.map((row) => row.id));
  const names = await unitNames(tx, [...new Set([...rows.map((row) => row.unitId), ...objections.map((one) => one.unitId)])]);
  const people = await personNames(tx, rows.flatMap((row) => (row.personId === null ? [] : [row.personId])));
  const { language, timeZone } = tx.context;
  const today = dayOf(tx.now, timeZone);
  return rows.map((row) => ({
    id: row.id, year: row.year, awardId: row.awardId, award: labelOf(book, row.awardId, language), unitId: row.unitId, unitName: names.get(row.unitId) ?? '',
    personId: row.personId, personName: row.personId === null ? null : (people.get(row.personId) ?? ''), gradeId: row.gradeId,
    grade: row.gradeId === null ? null : labelOf(book, row.gradeId, language), state: row.state, recommendedAt: row.recommendedAt.toISOString(), recommendedBy: row.recommendedBy,
    shownFrom: row.shownFrom, shownTo: row.shownTo, decision: row.decision, decidedAt: row.decidedAt?.toISOString() ?? null, decidedBy: row.decidedBy, number: row.number,
    version: row.version,
    objections: objections.filter((one) => one.nominationId === row.id && mayReadUnit(tx.actor, one.unitId).allowed)
      .map((one) => ({ id: one.id, unitName: names.get(one.unitId) ?? '', text: one.text, at: one.at.toISOString(), by: one.by, answer: one.answer, upheld: one.upheld })),
    allowed: [
      ...(keeps(tx.actor) && row.state === 'recommended' ? ['show', 'decide'] : []),
      ...(keeps(tx.actor) && row.state === 'shown' ? ['decide', 'answer-objection'] : []),
      ...(reasonsAgainstObjecting(row, today).length === 0 && entryReach(tx.actor) !== 'all' ? ['object'] : []),
      ...(row.state === 'awarded' ? ['certificate'] : []),
    ],
  }));
}

/** The awards of a year: for the office every candidate with every condition; for units those that are shown or decided. */
export async function readAwards(context: Context, query: { year?: number | undefined }): Promise<AwardsView> {
  return context.read(async (tx) => {
    enforce(mayReadScores(tx.actor));
    const judged = await judgeYear(tx, query.year);
    const { year, rulebook, candidates, officers, names } = judged;
    const nominations = await listNominations(tx, year);
    const { language } = tx.context;
    const isKeeper = keeps(tx.actor);
    const isNominated = (one: AwardCandidate): boolean => nominations.some((row) => row.state !== 'refused' && row.awardId === one.awardId && row.unitId === one.unitId && row.personId === one.officerId);
    return {
      year, ...monthsOfYear(year, rulebook.yearStartMonth), yearOver: judged.yearOver, rulebook: rulebookName(rulebook), allowed: isKeeper ? ['recommend', 'attest'] : [],
      awards: rulebook.awards.map((award) => ({
        id: award.id, label: labelOf(rulebook, award.id, language), kind: award.kind,
        candidates: candidates.filter((one) => one.awardId === award.id && mayReadUnit(tx.actor, one.unitId).allowed).map((one) => ({
          awardId: one.awardId, unitId: one.unitId, unitName: names.get(one.unitId) ?? '', personId: one.officerId, personName: one.officerId === null ? null : (officers.get(one.officerId) ?? ''),
          group: judged.groups.get(one.unitId) ?? '', rank: one.rank, points: formatHundredths(one.hundredths), standing: one.standing, gradeId: one.gradeId,
          grade: one.gradeId === null ? null : labelOf(rulebook, one.gradeId, language), conditions: presentConditions(one.conditions, judged, language), nominated: isNominated(one),
        })),
      })),
      nominations: await presentNominations(tx, nominations.filter((row) => isKeeper || row.state === 'shown' || row.state === 'awarded'), rulebook),
    };
  });
}

/** Attests what no record can tell. */
export async function attest(context: Context, input: Attest): Promise<{ conditionId: string; holds: boolean }> {
  return context.write(async (tx) => {
    enforce(mayKeep(tx.actor));
    const { rulebook } = await readYear(tx, input.year);
    const known = rulebook.awards.flatMap((award) => award.conditions.flatMap((one) => (one.type === 'any' ? one.of : [one]))).some((one) => one.id === input.conditionId && one.type === 'attested');
    refuseIf(known ? [] : [{ code: 'scoring.condition-not-attested', path: 'conditionId' }]);
    await insertAttestation(tx, input);
    await recordAudit(tx, { action: 'scoring.attest', subjectKind: subject, subjectId: null, unitId: input.unitId, after: input });
    return { conditionId: input.conditionId, holds: input.holds };
  });
}

/** Recommends a candidate; one whom a condition excludes cannot be recommended, and every reason is named. */
export async function recommend(context: Context, input: Recommend): Promise<NominationView> {
  return context.write(async (tx) => {
    enforce(mayKeep(tx.actor));
    const { rulebook, candidates } = await judgeYear(tx, input.year);
    refuseIf(reasonsAgainstSettling(lastDayOf(input.year, rulebook), dayOf(tx.now, tx.context.timeZone)));
    const candidate = candidates.find((one) => one.awardId === input.awardId && one.unitId === input.unitId && one.officerId === input.personId);
    if (!candidate) throw notFound('scoring.candidate-missing');
    const failing = candidate.conditions.filter((one) => one.answer !== 'met');
    refuseIf(failing.map((one) => ({ code: one.answer === 'open' ? 'scoring.condition-open' : 'scoring.condition-not-met', values: { condition: labelOf(rulebook, one.id, tx.context.language) } })));
    const own = (await listNominations(tx, input.year)).filter((one) => one.awardId === input.awardId && one.unitId === input.unitId && one.state !== 'refused');
    const limit = rulebook.awards.find((one) => one.id === input.awardId)?.perUnit ?? (input.personId === null ? 1 : Infinity);
    refuseIf(own.length >= limit ? [{ code: 'scoring.nominated-already' }] : []);
    const id = newId(tx.now.getTime());
    await insertNomination(tx, { id, ...input, rulebook: rulebookName(rulebook), gradeId: candidate.gradeId }, candidate);
    await insertEvent(tx, { subjectKind: 'award', subjectId: id, kind: 'recommended', toState: 'recommended' });
    await recordAudit(tx, { action: 'scoring.recommend', subjectKind: subject, subjectId: id, unitId: input.unitId, after: { ...input, gradeId: candidate.gradeId } });
    return viewOf(tx, id);
  });
}

async function viewOf(tx: ReadTx, nominationId: string): Promise<NominationView> {
  const row = await findNomination(tx, nominationId);
  const { rulebook } = await readYear(tx, row.year);
  return (await presentNominations(tx, [row], rulebook))[0]!;
}

async function lockNomination(tx: Tx, nominationId: string, seenVersion: number): Promise<StoredNomination> {
  enforce(mayKeep(tx.actor));
  const row = await findNomination(tx, nominationId, true);
  expectVersion(seenVersion, row.version, { version: row.version });
  return row;
}

/** Shows a candidate to all units for the days of the office's setting; objections are taken until then. */
export async function showCandidate(context: Context, input: { nominationId: string; seenVersion: number }): Promise<NominationView> {
  return context.write(async (tx) => {
    const row = await lockNomination(tx, input.nominationId, input.seenVersion);
    refuseIf(reasonsAgainstShowing(row.state));
    const from = dayOf(tx.now, tx.context.timeZone);
    const to = addWorkingDays(builtinCalendar(), from, (await readScoringSetting(tx)).publicityDays);
    await markShown(tx, row.id, { from, to });
    await insertEvent(tx, { subjectKind: 'award', subjectId: row.id, kind: 'shown', fromState: row.state, toState: 'shown', details: { from, to } });
    await recordAudit(tx, { action: 'scoring.show-candidate', subjectKind: subject, subjectId: row.id, unitId: row.unitId, after: { from, to } });
    await notify(tx, { accountIds: await accountsHolding(tx, 'scoring.read'), kind: 'scoring.notice-candidate-shown', values: { to }, link: `/scoring/awards?year=${row.year}`, key: `scoring.shown:${row.year}:${row.awardId}:${from}` });
    return viewOf(tx, row.id);
  });
}

/** Objects to a candidate, for one's own unit. */
export async function objectTo(context: Context, input: { nominationId: string; unitId: string; text: string }): Promise<NominationView> {
  return context.write(async (tx) => {
    const row = await findNomination(tx, input.nominationId, true);
    enforce(mayAppeal(tx.actor, input.unitId));
    refuseIf(reasonsAgainstObjecting(row, dayOf(tx.now, tx.context.timeZone)));
    await insertObjection(tx, input);
    await recordAudit(tx, { action: 'scoring.object', subjectKind: subject, subjectId: row.id, unitId: input.unitId });
    await notify(tx, { accountIds: await accountsHolding(tx, 'scoring.keep'), kind: 'scoring.notice-objection', values: {}, link: `/scoring/awards?year=${row.year}` });
    return viewOf(tx, row.id);
  });
}

/** Answers an objection. */
export async function answerObjection(context: Context, input: { nominationId: string; objectionId: string; upheld: boolean; answer: string }): Promise<NominationView> {
  return context.write(async (tx) => {
    enforce(mayKeep(tx.actor));
    await findNomination(tx, input.nominationId, true);
    if (!(await answerObjectionRow(tx, input, input))) throw notFound('general.not-found');
    await recordAudit(tx, { action: 'scoring.answer-objection', subjectKind: subject, subjectId: input.nominationId, after: { upheld: input.upheld } });
    return viewOf(tx, input.nominationId);
  });
}

/** Decides on a candidate after the days of publicity. */
export async function decideAward(context: Context, input: Decide & { nominationId: string }): Promise<NominationView> {
  return context.write(async (tx) => {
    const row = await lockNomination(tx, input.nominationId, input.seenVersion);
    refuseIf(reasonsAgainstDeciding(row, await listObjections(tx, [row.id]), { today: dayOf(tx.now, tx.context.timeZone), award: input.award }));
    await markDecided(tx, row, input.award, input.decision);
    await insertEvent(tx, { subjectKind: 'award', subjectId: row.id, kind: 'decided', fromState: row.state, toState: input.award ? 'awarded' : 'refused', reason: input.decision });
    await recordAudit(tx, { action: 'scoring.decide-award', subjectKind: subject, subjectId: row.id, unitId: row.unitId, after: { award: input.award } });
    return viewOf(tx, row.id);
  });
}

/** The certificate of an award as a PDF. */
export async function readCertificate(context: Context, nominationId: string): Promise<Reply> {
  const { text, name } = await context.with({ language: 'zh-CN' }).read(async (tx) => {
    enforce(mayReadScores(tx.actor));
    const row = await findNomination(tx, nominationId);
    if (row.state !== 'awarded') throw notFound('general.not-found');
    const view = await viewOf(tx, nominationId);
    return { text: certificateText(view, await issuer(tx), dayOf(row.decidedAt!, tx.context.timeZone)), name: `${view.year}年${view.award}${view.personName ?? view.unitName}.pdf` };
  });
  const { bytes } = await certificatePdf(text);
  return reply({ headers: downloadHeaders({ name, mediaType: 'application/pdf' }), body: Buffer.from(bytes) });
}
