import { dayOf } from '@gongkai/kernel';
import type { Context, Tx } from '@gongkai/database';
import { itemsByIds } from '@gongkai/submissions';
import { announceFact } from '../announce-fact.ts';
import { listMissed, listOverdueAssignments } from '../commissions.store.ts';
import { insertEvent } from '../events.store.ts';
import { listAssignments, lockInstruction, updateAssignment } from '../instructions.store.ts';
import { noteMissed } from './commission.ts';
import { instructionSubject } from './record-instruction.ts';

async function noteOverdue(tx: Tx, of: { instructionId: string; unitId: string }): Promise<void> {
  const instruction = await lockInstruction(tx, of.instructionId);
  const assignment = (await listAssignments(tx, [instruction.id])).find((one) => one.unitId === of.unitId);
  if (!assignment || assignment.answeredAt !== null || assignment.overdueFactId !== null || assignment.dueOn === null) return;
  const [item] = await itemsByIds(tx, [instruction.itemId]);
  const overdueFactId = await announceFact(tx, {
    kind: 'instruction-overdue', source: { kind: instructionSubject, id: instruction.id }, subject: { kind: instructionSubject, id: instruction.id, title: item?.title ?? '' },
    units: [{ unitId: of.unitId, share: 1 }], tags: { leaderLevel: instruction.leaderLevel }, occurredAt: assignment.dueOn,
  });
  await updateAssignment(tx, of, { overdueFactId });
  await insertEvent(tx, { subjectKind: 'instruction', subjectId: instruction.id, kind: 'overdue', details: { unitId: of.unitId } });
}

/** Looks once an hour for what was not answered and not delivered in time; each case in a transaction of its own. */
export async function noteWhatIsLate(context: Context): Promise<void> {
  const today = dayOf(context.clock.now(), context.timeZone);
  for (const one of await context.read((tx) => listMissed(tx))) await context.write((tx) => noteMissed(tx, one));
  for (const one of await context.read((tx) => listOverdueAssignments(tx, today))) await context.write((tx) => noteOverdue(tx, one));
}
