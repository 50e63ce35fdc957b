import { plainText, type RichText } from '@gongkai/kernel';
import { addDays, afterInOffice, later } from './calendar.ts';
import { holdersOf } from './people.ts';
import type { Random } from './random.ts';
import type { Adoption, State, SubmissionEvent, SubmissionSeed } from './work-types.ts';

const returnReasons = ['数据与上月报送不一致，请核实后重报', '标题与内容不够贴合，请突出做法和成效', '部分表述过于笼统，请补充具体数字和事例', '涉及外单位的情况请先与其核对一致'];
const deskReturnReasons = ['请补充时间、地点和责任单位等要素后重报', '文中数字前后不一致，请核实', '建议补充存在问题和下一步打算'];
const rejectionReasons = [
  '与近期已采用信息内容相近', '属常规工作，信息价值不高', '时效性不强', '缺少具体做法和数据支撑', '宣传色彩较浓，建议转新闻渠道', '篇幅冗长、主题不集中，请提炼后另报',
];
const holdReasons = ['待相关部门核实数据后再用', '拟与其他单位同类信息合并综合', '留待下期专报统筹使用'];

const editors = ['xinxike-chief', 'xinxike-editor'] as const;

/** What the desk will do with an item when its turn comes. */
type Fate = 'adopt' | 'reject' | 'hold' | 'return';

function fateOf(item: SubmissionSeed, random: Random): Fate {
  const chance = random.next();
  const worth = { brief: 0.5, comprehensive: 0.54, special: 0.6, research: 0.55, experience: 0.52, digest: 0.42 }[item.kind];
  if (item.urgency !== 'daily' && item.urgency !== 'slow') return 'adopt';
  if (chance < worth) return 'adopt';
  return chance < worth + 0.03 ? 'return' : 'reject';
}

function adoptionOf(item: SubmissionSeed, random: Random): Adoption {
  if (item.urgency === 'extra-urgent' || item.urgency === 'urgent') {
    return { publication: 'urgent-report', column: null, form: item.kind === 'brief' ? 'brief' : 'comprehensive' };
  }
  if (item.kind === 'special' && random.chance(0.36)) return { publication: 'special-report', column: null, form: 'special' };
  if (item.kind === 'comprehensive' && random.chance(0.06)) return { publication: 'special-report', column: null, form: 'comprehensive' };
  if (item.kind === 'research' && random.chance(0.9)) return { publication: 'policy-research', column: null, form: null };
  if (item.kind === 'experience' && random.chance(0.5)) return { publication: 'work-exchange', column: null, form: null };
  if (item.kind === 'digest') return { publication: 'express', column: 'news-from-above', form: 'digest' };
  if (/会议|推进会/.test(item.title) && item.kind === 'brief') return { publication: 'express', column: 'meetings', form: null };
  const form = item.kind === 'brief' ? 'brief' : 'comprehensive';
  const column = item.category === 'trends' || item.category === 'indicators' ? 'situation' : 'work-brief';
  return { publication: 'express', column, form };
}

/** The editor's own version: a shorter title and a body without its last sentence of intentions. */
function editedCopy(item: SubmissionSeed): { title: string; body: RichText } {
  const title = item.title.replace(/“[^”]{2,12}”/, '').replace(/扎实|有序|全力|压茬/, '');
  const body = item.body.map((part) =>
    part.type === 'paragraph' ? { ...part, runs: part.runs.map((one) => ({ ...one, text: one.text.replace(/(下一步|后续|同时)[^。]*。$/, '') })) } : part,
  );
  return { title, body: body.filter((part) => part.type !== 'paragraph' || part.runs.some((one) => one.text !== '')) };
}

