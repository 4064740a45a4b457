import { expect, test } from 'vitest';
import { derive, evaluate, formula, named, number, simplify, toText } from './index.ts';

test('a formula gives a number, and shows the steps to it', () => {
  const size = formula`floor((n - kernel_size) / strides) + 1`;
  const scope = { n: [28, named('H')], kernel_size: [3, 3], strides: [1, 2] };
  expect(derive(size, scope, 0)).toMatchObject({ numbers: 'floor((28 - 3) / 1) + 1', answer: '26', value: 26 });
  expect(derive(size, scope, 1)).toMatchObject({ numbers: 'floor((H - 3) / 2) + 1', answer: 'floor((H - 3) / 2) + 1' });
});

test('None and unknown sizes absorb, numbers beyond 2^53 stay exact', () => {
  expect(evaluate(formula`a * b`, { a: null, b: 3 })).toBeNull();
  expect(evaluate(formula`a * b`, { a: 2 ** 40, b: 2 ** 40 })).toEqual(number(2n ** 80n));
  expect(evaluate(formula`floor(a / b)`, { a: -7, b: 2 })).toBe(-4);
  expect(evaluate(formula`ceil(a / b)`, { a: 7, b: 2 })).toBe(4);
});

test('sums, products and floors are simplified', () => {
  const H = named('H');
  const text = (f: ReturnType<typeof formula>) => toText(simplify(f.expr));
  expect(text(formula`floor((2 * n - 2) / 2) + 1`)).toBe('n');
  expect(text(formula`floor(floor(n / 2) / 2)`)).toBe('floor(n / 4)');
  expect(text(formula`n * 4 - n * 3 - n`)).toBe('0');
  expect(evaluate(formula`product(n)`, { n: [H, 3, 2] })).toEqual(simplify(formula`6 * H`.expr));
});

test('the smallest power of two that is not below a size', () => {
  const power = formula`power_of_two(n)`;
  expect([1, 2, 3, 100, 256, 2 ** 40 + 1].map((n) => evaluate(power, { n }))).toEqual([1, 2, 4, 128, 256, 2 ** 41]);
  expect(derive(power, { n: named('N') }).answer).toBe('power_of_two(N)');
});

test('a misspelt formula fails where it is written', () => {
  expect(() => formula`flor(n / 2)`).toThrow(/flor/);
  expect(() => formula`n +`).toThrow(/stops short/);
  expect(() => formula`n $ 2`).toThrow(/cannot read/);
});
