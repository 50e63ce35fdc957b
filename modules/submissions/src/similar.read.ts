import { sql, type ReadTx } from '@gongkai/database';
import type { SubmittedContent } from './submissions.content.ts';

/** Another item whose sent text may be like a given one. */
export interface Candidate {
  itemId: string;
  content: SubmittedContent;
}

const looked = 400;
const compared = 30;

/** Items that reached the desk with a text in some of the bands, those that share most first. */
export async function readCandidates(tx: ReadTx, itemId: string, bands: readonly string[]): Promise<Candidate[]> {
  const found = await sql<Candidate>`
    with meeting as (
      -- The newest of each band: a stock phrase must not make an item compare itself with every other.
      select near.item_id, near.version_number, count(*) as shared
      from unnest(${[...bands]}::text[]) as mine(band) cross join lateral (
        select b.item_id, b.version_number from submissions.bands as b
        where b.band = mine.band and b.item_id <> ${itemId} order by b.item_id desc limit ${looked}
      ) as near
      group by near.item_id, near.version_number
    )
    select i.id as "itemId", v.content
    from meeting
    join submissions.items as i on i.id = meeting.item_id and i.sent_version = meeting.version_number
    join submissions.versions as v on v.item_id = i.id and v.number = i.sent_version
    order by meeting.shared desc, i.id desc
    limit ${compared}`.execute(tx.db);
  return found.rows;
}
