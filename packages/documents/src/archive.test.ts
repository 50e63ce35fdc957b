import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { AppError } from '@gongkai/kernel';
import { expandArchive, inspectArchive } from './archive.ts';

const limits = { maxBytes: 1_000_000, maxExpandedBytes: 5_000_000, maxEntries: 10 };
const code = (expected: string) => (error: unknown): boolean => error instanceof AppError && error.code === expected;

test('an archive is counted without being expanded', () => {
  const facts = inspectArchive(zipSync({ 'a.txt': strToU8('甲'), 'b/c.txt': new Uint8Array(1000) }));
  assert.deepEqual({ ...facts, ratio: 0 }, { entries: 2, expandedBytes: 1003, ratio: 0, pathTricks: false });
});

test('names that leave their folder, or stand twice, are tricks', () => {
  for (const name of ['../evil', 'a/../../b', '/etc/passwd', 'C:\\x', 'a\\b']) {
    assert.equal(inspectArchive(zipSync({ [name]: strToU8('x') })).pathTricks, true, name);
  }
  assert.equal(inspectArchive(zipSync({ 'Word/x': strToU8('x'), 'word/x': strToU8('y') })).pathTricks, true);
  assert.equal(inspectArchive(zipSync({ 'a..b/..c': strToU8('x') })).pathTricks, false);
});

test('a bomb is refused by its claims, before anything is expanded', () => {
  const bomb = zipSync({ 'bomb.xml': new Uint8Array(60_000_000) });
  assert.ok(bomb.length < 100_000);
  assert.ok(inspectArchive(bomb).ratio > 900);
  assert.throws(() => expandArchive(bomb, limits), code('documents.archive-too-large'));
  assert.throws(() => expandArchive(bomb, { ...limits, maxExpandedBytes: 1e9 }), code('documents.archive-too-large'));
});

test('a bomb that claims to be small gives no more than it claimed', () => {
  const bomb = zipSync({ 'bomb.xml': new Uint8Array(4_000_000) });
  const view = new DataView(bomb.buffer, bomb.byteOffset);
  for (let at = 0; at < bomb.length - 4; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 100, true);
  }
  assert.equal(inspectArchive(bomb).expandedBytes, 100);
  let bytes = 0;
  try {
    bytes = expandArchive(bomb, limits).get('bomb.xml')?.length ?? 0;
  } catch (error) {
    assert.ok(code('documents.archive-unreadable')(error));
  }
  assert.ok(bytes <= 100);
});

/** Where the end record of an archive stands, with a view on its bytes. */
function endOf(bytes: Uint8Array): { view: DataView; end: number } {
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), end: bytes.length - 22 };
}

const small = { ...limits, maxExpandedBytes: 3_000_000 };
const bombOf = (bytes: number): Uint8Array => zipSync({ 'bomb.xml': [new Uint8Array(bytes), { level: 9 }] });

test('a bomb whose end record counts nothing in one of its two places is counted', () => {
  const bomb = bombOf(4_000_000);
  const { view, end } = endOf(bomb);
  view.setUint16(end + 10, 0, true);
  assert.equal(inspectArchive(bomb).expandedBytes, 4_000_000);
  assert.throws(() => expandArchive(bomb, small), code('documents.archive-too-large'));
});

test('a directory to which only the records of long archives lead is counted, and one that claims to have no end is refused', () => {
  const bomb = bombOf(4_000_000);
  const { view, end } = endOf(bomb);
  const hidden = new Uint8Array(end + 56 + 20 + 22);
  hidden.set(bomb.subarray(0, end));
  const whole = new DataView(hidden.buffer);
  whole.setUint32(end, 0x06064b50, true);
  whole.setUint32(end + 32, 1, true);
  whole.setUint32(end + 48, view.getUint32(end + 16, true), true);
  whole.setUint32(end + 56, 0x07064b50, true);
  whole.setUint32(end + 64, end, true);
  whole.setUint32(end + 76, 0x06054b50, true);
  whole.setUint16(end + 76 + 8, 1, true);
  assert.throws(() => expandArchive(hidden, small), code('documents.archive-too-large'));
  whole.setUint32(end + 32, 0xffffffff, true);
  assert.throws(() => inspectArchive(hidden), code('documents.archive-unreadable'));
});

test('entries that are stored as they are and claim to be empty are counted by what they are', () => {
  const stored = zipSync({ a: [new Uint8Array(900_000), { level: 0 }], b: [new Uint8Array(10), { level: 0 }] });
  const { view } = endOf(stored);
  for (let at = 0; at < stored.length - 46; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0, true);
  assert.equal(inspectArchive(stored).expandedBytes, 900_010);
  assert.throws(() => expandArchive(stored, { ...limits, maxExpandedBytes: 500_000 }), code('documents.archive-too-large'));
});

test('too many entries and files that are no archive are refused', () => {
  const many = zipSync(Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`f${index}`, strToU8('x')])));
  assert.throws(() => expandArchive(many, limits), code('documents.archive-too-large'));
  for (const bytes of [new Uint8Array(0), strToU8('PK nothing'), new Uint8Array(500)]) assert.throws(() => inspectArchive(bytes), code('documents.archive-unreadable'));
});
