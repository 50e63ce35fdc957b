import { enforce, invalid, newId, refuseIf } from '@gongkai/kernel';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import { setStage } from '@gongkai/submissions';
import { findAdoption, insertAdoption, listAdoptionsOfCopy } from '../adoptions.store.ts';
import type { Adopt, AdoptionView } from '../contract.ts';
import { listSources, lockCopy, updateShare, type DeskCopy } from '../desk.store.ts';
import { insertEvent } from '../events.store.ts';
import { mayEdit } from '../periodicals.policy.ts';
import { reasonsAgainstColumn } from '../periodicals.state.ts';
import { findPublication } from '../publications.store.ts';
import { mergeIn } from './merge-items.ts';
import { takeUpIn } from './take-up.ts';
import { viewAdoptions } from './view-adoptions.ts';

async function copyFor(tx: Tx, input: Adopt): Promise<DeskCopy> {
  const itemIds = [...new Set(input.itemIds)];
  if ((input.deskCopyId === undefined) === (itemIds.length === 0)) throw invalid([{ code: 'periodicals.adopt-what', path: 'itemIds' }]);
  if (input.deskCopyId !== undefined) return lockCopy(tx, input.deskCopyId);
  const made = itemIds.length > 1 ? await mergeIn(tx, { itemIds, shares: input.shares }) : await takeUpIn(tx, itemIds[0]!);
  return lockCopy(tx, made.id);
}

/** Adopts a text into a column of a publication, for its units to be credited when the issue leaves. */
export async function adopt(context: Context, input: Adopt): Promise<AdoptionView> {
  return context.write(async (tx) => {
    const publication = await findPublication(tx, input.publicationId);
    enforce(mayEdit(tx.actor, publication.unitId));
    const copy = await copyFor(tx, input);
    enforce(mayEdit(tx.actor, copy.unitId));
    const columnCode = input.columnCode ?? (publication.columns.length === 1 ? publication.columns[0]!.code : null);
    const standing = (await listAdoptionsOfCopy(tx, copy.id)).filter((one) => one.state !== 'withdrawn');
    refuseIf([
      ...reasonsAgainstColumn(publication.columns, columnCode, input.itemKind),
      ...(standing.some((one) => one.publicationId === publication.id) ? [{ code: 'periodicals.already-adopted', path: 'publicationId' }] : []),
    ]);
    const sources = await listSources(tx, copy.id);
    for (const { itemId, share } of input.shares) if (sources.some((one) => one.itemId === itemId)) await updateShare(tx, copy.id, itemId, share);
    const id = newId(tx.now.getTime());
    await insertAdoption(tx, { id, copyId: copy.id, publicationId: publication.id, columnCode, itemKind: input.itemKind, commissioned: input.commissioned });
    const column = publication.columns.find((one) => one.code === columnCode)?.name ?? '';
    for (const source of sources) await setStage(tx, { itemId: source.itemId, stage: 'adopted', into: { publication: publication.name, column, adoptionId: id } });
    await insertEvent(tx, { subjectKind: 'adoption', subjectId: id, kind: 'adopted', toState: 'waiting' });
    await recordAudit(tx, {
      action: 'periodicals.adopt', subjectKind: 'periodicals.adoption', subjectId: id, unitId: copy.unitId,
      after: { copyId: copy.id, itemIds: sources.map((one) => one.itemId), publication: publication.code, column: columnCode, itemKind: input.itemKind, commissioned: input.commissioned },
    });
    return (await viewAdoptions(tx, [await findAdoption(tx, id)]))[0]!;
  });
}
