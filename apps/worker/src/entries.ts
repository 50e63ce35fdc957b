import type { JobDefinition, JobEntry, ListenerDefinition, ScheduleDefinition } from '@gongkai/database';
import { jobs as accounts } from '@gongkai/accounts/jobs';
import { jobs as attachments } from '@gongkai/attachments/jobs';
import { jobs as disclosures } from '@gongkai/disclosures/jobs';
import { jobs as notices } from '@gongkai/notices/jobs';
import { jobs as organisations } from '@gongkai/organisations/jobs';
import { jobs as periodicals } from '@gongkai/periodicals/jobs';
import { jobs as reviews } from '@gongkai/reviews/jobs';
import { jobs as scoring } from '@gongkai/scoring/jobs';
import { jobs as search } from '@gongkai/search/jobs';
import { jobs as submissions } from '@gongkai/submissions/jobs';

/** Everything that the worker runs, hears and is woken for: one line a module. */
export const entries: readonly JobEntry[] = [
  ...accounts,
  ...attachments,
  ...disclosures,
  ...notices,
  ...organisations,
  ...periodicals,
  ...reviews,
  ...scoring,
  ...search,
  ...submissions,
];

const ofKind = <K extends JobEntry['kind']>(list: readonly JobEntry[], kind: K) =>
  list.filter((entry): entry is Extract<JobEntry, { kind: K }> => entry.kind === kind);

/** The entries by kind; names are unique or the worker does not start. */
export function sortEntries(list: readonly JobEntry[]): {
  jobs: JobDefinition[];
  listeners: ListenerDefinition[];
  schedules: ScheduleDefinition[];
} {
  const names = new Set<string>();
  for (const { name } of list) {
    if (names.has(name)) throw new Error(`Two jobs are named ${name}.`);
    names.add(name);
  }
  return { jobs: ofKind(list, 'job'), listeners: ofKind(list, 'listener'), schedules: ofKind(list, 'schedule') };
}
