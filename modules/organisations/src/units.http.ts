import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { contentDisposition, day, enforce, id, reply, route, wrongRows, type Reply, type WrongRows } from '@gongkai/kernel';
import { recordAudit, type Context, type ReadTx } from '@gongkai/database';
import { z } from 'zod';
import {
  abolishUnitInput, addUnitInput, changeUnitInput, classView, creditUnitInput, creditView, endOnInput, groupView, importedUnits, mergeUnitsInput, networkView, setClassInput,
  setLeadingGroupInput, unitPage, unitView, type AbolishUnit, type AddUnit, type ChangeUnit, type CreditUnit, type MergeUnits, type SetClass, type SetLeadingGroup, type UnitPage,
} from './contract.ts';
import { today } from './days.ts';
import { readGroups } from './groups.store.ts';
import { listUnits, readUnit, unitNames } from './lookups.ts';
import { readNetwork } from './network.read.ts';
import { abolishUnit } from './operations/abolish-unit.ts';
import { addUnit } from './operations/add-unit.ts';
import { changeUnit } from './operations/change-unit.ts';
import { creditUnit, endCredit } from './operations/credit-unit.ts';
import { exportUnits } from './operations/export-units.ts';
import { importUnits } from './operations/import-units.ts';
import { mergeUnits } from './operations/merge-units.ts';
import { setClass } from './operations/set-class.ts';
import { endLeadingGroup, setLeadingGroup } from './operations/set-leading-group.ts';
import { mayOrganise } from './organisations.policy.ts';
import { readPosts } from './persons.read.ts';
import { networkWorkbook } from './units.workbook.ts';
import { readClasses, readCredits, readPeriods, readSuccessions } from './units.read.ts';

const read = { permission: 'organisations.read' };
const write = { permission: 'organisations.write' };
const exit = { records: 'organisations.mayOrganise' };
const unitParams = z.strictObject({ unitId: id });
type OfUnit = { context: Context; params: { unitId: string } };

/** A workbook as a download. */
export function workbookReply(bytes: Uint8Array, name: string): Reply {
  return reply({
    headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': contentDisposition(`${name}.xlsx`) },
    body: Buffer.from(bytes),
  });
}

async function page(tx: ReadTx, unitId: string): Promise<UnitPage> {
  enforce(mayOrganise(tx.actor, 'read', unitId));
  const unit = await readUnit(tx, unitId);
  const names = await unitNames(tx, unit.parentId ? [unit.parentId] : []);
  const writable = mayOrganise(tx.actor, 'write', unitId).allowed && unit.validTo === null;
  const structural = unit.parentId === null ? [] : ['move', 'merge', 'abolish'];
  return {
    unit,
    parentName: unit.parentId ? (names.get(unit.parentId) ?? null) : null,
    periods: await readPeriods(tx, unitId),
    successions: await readSuccessions(tx, unitId),
    classes: await readClasses(tx, { unitId }),
    credits: await readCredits(tx, unitId),
    posts: await readPosts(tx, { unitId }),
    groups: await readGroups(tx, unitId),
    allowed: writable ? ['add-below', 'change', 'class', 'credit', 'appoint', 'add-person', 'lead', ...structural] : [],
  };
}

