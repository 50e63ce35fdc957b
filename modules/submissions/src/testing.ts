import { fromPlainText, type Actor } from '@gongkai/kernel';
import { testAccount } from '@gongkai/accounts/testing';
import { deliverAnnouncements, type Context, type ListenerDefinition } from '@gongkai/database';
import { appoint, type Unit } from '@gongkai/organisations';
import { rootUnit, testUnit } from '@gongkai/organisations/testing';
import { ensureDefaultChains, giveOpinion, reviewOf } from '@gongkai/reviews';
import type { CreateDraft, DeskStage, ItemView } from './contract.ts';
import { jobs } from './jobs.ts';
import { createDraft } from './operations/create-draft.ts';
import { readItem } from './operations/read-item.ts';
import { setStage } from './operations/set-stage.ts';
import { submitForReview } from './operations/submit-for-review.ts';
import { withdrawItem } from './operations/withdraw-item.ts';

type Person = Extract<Actor, { kind: 'account' }>;

/** A county with a township, a department and their named people, and an office whose desk receives what they report. */
export interface ReportingCounty {
  township: Unit;
  department: Unit;
  office: Unit;
  /** 王芳 and 李强 of the township. */
  officer: Person;
  leader: Person;
  /** 赵敏 and 孙伟 of the department. */
  otherOfficer: Person;
  otherLeader: Person;
  /** 陈静 at the desk, 周涛 who registers, 刘建国 of the county's government. */
  editor: Person;
  clerk: Person;
  governmentLeader: Person;
}

/** Sets up a reporting county in the tenant of a context. */
export async function reportingCounty(context: Context): Promise<ReportingCounty> {
  const system = context.with({ actor: { kind: 'system', name: 'test' }, once: null });
  const root = await rootUnit(system);
  const township = await testUnit(system, '清溪镇');
  const department = await testUnit(system, '县农业农村局', { kind: 'department' });
  const office = await testUnit(system, '县政府办公室', { kind: 'office' });
  const inCharge = async (name: string, unit: Unit): Promise<Person> => {
    const person = await testAccount(system, name, unit.id, ['unit-leader']);
    await appoint(system, { personId: person.personId, unitId: unit.id, post: 'leader-in-charge', from: '2020-01-01' });
    return person;
  };
  const everywhere = { scope: 'jurisdiction' as const, unitId: root.id };
  await system.write((tx) => ensureDefaultChains(tx));
  return {
    township,
    department,
    office,
    officer: await testAccount(system, '王芳', township.id, ['officer']),
    leader: await inCharge('李强', township),
    otherOfficer: await testAccount(system, '赵敏', department.id, ['officer']),
    otherLeader: await inCharge('孙伟', department),
    editor: await testAccount(system, '陈静', office.id, [{ role: 'editor', ...everywhere }]),
    clerk: await testAccount(system, '周涛', office.id, [{ role: 'clerk', ...everywhere }]),
    governmentLeader: await testAccount(system, '刘建国', root.id, [{ role: 'government-leader', ...everywhere }]),
  };
}

/** A text that lacks nothing. */
export const completeText = (parts: Partial<CreateDraft> = {}): Omit<CreateDraft, 'unitId'> & { unitId?: string } => ({
  title: '清溪镇扎实推进春耕备耕工作',
  kind: 'comprehensive',
  category: 'projects',
  urgency: 'daily',
  eventAt: '2026-03-02T01:30:00.000Z',
  place: '清溪镇东河村',
  tags: [],
  body: fromPlainText('清溪镇早谋划、早部署，组织农技人员进村入户，检修农机具320台套，储备化肥600吨，落实粮食播种面积2.1万亩，确保春耕生产有序推进。'),
  authors: [{ name: '王芳', personId: null }],
  attachmentIds: [],
  ...parts,
});

const listeners = jobs.filter((job): job is ListenerDefinition => job.kind === 'listener');

/** Lets this module hear what was announced of an item, as the worker does. */
export async function hearOf(context: Context, itemId: string): Promise<void> {
  const system = context.with({ actor: { kind: 'system', name: 'worker' }, once: null });
  for (const listener of listeners) await deliverAnnouncements(system, listener, itemId);
}

/** Items in their states; each takes the way that a person takes. */
export function itemsOf(context: Context, county: ReportingCounty) {
  const as = (actor: Actor): Context => context.with({ actor, once: null });
  const side = (of: 'township' | 'department') =>
    of === 'township'
      ? { unit: county.township, officer: county.officer, leader: county.leader }
      : { unit: county.department, officer: county.otherOfficer, leader: county.otherLeader };

  const draft = (parts: Partial<CreateDraft> = {}, of: 'township' | 'department' = 'township'): Promise<ItemView> =>
    createDraft(as(side(of).officer), { ...completeText(parts), unitId: side(of).unit.id });

  const inReview = async (parts: Partial<CreateDraft> = {}, of: 'township' | 'department' = 'township'): Promise<ItemView> => {
    const item = await draft(parts, of);
    return submitForReview(as(side(of).officer), { itemId: item.id, seenVersion: item.version, confirmedFindings: [] });
  };

  /** The leader's opinion on an item that waits for it, and what follows from it. */
  const decide = async (itemId: string, decision: 'approve' | 'return', of: 'township' | 'department' = 'township', opinion = ''): Promise<void> => {
    const review = await as(side(of).leader).read((tx) => reviewOf(tx, itemId));
    await giveOpinion(as(side(of).leader), { caseId: review!.id, decision, opinion, seenFingerprint: review!.fingerprint });
    await hearOf(context, itemId);
  };

  const sent = async (parts: Partial<CreateDraft> = {}, of: 'township' | 'department' = 'township'): Promise<ItemView> => {
    const item = await inReview(parts, of);
    await decide(item.id, 'approve', of, '同意报送');
    return readItem(as(side(of).officer), item.id);
  };

  const returned = async (parts: Partial<CreateDraft> = {}): Promise<ItemView> => {
    const item = await inReview(parts);
    await decide(item.id, 'return', 'township', '请补充播种面积');
    return readItem(as(county.officer), item.id);
  };

  const withdrawn = async (parts: Partial<CreateDraft> = {}): Promise<ItemView> => {
    const item = await inReview(parts);
    return withdrawItem(as(county.officer), { itemId: item.id, seenVersion: item.version, reason: '数据有误' });
  };

  const staged = async (stage: DeskStage, parts: Partial<CreateDraft> = {}): Promise<ItemView> => {
    const item = await sent(parts);
    await as(county.editor).write((tx) => setStage(tx, { itemId: item.id, stage, reason: '按采编要求处理' }));
    return readItem(as(county.officer), item.id);
  };

  return { as, draft, inReview, decide, sent, returned, withdrawn, staged };
}
