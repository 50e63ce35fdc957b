import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, type Actor } from '@gongkai/kernel';
import { actorWith } from '@gongkai/testing';
import type { ItemState } from './contract.ts';
import { listReach, mayRegister, mayUseDesk, mayWrite, readableText } from './submissions.policy.ts';

const [unit, otherUnit, office] = [newId(), newId(), newId()];
const read = 'submissions.read';
const actors: Record<string, Actor> = {
  officer: actorWith([read, 'submissions.inside', 'submissions.write'], unit),
  leader: actorWith([read, 'submissions.inside'], unit),
  otherOfficer: actorWith([read, 'submissions.inside', 'submissions.write'], otherUnit),
  editor: actorWith([read, 'submissions.desk'], office, { scope: 'jurisdiction' }),
  clerk: actorWith([read, 'submissions.register'], office, { scope: 'jurisdiction' }),
  governmentLeader: actorWith([read], office, { scope: 'jurisdiction' }),
  visitor: { kind: 'visitor' },
};
const subject = (state: ItemState, hasBeenSent: boolean) => ({ unitId: unit, state, createdBy: null, hasBeenSent });

const texts: [string, ItemState, boolean, Record<string, 'working' | 'sent' | null>][] = [
  ['a draft', 'draft', false, { officer: 'working', leader: 'working', otherOfficer: null, editor: null, clerk: null, governmentLeader: null, visitor: null }],
  ['what waits for signature', 'in-review', false, { officer: 'working', leader: 'working', otherOfficer: null, editor: null, clerk: null, governmentLeader: null, visitor: null }],
  ['what is at the desk', 'sent', true, { officer: 'working', leader: 'working', otherOfficer: null, editor: 'sent', clerk: 'sent', governmentLeader: 'sent', visitor: null }],
  ['what went back', 'returned', true, { officer: 'working', leader: 'working', otherOfficer: null, editor: 'sent', clerk: 'sent', governmentLeader: 'sent', visitor: null }],
];
for (const [name, state, sent, expected] of texts) {
  test(`who reads ${name}`, () => {
    for (const [who, text] of Object.entries(expected)) assert.equal(readableText(actors[who]!, subject(state, sent), false), text, who);
  });
}

test('a reviewer reads what waits for him and what he let pass, never a draft', () => {
  const reviewer = actors.otherOfficer!;
  assert.equal(readableText(reviewer, subject('in-review', false), true), 'working');
  assert.equal(readableText(reviewer, subject('sent', true), true), 'sent');
  assert.equal(readableText(reviewer, subject('draft', false), true), null);
  assert.equal(readableText(reviewer, subject('returned', false), true), null);
});

test('each act belongs to one role', () => {
  const item = subject('sent', true);
  const may = (verdict: (actor: Actor) => { allowed: boolean }) => Object.keys(actors).filter((who) => verdict(actors[who]!).allowed);
  assert.deepEqual(may((actor) => mayWrite(actor, item)), ['officer']);
  assert.deepEqual(may((actor) => mayUseDesk(actor, item)), ['editor']);
  assert.deepEqual(may((actor) => mayRegister(actor, unit)), ['clerk']);
});

test('lists reach as far as reading does', () => {
  assert.deepEqual(listReach(actors.officer!), { insideUnitIds: [unit], outsideUnitIds: [unit] });
  assert.deepEqual(listReach(actors.editor!), { insideUnitIds: [], outsideUnitIds: 'all' });
  assert.deepEqual(listReach(actors.visitor!), { insideUnitIds: [], outsideUnitIds: [] });
});
