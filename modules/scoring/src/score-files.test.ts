import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { AppError } from '@gongkai/kernel';
import { scoreFiles } from './score-files.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
const county = read('rulebooks/county.json');
const facts = read('examples/facts-county.json');

test('the example: 3 + 5, a three-way share, and its correction as an adjustment in April', () => {
  const result = scoreFiles(county, facts);
  // Shared in March 3.34 + 3.33 + 3.33; corrected in April to 6.67 + 3.33 (two thirds and one third of 10).
  assert.deepEqual(result.units.map((one) => [one.name, one.points, one.rank, one.byMonth]), [
    ['青石镇', '8', 1, { '2026-03': '11.33', '2026-04': '-3.33' }],
    ['白鹤镇', '3.33', 2, { '2026-03': '3.33' }],
    ['县财政局', '6.67', 1, { '2026-03': '3.34', '2026-04': '3.33' }],
  ]);
  assert.deepEqual(result.problems, []);
  const april = result.entries.filter((one) => one.month === '2026-04');
  assert.ok(april.every((one) => one.adjusts === '2026-03' && one.recordedBy === 'chief'));
  assert.deepEqual(result.entries[0]?.reasons, ['《快讯》工作简况·综合信息：3分']);
});

test('as of a day, later facts and corrections are not known', () => {
  const result = scoreFiles(county, facts, { asOf: '2026-03-31' });
  assert.equal(result.units.find((one) => one.unitId === 'finance')?.points, '3.34');
});

test('versions in one file, and a bare array of facts', () => {
  const { facts: bare } = facts as { facts: unknown[] };
  const result = scoreFiles(read('examples/rulebook-versions.json'), bare, { language: 'en' });
  assert.deepEqual(result.rulebooks, ['example@1']);
  assert.equal(result.entries[0]?.reasons[0], 'Any publication: 3');
});

test('all problems of a file are named at their places', () => {
  const broken = { facts: [{ id: 'x', kind: 'adopted', subject: { kind: 'item', id: '1' }, units: [], occurredAt: 'yesterday', recordedAt: '2026-03-05T10:00:00+08:00', recordedBy: 'e' }] };
  assert.throws(
    () => scoreFiles(county, broken),
    (error) => error instanceof AppError && error.kind === 'invalid' && ['facts.facts.0.units', 'facts.facts.0.occurredAt'].every((path) => error.problems.some((one) => one.path === path)),
  );
  assert.throws(() => scoreFiles({ format: 'something else' }, facts), AppError);
});
