import { enforce } from '@gongkai/kernel';
import { recordAudit, type Context } from '@gongkai/database';
import { setClassInput, type SetClass } from '../contract.ts';
import { today } from '../days.ts';
import { readUnit } from '../lookups.ts';
import { insertEvent } from '../organisations-events.store.ts';
import { mayOrganise } from '../organisations.policy.ts';
import { putClass } from '../relations.store.ts';

/** Sets the assessment class of a unit under a scheme for a year; null takes it away. */
export async function setClass(context: Context, unitId: string, input: SetClass): Promise<{ unitId: string; scheme: string; year: number; class: string | null }> {
  const asked = setClassInput.parse(input);
  return context.write(async (tx) => {
    const unit = await readUnit(tx, unitId);
    enforce(mayOrganise(tx.actor, 'write', unit.id));
    const before = await putClass(tx, { unitId, scheme: asked.scheme, year: asked.year }, asked.class);
    const after = { unitId, ...asked };
    await insertEvent(tx, { subjectKind: 'unit', subjectId: unitId, event: 'classed', onDay: today(tx), body: { ...asked, before } });
    await recordAudit(tx, { action: 'organisations.set-class', subjectKind: 'organisations.unit', subjectId: unitId, unitId, before: { ...after, class: before }, after });
    return after;
  });
}
