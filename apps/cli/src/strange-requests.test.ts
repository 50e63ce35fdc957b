import assert from 'node:assert/strict';
import { request as ask } from 'node:http';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { mountStaff, Refusals } from '@gongkai/api';
import { signIn } from '@gongkai/accounts';
import { testAccount } from '@gongkai/accounts/testing';
import { JurisdictionDirectory } from '@gongkai/database';
import { testUnit } from '@gongkai/organisations/testing';
import { mountPortal } from '@gongkai/portal';
import { testDatabase } from '@gongkai/testing';
import { openServer } from './server.ts';

// Hooks run in their order: connections are let go before the database is dropped.
let close = async (): Promise<void> => {};
after(() => close());
const database = await testDatabase();
const context = database.context(await database.addJurisdiction({ name: '清河县', shortName: '清河', code: 'qinghe' }));
const lines: string[] = [];
const log = (line: string): void => void lines.push(line);
const refusals = new Refusals(log);
const server = openServer([], refusals);
const directory = new JurisdictionDirectory(database.pools.app);
await mountStaff(server, { pool: database.pools.app, directory, services: database.services, secure: false, limits: { staff: 0 }, log });
const portal = await mountPortal(server, { pool: database.pools.portal, directory: new JurisdictionDirectory(database.pools.portal), services: database.services, log });
refusals.pages = portal.refuse;
refusals.mount(server);
await server.listen({ port: 0, host: '127.0.0.1' });
const { port } = server.server.address() as { port: number };
close = async () => {
  await server.close();
  await portal.close();
};

interface Told {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

// A browser's library would mend some of these addresses before it asks.
function tell(path: string, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Told> {
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port, path, method, headers: { host: `qinghe.localhost:${port}`, 'x-gongkai': '1', ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, text: Buffer.concat(parts).toString() }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function shout(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let heard = '';
    socket.setEncoding('utf8').on('data', (part: string) => (heard += part)).on('end', () => resolve(heard)).on('error', reject);
  });
}

const isOurs = (told: string): void => assert.doesNotMatch(told, /FST_|statusCode|Not Found|Bad Request|node_modules|\bat .*\.ts|Client Error/);
const json = { 'content-type': 'application/json' };

const cases: { name: string; path: string; status: number; code: string; method?: string; headers?: Record<string, string>; body?: string; allow?: string }[] = [
  { name: 'an unknown address', path: '/api/staff/nothing', status: 404, code: 'general.no-such-address' },
  { name: 'an unknown address to write to', path: '/api/staff/nothing', method: 'DELETE', status: 404, code: 'general.no-such-address' },
  { name: 'an interface that is not there', path: '/api/public/anything', status: 404, code: 'general.no-such-address' },
  { name: 'an interface that is not there, to write to', path: '/api/other', method: 'POST', headers: json, body: '{}', status: 404, code: 'general.no-such-address' },
  { name: 'a method that an address does not take', path: '/api/staff/session', method: 'PUT', headers: json, body: '{}', status: 405, code: 'general.method-not-allowed', allow: 'DELETE, GET, POST' },
  { name: 'a method that an address with a record does not take', path: '/api/staff/submissions/items/1', method: 'DELETE', status: 405, code: 'general.method-not-allowed', allow: 'GET, PUT' },
  { name: 'broken JSON', path: '/api/staff/session', method: 'POST', headers: json, body: '{"loginName":', status: 400, code: 'general.request-malformed' },
  { name: 'JSON that pollutes', path: '/api/staff/session', method: 'POST', headers: json, body: '{"__proto__":{"a":1}}', status: 400, code: 'general.request-malformed' },
  { name: 'another type than JSON', path: '/api/staff/session', method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<a/>', status: 415, code: 'general.media-type' },
  { name: 'a form', path: '/api/staff/session', method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1', status: 415, code: 'general.media-type' },
  { name: 'a body over the limit', path: '/api/staff/session', method: 'POST', headers: json, body: `{"loginName":"${'a'.repeat(1_100_000)}"}`, status: 413, code: 'general.body-too-large' },
  { name: 'a NUL in a text', path: '/api/staff/session', method: 'POST', headers: json, body: '{"loginName":"a\\u0000b","password":"x"}', status: 400, code: 'general.characters' },
  { name: 'an unknown parameter', path: '/api/staff/session?surprise=1', status: 400, code: 'general.unknown-field' },
  { name: 'a broken escape', path: '/api/staff/%zz', status: 400, code: 'general.request-malformed' },
  { name: 'bytes that are no UTF-8', path: '/api/staff/%ff%fe', status: 400, code: 'general.request-malformed' },
  { name: 'an address of nine thousand characters', path: `/api/staff/${'a'.repeat(9_000)}`, status: 404, code: 'general.no-such-address' },
];

for (const { name, path, status, code, allow, ...rest } of cases)
  test(`the staff interface answers in its own words: ${name}`, async () => {
    const words = new Set<string>();
    for (const language of ['zh-CN', 'en']) {
      const told = await tell(path, { ...rest, headers: { 'accept-language': language, ...rest.headers } });
      assert.equal(told.status, status, told.text.slice(0, 300));
      const problem = JSON.parse(told.text) as { code: string; message: string; problems: unknown[] };
      assert.equal(problem.code, code);
      assert.ok(problem.problems.length > 0);
      assert.equal(/\p{Script=Han}/u.test(problem.message), language === 'zh-CN', problem.message);
      assert.equal(told.headers.allow, allow);
      isOurs(told.text);
      words.add(problem.message);
    }
    assert.equal(words.size, 2);
  });

test('what a stranger sends is not read: he is refused by who he is, not by what stands in it', async () => {
  const megabytes = `{"title":${'['.repeat(4_000_000)}`;
  const told = await tell('/api/staff/submissions/items', { method: 'POST', headers: json, body: megabytes });
  assert.deepEqual([told.status, (JSON.parse(told.text) as { code: string }).code], [401, 'general.sign-in-first']);
  const foreign = await tell('/api/staff/submissions/items', { method: 'POST', headers: { ...json, 'x-gongkai': '0' }, body: '{' });
  assert.equal(foreign.status, 403);
});

test('who sends slowly is asked again who he is when all has come', async () => {
  const unit = await testUnit(context, '清溪镇');
  await testAccount(context, '李明', unit.id, ['officer'], { loginName: 'liming', password: 'Strong-2026-words' });
  const { token } = await signIn(context, { loginName: 'liming', password: 'Strong-2026-words' });
  const cookie = { cookie: `gongkai_session=${token}` };
  let finish = (): void => {};
  const slow = new Promise<Told>((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port, path: '/api/staff/submissions/items', method: 'POST', headers: { host: `qinghe.localhost:${port}`, 'x-gongkai': '1', ...json, ...cookie } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, text: Buffer.concat(parts).toString() }));
    });
    sent.on('error', reject);
    sent.write(JSON.stringify({ unitId: unit.id, title: '水库' }).slice(0, -1));
    finish = () => sent.end('}');
  });
  await new Promise((resolve) => setTimeout(resolve, 700));
  assert.equal((await tell('/api/staff/session', { method: 'DELETE', headers: cookie })).status, 204);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  finish();
  assert.equal((await slow).status, 401);
});

