import { conflict, enforce, holds, newId } from '@gongkai/kernel';
import { expectVersion, recordAudit, type Context, type ReadTx, type Tx } from '@gongkai/database';
import { listUnits } from '@gongkai/organisations';
import type { ChangePublication, CreatePublication, PublicationView } from '../contract.ts';
import { insertEvent } from '../events.store.ts';
import { mayEdit } from '../periodicals.policy.ts';
import { findPublication, insertPublication, listPublications, lockPublication, updatePublication, type Publication } from '../publications.store.ts';
import { readOwnLevel } from '../publications.read.ts';
import { standardPublications } from '../standard-publications.ts';

const viewOf = (tx: ReadTx, publication: Publication): PublicationView => ({
  ...publication, allowed: holds(tx.actor, 'periodicals.edit', publication.unitId) ? ['change', 'compile'] : [],
});

async function addPublication(tx: Tx, input: CreatePublication): Promise<string> {
  const id = newId(tx.now.getTime());
  await insertPublication(tx, { ...input, id });
  await insertEvent(tx, { subjectKind: 'publication', subjectId: id, kind: 'created' });
  await recordAudit(tx, { action: 'periodicals.create-publication', subjectKind: 'periodicals.publication', subjectId: id, unitId: input.unitId, after: input });
  return id;
}

/** Founds a publication. */
export async function createPublication(context: Context, input: CreatePublication): Promise<PublicationView> {
  return context.write(async (tx) => {
    enforce(mayEdit(tx.actor, input.unitId));
    if ((await listPublications(tx)).some((one) => one.code === input.code)) throw conflict([{ code: 'periodicals.code-taken', path: 'code' }]);
    return viewOf(tx, await findPublication(tx, await addPublication(tx, input)));
  });
}

/** Changes a publication: what is signed already leaves as it was signed. */
export async function changePublication(context: Context, input: ChangePublication & { publicationId: string }): Promise<PublicationView> {
  return context.write(async (tx) => {
    const before = await lockPublication(tx, input.publicationId);
    enforce(mayEdit(tx.actor, before.unitId));
    expectVersion(input.seenVersion, before.version, viewOf(tx, before));
    const { publicationId, seenVersion: _, ...body } = input;
    await updatePublication(tx, publicationId, body);
    await insertEvent(tx, { subjectKind: 'publication', subjectId: publicationId, kind: 'changed' });
    await recordAudit(tx, {
      action: 'periodicals.change-publication', subjectKind: 'periodicals.publication', subjectId: publicationId, unitId: before.unitId, before, after: body,
    });
    return viewOf(tx, await findPublication(tx, publicationId));
  });
}

/** The publications of the jurisdiction, in their order. */
export async function readPublications(context: Context): Promise<{ rows: PublicationView[] }> {
  return context.read(async (tx) => ({ rows: (await listPublications(tx)).map((one) => viewOf(tx, one)) }));
}

/**
 * Gives the office the publications that it does not have yet, with the codes that the shipped rulebooks know; can be run again. The
 * publisher is the given unit, or the first office, or the root. Returns the ids by code.
 */
export async function ensureStandardPublications(tx: Tx, options: { unitId?: string } = {}): Promise<Map<string, string>> {
  const level = await readOwnLevel(tx);
  const standing = new Map((await listPublications(tx)).map((one) => [one.code, one.id]));
  const units = await listUnits(tx);
  const unitId = options.unitId ?? (units.find((unit) => unit.kind === 'office') ?? units.find((unit) => unit.parentId === null))?.id;
  if (unitId === undefined) return standing;
  for (const publication of standardPublications[level === 'county' ? 'county' : 'city']) {
    if (standing.has(publication.code)) continue;
    standing.set(publication.code, await addPublication(tx, { ...publication, unitId, level, issuerName: null, lastTotal: 0 }));
  }
  return standing;
}
