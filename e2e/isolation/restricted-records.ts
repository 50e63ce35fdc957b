import { fromPlainText, type Actor } from '@gongkai/kernel';
import { storeFile } from '@gongkai/attachments';
import { deliverAnnouncements, recordAudit, type Context } from '@gongkai/database';
import { createDocument, ensureColumn, publishDocument, standardColumns, submitDocument, withdrawDocument } from '@gongkai/disclosures';
import { notify } from '@gongkai/notices';
import { recordInstruction } from '@gongkai/periodicals';
import { giveOpinion, reviewOf } from '@gongkai/reviews';
import { createDraft } from '@gongkai/submissions';
import { completeText } from '@gongkai/submissions/testing';
import { entries, sortEntries } from '@gongkai/worker';
import type { FastifyInstance } from 'fastify';
import type { County, Office, Person } from './counties.ts';
import { markItems, markOf } from './marked-items.ts';
import { StaffClient } from './staff-client.ts';
import { makeWorkingRecords } from './working-records.ts';

/** Something that not everybody may know, recognised by a word that stands nowhere else. */
export interface Restricted {
  kind: string;
  county: string;
  mark: string;
  /** Login names of those who may see it; everybody else may not. */
  seenBy: ReadonlySet<string>;
}

const { listeners } = sortEntries(entries);

/** Lets everybody hear what a subject announced, as the worker does. */
async function hear(context: Context, subjectId: string): Promise<void> {
  for (const listener of listeners) await deliverAnnouncements(context.with({ actor: { kind: 'system', name: 'worker' } }), listener, subjectId);
}

/** Collects what is restricted in a county while its records are made. */
export class RestrictedRecords {
  readonly all: Restricted[] = [];
  /** The secret of an invitation that is open. */
  token = '';
  readonly #county: County;

  readonly #server: FastifyInstance;

  readonly #work: () => Promise<void>;

  constructor(county: County, server: FastifyInstance, work: () => Promise<void>) {
    this.#county = county;
    this.#server = server;
    this.#work = work;
  }