/** Writes the first part of an item's life: drafting, the leader's signature, a return or two. Answers when it left the unit, or null. */
function leaveUnit(item: SubmissionSeed, startedAt: string, today: string, random: Random): string | null {
  const events = item.events;
  const urgent = item.urgency === 'extra-urgent' || item.urgency === 'urgent';
  const leader = random.pick(holdersOf(item.unitKey, 'unit-leader')).key;
  const step = (moment: string, low: number, high: number): string =>
    urgent ? later(moment, random.between(3, 12)) : afterInOffice(moment, random.between(low, high));
  events.push({ type: 'drafted', at: startedAt, by: item.authorKey });
  let moment = step(startedAt, 6, 60);
  events.push({ type: 'sent-for-signature', at: moment, by: item.authorKey });
  if (!urgent && random.chance(0.07)) {
    moment = step(moment, 30, 200);
    events.push({ type: 'returned-by-leader', at: moment, by: leader, reason: random.pick(returnReasons) });
    if (random.chance(0.12)) return null;
    moment = step(moment, 40, 260);
    events.push({ type: 'revised', at: moment, by: item.authorKey });
    events.push({ type: 'sent-for-signature', at: later(moment, 1), by: item.authorKey });
  } else if (!urgent && random.chance(0.025)) {
    moment = step(moment, 10, 90);
    events.push({ type: 'withdrawn', at: moment, by: item.authorKey });
    if (random.chance(0.5)) return null;
    moment = step(moment, 100, 300);
    events.push({ type: 'revised', at: moment, by: item.authorKey });
    events.push({ type: 'sent-for-signature', at: later(moment, 1), by: item.authorKey });
  }
  // Over the last days some leaders have not found the time yet, so that signatures are waiting.
  moment = startedAt >= addDays(today, -4) && random.chance(0.3) ? step(moment, 700, 1900) : step(moment, 10, 190);
  const onPaper = item.way === 'paper';
  events.push({ type: 'signed', at: moment, by: leader, onPaper });
  return moment;
}

/** Writes the desk's part: edited, adopted, rejected, held or sent back. */
function passDesk(item: SubmissionSeed, arrivedAt: string, today: string, random: Random): void {
  const editor = random.pick(editors);
  const urgent = item.urgency === 'extra-urgent' || item.urgency === 'urgent';
  const recent = arrivedAt >= addDays(today, -9);
  // The queue: more than half of what came in the last days has not been opened.
  const unopened = arrivedAt >= addDays(today, -7) && random.chance(0.55);
  const wait = urgent ? random.between(10, 45) : unopened ? 10 * 1440 : random.between(60, recent ? 4300 : 2400);
  let moment = urgent ? later(arrivedAt, wait) : afterInOffice(arrivedAt, wait);
  const fate = fateOf(item, random);
  if (fate === 'return') {
    item.events.push({ type: 'returned-by-editor', at: moment, by: editor, reason: random.pick(deskReturnReasons) });
    moment = afterInOffice(moment, random.between(60, 600));
    item.events.push({ type: 'revised', at: moment, by: item.authorKey });
    item.events.push({ type: 'sent-for-signature', at: later(moment, 1), by: item.authorKey });
    moment = afterInOffice(moment, random.between(10, 120));
    item.events.push({ type: 'signed', at: moment, by: random.pick(holdersOf(item.unitKey, 'unit-leader')).key, onPaper: false });
    moment = afterInOffice(moment, random.between(60, 500));
  }
  if (recent && !urgent && fate !== 'return' && random.chance(0.18)) {
    item.events.push({ type: 'held', at: afterInOffice(arrivedAt, random.between(20, 300)), by: editor, reason: random.pick(holdReasons) });
    return;
  }
  if (fate === 'reject') {
    item.events.push({ type: 'rejected', at: moment, by: editor, reason: random.pick(rejectionReasons) });
    return;
  }
  const copy = editedCopy(item);
  if (plainText(copy.body) !== plainText(item.body) || copy.title !== item.title) item.events.push({ type: 'edited', at: moment, by: editor, ...copy });
  item.events.push({ type: 'adopted', at: later(moment, random.between(2, 25)), by: editor, ...adoptionOf(item, random) });
}

const stateAfter: Record<SubmissionEvent['type'], State | null> = {
  drafted: 'draft', 'sent-for-signature': 'in-review', 'returned-by-leader': 'returned', 'returned-by-editor': 'returned', withdrawn: 'withdrawn',
  revised: null, signed: 'sent', edited: null, rejected: 'rejected', held: 'held', merged: 'merged', adopted: 'adopted',
};

/** The state in which events leave an item; what does not change the state keeps the one before. */
export function stateOf(events: readonly SubmissionEvent[]): State {
  return events.reduce<State>((state, event) => stateAfter[event.type] ?? state, 'draft');
}

/** Gives an item its life up to midnight of today: what has not happened by then stays waiting. */
export function live(item: SubmissionSeed, startedAt: string, today: string, random: Random): void {
  const arrivedAt = leaveUnit(item, startedAt, today, random);
  if (arrivedAt !== null) passDesk(item, arrivedAt, today, random);
  const cutoff = `${today}T00:00:00+08:00`;
  item.events = item.events.filter((event) => event.at < cutoff);
  item.state = stateOf(item.events);
}
