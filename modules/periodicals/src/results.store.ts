import { actorName, newId } from '@gongkai/kernel';
import type { ReadTx, Tx } from '@gongkai/database';
import type { RecordResult, ResultView } from './contract.ts';

/** Adds what an item led to. */
export async function insertResult(tx: Tx, result: RecordResult): Promise<string> {
  const id = newId(tx.now.getTime());
  await tx.db
    .insertInto('periodicals.results')
    .values({
      id, item_id: result.itemId, instruction_id: result.instructionId, kind: result.kind, title: result.title, description: result.description,
      happened_on: result.happenedOn, at: tx.now, by_name: actorName(tx.actor),
    })
    .execute();
  return id;
}

/** What an item led to, oldest first. */
export async function listResults(tx: ReadTx, itemId: string): Promise<ResultView[]> {
  const rows = await tx.db
    .selectFrom('periodicals.results')
    .select(['id', 'instruction_id', 'kind', 'title', 'description', 'happened_on', 'at', 'by_name'])
    .where('item_id', '=', itemId)
    .orderBy('happened_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id, instructionId: row.instruction_id, kind: row.kind as ResultView['kind'], title: row.title, description: row.description,
    happenedOn: row.happened_on, at: row.at.toISOString(), by: row.by_name,
  }));
}
