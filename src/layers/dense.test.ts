// Dense: cases whose numbers come from the recording of Keras 3.15.1.

import { expect, test } from 'vitest';
import { built } from './built.fixture.ts';

test('a low-rank adaptation freezes the kernel and learns two thin matrices', () => {
  const { layer, weights } = built('Dense', { units: 5, lora_rank: 2, lora_alpha: 4 }, [[null, 8]]);
  expect(weights).toEqual(['kernel 8x5', 'bias 5', 'lora_kernel_a 8x2', 'lora_kernel_b 2x5']);
  expect(layer.weights.map((weight) => weight.trainable)).toEqual([false, true, true, true]);
  // Dense forgets its own lora_alpha when it is built.
  expect(layer.config()).toMatchObject({ lora_rank: 2, lora_alpha: 2 });
});

test('a quantised dtype puts other weights in place of the kernel', () => {
  expect(built('Dense', { units: 5, dtype: 'int8_from_mixed_bfloat16' }, [[null, 8]]).weights).toEqual(['bias 5', 'kernel 8x5', 'kernel_scale 5']);
  expect(built('Dense', { units: 5, dtype: 'int4/3_from_mixed_bfloat16' }, [[null, 8]]).weights).toEqual(['bias 5', 'kernel 8x3', 'kernel_scale 3x5', 'kernel_zero 3x5', 'g_idx 8']);
  expect(built('Dense', { units: 5, dtype: 'awq/4/4_from_float32' }, [[null, 8]]).weights).toEqual(['bias 5', 'kernel 3x8', 'kernel_scale 5x2', 'kernel_zero 5x2', 'awq_scales 8', 'g_idx 8']);
  expect(built('Dense', { units: 5, dtype: 'float8_from_mixed_float16' }, [[null, 8]]).weights[1]).toBe('inputs_amax_history 1024');
});

test('dtypes that Keras cannot use are refused, each at its place', () => {
  expect(built('Dense', { units: 5, dtype: 'int8' }, [[null, 8]]).codes).toEqual(['dtype-invalid']);
  expect(built('Dense', { units: 5, dtype: 'int8_from_float16' }, [[null, 8]]).codes).toEqual(['dtype-invalid']);
  expect(built('Dense', { units: 5, dtype: 'complex64' }, [[null, 8]]).codes).toEqual(['start-impossible']);
  expect(built('Dense', { units: 5, lora_rank: 2, kernel_constraint: 'non_neg' }, [[null, 8]]).codes).toEqual(['setting-disagrees']);
});
