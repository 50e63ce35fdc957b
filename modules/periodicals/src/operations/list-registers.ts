import { accountIdOf, enforce, notFound, reach as reachOf, type Page } from '@gongkai/kernel';
import { attachmentForDownload, type DownloadableFile } from '@gongkai/attachments';
import { recordAudit, type Context, type ReadTx } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import { deskQueue, readItemForDesk } from '@gongkai/submissions';
import type { DeskFilters } from '@gongkai/submissions';
import { listAdoptionsByIds } from '../adoptions.store.ts';
import type {
  AdoptionQuery, AdoptionView, CopyView, DeskRow, ForwardingView, InstructionQuery, InstructionRow, InstructionView, RateRow, UpperAdoptionView, UpwardQuery,
} from '../contract.ts';
import { findCopy, findCopyOfItem, findDeskVersion, listCopies, listCopyIds, listDeskVersions, type DeskVersion } from '../desk.store.ts';
import { findInstruction, listFeedback } from '../instructions.store.ts';
import { instructionReach, mayEdit } from '../periodicals.policy.ts';
import { readAdoptionIds, readForwardingIds, readInstructionIds, readRates, readUpperAdoptionIds, type Reach } from '../registers.read.ts';
import { findForwarding, listUpperAdoptions } from '../upward.store.ts';
import { marksOf } from './read-outcome.ts';
import { viewAdoptions } from './view-adoptions.ts';
import { viewCopy } from './view-copy.ts';
import { sightOf, viewInstruction } from './view-instruction.ts';
import { viewForwardings, viewUpperAdoptions } from './view-upward.ts';

type PageRequest = { after?: string | undefined; limit: number };
const asReach = (units: 'all' | ReadonlySet<string>): Reach => (units === 'all' ? 'all' : [...units]);
/** Adoptions and what went upwards: the desk and the leaders by their reach, a unit its own. */
const creditReach = (tx: ReadTx): Reach => asReach(reachOf(tx.actor, 'periodicals.read'));

/** What waits at the desk, by urgency and age, with the copies that stand already. */
export async function listDesk(context: Context, query: DeskFilters & PageRequest): Promise<Page<DeskRow>> {
  return context.read(async (tx) => {
    const { after, limit, ...filters } = query;
    const page = await deskQueue(tx, filters, { after, limit });
    const copyIds = await listCopyIds(tx, page.rows.map((row) => row.id));
    const copies = await listCopies(tx, [...new Set(copyIds.values())]);
    const accountId = accountIdOf(tx.actor);
    const rows = page.rows.map((row) => {
      const copyId = copyIds.get(row.id) ?? null;
      const ageHours = row.sentAt === null ? 0 : Math.max(0, Math.floor((tx.now.getTime() - new Date(row.sentAt).getTime()) / 3_600_000));
      return { ...marksOf(row), copyId, isMine: copyId !== null && copies.get(copyId)?.createdBy === accountId, ageHours };
    });
    return { ...page, rows };
  });
}

/** The copy in which an item stands; `notFound` while nobody has taken it up. */
export async function readCopyOfItem(context: Context, itemId: string): Promise<{ copy: CopyView | null }> {
  return context.read(async (tx) => {
    enforce(mayEdit(tx.actor, (await readItemForDesk(tx, itemId)).unitId));
    const copy = await findCopyOfItem(tx, itemId);
    return { copy: copy ? await viewCopy(tx, copy) : null };
  });
}

/** The versions of a copy, or one of them, or one of its pictures. */
export async function readVersions(context: Context, copyId: string): Promise<{ rows: Omit<DeskVersion, 'body'>[] }> {
  return context.read(async (tx) => {
    enforce(mayEdit(tx.actor, (await findCopy(tx, copyId)).unitId));
    return { rows: await listDeskVersions(tx, copyId) };
  });
}

export async function readDeskVersion(context: Context, copyId: string, number: number): Promise<DeskVersion> {
  return context.read(async (tx) => {
    enforce(mayEdit(tx.actor, (await findCopy(tx, copyId)).unitId));
    return findDeskVersion(tx, copyId, number);
  });
}

export async function readCopyFile(context: Context, copyId: string, attachmentId: string): Promise<DownloadableFile> {
  return context.read(async (tx) => {
    enforce(mayEdit(tx.actor, (await findCopy(tx, copyId)).unitId));
    return attachmentForDownload(tx, { subjectId: copyId, attachmentId });
  });
}

