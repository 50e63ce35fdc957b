import { test } from 'node:test';
import assert from 'node:assert/strict';
import { picturesIn, plainText, richText } from '@gongkai/kernel';
import { addDays } from './calendar.ts';
import { countyUnits } from './county.ts';
import { stateOf } from './life.ts';
import { personOf } from './people.ts';
import { pictureKeys } from './pictures.ts';
import { timeline } from './timeline.ts';
import { demonstrationWork } from './work.ts';
import { categories, kinds, publications, states, urgencies } from './work-types.ts';

const days = ['2026-11-22', '2026-03-02', '2026-07-01', '2028-02-29'];
const unitKeys = new Set(countyUnits.map((one) => one.key));

test('the same day and seed give the same bytes, another seed another story', () => {
  const text = (seed: string): string => JSON.stringify(demonstrationWork({ today: days[0]!, seed }));
  assert.equal(text('one'), text('one'));
  assert.notEqual(text('one'), text('two'));
});

for (const today of days) {
  const work = demonstrationWork({ today });
  const cutoff = `${today}T00:00:00+08:00`;
  const byKey = new Map(work.submissions.map((one) => [one.key, one]));
  const entryKeys = new Set([...byKey.keys(), ...work.merges.map((one) => one.key)]);

  test(`${today}: a year holds between two and four hundred items, in every state, kind, category and urgency`, () => {
    assert.ok(work.submissions.length > 200 && work.submissions.length < 480, String(work.submissions.length));
    assert.equal(byKey.size, work.submissions.length);
    for (const state of states) assert.ok(work.submissions.some((one) => one.state === state), state);
    for (const kind of kinds) assert.ok(work.submissions.some((one) => one.kind === kind), kind);
    for (const category of categories) assert.ok(work.submissions.some((one) => one.category === category), category);
    for (const urgency of urgencies) assert.ok(work.submissions.some((one) => one.urgency === urgency), urgency);
    for (const publication of publications) assert.ok(work.issues.some((one) => one.publication === publication), publication);
    for (const way of ['web', 'docx', 'email', 'paper']) assert.ok(work.submissions.some((one) => one.way === way), way);
  });

  test(`${today}: texts are of a readable length and hardly ever alike`, () => {
    const bodies = work.submissions.map((one) => plainText(one.body));
    for (const [index, body] of bodies.entries()) {
      assert.ok(body.length >= 125 && body.length <= 560, `${work.submissions[index]!.key}: ${body.length}`);
      assert.ok(!/[{}]|undefined|NaN/.test(body + work.submissions[index]!.title), body);
    }
    assert.equal(new Set(bodies).size, bodies.length);
    const titles = new Set(work.submissions.map((one) => one.title));
    assert.ok(work.submissions.length - titles.size <= 4);
    const short = bodies.filter((one) => one.length < 150).length;
    assert.ok(short <= bodies.length * 0.02, `${short} texts under 150 characters`);
  });

  test(`${today}: bodies are rich text, some with a table, some with a picture`, () => {
    for (const one of work.submissions) {
      assert.ok(richText.safeParse(one.body).success, one.key);
      assert.deepEqual(picturesIn(one.body), [...one.pictureKeys]);
      for (const key of one.pictureKeys) assert.ok((pictureKeys as readonly string[]).includes(key), key);
    }
    assert.ok(work.submissions.filter((one) => one.pictureKeys.length > 0).length > 7);
    assert.ok(work.submissions.filter((one) => one.body.some((part) => part.type === 'table')).length > 7);
  });

  test(`${today}: events run forward, end before midnight of the day and lead to the state`, () => {
    for (const one of work.submissions) {
      assert.equal(one.state, stateOf(one.events), one.key);
      one.events.forEach((event, index) => {
        assert.ok(event.at < cutoff, `${one.key} happens in the future`);
        if (index > 0) assert.ok(one.events[index - 1]!.at <= event.at, `${one.key}: ${event.type}`);
        personOf(event.by);
        if (event.type === 'signed') assert.notEqual(event.by, one.authorKey);
      });
      assert.equal(one.events[0]!.type, 'drafted');
      assert.equal(personOf(one.authorKey).unitKey, one.unitKey);
    }
  });

  test(`${today}: every reference names something that is there`, () => {
    for (const one of work.submissions) {
      assert.ok(unitKeys.has(one.unitKey));
      if (one.followsKey !== null) assert.ok(byKey.has(one.followsKey), one.key);
      if (one.dualOfKey !== null) assert.ok(byKey.has(one.dualOfKey), one.key);
      if (one.commissionKey !== null) assert.ok(work.commissions.some((other) => other.key === one.commissionKey));
    }
    for (const merge of work.merges) for (const key of merge.sourceKeys) assert.equal(byKey.get(key)?.state, 'merged');
    const printed = new Set(work.issues.flatMap((one) => one.entryKeys));
    for (const key of printed) assert.ok(entryKeys.has(key), key);
    for (const one of [...work.instructions, ...work.forwards]) assert.ok(printed.has(one.entryKey), one.key);
    for (const one of work.instructions) for (const key of one.assignedToUnitKeys) assert.ok(unitKeys.has(key));
    for (const one of work.penalties) {
      assert.ok(unitKeys.has(one.unitKey));
      if (one.submissionKey !== null) assert.ok(byKey.has(one.submissionKey));
    }
    for (const one of work.commissions) for (const key of one.deliveredKeys) assert.equal(byKey.get(key)?.commissionKey, one.key);
  });

  test(`${today}: what is adopted is printed once, and issues are numbered without gaps in every year`, () => {
    const printed = work.issues.flatMap((one) => one.entryKeys);
    assert.equal(new Set(printed).size, printed.length);
    const adopted = work.submissions.filter((one) => one.state === 'adopted').map((one) => one.key);
    const waiting = adopted.filter((key) => !printed.includes(key));
    for (const key of waiting) assert.ok(byKey.get(key)!.events.at(-1)!.at >= `${addDays(today, -12)}T`, `${key} was adopted and never printed`);
    for (const publication of publications) {
      const years = new Set(work.issues.filter((one) => one.publication === publication).map((one) => one.year));
      for (const year of years) {
        const numbers = work.issues.filter((one) => one.publication === publication && one.year === year).map((one) => one.number);
        assert.deepEqual(numbers, numbers.map((_, index) => index + 1), `${publication} ${year}`);
      }
    }
  });

  test(`${today}: the desk has a queue, with urgent items, a dual report and three items to merge`, () => {
    const queue = work.submissions.filter((one) => one.state === 'sent');
    assert.ok(queue.length >= 9 && queue.length <= 70, String(queue.length));
    assert.ok(queue.some((one) => one.urgency === 'extra-urgent'));
    for (const key of ['dual-dipu', 'dual-shuili', 'meals-1', 'meals-2', 'meals-3']) assert.equal(byKey.get(key)?.state, 'sent', key);
    assert.equal(byKey.get('dual-shuili')?.dualOfKey, 'dual-dipu');
    for (const state of ['draft', 'in-review', 'returned', 'held'] as const) {
      assert.ok(work.submissions.some((one) => one.state === state && one.happenedOn >= addDays(today, -14)), state);
    }
  });

  test(`${today}: leaders, the city and the months leave their traces`, () => {
    assert.ok(work.instructions.length >= 4);
    assert.ok(work.instructions.some((one) => one.answer !== null));
    assert.ok(work.forwards.filter((one) => one.adoption !== null).length >= 8);
    assert.ok(work.penalties.some((one) => one.kind === 'late') && work.penalties.some((one) => one.kind === 'missed'));
    assert.ok(work.bulletins.length === 12 || work.bulletins.length === 11);
    const busiest = new Map<string, number>();
    for (const one of work.submissions) busiest.set(one.unitKey, (busiest.get(one.unitKey) ?? 0) + 1);
    assert.ok((busiest.get('mingxi') ?? 0) > 8 && (busiest.get('shenji') ?? 0) < 12);
  });

  test(`${today}: the timeline is in order and holds every act`, () => {
    const acts = timeline(work);
    acts.forEach((act, index) => {
      personOf(act.by);
      assert.ok(act.at < cutoff, `${act.act} at ${act.at}`);
      if (index > 0) assert.ok(acts[index - 1]!.at <= act.at);
    });
    const events = work.submissions.flatMap((one) => one.events).filter((one) => one.type !== 'merged').length;
    assert.equal(acts.filter((one) => one.act === 'submission').length, events);
    // Nothing is printed before it was adopted, and nothing is sent up before it was printed.
    const adoptedAt = new Map(work.merges.map((one) => [one.key, one.at]));
    for (const one of work.submissions) {
      const adopted = one.events.find((event) => event.type === 'adopted');
      if (adopted) adoptedAt.set(one.key, adopted.at);
    }
    for (const issue of work.issues) for (const key of issue.entryKeys) assert.ok(adoptedAt.get(key)! <= issue.compiledAt, `${issue.key} ${key}`);
  });
}
