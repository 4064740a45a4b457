import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patched, patchOf } from './patch.ts';

const item = fc.record({ id: fc.nat(9), text: fc.constantFrom('a', 'b'), parts: fc.array(fc.nat(3), { maxLength: 2 }) });
const state = fc.record({ name: fc.constantFrom('x', 'y'), items: fc.array(item, { maxLength: 6 }), more: fc.option(fc.record({ a: fc.nat(2) })) }, { requiredKeys: ['name', 'items'] });

test('any state is reached from any other, and nothing is sent for equal ones', () => {
  fc.assert(
    fc.property(state, state, (before, after) => {
      const patch = patchOf(before, after);
      expect(patch === undefined ? before : patched(before, structuredClone(patch))).toEqual(after);
      expect(patchOf(after, structuredClone(after))).toBeUndefined();
    }),
  );
});

test('what did not change stays the same object, and only what changed is sent', () => {
  const before = { items: Array.from({ length: 50 }, (_, id) => ({ id, text: 'a' })), other: { a: 1 } };
  const after = structuredClone(before);
  after.items.splice(20, 0, { id: 99, text: 'new' });
  const patch = patchOf(before, after);
  const made = patched(before, patch ?? { kind: 'value', value: null }) as typeof before;
  expect(JSON.stringify(patch).length).toBeLessThan(160);
  expect([made.other === before.other, made.items[0] === before.items[0], made.items[50] === before.items[49]]).toEqual([true, true, true]);
});
