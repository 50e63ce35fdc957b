import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '@gongkai/testing';
import { aCounty, type County, type Person } from './counties.ts';
import { readableIn } from './contents.ts';
import { markItems, type MarkedItem } from './marked-items.ts';
import { openStaff, StaffClient } from './staff-client.ts';

const seed = Number(process.env.GONGKAI_SEED ?? Date.now() % 1_000_000_007);
const unitsPerCounty = 12;
const rounds = 5;

const database = await testDatabase();
const counties: County[] = [await aCounty(database, 'east', unitsPerCounty), await aCounty(database, 'west', unitsPerCounty)];
const items: MarkedItem[] = [];
for (const county of counties) for (const [number, office] of county.units.entries()) items.push(...(await markItems(county, office, number)));
const staff = await openStaff(database.pools.app, database.services);
after(() => staff.server.close());

interface Session {
  person: Person;
  client: StaffClient;
  mayRead(item: MarkedItem): boolean;
}

/** 12 officers, 12 leaders and the editor of each county: fifty people at their screens. */
async function openSessions(): Promise<Session[]> {
  const sessions: Session[] = [];
  for (const county of counties) {
    const ofCounty = (item: MarkedItem) => item.county === county.code;
    for (const { unit, officer, leader } of county.units)
      for (const person of [officer, leader])
        sessions.push({ person, client: await StaffClient.signIn(staff.server, county.host, person.loginName), mayRead: (item) => ofCounty(item) && item.unitId === unit.id });
    const { editor } = county.staff;
    sessions.push({ person: editor, client: await StaffClient.signIn(staff.server, county.host, editor.loginName), mayRead: (item) => ofCounty(item) && item.state === 'sent' });
  }
  return sessions;
}

/** Small reproducible choices (mulberry32). */
function choices(start: number): <T>(list: readonly T[]) => T {
  let state = start >>> 0;
  return (list) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return list[((mixed ^ (mixed >>> 14)) >>> 0) % list.length]!;
  };
}

async function work(session: Session, pick: ReturnType<typeof choices>): Promise<{ leaks: string[]; seen: Set<string>; answers: number }> {
  const leaks: string[] = [];
  const seen = new Set<string>();
  let answers = 0;
  const look = async (path: string) => {
    const answer = await session.client.call('GET', path);
    answers += 1;
    const text = await readableIn(answer);
    for (const item of items)
      for (const mark of [item.title, item.body])
        if (text.includes(mark)) {
          if (session.mayRead(item)) seen.add(item.id);
          // What one searches for oneself stands in no answer either: the address is not part of it.
          else leaks.push(`${session.person.county}/${session.person.name} sees ${mark} in ${path}`);
        }
    return answer.status;
  };
  const steps: (() => Promise<void>)[] = [
    async () => assert.equal(await look('/submissions/items?limit=100'), 200),
    async () => assert.equal(await look('/submissions/register?limit=100'), 200),
    async () => assert.equal(await look('/submissions/items/export.xlsx'), 200),
    async () => void (await look(`/submissions/items?text=${pick(items).title}`)),
    async () => void (await look(`/submissions/register?text=${pick(items).title.slice(0, 9)}`)),
    async () => void (await look('/notices')),
    async () => void (await look('/reviews/inbox')),
    async () => void (await look(`/submissions/items?unitId=${pick(items).unitId}`)),
    async () => {
      const item = pick(items);
      assert.equal(await look(`/submissions/items/${item.id}`), session.mayRead(item) ? 200 : 404, `${session.person.name} reads ${item.title}`);
      await look(`/submissions/items/${item.id}/timeline`);
      await look(`/submissions/items/${item.id}/versions/1`);
    },
  ];
  for (let round = 0; round < rounds; round++) {
    const left = [...steps];
    while (left.length > 0) await left.splice(left.indexOf(pick(left)), 1)[0]!();
  }
  return { leaks, seen, answers };
}

test('fifty people of two counties work at once and never see what is not theirs', async (t) => {
  t.diagnostic(`seed ${seed} (GONGKAI_SEED reproduces the choices)`);
  const sessions = await openSessions();
  assert.equal(sessions.length, 50);
  const done = await Promise.all(sessions.map((session, index) => work(session, choices(seed + index))));
  assert.deepEqual(done.flatMap((one) => one.leaks), []);
  for (const [index, { seen }] of done.entries()) {
    const own = items.filter((item) => sessions[index]!.mayRead(item));
    assert.equal(seen.size, own.length, `${sessions[index]!.person.name} saw ${seen.size} of ${own.length} records of his own`);
  }
  t.diagnostic(`${done.reduce((sum, one) => sum + one.answers, 0)} answers looked through`);
});

test('a session of one county is nobody at the address of another', async () => {
  const [east, west] = counties as [County, County];
  const client = await StaffClient.signIn(staff.server, east.host, east.staff.editor.loginName);
  assert.equal((await client.call('GET', '/submissions/register')).status, 200);
  assert.equal((await client.at(west.host).call('GET', '/submissions/register')).status, 401);
});

test('the interface logs nothing of a record', () => {
  for (const line of staff.lines) assert.ok(!/MARK-/.test(line.toUpperCase()), line);
});
