import { enforce, refuseIf, type Problem } from '@gongkai/kernel';
import { accountsHolding } from '@gongkai/accounts';
import { recordAudit, type Context } from '@gongkai/database';
import { notify } from '@gongkai/notices';
import { insertConsequence } from '../consequences.store.ts';
import type { DecideConsequence, QuotasView } from '../contract.ts';
import { quotaProgress, struckVetoes, type QuotaFrame } from '../quotas.ts';
import { labelOf } from '../rulebook/names.ts';
import { mayKeep } from '../scoring.policy.ts';
import { presentQuotas } from './read-quotas.ts';
import { readYear } from './year-frame.ts';

/** Reasons against deciding about a consequence: it must follow from a task that was missed or a veto that struck. */
function reasonsAgainstDecidingOn(frame: QuotaFrame, input: DecideConsequence): Problem[] {
  const missed = quotaProgress(frame).find((one) => one.quotaId === input.ruleId && one.unitId === input.unitId && one.months.to === input.periodTo && (one.check ?? 0) === input.check);
  const struck = struckVetoes(frame).find((one) => one.vetoId === input.ruleId && one.unitId === input.unitId && one.periodTo === input.periodTo);
  const follows = [...(missed?.consequences ?? []), ...(struck?.consequences ?? [])].some((one) => one.effect === input.effect);
  if (!follows) return [{ code: 'scoring.consequence-not-due', path: 'effect' }];
  const needsPoints = input.effect === 'target-deduction' && input.carriedOut;
  if (needsPoints && input.points === null) return [{ code: 'general.required', path: 'points' }];
  return !needsPoints && input.points !== null ? [{ code: 'scoring.points-not-asked', path: 'points' }] : [];
}

/** Carries a consequence of a missed task or a veto out, or waives it, with the reason; the unit is told. */
export async function decideConsequence(context: Context, input: DecideConsequence): Promise<QuotasView> {
  return context.write(async (tx) => {
    enforce(mayKeep(tx.actor));
    const frame = await readYear(tx, input.year);
    refuseIf(reasonsAgainstDecidingOn(frame, input));
    await insertConsequence(tx, input);
    await recordAudit(tx, { action: 'scoring.decide-consequence', subjectKind: 'scoring.consequence', subjectId: null, unitId: input.unitId, after: input });
    await notify(tx, {
      accountIds: await accountsHolding(tx, 'scoring.read', input.unitId), kind: `scoring.notice-consequence-${input.carriedOut ? 'carried-out' : 'waived'}`,
      values: { rule: labelOf(frame.rulebook, input.ruleId, 'zh-CN'), note: input.note }, link: `/scoring/quotas?year=${input.year}`, email: true,
    });
    return presentQuotas(tx, frame);
  });
}
