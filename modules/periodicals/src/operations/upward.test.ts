import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedClock } from '@gongkai/kernel';
import { downloadReply, type DownloadableFile } from '@gongkai/attachments';
import type { Context } from '@gongkai/database';
import { extractText } from '@gongkai/documents';
import { giveOpinion, reviewOf } from '@gongkai/reviews';
import { testDatabase } from '@gongkai/testing';
import { deskOf, hearOf, publishingCounty, toldFacts } from '../testing.ts';
import { acceptCommission, deliverCommission, listCommissionViews, publishCommission } from './commission.ts';
import { forwardCopy, withdrawForwarding } from './forward-copy.ts';
import { listAdoptions, listForwardings, listRates } from './list-registers.ts';
import { exportAdoptions } from './export-registers.ts';
import { noteWhatIsLate } from './note-overdue.ts';
import { readForwardingFile, renderForwarding } from './render-forwarding.ts';
import { takeUp } from './take-up.ts';
import { recordUpperAdoption } from './upper-adoption.ts';
import { waitingWork } from './waiting-work.ts';

const database = await testDatabase();
const context = database.context(await database.addJurisdiction());
const county = await publishingCounty(context);
const desk = deskOf(context, county);
const code = (expected: string) => (error: { code: string }) => error.code === expected;
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
const upper = (itemId: string) => ({ itemId, forwardingId: null, level: 'city' as const, publication: '工作动态', columnCode: null, itemKind: null, issueLabel: null, commissioned: false, adoptedOn: today });

/** The words of a stored PDF, without the spaces of its lines. */
async function textOfFile(reader: Context, file: DownloadableFile): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of (await downloadReply(reader, file)).body as AsyncIterable<Buffer>) chunks.push(chunk);
  return (await extractText(Buffer.concat(chunks), 'application/pdf')).text.replaceAll(/\s/g, '');
}

test('a text goes up once its leader has approved it, and what is adopted above is told with level and publication', async () => {
  const item = await desk.sent();
  await hearOf(context, item.id);
  // A text that its unit has not sent scores nothing and is not even there.
  await assert.rejects(recordUpperAdoption(desk.editor, upper((await desk.withdrawn()).id)), code('general.not-found'));
  const copy = await takeUp(desk.editor, { itemId: item.id });
  const forwarding = await forwardCopy(desk.editor, { deskCopyId: copy.id, level: 'city', publication: '工作动态' });
  assert.equal(forwarding.state, 'in-review');
  await assert.rejects(forwardCopy(desk.editor, { deskCopyId: copy.id, level: 'city', publication: null }), code('periodicals.already-forwarded'));
  const leader = desk.as(county.officeLeader);
  const review = await leader.read((tx) => reviewOf(tx, forwarding.id));
  await giveOpinion(leader, { caseId: review!.id, decision: 'approve', opinion: '同意上报', seenFingerprint: review!.fingerprint });
  await hearOf(context, forwarding.id);
  await renderForwarding(context.with({ actor: { kind: 'system', name: 'worker' } }), forwarding.id);
  const { files } = (await listForwardings(desk.editor, { limit: 5 })).rows.find((one) => one.id === forwarding.id)!;
  assert.deepEqual(files.map((file) => file.name.split('.').at(-1)), ['pdf', 'docx']);
  const paper = await readForwardingFile(leader, forwarding.id, files[0]!.id);
  assert.match(paper.name, /报市政府办公室/);
  const text = await textOfFile(leader, paper);
  for (const part of [copy.title, '市政府办公室', '报送单位：清溪镇', '签发：何敏']) assert.ok(text.includes(part), `${part} stands in the document`);
  await assert.rejects(readForwardingFile(desk.as(county.otherOfficer), forwarding.id, files[0]!.id), code('general.not-found'));
  await recordUpperAdoption(desk.editor, { ...upper(item.id), forwardingId: forwarding.id });
  await assert.rejects(recordUpperAdoption(desk.editor, upper(item.id)), code('periodicals.upper-known'));
  const facts = (await toldFacts(context)).filter((fact) => fact.subject.id === item.id);
  assert.deepEqual(facts.map((fact) => [fact.kind, fact.tags.level, fact.tags.publication]), [['forwarded', 'city', undefined], ['adopted', 'city', '工作动态']]);
  assert.equal(facts[0]!.recordedBy, '何敏', 'who approved it is named, not the program');
  const rates = await listRates(desk.editor, { from: today, to: today });
  assert.deepEqual(rates.rows.map((row) => [row.unitName, row.sent, row.forwarded, row.upperAdopted, row.upperRate]), [['清溪镇', 1, 1, 1, 1]]);
  await recordUpperAdoption(desk.editor, { ...upper(item.id), level: 'province', publication: '简要信息' });
  const [row] = (await listForwardings(desk.editor, { limit: 5 })).rows;
  assert.deepEqual(row!.adopted.map((one) => [one.level, one.publication]), [['city', '工作动态'], ['province', '简要信息']], 'what the city passed on is seen beside what it took');
  const withdrawn = await withdrawForwarding(desk.editor, { forwardingId: row!.id, seenVersion: row!.version, reason: '上级退回' });
  assert.equal(withdrawn.state, 'withdrawn');
  assert.equal((await toldFacts(context)).at(-1)?.kind, 'withdrawn');
});

