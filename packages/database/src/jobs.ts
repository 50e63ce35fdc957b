import type { z } from 'zod';
import type { Context, Tx } from './context.ts';

export interface JobCall<P> {
  /** The tenant in which the job was asked for, with services; the actor is the system. */
  context: Context;
  payload: P;
  attempt: number;
  signal: AbortSignal;
}

/** A job: may run twice and die half-way, so that its handler is repeatable. */
export interface JobDefinition<P = any> {
  kind: 'job';
  name: string;
  payload: z.ZodType<P>;
  maxAttempts?: number;
  handle(call: JobCall<P>): Promise<void>;
}

/** A listener: its handler runs in one transaction with the note that it has heard, so that its effect happens once. */
export interface ListenerDefinition {
  kind: 'listener';
  /** `<module>.<verb-object>`; never renamed while announcements wait. */
  name: string;
  /** The announcements it hears. */
  on: readonly string[];
  handle(tx: Tx, heard: HeardAnnouncement): Promise<void>;
}

export interface HeardAnnouncement {
  id: string;
  name: string;
  subjectId: string;
  payload: any;
  at: Date;
}

/** A job that is asked for by the clock, once in every tenant. `pattern` is a crontab in UTC: 01:00 is 09:00 in Beijing. */
export interface ScheduleDefinition {
  kind: 'schedule';
  name: string;
  pattern: string;
  handle(call: JobCall<undefined>): Promise<void>;
}

export type JobEntry = JobDefinition | ListenerDefinition | ScheduleDefinition;

export const defineJob = <P>(job: Omit<JobDefinition<P>, 'kind'>): JobDefinition<P> => ({ kind: 'job', ...job });
export const defineListener = (listener: Omit<ListenerDefinition, 'kind'>): ListenerDefinition => ({ kind: 'listener', ...listener });
export const defineSchedule = (schedule: Omit<ScheduleDefinition, 'kind'>): ScheduleDefinition => ({ kind: 'schedule', ...schedule });
