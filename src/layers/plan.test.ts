import fc from 'fast-check';
import { expect, test } from 'vitest';
import { configure } from './configure.ts';
import { infer, inferExactly } from './infer.ts';
import { layers } from './catalogue.ts';

// The two ways stand on the same formulas; this holds them against each other. What is right is held against Keras elsewhere.
const size = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constant(null));
const small = fc.integer({ min: 1, max: 6 });

test('the fast way gives what the formulas give', () => {
  const oneInput = layers.filter((layer) => !layer.choose);
  fc.assert(
    fc.property(fc.constantFrom(...oneInput), fc.array(size, { minLength: 1, maxLength: 5 }), small, small, small, fc.constantFrom('valid', 'same'), fc.boolean(), (definition, shape, a, b, c, padding, flag) => {
      const wanted: Record<string, number | string | boolean> = { filters: a * b, units: a, kernel_size: b, pool_size: b, strides: c, padding, use_bias: flag, keepdims: flag, groups: flag ? a : 1, rate: 0.5, data_format: flag ? 'channels_first' : 'channels_last' };
      const given = Object.fromEntries(Object.entries(wanted).filter(([name]) => name in definition.settings));
      const inputs = [{ shape: [null, ...shape], dtype: 'float32' }];
      const quick = infer(definition, configure(definition, given), inputs);
      const exact = inferExactly(definition, configure(definition, given), inputs);
      expect({ ...exact, issues: exact.issues.length }).toMatchObject({ outputs: quick.outputs, weights: quick.weights, issues: quick.issues.length, fixed: quick.fixed });
    }),
    { numRuns: 3000 },
  );
});
