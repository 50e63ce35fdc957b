import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { before, test } from 'node:test';
import { AppError, FixedClock, newId, type Actor } from '@gongkai/kernel';
import { deliverAnnouncements, openPool, sql, tellScreens, type ListenerDefinition } from '@gongkai/database';
import { testAccount } from '@gongkai/accounts/testing';
import { appoint } from '@gongkai/organisations';
import { testUnit } from '@gongkai/organisations/testing';
import { ensureDefaultChains, giveOpinion, reviewsAsked } from '@gongkai/reviews';
import { testRequest, testReview } from '@gongkai/reviews/testing';
import { testDatabase } from '@gongkai/testing';
import { createMailer, notify, ScreenHub } from './index.ts';
import { jobs } from './jobs.ts';
import { remindOfReviews } from './operations/remind.ts';
import { sendMail } from './operations/send-mail.ts';
import { readNotice, readNotices, setPreferences } from './own-notices.ts';

type Person = Extract<Actor, { kind: 'account' }>;
const database = await testDatabase();
const clock = new FixedClock('2026-03-09T02:00:00Z');
const county = await database.addJurisdiction({ code: 'qinghe', name: '清河县' });
const as = (actor?: Actor) => database.context(county, actor, clock);
let town: string, officer: Person, leader: Person, colleague: Person;
const kindOf = (rows: { kind: string }[]) => rows.map((row) => row.kind);
const inbox = (who: Person, only: 'all' | 'unread' = 'all') => as(who).read((tx) => readNotices(tx, { show: only, limit: 50 }));
const waitingMails = async () => (await as().read((tx) => sql<{ id: string }>`select id from notices.notices where mail_state = 'waiting' order by id`.execute(tx.db))).rows.map((row) => row.id);
const mailState = async (id: string) => (await as().read((tx) => sql<{ state: string }>`select mail_state as state from notices.notices where id = ${id}`.execute(tx.db))).rows[0]?.state;

before(async () => {
  town = (await testUnit(as(), '青溪镇')).id;
  officer = await testAccount(as(), '王芳', town, ['officer'], { email: 'wangfang@example.gov.cn' });
  leader = await testAccount(as(), '李伟', town, ['unit-leader'], { email: 'liwei@example.gov.cn' });
  colleague = await testAccount(as(), '赵敏', town, ['officer']);
  await appoint(as(), { personId: leader.personId, unitId: town, post: 'leader-in-charge', from: '2020-01-01' });
  await as().write((tx) => ensureDefaultChains(tx));
});

test('a notice reaches its addressee, once under its key, and nobody else', async () => {
  const tell = () => as().write((tx) => notify(tx, { accountIds: [officer.accountId, officer.accountId], kind: 'test.happened', values: { title: '春耕' }, link: '/my-work', key: 'k1' }));
  await Promise.all([tell(), tell(), tell()]);
  assert.deepEqual((await inbox(officer)).rows.map((row) => [row.kind, row.values, row.link]), [['test.happened', { title: '春耕' }, '/my-work']]);
  assert.equal((await inbox(colleague)).rows.length, 0);
  const [notice] = (await inbox(officer)).rows;
  await readNotice(as(colleague), notice!.id);
  assert.equal((await inbox(officer)).unread, 1);
  await readNotice(as(officer), notice!.id);
  assert.deepEqual([(await inbox(officer)).unread, (await inbox(officer, 'unread')).rows.length], [0, 0]);
});

test('a notice takes short facts only and a link inside the workspace', async () => {
  const tell = (parts: object) => as().write((tx) => notify(tx, { accountIds: [officer.accountId], kind: 'test.happened', ...parts }));
  await assert.rejects(tell({ values: { body: '正文'.repeat(500) } }));
  await assert.rejects(tell({ link: '//evil.example/' }), /check constraint/);
  await assert.rejects(tell({ link: 'https://evil.example/' }), /check constraint/);
});

