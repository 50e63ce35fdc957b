import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock, holds, type AppError } from '@gongkai/kernel';
import { sql } from '@gongkai/database';
import { rootUnit, testUnit } from '@gongkai/organisations/testing';
import { testDatabase } from '@gongkai/testing';
import { disableAccount, grantRole, resolveSession, revokeRole, setSecurity, signIn, signInDemonstration, signOut, castDemonstration } from '../index.ts';
import { openSeed } from '../second-factor.ts';
import { codeAt, testAccount } from '../testing.ts';
import { changePassword } from './change-password.ts';
import { beginSecondFactor, confirmSecondFactor } from './enrol-second-factor.ts';

const database = await testDatabase();
const county = await database.addJurisdiction();
const clock = new FixedClock('2025-09-01T02:00:00Z');
const system = database.context(county, undefined, clock);
const visitor = system.with({ actor: { kind: 'visitor' }, address: '10.1.2.3' });
await rootUnit(system);
const sunny = await testUnit(system, '向阳镇');
const password = 'Lanqiu-7-Huapen';
const minute = 60_000;
const codeOf = (error: unknown): string => (error as AppError).code;
const is = (code: string) => (error: unknown) => codeOf(error) === code;
let names = 0;

async function somebody(name: string, held: Parameters<typeof testAccount>[3] = ['officer']) {
  const loginName = `login${++names}`;
  const actor = await testAccount(system, name, sunny.id, held, { loginName, password });
  return { actor, loginName, asHim: system.with({ actor }), signIn: (more: { password?: string; code?: string } = {}) => signIn(visitor, { loginName, password, ...more }) };
}

test('a session resolves to its person with the grants of this moment, and every sign-in has a new token', async () => {
  const li = await somebody('李');
  const first = await li.signIn();
  const second = await signIn(visitor, { loginName: ` ${li.loginName.toUpperCase()} `, password }, { replaces: first.token });
  assert.notEqual(first.token, second.token);
  assert.equal(await resolveSession(visitor, first.token), null);
  const session = await resolveSession(visitor, second.token);
  assert.equal(session?.actor.kind === 'account' && session.actor.name, '李');
  const stored = await system.read((tx) => sql<{ text: string }>`select token_hash::text as text from accounts.sessions`.execute(tx.db));
  assert.ok(stored.rows.every((row) => row.text.length === 66));
  await signOut(visitor, second.token);
  assert.equal(await resolveSession(visitor, second.token), null);
});

test('a role that is revoked is gone from an open session with the next request, and a granted one is there', async () => {
  const wang = await somebody('王', []);
  const { token } = await wang.signIn();
  const mayWrite = async () => holds((await resolveSession(visitor, token))!.actor, 'submissions.write', sunny.id);
  assert.equal(await mayWrite(), false);
  const { grantId } = await grantRole(system, { accountId: wang.actor.accountId, role: 'officer', unitId: sunny.id });
  assert.equal(await mayWrite(), true);
  await revokeRole(system, grantId);
  assert.equal(await mayWrite(), false);
});

test('sessions end after thirty idle minutes and after twelve hours however busy they are', async () => {
  const zhang = await somebody('张');
  const idle = await zhang.signIn();
  clock.advance(29 * minute);
  assert.ok(await resolveSession(visitor, idle.token));
  clock.advance(29 * minute);
  assert.ok(await resolveSession(visitor, idle.token));
  clock.advance(30 * minute);
  assert.equal(await resolveSession(visitor, idle.token), null);
  const busy = await zhang.signIn();
  for (let i = 0; i < 35; i++) {
    clock.advance(20 * minute);
    assert.ok(await resolveSession(visitor, busy.token), `after ${i}`);
  }
  clock.advance(20 * minute);
  assert.equal(await resolveSession(visitor, busy.token), null);
});

test('five failures lock for ten minutes, the right password too; each lock is twice as long; a success forgets them', async () => {
  const zhao = await somebody('赵');
  for (let i = 0; i < 5; i++) await assert.rejects(zhao.signIn({ password: 'wrong' }), is('accounts.sign-in-failed'));
  await assert.rejects(zhao.signIn(), is('accounts.locked'));
  clock.advance(10 * minute);
  await assert.rejects(zhao.signIn({ password: 'wrong' }), is('accounts.sign-in-failed'));
  clock.advance(10 * minute);
  await assert.rejects(zhao.signIn(), is('accounts.locked'));
  clock.advance(10 * minute);
  await zhao.signIn();
  await assert.rejects(zhao.signIn({ password: 'wrong' }), is('accounts.sign-in-failed'));
  await zhao.signIn();
});

