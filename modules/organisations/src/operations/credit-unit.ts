import { enforce, notFound, refuseIf, type Problem } from '@gongkai/kernel';
import { recordAudit, type Context, type Tx } from '@gongkai/database';
import { creditUnitInput, type CreditUnit, type CreditView, type Unit } from '../contract.ts';
import { today } from '../days.ts';
import { readUnit } from '../lookups.ts';
import { insertEvent } from '../organisations-events.store.ts';
import { mayOrganise } from '../organisations.policy.ts';
import { endCreditRow, findCredit, insertCredit } from '../relations.store.ts';
import { endedReasons } from '../units.state.ts';
import { findUnit } from '../units.store.ts';
import { readCredits } from '../units.read.ts';

/** Lets another unit share in what a unit earns, from a day on. */
export async function creditUnit(context: Context, unitId: string, input: CreditUnit): Promise<CreditView[]> {
  const asked = creditUnitInput.parse(input);
  return context.write(async (tx) => {
    const unit = await readUnit(tx, unitId);
    enforce(mayOrganise(tx.actor, 'write', unit.id));
    const from = asked.from ?? today(tx);
    refuseIf(await reasons(tx, { unit, creditedUnitId: asked.creditedUnitId, from }));
    await insertCredit(tx, { unitId, creditedUnitId: asked.creditedUnitId, share: asked.share, from });
    await insertEvent(tx, { subjectKind: 'unit', subjectId: unitId, event: 'credited', onDay: from, body: asked });
    await recordAudit(tx, { action: 'organisations.credit-unit', subjectKind: 'organisations.unit', subjectId: unitId, unitId, after: asked });
    return readCredits(tx, unitId);
  });
}

async function reasons(tx: Tx, parts: { unit: Unit; creditedUnitId: string; from: string }): Promise<Problem[]> {
  const credited = await findUnit(tx, parts.creditedUnitId);
  if (!credited) return [{ code: 'organisations.unit-missing', path: 'creditedUnitId' }];
  const found = [...endedReasons(parts.unit), ...endedReasons(credited, 'creditedUnitId')];
  if (credited.id === parts.unit.id) found.push({ code: 'organisations.credit-itself', path: 'creditedUnitId' });
  const standing = (await readCredits(tx, parts.unit.id)).some((one) => one.creditedUnitId === credited.id && (one.validTo === null || one.validTo > parts.from));
  if (standing) found.push({ code: 'organisations.credited-already', path: 'creditedUnitId' });
  return found;
}

/** Ends a credit relation on a day; what was credited before stays. */
export async function endCredit(context: Context, creditId: string, on?: string): Promise<CreditView[]> {
  return context.write(async (tx) => {
    const credit = await findCredit(tx, creditId);
    if (!credit) throw notFound('organisations.credit-missing');
    enforce(mayOrganise(tx.actor, 'write', credit.unitId));
    const day = on ?? today(tx);
    refuseIf(credit.validTo !== null && credit.validTo <= day ? [{ code: 'organisations.ended-already' }] : []);
    await endCreditRow(tx, creditId, day);
    await insertEvent(tx, { subjectKind: 'unit', subjectId: credit.unitId, event: 'credit-ended', onDay: day, body: { creditedUnitId: credit.creditedUnitId } });
    await recordAudit(tx, { action: 'organisations.end-credit', subjectKind: 'organisations.unit', subjectId: credit.unitId, unitId: credit.unitId, before: credit, after: { validTo: day } });
    return readCredits(tx, credit.unitId);
  });
}
