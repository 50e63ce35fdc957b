import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentDisposition } from './content-disposition.ts';

test('a name can neither end its header nor begin another', () => {
  const header = contentDisposition('x"; filename=evil.exe\r\nset-cookie: a=b 报告.pdf');
  assert.ok(!/[\r\n]/.test(header));
  assert.match(header, /^attachment; filename="[^"]*"; filename\*=UTF-8''[A-Za-z0-9%._~!-]*$/);
  assert.ok(header.includes(encodeURIComponent('报告')));
});
