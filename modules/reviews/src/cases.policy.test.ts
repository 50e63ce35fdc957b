import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, type Actor } from '@gongkai/kernel';
import { actorWith } from '@gongkai/testing';
import { mayConfigure, mayConfirm, mayReadCase, mayReassign, mayRecord, maySign, type CaseFacts } from './cases.policy.ts';
import { opinionReasons, sameDay, stepIsDone, stepState } from './cases.state.ts';

type Person = Extract<Actor, { kind: 'account' }>;
const [town, other] = [newId(), newId()];
const person = (permissions: string[], unitId = town, scope: 'unit' | 'jurisdiction' = 'unit') => actorWith(permissions, unitId, { scope }) as Person;
const people = {
  leader: person(['reviews.decide']),
  author: person(['reviews.decide', 'reviews.record']),
  clerk: person(['reviews.record']),
  otherClerk: person(['reviews.record'], other),
  keeper: person(['reviews.configure'], other, 'jurisdiction'),
  otherLeader: person(['reviews.decide'], other),
  chief: person(['reviews.decide'], other, 'jurisdiction'),
  officer: person([]),
};
const factsFor = (actor: Person): CaseFacts => ({
  unitId: town, authorAccountIds: [people.author.accountId], authorPersonIds: [people.author.personId],
  askedPersonIds: [people.leader.personId], actsFor: [actor.personId],
});

type Row = [keyof typeof people, ...('yes' | 'no')[]];
const table: Row[] = [
  // who          read   sign   record reassign configure-town configure-default
  ['leader',      'yes', 'yes', 'no',  'no',    'no',          'no'],
  ['author',      'yes', 'no',  'yes', 'no',    'no',          'no'],
  ['clerk',       'yes', 'no',  'yes', 'no',    'no',          'no'],
  ['otherClerk',  'no',  'no',  'no',  'no',    'no',          'no'],
  ['keeper',      'yes', 'no',  'no',  'yes',   'yes',         'yes'],
  ['otherLeader', 'no',  'no',  'no',  'no',    'no',          'no'],
  ['chief',       'no',  'no',  'no',  'no',    'no',          'no'],
  ['officer',     'no',  'no',  'no',  'no',    'no',          'no'],
];
for (const [who, ...wanted] of table)
  test(`${who} may what the table says`, () => {
    const actor = people[who];
    const facts = factsFor(actor);
    const verdicts = [
      mayReadCase(actor, facts), maySign(actor, facts, facts.askedPersonIds), mayRecord(actor, facts), mayReassign(actor, facts),
      mayConfigure(actor, town), mayConfigure(actor, null),
    ];
    assert.deepEqual(verdicts.map((verdict) => (verdict.allowed ? 'yes' : 'no')), wanted);
  });

test('an author who is asked as a deputy may not sign', () => {
  const facts = { ...factsFor(people.author), actsFor: [people.author.personId, people.leader.personId] };
  assert.deepEqual(maySign(people.author, facts, [people.leader.personId]), { allowed: false, reason: 'reviews.own-work' });
});

test('a case that may not be read is hidden', () => {
  assert.deepEqual(mayReadCase(people.officer, factsFor(people.officer)), { allowed: false, reason: 'general.not-found', hidden: true });
});

test('an urgent clearance is confirmed by a second person with a permission everywhere', () => {
  const clearance = { personId: people.leader.personId, authorPersonIds: [people.author.personId] };
  assert.equal(mayConfirm(people.chief, clearance).allowed, true);
  for (const who of [people.leader, people.author, people.otherLeader, people.clerk]) assert.equal(mayConfirm(who, clearance).allowed, false);
  assert.deepEqual(mayConfirm(people.chief, { ...clearance, personId: people.chief.personId }), { allowed: false, reason: 'reviews.same-person' });
});

test('reasons against an opinion', () => {
  const given = { decision: 'approve' as const, opinion: '', startedOn: '2026-03-09', today: '2026-03-10' };
  const codes = (changes: object) => opinionReasons({ ...given, ...changes }).map((reason) => reason.code);
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ decision: 'return' }), ['reviews.reason-missing']);
  assert.deepEqual(codes({ signedOn: '2026-03-11' }), ['reviews.signed-in-future']);
  assert.deepEqual(codes({ signedOn: '2026-03-08' }), ['reviews.signed-before-start']);
  assert.deepEqual(codes({ decision: 'return', signedOn: '2026-03-08' }).length, 2);
});

test('a step ends with one, or with all who are still asked', () => {
  const states = (...list: string[]) => list.map((state) => ({ state }));
  assert.equal(stepIsDone('any', states('asked', 'approved')), true);
  assert.equal(stepIsDone('all', states('asked', 'approved')), false);
  assert.equal(stepIsDone('all', states('released', 'approved')), true);
  assert.equal(stepIsDone('all', states('released')), false);
  assert.equal(stepState(0, { state: 'running', position: 1 }, []), 'skipped');
  assert.equal(stepState(1, { state: 'running', position: 1 }, []), 'open');
  assert.equal(stepState(2, { state: 'cancelled', position: 1 }, []), 'ended');
});

test('the same day is in, signed and ended on one day', () => {
  assert.equal(sameDay('2026-03-09', '2026-03-09', '2026-03-09'), true);
  assert.equal(sameDay('2026-03-09', '2026-03-09', '2026-03-10'), false);
  assert.equal(sameDay('2026-03-09', '2026-03-08', '2026-03-09'), false);
  assert.equal(sameDay('2026-03-09', null, null), null);
});
