import { enforce, everyRow, id, line, pageOf, pageQuery, route, type Page } from '@gongkai/kernel';
import { recordAudit, type Context, type ReadTx } from '@gongkai/database';
import { z } from 'zod';
import {
  addPersonInput, appointInput, changePersonInput, endOnInput, personPage, personRow, personView, postKinds, postView, recordAbsenceInput,
  type AddPerson, type Appoint, type ChangePerson, type PersonPage, type PersonRowView, type PostKind, type RecordAbsence,
} from './contract.ts';
import { today } from './days.ts';
import { readPerson } from './lookups.ts';
import { addPerson } from './operations/add-person.ts';
import { appoint, endPost, recordAbsence } from './operations/appoint.ts';
import { changePerson, recordLeaving } from './operations/change-person.ts';
import { setIssuer, setNetworkRules, setSite } from './operations/set-site.ts';
import { mayOrganise } from './organisations.policy.ts';
import { networkSetting, networkSettingKey } from './network.read.ts';
import { readAbsences, readPersons, readPosts } from './persons.read.ts';
import { personsWorkbook } from './persons.workbook.ts';
import { issuerSetting, issuerSettingKey, readSetting } from './settings.ts';
import { siteSetting, siteSettingKey } from './site-setting.ts';
import { workbookReply } from './units.http.ts';

const read = { permission: 'organisations.read' };
const write = { permission: 'organisations.write' };
const settings = { permission: 'organisations.settings' };
const exit = { records: 'organisations.mayOrganise' };
const filters = z.strictObject({ unitId: id.optional(), text: line(60).optional(), post: z.enum(postKinds).optional(), left: z.enum(['true']).optional() });
type Filters = z.infer<typeof filters>;
const personParams = z.strictObject({ personId: id });
type OfPerson = { context: Context; params: { personId: string } };

async function list(context: Context, asked: Filters, page: { after?: string; limit: number }): Promise<Page<PersonRowView>> {
  return context.read(async (tx) => {
    const found = await readPersons(tx, { ...asked, ...page, left: asked.left === 'true' }, today(tx));
    return { next: found.next, rows: found.rows.map(({ nameKey: _key, ...row }) => ({ ...row, posts: row.posts.map((post) => ({ ...post, post: post.post as PostKind })) })) };
  });
}

async function pageOfPerson(tx: ReadTx, personId: string): Promise<PersonPage> {
  const person = await readPerson(tx, personId);
  enforce(mayOrganise(tx.actor, 'read', person.unitId));
  const writable = mayOrganise(tx.actor, 'write', person.unitId).allowed && person.leftOn === null;
  const oneself = tx.actor.kind === 'account' && tx.actor.personId === personId;
  return {
    person,
    posts: await readPosts(tx, { personId }),
    absences: await readAbsences(tx, personId),
    allowed: writable ? ['change', 'leave', 'appoint', 'absence'] : oneself ? ['absence'] : [],
  };
}

