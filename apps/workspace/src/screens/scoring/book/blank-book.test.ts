import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedRulebooks, validateRulebook } from '@gongkai/scoring';
import { blankBook } from './blank-book.ts';
import { standardKinds, standardTags, standardValues } from './standard-vocabulary.ts';

test('a blank rulebook can be put into force as it stands', () => {
  assert.deepEqual(validateRulebook(blankBook('某县人民政府办公室')).filter((one) => one.severity === 'error'), []);
});

test('what the product announces is what the shipped rulebooks know', () => {
  const kinds = new Set(standardKinds.map((one) => one.kind));
  for (const book of Object.values(shippedRulebooks)) {
    for (const one of book.factKinds) assert.ok(kinds.has(one.kind), one.kind);
    for (const [tag, values] of Object.entries(standardValues)) {
      for (const one of book.tags[tag]?.values ?? []) {
        const known = values.find((other) => other.value === one.value);
        if (known) assert.deepEqual(one.label, known.label);
      }
    }
  }
  assert.ok(Object.keys(standardTags).length >= 10);
});
