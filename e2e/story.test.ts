import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { extractText } from '@gongkai/documents';
import { eventually, jobPatienceMilliseconds } from './eventually.ts';
import { attachment, picture, scan, wordReport } from './files.ts';
import { EditorsDesk } from './pages/editors-desk.ts';
import { IssueDesk } from './pages/issue-desk.ts';
import { ItemForm } from './pages/item-form.ts';
import { PublicSite } from './pages/public-site.ts';
import { ReviewInbox } from './pages/review-inbox.ts';
import { Screen } from './pages/screen.ts';
import { startProduct } from './product.ts';
import { phone, withVisitors } from './visitors.ts';

// Every run writes items of its own, so that a product that runs already can be walked through again; only the notice of a month is issued once.
const mark = String(Date.now()).slice(-6);
const title = `茗溪镇河道管护见成效${mark}`;
const editedTitle = `茗溪镇建立河道管护长效机制${mark}`;
const wordTitle = `茗溪镇河道巡查情况报告${mark}`;
const paperTitle = `茗溪镇纸质报送汛前检查情况${mark}`;
const reason = '请补充资金来源和下一步打算';
const answer = '资金由镇级财政统筹，下一步将把巡查频次提高到每周三次。';
const body = '入春以来，茗溪镇组织护河队伍二十支，发动群众八百余人，清理河道八公里，清运垃圾一百二十吨，建立镇村两级巡查制度，河道面貌明显改善。';
const facts = { kind: '综合', category: '经验做法和调研', urgency: '特急', at: `${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)} 00:05`, place: '茗溪镇' };
const month = facts.at.slice(0, 7);

const visitors = withVisitors(startProduct);
const known = { item: '', paper: '', word: '', issue: '', bulletin: '', document: '' };

test('an officer writes an item with a picture and an attachment and sends it for signature', async () => {
  const form = new ItemForm(await visitors.person('mingxi-officer'));
  await form.begin();
  await form.fill({ title, body, ...facts });
  await form.author('周晓明');
  await form.insertPicture(picture);
  await form.attach(attachment);
  known.item = await form.submit();
  await form.says(/待签发/, new RegExp(attachment.name));
});

test('an officer uploads a report from Word, and its headings, table and picture are taken over', async () => {
  const form = new ItemForm(await visitors.person('mingxi-officer'));
  await form.upload(await wordReport(wordTitle));
  await eventually(async () => assert.equal(await form.page.getByLabel('标题', { exact: true }).inputValue(), wordTitle));
  const text = form.page.getByRole('textbox', { name: '正文', exact: true });
  await text.getByRole('heading', { name: '一、主要做法' }).waitFor();
  await text.locator('table').getByText('清理长度').waitFor();
  await text.locator('img').waitFor();
  await form.fillFacts({ ...facts, urgency: '日常' });
  await form.author('周晓明');
  known.word = await form.submit();
});

test('the leader in charge returns it on a phone with a reason, the officer answers, and the leader signs', async () => {
  const inbox = new ReviewInbox(await visitors.person('mingxi-leader', { viewport: phone }));
  await inbox.take(title);
  await inbox.sendBack(reason);

  const form = new ItemForm(await visitors.person('mingxi-officer'));
  await form.open(`submissions/items/${known.item}`);
  await form.says(new RegExp(reason));
  await form.open(`submissions/items/${known.item}/edit`);
  await form.write('正文', answer);
  await form.submit();

  await inbox.take(title);
  await inbox.approve('同意报送');
  await inbox.take(wordTitle);
  await inbox.approve();
  await form.open(`submissions/items/${known.item}`);
  await form.says(/待编审/, /同意报送/);
});