/** People, their posts and absences, and the settings of the jurisdiction. */
export const personRoutes = [
  route({
    method: 'GET', path: '/organisations/persons', permission: read, summary: 'People by name', exit, query: pageQuery.extend(filters.shape), response: pageOf(personRow),
    handle: ({ context, query: { after, limit, ...asked } }: { context: Context; query: Filters & { after?: string; limit: number } }) => list(context, asked, { limit, ...(after ? { after } : {}) }),
  }),
  route({
    method: 'GET', path: '/organisations/persons/export.xlsx', permission: read, summary: 'Export people as a workbook', exit, query: filters, response: 'file',
    async handle({ context, query }: { context: Context; query: Filters }) {
      await context.write((tx) => recordAudit(tx, { action: 'organisations.export-persons', subjectKind: 'organisations.person', subjectId: null, after: query }));
      return workbookReply(await personsWorkbook(everyRow((after) => list(context, query, { after, limit: 500 }))), '人员名单');
    },
  }),
  route({
    method: 'POST', path: '/organisations/persons', permission: write, summary: 'Enter a person', exit, body: addPersonInput, response: personView,
    handle: ({ context, body }: { context: Context; body: AddPerson }) => addPerson(context, body),
  }),
  route({
    method: 'GET', path: '/organisations/persons/:personId', permission: read, summary: 'A person with posts and absences', exit, params: personParams, response: personPage,
    handle: ({ context, params }: OfPerson) => context.read((tx) => pageOfPerson(tx, params.personId)),
  }),
  route({
    method: 'PATCH', path: '/organisations/persons/:personId', permission: write, summary: 'Correct a person or move him to another unit', exit, params: personParams, body: changePersonInput, response: personView,
    handle: ({ context, params, body }: OfPerson & { body: ChangePerson }) => changePerson(context, params.personId, body),
  }),
  route({
    method: 'POST', path: '/organisations/persons/:personId/leave', permission: write, summary: 'Record that a person no longer works here', exit, params: personParams, body: endOnInput, response: personView,
    handle: ({ context, params, body }: OfPerson & { body: { on?: string } }) => recordLeaving(context, params.personId, body.on),
  }),
  route({
    method: 'POST', path: '/organisations/posts', permission: write, summary: 'Give a person a post', exit, body: appointInput, response: postView,
    handle: ({ context, body }: { context: Context; body: Appoint }) => appoint(context, body),
  }),
  route({
    method: 'POST', path: '/organisations/posts/:postId/end', permission: write, summary: 'End a post', exit, params: z.strictObject({ postId: id }), body: endOnInput, response: postView,
    handle: ({ context, params, body }: { context: Context; params: { postId: string }; body: { on?: string } }) => endPost(context, params.postId, body.on),
  }),
  route({
    // Everybody may name his own deputy: the policy is the operation's.
    method: 'POST', path: '/organisations/absences', permission: 'signed-in', summary: 'Record an absence and its deputy', exit: 'none', body: recordAbsenceInput, response: z.strictObject({ id }),
    handle: ({ context, body }: { context: Context; body: RecordAbsence }) => recordAbsence(context, body),
  }),
  route({
    method: 'GET', path: '/organisations/settings/site', permission: settings, summary: 'What the public pages carry', exit: 'none', response: siteSetting,
    handle: ({ context }: { context: Context }) => context.read((tx) => readSetting(tx, siteSettingKey, siteSetting)),
  }),
  route({
    method: 'PUT', path: '/organisations/settings/site', permission: settings, summary: 'Set what the public pages carry', exit: 'none', body: siteSetting, response: siteSetting,
    handle: ({ context, body }: { context: Context; body: z.input<typeof siteSetting> }) => setSite(context, body),
  }),
  route({
    method: 'GET', path: '/organisations/settings/issuer', permission: settings, summary: 'The office in whose name documents leave', exit: 'none', response: issuerSetting,
    handle: ({ context }: { context: Context }) => context.read((tx) => readSetting(tx, issuerSettingKey, issuerSetting)),
  }),
  route({
    method: 'PUT', path: '/organisations/settings/issuer', permission: settings, summary: 'Set the office in whose name documents leave', exit: 'none', body: issuerSetting, response: issuerSetting,
    handle: ({ context, body }: { context: Context; body: z.input<typeof issuerSetting> }) => setIssuer(context, body),
  }),
  route({
    method: 'GET', path: '/organisations/settings/network', permission: settings, summary: 'How many officers a unit names', exit: 'none', response: networkSetting,
    handle: ({ context }: { context: Context }) => context.read((tx) => readSetting(tx, networkSettingKey, networkSetting)),
  }),
  route({
    method: 'PUT', path: '/organisations/settings/network', permission: settings, summary: 'Set how many officers a unit names', exit: 'none', body: networkSetting, response: networkSetting,
    handle: ({ context, body }: { context: Context; body: z.input<typeof networkSetting> }) => setNetworkRules(context, body),
  }),
];
