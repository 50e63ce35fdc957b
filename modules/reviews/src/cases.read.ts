import { decodeCursor, reach, toPage, type Page } from '@gongkai/kernel';
import { sql, type ReadTx } from '@gongkai/database';
import { unitNames } from '@gongkai/organisations';
import type { CaseRow, CaseState, CasesFilters, ChainStep, InboxFilters } from './contract.ts';
import { actsFor } from './people.ts';

interface ListedCase {
  id: string;
  subjectKind: string;
  subjectId: string;
  unitId: string;
  title: string;
  link: string;
  steps: ChainStep[];
  position: number;
  state: CaseState;
  startedAt: Date;
  stepOpenedAt: Date;
  dueAt: Date | null;
  endedAt: Date | null;
  sortAt: Date;
  onBehalfOf: string | null;
}

interface Window {
  after?: string | undefined;
  limit: number;
}

const columns = sql`c.id, c.subject_kind as "subjectKind", c.subject_id as "subjectId", c.unit_id as "unitId", c.title, c.link, c.steps, c.position,
  c.state, c.started_at as "startedAt", c.step_opened_at as "stepOpenedAt", c.due_at as "dueAt", c.ended_at as "endedAt"`;

/** What waits for the actor, the most pressing first; or what he has signed, the latest first. */
export async function readInbox(tx: ReadTx, filters: InboxFilters, window: Window): Promise<Page<CaseRow>> {
  if (tx.actor.kind !== 'account') return { rows: [], next: null };
  const personIds = await actsFor(tx, tx.actor.personId);
  return filters.box === 'waiting' ? readWaiting(tx, personIds, filters, window) : readSigned(tx, tx.actor.personId, filters, window);
}

async function readWaiting(tx: ReadTx, personIds: string[], filters: InboxFilters, window: Window): Promise<Page<CaseRow>> {
  const own = personIds[0]!;
  const { rows } = await sql<ListedCase>`
    select ${columns}, c.clock_at as "sortAt", r.name as "onBehalfOf"
    from reviews.cases c
    join lateral (
      select case when v.person_id = ${own}::uuid then null else v.person_name end as name from reviews.reviewers v
      where v.jurisdiction_id = c.jurisdiction_id and v.case_id = c.id and v.position = c.position and v.state = 'asked'
        and v.person_id = any(${personIds}::uuid[]) order by v.person_id = ${own}::uuid desc limit 1) r on true
    where c.state = 'running' and ${ofKind(filters.kind)} and ${behind(window.after, 'up')}
      and c.id in (select w.case_id from reviews.reviewers w where w.person_id = any(${personIds}::uuid[]) and w.state = 'asked')
    order by c.clock_at, c.id limit ${window.limit + 1}`.execute(tx.db);
  return present(tx, rows, window.limit);
}

async function readSigned(tx: ReadTx, personId: string, filters: InboxFilters, window: Window): Promise<Page<CaseRow>> {
  const { rows } = await sql<ListedCase>`
    select ${columns}, c.started_at as "sortAt", null as "onBehalfOf" from reviews.cases c
    where c.id in (select o.case_id from reviews.opinions o where o.person_id = ${personId}) and ${ofKind(filters.kind)} and ${behind(window.after, 'down')}
    order by c.started_at desc, c.id desc limit ${window.limit + 1}`.execute(tx.db);
  return present(tx, rows, window.limit);
}

/** The cases of the units whose signatures the actor keeps, or whose chains he looks after. */
export async function readCases(tx: ReadTx, filters: CasesFilters, window: Window): Promise<Page<CaseRow>> {
  const units = unitsKept(tx);
  if (units !== 'all' && units.length === 0) return { rows: [], next: null };
  const within = units === 'all' ? sql`true` : sql`c.unit_id = any(${units}::uuid[])`;
  const ofUnit = filters.unitId === undefined ? sql`true` : sql`c.unit_id = ${filters.unitId}`;
  const { rows } = await sql<ListedCase>`
    select ${columns}, c.clock_at as "sortAt", null as "onBehalfOf" from reviews.cases c
    where c.state = ${filters.state} and ${within} and ${ofUnit} and ${ofKind(filters.kind)} and ${behind(window.after, 'up')}
    order by c.clock_at, c.id limit ${window.limit + 1}`.execute(tx.db);
  return present(tx, rows, window.limit);
}

function unitsKept(tx: ReadTx): 'all' | string[] {
  const recorded = reach(tx.actor, 'reviews.record');
  const configured = reach(tx.actor, 'reviews.configure');
  return recorded === 'all' || configured === 'all' ? 'all' : [...new Set([...recorded, ...configured])];
}

const ofKind = (kind: string | undefined) => (kind === undefined ? sql`true` : sql`c.subject_kind = ${kind}`);

function behind(after: string | undefined, direction: 'up' | 'down') {
  if (after === undefined) return sql`true`;
  const [at, id] = decodeCursor(after, 2).map(String);
  return direction === 'up'
    ? sql`(c.clock_at, c.id) > (${at}::timestamptz, ${id}::uuid)`
    : sql`(c.started_at, c.id) < (${at}::timestamptz, ${id}::uuid)`;
}

async function present(tx: ReadTx, rows: ListedCase[], limit: number): Promise<Page<CaseRow>> {
  const page = toPage(rows, limit, (row) => [row.sortAt.toISOString(), row.id]);
  const names = await unitNames(tx, [...new Set(page.rows.map((row) => row.unitId))]);
  return {
    next: page.next,
    rows: page.rows.map((row) => ({
      id: row.id, subjectKind: row.subjectKind, subjectId: row.subjectId, unitId: row.unitId, unitName: names.get(row.unitId) ?? '',
      title: row.title, link: row.link, stepName: row.steps[Math.min(row.position, row.steps.length - 1)]?.name ?? '', state: row.state,
      startedAt: row.startedAt.toISOString(), stepOpenedAt: row.stepOpenedAt.toISOString(), dueAt: row.dueAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null, onBehalfOf: row.onBehalfOf,
    })),
  };
}

/** A step that has waited since before a moment, and who is asked. */
export interface WaitingStep {
  caseId: string;
  position: number;
  stepName: string;
  title: string;
  stepOpenedAt: Date;
  reviewers: { personId: string; accountId: string | null }[];
}

/** The open steps that have waited since before a moment, the longest first. */
export async function readWaitingSince(tx: ReadTx, before: Date): Promise<WaitingStep[]> {
  const { rows } = await sql<Omit<WaitingStep, 'stepName'> & { steps: ChainStep[] }>`
    select c.id as "caseId", c.position, c.title, c.steps, c.step_opened_at as "stepOpenedAt",
      json_agg(json_build_object('personId', r.person_id, 'accountId', r.account_id)) as reviewers
    from reviews.cases c
    join reviews.reviewers r on r.jurisdiction_id = c.jurisdiction_id and r.case_id = c.id and r.position = c.position and r.state = 'asked'
    where c.state = 'running' and c.step_opened_at < ${before}
    group by c.id, c.position, c.title, c.steps, c.step_opened_at order by c.step_opened_at limit 500`.execute(tx.db);
  return rows.map(({ steps, ...row }) => ({ ...row, stepName: steps[row.position]?.name ?? '' }));
}
