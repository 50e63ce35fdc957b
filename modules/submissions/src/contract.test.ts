import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '@gongkai/kernel';
import { createDraft, itemListQuery, registerPaper, saveDraft } from './contract.ts';

const unitId = newId();
const codes = (input: unknown) => createDraft.safeParse(input).error?.issues.map((issue) => [issue.path.join('.'), issue.message]) ?? [];

test('an empty draft is a draft; unknown fields are refused', () => {
  assert.deepEqual(codes({ unitId }), []);
  assert.equal(createDraft.safeParse({ unitId, state: 'adopted' }).success, false);
  assert.equal(itemListQuery.safeParse({ drop: 'table' }).success, false);
  assert.equal(saveDraft.safeParse({ title: '甲' }).success, false, 'a save names the version it saw');
});

test('hostile and over-long text is refused at its field', () => {
  const paragraph = (text: string) => [{ type: 'paragraph', runs: [{ text }] }];
  assert.deepEqual(codes({ unitId, title: '甲\u0000乙' }), [['title', 'general.characters']]);
  assert.deepEqual(codes({ unitId, title: 'x'.repeat(201) }), [['title', 'general.too-long']]);
  assert.deepEqual(codes({ unitId, title: '第一行\n第二行' }), [['title', 'general.characters']]);
  assert.deepEqual(codes({ unitId, body: paragraph('\ud800') }), [['body', 'general.characters']]);
  assert.deepEqual(codes({ unitId, body: paragraph('\u202e文件') }), [['body', 'general.characters']]);
  assert.deepEqual(codes({ unitId, body: [{ type: 'picture', attachmentId: '../../etc/passwd' }] }), [['body', 'general.id-invalid']]);
  assert.equal(createDraft.safeParse({ unitId, body: [{ type: 'html', html: '<script>' }] }).success, false);
  assert.equal(createDraft.safeParse({ unitId, eventAt: 'yesterday' }).success, false);
});

test('markup is text: it is kept as it was typed', () => {
  const parsed = createDraft.parse({ unitId, title: '<script>alert(1)</script>', place: "'; drop table items; --" });
  assert.equal(parsed.title, '<script>alert(1)</script>');
});

test('paper is registered for paper and e-mail only', () => {
  assert.equal(registerPaper.safeParse({ unitId, channel: 'web' }).success, false);
  assert.equal(registerPaper.parse({ unitId }).channel, 'paper');
});
