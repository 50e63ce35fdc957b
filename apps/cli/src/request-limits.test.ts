import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { mountStaff, Refusals } from '@gongkai/api';
import { signIn } from '@gongkai/accounts';
import { testAccount } from '@gongkai/accounts/testing';
import { JurisdictionDirectory } from '@gongkai/database';
import { testUnit } from '@gongkai/organisations/testing';
import { mountPortal } from '@gongkai/portal';
import { testDatabase } from '@gongkai/testing';
import { openServer } from './server.ts';
import { readSettings } from './settings.ts';

let close = async (): Promise<void> => {};
after(() => close());
const database = await testDatabase();
const jurisdictionId = await database.addJurisdiction({ name: '清河县', shortName: '清河', code: 'qinghe' });
const context = database.context(jurisdictionId);
const lines: string[] = [];
const log = (line: string): void => void lines.push(line);
const limits = { pages: 60, searches: 6, staff: 30 };
const refusals = new Refusals(log);
const { trustedProxies } = readSettings({ GONGKAI_TRUST_PROXY: '192.0.2.1' });
const server = openServer(trustedProxies, refusals);
await mountStaff(server, { pool: database.pools.app, directory: new JurisdictionDirectory(database.pools.app), services: database.services, secure: false, limits, log });
const portal = await mountPortal(server, { pool: database.pools.portal, directory: new JurisdictionDirectory(database.pools.portal), services: database.services, limits, log });
refusals.pages = portal.refuse;
refusals.mount(server);
await server.ready();
close = async () => {
  await server.close();
  await portal.close();
};

const ask = (url: string, remoteAddress: string, headers: Record<string, string> = {}) => server.inject({ url, remoteAddress, headers: { host: 'qinghe.localhost', ...headers } });

/** Pages that have not been made before. */
const anew = (time: number): string => `/nothing-${time}`;

/** How many of so many requests are answered, and the first that is not. */
async function hammer(times: number, url: string | ((time: number) => string), remoteAddress: string, headers: (time: number) => Record<string, string> = () => ({})) {
  const answers = [];
  for (let time = 0; time < times; time++) answers.push(await ask(typeof url === 'string' ? url : url(time), remoteAddress, headers(time)));
  return { answered: answers.filter((answer) => answer.statusCode !== 429).length, refusal: answers.find((answer) => answer.statusCode === 429) };
}

test('whoever asks for too many pages is told when to come again, in his language; others do not notice', async () => {
  assert.equal((await ask('/', '198.51.100.2')).statusCode, 200);
  const { answered, refusal } = await hammer(100, anew, '198.51.100.1');
  assert.ok(answered >= 60 && answered < 75, `${answered} were answered`);
  assert.match(String(refusal!.headers['retry-after']), /^[1-9]\d?$/);
  assert.match(refusal!.body, new RegExp(`访问过于频繁[\\s\\S]*请在 ${refusal!.headers['retry-after']} 秒后再试`));
  assert.match(refusal!.body, /lang="zh-Hans"/);
  assert.equal(refusal!.headers['cache-control'], 'no-store');
  const { refusal: english } = await hammer(3, '/en/catalogue', '198.51.100.1');
  assert.match(english!.body, /Too many requests[\s\S]*try again in \d+ s/);
  assert.equal((await ask(anew(0), '198.51.100.2')).statusCode, 404);
  // A page that is kept costs nothing, and the first who asked has it made for all.
  assert.equal((await hammer(100, '/', '198.51.100.1')).answered, 100);
});

test('searching has an allowance of its own, and reading goes on when it is used up', async () => {
  const { answered, refusal } = await hammer(12, '/search?q=%E6%B0%B4', '198.51.100.3');
  assert.ok(answered >= 6 && answered < 9, `${answered} were answered`);
  assert.match(refusal!.body, /访问过于频繁/);
  assert.equal((await ask('/catalogue', '198.51.100.3')).statusCode, 200);
  assert.equal((await ask('/search', '198.51.100.3')).statusCode, 200);
});