test('notices that roll back tell nobody', async () => {
  const before = (await inbox(officer)).rows.length;
  await assert.rejects(as().write(async (tx) => {
    await notify(tx, { accountIds: [officer.accountId], kind: 'test.happened', email: true });
    throw new Error('no');
  }), /no/);
  assert.equal((await inbox(officer)).rows.length, before);
  assert.deepEqual(await waitingMails(), []);
});

test('an e-mail says that there is something, in the reader\'s language, and never what', async () => {
  await as().write((tx) => sql`update accounts.accounts set language = 'en' where id = ${leader.accountId}`.execute(tx.db));
  await as().write((tx) => notify(tx, { accountIds: [officer.accountId, leader.accountId, colleague.accountId], kind: 'test.happened', values: { title: '机要内容' }, link: '/reviews/cases/1', email: true }));
  database.services.sentMails.length = 0;
  const ids = await waitingMails();
  assert.equal(ids.length, 3);
  for (const id of ids) await sendMail(as(), id, 1);
  for (const id of ids) await sendMail(as(), id, 2);
  const mails = new Map(database.services.sentMails.map((mail) => [mail.to, mail]));
  assert.equal(database.services.sentMails.length, 2);
  assert.match(mails.get('wangfang@example.gov.cn')!.subject, /^清河县政务信息平台/);
  assert.match(mails.get('liwei@example.gov.cn')!.subject, /new message/);
  for (const mail of mails.values()) {
    assert.ok(!mail.text.includes('机要内容') && !mail.subject.includes('机要内容'));
    assert.ok(mail.text.includes('http://qinghe.localhost/workspace/reviews/cases/1'));
  }
  assert.deepEqual((await Promise.all(ids.map(mailState))).sort(), ['sent', 'sent', 'skipped']);
});

test('a mail server that is away is tried again, and given up on at last', async () => {
  await as().write((tx) => notify(tx, { accountIds: [officer.accountId], kind: 'test.happened', email: true }));
  const [id] = await waitingMails();
  const away = as().with({ services: { ...database.services, mailer: { send: async () => { throw new Error('refused'); } } } });
  await assert.rejects(sendMail(away, id!, 1), /refused/);
  assert.equal(await mailState(id!), 'waiting');
  await assert.rejects(sendMail(away, id!, 12), /refused/);
  assert.equal(await mailState(id!), 'failed');
});

test('who declines e-mails gets none', async () => {
  await setPreferences(as(officer), { mail: false, seenVersion: 0 });
  await assert.rejects(setPreferences(as(officer), { mail: true, seenVersion: 0 }), (error) => error instanceof AppError && error.kind === 'conflict');
  await as().write((tx) => notify(tx, { accountIds: [officer.accountId], kind: 'test.happened', email: true }));
  assert.deepEqual(await waitingMails(), []);
});

const listener = (name: string) => jobs.find((job): job is ListenerDefinition => job.kind === 'listener' && job.name === name)!;

test('reviewers hear of what waits for them, once', async () => {
  const one = await testReview(as(officer), testRequest(town, officer));
  const hear = (name: string) => deliverAnnouncements(as(), listener(name), one.subjectId);
  await Promise.all([hear('notices.tell-reviewers'), hear('notices.tell-reviewers')]);
  const told = (await inbox(leader)).rows.filter((row) => row.link === `/reviews/cases/${one.caseId}`);
  assert.deepEqual(told.map((row) => [row.kind, row.values['step']]), [['notices.review-asked', '分管负责人签发']]);
});

test('nobody is asked for an opinion that is no longer wanted', async () => {
  const one = await testReview(as(officer), testRequest(town, officer));
  await giveOpinion(as(leader), { caseId: one.caseId, decision: 'approve', opinion: '', seenFingerprint: one.fingerprint });
  await deliverAnnouncements(as(), listener('notices.tell-reviewers'), one.subjectId);
  assert.ok(!(await inbox(leader)).rows.some((row) => row.link === `/reviews/cases/${one.caseId}`));
  assert.equal(reviewsAsked, 'reviews.asked');
});

