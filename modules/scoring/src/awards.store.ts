import { actorName, newId, notFound } from '@gongkai/kernel';
import { sql, type ReadTx, type Tx } from '@gongkai/database';
import type { Attestation } from './awards/conditions.ts';

export interface StoredNomination {
  id: string;
  year: number;
  awardId: string;
  rulebook: string;
  unitId: string;
  personId: string | null;
  gradeId: string | null;
  state: 'recommended' | 'shown' | 'awarded' | 'refused';
  recommendedAt: Date;
  recommendedBy: string;
  shownFrom: string | null;
  shownTo: string | null;
  decision: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  number: number | null;
  version: number;
}

const columns = sql`n.id, n.year, n.award_id as "awardId", n.rulebook, n.unit_id as "unitId", n.person_id as "personId", n.grade_id as "gradeId", n.state,
  n.recommended_at as "recommendedAt", n.recommended_by as "recommendedBy", n.shown_from::text as "shownFrom", n.shown_to::text as "shownTo", n.decision,
  n.decided_at as "decidedAt", n.decided_by as "decidedBy", n.number, n.version`;

/** A nomination; `notFound` when there is none. */
export async function findNomination(tx: ReadTx, nominationId: string, lock = false): Promise<StoredNomination> {
  const found = await sql<StoredNomination>`select ${columns} from scoring.nominations n where n.id = ${nominationId} ${lock ? sql`for update` : sql``}`.execute(tx.db);
  const row = found.rows[0];
  if (!row) throw notFound('general.not-found');
  return row;
}

/** The nominations of a year. */
export async function listNominations(tx: ReadTx, year: number): Promise<StoredNomination[]> {
  return (await sql<StoredNomination>`select ${columns} from scoring.nominations n where n.year = ${year} order by n.award_id, n.id`.execute(tx.db)).rows;
}

/** Recommends somebody, with the conditions as they stand. */
export async function insertNomination(tx: Tx, one: Pick<StoredNomination, 'id' | 'year' | 'awardId' | 'rulebook' | 'unitId' | 'personId' | 'gradeId'>, basis: unknown): Promise<void> {
  await sql`insert into scoring.nominations (id, year, award_id, rulebook, unit_id, person_id, grade_id, state, basis, recommended_at, recommended_by)
    values (${one.id}, ${one.year}, ${one.awardId}, ${one.rulebook}, ${one.unitId}, ${one.personId}, ${one.gradeId}, 'recommended', ${JSON.stringify(basis)}::jsonb, ${tx.now},
      ${actorName(tx.actor)})`.execute(tx.db);
}

/** Shows a candidate to all units for some days. */
export async function markShown(tx: Tx, nominationId: string, days: { from: string; to: string }): Promise<void> {
  await sql`update scoring.nominations set state = 'shown', shown_from = ${days.from}, shown_to = ${days.to}, version = version + 1 where id = ${nominationId}`.execute(tx.db);
}

/** Decides; an award takes the next number of its year. */
export async function markDecided(tx: Tx, nomination: StoredNomination, isAwarded: boolean, decision: string): Promise<void> {
  await sql`update scoring.nominations set state = ${isAwarded ? 'awarded' : 'refused'}, decision = ${decision}, decided_at = ${tx.now}, decided_by = ${actorName(tx.actor)},
    number = ${isAwarded ? sql`(select coalesce(max(o.number), 0) + 1 from scoring.nominations o where o.year = ${nomination.year})` : sql`null`}, version = version + 1
    where id = ${nomination.id}`.execute(tx.db);
}

/** Keeps what a person attests. */
export async function insertAttestation(tx: Tx, one: { year: number; conditionId: string; unitId: string; personId: string | null; holds: boolean; evidence: string }): Promise<void> {
  await sql`insert into scoring.attestations (id, year, condition_id, unit_id, person_id, holds, evidence, at, by_name)
    values (${newId(tx.now.getTime())}, ${one.year}, ${one.conditionId}, ${one.unitId}, ${one.personId}, ${one.holds}, ${one.evidence}, ${tx.now}, ${actorName(tx.actor)})`.execute(tx.db);
}

/** What was attested for a year, oldest first. */
export async function listAttestations(tx: ReadTx, year: number): Promise<Attestation[]> {
  const found = await sql<{ conditionId: string; unitId: string; personId: string | null; holds: boolean; by: string; evidence: string }>`
    select a.condition_id as "conditionId", a.unit_id as "unitId", a.person_id as "personId", a.holds, a.by_name as by, a.evidence
    from scoring.attestations a where a.year = ${year} order by a.id`.execute(tx.db);
  return found.rows.map(({ personId, ...row }) => ({ ...row, ...(personId === null ? {} : { officerId: personId }) }));
}

export interface StoredObjection {
  id: string;
  nominationId: string;
  unitId: string;
  text: string;
  at: Date;
  by: string;
  answer: string | null;
  upheld: boolean | null;
}

/** Objections to some nominations. */
export async function listObjections(tx: ReadTx, nominationIds: readonly string[]): Promise<StoredObjection[]> {
  return (await sql<StoredObjection>`select o.id, o.nomination_id as "nominationId", o.unit_id as "unitId", o.text, o.at, o.by_name as by, o.answer, o.upheld
    from scoring.objections o where o.nomination_id = any(${[...nominationIds]}::uuid[]) order by o.id`.execute(tx.db)).rows;
}

/** Files an objection. */
export async function insertObjection(tx: Tx, one: { nominationId: string; unitId: string; text: string }): Promise<void> {
  await sql`insert into scoring.objections (id, nomination_id, unit_id, text, at, by_name)
    values (${newId(tx.now.getTime())}, ${one.nominationId}, ${one.unitId}, ${one.text}, ${tx.now}, ${actorName(tx.actor)})`.execute(tx.db);
}

/** Answers an objection that has no answer yet; returns whether there was one. */
export async function answerObjectionRow(tx: Tx, { nominationId, objectionId }: { nominationId: string; objectionId: string }, answer: { upheld: boolean; answer: string }): Promise<boolean> {
  const done = await sql`update scoring.objections set answer = ${answer.answer}, upheld = ${answer.upheld}, answered_at = ${tx.now}, answered_by = ${actorName(tx.actor)}
    where id = ${objectionId} and nomination_id = ${nominationId} and answer is null`.execute(tx.db);
  return Number(done.numAffectedRows ?? 0) === 1;
}
