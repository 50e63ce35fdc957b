import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributes, html, raw, safeAddress } from './html.ts';

test('escapes text and quoted attributes, keeps markup', () => {
  const name = '<b title="x">\'&';
  assert.equal(html`<p title="${name}">${name}${html`<i>${1}</i>`}</p>`.text, '<p title="&lt;b title=&quot;x&quot;&gt;&#39;&amp;">&lt;b title=&quot;x&quot;&gt;&#39;&amp;<i>1</i></p>');
});

test('lists stand one after the other, nothing stands for nothing', () => {
  assert.equal(html`${['<', html`<br>`, [2n, null]]}${undefined}${false}${true}`.text, '&lt;<br>2');
});

test('raw is trusted', () => assert.equal(html`${raw('<hr>')}`.text, '<hr>'));

test('refuses a value in an attribute without quotes', () => {
  assert.throws(() => html`<a href=${'x'}>`, /without quotes/);
});

test('writes attributes, leaves out what is not set, refuses foreign names', () => {
  assert.equal(html`<input${attributes({ name: 'a"b', checked: true, disabled: false, value: null, maxlength: 3 })}>`.text, '<input name="a&quot;b" checked maxlength="3">');
  assert.throws(() => attributes({ 'x onload': '1' }));
});

const addresses: [string, string | null][] = [
  ['https://example.test/a?b=1', 'https://example.test/a?b=1'],
  ['/documents/1', '/documents/1'],
  ['?page=2', '?page=2'],
  ['mailto:a@example.test', 'mailto:a@example.test'],
  ['javascript:alert(1)', null],
  [' java\nscript:alert(1)', null],
  ['data:text/html,x', null],
  ['//example.test', null],
  ['/\\example.test', null],
];
for (const [given, expected] of addresses) test(`address ${JSON.stringify(given)}`, () => assert.equal(safeAddress(given), expected));
