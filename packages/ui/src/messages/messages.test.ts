import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { languageOf } from './catalogue.ts';
import { hasKey, messages, translate } from './index.ts';
import { faultsBetween } from './message-faults.ts';

test('Chinese and English say the same things', () => {
  assert.ok(Object.keys(messages.en).length > 100, 'no catalogue was read');
  assert.deepEqual(faultsBetween(messages['zh-CN'], messages.en), []);
});

test('every module has its file in both languages', () => {
  const files = (language: string) => readdirSync(new URL(`./${language}/`, import.meta.url)).sort();
  assert.deepEqual(files('zh-CN'), files('en'));
});

test('reports each kind of fault', () => {
  const chinese = { 'a.only-zh': '甲', 'a.empty': ' ', 'a.places': '{{count}} 条', 'a.latin': '请 click 此处', 'a.pdf': '导出 PDF' };
  const english = { 'a.only-en': 'A', 'a.empty': 'x', 'a.places': '{{total}} rows', 'a.latin': 'click', 'a.pdf': 'PDF' };
  assert.deepEqual(faultsBetween(chinese, english).sort(), [
    'a.empty: empty in zh-CN',
    'a.latin: Latin word in zh-CN: click',
    'a.only-en: missing in zh-CN',
    'a.only-zh: missing in en',
    'a.places: placeholders differ: count / total',
  ]);
});

test('plural forms stand in both languages, and may leave the number out', () => {
  const chinese = { 'a.rows_one': '{{count}} 条', 'a.rows_other': '{{count}} 条' };
  assert.deepEqual(faultsBetween(chinese, { 'a.rows_one': 'One row', 'a.rows_other': '{{count}} rows' }), []);
  assert.deepEqual(faultsBetween(chinese, { 'a.rows_other': '{{count}} rows' }), ['a.rows: plural forms differ: a.rows_one a.rows_other / a.rows_other']);
});

test('fills placeholders without escaping, and gives back a key that nobody knows', () => {
  assert.equal(translate('en', 'general.incident', { incident: '<7>' }), 'The system failed. Incident number <7>; please tell your administrator');
  assert.equal(translate('zh-CN', 'workspace.total', { count: 3 }), '共 3 条');
  assert.equal(translate('en', 'workspace.total', { count: 1 }), 'One record');
  assert.equal(translate('en', 'nobody.knows'), 'nobody.knows');
  assert.deepEqual([hasKey('workspace.total'), hasKey('nobody.knows')], [true, false]);
});

test('understands what a browser asks for', () => {
  assert.equal(languageOf('en-GB,en;q=0.9,zh;q=0.8'), 'en');
  assert.equal(languageOf('fr,zh-TW;q=0.5'), 'zh-CN');
  assert.equal(languageOf(undefined), 'zh-CN');
});
