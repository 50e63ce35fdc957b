import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import Fastify from 'fastify';
import pg from 'pg';
import { z } from 'zod';
import { staffRoutes } from '@gongkai/api';
import { mountPortal } from '@gongkai/portal';
import { zipOf } from '@gongkai/attachments/testing';
import { JurisdictionDirectory, sql, type Context } from '@gongkai/database';
import { id, reply, route, type Route } from '@gongkai/kernel';
import { ScreenHub, useScreenHub } from '@gongkai/notices';
import { testDatabase } from '@gongkai/testing';
import { startWorker } from '@gongkai/worker';
import { aCounty, type County } from './counties.ts';
import { readableIn } from './contents.ts';
import { look, walkExits, type Walk, type Walker } from './exit-walk.ts';
import { markOf } from './marked-items.ts';
import { PlausibleValues } from './plausible-values.ts';
import { RestrictedRecords, type Restricted } from './restricted-records.ts';
import { rolledBack } from './rolled-back-pool.ts';
import { openStaff, StaffClient } from './staff-client.ts';

const database = await testDatabase();
const superuser = new pg.Client({ connectionString: database.superuserUrl });
superuser.on('error', () => {});
await superuser.connect();
const staff = await openStaff(database.pools.app, database.services);
// Requests that change something run to their end and are taken back: all walkers find the same records.
const undone = await openStaff(rolledBack(database.pools.app), database.services);
after(async () => {
  await staff.server.close();
  await undone.server.close();
  await superuser.end();
});

const east = await aCounty(database, 'east', 2);
const west = await aCounty(database, 'west', 1);
const workerLines: string[] = [];
const restricted: Restricted[] = [];
const tokens: string[] = [];
for (const county of [east, west]) {
  const records = new RestrictedRecords(county, staff.server, workOff);
  restricted.push(...(await records.make()));
  tokens.push(records.token);
}
await workOff();
const values = await PlausibleValues.read(superuser, ['MARK', markOf('east', 'u00', 'draft').slice(0, -4), markOf('west', 'u00', 'sent').slice(0, -4)], { token: tokens });
const walkers = await gather();

/** Lets the real worker do everything that waits: files are read, mails sent, announcements heard. */
async function workOff(): Promise<void> {
  const worker = await startWorker({ pool: database.pools.worker, services: database.services, log: (level, message) => workerLines.push(`${level} ${message}`) });
  for (let left = 1, quiet = 0; quiet < 3; ) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    left = (await superuser.query(`select from graphile_worker.jobs where attempts < max_attempts and run_at <= now()`)).rowCount ?? 0;
    quiet = left === 0 ? quiet + 1 : 0;
  }
  await worker.stop();
}

/** Every role of the east, an officer and the editor of the west, and a visitor. */
async function gather(): Promise<Walker[]> {
  const person = async (county: County, loginName: string): Promise<Walker> =>
    ({ name: loginName, loginName, county: county.code, client: await StaffClient.signIn(staff.server, county.host, loginName) });
  const found: Walker[] = [];
  for (const { officer, leader } of east.units) found.push(await person(east, officer.loginName), await person(east, leader.loginName));
  for (const one of Object.values(east.staff)) found.push(await person(east, one.loginName));
  found.push(await person(west, west.staff.editor.loginName), await person(west, west.units[0]!.officer.loginName));
  found.push({ name: 'visitor', loginName: null, county: 'east', client: new StaffClient(staff.server, east.host) });
  return found;
}

const through = (server: typeof staff.server): Walker[] => walkers.map((walker) => ({ ...walker, client: walker.client.through(server) }));
const some = (walk: Walk): string => [...new Set(walk.leaks)].slice(0, 40).join('\n');
/** Routes that stay shut for everybody here, each with the reason. */
const unopened: Record<string, string> = {};
const reading = staffRoutes.filter((one) => one.method === 'GET');
const changing = staffRoutes.filter((one) => one.method !== 'GET');

