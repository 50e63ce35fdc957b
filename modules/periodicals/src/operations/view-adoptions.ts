import { holds } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import type { Adoption } from '../adoptions.store.ts';
import { creditOfSources } from '../announce-fact.ts';
import type { AdoptionView, FactUnit } from '../contract.ts';
import { listCopies, listSources } from '../desk.store.ts';
import { listFactUnits } from '../facts.store.ts';
import { readIssueLabels } from '../issues.read.ts';
import { reasonsAgainstWithdrawing } from '../periodicals.state.ts';
import { listPublications } from '../publications.store.ts';

/** Who is credited: as the scores were told, or as it stands now for what has not left yet. */
async function creditsOf(tx: ReadTx, adoptions: readonly Adoption[]): Promise<Map<string, FactUnit[]>> {
  const told = await listFactUnits(tx, adoptions.flatMap((one) => one.factId ?? []));
  const credits = new Map<string, FactUnit[]>();
  for (const adoption of adoptions) {
    const units = adoption.factId === null ? undefined : told.get(adoption.factId);
    credits.set(adoption.id, units ?? (await creditNow(tx, adoption.copyId)));
  }
  return credits;
}

async function creditNow(tx: ReadTx, copyId: string): Promise<FactUnit[]> {
  const sources = await listSources(tx, copyId);
  return sources.length === 0 ? [] : (await creditOfSources(tx, sources)).units;
}

/** Adoptions as they are shown, in the order given. */
export async function viewAdoptions(tx: ReadTx, adoptions: readonly Adoption[]): Promise<AdoptionView[]> {
  if (adoptions.length === 0) return [];
  const copies = await listCopies(tx, [...new Set(adoptions.map((one) => one.copyId))]);
  const publications = new Map((await listPublications(tx)).map((one) => [one.id, one]));
  const labels = await readIssueLabels(tx, adoptions.flatMap((one) => one.issueId ?? []));
  const credits = await creditsOf(tx, adoptions);
  const names = await unitNames(tx, [...new Set([...credits.values()].flat().map((unit) => unit.unitId))]);
  return adoptions.map((adoption) => {
    const copy = copies.get(adoption.copyId)!;
    const publication = publications.get(adoption.publicationId);
    const label = adoption.issueId === null ? undefined : labels.get(adoption.issueId);
    const mayWithdraw = holds(tx.actor, 'periodicals.edit', copy.unitId) && reasonsAgainstWithdrawing(adoption).length === 0;
    return {
      id: adoption.id, copyId: adoption.copyId, itemId: copy.leadItemId, title: copy.title, publicationId: adoption.publicationId,
      publicationName: publication?.name ?? '', columnCode: adoption.columnCode,
      columnName: publication?.columns.find((one) => one.code === adoption.columnCode)?.name ?? null,
      itemKind: adoption.itemKind, commissioned: adoption.commissioned, state: adoption.state, issueId: adoption.issueId,
      issueYear: label?.year ?? null, issueNumber: label?.number ?? null, issuedOn: label?.issuedOn ?? null,
      adoptedAt: adoption.adoptedAt.toISOString(), adoptedBy: adoption.adoptedBy,
      units: credits.get(adoption.id)!.map((unit) => ({ ...unit, unitName: names.get(unit.unitId) ?? '' })),
      allowed: mayWithdraw ? ['withdraw' as const] : [],
    };
  });
}
