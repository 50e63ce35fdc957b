import { deliverCommission, publishCommission } from '@gongkai/periodicals';
import { recordFact } from '@gongkai/scoring';
import { countyStory, type Act, type CommissionSeed, type PenaltySeed, type ReportingPointsSeed } from '@gongkai/seeds';
import type { SubmissionPlayer } from './play-submissions.ts';
import type { Stage } from './stage.ts';

type SubmissionAct = Extract<Act, { act: 'submission' }>;

const lateSchedule = 'periodicals.note-overdue';
const dueMoment = (seed: CommissionSeed): string => `${seed.dueOn}T18:00:00+08:00`;
const penaltyKinds = { late: 'urgent-late', missed: 'urgent-missed' } as const;

/** Plays what the office asks units for, what they deliver or let pass, and what it records against them. */
export class RequestPlayer {
  readonly #stage: Stage;
  readonly #submissions: SubmissionPlayer;
  /** Commission ids by the story's keys. */
  readonly #commissions = new Map<string, string>();
  #due: string[] = [];

  constructor(stage: Stage, submissions: SubmissionPlayer) {
    this.#stage = stage;
    this.#submissions = submissions;
  }

  /** Plays an act of asking or recording; says whether it was one. */
  async play(act: Act): Promise<boolean> {
    switch (act.act) {
      case 'commissioned':
        return this.#commission(act.commission);
      case 'reporting-points-published':
        return this.#publishPoints(act.reportingPoints);
      case 'penalty-recorded':
        return this.#record(act.penalty);
      default:
        return false;
    }
  }

  /** Lets the hours pass in which commissions fell due: who has not delivered by then is noted. */
  async passTime(until: string): Promise<void> {
    while (this.#due[0] !== undefined && Date.parse(this.#due[0]) < Date.parse(until)) {
      this.#stage.clock.set(new Date(Date.parse(this.#due.shift()!) + 600_000).toISOString());
      await this.#stage.runSchedule(lateSchedule);
      await this.#stage.settle();
    }
  }

  /** Delivers what has just been sent for a commission. */
  async deliver({ submission, event }: SubmissionAct): Promise<void> {
    if (submission.commissionKey === null || event.type !== 'signed') return;
    await deliverCommission(await this.#stage.as(submission.authorKey), {
      commissionId: this.#commissions.get(submission.commissionKey)!, unitId: this.#stage.unit(submission.unitKey), itemId: this.#submissions.item(submission.key),
    });
    await this.#stage.settle();
  }

  async #commission(seed: CommissionSeed): Promise<boolean> {
    const view = await publishCommission(await this.#stage.as(seed.by), {
      kind: 'commission', level: 'county', title: seed.title, content: seed.requirements, requirements: '', dueAt: dueMoment(seed), unitIds: seed.addressees.map((key) => this.#stage.unit(key)),
    });
    this.#commissions.set(seed.key, view.id);
    this.#due = [...this.#due, dueMoment(seed)].sort();
    return true;
  }

  async #publishPoints(seed: ReportingPointsSeed): Promise<boolean> {
    const [year, month] = seed.month.split('-').map(Number);
    const reporting = countyStory.units.filter((unit) => unit.group === 'township' || unit.group === 'department');
    await publishCommission(await this.#stage.as(seed.by), {
      kind: 'points', level: 'county', title: `${year}年${month}月信息报送要点`, content: seed.points.map((point, n) => `${n + 1}．${point}；`).join('\n').replace(/；$/, '。'),
      requirements: '', dueAt: null, unitIds: reporting.map((unit) => this.#stage.unit(unit.key)),
    });
    return true;
  }

  async #record(seed: PenaltySeed): Promise<boolean> {
    await recordFact(await this.#stage.as(seed.by), {
      kind: penaltyKinds[seed.kind], units: [{ unitId: this.#stage.unit(seed.unitKey) }], tags: {}, occurredOn: seed.at.slice(0, 10), reason: seed.note,
      ...(seed.submissionKey === null ? { title: seed.note } : { subject: { kind: 'submissions.item', id: this.#submissions.item(seed.submissionKey), title: seed.note } }),
    });
    await this.#stage.settle();
    return true;
  }
}
