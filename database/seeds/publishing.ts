import { addDays, afterInOffice, at, isFriday, isWorkday, yearOfDay } from './calendar.ts';
import type { Random } from './random.ts';
import type { Adoption, IssueSeed, MergeSeed, PublicationKey, SubmissionSeed } from './work-types.ts';

/** An adopted item or merge with the moment of its adoption. */
export interface Entry extends Adoption {
  key: string;
  adoptedAt: string;
  title: string;
  unitKeys: readonly string[];
}

/** Everything that was adopted, in the order of adoption. */
export function entriesOf(submissions: readonly SubmissionSeed[], merges: readonly MergeSeed[]): Entry[] {
  const entries: Entry[] = merges.map((one) => ({
    key: one.key, adoptedAt: one.at, title: one.title, ...one.adoption,
    unitKeys: one.sourceKeys.map((key) => submissions.find((item) => item.key === key)!.unitKey),
  }));
  for (const item of submissions) {
    const adopted = item.events.find((event) => event.type === 'adopted');
    if (adopted?.type !== 'adopted') continue;
    const { publication, column, form } = adopted;
    entries.push({ key: item.key, adoptedAt: adopted.at, title: item.title, publication, column, form, unitKeys: [item.unitKey] });
  }
  return entries.sort((a, b) => (a.adoptedAt < b.adoptedAt ? -1 : a.adoptedAt > b.adoptedAt ? 1 : a.key < b.key ? -1 : 1));
}

const distribution = {
  report: '县委书记、县长，县委副书记、常务副县长，县委办公室',
  send: '县人大常委会办公室、县政协办公室，副县长',
  issue: '各乡镇人民政府、街道办事处，县政府各部门，青澜经济开发区管委会',
};
const narrow = { report: '县委书记、县长，分管副县长', send: '县委办公室', issue: '有关乡镇（街道）、部门' };

class Numbering {
  readonly #last = new Map<string, number>();
  next(publication: PublicationKey, year: number): number {
    const key = `${publication} ${year}`;
    const number = (this.#last.get(key) ?? 0) + 1;
    this.#last.set(key, number);
    return number;
  }
}

/** The Friday on which the express news of a week goes out, or the last working day before it. */
function pressDay(day: string): string {
  let friday = day;
  while (!isFriday(friday)) friday = addDays(friday, 1);
  let press = friday;
  while (!isWorkday(press) && press > day) press = addDays(press, -1);
  return isWorkday(press) ? press : pressDay(addDays(friday, 1));
}

/** An issue before it has its number. */
interface Plan {
  publication: PublicationKey;
  entries: Entry[];
  compiledAt: string;
  signedAt: string;
}

const columnOrder = ['meetings', 'work-brief', 'situation', 'news-from-above', null];

function compile({ publication, entries, compiledAt, signedAt }: Plan, today: string, numbering: Numbering): IssueSeed {
  const year = yearOfDay(compiledAt.slice(0, 10));
  const number = numbering.next(publication, year);
  const signed = signedAt < `${today}T00:00:00+08:00`;
  const ordered = [...entries].sort((a, b) => columnOrder.indexOf(a.column) - columnOrder.indexOf(b.column));
  return {
    key: `${publication}-${year}-${number}`, publication, year, number, entryKeys: ordered.map((one) => one.key), compiledAt,
    compiledBy: 'xinxike-chief', signedAt: signed ? signedAt : null, signedBy: signed ? 'bangongshi-director' : null,
    distribution: publication === 'express' || publication === 'work-exchange' ? distribution : narrow,
  };
}

/** The issues: express news every week, the others an issue for each item. The last express issue is still being compiled. */
export function issuesOf(entries: readonly Entry[], today: string, random: Random): IssueSeed[] {
  const weekly = new Map<string, Entry[]>();
  const plans: Plan[] = [];
  for (const entry of entries) {
    if (entry.publication !== 'express') {
      const urgent = entry.publication === 'urgent-report';
      const compiledAt = urgent ? entry.adoptedAt : afterInOffice(entry.adoptedAt, random.between(60, 300));
      const signedAt = urgent ? new Date(Date.parse(entry.adoptedAt) + 8 * 3_600_000 + 15 * 60_000).toISOString().slice(0, 19) + '+08:00' : afterInOffice(compiledAt, random.between(20, 200));
      plans.push({ publication: entry.publication, entries: [entry], compiledAt, signedAt });
      continue;
    }
    // What is adopted after three o'clock on the day of printing waits a week.
    let day = entry.adoptedAt.slice(0, 10);
    while (entry.adoptedAt >= at(pressDay(day), 15 * 60)) day = addDays(day, 1);
    const press = pressDay(day);
    weekly.set(press, [...(weekly.get(press) ?? []), entry]);
  }
  for (const [press, list] of weekly) {
    const compiledAt = press < today ? at(press, 15 * 60 + 20) : list[list.length - 1]!.adoptedAt;
    plans.push({ publication: 'express', entries: list, compiledAt, signedAt: at(press, 16 * 60 + 40) });
  }
  const numbering = new Numbering();
  return plans
    .sort((a, b) => (a.compiledAt < b.compiledAt ? -1 : a.compiledAt > b.compiledAt ? 1 : 0))
    .filter((plan) => plan.compiledAt < `${today}T00:00:00+08:00`)
    .map((plan) => compile(plan, today, numbering));
}
