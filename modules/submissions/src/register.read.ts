import { decodeCursor, toPage, type Page } from '@gongkai/kernel';
import { sql, type ReadTx } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import type { DeskFilters, ItemFilters, ItemSummary, PageRequest } from './contract.ts';
import type { SubmittedContent } from './submissions.content.ts';
import { presentSummary, type SummaryRow } from './submissions.view.ts';

type Fragment = ReturnType<typeof sql>;

/** A title filter looks among the newest titles that match: nobody reads further, and the list stays fast. */
const titlesLooked = 5_000;

const summaryColumns = sql`i.id, i.unit_id as "unitId", i.title, i.kind, i.category, i.urgency, i.channel, i.state, i.tags,
  i.register_year as "registerYear", i.register_number as "registerNumber", i.authors, i.event_at as "eventAt", i.created_at as "createdAt",
  i.updated_at as "updatedAt", i.submitted_at as "submittedAt", i.sent_at as "sentAt", i.sent_version as "sentVersion"`;
const deskStates = sql`('sent', 'held', 'adopted', 'rejected', 'merged')`;

type Row = SummaryRow & { sentVersion: number | null };

/** Which of two lists: a unit's own items, newest first, or the register of what was sent, highest number first. */
export type ListScope = 'units' | 'register';
export interface ListRequest {
  scope: ListScope;
  filters: ItemFilters;
  /** The units whose items the actor may list. */
  unitIds: 'all' | readonly string[];
  /** The units whose working texts he may see; of others he sees what was sent. */
  insideUnitIds: 'all' | readonly string[];
  page: PageRequest;
}

const orders = {
  units: { by: (of: Fragment) => sql`${of}.id desc`, keys: (row: Row) => [row.id] },
  register: {
    by: (of: Fragment) => sql`${of}.register_year desc, ${of}.register_number desc`,
    keys: (row: Row) => [row.registerYear!, row.registerNumber!],
  },
};

function conditionsOf(tx: ReadTx, request: ListRequest): Fragment[] {
  const { filters, scope, page } = request;
  const zone = tx.context.timeZone;
  const day = scope === 'register' ? sql`i.sent_at` : sql`i.created_at`;
  const conditions: Fragment[] = [];
  if (scope === 'register') conditions.push(sql`i.register_number is not null`);
  if (filters.state) conditions.push(sql`i.state = ${filters.state}`);
  if (filters.kind) conditions.push(sql`i.kind = ${filters.kind}`);
  if (filters.category) conditions.push(sql`i.category = ${filters.category}`);
  if (filters.urgency) conditions.push(sql`i.urgency = ${filters.urgency}`);
  if (filters.channel) conditions.push(sql`i.channel = ${filters.channel}`);
  if (filters.from) conditions.push(sql`${day} >= ${filters.from}::date::timestamp at time zone ${zone}`);
  if (filters.to) conditions.push(sql`${day} < (${filters.to}::date + 1)::timestamp at time zone ${zone}`);
  if (filters.text) {
    conditions.push(sql`i.id = any(array(select submissions.items_titled(${filters.text}, ${titlesLooked})))`);
    // A title that the unit is rewriting must not be guessed by searching for it.
    if (request.insideUnitIds !== 'all') {
      conditions.push(sql`(i.state in ${deskStates} or i.unit_id = any(${[...request.insideUnitIds]}::uuid[]))`);
    }
  }
  if (page.after !== undefined) {
    if (scope === 'register') {
      const [year, number] = decodeCursor(page.after, 2);
      conditions.push(sql`(i.register_year, i.register_number) < (${Number(year)}::smallint, ${Number(number)}::integer)`);
    } else {
      conditions.push(sql`i.id < ${String(decodeCursor(page.after, 1)[0])}::uuid`);
    }
  }
  return conditions;
}

