import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorWith } from '@gongkai/testing';
import { mayGrant, mayKeepAccount, mayReadAudit, maySetSecurity } from './accounts.policy.ts';
import { addressAllowed, isAddressRange } from './addresses.ts';
import { afterFailure, noFailures } from './lockout.state.ts';
import { fromMoment, untilMoment } from './moments.ts';
import { passwordProblems } from './passwords.policy.ts';
import { familyOf, permissionsOf, rolePermissions, roles } from './roles.ts';
import { securitySetting } from './security-setting.ts';

const rules = securitySetting.parse({}).password;

test('each role may do in accounts what its table says, and nothing more', () => {
  const subject = { accountId: 'a', unitId: 'u', scope: 'unit' as const, idsBelow: ['u'] };
  for (const role of roles) {
    const actor = actorWith([...permissionsOf(role)], 'u', { scope: 'jurisdiction', role });
    const verdicts = [
      mayKeepAccount(actor, 'manage', { accountId: 'a', unitId: 'u' }), mayKeepAccount(actor, 'read', { accountId: 'a', unitId: 'u' }),
      mayGrant(actor, subject), maySetSecurity(actor), mayReadAudit(actor),
    ].map((verdict) => verdict.allowed);
    const expected: Record<string, boolean[]> = {
      'system-admin': [true, true, false, false, false],
      'security-admin': [false, true, true, true, false],
      'audit-admin': [false, false, false, false, true],
    };
    assert.deepEqual(verdicts, expected[role] ?? [false, false, false, false, false], role);
  }
});

test('administrators and business share no permission but reading the units', () => {
  const business = new Set(roles.filter((role) => familyOf(role) === 'business').flatMap((role) => rolePermissions[role]));
  for (const role of ['security-admin', 'audit-admin'] as const) {
    assert.deepEqual(rolePermissions[role].filter((permission) => business.has(permission)), ['organisations.read']);
  }
  for (const role of roles) assert.deepEqual([...rolePermissions[role]], [...rolePermissions[role]].sort(), `${role} is sorted`);
});

test('passwords are weighed by length, classes, name and how common they are', () => {
  const cases: [string, string[]][] = [
    ['Lanqiu-7-Huapen', []],
    ['向阳花开-2025', ['accounts.password-classes']],
    ['Ab1!', ['accounts.password-too-short']],
    ['zhangsan-99-X', ['accounts.password-login-name']],
    ['nasgnahz-99-X', ['accounts.password-login-name']],
    ['P@ssw0rd', ['accounts.password-common']],
    ['Admin123456', ['accounts.password-common']],
    ['Aa1Aa1Aa1', ['accounts.password-common']],
    ['Woaini520!', []],
  ];
  for (const [password, expected] of cases) {
    assert.deepEqual(passwordProblems(password, 'zhangsan', rules).map((problem) => problem.code), expected, password);
  }
});

test('addresses are weighed against ranges of both families', () => {
  const list = ['10.0.0.0/8', '192.168.1.7', '2001:db8::/32'];
  const cases: [string | null, boolean][] = [
    ['10.255.0.1', true], ['11.0.0.1', false], ['192.168.1.7', true], ['192.168.1.8', false], ['::ffff:10.0.0.1', true], ['2001:db8:1::5', true], ['2001:db9::1', false], ['nonsense', false], [null, false],
  ];
  for (const [address, allowed] of cases) assert.equal(addressAllowed(address, list), allowed, String(address));
  assert.equal(addressAllowed(null, []), true);
  assert.deepEqual(['10.0.0.0/33', '10.0.0/8', 'a', '2001:db8::/129', '10.0.0.1/8', '::1'].map(isAddressRange), [false, false, false, false, true, true]);
});

test('locks double up to a day and are forgotten after a quiet day', () => {
  const lockout = { attempts: 5, minutes: 10 };
  let now = new Date('2025-01-01T00:00:00Z');
  let attempts = noFailures;
  const minutes: number[] = [];
  for (let i = 0; i < 14; i++) {
    attempts = afterFailure(attempts, lockout, now);
    minutes.push(attempts.lockedUntil ? (attempts.lockedUntil.getTime() - now.getTime()) / 60_000 : 0);
    now = new Date(Math.max(now.getTime(), attempts.lockedUntil?.getTime() ?? 0));
  }
  assert.deepEqual(minutes, [0, 0, 0, 0, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]);
  assert.equal(afterFailure(attempts, lockout, new Date(now.getTime() + 86_400_001)).failedAttempts, 1);
});

test('a day as a limit is the whole day of the jurisdiction', () => {
  assert.equal(fromMoment('2025-09-10', 'Asia/Shanghai').toISOString(), '2025-09-09T16:00:00.000Z');
  assert.equal(untilMoment('2025-09-10', 'Asia/Shanghai').toISOString(), '2025-09-10T16:00:00.000Z');
  assert.equal(untilMoment('2025-03-30', 'Europe/Berlin').toISOString(), '2025-03-30T22:00:00.000Z');
  assert.equal(fromMoment('2025-09-10T01:02:03Z', 'Asia/Shanghai').toISOString(), '2025-09-10T01:02:03.000Z');
});
