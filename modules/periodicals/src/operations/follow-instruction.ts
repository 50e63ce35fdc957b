import { enforce, forbidden, refuseIf } from '@gongkai/kernel';
import { accountsHolding } from '@gongkai/accounts';
import { bindAttachments } from '@gongkai/attachments';
import { expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import { notify } from '@gongkai/notices';
import { itemsByIds } from '@gongkai/submissions';
import { announceFact, creditOfItem, withdrawFact } from '../announce-fact.ts';
import type { AssignInstruction, GiveFeedback, InstructionView, RecordResult, ResultView } from '../contract.ts';
import { insertEvent } from '../events.store.ts';
import {
  findInstruction, insertFeedback, insertInstructionText, listAssignments, lockInstruction, putAssignment, updateAssignment, updateInstruction, type Instruction,
} from '../instructions.store.ts';
import { mayAnswer, mayEdit } from '../periodicals.policy.ts';
import { reasonsAgainstInstruction } from '../periodicals.state.ts';
import { insertResult, listResults } from '../results.store.ts';
import { instructionLink, instructionSubject } from './record-instruction.ts';
import { sightOf, viewInstruction } from './view-instruction.ts';

const actions = {
  assign: 'periodicals.assign-instruction', answer: 'periodicals.give-feedback', urge: 'periodicals.urge-units',
  close: 'periodicals.close-instruction', withdraw: 'periodicals.withdraw-instruction', correct: 'periodicals.correct-instruction',
} as const;

const audit = (tx: Tx, verb: keyof typeof actions, instruction: Instruction, after: Record<string, unknown>): Promise<void> =>
  recordAudit(tx, { action: actions[verb], subjectKind: instructionSubject, subjectId: instruction.id, unitId: instruction.unitId, after });

/** Tells the people of some units; the words of the instruction are never among what they are told. */
async function tellUnits(tx: Tx, instruction: Instruction, unitIds: readonly string[], kind: string): Promise<void> {
  const accountIds = new Set<string>();
  for (const unitId of unitIds) for (const accountId of await accountsHolding(tx, 'periodicals.answer', unitId)) accountIds.add(accountId);
  const [item] = await itemsByIds(tx, [instruction.itemId]);
  await notify(tx, { accountIds: [...accountIds], kind, values: { title: [...(item?.title ?? '')].slice(0, 100).join('') }, link: instructionLink(instruction.id), email: kind !== 'periodicals.notice-instruction-closed' });
}

/** Assigns an instruction to the units that carry it out, each with its day. */
export async function assignInstruction(context: Context, input: AssignInstruction & { instructionId: string }): Promise<InstructionView> {
  return context.write(async (tx) => {
    const instruction = await lockInstruction(tx, input.instructionId);
    enforce(mayEdit(tx.actor, instruction.unitId));
    refuseIf(reasonsAgainstInstruction('assign', instruction.state));
    expectVersion(input.seenVersion, instruction.version, { version: instruction.version });
    const unitIds = input.units.map((one) => one.unitId);
    refuseIf(new Set(unitIds).size === unitIds.length ? [] : [{ code: 'periodicals.unit-twice', path: 'units' }]);
    for (const one of input.units) await putAssignment(tx, { instructionId: instruction.id, ...one });
    await updateInstruction(tx, instruction.id, 'assigned');
    await insertEvent(tx, { subjectKind: 'instruction', subjectId: instruction.id, kind: 'assigned', fromState: instruction.state, toState: 'assigned', details: { units: input.units } });
    await audit(tx, 'assign', instruction, { units: input.units });
    await tellUnits(tx, instruction, unitIds, 'periodicals.notice-instruction-assigned');
    return viewInstruction(tx, await findInstruction(tx, instruction.id));
  });
}

/** Reports back for a unit that was asked; with its last word the unit is done, and with the last unit the instruction is answered. */
export async function giveFeedback(context: Context, input: GiveFeedback & { instructionId: string }): Promise<InstructionView> {
  return context.write(async (tx) => {
    const instruction = await lockInstruction(tx, input.instructionId);
    if ((await sightOf(tx, instruction)) === 'none') enforce({ allowed: false, reason: 'general.forbidden', hidden: true });
    const assignments = await listAssignments(tx, [instruction.id]);
    const mine = assignments.find((one) => one.unitId === input.unitId);
    if (!mine || !mayAnswer(tx.actor, input.unitId)) throw forbidden('periodicals.not-asked');
    refuseIf(reasonsAgainstInstruction('answer', instruction.state));
    refuseIf(mine.answeredAt === null ? [] : [{ code: 'periodicals.already-answered' }]);
    const feedbackId = await insertFeedback(tx, { instructionId: instruction.id, unitId: input.unitId, text: input.text, final: input.final });
    await bindAttachments(tx, { subjectKind: 'periodicals.feedback', subjectId: feedbackId, ids: input.attachmentIds });
    if (input.final) await answerFor(tx, instruction, input.unitId, assignments.every((one) => one.answeredAt !== null || one.unitId === input.unitId));
    await audit(tx, 'answer', instruction, { feedbackId, unitId: input.unitId, final: input.final });
    const editors = await accountsHolding(tx, 'periodicals.edit', instruction.unitId);
    await notify(tx, { accountIds: editors, kind: 'periodicals.notice-feedback', values: {}, link: instructionLink(instruction.id) });
    return viewInstruction(tx, await findInstruction(tx, instruction.id));
  });
}

async function answerFor(tx: Tx, instruction: Instruction, unitId: string, isLast: boolean): Promise<void> {
  await updateAssignment(tx, { instructionId: instruction.id, unitId }, { answered: true });
  const toState = isLast ? 'answered' : 'assigned';
  await updateInstruction(tx, instruction.id, toState);
  await insertEvent(tx, { subjectKind: 'instruction', subjectId: instruction.id, kind: 'answered', fromState: instruction.state, toState, details: { unitId } });
  const [item] = await itemsByIds(tx, [instruction.itemId]);
  await announceFact(tx, {
    kind: 'instruction-answered', source: { kind: instructionSubject, id: instruction.id }, subject: { kind: instructionSubject, id: instruction.id, title: item?.title ?? '' },
    units: [{ unitId, share: 1 }], tags: { leaderLevel: instruction.leaderLevel }, occurredAt: tx.now.toISOString(),
  });
}

/** Reminds the units that have not answered yet. */
export async function urgeUnits(context: Context, input: { instructionId: string; note: string }): Promise<InstructionView> {
  return context.write(async (tx) => {
    const instruction = await lockInstruction(tx, input.instructionId);
    enforce(mayEdit(tx.actor, instruction.unitId));
    refuseIf(reasonsAgainstInstruction('urge', instruction.state));
    const open = (await listAssignments(tx, [instruction.id])).filter((one) => one.answeredAt === null).map((one) => one.unitId);
    await insertEvent(tx, { subjectKind: 'instruction', subjectId: instruction.id, kind: 'urged', reason: input.note, details: { unitIds: open } });
    await audit(tx, 'urge', instruction, { unitIds: open });
    await tellUnits(tx, instruction, open, 'periodicals.notice-instruction-urged');
    return viewInstruction(tx, await findInstruction(tx, instruction.id));
  });
}

/** Closes an instruction and tells the unit that reported the item. */
export async function closeInstruction(context: Context, input: { instructionId: string; seenVersion: number; reason: string }): Promise<InstructionView> {
  return context.write(async (tx) => {
    const instruction = await lockInstruction(tx, input.instructionId);
    enforce(mayEdit(tx.actor, instruction.unitId));
    refuseIf(reasonsAgainstInstruction('close', instruction.state));
    expectVersion(input.seenVersion, instruction.version, { version: instruction.version });
    const open = (await listAssignments(tx, [instruction.id])).some((one) => one.answeredAt === null);
    refuseIf(open && input.reason === '' ? [{ code: 'periodicals.close-reason-missing', path: 'reason' }] : []);
    await updateInstruction(tx, instruction.id, 'closed');
    await insertEvent(tx, { subjectKind: 'instruction', subjectId: instruction.id, kind: 'closed', fromState: instruction.state, toState: 'closed', reason: input.reason });
    await audit(tx, 'close', instruction, { reason: input.reason });
    const { units } = await creditOfItem(tx, instruction.itemId);
    await tellUnits(tx, instruction, units.map((unit) => unit.unitId), 'periodicals.notice-instruction-closed');
    return viewInstruction(tx, await findInstruction(tx, instruction.id));
  });
}

/** Takes back an instruction that was recorded by mistake; the scores are corrected. */
export async function withdrawInstruction(context: Context, input: { instructionId: string; seenVersion: number; reason: string }): Promise<InstructionView> {
  return context.write(async (tx) => {
    const instruction = await lockInstruction(tx, input.instructionId);
    enforce(mayEdit(tx.actor, instruction.unitId));
    refuseIf(reasonsAgainstInstruction('withdraw', instruction.state));
    expectVersion(input.seenVersion, instruction.version, { version: instruction.version });
    const [item] = await itemsByIds(tx, [instruction.itemId]);
    const { itemId } = await creditOfItem(tx, instruction.itemId);
    await withdrawFact(tx, { factId: instruction.factId, subject: { itemId, title: item?.title ?? '' }, source: { kind: instructionSubject, id: instruction.id } });
    await updateInstruction(tx, instruction.id, 'withdrawn');
    await insertEvent(tx, { subjectKind: 'instruction', subjectId: instruction.id, kind: 'withdrawn', fromState: instruction.state, toState: 'withdrawn', reason: input.reason });
    await audit(tx, 'withdraw', instruction, { reason: input.reason });
    return viewInstruction(tx, await findInstruction(tx, instruction.id));
  });
}

/** Corrects a wrong transcript; the one before stays beneath. */
export async function correctInstructionText(context: Context, input: { instructionId: string; seenVersion: number; text: string }): Promise<InstructionView> {
  return context.write(async (tx) => {
    const instruction = await lockInstruction(tx, input.instructionId);
    if ((await sightOf(tx, instruction)) === 'none') enforce({ allowed: false, reason: 'general.forbidden', hidden: true });
    if (tx.actor.kind !== 'account' || instruction.recordedAccountId !== tx.actor.accountId) throw forbidden('periodicals.not-recorder');
    refuseIf(reasonsAgainstInstruction('correct', instruction.state));
    expectVersion(input.seenVersion, instruction.version, { version: instruction.version });
    await insertInstructionText(tx, instruction.id, input.text);
    await updateInstruction(tx, instruction.id, instruction.state);
    await insertEvent(tx, { subjectKind: 'instruction', subjectId: instruction.id, kind: 'corrected' });
    await audit(tx, 'correct', instruction, {});
    return viewInstruction(tx, await findInstruction(tx, instruction.id));
  });
}

/** Records what an item led to: a decision, a project, a fix. */
export async function recordResult(context: Context, input: RecordResult): Promise<{ rows: ResultView[] }> {
  return context.write(async (tx) => {
    const { units } = await creditOfItem(tx, input.itemId);
    if (input.instructionId === null) enforce(mayEdit(tx.actor, units[0]!.unitId));
    else {
      const instruction = await lockInstruction(tx, input.instructionId);
      const assigned = (await listAssignments(tx, [instruction.id])).some((one) => mayAnswer(tx.actor, one.unitId));
      if (instruction.itemId !== input.itemId || !assigned) enforce(mayEdit(tx.actor, instruction.unitId));
      refuseIf(instruction.itemId === input.itemId ? [] : [{ code: 'periodicals.other-item', path: 'instructionId' }]);
    }
    const resultId = await insertResult(tx, input);
    await recordAudit(tx, { action: 'periodicals.record-result', subjectKind: 'periodicals.result', subjectId: resultId, unitId: units[0]!.unitId, after: { itemId: input.itemId, kind: input.kind, title: input.title } });
    return { rows: await listResults(tx, input.itemId) };
  });
}
