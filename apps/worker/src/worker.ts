import { Logger, parseCronItems, run, type JobHelpers, type Runner, type TaskList } from 'graphile-worker';
import {
  Context,
  deliverAnnouncements,
  relayAnnouncement,
  sealAudit,
  JurisdictionDirectory,
  type Pool,
  type JobEntry,
  type Jurisdiction,
  type Services,
} from '@gongkai/database';
import { systemClock, type Clock } from '@gongkai/kernel';
import { entries as productEntries, sortEntries } from './entries.ts';
import { PatientPool } from './patient-pool.ts';
import { WorkerPulse } from './pulse.ts';

export interface WorkerParts {
  pool: Pool;
  services: Services;
  clock?: Clock;
  entries?: readonly JobEntry[];
  concurrency?: number;
  log(level: 'error' | 'warning' | 'info', message: string): void;
}

export interface RunningWorker {
  stop(): Promise<void>;
}

interface Stamped {
  jurisdictionId: string;
  payload: unknown;
}

const sealingPauseMilliseconds = 2_000;
const restartMilliseconds = 1_000;

/** Runs the jobs of all modules until it is stopped; every job works in the tenant that asked for it. */
export async function startWorker(parts: WorkerParts): Promise<RunningWorker> {
  const directory = new JurisdictionDirectory(parts.pool);
  const contextOf = async (jurisdictionId: string, name: string): Promise<Context> => {
    const all = await directory.all();
    const found = all.find((one) => one.id === jurisdictionId) ?? (await directory.all(0)).find((one) => one.id === jurisdictionId);
    if (!found) throw new Error(`Job ${name} names an unknown jurisdiction.`);
    return systemContext(parts, found, name);
  };
  const { jobs, listeners, schedules } = sortEntries(parts.entries ?? productEntries);
  const tasks: TaskList = {};
  const add = (name: string, work: (context: Context, payload: any, helpers: JobHelpers) => Promise<void>) => {
    tasks[name] = async (stamped, helpers) => {
      const { jurisdictionId, payload } = stamped as Stamped;
      await work(await contextOf(jurisdictionId, name), payload, helpers);
    };
  };
  add('platform.relay', (context, payload) => relayAnnouncement(context, payload.announcementId, listeners));
  add('platform.deliver', async (context, payload) => {
    const listener = listeners.find((one) => one.name === payload.listener);
    if (!listener) throw new Error(`Nobody listens as ${payload.listener}.`);
    // The trail names who heard, not who delivered.
    await deliverAnnouncements(context.with({ actor: { kind: 'system', name: listener.name } }), listener, payload.subjectId);
  });
  for (const job of jobs)
    add(job.name, (context, payload, helpers) =>
      job.handle({ context, payload: job.payload.parse(payload), attempt: helpers.job.attempts, signal: signalOf(helpers) }));
  for (const schedule of schedules)
    tasks[schedule.name] = async (_payload, helpers) => {
      for (const jurisdiction of await directory.all())
        await schedule.handle({ context: systemContext(parts, jurisdiction, schedule.name), payload: undefined, attempt: helpers.job.attempts, signal: signalOf(helpers) });
    };
  const pulse = new WorkerPulse(parts.pool, parts.log);
  const patient = new PatientPool(parts.pool);
  let isStopping = false;
  const begin = () => run({
    pgPool: patient.pool,
    taskList: tasks,
    parsedCronItems: parseCronItems(schedules.map((one) => ({ task: one.name, match: one.pattern, options: { backfillPeriod: 86_400_000, maxAttempts: 3 } }))),
    // Every further one keeps 30 MB of plans in the database server; who needs more runs more processes.
    concurrency: parts.concurrency ?? 2,
    noHandleSignals: true,
    pollInterval: 2_000,
    events: pulse.events,
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') parts.log(level, message);
    }),
  });
  const runners = keepRunning(begin, { isStopping: () => isStopping, log: parts.log });
  await runners.begun;
  await pulse.start();
  const sealing = sealForever(parts, directory);
  return {
    async stop() {
      isStopping = true;
      sealing.stop();
      await patient.end(runners.stop());
      await pulse.stop();
      await sealing.ended;
    },
  };
}

const signalOf = (helpers: JobHelpers): AbortSignal => helpers.abortSignal ?? new AbortController().signal;

function systemContext(parts: WorkerParts, jurisdiction: Jurisdiction, name: string): Context {
  return new Context({
    pool: parts.pool,
    jurisdictionId: jurisdiction.id,
    actor: { kind: 'system', name },
    clock: parts.clock ?? systemClock,
    timeZone: jurisdiction.timeZone,
    services: parts.services,
  });
}

interface Keeping {
  isStopping(): boolean;
  log: WorkerParts['log'];
}

// The library gives up when it cannot tell its queue what became of a job; the queue itself is whole, and work goes on.
function keepRunning(begin: () => Promise<Runner>, { isStopping, log }: Keeping): { begun: Promise<void>; stop(): Promise<void> } {
  let current: Runner | undefined;
  const watch = (runner: Runner): void => {
    current = runner;
    const ended = async (reason: string): Promise<void> => {
      while (!isStopping()) {
        log('warning', `jobs have stopped and begin again: ${reason}`);
        await new Promise((resolve) => setTimeout(resolve, restartMilliseconds));
        if (isStopping()) return;
        try {
          return watch(await begin());
        } catch (error) {
          reason = (error as Error).message;
        }
      }
    };
    runner.promise.then(() => void ended('no reason given'), (error: Error) => void ended(error.message));
  };
  return {
    begun: begin().then(watch),
    async stop() {
      await current?.stop().catch(() => {});
      await current?.promise.catch(() => {});
    },
  };
}

// Sealing is a loop and not a job: it must run within seconds of every change, in every tenant, whatever waits in the queue.
function sealForever(parts: WorkerParts, directory: JurisdictionDirectory): { stop(): void; ended: Promise<void> } {
  let stopped = false;
  let wake = () => {};
  const ended = (async () => {
    while (!stopped) {
      try {
        for (const jurisdiction of await directory.all()) {
          const context = systemContext(parts, jurisdiction, 'audit.seal');
          while ((await sealAudit(context, parts.services.auditKey)) === 2_000);
        }
      } catch (error) {
        parts.log('warning', `sealing waits: ${(error as Error).message}`);
      }
      if (stopped) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, sealingPauseMilliseconds).unref();
      });
    }
  })();
  return {
    stop() {
      stopped = true;
      wake();
    },
    ended,
  };
}
