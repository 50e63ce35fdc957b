import { enforce, notFound, refuseIf } from '@gongkai/kernel';
import { expectVersion, recordAudit, type Context, type Tx } from '@gongkai/database';
import { setLeadingGroupInput, type GroupView, type SetLeadingGroup } from '../contract.ts';
import { today } from '../days.ts';
import { groupReasons } from '../groups.state.ts';
import { endSeat, findGroup, findOpenSeats, insertGroup, insertSeat, readGroups, updateGroup } from '../groups.store.ts';
import { readUnit } from '../lookups.ts';
import { insertEvent } from '../organisations-events.store.ts';
import { mayOrganise } from '../organisations.policy.ts';
import { findPerson } from '../persons.store.ts';
import { endedReasons } from '../units.state.ts';

type Asked = ReturnType<typeof setLeadingGroupInput.parse>;

/** Sets a leading group up, or seats it anew from a day on; who sat before stays in its history. */
export async function setLeadingGroup(context: Context, input: SetLeadingGroup): Promise<GroupView> {
  const asked = setLeadingGroupInput.parse(input);
  return context.write(async (tx) => {
    const unit = await readUnit(tx, asked.unitId);
    enforce(mayOrganise(tx.actor, 'write', unit.id));
    const standing = asked.groupId === undefined ? null : await findGroup(tx, asked.groupId);
    if (asked.groupId !== undefined && standing?.unitId !== unit.id) throw notFound('organisations.group-missing');
    if (standing) expectVersion(asked.seenVersion ?? 0, standing.version);
    const from = asked.from ?? today(tx);
    const persons = new Map(await Promise.all(asked.seats.map(async (seat) => [seat.personId, await findPerson(tx, seat.personId)] as const)));
    refuseIf([...endedReasons(unit), ...groupReasons({ seats: asked.seats, persons, ended: standing?.validTo != null, from, today: today(tx) })]);
    const facts = { unitId: unit.id, name: asked.name, purpose: asked.purpose, officeUnitId: asked.officeUnitId ?? null, basis: asked.basis ?? null };
    const groupId = standing ? standing.id : await insertGroup(tx, { ...facts, from });
    if (standing) await updateGroup(tx, groupId, facts);
    await seat(tx, { groupId, seats: asked.seats, from });
    const view = (await readGroups(tx, unit.id)).find((group) => group.id === groupId)!;
    await insertEvent(tx, { subjectKind: 'group', subjectId: groupId, event: standing ? 'seated-anew' : 'set-up', onDay: from, body: { name: asked.name, seats: asked.seats } });
    await recordAudit(tx, { action: 'organisations.set-leading-group', subjectKind: 'organisations.group', subjectId: groupId, unitId: unit.id, before: standing, after: { ...facts, seats: asked.seats } });
    return view;
  });
}

async function seat(tx: Tx, parts: { groupId: string; seats: Asked['seats']; from: string }): Promise<void> {
  const open = await findOpenSeats(tx, parts.groupId);
  const same = (one: { personId: string; seat: string; duties?: string | null }, other: { personId: string; seat: string; duties?: string | null }) =>
    one.personId === other.personId && one.seat === other.seat && (one.duties ?? null) === (other.duties ?? null);
  for (const held of open) if (!parts.seats.some((wanted) => same(wanted, held))) await endSeat(tx, held.id, parts.from);
  for (const [index, wanted] of parts.seats.entries()) {
    if (open.some((held) => same(wanted, held))) continue;
    await insertSeat(tx, { groupId: parts.groupId, personId: wanted.personId, seat: wanted.seat, duties: wanted.duties ?? null, sort: wanted.sort ?? index, from: parts.from });
  }
}

/** Dissolves a leading group on a day. */
export async function endLeadingGroup(context: Context, groupId: string, on?: string): Promise<GroupView> {
  return context.write(async (tx) => {
    const group = await findGroup(tx, groupId);
    if (!group) throw notFound('organisations.group-missing');
    enforce(mayOrganise(tx.actor, 'write', group.unitId));
    const day = on ?? today(tx);
    refuseIf(group.validTo !== null ? [{ code: 'organisations.ended-already' }] : []);
    for (const held of await findOpenSeats(tx, groupId)) await endSeat(tx, held.id, day);
    await updateGroup(tx, groupId, { validTo: day });
    await insertEvent(tx, { subjectKind: 'group', subjectId: groupId, event: 'dissolved', onDay: day, body: {} });
    await recordAudit(tx, { action: 'organisations.end-leading-group', subjectKind: 'organisations.group', subjectId: groupId, unitId: group.unitId, before: group, after: { validTo: day } });
    return (await readGroups(tx, group.unitId)).find((one) => one.id === groupId)!;
  });
}
