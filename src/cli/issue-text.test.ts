import { expect, test } from 'vitest';
import { derive, formula } from '../formula/index.ts';
import type { Issue } from '../issues/index.ts';
import { issueText, type IssuePaint } from './issue-text.ts';

const plain: IssuePaint = { code: (text) => text, mark: (text) => text, fix: (text) => text, muted: (text) => text };

const tooLarge: Issue = {
  code: 'window-too-large',
  severity: 'error',
  where: { layer: 'conv2d_3', setting: 'kernel_size', file: 'train.py', range: { line: 18, column: 22, endLine: 18, endColumn: 28 }, text: 'model.add(Conv2D(64, (5, 5)))' },
  data: { axis: 'height', answer: 0, window: 5, n: 4 },
  because: derive(formula`floor((n - reach) / strides) + 1`, { n: 4, reach: 5, strides: 1 }),
  fixes: [
    { text: 'padding="same"', tried: true },
    { text: 'kernel_size at most 4', tried: true },
    { text: 'a guess', tried: false },
  ],
};

test('where, what, why, and the fixes that were tried', () => {
  expect(issueText(tooLarge, plain)).toBe(`window-too-large   conv2d_3, train.py:18:22
  18 | model.add(Conv2D(64, (5, 5)))
                            ^^^^^^
The output height would be 0: the window does not fit.
A window has to lie inside the input at least once; conv2d_3 slides one of 5 over an input of 4.
floor((n - reach) / strides) + 1 = floor((4 - 5) / 1) + 1 = 0
Fix: padding="same", or kernel_size at most 4.
`);
});

const quoted = (text: string, column: number, endColumn: number, endLine = 7): readonly string[] =>
  issueText({ ...tooLarge, where: { file: 'a.py', range: { line: 7, column, endLine, endColumn }, text } }, plain).split('\n').slice(1, 3);

test('the mark stands below what is meant, whatever stands before it', () => {
  expect(quoted('\tx = 数("é", 5)', 11, 12)).toEqual(['  7 |     x = 数("é", 5)', '                    ^']);
});

test('a range over several lines is marked to the end of its first', () => {
  expect(quoted('x = f(\n  1)', 5, 5, 8)).toEqual(['  7 | x = f(', '          ^^']);
});

test('a long line is cut around the mark', () => {
  const [line, mark] = quoted(`${'a'.repeat(500)}BAD${'z'.repeat(500)}`, 501, 504);
  expect(line).toBe(`  7 | …${'a'.repeat(40)}BAD${'z'.repeat(77)}…`);
  expect(mark).toBe(`${' '.repeat(6 + 41)}^^^`);
});

test('a warning says that it is one; an issue without a place has none', () => {
  expect(issueText({ code: 'input-shape-missing', severity: 'warning', where: {}, data: {} }, plain).split('\n')[0]).toBe('input-shape-missing (warning)');
});
