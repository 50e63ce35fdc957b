import { plainText } from '@gongkai/kernel';
import type { ReadTx } from '@gongkai/database';
import { bandKeysOf, similarity } from '@gongkai/text';
import type { DraftText, SimilarItem } from '../contract.ts';
import { readSummaries } from '../register.read.ts';
import { readCandidates } from '../similar.read.ts';
import { findItem, findVersion } from '../submissions.store.ts';

const alike = 0.3;
const textOf = (content: Pick<DraftText, 'title' | 'body'>): string => `${content.title}\n${plainText(content.body)}`;

/** Items that reached the desk and tell much the same as a given one, the most alike first. The caller has asked his own policy. */
export async function similarItems(tx: ReadTx, itemId: string): Promise<SimilarItem[]> {
  const item = await findItem(tx, itemId);
  const mine = textOf(item.sentVersion === null ? item.text : (await findVersion(tx, itemId, item.sentVersion)).content);
  const near = (await readCandidates(tx, itemId, bandKeysOf(mine)))
    .map((candidate) => ({ id: candidate.itemId, likeness: similarity(mine, textOf(candidate.content)) }))
    .filter((candidate) => candidate.likeness >= alike)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 10);
  const likenessOf = new Map(near.map((one) => [one.id, one.likeness]));
  const summaries = await readSummaries(tx, near.map((one) => one.id));
  return summaries.map(({ id, title, unitId, unitName, state, number, sentAt }) => ({
    id, title, unitId, unitName, state, number, sentAt, likeness: Math.round(likenessOf.get(id)! * 1000) / 1000,
  }));
}
