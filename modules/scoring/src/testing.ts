import { newId, type Actor } from '@gongkai/kernel';
import { testAccount } from '@gongkai/accounts/testing';
import { announce, deliverAnnouncements, type Context, type ListenerDefinition } from '@gongkai/database';
import { ensureColumn, standardColumns } from '@gongkai/disclosures';
import { periodicalsFact, type FactPayload } from '@gongkai/periodicals';
import { publishingCounty, type PublishingCounty } from '@gongkai/periodicals/testing';
import { giveOpinion, reviewOf } from '@gongkai/reviews';
import type { Tags } from './rulebook/match.ts';
import type { Fact, FactUnit, LedgerInput, RulebookInForce } from './ledger/types.ts';
import { jobs } from './jobs.ts';
import { ensureCountyRulebook } from './operations/keep-rulebooks.ts';
import { rulebook } from './rulebook/rulebook.ts';
import type { Rulebook, RulebookFile } from './rulebook/rulebook.ts';

/** A fact with everything that a test leaves unsaid filled in: recorded at ten in the morning of the day on which it happened. */
export function aFact(
  parts: Partial<Omit<Fact, 'units' | 'subject'>> & { kind: string; on?: string; item?: string; units?: readonly (string | FactUnit)[]; tags?: Tags },
): Fact {
  const { on = '2026-03-05', item = 'item-1', units = ['unit-1'], tags = {}, ...rest } = parts;
  return {
    id: rest.id ?? `${rest.kind}-${item}-${on}-${Object.values(tags).join('-')}`,
    subject: { kind: 'item', id: item },
    units: units.map((unit) => (typeof unit === 'string' ? { unitId: unit } : unit)),
    tags,
    occurredAt: on,
    recordedAt: `${on}T10:00:00+08:00`,
    recordedBy: 'editor',
    ...rest,
  };
}

/** A rulebook with one adoption rule of 5 points, and whatever a test wants to be otherwise. */
export function aRulebook(parts: Partial<RulebookFile> = {}): Rulebook {
  return rulebook.parse({
    format: 'gongkai-rulebook/1',
    id: 'test-book',
    version: 1,
    title: { zh: '测试办法', en: 'Test rules' },
    source: { issuer: '测试', title: '测试办法', completeness: { zh: '完整', en: 'Complete' } },
    factKinds: [{ kind: 'adopted', label: { zh: '采用', en: 'Adopted' } }],
    rules: [aRule('adoption', 5)],
    ...parts,
  });
}

/** A rule that gives every fact of a kind the same points. */
export function aRule(id: string, points: RulebookFile['rules'][number]['rows'][number]['points'], parts: Partial<RulebookFile['rules'][number]> = {}): RulebookFile['rules'][number] {
  const label = { zh: id, en: id };
  return { id, label, family: id, on: ['adopted'], rows: [{ id: `${id}-row`, label, points }], ...parts };
}

/** A rulebook in force from the beginning of 2025. */
export const inForce = (book: Rulebook, effectiveFrom = '2025-01-01', adoptedAt?: string): RulebookInForce => ({
  rulebook: book,
  effectiveFrom,
  ...(adoptedAt === undefined ? {} : { adoptedAt }),
});

/** The inputs of a ledger under one rulebook. */
export const underBook = (book: Rulebook, facts: readonly Fact[], rest: Partial<LedgerInput> = {}): LedgerInput => ({
  rulebooks: [inForce(book)],
  facts,
  ...rest,
});

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A publishing county that scores by the county scheme: 吴洁 looks after confidentiality, 郑涛 after the catalogue. */
export interface ScoringCounty extends PublishingCounty {
  confidentiality: Extract<Actor, { kind: 'account' }>;
  disclosureOfficer: Extract<Actor, { kind: 'account' }>;
  rulebookId: string;
}

/** Sets up a scoring county in the tenant of a context. */
export async function scoringCounty(context: Context): Promise<ScoringCounty> {
  const system = context.with({ actor: { kind: 'system', name: 'test' }, once: null });
  const county = await publishingCounty(context);
  const everywhere = { scope: 'jurisdiction' as const, unitId: county.office.parentId! };
  return {
    ...county,
    confidentiality: await testAccount(system, '吴洁', county.office.id, [{ role: 'confidentiality-reviewer', ...everywhere }]),
    disclosureOfficer: await testAccount(system, '郑涛', county.office.id, [{ role: 'disclosure-officer', ...everywhere }]),
    rulebookId: await system.write(async (tx) => {
      for (const column of standardColumns) await ensureColumn(tx, column);
      return ensureCountyRulebook(tx);
    }),
  };
}

const listeners = jobs.filter((job): job is ListenerDefinition => job.kind === 'listener');

/** Lets this module hear what was announced of a record, as the worker does. */
export async function hearOf(context: Context, subjectId: string): Promise<void> {
  const system = context.with({ actor: { kind: 'system', name: 'worker' }, once: null });
  for (const listener of listeners) await deliverAnnouncements(system, listener, subjectId);
}

/** The desk announces a fact about an item, and the scores hear it. */
export async function tellFact(context: Context, parts: Partial<Omit<FactPayload, 'units'>> & { kind: FactPayload['kind']; unitIds: readonly string[]; itemId?: string }): Promise<FactPayload> {
  const { unitIds, itemId = newId(), ...rest } = parts;
  const at = context.clock.now();
  const payload: FactPayload = {
    id: newId(), subject: { kind: 'submissions.item', id: itemId, title: '清溪镇扎实推进春耕备耕工作' }, units: unitIds.map((unitId) => ({ unitId, share: 1 })),
    tags: {}, occurredAt: at.toISOString(), recordedAt: at.toISOString(), recordedBy: '陈静', ...rest,
  };
  const desk = context.with({ actor: { kind: 'system', name: 'desk' }, once: null });
  await desk.write((tx) => announce(tx, { name: periodicalsFact, subjectId: payload.subject.id, payload }));
  await hearOf(context, payload.subject.id);
  return payload;
}

/** Everybody who is asked approves a notice, step by step. */
export async function approveBulletin(context: Context, county: Pick<ScoringCounty, 'confidentiality' | 'officeLeader'>, bulletinId: string): Promise<void> {
  for (const actor of [county.confidentiality, county.officeLeader]) {
    const reviewer = context.with({ actor, once: null });
    const review = await reviewer.read((tx) => reviewOf(tx, bulletinId));
    await giveOpinion(reviewer, { caseId: review!.id, decision: 'approve', opinion: '同意', seenFingerprint: review!.fingerprint });
  }
  await hearOf(context, bulletinId);
}
