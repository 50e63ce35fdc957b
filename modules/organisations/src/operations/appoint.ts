import { enforce, notFound, refuseIf } from '@gongkai/kernel';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import { appointInput, recordAbsenceInput, type Appoint, type PostView, type RecordAbsence } from '../contract.ts';
import { today } from '../days.ts';
import { insertEvent } from '../organisations-events.store.ts';
import { mayOrganise } from '../organisations.policy.ts';
import { findPerson } from '../persons.store.ts';
import { readAbsences, readPosts } from '../persons.read.ts';
import { appointReasons, isSingle } from '../posts.state.ts';
import { endPostRow, findOpenPosts, findPost, insertAbsence, insertPost } from '../posts.store.ts';
import { findUnit } from '../units.store.ts';

/** Gives a person a post in a unit from a day on. */
export async function appoint(context: Context, input: Appoint): Promise<PostView> {
  return context.write((tx) => fillPost(tx, input));
}

/** The same inside a transaction, for imports. */
export async function fillPost(tx: Tx, input: Appoint): Promise<PostView> {
  const asked = appointInput.parse(input);
  enforce(mayOrganise(tx.actor, 'write', asked.unitId));
  const person = await findPerson(tx, asked.personId, true);
  // The unit's row is the lock under which its posts are filled.
  const unit = await findUnit(tx, asked.unitId, true);
  const from = asked.from ?? today(tx);
  const holders = (await findOpenPosts(tx, { unitId: asked.unitId, post: asked.post, on: from }))
    .filter((holder) => (isSingle(asked.post) || holder.personId === asked.personId) && (!asked.to || holder.validFrom < asked.to));
  const fullTime = asked.fullTime ?? null;
  refuseIf(appointReasons({ person, unit, post: asked.post, fullTime, from, to: asked.to ?? null, holders, replace: asked.replace }));
  for (const holder of holders) {
    await endPostRow(tx, holder.id, from);
    await insertEvent(tx, { subjectKind: 'person', subjectId: holder.personId, event: 'post-ended', onDay: from, body: { unitId: holder.unitId, post: holder.post } });
  }
  const postId = await insertPost(tx, {
    personId: asked.personId, unitId: asked.unitId, post: asked.post, title: asked.title ?? null, fullTime, sort: asked.sort ?? 0,
    validFrom: from, validTo: asked.to ?? null,
  });
  await insertEvent(tx, { subjectKind: 'person', subjectId: asked.personId, event: 'appointed', onDay: from, body: { unitId: asked.unitId, post: asked.post, title: asked.title ?? null, fullTime } });
  const view = (await readPosts(tx, { postId }))[0]!;
  await recordAudit(tx, { action: 'organisations.appoint', subjectKind: 'organisations.person', subjectId: asked.personId, unitId: asked.unitId, before: { replaced: holders.map((holder) => holder.personId) }, after: view });
  return view;
}

/** Ends a post on a day; the history keeps it. */
export async function endPost(context: Context, postId: string, on?: string): Promise<PostView> {
  return context.write(async (tx) => {
    const post = await findPost(tx, postId);
    if (!post) throw notFound('organisations.post-missing');
    enforce(mayOrganise(tx.actor, 'write', post.unitId));
    const day = on ?? today(tx);
    refuseIf(post.validTo !== null && post.validTo <= day ? [{ code: 'organisations.ended-already' }] : []);
    await endPostRow(tx, postId, day);
    await insertEvent(tx, { subjectKind: 'person', subjectId: post.personId, event: 'post-ended', onDay: day, body: { unitId: post.unitId, post: post.post } });
    await recordAudit(tx, { action: 'organisations.end-post', subjectKind: 'organisations.person', subjectId: post.personId, unitId: post.unitId, before: post, after: { validTo: day } });
    return (await readPosts(tx, { postId }))[0]!;
  });
}

/** Records who stands in for whom, from when until when. */
export async function recordAbsence(context: Context, input: RecordAbsence): Promise<{ id: string }> {
  const asked = recordAbsenceInput.parse(input);
  return context.write(async (tx) => {
    const person = await findPerson(tx, asked.personId, true);
    if (!person) throw notFound('organisations.person-missing');
    // Everybody may name his own deputy.
    if (!(tx.actor.kind === 'account' && tx.actor.personId === person.id)) enforce(mayOrganise(tx.actor, 'write', person.unitId));
    const deputy = await findPerson(tx, asked.deputyPersonId);
    refuseIf([
      ...(asked.to <= asked.from ? [{ code: 'organisations.period-empty', path: 'to' }] : []),
      ...(deputy === null || deputy.leftOn !== null ? [{ code: 'organisations.person-missing', path: 'deputyPersonId' }] : []),
      ...(deputy?.id === person.id ? [{ code: 'organisations.deputy-oneself', path: 'deputyPersonId' }] : []),
      ...((await overlapping(tx, asked)) ? [{ code: 'organisations.absence-overlaps', path: 'from' }] : []),
    ]);
    const id = await insertAbsence(tx, { personId: person.id, deputyPersonId: asked.deputyPersonId, from: asked.from, to: asked.to, reason: asked.reason ?? null });
    await insertEvent(tx, { subjectKind: 'person', subjectId: person.id, event: 'absence-recorded', onDay: asked.from, body: { to: asked.to, deputyPersonId: asked.deputyPersonId } });
    await recordAudit(tx, { action: 'organisations.record-absence', subjectKind: 'organisations.person', subjectId: person.id, unitId: person.unitId, after: asked });
    return { id };
  });
}

async function overlapping(tx: Tx, asked: { personId: string; from: string; to: string }): Promise<boolean> {
  return (await readAbsences(tx, asked.personId)).some((absence) => absence.validFrom < asked.to && absence.validTo > asked.from);
}
