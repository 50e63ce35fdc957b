import { plainText } from '@gongkai/kernel';
import { addDays, at, daysBetween, isWorkday, monthOfDay, workdayFrom } from './calendar.ts';
import { compose } from './compose.ts';
import { countyUnits, villagesOf } from './county.ts';
import { frames } from './frames.ts';
import { indicatorReports, indicatorText } from './indicators.ts';
import { live } from './life.ts';
import { holdersOf } from './people.ts';
import type { Random } from './random.ts';
import type { UnitSeed } from './story.ts';
import { economyTopics } from './topics/economy.ts';
import { landTopics } from './topics/land.ts';
import { livelihoodTopics } from './topics/livelihood.ts';
import { safetyTopics } from './topics/safety.ts';
import type { Topic } from './topics/topic.ts';
import { localTopics, townshipTopics } from './topics/townships.ts';
import type { SubmissionSeed, Way } from './work-types.ts';

const byUnit: Record<string, readonly Topic[]> = { ...economyTopics, ...livelihoodTopics, ...safetyTopics, ...landTopics };

/** The topics of a unit: its own and, for townships, those of every township. */
export function topicsOf(unit: UnitSeed): readonly Topic[] {
  const own = [...(byUnit[unit.key] ?? []), ...(localTopics[unit.key] ?? [])];
  return unit.group === 'township' ? [...own, ...own, ...townshipTopics] : own;
}

// Units differ: a few stars, most in the middle, some that hardly ever report.
const eagerness: Readonly<Record<string, number>> = {
  mingxi: 3.2, dipu: 2.4, jiling: 2.1, shuili: 2.7, nongye: 2.8, jiaoyu: 2.1, gongan: 2, yingji: 1.9, luting: 1.8,
  weijian: 1.6, kaifaqu: 1.5, feiling: 0.12, shenji: 0.1, yibao: 0.3, wenlv: 0.7, cuiya: 0.5, chayuan: 0.5, yiyuan: 0.4, sifa: 0.6,
};

/** The units that report to the county's office. */
export const reportingUnits: readonly UnitSeed[] = countyUnits.filter((one) => one.group !== null);

/** The unit with a key of the county's tree. */
export const unitOf = (key: string): UnitSeed => countyUnits.find((one) => one.key === key)!;

function weighted<T>(list: readonly T[], weightOf: (one: T) => number, random: Random): T {
  let left = random.next() * list.reduce((sum, one) => sum + weightOf(one), 0);
  for (const one of list) {
    left -= weightOf(one);
    if (left <= 0) return one;
  }
  return list[list.length - 1]!;
}

function wayIn(random: Random): Way {
  const chance = random.next();
  return chance < 0.52 ? 'web' : chance < 0.86 ? 'docx' : chance < 0.95 ? 'email' : 'paper';
}

/** A blank item of a unit, written by one of its officers. */
export function blankItem(key: string, unit: UnitSeed, day: string, random: Random): SubmissionSeed {
  return {
    key, unitKey: unit.key, authorKey: random.pick(holdersOf(unit.key, 'officer')).key, title: '', body: [], kind: 'brief', category: 'other',
    urgency: random.chance(0.88) ? 'daily' : 'slow', way: wayIn(random), happenedOn: day, happenedAt: at(day, 9 * 60), subject: '',
    place: villagesOf[unit.key] ? `${unit.shortName}${random.pick(villagesOf[unit.key]!)}` : '青澜县城', pictureKeys: [],
    commissionKey: null, followsKey: null, dualOfKey: null, events: [], state: 'draft',
  };
}

/** Remembers what was told of late, so that neighbouring items do not read alike. */
class Memory {
  readonly titles = new Set<string>();
  readonly bodies = new Set<string>();
  readonly #lastTold = new Map<string, string>();
  isFresh(topic: Topic, unitKey: string, day: string): boolean {
    const own = this.#lastTold.get(`${unitKey} ${topic.name}`);
    const any = this.#lastTold.get(topic.name);
    return (own === undefined || daysBetween(own, day) > 20) && (any === undefined || daysBetween(any, day) > 3);
  }
  told(topic: Topic, unitKey: string, day: string): void {
    this.#lastTold.set(`${unitKey} ${topic.name}`, day);
    this.#lastTold.set(topic.name, day);
  }
}

