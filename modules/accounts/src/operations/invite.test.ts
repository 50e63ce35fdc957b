import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock, holds, type AppError } from '@gongkai/kernel';
import { deliverAnnouncements, sql, type JobEntry, type ListenerDefinition } from '@gongkai/database';
import { addPerson, mergeUnits, recordLeaving } from '@gongkai/organisations';
import { rootUnit, testUnit } from '@gongkai/organisations/testing';
import { testDatabase } from '@gongkai/testing';
import { accountPageOf } from '../accounts.http.ts';
import { actorOf, createAccount, createSetupLink, enableAccount, grantRole, invite, resolveSession, signIn } from '../index.ts';
import { jobs } from '../jobs.ts';
import { codeAt, testAccount } from '../testing.ts';
import { Secret } from 'otpauth';
import { acceptInvitation, openInvitation } from './accept-invitation.ts';

const database = await testDatabase();
const county = await database.addJurisdiction();
const clock = new FixedClock('2025-09-01T02:00:00Z');
const system = database.context(county, undefined, clock);
const visitor = system.with({ actor: { kind: 'visitor' } });
const root = await rootUnit(system);
const sunny = await testUnit(system, '向阳镇');
const codeOf = (error: unknown): string => (error as AppError).code;
const is = (code: string) => (error: unknown) => codeOf(error) === code;
const job = (name: string): JobEntry => jobs.find((one) => one.name === name)!;

async function run(name: string, payload?: unknown): Promise<void> {
  const entry = job(name);
  if (entry.kind === 'listener') throw new Error('a listener is delivered, not run');
  await entry.handle({ context: system.with({ pool: database.pools.worker }), payload: payload as undefined, attempt: 1, signal: new AbortController().signal });
}

async function invited(name: string, loginName: string): Promise<{ accountId: string; token: string }> {
  const person = await addPerson(system, { name, unitId: sunny.id, email: `${loginName}@example.cn` });
  const { accountId } = await createAccount(system, { personId: person.id, loginName });
  await invite(system, accountId);
  const { rows } = await system.read((tx) => sql<{ id: string }>`select id from accounts.invitations where account_id = ${accountId} order by created_at desc, id desc limit 1`.execute(tx.db));
  await run('accounts.send-invitation', { invitationId: rows[0]!.id });
  const mail = database.services.sentMails.at(-1)!;
  assert.equal(mail.to, `${loginName}@example.cn`);
  return { accountId, token: /invitation\/([A-Za-z0-9_-]{43})/.exec(mail.text)![1]! };
}

test('an invitation reaches the officer by mail and sets a password once, also when it is used twice at once', async () => {
  const { token } = await invited('李', 'li.xinxi');
  const stored = await system.read((tx) => sql`select from accounts.invitations where encode(token_hash, 'base64') like ${`%${token.slice(0, 8)}%`}`.execute(tx.db));
  assert.equal(stored.rows.length, 0);
  const view = await openInvitation(visitor, token);
  assert.deepEqual([view.name, view.loginName, view.unitName, view.secondFactor], ['李', 'li.xinxi', '向阳镇', null]);
  await assert.rejects(acceptInvitation(visitor, token, { password: 'short' }), (error: AppError) =>
    error.problems.map((problem) => problem.code).join() === 'accounts.password-too-short,accounts.password-classes');
  const both = await Promise.allSettled(['Huapen-8-Lanqiu', 'Huapen-9-Lanqiu'].map((password) => acceptInvitation(visitor, token, { password })));
  assert.equal(both.filter((one) => one.status === 'fulfilled').length, 1);
  const failed = both.find((one) => one.status === 'rejected');
  assert.equal(codeOf(failed?.reason), 'accounts.invitation-over');
  const password = both[0]!.status === 'fulfilled' ? 'Huapen-8-Lanqiu' : 'Huapen-9-Lanqiu';
  await signIn(visitor, { loginName: 'li.xinxi', password });
});

test('an invitation ends with its time and with the next one', async () => {
  const first = await invited('王', 'wang');
  await invite(system, first.accountId);
  await assert.rejects(openInvitation(visitor, first.token), is('accounts.invitation-over'));
  const late = await invited('赵', 'zhao');
  clock.advance(73 * 3_600_000);
  await assert.rejects(openInvitation(visitor, late.token), is('accounts.invitation-over'));
  await assert.rejects(openInvitation(visitor, 'x'.repeat(43)), is('accounts.invitation-over'));
});