test('a review that waits is reminded of in office hours, once a day', async () => {
  clock.set('2026-03-13T08:00:00Z');
  const one = await testReview(as(officer), testRequest(town, officer));
  const reminders = async () => kindOf((await inbox(leader)).rows.filter((row) => row.link === `/reviews/cases/${one.caseId}`)).length;
  clock.set('2026-03-14T06:00:00Z');
  assert.equal(await remindOfReviews(as()), 0);
  clock.set('2026-03-16T03:30:00Z');
  await remindOfReviews(as());
  assert.equal(await reminders(), 0);
  clock.set('2026-03-16T05:30:00Z');
  await remindOfReviews(as());
  await remindOfReviews(as());
  assert.equal(await reminders(), 1);
  clock.set('2026-03-17T02:30:00Z');
  await remindOfReviews(as());
  assert.equal(await reminders(), 2);
});

const hub = new ScreenHub(database.pools.app);
function collect(stream: Readable): string[] {
  const said: string[] = [];
  stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  return said;
}
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries++) await wait(20);
  assert.ok(holds());
}

test('a live line hears what is told its account, and nothing told to others', async () => {
  await hub.start();
  const west = await database.addJurisdiction();
  const open = (jurisdictionId: string, accountId: string) => collect(hub.open({ jurisdictionId, accountId }, new AbortController().signal));
  const [own, other, elsewhere] = [open(county, officer.accountId), open(county, colleague.accountId), open(west, officer.accountId)];
  await as().write((tx) => notify(tx, { accountIds: [officer.accountId], kind: 'test.happened' }));
  await until(() => own.length >= 2);
  assert.equal(own[1], 'data: {"touches":["/notices"]}\n\n');
  assert.deepEqual([other.length, elsewhere.length], [1, 1]);
});

test('after the database has been away, every screen looks again', async () => {
  const line = collect(hub.open({ jurisdictionId: county, accountId: colleague.accountId }, new AbortController().signal));
  const superuser = openPool(database.superuserUrl, { max: 1, name: 'test' });
  const killed = await superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen gongkai_screens'`);
  assert.equal(killed.rowCount, 1);
  await superuser.end();
  await until(() => line.includes('data: {"touches":[]}\n\n'));
  await as().write((tx) => tellScreens(tx, [colleague.accountId], ['reviews']));
  await until(() => line.includes('data: {"touches":["/reviews"]}\n\n'));
});

test('a line ends with its screen, and one account holds only so many', async () => {
  const lines = hub.size;
  const screens = Array.from({ length: 10 }, () => new AbortController());
  const accountId = newId();
  for (const screen of screens) hub.open({ jurisdictionId: county, accountId }, screen.signal);
  assert.throws(() => hub.open({ jurisdictionId: county, accountId }, new AbortController().signal), (error) => error instanceof AppError && error.kind === 'tooMany');
  for (const screen of screens) screen.abort();
  await until(() => hub.size === lines);
});

test('stopping closes every line and gives the connection back', async () => {
  const line = hub.open({ jurisdictionId: county, accountId: colleague.accountId }, new AbortController().signal);
  let ended = false;
  line.on('end', () => (ended = true)).resume();
  await hub.stop();
  await until(() => ended);
  assert.throws(() => hub.open({ jurisdictionId: county, accountId: newId() }, new AbortController().signal), (error) => error instanceof AppError && error.kind === 'unavailable');
});

test('mail leaves over SMTP with its Chinese subject intact', async () => {
  let said = '';
  const server = createServer((socket) => {
    let inBody = false;
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      said += text;
      if (inBody) {
        if (said.endsWith('\r\n.\r\n')) { inBody = false; socket.write('250 ok\r\n'); }
      } else if (/^DATA/m.test(text)) { inBody = true; socket.write('354 go\r\n'); } else if (/^QUIT/m.test(text)) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const mailer = createMailer({ host: '127.0.0.1', port, from: '平台 <info@example.gov.cn>' });
  await mailer.send({ to: 'a@example.gov.cn', subject: '清河县：新消息', text: '您好' });
  server.close();
  assert.match(said, /RCPT TO:<a@example\.gov\.cn>/);
  assert.match(said, /Subject: =\?UTF-8\?/);
});