function ordinaryItem(key: string, day: string, memory: Memory, random: Random): SubmissionSeed {
  const month = Number(day.slice(5, 7));
  for (let attempt = 0; attempt < 200; attempt++) {
    const unit = weighted(reportingUnits, (one) => eagerness[one.key] ?? 1, random);
    const inSeason = topicsOf(unit).filter((one) => one.months.length === 0 || one.months.includes(month));
    const fresh = inSeason.filter((one) => memory.isFresh(one, unit.key, day));
    const topic = random.pick(fresh.length > 0 ? fresh : inSeason);
    if (fresh.length === 0 && attempt < 60) continue;
    const frame = weighted(frames.filter((one) => one.suits?.test(topic.name) ?? true), (one) => one.weight, random);
    const text = compose({ frame, topic }, unit, day, random);
    const bodyText = plainText(text.body);
    if (memory.titles.has(text.title) || memory.bodies.has(bodyText)) continue;
    memory.titles.add(text.title);
    memory.bodies.add(bodyText);
    memory.told(topic, unit.key, day);
    return { ...blankItem(key, unit, day, random), ...text, subject: topic.name, kind: frame.kind, category: frame.category };
  }
  throw new Error(`no new story for ${day}`);
}

/** How many items are written on a day; the last two weeks are busy. */
function itemsOn(day: string, today: string, random: Random): number {
  const age = daysBetween(day, today);
  const base = age <= 14 ? 3.4 : 0.4;
  const count = base + (random.next() + random.next() - 1) * 1.1;
  return isWorkday(day) ? Math.max(0, Math.round(count)) : random.chance(0.04) ? 1 : 0;
}

function indicatorItems(from: string, today: string, random: Random): { item: SubmissionSeed; startedAt: string }[] {
  const found: { item: SubmissionSeed; startedAt: string }[] = [];
  for (let day = from; day < today; day = addDays(day, 1)) {
    if (!day.endsWith('-08')) continue;
    const reported = monthOfDay(addDays(day, -10));
    for (const report of indicatorReports) {
      if (random.chance(0.25)) continue;
      const onDay = workdayFrom(addDays(day, random.between(0, 4)));
      if (onDay >= today) continue;
      const unit = unitOf(report.unitKey);
      const text = indicatorText(report, reported, unit.shortName, random);
      const item = { ...blankItem(`indicators-${report.unitKey}-${reported}`, unit, onDay, random), ...text, kind: 'comprehensive' as const, category: 'indicators' as const };
      found.push({ item: { ...item, subject: report.subject, title: `${reported.slice(0, 4)}年${text.title}` }, startedAt: at(onDay, random.between(520, 900)) });
    }
  }
  return found;
}

/** Every ordinary item of the year, with its life, in the order of keys. */
export function ordinarySubmissions(from: string, today: string, random: Random): SubmissionSeed[] {
  const memory = new Memory();
  const items: SubmissionSeed[] = [];
  for (let day = from; day < today; day = addDays(day, 1)) {
    const count = itemsOn(day, today, random);
    for (let index = 0; index < count; index++) {
      const item = ordinaryItem(`item-${day}-${index + 1}`, day, memory, random);
      // On most days a few officers leave a draft for tomorrow; only the last ones are still drafts today.
      const late = daysBetween(day, today) <= 6 && random.chance(0.3);
      live(item, at(day, late ? 17 * 60 + 44 : random.between(8 * 60 + 32, 16 * 60 + 30)), today, random);
      if (late && random.chance(0.7)) {
        item.events = item.events.slice(0, 1);
        item.state = 'draft';
      }
      items.push(item);
    }
  }
  for (const { item, startedAt } of indicatorItems(from, today, random)) {
    live(item, startedAt, today, random);
    items.push(item);
  }
  return items;
}
