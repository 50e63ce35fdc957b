import { dayOf } from '@gongkai/kernel';
import { openPool, type Pool, type Pools, type Services } from '@gongkai/database';
import { readNotice } from '@gongkai/notices';
import { createJurisdiction, setSite } from '@gongkai/organisations';
import { ensureStandardPublications } from '@gongkai/periodicals';
import { setTarget } from '@gongkai/scoring';
import { countySite, countyStory, demonstrationWork, neighbour, timeline, type JurisdictionSeed } from '@gongkai/seeds';
import { entries, sortEntries } from '@gongkai/worker';
import { consoleContext, furnish } from '../jurisdictions.ts';
import { importLaws, plannedDocuments, playDocument } from './documents.ts';
import { BulletinPlayer } from './play-bulletins.ts';
import { DeskPlayer } from './play-desk.ts';
import { RequestPlayer } from './play-requests.ts';
import { enterPeople, enterUnits } from './people.ts';
import { SubmissionPlayer } from './play-submissions.ts';
import { Stage } from './stage.ts';

const officeKey = 'bangongshi';
const townshipTarget = 12;
const departmentTarget = 16;

export interface DemonstrationParts {
  pools: Pools;
  services: Services;
  today?: string;
}

/** Sets up the demonstration: an invented county with a year of work, played through the same operations that people use. */
export async function playDemonstration(parts: DemonstrationParts): Promise<void> {
  const today = parts.today ?? dayOf(new Date());
  const app = hastened(parts.pools.app);
  const pools = { ...parts.pools, app };
  try {
    const county = await enterJurisdiction({ ...parts, pools }, countyStory, ['localhost', '127.0.0.1'], today);
    await setSite(county.system(), countySite);
    await enterJurisdiction({ ...parts, pools }, neighbour, [], today);
    await playYear(county, today, pools.owner);
    // Everybody has heard everything while the story was played: the worker need not go through it again.
    await pools.owner.query(`delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier in ('platform.relay', 'platform.deliver')`);
    // A year of files waits to be drawn and read: whoever works now comes first.
    await pools.owner.query('update graphile_worker._private_jobs set priority = 10');
  } finally {
    await app.end();
  }
}

// What is written here is written again from the start when the machine fails: it need not wait for the disk.
function hastened(pool: Pool): Pool {
  const address = new URL(pool.options.connectionString!);
  address.searchParams.set('options', '-c synchronous_commit=off');
  return openPool(address.toString(), { max: 4, name: 'demonstration' });
}

async function enterJurisdiction(parts: DemonstrationParts, seed: JurisdictionSeed, hosts: readonly string[], today: string): Promise<Stage> {
  const { pools, services } = parts;
  const root = seed.units[0]!;
  const officeSeed = seed.units.find((unit) => unit.kind === 'office') ?? null;
  const { jurisdictionId, government, office } = await createJurisdiction(pools.owner, {
    code: seed.code, name: seed.governmentName, shortName: seed.name, level: seed.level, demonstration: true, hosts: [...hosts],
    governmentName: root.name, ...(officeSeed ? { officeName: officeSeed.name } : {}), from: '2015-01-01',
  });
  const year = Number(today.slice(0, 4));
  const { listeners, jobs, schedules } = sortEntries(entries);
  const stage = new Stage({ pools, services, jurisdictionId, listeners, jobs, schedules, at: `${year - 1}-01-01T09:00:00+08:00` });
  await furnish(consoleContext(pools.app, jurisdictionId, services, '演示数据'));
  stage.units.set(root.key, government.id);
  if (officeSeed) stage.units.set(officeSeed.key, office.id);
  await enterUnits(stage, seed, year);
  await enterPeople(stage, seed);
  await stage.settle();
  return stage;
}

async function playYear(stage: Stage, today: string, owner: Pool): Promise<void> {
  const work = demonstrationWork({ today });
  const publications = await stage.system().write((tx) => ensureStandardPublications(tx, { unitId: stage.unit(officeKey) }));
  const submissions = new SubmissionPlayer(stage);
  const desk = new DeskPlayer(stage, submissions, publications, work);
  const requests = new RequestPlayer(stage, submissions);
  const bulletins = new BulletinPlayer(stage, work.bulletins);
  const documents = plannedDocuments(today);
  await importLaws(stage);
  const targetsFrom = `${today.slice(0, 4)}-01-08T09:00:00+08:00`;
  let hasTargets = false;
  // The day before yesterday's work is over: whoever signs in finds what came since, not a year of it.
  let unopened: string | null = new Date(Date.parse(`${today}T08:00:00+08:00`) - 86_400_000).toISOString();
  for (const [index, act] of timeline(work).entries()) {
    // Statements were planned for empty tables; what has grown since must be known before the next look-around of the server itself.
    if (index % 250 === 100) await analyseGrown(owner);
    while (documents[0] && Date.parse(documents[0].at) <= Date.parse(act.at)) await playDocument(stage, documents.shift()!);
    if (!hasTargets && Date.parse(act.at) >= Date.parse(targetsFrom)) {
      hasTargets = true;
      stage.clock.set(targetsFrom);
      await setTargets(stage, Number(today.slice(0, 4)));
    }
    if (unopened !== null && Date.parse(act.at) >= Date.parse(unopened)) unopened = await openInboxes(stage, unopened);
    try {
      await requests.passTime(act.at);
      stage.clock.set(act.at);
      if (act.act === 'submission' && (await submissions.play(act))) await requests.deliver(act);
      else if (!(await desk.play(act)) && !(await bulletins.play(act))) await requests.play(act);
    } catch (error) {
      throw new Error(`The story broke off at ${act.at}, ${act.by}: ${act.act}`, { cause: error });
    }
  }
  if (unopened !== null) await openInboxes(stage, unopened);
  await stage.settle();
}

// Only what has grown by half: the laws and their words are wide and do not change, and take a second each time.
async function analyseGrown(owner: Pool): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select s.relid::regclass::text as name from pg_stat_user_tables s where s.n_mod_since_analyze > 50 + s.n_live_tup / 2 and s.schemaname <> 'search'`);
  if (rows.length > 0) await owner.query(`analyze ${rows.map((row) => row.name).join(', ')}`);
}

/** The tasks of the year that the office gives its units in January. */
async function setTargets(stage: Stage, year: number): Promise<void> {
  const editor = await stage.as('xinxike-editor');
  for (const unit of countyStory.units) {
    const target = unit.group === 'township' ? townshipTarget : unit.group === 'department' ? departmentTarget : null;
    if (target !== null && unit.kind !== 'office' && unit.kind !== 'government') await setTarget(editor, { unitId: stage.unit(unit.key), year, quotaId: 'year-target', target });
  }
}

/** Everybody has read at some moment what had come until then. */
async function openInboxes(stage: Stage, at: string): Promise<null> {
  stage.clock.set(at);
  for (const personKey of stage.accounts.keys()) await readNotice(await stage.as(personKey));
  return null;
}
