import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from '../test/tsearch-grammar.ts';
import { bandKeysOf, nearDuplicates } from './near-duplicates.ts';
import { fingerprintDistance, fingerprintOf, similarity } from './similarity.ts';

const original = '7月15日，云岭县召开防汛抗旱工作会议，传达学习全市防汛工作视频会议精神，安排部署当前重点工作。县长强调，要压实责任，加强值班值守，严格落实二十四小时值班制度，确保信息畅通。';
const edited = '7月15日，云岭县召开防汛抗旱工作会，传达学习全市防汛工作会议精神，安排部署重点工作。县长强调，要压实责任，加强值班值守，严格落实二十四小时值班制度，确保安全度汛。';
const other = '近日，县农业农村局组织技术人员深入田间地头，指导农户开展小麦条锈病防治，发放技术资料三百余份，受到群众欢迎。';

const cases: [what: string, a: string, b: string, from: number, to: number][] = [
  ['the same', original, original, 1, 1],
  ['the same but for spaces and width', 'Ａ县 防汛，工作！', 'a县防汛工作', 1, 1],
  ['an edited copy', original, edited, 0.6, 0.95],
  ['another matter', original, other, 0, 0.1],
  ['nothing and nothing', '', '。', 0, 0],
  ['one character', '汛', '汛', 1, 1],
];
for (const [what, a, b, from, to] of cases) {
  test(`similarity of ${what}`, () => {
    const value = similarity(a, b);
    assert.ok(value >= from && value <= to, String(value));
    assert.equal(similarity(b, a), value);
  });
}

test('fingerprints are 16 digits, near for an edited copy and far for another matter', () => {
  assert.match(fingerprintOf(original), /^[0-9a-f]{16}$/);
  assert.equal(fingerprintDistance(fingerprintOf(original), fingerprintOf(original)), 0);
  assert.ok(fingerprintDistance(fingerprintOf(original), fingerprintOf(edited)) < 16);
  assert.ok(fingerprintDistance(fingerprintOf(original), fingerprintOf(other)) > 16);
});

test('an edited copy shares a band key, another matter does not', () => {
  const keys = new Set(bandKeysOf(original));
  assert.equal(keys.size, 24);
  assert.ok(bandKeysOf(edited).some((key) => keys.has(key)));
  assert.ok(!bandKeysOf(other).some((key) => keys.has(key)));
  assert.deepEqual(bandKeysOf('！'), []);
});

// They are stored: a change of the hashes needs a job that makes them anew.
test('keys and fingerprints stay what they were', () => {
  assert.equal(fingerprintOf('政府信息公开'), '049a44800047b151');
  assert.deepEqual(bandKeysOf('政府信息公开').slice(0, 2), ['0qgysen', '11m3jiun']);
});

test('texts at 70 % meet in a band nearly always, at 10 % hardly ever', () => {
  const random = randomFrom(5);
  const word = () => Array.from({ length: 8 }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 8000))).join('');
  let near = 0;
  let far = 0;
  for (let round = 0; round < 200; round++) {
    const words = Array.from({ length: 60 }, word);
    const keys = new Set(bandKeysOf(words.join('')));
    const like = [...words.slice(0, 51), ...Array.from({ length: 9 }, word)];
    const unlike = [...words.slice(0, 11), ...Array.from({ length: 49 }, word)];
    if (bandKeysOf(like.join('')).some((key) => keys.has(key))) near++;
    if (bandKeysOf(unlike.join('')).some((key) => keys.has(key))) far++;
  }
  assert.ok(near >= 196, `${near} of 200`);
  assert.ok(far <= 10, `${far} of 200`);
});

test('near-duplicates form groups; a queue of one stock phrase stays quick', () => {
  const groups = nearDuplicates([
    { id: 'a', text: original },
    { id: 'b', text: other },
    { id: 'c', text: edited },
    { id: 'd', text: '' },
    { id: 'e', text: '' },
  ]);
  assert.deepEqual(groups.map(({ ids }) => ids), [['a', 'c']]);
  assert.ok(groups[0]!.similarity >= 0.6 && groups[0]!.similarity < 1);
  const same = nearDuplicates(Array.from({ length: 2000 }, (_, index) => ({ id: `${index}`, text: `${original}${index}` })));
  assert.equal(same.length, 1);
  assert.equal(same[0]!.ids.length, 2000);
});
