import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permissionsOf, type Role } from '@gongkai/accounts';
import type { Actor } from '@gongkai/kernel';
import { actorWith } from '@gongkai/testing';
import { instructionSight, mayEdit, mayInstruct, mayReadIssue, mayRecord } from './periodicals.policy.ts';
import { reasonsAgainstInstruction, reasonsAgainstIssuing, reasonsAgainstSaving, stateFrom } from './periodicals.state.ts';
import { creditOf } from './shares.ts';

const township = 'township';
const other = 'other';
const of = (role: Role, unitIds: readonly string[] | 'all'): Actor => actorWith([...permissionsOf(role)], township, { unitIds, role });
const facts = { reportingUnitIds: [township], assignedUnitIds: [other], recordedAccountId: null };

test('who may do what: role by action', () => {
  const table: [Role, readonly string[] | 'all', boolean, boolean, boolean, 'text' | 'level' | 'none'][] = [
    ['editor', 'all', true, false, true, 'text'],
    ['government-leader', 'all', false, true, false, 'text'],
    ['office-leader', 'all', false, false, false, 'level'],
    ['clerk', 'all', false, false, true, 'none'],
    ['officer', [township], false, false, false, 'level'],
    ['officer', [other], false, false, false, 'text'],
    ['officer', ['third'], false, false, false, 'none'],
    ['confidentiality-reviewer', 'all', false, false, false, 'none'],
    ['disclosure-officer', 'all', false, false, false, 'none'],
    ['system-admin', 'all', false, false, false, 'none'],
    ['audit-admin', 'all', false, false, false, 'none'],
  ];
  for (const [role, units, edits, instructs, records, sees] of table) {
    const actor = of(role, units);
    const found = [mayEdit(actor, township).allowed, mayInstruct(actor, township).allowed, mayRecord(actor, township).allowed, instructionSight(actor, facts, { reportingUnitReads: false })];
    assert.deepEqual(found, [edits, instructs, records, sees], `${role} of ${units}`);
  }
});

test('a draft is for those who make and sign it, an issued one for its addressees', () => {
  const issue = { unitId: 'office', isIssued: false, recipientUnitIds: [township] };
  assert.equal(mayReadIssue(of('officer', [township]), issue, false).allowed, false);
  assert.equal(mayReadIssue(of('officer', [township]), { ...issue, isIssued: true }, false).allowed, true);
  assert.equal(mayReadIssue(of('officer', [other]), { ...issue, isIssued: true }, false).allowed, false);
  assert.equal(mayReadIssue(of('office-leader', 'all'), issue, false).allowed, true);
  assert.equal(mayReadIssue(of('officer', [other]), issue, true).allowed, true);
});

test('a text is closed while it is signed and once all its issues have left', () => {
  assert.deepEqual(reasonsAgainstSaving([]), []);
  assert.equal(reasonsAgainstSaving([{ state: 'placed', issueState: 'signed' }])[0]?.code, 'periodicals.copy-in-review');
  assert.equal(reasonsAgainstSaving([{ state: 'issued', issueState: 'issued' }])[0]?.code, 'periodicals.copy-issued');
  assert.deepEqual(reasonsAgainstSaving([{ state: 'issued', issueState: 'issued' }, { state: 'waiting', issueState: null }]), []);
  assert.equal(reasonsAgainstIssuing('draft')[0]?.code, 'periodicals.issue-not-signed');
  assert.equal(reasonsAgainstInstruction('answer', 'closed')[0]?.code, 'periodicals.instruction-closed');
  assert.equal(stateFrom([{ toState: 'draft' }, { toState: null }]), 'draft');
});

test('credit is shared by weight, and a unit that stands in two items is added up', () => {
  assert.deepEqual(creditOf([{ share: 1, units: [{ unitId: 'a', share: 2 }, { unitId: 'b', share: 1 }] }]), [{ unitId: 'a', share: 2 }, { unitId: 'b', share: 1 }]);
  assert.deepEqual(
    creditOf([{ share: 2, units: [{ unitId: 'a', share: 1 }] }, { share: 1, units: [{ unitId: 'b', share: 1 }, { unitId: 'a', share: 1 }] }]),
    [{ unitId: 'a', share: 2.5 }, { unitId: 'b', share: 0.5 }],
  );
});