/** Units, their classes, credit relations and leading groups. */
export const unitRoutes = [
  route({
    method: 'GET', path: '/organisations/units', permission: read, summary: 'The tree of units, now or on a day', exit,
    query: z.strictObject({ at: day.optional(), ended: z.enum(['true']).optional() }), response: z.strictObject({ rows: z.array(unitView), allowed: z.array(z.string()) }),
    handle: ({ context, query }: { context: Context; query: { at?: string; ended?: string } }) => context.read(async (tx) => ({
      rows: await listUnits(tx, { ...(query.at ? { at: query.at } : {}), ended: query.ended === 'true' }),
      allowed: mayOrganise(tx.actor, 'write', null).allowed ? ['add-root', 'import'] : [],
    })),
  }),
  route({
    method: 'POST', path: '/organisations/units', permission: write, summary: 'Set up a unit', exit, body: addUnitInput, response: unitView,
    handle: ({ context, body }: { context: Context; body: AddUnit }) => addUnit(context, body),
  }),
  route({
    method: 'GET', path: '/organisations/units/export.xlsx', permission: read, summary: 'Export units and people as a workbook that can be imported again', exit,
    query: z.strictObject({ at: day.optional() }), response: 'file',
    handle: async ({ context, query }: { context: Context; query: { at?: string } }) => workbookReply(await exportUnits(context, query.at), '单位和人员'),
  }),
  route({
    method: 'POST', path: '/organisations/units/import', permission: write, summary: 'Import units and people from a workbook: all or nothing, or without the wrong rows', exit: 'none',
    query: z.strictObject({ wrongRows: wrongRows.optional() }), body: 'stream', bodyLimit: 20_000_000, response: importedUnits,
    async handle({ context, query, body }: { context: Context; query: { wrongRows?: WrongRows }; body: Readable }) {
      return importUnits(context, new Uint8Array(await buffer(body)), query.wrongRows);
    },
  }),
  route({
    method: 'POST', path: '/organisations/units/merge', permission: write, summary: 'Merge units into one', exit, body: mergeUnitsInput, response: unitView,
    handle: ({ context, body }: { context: Context; body: MergeUnits }) => mergeUnits(context, body),
  }),
  route({
    method: 'GET', path: '/organisations/network', permission: read, summary: 'The information network: leaders, officers, full-time and part-time', exit,
    query: z.strictObject({ at: day.optional() }), response: networkView,
    handle: ({ context, query }: { context: Context; query: { at?: string } }) => context.read((tx) => readNetwork(tx, query.at ?? today(tx))),
  }),
  route({
    method: 'GET', path: '/organisations/network/export.xlsx', permission: read, summary: 'Export the information network', exit, query: z.strictObject({ at: day.optional() }), response: 'file',
    async handle({ context, query }: { context: Context; query: { at?: string } }) {
      const { network, at } = await context.write(async (tx) => {
        const at = query.at ?? today(tx);
        await recordAudit(tx, { action: 'organisations.export-network', subjectKind: 'organisations.unit', subjectId: null, after: { at } });
        return { at, network: await readNetwork(tx, at) };
      });
      return workbookReply(await networkWorkbook(network, at), '信息员队伍');
    },
  }),
  route({
    method: 'GET', path: '/organisations/classes', permission: read, summary: 'Assessment classes by scheme and year', exit,
    query: z.strictObject({ scheme: z.string().max(60).optional(), year: z.coerce.number().int().optional() }), response: z.strictObject({ rows: z.array(classView) }),
    handle: ({ context, query }: { context: Context; query: { scheme?: string; year?: number } }) => context.read(async (tx) => ({ rows: await readClasses(tx, query) })),
  }),
  route({
    method: 'GET', path: '/organisations/units/:unitId', permission: read, summary: 'A unit with its history, people and relations', exit, params: unitParams, response: unitPage,
    handle: ({ context, params }: OfUnit) => context.read((tx) => page(tx, params.unitId)),
  }),
  route({
    method: 'PATCH', path: '/organisations/units/:unitId', permission: write, summary: 'Rename, move or reclassify a unit from a day on', exit, params: unitParams, body: changeUnitInput, response: unitView,
    handle: ({ context, params, body }: OfUnit & { body: ChangeUnit }) => changeUnit(context, params.unitId, body),
  }),
  route({
    method: 'POST', path: '/organisations/units/:unitId/abolish', permission: write, summary: 'Abolish a unit', exit, params: unitParams, body: abolishUnitInput, response: unitView,
    handle: ({ context, params, body }: OfUnit & { body: AbolishUnit }) => abolishUnit(context, params.unitId, body),
  }),
  route({
    method: 'PUT', path: '/organisations/units/:unitId/class', permission: write, summary: 'Set the assessment class for a year', exit: 'none', params: unitParams, body: setClassInput,
    response: classView.extend({ class: z.string().nullable() }),
    handle: ({ context, params, body }: OfUnit & { body: SetClass }) => setClass(context, params.unitId, body),
  }),
  route({
    method: 'POST', path: '/organisations/units/:unitId/credits', permission: write, summary: 'Let another unit share in what a unit earns', exit, params: unitParams, body: creditUnitInput,
    response: z.strictObject({ rows: z.array(creditView) }),
    handle: async ({ context, params, body }: OfUnit & { body: CreditUnit }) => ({ rows: await creditUnit(context, params.unitId, body) }),
  }),
  route({
    method: 'POST', path: '/organisations/credits/:creditId/end', permission: write, summary: 'End a credit relation', exit, params: z.strictObject({ creditId: id }), body: endOnInput,
    response: z.strictObject({ rows: z.array(creditView) }),
    handle: async ({ context, params, body }: { context: Context; params: { creditId: string }; body: { on?: string } }) => ({ rows: await endCredit(context, params.creditId, body.on) }),
  }),
  route({
    method: 'POST', path: '/organisations/groups', permission: write, summary: 'Set up a leading group or seat it anew', exit, body: setLeadingGroupInput, response: groupView,
    handle: ({ context, body }: { context: Context; body: SetLeadingGroup }) => setLeadingGroup(context, body),
  }),
  route({
    method: 'POST', path: '/organisations/groups/:groupId/end', permission: write, summary: 'Dissolve a leading group', exit, params: z.strictObject({ groupId: id }), body: endOnInput, response: groupView,
    handle: ({ context, params, body }: { context: Context; params: { groupId: string }; body: { on?: string } }) => endLeadingGroup(context, params.groupId, body.on),
  }),
];