test('no reading exit shows anybody what is not his', { timeout: 600_000 }, async (t) => {
  const hub = new ScreenHub(database.pools.app);
  await hub.start();
  useScreenHub(hub);
  t.after(() => hub.stop());
  const used = process.cpuUsage();
  const walk = await walkExits({ routes: reading, walkers: through(staff.server), restricted, values });
  t.diagnostic([...walk.costs].sort((a, b) => b[1] - a[1]).slice(0, 8).map(([name, cost]) => `${name} ${Math.round(cost)} ms`).join(', '));
  t.diagnostic(`${walk.answers} answers of ${reading.length} routes to ${walkers.length} walkers in ${Math.round(Object.values(process.cpuUsage(used)).reduce((a, b) => a + b) / 1e6)} s of this process`);
  const unseen = restricted.filter((one) => one.county === 'east' && one.seenBy.size > 0 && !walk.seen.has(one.mark)).map((one) => one.kind);
  assert.equal(some(walk), '');
  assert.deepEqual(walk.undeclared, []);
  // A route that nobody opened and a record that nobody saw were not examined.
  assert.deepEqual([...walk.shut].filter((name) => !(name in unopened)), []);
  assert.deepEqual(Object.keys(unopened).filter((name) => !walk.shut.has(name)), []);
  assert.deepEqual([...new Set(unseen)], []);
});

test('no changing exit answers with what its caller may not know', { timeout: 600_000 }, async (t) => {
  const walk = await walkExits({ routes: changing, walkers: through(undone.server), restricted, values });
  assert.equal(some(walk), '');
  t.diagnostic(`${walk.answers} answers of ${changing.length} routes; ${walk.opened.size} did what was asked`);
  assert.ok(walk.answers > changing.length * 5);
});