test('the first administrator comes in by a link, enrols a second factor, and names the first of the others', async () => {
  const { link, loginName } = await createSetupLink(system.with({ actor: { kind: 'console', name: 'console' } }));
  await assert.rejects(createSetupLink(visitor), is('accounts.not-allowed'));
  const token = link.split('/').at(-1)!;
  const view = await openInvitation(visitor, token);
  assert.deepEqual((await openInvitation(visitor, token)).secondFactor, view.secondFactor, 'the same picture when the page is loaded again');
  const seed = Buffer.from(Secret.fromBase32(view.secondFactor!.secret).bytes);
  await assert.rejects(acceptInvitation(visitor, token, { password: 'Huapen-8-Lanqiu' }), is('accounts.code-wrong'));
  const { recoveryCodes } = await acceptInvitation(visitor, token, { password: 'Huapen-8-Lanqiu', code: codeAt(seed, clock.now()) });
  assert.equal(recoveryCodes.length, 10);
  clock.advance(60_000);
  const session = await signIn(visitor, { loginName, password: 'Huapen-8-Lanqiu', code: codeAt(seed, clock.now()) });
  const asFirst = visitor.with({ actor: (await resolveSession(visitor, session.token))!.actor });
  const person = await addPerson(asFirst, { name: '安', unitId: root.id });
  const other = await addPerson(asFirst, { name: '全', unitId: root.id });
  const [an, quan] = [await createAccount(asFirst, { personId: person.id, loginName: 'an1' }), await createAccount(asFirst, { personId: other.id, loginName: 'quan' })];
  await assert.rejects(grantRole(asFirst, { accountId: an.accountId, role: 'officer', unitId: root.id }), is('accounts.grant-not-allowed'));
  const offered = async () => (await asFirst.read((tx) => accountPageOf(tx, an.accountId))).grantable.map(({ role, scope }) => `${role} ${scope}`);
  assert.deepEqual(await offered(), ['security-admin jurisdiction', 'audit-admin jurisdiction'], 'the screen offers what the system administrator may give away');
  const both = await Promise.allSettled([an, quan].map(({ accountId }) => grantRole(asFirst, { accountId, role: 'security-admin', unitId: root.id, scope: 'jurisdiction' })));
  assert.equal(both.filter((one) => one.status === 'fulfilled').length, 1, 'the first one only');
  assert.deepEqual(await offered(), ['audit-admin jurisdiction']);
});

test('accounts that nobody used for ninety days are closed, and opening one counts anew', async () => {
  const { actor } = { actor: await testAccount(system, '周', sunny.id, ['officer']) };
  const stateOf = async () => (await system.read((tx) => sql<{ reason: string | null; version: number }>`select disabled_reason as reason, version from accounts.accounts where id = ${actor.accountId}`.execute(tx.db))).rows[0]!;
  clock.advance(89 * 86_400_000);
  await run('accounts.disable-unused');
  assert.equal((await stateOf()).reason, null);
  clock.advance(86_400_000);
  await run('accounts.disable-unused');
  await run('accounts.disable-unused');
  const closed = await stateOf();
  assert.equal(closed.reason, 'unused');
  await enableAccount(system, actor.accountId, { seenVersion: closed.version });
  await run('accounts.disable-unused');
  assert.equal((await stateOf()).reason, null);
  await run('accounts.sweep');
});

test('roles follow a unit that is merged, and the account of a person who leaves is closed', async () => {
  const [east, west] = [await testUnit(system, '东镇'), await testUnit(system, '西镇')];
  const sun = await testAccount(system, '孙', east.id, ['officer', { role: 'unit-leader', scope: 'subtree' }]);
  await mergeUnits(system, { fromUnitIds: [east.id], intoUnitId: west.id });
  const listener = job('accounts.follow-units') as ListenerDefinition;
  await deliverAnnouncements(system, listener, west.id);
  await deliverAnnouncements(system, listener, west.id);
  const after = await system.read((tx) => actorOf(tx, sun.accountId));
  assert.deepEqual([holds(after, 'submissions.write', west.id), holds(after, 'reviews.decide', west.id), holds(after, 'submissions.write', east.id)], [true, true, false]);
  assert.equal(after.kind === 'account' && after.unitId, west.id);
  await recordLeaving(system, sun.personId);
  await deliverAnnouncements(system, job('accounts.follow-leaving') as ListenerDefinition, sun.personId);
  await assert.rejects(system.read((tx) => actorOf(tx, sun.accountId)), is('accounts.account-missing'));
});
