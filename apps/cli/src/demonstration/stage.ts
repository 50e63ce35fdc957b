import type { Actor } from '@gongkai/kernel';
import { FixedClock } from '@gongkai/kernel';
import { actorOf } from '@gongkai/accounts';
import { Context, deliverAnnouncements, readAnnounced, type JobDefinition, type ListenerDefinition, type Pools, type ScheduleDefinition, type Services } from '@gongkai/database';

/** The people, units and clock of one jurisdiction while its story is played. */
export class Stage {
  readonly jurisdictionId: string;
  readonly clock: FixedClock;
  readonly units = new Map<string, string>();
  readonly unitNames = new Map<string, string>();
  readonly persons = new Map<string, string>();
  readonly accounts = new Map<string, string>();
  readonly #pools: Pools;
  readonly #services: Services;
  readonly #listeners: readonly ListenerDefinition[];
  readonly #jobs: readonly JobDefinition[];
  readonly #schedules: readonly ScheduleDefinition[];
  readonly #actors = new Map<string, Actor>();
  #heardTo = 0;

  constructor(parts: { pools: Pools; services: Services; jurisdictionId: string; listeners: readonly ListenerDefinition[]; jobs: readonly JobDefinition[]; schedules: readonly ScheduleDefinition[]; at: string }) {
    this.#pools = parts.pools;
    this.#services = parts.services;
    this.#listeners = parts.listeners;
    this.#jobs = parts.jobs;
    this.#schedules = parts.schedules;
    this.jurisdictionId = parts.jurisdictionId;
    this.clock = new FixedClock(parts.at);
  }

  /** The surroundings of the person with a key, at the stage's time. */
  async as(personKey: string): Promise<Context> {
    let actor = this.#actors.get(personKey);
    if (!actor) {
      const accountId = this.accounts.get(personKey);
      if (!accountId) throw new Error(`Nobody of the story is called ${personKey}.`);
      actor = await this.system().read((tx) => actorOf(tx, accountId));
      this.#actors.set(personKey, actor);
    }
    return this.#context(actor);
  }

  /** The surroundings of the system itself, at the stage's time. */
  system(): Context {
    return this.#context({ kind: 'system', name: '演示数据' });
  }

  unit(key: string): string {
    const id = this.units.get(key);
    if (!id) throw new Error(`No unit of the story is called ${key}.`);
    return id;
  }

  unitName(key: string): string {
    return this.unitNames.get(key) ?? key;
  }

  #context(actor: Actor): Context {
    return new Context({ pool: this.#pools.app, jurisdictionId: this.jurisdictionId, actor, clock: this.clock, services: this.#services });
  }

  /** Runs a job at once, for what the story cannot go on without. */
  async runJob(name: string, payload: unknown): Promise<void> {
    const job = this.#jobs.find((one) => one.name === name);
    if (!job) throw new Error(`There is no job ${name}.`);
    await job.handle({ context: this.system(), payload: job.payload.parse(payload), attempt: 1, signal: new AbortController().signal });
  }

  /** Runs what the clock calls for, at the stage's time. */
  async runSchedule(name: string): Promise<void> {
    const schedule = this.#schedules.find((one) => one.name === name);
    if (!schedule) throw new Error(`There is no schedule ${name}.`);
    await schedule.handle({ context: this.system(), payload: undefined, attempt: 1, signal: new AbortController().signal });
  }

  /** Runs the jobs of one kind that wait for a worker, here and now. */
  async runWaiting(name: string): Promise<void> {
    const { rows } = await this.#pools.owner.query<{ payload: { payload: unknown } }>(
      `with taken as (delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
         where t.id = j.task_id and t.identifier = $1 and j.payload->>'jurisdictionId' = $2 returning j.id, j.payload)
       select taken.payload from taken order by taken.id`, [name, this.jurisdictionId]);
    for (const row of rows) await this.runJob(name, row.payload.payload);
  }

  /** Lets every listener hear what was announced, at the stage's time: the story goes on only when everybody knows. */
  async settle(): Promise<void> {
    for (;;) {
      const announced = await this.system().read((tx) => readAnnounced(tx, this.#heardTo));
      if (announced.length === 0) return;
      for (const { name, subjectId, position } of announced) {
        for (const listener of this.#listeners)
          if (listener.on.includes(name)) await deliverAnnouncements(this.system(), listener, subjectId);
        this.#heardTo = position;
      }
    }
  }
}