test('the public site answers on a page of its own: what is only read, what cannot be decoded, what is not there', async () => {
  await tell('/');
  const asked: [string, string, number, RegExp][] = [
    ['/no-such-page', 'GET', 404, /没有找到该页面/], ['/en/no-such-page', 'GET', 404, /Page not found/], [`/${'a'.repeat(9_000)}`, 'GET', 404, /没有找到该页面/],
    ['/catalogue', 'POST', 405, /本页面只供阅读/], ['/en/search', 'PUT', 405, /for reading only/],
    ['/%zz', 'GET', 400, /地址不完整或有误/], ['/documents/%ff', 'GET', 400, /地址不完整或有误/], ['/en/%zz', 'GET', 400, /address is broken/], ['/workspace/%zz', 'GET', 400, /地址不完整或有误/],
  ];
  for (const [path, method, status, words] of asked) {
    const told = await tell(path, { method });
    assert.equal(told.status, status, `${method} ${path.slice(0, 40)} ${told.text.slice(0, 200)}`);
    assert.match(told.text, words);
    assert.match(String(told.headers['content-type']), /text\/html/);
    if (status === 405) assert.equal(told.headers.allow, 'GET, HEAD');
    isOurs(told.text);
  }
  assert.equal((await tell('/search?q=%ff%00&surprise=1')).status, 200);
  assert.equal((await tell('/search?q=%E6%B0%B4&from=0000-01-01&to=0000-12-31')).status, 200);
});

test('nobody holds a connection without sending or taking anything', () => {
  const { requestTimeout, headersTimeout, timeout } = server.server;
  for (const milliseconds of [requestTimeout, headersTimeout, timeout]) assert.ok(milliseconds >= 60_000 && milliseconds <= 30 * 60_000, String(milliseconds));
});

test('what is no request at all is refused in the language it asks for', async () => {
  const long = await shout(`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: qinghe.localhost\r\n\r\n`);
  assert.match(long, /^HTTP\/1\.1 431 [\s\S]*地址或请求头过长/);
  const garbled = await shout('GET nowhere HTTP/1.1\r\nhost: qinghe.localhost\r\naccept-language: en\r\n\r\n');
  assert.match(garbled, /^HTTP\/1\.1 400 [\s\S]*not well formed/);
  for (const told of [long, garbled]) isOurs(told.split('\r\n').slice(1).join('\n'));
});

test('nothing of this is an incident', () => assert.deepEqual(lines.filter((line) => line.includes('incident')), []));