test('what the site does not answer is counted as well', async () => {
  const answers = [];
  for (let time = 0; time < 100; time++) answers.push(await server.inject({ method: 'POST', url: '/catalogue', remoteAddress: '198.51.100.9', headers: { host: 'qinghe.localhost' } }));
  const statuses = answers.map((answer) => answer.statusCode);
  assert.deepEqual([...new Set(statuses)], [405, 429]);
  assert.ok(statuses.filter((status) => status === 405).length < 75);
});

test('another word for the address helps only when a trusted proxy says it', async () => {
  const forged = (time: number) => ({ 'x-forwarded-for': `203.0.113.${time}` });
  assert.ok((await hammer(100, anew, '198.51.100.4', forged)).answered < 75);
  assert.equal((await hammer(100, anew, '192.0.2.1', forged)).answered, 100);
  // What the visitor himself wrote in front of it is not believed.
  assert.ok((await hammer(100, anew, '192.0.2.1', (time) => ({ 'x-forwarded-for': `203.0.113.${time}, 198.51.100.5` }))).answered < 75);
  assert.equal(lines.filter((line) => line.includes('GONGKAI_TRUST_PROXY')).length, 1);
});

test('a crowd of networks is refused no more than one, and one network of IPv6 is one visitor', async () => {
  const { answered } = await hammer(100, anew, '192.0.2.1', (time) => ({ 'x-forwarded-for': `2001:db8:0:7::${(time + 1).toString(16)}` }));
  assert.ok(answered < 75, `${answered} were answered`);
  assert.equal((await ask('/', '192.0.2.1', { 'x-forwarded-for': '2001:db8:0:8::1' })).statusCode, 200);
});

test('cookies that open nothing buy no requests to the staff interface; a session does', async () => {
  const made = await hammer(60, '/api/staff/session', '198.51.100.6', (time) => ({ cookie: `gongkai_session=${String(time).padStart(43, 'x')}` }));
  assert.ok(made.answered < 40, `${made.answered} were answered`);
  assert.equal(made.refusal!.headers['retry-after'], String(made.refusal!.json().details.retryAfterSeconds));
  assert.match(made.refusal!.json().message, /操作过于频繁，请在 \d+ 秒后再试/);
  const unit = await testUnit(context, '清溪镇');
  await testAccount(context, '李明', unit.id, ['officer'], { loginName: 'liming', password: 'Strong-2026-words' });
  const { token } = await signIn(context, { loginName: 'liming', password: 'Strong-2026-words' });
  const cookie = { cookie: `gongkai_session=${token}` };
  assert.equal((await ask('/api/staff/session', '198.51.100.7', cookie)).statusCode, 200);
  // The office's address has nothing left: who is signed in goes on.
  assert.equal((await ask('/api/staff/session', '198.51.100.6', cookie)).statusCode, 200);
  assert.ok((await hammer(60, '/api/staff/session', '198.51.100.8', () => cookie)).answered < 40);
});

test('what is wrong in the settings is said, and a proxy is an address', () => {
  assert.deepEqual(readSettings({}).trustedProxies, []);
  assert.deepEqual(readSettings({ GONGKAI_TRUST_PROXY: '0' }).trustedProxies, []);
  assert.deepEqual(readSettings({ GONGKAI_TRUST_PROXY: '1' }).trustedProxies, ['127.0.0.0/8', '::1']);
  assert.deepEqual(readSettings({ GONGKAI_TRUST_PROXY: '10.1.0.4, 2001:db8::/64' }).trustedProxies, ['10.1.0.4', '2001:db8::/64']);
  for (const wrong of ['true', '10.1.0.4/99', '10.1.0', 'all'])
    assert.throws(() => readSettings({ GONGKAI_TRUST_PROXY: wrong }), /GONGKAI_TRUST_PROXY is wrong: must be 0, 1/);
  assert.equal(readSettings({ GONGKAI_SEARCHES_PER_MINUTE: '0' }).limits.searches, 0);
  for (const wrong of ['-1', 'many', '1.5']) assert.throws(() => readSettings({ GONGKAI_PAGES_PER_MINUTE: wrong }), /GONGKAI_PAGES_PER_MINUTE is wrong/);
});
