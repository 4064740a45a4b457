import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedLines, lineDiff, withEndsOf } from './line-diff.ts';

const signs = { same: ' ', gone: '-', come: '+' } as const;
const told = (before: string, after: string): readonly string[] => changedLines(lineDiff(before, after), 1).map((line) => (line ? signs[line.kind] + line.text : '…'));

test('only what changes is told, with what stands around it', () => {
  expect(told('a\nb\nc\nd\ne', 'a\nb\nC\nd\ne\nf')).toEqual(['…', ' b', '-c', '+C', ' d', ' e', '+f']);
  expect(told('a\r\nb', 'a\nb')).toEqual(['…']);
});

test('both texts can be read from their difference', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDiff(before, after);
      expect(lines.filter(({ kind }) => kind !== 'come').map((line) => line.text).join('\n')).toBe(before);
      expect(lines.filter(({ kind }) => kind !== 'gone').map((line) => line.text).join('\n')).toBe(after);
    }),
  );
});

test('line ends stay those of the file', () => {
  expect([withEndsOf('a\r\nb', 'x\ny'), withEndsOf('a\nb', 'x\ny')]).toEqual(['x\r\ny', 'x\ny']);
});
