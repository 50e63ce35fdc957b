import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BodyPreparation } from './prepared-body.ts';
import { samplePng } from './testing.ts';

/** A picture that claims a size: nothing before the renderer unpacks it. */
function pictureOf(width: number, height: number): { bytes: Uint8Array; mediaType: string } {
  const bytes = samplePng(8, 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return { bytes, mediaType: 'image/png' };
}

test('pictures that would together fill the memory of the renderer are left out, and it is said which', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'small'];
  const preparation = new BodyPreparation(new Map(names.map((name) => [name, name === 'small' ? pictureOf(8, 4) : pictureOf(7_000, 7_500)])));
  const blocks = preparation.prepare([...names, 'a'].map((attachmentId) => ({ type: 'picture' as const, attachmentId })));
  assert.deepEqual(blocks.map((block) => block.type), ['picture', 'picture', 'picture', 'picture', 'absent-picture', 'picture', 'picture']);
  assert.deepEqual(preparation.warnings, ['图片总像素过多，未载入：e。请缩小图片后再试']);
  assert.equal(preparation.files.size, 5);
});
