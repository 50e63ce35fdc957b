import { enforce, notFound, refuseIf } from '@gongkai/kernel';
import { announce, expectVersion, recordAudit, type Context } from '@gongkai/database';
import { announced, changePersonInput, type ChangePerson, type Person } from '../contract.ts';
import { today } from '../days.ts';
import { readPerson } from '../lookups.ts';
import { insertEvent } from '../organisations-events.store.ts';
import { mayOrganise } from '../organisations.policy.ts';
import { findPerson, updatePerson } from '../persons.store.ts';
import { endAbsences, endPostRow, findOpenPosts } from '../posts.store.ts';
import { endedReasons } from '../units.state.ts';
import { findUnit } from '../units.store.ts';

/** Corrects a person's name or address, or moves him to another unit; posts stay until they are ended. */
export async function changePerson(context: Context, personId: string, input: ChangePerson): Promise<Person> {
  const asked = changePersonInput.parse(input);
  return context.write(async (tx) => {
    const person = await findPerson(tx, personId, true);
    if (!person) throw notFound('organisations.person-missing');
    enforce(mayOrganise(tx.actor, 'write', person.unitId));
    if (asked.unitId !== undefined && asked.unitId !== person.unitId) {
      enforce(mayOrganise(tx.actor, 'write', asked.unitId));
      const unit = await findUnit(tx, asked.unitId);
      refuseIf(unit ? endedReasons(unit, 'unitId') : [{ code: 'organisations.unit-missing', path: 'unitId' }]);
    }
    expectVersion(asked.seenVersion, person.version, person);
    await updatePerson(tx, personId, asked);
    const after = await readPerson(tx, personId);
    await insertEvent(tx, { subjectKind: 'person', subjectId: personId, event: after.unitId === person.unitId ? 'corrected' : 'moved', onDay: today(tx), body: { before: { name: person.name, unitId: person.unitId }, after: { name: after.name, unitId: after.unitId } } });
    await recordAudit(tx, { action: 'organisations.change-person', subjectKind: 'organisations.person', subjectId: personId, unitId: after.unitId, before: person, after });
    return after;
  });
}

/** Records that a person no longer works here from a day on: the posts end, and the account is told. */
export async function recordLeaving(context: Context, personId: string, on?: string): Promise<Person> {
  return context.write(async (tx) => {
    const person = await findPerson(tx, personId, true);
    if (!person) throw notFound('organisations.person-missing');
    enforce(mayOrganise(tx.actor, 'write', person.unitId));
    const day = on ?? today(tx);
    refuseIf([
      ...(person.leftOn !== null ? [{ code: 'organisations.person-left', values: { name: person.name } }] : []),
      ...(day > today(tx) ? [{ code: 'organisations.day-in-future', path: 'on' }] : []),
    ]);
    await updatePerson(tx, personId, { leftOn: day });
    for (const post of await findOpenPosts(tx, { personId, on: day })) await endPostRow(tx, post.id, day);
    await endAbsences(tx, personId, day);
    await insertEvent(tx, { subjectKind: 'person', subjectId: personId, event: 'left', onDay: day, body: {} });
    await recordAudit(tx, { action: 'organisations.record-leaving', subjectKind: 'organisations.person', subjectId: personId, unitId: person.unitId, before: person, after: { leftOn: day } });
    await announce(tx, { name: announced.personLeft, subjectId: personId, payload: { personId, onDay: day } });
    return readPerson(tx, personId);
  });
}
