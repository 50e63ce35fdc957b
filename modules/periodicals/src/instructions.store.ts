import { accountIdOf, actorName, newId, notFound } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';
import type { InstructionState, Level } from './contract.ts';

/** An instruction without its words: those are read by `findInstructionText` alone. */
export interface Instruction {
  id: string;
  itemId: string;
  unitId: string;
  adoptionId: string | null;
  leaderLevel: Level;
  leaderPersonId: string | null;
  leaderName: string;
  leaderPost: string | null;
  givenOn: string;
  source: 'workspace' | 'paper';
  state: InstructionState;
  version: number;
  factId: string;
  recordedAt: Date;
  recordedBy: string;
  recordedAccountId: string | null;
}

const columns = [
  'id', 'item_id', 'unit_id', 'adoption_id', 'leader_level', 'leader_person_id', 'leader_name', 'leader_post', 'given_on', 'source', 'state', 'version',
  'fact_id', 'recorded_at', 'recorded_by', 'recorded_account_id',
] as const;
const select = (tx: ReadTx) => tx.db.selectFrom('periodicals.instructions').select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const instructionOf = (row: Row): Instruction => ({
  id: row.id, itemId: row.item_id, unitId: row.unit_id, adoptionId: row.adoption_id, leaderLevel: row.leader_level as Level,
  leaderPersonId: row.leader_person_id, leaderName: row.leader_name, leaderPost: row.leader_post, givenOn: row.given_on,
  source: row.source as Instruction['source'], state: row.state as InstructionState, version: row.version, factId: row.fact_id,
  recordedAt: row.recorded_at, recordedBy: row.recorded_by, recordedAccountId: row.recorded_account_id,
});

/** An instruction; `notFound` when there is none. */
export async function findInstruction(tx: ReadTx, instructionId: string): Promise<Instruction> {
  const row = await select(tx).where('id', '=', instructionId).executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return instructionOf(row);
}

/** An instruction, locked until the transaction ends. */
export async function lockInstruction(tx: Tx, instructionId: string): Promise<Instruction> {
  const row = await select(tx).where('id', '=', instructionId).forUpdate().executeTakeFirst();
  if (!row) throw notFound('general.not-found');
  return instructionOf(row);
}

/** The instructions on some items, oldest first. */
export async function listInstructionsOn(tx: ReadTx, itemIds: readonly string[]): Promise<Instruction[]> {
  if (itemIds.length === 0) return [];
  return (await select(tx).where('item_id', 'in', [...itemIds]).where('state', '<>', 'withdrawn').orderBy('id').execute()).map(instructionOf);
}

/** Adds an instruction; its words go in beside it. */
export async function insertInstruction(tx: Tx, one: Omit<Instruction, 'state' | 'version' | 'recordedAt' | 'recordedBy' | 'recordedAccountId'>): Promise<void> {
  await tx.db
    .insertInto('periodicals.instructions')
    .values({
      id: one.id, item_id: one.itemId, unit_id: one.unitId, adoption_id: one.adoptionId, leader_level: one.leaderLevel, leader_person_id: one.leaderPersonId,
      leader_name: one.leaderName, leader_post: one.leaderPost, given_on: one.givenOn, source: one.source, state: 'recorded', fact_id: one.factId,
      recorded_at: tx.now, recorded_by: actorName(tx.actor), recorded_account_id: accountIdOf(tx.actor),
    })
    .execute();
}

/** Changes the state of an instruction, as an event of the same transaction tells it. */
export async function updateInstruction(tx: Tx, instructionId: string, state: InstructionState): Promise<void> {
  await tx.db
    .updateTable('periodicals.instructions')
    .set((eb) => ({ state, version: eb('version', '+', 1), ...(state === 'closed' ? { closed_at: tx.now } : {}) }))
    .where('id', '=', instructionId)
    .execute();
}

