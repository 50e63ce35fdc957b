import { dayOf, enforce, forbidden, holds, invalid, newId, notFound, refuseIf, type Page } from '@gongkai/kernel';
import { accountsHolding } from '@gongkai/accounts';
import { recordAudit, type Context, type ReadTx, type Tx } from '@gongkai/database';
import { notify } from '@gongkai/notices';
import { listUnits, unitNames } from '@gongkai/organisations';
import { itemsByIds } from '@gongkai/submissions';
import { announceFact, withdrawFact } from '../announce-fact.ts';
import {
  endCommission as endCommissionRow, insertCommission, listCommissions, listCommissionUnits, lockCommission, updateCommissionUnit, type Commission,
} from '../commissions.store.ts';
import type { CommissionQuery, CommissionView, DeliverCommission, PublishCommission } from '../contract.ts';
import { insertEvent } from '../events.store.ts';
import { instructionReach, mayAnswer, mayEdit } from '../periodicals.policy.ts';
import { readCommissionIds } from '../registers.read.ts';

const kind = 'periodicals.commission';
const link = (commissionId: string): string => `/periodicals/commissions?commission=${commissionId}`;
const delivering: ReadonlySet<string> = new Set(['sent', 'held', 'adopted', 'merged']);

async function viewCommissions(tx: ReadTx, commissions: readonly Commission[]): Promise<CommissionView[]> {
  const units = await listCommissionUnits(tx, commissions.map((one) => one.id));
  const names = await unitNames(tx, [...new Set(units.map((one) => one.unitId))]);
  return commissions.map((one) => {
    const desk = holds(tx.actor, 'periodicals.edit', one.unitId);
    const mine = units.filter((unit) => unit.commissionId === one.id && (desk || mayAnswer(tx.actor, unit.unitId)));
    const allowed: CommissionView['allowed'] = [];
    if (one.endedAt === null && mine.some((unit) => mayAnswer(tx.actor, unit.unitId) && unit.state !== 'delivered')) allowed.push('answer');
    if (one.endedAt === null && desk) allowed.push('end');
    return {
      id: one.id, kind: one.kind, level: one.level, title: one.title, content: one.content, requirements: one.requirements,
      dueAt: one.dueAt?.toISOString() ?? null, publishedAt: one.publishedAt.toISOString(), publishedBy: one.publishedBy, endedAt: one.endedAt?.toISOString() ?? null,
      // A unit learns of itself alone; who else was asked and who was late is the desk's.
      units: mine.map((unit) => ({
        unitId: unit.unitId, unitName: names.get(unit.unitId) ?? '', state: unit.state, itemId: unit.itemId,
        deliveredAt: unit.deliveredAt?.toISOString() ?? null, onTime: unit.onTime,
      })),
      allowed,
    };
  });
}

const viewOf = async (tx: ReadTx, commissionId: string): Promise<CommissionView> => (await viewCommissions(tx, await listCommissions(tx, [commissionId])))[0]!;

/** One page of commissions and reporting points: the desk's own, or those that ask the actor's units. */
export async function listCommissionViews(context: Context, query: CommissionQuery): Promise<Page<CommissionView>> {
  return context.read(async (tx) => {
    const page = await readCommissionIds(tx, query, commissionReach(tx));
    return { ...page, rows: await viewCommissions(tx, await listCommissions(tx, page.rows)) };
  });
}

const commissionReach = (tx: ReadTx) => instructionReach(tx.actor);

/** Publishes a commission to named units, or the reporting points of a period. */
export async function publishCommission(context: Context, input: PublishCommission): Promise<CommissionView> {
  return context.write(async (tx) => {
    const units = await listUnits(tx);
    const office = units.find((unit) => unit.kind === 'office') ?? units.find((unit) => unit.parentId === null);
    if (!office) throw notFound('general.not-found');
    enforce(mayEdit(tx.actor, office.id));
    if (input.kind === 'commission' && input.dueAt === null) throw invalid([{ code: 'periodicals.due-missing', path: 'dueAt' }]);
    if (input.dueAt !== null && new Date(input.dueAt) <= tx.now) throw invalid([{ code: 'periodicals.due-past', path: 'dueAt' }]);
    const unknown = input.unitIds.findIndex((unitId) => !units.some((unit) => unit.id === unitId));
    if (unknown >= 0) throw invalid([{ code: 'periodicals.unit-unknown', path: `unitIds.${unknown}` }]);
    const id = newId(tx.now.getTime());
    await insertCommission(tx, { ...input, id, unitId: office.id });
    await insertEvent(tx, { subjectKind: 'commission', subjectId: id, kind: 'published' });
    await recordAudit(tx, { action: 'periodicals.publish-commission', subjectKind: kind, subjectId: id, unitId: office.id, after: { kind: input.kind, title: input.title, unitIds: input.unitIds, dueAt: input.dueAt } });
    const accountIds = new Set<string>();
    for (const unitId of input.unitIds) for (const accountId of await accountsHolding(tx, 'periodicals.answer', unitId)) accountIds.add(accountId);
    await notify(tx, { accountIds: [...accountIds], kind: `periodicals.notice-${input.kind}`, values: { title: [...input.title].slice(0, 100).join('') }, link: link(id), email: input.kind === 'commission' });
    return viewOf(tx, id);
  });
}