test('a clerk registers an item that came signed on paper, with its scan', async () => {
  const form = new ItemForm(await visitors.person('bangongshi-clerk'));
  await form.open('submissions/paper');
  await form.choose('报送单位', '青澜县茗溪镇人民政府');
  await form.day('签发日期', facts.at.slice(0, 10));
  await form.page.getByRole('combobox', { name: '签发人' }).click();
  await form.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').first().click();
  await form.fill({ title: paperTitle, body, ...facts, urgency: '急' });
  await form.author('周晓明');
  await form.attach(scan);
  known.paper = await form.register();
  await form.says(/在纸质件上签发/);
});

test('the editor finds the item by urgency and age, edits her own version, sees the difference and adopts it', async () => {
  const place = new EditorsDesk(await visitors.person('xinxike-editor'));
  await place.enter();
  for (const one of [title, wordTitle]) await place.rows.filter({ hasText: one }).waitFor();
  const all = await place.titles();
  assert.ok(all.indexOf(title) < all.indexOf(wordTitle), 'the urgent one stands above the daily one');
  await place.narrow('特急');
  await place.take(title);
  await place.edit(editedTitle, '主要做法值得各乡镇借鉴。');
  const changes = await place.difference();
  assert.match(await changes.innerText(), /长效机制/);
  await place.adopt('快讯', '工作简况', '综合信息');
  for (const [other, urgency] of [[wordTitle, '日常'], [paperTitle, '急']] as const) {
    await place.enter();
    await place.narrow(urgency);
    await place.take(other);
    await place.takeUp();
    await place.adopt('快讯', '工作简况', '综合信息');
  }
});

test('the officer sees where his item is and what was changed in it', async () => {
  const screen = new Screen(await visitors.person('mingxi-officer'));
  await screen.open(`submissions/items/${known.item}`);
  await screen.says(/已采用/, /快讯/);
  await screen.page.locator('ins', { hasText: '主要做法值得各乡镇借鉴' }).first().waitFor();
  await screen.page.locator('del').first().waitFor();
  await screen.open('submissions?state=rejected');
  await screen.page.locator('#screen a[href^="/workspace/submissions/items/"]').first().click();
  await screen.page.waitForURL(/items\/[0-9a-f-]{36}$/);
  await screen.settled();
  assert.doesNotMatch(await screen.words(), /编辑尚未处理/, 'what the desk turned down was dealt with');
});

test('an issue is compiled from several items, signed by the director, issued and downloaded', async () => {
  const issue = new IssueDesk(await visitors.person('xinxike-editor'));
  known.issue = await issue.begin('快讯');
  for (const one of [editedTitle, wordTitle, paperTitle]) await issue.putIn(one);
  await issue.save();
  // What is not saved does not go to the director.
  await issue.button(`移出《${wordTitle}》`).click();
  await issue.page.getByRole('button', { name: '送签', disabled: true }).waitFor();
  await issue.putIn(wordTitle);
  await issue.save();
  assert.deepEqual(await issue.preview(), { status: 200, type: 'application/pdf' });
  await issue.decide('送签');

  const inbox = new ReviewInbox(await visitors.person('bangongshi-director'));
  await inbox.take('快讯');
  await inbox.approve('同意印发');

  await issue.see(known.issue);
  await issue.decide('印发');
  await issue.says(/已印发/, /年第\d+期/);
  const number = /年第(\d+)期/.exec(await issue.page.locator('h1').innerText())?.[1];
  assert.ok(number, 'the issue has its number');
  const pdf = await readFile(await (await issue.download('.pdf')).path());
  const word = await readFile(await (await issue.download('.docx')).path());
  const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  for (const { text } of [await extractText(pdf, 'application/pdf'), await extractText(word, wordType)]) {
    const shown = text.replaceAll(/\s/g, '');
    for (const part of [editedTitle, wordTitle, paperTitle, `第${number}期`, '报：', '送：', '发：']) assert.ok(shown.includes(part), `${part} stands in the issue`);
  }
});

