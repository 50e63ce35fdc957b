import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { staffRoutes } from '@gongkai/api';
import { wordFile } from '@gongkai/attachments/testing';
import { ensureStandardPublications } from '@gongkai/periodicals';
import { writeWorkbook } from '@gongkai/documents';
import { ensureCountyRulebook } from '@gongkai/scoring';
import { testDatabase } from '@gongkai/testing';
import { aCounty } from './counties.ts';
import { markItems, markOf } from './marked-items.ts';
import { addressesOf, PlausibleValues } from './plausible-values.ts';
import { openStaff, StaffClient, type Answer } from './staff-client.ts';
import { tenantTables } from './tenant-walls.ts';

const database = await testDatabase();
const superuser = new pg.Client({ connectionString: database.superuserUrl });
superuser.on('error', () => {});
await superuser.connect();
const staff = await openStaff(database.pools.app, database.services);
after(async () => {
  await staff.server.close();
  await superuser.end();
});

const county = await aCounty(database, 'once', 1);
const office = county.units[0]!;
await markItems(county, office, 0);
await county.context.write(async (tx) => {
  await ensureStandardPublications(tx);
  await ensureCountyRulebook(tx);
});
const tables = (await tenantTables(superuser)).map((table) => table.name).filter((name) => name !== 'platform.once');

/** How many rows every table holds: what a request has left behind. */
async function rows(): Promise<Record<string, number>> {
  const found = await superuser.query<{ name: string; count: number }>(tables.map((name) => `select '${name}' as name, count(*)::int as count from ${name}`).join(' union all '));
  return Object.fromEntries(found.rows.map(({ name, count }) => [name, count]));
}

// Reading who somebody is and what he may, and signing in and out, create nothing that could stand twice.
const beside = /^\/(session|demonstration|invitations|own-account)/;
/** Whose answer may be a secret, which is kept nowhere: sent again they make another one, and the first no longer opens. */
const secret = new Set(['/accounts/:accountId/invite']);
const creating = staffRoutes.filter((route) => route.method === 'POST' && !beside.test(route.path));
const sheet = (name: string, cells: Record<string, string>): Promise<Uint8Array> =>
  writeWorkbook([{ name, columns: Object.keys(cells).map((key) => ({ key, heading: key, width: 10, value: () => cells[key] ?? null })), rows: [{}] }]);
const files: Record<string, () => Promise<Uint8Array>> = {
  '/attachments': async () => Buffer.from('一切正常。'),
  '/submissions/docx': async () => wordFile('春耕备耕工作有序推进。'),
  '/organisations/units/import': () => sheet('单位', { 代码: 'new-1', 名称: '新设单位', 上级代码: '县人民政府', 类别: '部门' }),
};

test('a creating request that is sent again under its key gives the first answer and leaves nothing more', { timeout: 240_000 }, async (t) => {
  const values = await PlausibleValues.read(superuser, [markOf('once', 'NEW'), '新名称']);
  const people = [office.officer, office.leader, ...Object.values(county.staff)];
  const clients = await Promise.all(people.map((person) => StaffClient.signIn(staff.server, county.host, person.loginName)));
  const done: string[] = [];
  const twice: string[] = [];
  for (const route of creating) {
    const body = route.body === 'stream' ? Buffer.from((await files[route.path]?.()) ?? '') : route.body ? values.body(route.body) : undefined;
    const query = route.path === '/attachments' ? '?name=a.txt' : route.path === '/submissions/docx' ? `?name=a.docx&unitId=${office.unit.id}` : null;
    const addresses = query === null ? addressesOf(route, values, 8).slice(0, 8) : [`${route.path}${query}`];
    const found = await repeat({ addresses, body, clients });
    if (found === null) continue;
    done.push(route.path);
    if (found !== '') twice.push(`${route.path}: ${found}`);
  }
  assert.deepEqual(twice.filter((found) => !secret.has(found.split(': ')[0]!)), []);
  t.diagnostic(`${done.length} of ${creating.length} routes did what was asked: ${done.join(', ')}`);
  for (const path of Object.keys(files)) assert.ok(done.includes(path), `${path} was never done`);
  assert.ok(done.length > 20, `only ${done.length} were done`);
});

const readOf = ({ body }: Answer): unknown => (body.length === 0 ? null : JSON.parse(body.toString()));

/** Sends a request twice under one key; says what the second left or answered otherwise, and null where nobody was let in. */
async function repeat({ addresses, body, clients }: { addresses: readonly string[]; body: unknown; clients: readonly StaffClient[] }): Promise<string | null> {
  for (const [number, client] of clients.entries())
    for (const address of addresses) {
      const headers = { 'idempotency-key': `once-${number}-${address}`.slice(0, 190) };
      const first = await client.call('POST', address, body, headers);
      if (first.body.includes('general.permission-missing')) break;
      if (first.status >= 300) continue;
      const before = await rows();
      const second = await client.call('POST', address, body, headers);
      const after = await rows();
      const more = tables.filter((name) => after[name] !== before[name]);
      if (more.length > 0) return `left more in ${more.join(', ')}`;
      return second.status === first.status && isDeepStrictEqual(readOf(second), readOf(first)) ? '' : `answered ${second.status} ${second.body.toString('utf8', 0, 200)}`;
    }
  return null;
}
