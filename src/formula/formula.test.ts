import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditionsOf, derive, evaluate, formula, formulaOf, named, number, simplify, toText } from './index.ts';

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
  expect(text(formula`3 * n / 96`)).toBe('n / 32');
  expect([...conditionsOf(simplify(formula`3 * n / 96 + floor(m / 2)`.expr))]).toEqual(['n % 32 == 0']);
  expect(text(formula`ceil(n / 2)`)).toBe('floor((n - 1) / 2) + 1');
  expect(text(formula`floor((ceil(n / 2) - 3) / 2) + 1`)).toBe('floor((n - 5) / 4) + 1');
  expect(text(formula`(ceil(n / 2) + 1) * (m + 1) * 3`)).toBe('3 * (floor((n + 1) / 2) + 1) * (m + 1)');
  expect(text(formula`max(max(3, n), max(m, n), 5)`)).toBe('max(5, n, m)');
  expect(text(formula`min(min(n, 2), max(n, 1))`)).toBe('min(2, n, max(1, n))');
  expect(evaluate(formula`product(n)`, { n: [H, 3, 2] })).toEqual(simplify(formula`6 * H`.expr));
});

test('the smallest power of two that is not below a size', () => {
  const power = formula`power_of_two(n)`;
  expect([1, 2, 3, 100, 256, 2 ** 40 + 1].map((n) => evaluate(power, { n }))).toEqual([1, 2, 4, 128, 256, 2 ** 41]);
  expect(derive(power, { n: named('N') }).answer).toBe('power_of_two(N)');
});

test('a divisor that is a factor cancels', () => {
  const [H, W] = [named('H'), named('W')];
  expect(derive(formula`product(rest) / h`, { rest: [H, W, 3], h: H }).answer).toBe('3 * W');
  expect(derive(formula`product(rest) / h`, { rest: [H, 6], h: 4 }).answer).toBe('3 * H / 2');
});

test('a misspelt formula fails when it is read', () => {
  expect(() => formula`flor(n / 2)`.expr).toThrow(/flor/);
  expect(() => formula`n +`.expr).toThrow(/stops short/);
  expect(() => formula`n $ 2`.expr).toThrow(/cannot read/);
});

test('a simplified expression equals the original for every whole value of its names', () => {
  const leaf = fc.oneof(fc.constantFrom('n', 'm'), fc.integer({ min: 0, max: 9 }).map(String));
  const { formulaText } = fc.letrec<{ formulaText: string }>((tie) => ({
    formulaText: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.tuple(tie('formulaText'), fc.constantFrom('+', '-', '*'), tie('formulaText')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(fc.constantFrom('floor', 'ceil'), tie('formulaText'), fc.integer({ min: 1, max: 5 })).map(([round, a, by]) => `${round}(${a} / ${by})`),
    ),
  }));
  fc.assert(
    fc.property(formulaText, fc.integer({ min: -20, max: 40 }), fc.integer({ min: -20, max: 40 }), (text, n, m) => {
      const original = formulaOf(text);
      const simplified = formulaOf(toText(simplify(original.expr)));
      expect(evaluate(simplified, { n, m })).toEqual(evaluate(original, { n, m }));
    }),
    { numRuns: 3000 },
  );
});
