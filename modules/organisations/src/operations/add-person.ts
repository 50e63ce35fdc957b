import { enforce, refuseIf } from '@gongkai/kernel';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import { addPersonInput, type AddPerson, type Person } from '../contract.ts';
import { today } from '../days.ts';
import { readPerson } from '../lookups.ts';
import { insertEvent } from '../organisations-events.store.ts';
import { mayOrganise } from '../organisations.policy.ts';
import { insertPerson } from '../persons.store.ts';
import { endedReasons } from '../units.state.ts';
import { findUnit } from '../units.store.ts';

/** Enters a person who works in a unit. */
export async function addPerson(context: Context, input: AddPerson): Promise<Person> {
  return context.write((tx) => enterPerson(tx, input));
}

/** The same inside a transaction, for imports. */
export async function enterPerson(tx: Tx, input: AddPerson): Promise<Person> {
  const asked = addPersonInput.parse(input);
  enforce(mayOrganise(tx.actor, 'write', asked.unitId));
  const unit = await findUnit(tx, asked.unitId);
  refuseIf(unit ? endedReasons(unit, 'unitId') : [{ code: 'organisations.unit-missing', path: 'unitId' }]);
  const personId = await insertPerson(tx, { name: asked.name, unitId: asked.unitId, email: asked.email ?? null, phone: asked.phone ?? null });
  const person = await readPerson(tx, personId);
  await insertEvent(tx, { subjectKind: 'person', subjectId: personId, event: 'added', onDay: today(tx), body: { unitId: asked.unitId } });
  await recordAudit(tx, { action: 'organisations.add-person', subjectKind: 'organisations.person', subjectId: personId, unitId: asked.unitId, after: person });
  return person;
}
