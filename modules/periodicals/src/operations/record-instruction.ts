import { dayOf, enforce, invalid, newId } from '@gongkai/kernel';
import { accountsHolding } from '@gongkai/accounts';
import { bindAttachments } from '@gongkai/attachments';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import { notify } from '@gongkai/notices';
import { readPerson } from '@gongkai/organisations';
import { itemsByIds, readItemForDesk } from '@gongkai/submissions';
import { findAdoption } from '../adoptions.store.ts';
import { announceFact, creditOfItem } from '../announce-fact.ts';
import type { InstructionView, Level, RecordInstruction, WriteInstruction } from '../contract.ts';
import { listSources } from '../desk.store.ts';
import { insertEvent } from '../events.store.ts';
import { findInstruction, insertInstruction, insertInstructionText } from '../instructions.store.ts';
import { mayInstruct, mayRecord } from '../periodicals.policy.ts';
import { readOwnLevel } from '../publications.read.ts';
import { viewInstruction } from './view-instruction.ts';

/** The kind under which scans belong to an instruction. */
export const instructionSubject = 'periodicals.instruction';
export const instructionLink = (instructionId: string): string => `/periodicals/instructions/${instructionId}`;

interface Given {
  itemId: string;
  adoptionId?: string | undefined;
  leaderLevel: Level;
  leaderPersonId: string | null;
  leaderName: string;
  leaderPost: string | null;
  givenOn: string;
  source: 'workspace' | 'paper';
  text: string;
}

async function adoptionOf(tx: Tx, given: Given): Promise<string | null> {
  if (given.adoptionId === undefined) return null;
  const adoption = await findAdoption(tx, given.adoptionId);
  const sources = await listSources(tx, adoption.copyId);
  if (!sources.some((one) => one.itemId === given.itemId)) throw invalid([{ code: 'periodicals.adoption-unknown', path: 'adoptionId' }]);
  return adoption.id;
}

// The scores learn level and day; the words stay in their own table and go nowhere from here.
async function keep(tx: Tx, given: Given): Promise<string> {
  const item = (await itemsByIds(tx, [given.itemId]))[0]!;
  const adoptionId = await adoptionOf(tx, given);
  const id = newId(tx.now.getTime());
  const { itemId, units } = await creditOfItem(tx, given.itemId);
  const factId = await announceFact(tx, {
    kind: 'instructed', source: { kind: instructionSubject, id }, subject: { itemId, title: item.title }, units,
    tags: { leaderLevel: given.leaderLevel, source: given.source }, occurredAt: given.givenOn,
  });
  await insertInstruction(tx, {
    id, itemId: given.itemId, unitId: item.unitId, adoptionId, leaderLevel: given.leaderLevel, leaderPersonId: given.leaderPersonId,
    leaderName: given.leaderName, leaderPost: given.leaderPost, givenOn: given.givenOn, source: given.source, factId,
  });
  await insertInstructionText(tx, id, given.text);
  await insertEvent(tx, { subjectKind: 'instruction', subjectId: id, kind: 'recorded', toState: 'recorded', details: { leaderLevel: given.leaderLevel, source: given.source } });
  await recordAudit(tx, {
    action: 'periodicals.record-instruction', subjectKind: instructionSubject, subjectId: id, unitId: item.unitId,
    after: { itemId: given.itemId, leaderLevel: given.leaderLevel, givenOn: given.givenOn, source: given.source },
  });
  await tell(tx, id, units.map((unit) => unit.unitId), item.title);
  return id;
}

async function tell(tx: Tx, instructionId: string, unitIds: readonly string[], title: string): Promise<void> {
  const values = { title: [...title].slice(0, 100).join('') };
  const editors = await accountsHolding(tx, 'periodicals.edit', unitIds[0]);
  await notify(tx, { accountIds: editors, kind: 'periodicals.notice-instruction', values, link: instructionLink(instructionId), email: true });
  const units = new Set<string>();
  for (const unitId of unitIds) for (const accountId of await accountsHolding(tx, 'periodicals.answer', unitId)) units.add(accountId);
  await notify(tx, {
    accountIds: [...units].filter((accountId) => !editors.includes(accountId)), kind: 'periodicals.notice-instruction-given', values,
    link: instructionLink(instructionId),
  });
}

/** A leader of the government writes his instruction on an item himself. */
export async function writeInstruction(context: Context, input: WriteInstruction): Promise<InstructionView> {
  return context.write(async (tx) => {
    const item = await readItemForDesk(tx, input.itemId);
    enforce(mayInstruct(tx.actor, item.unitId));
    if (tx.actor.kind !== 'account') throw new Error('Only a person gives an instruction.');
    const id = await keep(tx, {
      ...input, leaderLevel: await readOwnLevel(tx), leaderPersonId: tx.actor.personId, leaderName: tx.actor.name, leaderPost: null,
      givenOn: dayOf(tx.now, context.timeZone), source: 'workspace',
    });
    return viewInstruction(tx, await findInstruction(tx, id));
  });
}

/** Carries an instruction over from paper, with its scan. */
export async function recordInstruction(context: Context, input: RecordInstruction): Promise<InstructionView> {
  return context.write(async (tx) => {
    const item = await readItemForDesk(tx, input.itemId);
    enforce(mayRecord(tx.actor, item.unitId));
    if (input.givenOn > dayOf(tx.now, context.timeZone)) throw invalid([{ code: 'periodicals.day-to-come', path: 'givenOn' }]);
    const leaderName = input.leaderPersonId === null ? input.leaderName : (await readPerson(tx, input.leaderPersonId)).name;
    if (!leaderName) throw invalid([{ code: 'periodicals.leader-missing', path: 'leaderName' }]);
    const { scanIds, ...given } = input;
    const id = await keep(tx, { ...given, leaderName, source: 'paper' });
    await bindAttachments(tx, { subjectKind: instructionSubject, subjectId: id, ids: scanIds });
    return viewInstruction(tx, await findInstruction(tx, id));
  });
}