async function asked(tx: Tx, of: { commissionId: string; unitId: string }): Promise<{ commission: Commission; factId: string | null; state: string }> {
  const commission = await lockCommission(tx, of.commissionId);
  const unit = (await listCommissionUnits(tx, [commission.id])).find((one) => one.unitId === of.unitId);
  if (!unit || !mayAnswer(tx.actor, of.unitId)) throw holds(tx.actor, 'periodicals.edit', commission.unitId) ? forbidden('periodicals.not-asked') : notFound('general.not-found');
  refuseIf(commission.endedAt !== null ? [{ code: 'periodicals.commission-ended' }] : unit.state === 'delivered' ? [{ code: 'periodicals.already-delivered' }] : []);
  return { commission, factId: unit.factId, state: unit.state };
}

/** Accepts a commission for a unit. */
export async function acceptCommission(context: Context, input: { commissionId: string; unitId: string }): Promise<CommissionView> {
  return context.write(async (tx) => {
    const { commission, state } = await asked(tx, input);
    refuseIf(state === 'asked' ? [] : [{ code: 'periodicals.already-accepted' }]);
    await updateCommissionUnit(tx, input, { state: 'accepted' });
    await insertEvent(tx, { subjectKind: 'commission', subjectId: commission.id, kind: 'accepted', details: { unitId: input.unitId } });
    await recordAudit(tx, { action: 'periodicals.accept-commission', subjectKind: kind, subjectId: commission.id, unitId: input.unitId });
    return viewOf(tx, commission.id);
  });
}

/** Delivers an item that has reached the desk; on time or late is told by the moment at which it was sent. */
export async function deliverCommission(context: Context, input: DeliverCommission & { commissionId: string }): Promise<CommissionView> {
  return context.write(async (tx) => {
    const { commission, factId } = await asked(tx, input);
    const [item] = await itemsByIds(tx, [input.itemId]);
    if (!item || item.unitId !== input.unitId) throw invalid([{ code: 'periodicals.other-item', path: 'itemId' }]);
    refuseIf(delivering.has(item.state) && item.sentAt !== null ? [] : [{ code: 'periodicals.item-not-sent', path: 'itemId' }]);
    const onTime = commission.dueAt === null || new Date(item.sentAt!) <= commission.dueAt;
    if (factId !== null) await withdrawFact(tx, { factId, subject: { kind, id: commission.id, title: commission.title }, source: { kind, id: commission.id } });
    const delivered = commission.kind === 'points' ? undefined : await announceFact(tx, {
      kind: 'commission-delivered', source: { kind, id: commission.id }, subject: { kind, id: commission.id, title: commission.title },
      units: [{ unitId: input.unitId, share: 1 }], tags: { level: commission.level, onTime, itemId: input.itemId }, occurredAt: item.sentAt!,
    });
    await updateCommissionUnit(tx, input, { state: 'delivered', itemId: input.itemId, onTime, ...(delivered === undefined ? {} : { factId: delivered }) });
    await insertEvent(tx, { subjectKind: 'commission', subjectId: commission.id, kind: onTime ? 'delivered' : 'delivered-late', details: { unitId: input.unitId, itemId: input.itemId } });
    await recordAudit(tx, { action: 'periodicals.deliver-commission', subjectKind: kind, subjectId: commission.id, unitId: input.unitId, after: { itemId: input.itemId, onTime } });
    return viewOf(tx, commission.id);
  });
}

/** Ends a commission. */
export async function endCommission(context: Context, input: { commissionId: string }): Promise<CommissionView> {
  return context.write(async (tx) => {
    const commission = await lockCommission(tx, input.commissionId);
    enforce(mayEdit(tx.actor, commission.unitId));
    refuseIf(commission.endedAt === null ? [] : [{ code: 'periodicals.commission-ended' }]);
    await endCommissionRow(tx, commission.id);
    await insertEvent(tx, { subjectKind: 'commission', subjectId: commission.id, kind: 'ended' });
    await recordAudit(tx, { action: 'periodicals.end-commission', subjectKind: kind, subjectId: commission.id, unitId: commission.unitId });
    return viewOf(tx, commission.id);
  });
}

/** Notes that a unit let a commission pass, unless it has delivered in the meantime. */
export async function noteMissed(tx: Tx, of: { commissionId: string; unitId: string }): Promise<void> {
  const commission = await lockCommission(tx, of.commissionId);
  const unit = (await listCommissionUnits(tx, [commission.id])).find((one) => one.unitId === of.unitId);
  if (!unit || (unit.state !== 'asked' && unit.state !== 'accepted')) return;
  const factId = await announceFact(tx, {
    kind: 'commission-missed', source: { kind, id: commission.id }, subject: { kind, id: commission.id, title: commission.title },
    units: [{ unitId: of.unitId, share: 1 }], tags: { level: commission.level, onTime: false }, occurredAt: dayOf(commission.dueAt!, tx.context.timeZone),
  });
  await updateCommissionUnit(tx, of, { state: 'missed', onTime: false, factId });
  await insertEvent(tx, { subjectKind: 'commission', subjectId: commission.id, kind: 'missed', details: { unitId: of.unitId } });
}