  /** Everything of one unit and of the county's office. */
  async make(): Promise<Restricted[]> {
    for (const [number, office] of this.#county.units.entries()) await this.#itemsOf(office, number);
    const office = this.#county.units[0]!;
    await this.#documentsOf(office);
    await this.#filesOf(office);
    await this.#draftWithFile(office);
    await this.#traces(office);
    this.token = await makeWorkingRecords({
      county: this.#county, office,
      mark: (kind, people) => this.#add(kind, this.#mark(kind.replaceAll(/[^a-z]+/g, '-')), people),
      hear: (subjectId) => hear(this.#county.context, subjectId),
      work: this.#work,
    });
    return this.all;
  }

  #as = (actor: Actor): Context => this.#county.context.with({ actor });

  #add(kind: string, mark: string, people: readonly Person[]): string {
    this.all.push({ kind, county: this.#county.code, mark, seenBy: new Set(people.map((person) => person.loginName)) });
    return mark;
  }

  #mark = (...parts: (string | number)[]): string => markOf(this.#county.code, ...parts);

  async #itemsOf(office: Office, number: number): Promise<void> {
    const { staff, context } = this.#county;
    const inside = [office.officer, office.leader];
    const readers = [staff.editor, staff['office-leader'], staff.clerk, staff['confidentiality-reviewer'], staff['government-leader']];
    for (const item of await markItems(this.#county, office, number)) {
      const wasReviewed = item.state !== 'draft';
      // Whoever keeps signatures or chains sees what is under review by its title, and the audit names what was changed.
      const byTitle = [...(wasReviewed ? [staff.clerk, staff.editor, staff['disclosure-officer']] : []), staff['audit-admin']];
      const beyond = item.state === 'sent' ? readers : [];
      this.#add(`${item.state} item, title`, item.title, [...inside, ...byTitle, ...beyond]);
      this.#add(`${item.state} item, text`, item.body, [...inside, ...beyond]);
      if (item.state !== 'sent') continue;
      await hear(context, item.id);
      const note = this.#add('note of the desk', this.#mark(number, 'note'), [staff.editor, staff['audit-admin']]);
      const editor = await StaffClient.signIn(this.#server, this.#county.host, staff.editor.loginName);
      const noted = await editor.call('POST', `/submissions/items/${item.id}/notes`, { note, forDeskOnly: true });
      if (noted.status !== 200) throw new Error(`the desk cannot note: ${noted.body.toString()}`);
      // Whoever writes an instruction or carries it over, the desk, and nobody in the reporting unit unless it is assigned to it.
      const words = this.#add('words of an instruction', this.#mark(number, 'instruction'), [staff.editor, staff['government-leader']]);
      await recordInstruction(this.#as(staff.editor), {
        itemId: item.id, leaderLevel: 'county', leaderPersonId: staff['government-leader'].personId, leaderPost: null, givenOn: '2026-01-05', text: words, scanIds: [],
      });
    }
  }

  async #documentsOf(office: Office): Promise<void> {
    const { staff, context } = this.#county;
    const readers = [office.officer, office.leader, staff.editor, staff['office-leader'], staff.clerk, staff['confidentiality-reviewer'], staff['disclosure-officer'], staff['government-leader']];
    const columnId = await context.write(async (tx) => {
      let last = '';
      for (const column of standardColumns) last = await ensureColumn(tx, column);
      return last;
    });
    for (const state of ['draft', 'in-review', 'withdrawn'] as const) {
      const [title, body] = [this.#mark('document', state, 'title'), this.#mark('document', state, 'body')];
      this.#add(`${state} document, title`, title, [...readers, staff['audit-admin']]);
      this.#add(`${state} document, text`, body, readers);
      const document = await createDocument(this.#as(office.officer), {
        unitId: office.unit.id, columnId, kind: 'official', attribute: 'proactive', attributeGround: null, attributeReason: null, nextReviewOn: null, title,
        metadata: { makers: ['县人民政府'], number: null, topic: null, genre: null, audience: null, summary: '各镇春耕备耕工作安排', keywords: [], formedOn: '2026-01-05', effectiveOn: null, expiresOn: null, validity: 'valid', source: '县政府办公室', edition: null, history: [] },
        body: fromPlainText(`各镇人民政府：${body}`), attachmentIds: state === 'draft' ? [await this.#fileOfDocument(office, readers)] : [],
      });
      if (state === 'draft') continue;
      await submitDocument(this.#as(office.officer), document.id, { seenVersion: document.version });
      if (state === 'withdrawn') await this.#publishAndWithdraw(office, document.id);
    }
  }

  async #fileOfDocument(office: Office, readers: readonly Person[]): Promise<string> {
    const name = this.#add('name of a file of a document', this.#mark('documentfile', 'name'), [...readers, this.#county.staff['audit-admin']]);
    const content = this.#add('content of a file of a document', this.#mark('documentfile', 'content'), readers);
    return (await storeFile(this.#as(office.officer), { name: `${name}.txt`, bytes: Buffer.from(content) })).id;
  }

  async #publishAndWithdraw(office: Office, documentId: string): Promise<void> {
    const { staff, context } = this.#county;
    for (const person of [office.leader, staff['confidentiality-reviewer'], staff['office-leader']]) {
      const review = await context.read((tx) => reviewOf(tx, documentId));
      await giveOpinion(this.#as(person), { caseId: review!.id, decision: 'approve', opinion: '同意', seenFingerprint: review!.fingerprint });
    }
    await hear(context, documentId);
    const officer = this.#as(staff['disclosure-officer']);
    const version = async () => (await context.read((tx) => tx.db.selectFrom('disclosures.documents').select('version').where('id', '=', documentId).executeTakeFirstOrThrow())).version;
    await publishDocument(officer, documentId, { seenVersion: await version(), explanation: null });
    await withdrawDocument(officer, documentId, { seenVersion: await version(), reason: '内容有误' });
    await hear(context, documentId);
  }

  async #filesOf(office: Office): Promise<void> {
    const { staff } = this.#county;
    const name = this.#add('name of a file without a record', this.#mark('file', 'name'), [office.officer, staff['audit-admin']]);
    const content = this.#add('content of a file without a record', this.#mark('file', 'content'), [office.officer]);
    await storeFile(this.#as(office.officer), { name: `${name}.txt`, bytes: Buffer.from(content) });
    // The reviewer learns the name of a blocked file, to judge it; its content leaves through no door.
    const blockedName = this.#add('name of a blocked file', this.#mark('blocked', 'name'), [staff['confidentiality-reviewer'], staff['audit-admin']]);
    const blocked = this.#add('content of a blocked file', this.#mark('blocked', 'content'), []);
    await storeFile(this.#as(office.officer), { name: `${blockedName}.txt`, bytes: Buffer.from(`机密★10年\n${blocked}`) });
  }

  /** A draft with a file of its own: reached through the draft alone. */
  async #draftWithFile(office: Office): Promise<void> {
    const inside = [office.officer, office.leader];
    const name = this.#add('name of a file of a draft', this.#mark('draftfile', 'name'), [...inside, this.#county.staff['audit-admin']]);
    const content = this.#add('content of a file of a draft', this.#mark('draftfile', 'content'), inside);
    const file = await storeFile(this.#as(office.officer), { name: `${name}.txt`, bytes: Buffer.from(content) });
    await createDraft(this.#as(office.officer), { ...completeText({ attachmentIds: [file.id] }), unitId: office.unit.id });
  }

  async #traces(office: Office): Promise<void> {
    const { staff } = this.#county;
    const trace = this.#add('audit record', this.#mark('audit'), [staff['audit-admin']]);
    await this.#as(office.officer).write((tx) => recordAudit(tx, { action: 'test.trace', subjectKind: 'test', subjectId: null, after: { trace } }));
    const told = this.#add('notice to one person', this.#mark('notice'), [office.officer]);
    await this.#county.context.write((tx) => notify(tx, { accountIds: [office.officer.accountId], kind: 'submissions.notice-arrived', values: { title: told, number: '1' }, email: true }));
  }
}
