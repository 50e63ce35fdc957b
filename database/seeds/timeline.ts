import type {
  BulletinSeed, CommissionSeed, DemonstrationWork, ForwardSeed, InstructionSeed, IssueSeed, MergeSeed, PenaltySeed, ReportingPointsSeed,
  SubmissionEvent, SubmissionSeed,
} from './work-types.ts';

/** One act of the story: when, who, and the record it belongs to. A runner plays acts in order through the operations. */
export type Act = { at: string; by: string } & (
  | { act: 'submission'; submission: SubmissionSeed; event: SubmissionEvent }
  | { act: 'merge'; merge: MergeSeed }
  | { act: 'issue-compiled' | 'issue-signed'; issue: IssueSeed }
  | { act: 'instruction-recorded' | 'instruction-answered'; instruction: InstructionSeed }
  | { act: 'forwarded' | 'adopted-above'; forward: ForwardSeed }
  | { act: 'penalty-recorded'; penalty: PenaltySeed }
  | { act: 'commissioned'; commission: CommissionSeed }
  | { act: 'reporting-points-published'; reportingPoints: ReportingPointsSeed }
  | { act: 'bulletin-compiled' | 'bulletin-published'; bulletin: BulletinSeed }
  | { act: 'bulletin-reviewed'; bulletin: BulletinSeed; step: number }
);

/** The acts of a year in time order; acts of one moment keep the order in which one leads to the other. */
export function timeline(work: DemonstrationWork): Act[] {
  const acts: Act[] = [];
  for (const one of work.reportingPoints) acts.push({ act: 'reporting-points-published', at: one.publishedAt, by: one.by, reportingPoints: one });
  for (const one of work.commissions) acts.push({ act: 'commissioned', at: one.issuedAt, by: one.by, commission: one });
  for (const submission of work.submissions) {
    // The merge itself takes its sources out of the queue.
    for (const event of submission.events) {
      if (event.type !== 'merged') acts.push({ act: 'submission', at: event.at, by: event.by, submission, event });
    }
  }
  for (const one of work.merges) acts.push({ act: 'merge', at: one.at, by: one.by, merge: one });
  for (const one of work.issues) {
    acts.push({ act: 'issue-compiled', at: one.compiledAt, by: one.compiledBy, issue: one });
    if (one.signedAt !== null) acts.push({ act: 'issue-signed', at: one.signedAt, by: one.signedBy!, issue: one });
  }
  for (const one of work.forwards) {
    acts.push({ act: 'forwarded', at: one.at, by: one.by, forward: one });
    if (one.adoption) acts.push({ act: 'adopted-above', at: one.adoption.at, by: one.adoption.recordedBy, forward: one });
  }
  for (const one of work.instructions) {
    acts.push({ act: 'instruction-recorded', at: one.at, by: one.recordedBy, instruction: one });
    if (one.answer) acts.push({ act: 'instruction-answered', at: one.answer.at, by: one.answer.by, instruction: one });
  }
  for (const one of work.penalties) acts.push({ act: 'penalty-recorded', at: one.at, by: one.by, penalty: one });
  for (const one of work.bulletins) {
    acts.push({ act: 'bulletin-compiled', at: one.compiledAt, by: one.compiledBy, bulletin: one });
    one.steps.forEach((step, index) => {
      if (step.at !== null) acts.push({ act: 'bulletin-reviewed', at: step.at, by: step.by, bulletin: one, step: index });
    });
    if (one.publishedAt !== null) acts.push({ act: 'bulletin-published', at: one.publishedAt, by: one.publishedBy!, bulletin: one });
  }
  return acts.map((act, index) => ({ act, index })).sort((a, b) => (a.act.at < b.act.at ? -1 : a.act.at > b.act.at ? 1 : a.index - b.index)).map(({ act }) => act);
}