test('a commission is accepted and delivered in time, late or not at all', async () => {
  const dueAt = new Date(Date.now() + 3_600_000).toISOString();
  const commission = await publishCommission(desk.editor, { kind: 'commission', level: 'county', title: '约稿：秋粮收购', content: '请报秋粮收购情况', requirements: '1500字以内', dueAt, unitIds: [county.township.id, county.department.id] });
  const township = desk.as(county.officer);
  const [mine] = (await listCommissionViews(township, { limit: 5 })).rows;
  assert.deepEqual(mine!.units.map((unit) => unit.unitName), ['清溪镇'], 'who else was asked is the desk\'s');
  assert.deepEqual((await listCommissionViews(township, { limit: 5, commission: county.township.id })).rows, []);
  assert.equal((await listCommissionViews(township, { limit: 5, commission: commission.id, kind: 'commission' })).rows.length, 1);
  const waiting = async () => (await township.read(waitingWork)).find((section) => section.key === 'periodicals.commission')?.rows.map((row) => [row.title, row.state]) ?? [];
  assert.deepEqual(await waiting(), [['约稿：秋粮收购', 'periodicals.asked.asked']]);
  await acceptCommission(township, { commissionId: commission.id, unitId: county.township.id });
  assert.deepEqual(await waiting(), [['约稿：秋粮收购', 'periodicals.asked.accepted']]);
  const item = await desk.sent({ title: '清溪镇秋粮收购' });
  const delivered = await deliverCommission(township, { commissionId: commission.id, unitId: county.township.id, itemId: item.id });
  assert.deepEqual(delivered.units.map((unit) => [unit.state, unit.onTime]), [['delivered', true]]);
  await assert.rejects(deliverCommission(township, { commissionId: commission.id, unitId: county.department.id, itemId: item.id }), code('general.not-found'));
  await noteWhatIsLate(context.with({ clock: new FixedClock(new Date(Date.now() + 7_200_000)) }));
  const facts = (await toldFacts(context)).filter((fact) => fact.subject.id === commission.id);
  assert.deepEqual(facts.map((fact) => [fact.kind, fact.units[0]!.unitId, fact.tags.onTime]), [['commission-delivered', county.township.id, true], ['commission-missed', county.department.id, false]]);
});

test('the register of adoptions shows a unit its own and the desk all, and can be taken away as a workbook', async () => {
  await desk.issued();
  const theirs = await listAdoptions(desk.as(county.otherOfficer), { limit: 25 });
  const all = await listAdoptions(desk.editor, { limit: 25 });
  assert.deepEqual([theirs.rows.length, all.rows.length], [0, 1]);
  const file = await exportAdoptions(desk.editor, {});
  assert.ok((file.body as Buffer).length > 1000);
  for (const actor of [county.officer, county.clerk, county.governmentLeader])
    await assert.rejects(recordUpperAdoption(desk.as(actor), upper(all.rows[0]!.itemId)), code('periodicals.not-editor'));
});
