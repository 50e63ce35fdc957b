import { dayOf, hide, enforce, holds } from '@gongkai/kernel';
import { attachmentsOf, type AttachmentView } from '@gongkai/attachments';
import type { ReadTx } from '@gongkai/database';
import { readSetting, unitNames } from '@gongkai/organisations';
import { itemsByIds } from '@gongkai/submissions';
import { creditOfItem } from '../announce-fact.ts';
import { instructionSetting, instructionSettingKey, type InstructionView } from '../contract.ts';
import { listEvents } from '../events.store.ts';
import { findInstructionText, listAssignments, listFeedback, type Assignment, type Instruction } from '../instructions.store.ts';
import { instructionSight, mayAnswer } from '../periodicals.policy.ts';
import { reasonsAgainstInstruction, type InstructionAction } from '../periodicals.state.ts';
import { listResults } from '../results.store.ts';

/** How much of an instruction the actor of the transaction may know. */
export async function sightOf(tx: ReadTx, instruction: Instruction, assignments?: readonly Assignment[]): Promise<'text' | 'level' | 'none'> {
  const assigned = assignments ?? (await listAssignments(tx, [instruction.id]));
  const { units } = await creditOfItem(tx, instruction.itemId);
  const facts = {
    reportingUnitIds: [...new Set([instruction.unitId, ...units.map((unit) => unit.unitId)])],
    assignedUnitIds: assigned.map((one) => one.unitId),
    recordedAccountId: instruction.recordedAccountId,
  };
  return instructionSight(tx.actor, facts, await readSetting(tx, instructionSettingKey, instructionSetting));
}

function allowedOn(tx: ReadTx, instruction: Instruction, sight: 'text' | 'level', answerable: boolean): InstructionView['allowed'] {
  const { actor } = tx;
  const possible = (action: InstructionAction): boolean => reasonsAgainstInstruction(action, instruction.state).length === 0;
  const allowed: InstructionView['allowed'] = [];
  const desk = holds(actor, 'periodicals.edit', instruction.unitId);
  if (desk) for (const action of ['assign', 'urge', 'close', 'withdraw'] as const) if (possible(action)) allowed.push(action);
  const entered = actor.kind === 'account' && instruction.recordedAccountId === actor.accountId;
  if (sight === 'text' && entered && possible('correct')) allowed.push('correct');
  if (answerable && possible('answer')) allowed.push('answer');
  if (desk || (answerable && sight === 'text')) allowed.push('result');
  return allowed;
}

const fileOf = ({ id, name, mediaType, size }: AttachmentView) => ({ id, name, mediaType, size });

async function feedbackOf(tx: ReadTx, instruction: Instruction, sight: 'text' | 'level', names: ReadonlyMap<string, string>): Promise<InstructionView['feedback']> {
  if (sight !== 'text') return [];
  const feedback = [];
  for (const one of await listFeedback(tx, instruction.id))
    feedback.push({ ...one, unitName: names.get(one.unitId) ?? '', attachments: (await attachmentsOf(tx, one.id)).map(fileOf) });
  return feedback;
}

/** An instruction as the actor may know it: its words and scans only for those who may read them, nothing for those it does not concern. */
export async function viewInstruction(tx: ReadTx, instruction: Instruction): Promise<InstructionView> {
  const assignments = await listAssignments(tx, [instruction.id]);
  const sight = await sightOf(tx, instruction, assignments);
  if (sight === 'none') {
    enforce(hide('general.forbidden'));
    throw new Error('unreachable');
  }
  const [item] = await itemsByIds(tx, [instruction.itemId]);
  const names = await unitNames(tx, [instruction.unitId, ...assignments.map((one) => one.unitId)]);
  const today = dayOf(tx.now, tx.context.timeZone);
  const isLate = (one: Assignment): boolean => one.answeredAt === null && one.dueOn !== null && one.dueOn < today && instruction.state === 'assigned';
  const answerFor = assignments.filter((one) => one.answeredAt === null && mayAnswer(tx.actor, one.unitId));
  const readsText = sight === 'text';
  return {
    id: instruction.id, itemId: instruction.itemId, title: item?.title ?? '', unitId: instruction.unitId, unitName: names.get(instruction.unitId) ?? '',
    leaderLevel: instruction.leaderLevel, leaderName: instruction.leaderName, leaderPost: instruction.leaderPost, givenOn: instruction.givenOn,
    source: instruction.source, state: instruction.state, version: instruction.version, adoptionId: instruction.adoptionId,
    dueOn: assignments.flatMap((one) => one.dueOn ?? []).sort()[0] ?? null, overdue: assignments.some(isLate),
    recordedAt: instruction.recordedAt.toISOString(), recordedBy: instruction.recordedBy,
    text: readsText ? await findInstructionText(tx, instruction.id) : null,
    scans: readsText ? (await attachmentsOf(tx, instruction.id)).map(fileOf) : [],
    assignments: assignments.map((one) => ({
      unitId: one.unitId, unitName: names.get(one.unitId) ?? '', lead: one.lead, dueOn: one.dueOn, answeredAt: one.answeredAt, overdue: isLate(one),
    })),
    feedback: await feedbackOf(tx, instruction, sight, names),
    results: await listResults(tx, instruction.itemId),
    timeline: readsText ? (await listEvents(tx, instruction.id)).map(({ at, kind, by, reason }) => ({ at, kind, by, reason })) : [],
    allowed: allowedOn(tx, instruction, sight, answerFor.length > 0),
    answerFor: answerFor.map((one) => ({ unitId: one.unitId, unitName: names.get(one.unitId) ?? '' })),
  };
}
