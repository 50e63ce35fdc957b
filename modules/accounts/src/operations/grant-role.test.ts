import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock, holds, reach, type AppError } from '@gongkai/kernel';
import { rootUnit, testUnit } from '@gongkai/organisations/testing';
import { testDatabase } from '@gongkai/testing';
import { accountsHolding, actorOf, createAccount, grantRole, revokeRole } from '../index.ts';
import { testAccount } from '../testing.ts';

const database = await testDatabase();
const county = await database.addJurisdiction();
const clock = new FixedClock('2025-09-01T02:00:00Z');
const context = database.context(county, undefined, clock);
const root = await rootUnit(context);
const sunny = await testUnit(context, '向阳镇');
const office = await testUnit(context, '党政办', { parentId: sunny.id, kind: 'affiliated' });
const green = await testUnit(context, '青溪镇');
const keeper = await testAccount(context, '管安全', root.id, [{ role: 'security-admin', scope: 'jurisdiction' }]);
const asKeeper = context.with({ actor: keeper });
const codeOf = (error: unknown): string => (error as AppError).code;

test('a grant reaches one unit, its subtree or the jurisdiction, in its period only', async () => {
  const li = await testAccount(context, '李信息', sunny.id, [{ role: 'officer', scope: 'subtree' }, { role: 'editor', unitId: root.id, scope: 'jurisdiction' }]);
  assert.deepEqual(reach(li, 'submissions.write'), new Set([sunny.id, office.id]));
  assert.equal(reach(li, 'submissions.desk'), 'all');
  assert.equal(holds(li, 'submissions.write', green.id), false);
  await grantRole(asKeeper, { accountId: li.accountId, role: 'clerk', unitId: green.id, from: '2025-09-10', to: '2025-09-11' });
  const clerkAt = async (moment: string) => holds(await database.context(county, undefined, new FixedClock(moment)).read((tx) => actorOf(tx, li.accountId)), 'submissions.register', green.id);
  assert.deepEqual(await Promise.all(['2025-09-09T15:59:59Z', '2025-09-09T16:00:00Z', '2025-09-11T15:59:59Z', '2025-09-11T16:00:00Z'].map(clerkAt)), [false, true, true, false]);
});

test('accountsHolding finds who reaches a unit, from above as well', async () => {
  const wide = await testAccount(context, '王总', green.id, [{ role: 'unit-leader', scope: 'subtree' }]);
  const below = await testUnit(context, '溪头村', { parentId: green.id, kind: 'village' });
  const found = await context.read((tx) => accountsHolding(tx, 'reviews.decide', below.id));
  assert.ok(found.includes(wide.accountId));
  assert.ok(!(await context.read((tx) => accountsHolding(tx, 'reviews.decide', sunny.id))).includes(wide.accountId));
});

test('administrators hold no second family of roles, in whatever order and for whatever time', async () => {
  const zhao = await testAccount(context, '赵系统', root.id, [{ role: 'system-admin', scope: 'jurisdiction' }]);
  for (const role of ['audit-admin', 'security-admin', 'officer'] as const) {
    await assert.rejects(grantRole(asKeeper, { accountId: zhao.accountId, role, unitId: root.id }), (error) => codeOf(error) === 'accounts.roles-exclusive');
  }
  const qian = await testAccount(context, '钱业务', root.id, ['officer']);
  await assert.rejects(grantRole(asKeeper, { accountId: qian.accountId, role: 'audit-admin', unitId: root.id, from: '2026-01-01' }), (error) => codeOf(error) === 'accounts.roles-exclusive');
});

test('two grants at once cannot slip past each other', async () => {
  for (let round = 0; round < 5; round++) {
    const sun = await testAccount(context, `孙${round}`, root.id);
    const outcomes = await Promise.allSettled((['system-admin', 'audit-admin', 'security-admin', 'officer'] as const)
      .map((role) => grantRole(asKeeper, { accountId: sun.accountId, role, unitId: root.id })));
    assert.equal(outcomes.filter((one) => one.status === 'fulfilled').length, 1);
  }
});

test('the database itself refuses two families', async () => {
  const zhou = await testAccount(context, '周', root.id, ['system-admin']);
  await assert.rejects(
    context.write((tx) => tx.db.insertInto('accounts.grants').values({
      id: zhou.personId, account_id: zhou.accountId, role: 'audit-admin', family: 'audit-admin', unit_id: root.id, scope: 'unit', valid_from: clock.now(), granted_by: 'x', granted_at: clock.now(),
    }).execute()),
    /grants_one_family/,
  );
});

test('a role that was revoked gives way to another family', async () => {
  const wu = await testAccount(context, '吴', root.id);
  const { grantId } = await grantRole(asKeeper, { accountId: wu.accountId, role: 'officer', unitId: root.id });
  clock.advance(1000);
  await revokeRole(asKeeper, grantId);
  await grantRole(asKeeper, { accountId: wu.accountId, role: 'audit-admin', unitId: root.id });
  assert.equal(holds(await context.read((tx) => actorOf(tx, wu.accountId)), 'submissions.write'), false);
});

test('nobody grants to himself, and nobody who does not keep roles grants at all', async () => {
  const others = [
    await testAccount(context, '郑系统', root.id, [{ role: 'system-admin', scope: 'jurisdiction' }]),
    await testAccount(context, '冯审计', root.id, [{ role: 'audit-admin', scope: 'jurisdiction' }]),
    await testAccount(context, '陈编辑', root.id, [{ role: 'editor', scope: 'jurisdiction' }]),
  ];
  const target = await testAccount(context, '褚', root.id);
  for (const actor of others) {
    await assert.rejects(grantRole(context.with({ actor }), { accountId: target.accountId, role: 'officer', unitId: root.id }), (error) => codeOf(error) === 'accounts.grant-not-allowed');
  }
  await assert.rejects(grantRole(asKeeper, { accountId: keeper.accountId, role: 'security-admin', unitId: sunny.id }), (error) => codeOf(error) === 'accounts.grant-oneself');
  const local = await testAccount(context, '卫镇管', sunny.id, [{ role: 'security-admin', scope: 'subtree' }]);
  const asLocal = context.with({ actor: local });
  await grantRole(asLocal, { accountId: target.accountId, role: 'officer', unitId: office.id, scope: 'unit' });
  for (const further of [{ unitId: green.id, scope: 'unit' }, { unitId: sunny.id, scope: 'jurisdiction' }] as const) {
    await assert.rejects(grantRole(asLocal, { accountId: target.accountId, role: 'clerk', ...further }), (error) => codeOf(error) === 'accounts.grant-not-allowed');
  }
  await assert.rejects(createAccount(asKeeper, { personId: target.personId, loginName: 'abc' }), (error) => codeOf(error) === 'accounts.not-allowed');
});

test('an account of another jurisdiction is not found', async () => {
  const other = await database.addJurisdiction();
  const elsewhere = database.context(other, undefined, clock);
  const foreignRoot = await rootUnit(elsewhere);
  await assert.rejects(grantRole(elsewhere, { accountId: keeper.accountId, role: 'officer', unitId: foreignRoot.id }), (error) => codeOf(error) === 'accounts.account-missing');
});