/** Writes the words of an instruction; a correction stands above the one before. */
export async function insertInstructionText(tx: Tx, instructionId: string, text: string): Promise<void> {
  const last = await tx.db
    .selectFrom('periodicals.instruction_texts')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('instruction_id', '=', instructionId)
    .executeTakeFirst();
  await tx.db
    .insertInto('periodicals.instruction_texts')
    .values({ instruction_id: instructionId, number: (last?.last ?? 0) + 1, text, at: tx.now, entered_by: actorName(tx.actor) })
    .execute();
}

/** The words of an instruction. Only for whoever `instructionSight` lets read them. */
export async function findInstructionText(tx: ReadTx, instructionId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('periodicals.instruction_texts')
    .select('text')
    .where('instruction_id', '=', instructionId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.text ?? null;
}

export interface Assignment {
  instructionId: string;
  unitId: string;
  lead: boolean;
  dueOn: string | null;
  answeredAt: string | null;
  overdueFactId: string | null;
}

/** The units that some instructions were assigned to. */
export async function listAssignments(tx: ReadTx, instructionIds: readonly string[]): Promise<Assignment[]> {
  if (instructionIds.length === 0) return [];
  const rows = await tx.db
    .selectFrom('periodicals.assignments')
    .select(['instruction_id', 'unit_id', 'lead', 'due_on', 'answered_at', 'overdue_fact_id'])
    .where('instruction_id', 'in', [...instructionIds])
    .orderBy('lead', 'desc')
    .orderBy('assigned_at')
    .orderBy('unit_id')
    .execute();
  return rows.map((row) => ({
    instructionId: row.instruction_id, unitId: row.unit_id, lead: row.lead, dueOn: row.due_on, answeredAt: row.answered_at?.toISOString() ?? null,
    overdueFactId: row.overdue_fact_id,
  }));
}

/** Asks a unit to carry an instruction out, or moves its day. */
export async function putAssignment(tx: Tx, one: { instructionId: string; unitId: string; lead: boolean; dueOn: string | null }): Promise<void> {
  await tx.db
    .insertInto('periodicals.assignments')
    .values({ instruction_id: one.instructionId, unit_id: one.unitId, lead: one.lead, due_on: one.dueOn, assigned_at: tx.now })
    .onConflict((clash) => clash.columns(['jurisdiction_id', 'instruction_id', 'unit_id']).doUpdateSet({ lead: one.lead, due_on: one.dueOn }))
    .execute();
}

/** Notes that a unit has answered, or that its day has passed. */
export async function updateAssignment(tx: Tx, of: { instructionId: string; unitId: string }, change: { answered?: true; overdueFactId?: string }): Promise<void> {
  await tx.db
    .updateTable('periodicals.assignments')
    .set({ ...(change.answered ? { answered_at: tx.now } : {}), ...(change.overdueFactId ? { overdue_fact_id: change.overdueFactId } : {}) })
    .where('instruction_id', '=', of.instructionId)
    .where('unit_id', '=', of.unitId)
    .execute();
}

export interface Feedback {
  id: string;
  unitId: string;
  text: string;
  final: boolean;
  at: string;
  by: string;
}

/** Adds what a unit reports back; returns its id. */
export async function insertFeedback(tx: Tx, one: { instructionId: string; unitId: string; text: string; final: boolean }): Promise<string> {
  const id = newId(tx.now.getTime());
  await tx.db
    .insertInto('periodicals.feedback')
    .values({ id, instruction_id: one.instructionId, unit_id: one.unitId, text: one.text, final: one.final, at: tx.now, by_name: actorName(tx.actor) })
    .execute();
  return id;
}

/** What units reported back on an instruction, oldest first. */
export async function listFeedback(tx: ReadTx, instructionId: string): Promise<Feedback[]> {
  const rows = await tx.db
    .selectFrom('periodicals.feedback')
    .select(['id', 'unit_id', 'text', 'final', 'at', 'by_name'])
    .where('instruction_id', '=', instructionId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, unitId: row.unit_id, text: row.text, final: row.final, at: row.at.toISOString(), by: row.by_name }));
}