test('the magistrate writes an instruction on the item', async () => {
  const screen = new Screen(await visitors.person('zhengfu-magistrate'));
  await screen.open(`periodicals/issues/${known.issue}`);
  await screen.page.locator('article', { hasText: editedTitle }).getByRole('link', { name: '批示' }).click();
  await screen.page.waitForURL(/instructions\/new/);
  await screen.settled();
  await screen.page.getByLabel('批示内容').fill('茗溪镇的做法很好，请水利局研究推广。');
  await screen.button('批示').click();
  await screen.page.waitForURL(/instructions\/[0-9a-f-]{36}$/);
  await screen.settled();
  await screen.says(/研究推广/);
});

test('the ledger shows three and five points, each with its rule, record and person', async () => {
  const screen = new Screen(await visitors.person('mingxi-officer'));
  const entries = screen.page.locator('#screen .ant-table-row');
  // Points are entered by a job, a moment after the issue and the instruction.
  await eventually(async () => {
    await screen.open(`scoring/items/${known.item}`);
    assert.equal(await entries.count(), 2);
  }, jobPatienceMilliseconds);
  await eventually(async () => assert.equal(await screen.page.locator('.scoring-figures dd').innerText(), '8'));
  const rows = await entries.allInnerTexts();
  assert.equal(rows.length, 2);
  assert.ok(rows.some((row) => /\+3\b/.test(row) && row.includes('快讯')), `three points for the issue: ${rows.join('\n')}`);
  assert.ok(rows.some((row) => /\+5\b/.test(row) && row.includes('批示')), `five points for the instruction: ${rows.join('\n')}`);
  await screen.open(`submissions/items/${known.item}`);
  await screen.says(/得分\s*8/);
});

test('the bulletin of the month is compiled, reviewed, issued and handed to the catalogue', async () => {
  const keeper = new Screen(await visitors.person('xinxike-editor'));
  await keeper.open('scoring/bulletins');
  await keeper.button('编制通报').click();
  await keeper.window.getByLabel('月份').fill(month);
  await keeper.window.getByRole('button', { name: '编制通报' }).click();
  await keeper.page.waitForURL(/bulletins\/[0-9a-f-]{36}$/);
  await keeper.settled();
  await keeper.says(/茗溪镇/, /累计/);
  const name = await keeper.page.locator('h1').innerText();
  await keeper.decide('送审');
  await review(name);
  await keeper.page.reload();
  await keeper.settled();
  await keeper.decide('印发');
  for (const ending of ['.pdf', '.docx', '.xlsx']) await keeper.file(ending);
  await keeper.decide('送公开目录');
  await keeper.page.getByRole('link', { name: '查看目录条目' }).click();
  await keeper.page.waitForURL(/disclosures\//);
  known.document = keeper.page.url().split('/').at(-1)!;
  known.bulletin = name;
});

test('the disclosure officer publishes it, and a citizen finds it and reads it on a phone without scripts', async () => {
  const officer = new Screen(await visitors.person('bangongshi-disclosure'));
  await officer.open(`disclosures/${known.document}`);
  await officer.decide('送审');
  const clerk = new ReviewInbox(await visitors.person('bangongshi-clerk'));
  await clerk.recordPaper(known.bulletin, scan);
  await review(known.bulletin);
  await officer.page.reload();
  await officer.settled();
  await officer.decide('发布');
  const citizen = new PublicSite(await visitors.anybody({ viewport: phone, scripts: false }));
  await citizen.find(`政务信息 ${Number(month.slice(5))}月 通报`, known.bulletin);
  const words = await citizen.page.locator('main').innerText();
  assert.ok(words.includes(known.bulletin));
  assert.ok(words.includes('茗溪镇'));
});

/** What leaves the house passes the confidentiality review and the director. */
async function review(name: string): Promise<void> {
  for (const reviewer of ['bangongshi-secrecy', 'bangongshi-director']) {
    const inbox = new ReviewInbox(await visitors.person(reviewer));
    await inbox.take(name);
    await inbox.approve('同意');
  }
}