const where = (conditions: readonly Fragment[]): Fragment => (conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `));

function listQuery(tx: ReadTx, request: ListRequest) {
  const { filters, unitIds, scope, page } = request;
  const conditions = conditionsOf(tx, request);
  const limit = sql`limit ${page.limit + 1}`;
  const { by } = orders[scope];
  const units = filters.unitId !== undefined
    ? (unitIds === 'all' || unitIds.includes(filters.unitId) ? [filters.unitId] : [])
    : unitIds;
  if (units === 'all') {
    return sql<Row>`select ${summaryColumns} from submissions.items as i where ${where(conditions)} order by ${by(sql`i`)} ${limit}`;
  }
  // Each unit's newest come from its own index; an array of units would make the planner walk or sort all of them.
  return sql<Row>`select mine.* from unnest(${[...units]}::uuid[]) as unit(id) cross join lateral (
      select ${summaryColumns}, i.register_year, i.register_number from submissions.items as i
      where ${where([sql`i.unit_id = unit.id`, ...conditions])} order by ${by(sql`i`)} ${limit}
    ) as mine order by ${by(sql`mine`)} ${limit}`;
}

const atDesk: ReadonlySet<string> = new Set(['sent', 'held', 'adopted', 'rejected', 'merged']);

// An item that went back to its unit keeps, for everybody else, the marks of the text that was sent.
async function withSentTexts<R extends Row>(tx: ReadTx, rows: readonly R[], insideUnitIds: 'all' | readonly string[]): Promise<R[]> {
  const outside = (row: R): boolean => insideUnitIds !== 'all' && !insideUnitIds.includes(row.unitId);
  const back = rows.filter((row) => row.sentVersion !== null && !atDesk.has(row.state) && outside(row)).map((row) => row.id);
  if (back.length === 0) return [...rows];
  const found = await sql<{ id: string; content: SubmittedContent }>`
    select i.id, v.content from submissions.items as i
    join submissions.versions as v on v.item_id = i.id and v.number = i.sent_version
    where i.id = any(${back}::uuid[])`.execute(tx.db);
  const contents = new Map(found.rows.map((row) => [row.id, row.content]));
  return rows.map((row) => {
    const content = contents.get(row.id);
    if (!content) return row;
    const { title, kind, category, urgency, tags, authors, eventAt } = content;
    return { ...row, title, kind, category, urgency, tags, authors, eventAt: eventAt === null ? null : new Date(eventAt) };
  });
}

async function present(tx: ReadTx, rows: readonly Row[], insideUnitIds: 'all' | readonly string[]): Promise<ItemSummary[]> {
  const names = await unitNames(tx, [...new Set(rows.map((row) => row.unitId))]);
  return (await withSentTexts(tx, rows, insideUnitIds)).map((row) => presentSummary(row, names));
}

/** One page of a list of items. */
export async function readItems(tx: ReadTx, request: ListRequest): Promise<Page<ItemSummary>> {
  const found = await listQuery(tx, request).execute(tx.db);
  const page = toPage(found.rows, request.page.limit, orders[request.scope].keys);
  return { ...page, rows: await present(tx, page.rows, request.insideUnitIds) };
}

/** What waits at the desk: the most urgent first, in each grade the oldest first. */
export async function readDeskQueue(
  tx: ReadTx,
  request: { filters: DeskFilters; unitIds: 'all' | readonly string[]; page: PageRequest },
): Promise<Page<ItemSummary>> {
  const { filters, unitIds, page } = request;
  const conditions: Fragment[] = [sql`i.state in ('sent', 'held')`];
  if (filters.state) conditions.push(sql`i.state = ${filters.state}`);
  if (filters.unitId) conditions.push(sql`i.unit_id = ${filters.unitId}`);
  if (filters.kind) conditions.push(sql`i.kind = ${filters.kind}`);
  if (filters.category) conditions.push(sql`i.category = ${filters.category}`);
  if (filters.urgency) conditions.push(sql`i.urgency_rank = case ${filters.urgency}::text
    when 'extra-urgent' then 1 when 'urgent' then 2 when 'quick' then 3 when 'slow' then 4 else 5 end`);
  if (unitIds !== 'all') conditions.push(sql`i.unit_id = any(${[...unitIds]}::uuid[])`);
  if (page.after !== undefined) {
    const [rank, sentAt, itemId] = decodeCursor(page.after, 3);
    conditions.push(sql`(i.urgency_rank, i.sent_at, i.id) > (${Number(rank)}::smallint, ${String(sentAt)}::timestamptz, ${String(itemId)}::uuid)`);
  }
  const found = await sql<Row & { rank: number; sentKey: string }>`
    select ${summaryColumns}, i.urgency_rank as rank, i.sent_at::text as "sentKey"
    from submissions.items as i where ${where(conditions)}
    order by i.urgency_rank, i.sent_at, i.id limit ${page.limit + 1}`.execute(tx.db);
  const cut = toPage(found.rows, page.limit, (row) => [row.rank, row.sentKey, row.id]);
  return { ...cut, rows: await present(tx, cut.rows, []) };
}

/** Some items by id, in the order of the ids, with the text that was sent where there is one; unknown ones are left out. */
export async function readSummaries(tx: ReadTx, itemIds: readonly string[]): Promise<ItemSummary[]> {
  if (itemIds.length === 0) return [];
  const found = await sql<Row>`
    select ${summaryColumns} from submissions.items as i where i.id = any(${[...itemIds]}::uuid[])`.execute(tx.db);
  const byId = new Map((await present(tx, found.rows, [])).map((row) => [row.id, row]));
  return itemIds.flatMap((itemId) => byId.get(itemId) ?? []);
}

/** How many items of each unit reached the desk on the day on which they were submitted, by the jurisdiction's days. */
export async function readSameDay(
  tx: ReadTx,
  request: { from: string; to: string; unitIds: 'all' | readonly string[] },
): Promise<{ unitId: string; sent: number; sameDay: number }[]> {
  const zone = tx.context.timeZone;
  const reach = request.unitIds === 'all' ? sql`true` : sql`i.unit_id = any(${[...request.unitIds]}::uuid[])`;
  const found = await sql<{ unitId: string; sent: number; sameDay: number }>`
    select i.unit_id as "unitId", count(*) as sent,
      count(*) filter (where (i.submitted_at at time zone ${zone})::date = (i.sent_at at time zone ${zone})::date) as "sameDay"
    from submissions.items as i
    where i.sent_at >= ${request.from}::date::timestamp at time zone ${zone}
      and i.sent_at < (${request.to}::date + 1)::timestamp at time zone ${zone} and ${reach}
    group by i.unit_id order by i.unit_id`.execute(tx.db);
  return found.rows;
}
