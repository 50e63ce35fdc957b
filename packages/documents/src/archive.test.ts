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

test('too many entries and files that are no archive are refused', () => {
  const many = zipSync(Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`f${index}`, strToU8('x')])));
  assert.throws(() => expandArchive(many, limits), code('documents.archive-too-large'));
  for (const bytes of [new Uint8Array(0), strToU8('PK nothing'), new Uint8Array(500)]) assert.throws(() => inspectArchive(bytes), code('documents.archive-unreadable'));
});