async function adoptionPage(tx: ReadTx, query: AdoptionQuery): Promise<Page<AdoptionView>> {
  const page = await readAdoptionIds(tx, query, creditReach(tx));
  return { ...page, rows: await viewAdoptions(tx, await listAdoptionsByIds(tx, page.rows)) };
}

/** One page of the register of adoptions. */
export async function listAdoptions(context: Context, query: AdoptionQuery): Promise<Page<AdoptionView>> {
  return context.read((tx) => adoptionPage(tx, query));
}

/** One page of the register of instructions in the caller's transaction. */
export async function instructionPage(tx: ReadTx, query: InstructionQuery): Promise<Page<InstructionRow>> {
  const page = await readInstructionIds(tx, query, { ...instructionReach(tx.actor), accountId: accountIdOf(tx.actor) });
  const rows: InstructionRow[] = [];
  for (const instructionId of page.rows) {
    const instruction = await findInstruction(tx, instructionId);
    if ((await sightOf(tx, instruction)) === 'none') continue;
    const { id, itemId, title, unitId, unitName, leaderLevel, leaderName, leaderPost, givenOn, source, state, dueOn, overdue } = await viewInstruction(tx, instruction);
    rows.push({ id, itemId, title, unitId, unitName, leaderLevel, leaderName, leaderPost, givenOn, source, state, dueOn, overdue });
  }
  return { ...page, rows };
}

/** One page of the register of instructions; without their words. */
export async function listInstructions(context: Context, query: InstructionQuery): Promise<Page<InstructionRow>> {
  return context.read((tx) => instructionPage(tx, query));
}

/** An instruction as the actor may know it; that its words were read is written down. */
export async function readInstruction(context: Context, instructionId: string): Promise<InstructionView> {
  return context.write(async (tx) => {
    const view = await viewInstruction(tx, await findInstruction(tx, instructionId));
    if (view.text !== null) await recordAudit(tx, { action: 'periodicals.read-instruction', subjectKind: 'periodicals.instruction', subjectId: instructionId, unitId: view.unitId });
    return view;
  });
}

/** A scan of an instruction, or a file of its feedback, for those who may read its words. */
export async function readInstructionFile(context: Context, instructionId: string, attachmentId: string): Promise<DownloadableFile> {
  return context.read(async (tx) => {
    const instruction = await findInstruction(tx, instructionId);
    if ((await sightOf(tx, instruction)) !== 'text') throw notFound('general.not-found');
    const view = await viewInstruction(tx, instruction);
    const holder = view.scans.some((file) => file.id === attachmentId)
      ? instructionId
      : (await listFeedback(tx, instructionId)).find((one) => view.feedback.find((shown) => shown.id === one.id)?.attachments.some((file) => file.id === attachmentId))?.id;
    if (holder === undefined) throw notFound('general.not-found');
    return attachmentForDownload(tx, { subjectId: holder, attachmentId });
  });
}

/** One page of what went to the offices above. */
export async function listForwardings(context: Context, query: UpwardQuery): Promise<Page<ForwardingView>> {
  return context.read(async (tx) => {
    const page = await readForwardingIds(tx, query, creditReach(tx));
    const forwardings = [];
    for (const forwardingId of page.rows) forwardings.push(await findForwarding(tx, forwardingId));
    return { ...page, rows: await viewForwardings(tx, forwardings) };
  });
}

/** One page of what the offices above adopted. */
export async function listUpper(context: Context, query: UpwardQuery): Promise<Page<UpperAdoptionView>> {
  return context.read(async (tx) => {
    const page = await readUpperAdoptionIds(tx, query, creditReach(tx));
    return { ...page, rows: await viewUpperAdoptions(tx, await listUpperAdoptions(tx, page.rows)) };
  });
}

const rate = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000);

/** Rates of adoption by unit: here of what was sent, above of what was forwarded. */
export async function listRates(context: Context, days: { from: string; to: string }): Promise<{ rows: RateRow[] }> {
  return context.read(async (tx) => {
    const figures = await readRates(tx, days, creditReach(tx));
    const names = await unitNames(tx, figures.map((one) => one.unitId));
    return {
      rows: figures.map((one) => ({
        ...one, unitName: names.get(one.unitId) ?? '', adoptionRate: rate(one.adopted, one.sent), upperRate: rate(one.upperAdopted, one.forwarded),
      })),
    };
  });
}
