import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RequestLimit, visitorOf } from './request-limit.ts';

function limitOf(perMinute: number, mostKept?: number) {
  const clock = { at: 1_000 };
  return { clock, limit: new RequestLimit(perMinute, { now: () => clock.at, ...(mostKept ? { mostKept } : {}) }) };
}

test('a visitor has the allowance of a minute, which fills up again evenly', () => {
  const { clock, limit } = limitOf(60);
  for (let request = 0; request < 60; request++) assert.equal(limit.take('a'), 0);
  assert.equal(limit.take('a'), 1);
  assert.equal(limit.take('b'), 0);
  clock.at += 1_000;
  assert.deepEqual([limit.take('a'), limit.take('a')], [0, 1]);
  clock.at += 60_000;
  for (let request = 0; request < 60; request++) assert.equal(limit.take('a'), 0);
});

test('who is told to wait may ask again then, however often he asks before', () => {
  const { clock, limit } = limitOf(6);
  while (limit.take('a') === 0);
  for (let impatient = 0; impatient < 1_000; impatient++) assert.equal(limit.take('a'), 10);
  clock.at += 9_999;
  assert.equal(limit.take('a'), 1);
  clock.at += 1;
  assert.equal(limit.take('a'), 0);
});

test('no limit is no limit', () => {
  const { limit } = limitOf(0);
  for (let request = 0; request < 10_000; request++) assert.equal(limit.take('a'), 0);
});

test('of many visitors only so many are remembered, and never one of those that keep coming forgotten', () => {
  const { limit } = limitOf(10, 100);
  while (limit.take('greedy') === 0);
  for (let visitor = 0; visitor < 10_000; visitor++) {
    limit.take(`visitor ${visitor}`);
    if (visitor % 20 === 0) assert.notEqual(limit.take('greedy'), 0, `after ${visitor}`);
  }
  const known = Array.from({ length: 10_000 }, (_, visitor) => limit.knows(`visitor ${visitor}`)).filter(Boolean).length;
  assert.ok(known <= 101, `${known} are remembered`);
});

test('an address is counted as whoever has it', () => {
  assert.equal(visitorOf('192.0.2.7'), '192.0.2.7');
  assert.equal(visitorOf('::ffff:192.0.2.7'), '192.0.2.7');
  assert.equal(visitorOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2:');
  assert.equal(visitorOf('2001:db8:1:2::9'), visitorOf('2001:db8:1:2:ffff::1'));
  assert.notEqual(visitorOf('2001:db8:1:3::9'), visitorOf('2001:db8:1:2::9'));
  assert.equal(visitorOf('2001:db8::1'), '2001:db8:0:0:');
  assert.equal(visitorOf('2001:db8::5:1:2:3:4'), '2001:db8:0:5:');
  assert.equal(visitorOf('::1'), ':0:0:0:');
  assert.equal(visitorOf('::2:0:0:0:1'), ':0:0:2:');
});