test('no public page, feed or search shows what is not public', { timeout: 120_000 }, async (t) => {
  const server = Fastify({ routerOptions: { maxParamLength: 300 } });
  const lines: string[] = [];
  const portal = await mountPortal(server, { pool: database.pools.portal, directory: new JurisdictionDirectory(database.pools.portal), services: database.services, limits: { pages: 0, searches: 0 }, log: (line) => lines.push(line) });
  const ids = (await superuser.query<{ id: string }>('select id from disclosures.documents union all select id from attachments.files union all select id from submissions.items')).rows;
  const files = ids.flatMap(({ id: documentId }) => ids.slice(0, 12).map(({ id: fileId }) => `/documents/${documentId}/files/${fileId}`));
  const found = { leaks: [] as string[], seen: new Set<string>() };
  const searches = restricted.map((one) => `/search?q=${encodeURIComponent(one.mark.slice(0, -4))}`);
  const places = new Set(['/', '/catalogue', '/guide', '/feed.xml', '/sitemap.xml', '/robots.txt', ...searches, ...ids.map((one) => `/documents/${one.id}`), ...files]);
  let shown = 0;
  for (const place of places) {
    const answer = await server.inject({ url: place, headers: { host: east.host } });
    if (answer.statusCode === 200) shown += 1;
    assert.notEqual(answer.statusCode, 500, `${place} ${lines.at(-1)}`);
    look(found, restricted, { walker: { name: 'visitor', loginName: null, county: 'east' }, place, text: await readableIn({ headers: answer.headers as Record<string, string>, body: answer.rawPayload }) });
    if (places.size < 1_500) for (const [, link] of answer.body.matchAll(/href="(\/[^"#]*)"/g)) places.add(link!.replaceAll('&amp;', '&'));
  }
  await portal.close();
  await server.close();
  assert.deepEqual(found.leaks, []);
  assert.deepEqual(lookThrough(logged(lines)), []);
  t.diagnostic(`${places.size} addresses, ${shown} pages`);
  assert.ok(shown > 20, `only ${shown} pages were shown`);
});

/** Looks through texts that are nobody's answer: whoever is named may read them, or nobody. */
function lookThrough(texts: readonly { to: string | null; county: string; text: string }[]): string[] {
  const found = { leaks: [] as string[], seen: new Set<string>() };
  for (const { to, county, text } of texts) look(found, restricted, { walker: { name: to ?? 'nobody', loginName: to, county }, place: 'a message', text: text.toUpperCase() });
  return found.leaks;
}

async function announced(): Promise<{ to: null; county: string; text: string }[]> {
  const { rows } = await superuser.query<{ text: string }>(
    `select payload::text as text from platform.announcements union all select payload::text from graphile_worker._private_jobs union all select coalesce(last_error, '') from graphile_worker._private_jobs`);
  return rows.map(({ text }) => ({ to: null, county: 'east', text }));
}

async function notices(): Promise<{ to: string; county: string; text: string }[]> {
  const { rows } = await superuser.query<{ to: string; county: string; text: string }>(
    `select a.login_name as "to", j.code as county, n.kind || ' ' || n."values"::text || ' ' || coalesce(n.link, '') as text
     from notices.notices n join accounts.accounts a on a.jurisdiction_id = n.jurisdiction_id and a.id = n.account_id join shared.jurisdictions j on j.id = n.jurisdiction_id`);
  return rows;
}

const mails = () => database.services.sentMails.map(({ to, subject, text }) => ({ to: to.split('@')[0]!, county: to.split(/[@.]/).at(-2)!, text: `${subject}\n${text}` }));
const logged = (lines: readonly string[]) => lines.map((text) => ({ to: null, county: 'east', text }));

test('announcements, jobs, notices, mails and log lines carry nothing restricted to the wrong reader', async () => {
  const [messages, told] = [await announced(), await notices()];
  assert.ok(messages.length > 10 && told.length > 5 && mails().length > 0, `${messages.length} announcements and jobs, ${told.length} notices, ${mails().length} mails`);
  // A fact carries the title of what was sent to the desk; nothing else of a record stands in an announcement.
  assert.deepEqual(lookThrough(messages).filter((leak) => !leak.includes('sees the sent item, title of')), []);
  assert.deepEqual(lookThrough(told), []);
  assert.deepEqual(lookThrough(mails()), []);
  assert.deepEqual(lookThrough(logged([...staff.lines, ...undone.lines, ...workerLines])), []);
});

const leaky = (parts: Partial<Route<Context>> & Pick<Route<Context>, 'handle'>): Route<Context> =>
  ({ method: 'GET', path: '/planted', permission: 'signed-in', summary: 'Planted', exit: { records: 'nothing' }, response: z.any(), ...parts });
const titles = (context: Context) => context.read(async (tx) => (await sql<{ title: string }>`select title from submissions.items`.execute(tx.db)).rows.map((row) => row.title));
const textOf = (context: Context, itemId: string) => context.read(async (tx) => (await sql`select * from submissions.versions v where v.item_id = ${itemId}`.execute(tx.db)).rows);

const plants: { name: string; routes: Route<Context>[] }[] = [
  { name: 'a list without its filter', routes: [leaky({ handle: ({ context }) => titles(context) })] },
  { name: 'a record without its policy', routes: [leaky({ path: '/planted/:itemId', params: z.strictObject({ itemId: id }), handle: ({ context, params }) => textOf(context, params.itemId) })] },
  { name: 'a public address', routes: [leaky({ permission: 'public', handle: ({ context }) => titles(context) })] },
  { name: 'a filter that opens a list', routes: [leaky({ query: z.strictObject({ text: z.string().optional() }), handle: async ({ context, query }) => (query.text ? titles(context) : []) })] },
  { name: 'a file name', routes: [leaky({ response: 'file', handle: async ({ context }) => reply({ headers: { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent((await titles(context)).join(' '))}` }, body: Buffer.from('x') }) })] },
  { name: 'a workbook', routes: [leaky({ response: 'file', handle: async ({ context }) => reply({ body: Buffer.from(zipOf([{ name: 'xl/worksheets/sheet1.xml', content: (await titles(context)).join('\n') }])) }) })] },
  { name: 'a refusal that quotes', routes: [leaky({ handle: async ({ context }) => reply({ status: 422, json: { message: (await titles(context)).join(' ') } }) })] },
  {
    name: 'another tenant',
    routes: [leaky({ handle: async () => (await superuser.query(`select title from submissions.items i join shared.jurisdictions j on j.id = i.jurisdiction_id where j.code = 'west'`)).rows })],
  },
];
for (const { name, routes } of plants)
  test(`a planted leak turns the walk red: ${name}`, async () => {
    const { server } = await openStaff(database.pools.app, database.services, [...routes, route({ method: 'GET', path: '/nothing', permission: 'public', summary: 'Nothing', exit: 'none', response: 'empty', handle: async () => {} })]);
    const walk = await walkExits({ routes, walkers: through(server), restricted, values });
    await server.close();
    assert.ok(walk.leaks.length > 0, 'the leak was not seen');
  });

test('an undeclared exit and a planted message turn it red', async () => {
  const undeclared = [{ ...leaky({ handle: async () => ({}) }), exit: undefined }] as unknown as Route<Context>[];
  const walk = await walkExits({ routes: undeclared, walkers: [], restricted, values });
  assert.deepEqual(walk.undeclared, ['GET /planted']);
  const secret = restricted.find((one) => one.kind === 'draft item, text')!.mark;
  for (const message of [{ to: null, county: 'east', text: `incident ${secret}` }, { to: east.staff.editor.loginName, county: 'east', text: secret }, { to: east.units[0]!.officer.loginName, county: 'west', text: secret }])
    assert.equal(lookThrough([message]).length, 1);
});
