import { addMonths, monthOfDay } from './calendar.ts';
import { bulletinsOf, commissionsOf, forwardsOf, instructionsOf, penaltiesOf, reportingPointsOf } from './consequences.ts';
import { entriesOf, issuesOf } from './publishing.ts';
import { randomFrom } from './random.ts';
import { specialStories } from './special-stories.ts';
import { ordinarySubmissions } from './submissions.ts';
import type { DemonstrationWork, SubmissionSeed } from './work-types.ts';

const firstMoment = (item: SubmissionSeed): string => item.events[0]!.at;

/** A year of the county's work that ends at midnight of today; the same day and seed give the same story, byte for byte. */
export function demonstrationWork({ today, seed = 'qinglan' }: { today: string; seed?: string }): DemonstrationWork {
  const from = `${addMonths(monthOfDay(today), -12)}-01`;
  const streamOf = (name: string) => randomFrom(`${seed} ${today} ${name}`);
  const special = specialStories(from, today, streamOf('special'));
  const submissions = [...ordinarySubmissions(from, today, streamOf('ordinary')), ...special.items].sort((a, b) =>
    firstMoment(a) < firstMoment(b) ? -1 : firstMoment(a) > firstMoment(b) ? 1 : a.key < b.key ? -1 : 1,
  );
  const entries = entriesOf(submissions, special.merges);
  const issues = issuesOf(entries, today, streamOf('issues'));
  return {
    seed, from, today, submissions, merges: special.merges, issues,
    instructions: instructionsOf(issues, entries, today, streamOf('instructions')),
    forwards: forwardsOf(issues, today, streamOf('forwards')),
    penalties: penaltiesOf(submissions, from, today),
    commissions: commissionsOf(submissions, from, today, streamOf('commissions')),
    reportingPoints: reportingPointsOf(from, today, streamOf('points')),
    bulletins: bulletinsOf(from, today, streamOf('bulletins')),
  };
}
