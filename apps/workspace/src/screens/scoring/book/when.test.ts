import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orNone, withAlternatives, withTags } from './when.ts';

test('tests and alternatives come and go, kinds beside them stay', () => {
  assert.deepEqual(withTags({ kind: 'adopted' } as object, { level: 'county' }), { kind: 'adopted', tags: { level: 'county' } });
  assert.deepEqual(withTags({ kind: 'adopted', tags: { level: 'county' } } as object, {}), { kind: 'adopted' });
  assert.deepEqual(withAlternatives({ tags: { level: 'county' } }, [{ commissioned: true }]), { tags: { level: 'county' }, anyOf: [{ commissioned: true }] });
  assert.deepEqual(withAlternatives({ anyOf: [{ commissioned: true }] }, []), {});
});

test('a condition that asks for nothing is none', () => assert.deepEqual([orNone({}), orNone({ tags: { level: 'county' } })], [undefined, { tags: { level: 'county' } }]));