test('forty guesses at once get five answers, and the right one among them opens nothing after the fifth', async () => {
  const qian = await somebody('钱');
  const guesses = Array.from({ length: 40 }, (_, i) => qian.signIn({ password: `guess ${i}` }).catch(codeOf));
  const answers = await Promise.all(guesses);
  assert.equal(answers.filter((answer) => answer === 'accounts.sign-in-failed').length, 5);
  assert.equal(answers.filter((answer) => answer === 'accounts.locked').length, 35);
  await assert.rejects(qian.signIn(), is('accounts.locked'));
});

test('a name that nobody has answers as one that somebody has: same words, same lock, similar time', async () => {
  for (let i = 0; i < 5; i++) await assert.rejects(signIn(visitor, { loginName: 'nobody', password: 'wrong' }), is('accounts.sign-in-failed'));
  await assert.rejects(signIn(visitor, { loginName: 'nobody', password: 'wrong' }), is('accounts.locked'));
  const sun = await somebody('孙');
  // Processor time, which others at work on the machine do not stretch; the least of several, one kind after the other.
  const time = async (loginName: string) => {
    const began = process.cpuUsage();
    await signIn(visitor, { loginName, password: 'wrong' }).catch(() => {});
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
  let [known, unknown] = [Infinity, Infinity];
  for (let n = 0; n < 4; n++) {
    known = Math.min(known, await time(sun.loginName));
    unknown = Math.min(unknown, await time(`missing${n}`));
  }
  assert.ok(unknown > known / 2 && known > unknown / 2, `${known} and ${unknown} ms`);
});

test('sign-ins stand in the audit, the failed ones with their reason and without the typed name', async () => {
  const zhou = await somebody('周');
  await zhou.signIn({ password: 'wrong' }).catch(() => {});
  await zhou.signIn();
  await signIn(visitor, { loginName: 'my-secret-password', password: 'x' }).catch(() => {});
  const { rows } = await system.read((tx) => sql<{ outcome: string; name: string; address: string; after: { because?: string } }>`
    select outcome, actor_name as name, address, after from audit.records where action = 'accounts.sign-in' order by at desc, id desc limit 3`.execute(tx.db));
  assert.deepEqual(rows.map((row) => [row.outcome, row.name, row.after.because]), [['failed', 'visitor', 'unknown-name'], ['done', '周', undefined], ['failed', 'visitor', 'failed']]);
  assert.equal(rows[0]!.address, '10.1.2.3');
  const all = await system.read((tx) => sql`select from audit.records where after::text like '%my-secret%'`.execute(tx.db));
  assert.equal(all.rows.length, 0);
});

test('a second factor is asked for once it is enrolled, its code works once, and recovery codes work once', async () => {
  const wu = await somebody('吴');
  const { secret, uri, picture } = await beginSecondFactor(wu.asHim, null);
  assert.match(uri, /^otpauth:\/\/totp\//);
  assert.match(picture, /^data:image\/png;base64,/);
  const { rows } = await system.read((tx) => sql<{ sealed: Buffer }>`select second_factor_pending as sealed from accounts.accounts where id = ${wu.actor.accountId}`.execute(tx.db));
  const seed = openSeed(rows[0]!.sealed, wu.actor.accountId, database.services.secretKey);
  assert.equal(rows[0]!.sealed.includes(seed), false);
  assert.ok(secret.length === 32);
  await assert.rejects(confirmSecondFactor(wu.asHim, '000000'), is('accounts.code-wrong'));
  const { recoveryCodes } = await confirmSecondFactor(wu.asHim, codeAt(seed, clock.now()));
  await assert.rejects(wu.signIn(), is('accounts.code-required'));
  await assert.rejects(wu.signIn({ code: codeAt(seed, clock.now()) }), is('accounts.code-wrong'), 'the code that confirmed is used up');
  clock.advance(60_000);
  const code = codeAt(seed, clock.now());
  const both = await Promise.allSettled([wu.signIn({ code }), wu.signIn({ code })]);
  assert.equal(both.filter((one) => one.status === 'fulfilled').length, 1, 'one code, two sign-ins at once');
  const spare = recoveryCodes[0]!.toLowerCase();
  await wu.signIn({ code: spare });
  await assert.rejects(wu.signIn({ code: spare }), is('accounts.code-wrong'));
  await assert.rejects(beginSecondFactor(wu.asHim, null), is('accounts.code-required'));
});

test('an administrator without a second factor may only enrol one', async () => {
  const zheng = await somebody('郑', [{ role: 'system-admin', scope: 'jurisdiction' }]);
  const { token } = await zheng.signIn();
  const session = (await resolveSession(visitor, token))!;
  assert.deepEqual(session.demands, ['enrol-second-factor']);
  assert.equal(holds(session.actor, 'accounts.manage'), false);
});

test('a password changes with the old one, by the rules, and ends the other sessions', async () => {
  const feng = await somebody('冯');
  const here = await feng.signIn();
  const there = await feng.signIn();
  await assert.rejects(changePassword(feng.asHim, { current: 'wrong', next: 'Xin-Mima-2025!' }, here.token), is('accounts.current-password-wrong'));
  await assert.rejects(changePassword(feng.asHim, { current: password, next: password }, here.token), is('accounts.password-reused'));
  await changePassword(feng.asHim, { current: password, next: 'Xin-Mima-2025!' }, here.token);
  assert.ok(await resolveSession(visitor, here.token));
  assert.equal(await resolveSession(visitor, there.token), null);
  await assert.rejects(changePassword(feng.asHim, { current: 'Xin-Mima-2025!', next: 'Xin-Mima-2025!' }, here.token), is('accounts.password-reused'));
  clock.advance(91 * 24 * 60 * minute);
  const { token } = await feng.signIn({ password: 'Xin-Mima-2025!' });
  assert.deepEqual((await resolveSession(visitor, token))!.demands, ['change-password']);
});

test('a closed account is out at once', async () => {
  const chen = await somebody('陈');
  const { token } = await chen.signIn();
  await disableAccount(system, chen.actor.accountId, { seenVersion: 1 });
  assert.equal(await resolveSession(visitor, token), null);
  await assert.rejects(chen.signIn(), is('accounts.disabled'));
});

test('staff screens answer only the addresses of the allow-list, and nobody shuts himself out', async () => {
  const elsewhere = await database.addJurisdiction();
  const inside = database.context(elsewhere, undefined, clock);
  const home = await rootUnit(inside);
  const keeper = await testAccount(inside, '楚', home.id, [{ role: 'security-admin', scope: 'jurisdiction' }], { loginName: 'chu', password });
  const asKeeper = inside.with({ actor: keeper, address: '10.1.2.3' });
  await assert.rejects(setSecurity(asKeeper, { allowList: ['192.168.0.0/16'] }), is('accounts.allow-list-shuts-out'));
  await setSecurity(asKeeper, { allowList: ['10.1.0.0/16', '2001:db8::/32'] });
  const from = (address: string) => inside.with({ actor: { kind: 'visitor' }, address });
  const { token } = await signIn(from('2001:db8::7'), { loginName: 'chu', password });
  assert.ok(await resolveSession(from('::ffff:10.1.9.9'), token));
  await assert.rejects(resolveSession(from('10.2.0.1'), token), is('accounts.address-not-allowed'));
  await assert.rejects(signIn(from('10.2.0.1'), { loginName: 'chu', password }), is('accounts.address-not-allowed'));
  await assert.rejects(setSecurity(inside.with({ actor: (await somebody('魏')).actor }), {}), is('accounts.grant-not-allowed'));
  assert.equal(await resolveSession(visitor, token), null, 'a token opens nothing in another jurisdiction');
});

test('the demonstration has its door, and no other jurisdiction has one', async () => {
  const li = await somebody('黎');
  const texts = { 'zh-CN': { post: '信息员', roleLabel: '信息员', tryThis: '写一条信息' }, en: { post: 'officer', roleLabel: 'Officer', tryThis: 'Write' } };
  await assert.rejects(castDemonstration(system, [{ key: 'officer', accountId: li.actor.accountId, texts }]), is('accounts.demonstration-missing'));
  await assert.rejects(signInDemonstration(visitor, 'officer'), is('accounts.demonstration-missing'));
  await database.pools.owner.query('update shared.jurisdictions set demonstration = true where id = $1', [county]);
  await castDemonstration(system, [{ key: 'officer', accountId: li.actor.accountId, texts }]);
  const { token } = await signInDemonstration(visitor, 'officer');
  assert.equal((await resolveSession(visitor, token))?.accountId, li.actor.accountId);
  await assert.rejects(signInDemonstration(visitor, 'mayor'), is('accounts.demonstration-missing'));
  await database.pools.owner.query('update shared.jurisdictions set demonstration = false where id = $1', [county]);
});
