import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ListFilter, queryOf, valuesIn, withValues } from './list-address.ts';

const filters: ListFilter[] = [
  { kind: 'search', name: 'q', labelKey: 'x' },
  { kind: 'choice', name: 'state', labelKey: 'x', options: [], many: true },
  { kind: 'days', from: 'from', to: 'to', labelKey: 'x' },
];

test('reads what the filters own and ignores the rest', () => {
  const params = new URLSearchParams('q=防火&state=sent&state=held&from=2026-01-01&to=&other=1');
  assert.deepEqual(valuesIn(params, filters), { q: '防火', state: ['sent', 'held'], from: '2026-01-01' });
});

test('a changed filter goes back to the first page and keeps foreign names', () => {
  const params = new URLSearchParams('q=a&after=xyz&tab=mine');
  assert.equal(withValues(params, { q: ' 秋粮 ', state: ['sent', ''] }).toString(), new URLSearchParams([['tab', 'mine'], ['q', '秋粮'], ['state', 'sent']]).toString());
  assert.equal(withValues(params, { q: null }).toString(), 'tab=mine');
});

test('the query carries the cursor and what the screen fixes', () => {
  assert.deepEqual(queryOf(new URLSearchParams('after=c1&q=b&unit=9'), filters, { unit: '7' }), { q: 'b', unit: '7', after: 'c1' });
});
