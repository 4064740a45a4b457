// Arrays as NumPy prints them: numbers of one width, rows below each other, long lines broken.
// Source of the rules: numpy/_core/arrayprint.py, NumPy 2.4, with its standard options.

import { floatRepr } from './number.ts';
import type { NdArray } from './value.ts';

/** Larger arrays are printed with dots in the middle, which is not done here. */
const MOST_PRINTED = 1000;
const LINE = 75;
/** Digits behind the point at most. */
const PRECISION = 8;

type Item = number | bigint | boolean;

/** The shortest text that reads back as the same float of 32 bits. */
export function float32Repr(value: number): string {
  if (!Number.isFinite(value) || value === 0) return floatRepr(value);
  for (let digits = 1; digits <= 9; digits++) {
    const near = Number(value.toPrecision(digits));
    if (Math.fround(near) === value) return floatRepr(near);
  }
  return floatRepr(value);
}

/** Each number as a text, all of one width; undefined where NumPy would write exponents. */
function columns(items: readonly Item[], dtype: string): readonly string[] | undefined {
  if (dtype === 'bool') return items.map((item) => (item === true || item === 1 ? ' True' : 'False'));
  if (/^u?int/.test(dtype)) return padded(items.map(String));
  const numbers = items.map(Number);
  const finite = numbers.filter(Number.isFinite);
  const sizes = finite.map(Math.abs).filter((size) => size !== 0);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (sizes.length > 0 && (most >= 1e8 || least < 1e-4 || most / least > 1000)) return undefined;
  const texts = finite.map((number) => fixed(number, dtype));
  const behind = Math.max(0, ...texts.map((text) => text.split('.')[1]?.length ?? 0));
  const before = Math.max(1, ...texts.map((text) => text.split('.')[0]?.length ?? 0));
  const odd = numbers.length - finite.length > 0;
  const width = Math.max(before + 1 + behind, odd ? Math.max(...numbers.filter((number) => !Number.isFinite(number)).map((number) => floatRepr(number).length)) : 0);
  return numbers.map((number) => {
    if (!Number.isFinite(number)) return floatRepr(number).padStart(width);
    const [whole = '', rest = ''] = fixed(number, dtype).split('.');
    return `${whole}.${rest.padEnd(behind)}`.padStart(width);
  });
}

/** With at most eight digits behind the point, and none that says nothing. */
function fixed(number: number, dtype: string): string {
  const shortest = dtype === 'float64' ? floatRepr(number) : float32Repr(number);
  const text = (shortest.split('.')[1]?.length ?? 0) > PRECISION || shortest.includes('e') ? number.toFixed(PRECISION) : shortest;
  const trimmed = text.replace(/0+$/, '');
  return trimmed.endsWith('.') || trimmed.includes('.') ? trimmed : `${trimmed}.`;
}

const padded = (texts: readonly string[]): readonly string[] => {
  const width = Math.max(0, ...texts.map((text) => text.length));
  return texts.map((text) => text.padStart(width));
};

/** An axis in brackets, behind an indent and within a width; each axis inside has one more of the first and one less of the second. */
function rows(texts: readonly string[], shape: readonly number[], between: string, indent: number, width: number): string {
  const [length = 0, ...inner] = shape;
  const sign = between.trimEnd();
  const front = ' '.repeat(indent);
  if (inner.length === 0) {
    const most = width - Math.max(sign.length, 1);
    const lines: string[] = [];
    let line = front;
    for (const [i, text] of texts.entries()) {
      if (line.length > indent && line.length + text.length > most) {
        lines.push(line.trimEnd());
        line = front;
      }
      line += text + (i < texts.length - 1 ? between : '');
    }
    return `[${[...lines, line].join('\n').slice(indent)}]`;
  }
  const size = texts.length / Math.max(1, length);
  const parts = Array.from({ length }, (_, i) => front + rows(texts.slice(i * size, (i + 1) * size), inner, between, indent + 1, width - 1));
  return `[${parts.join(sign + '\n'.repeat(inner.length)).slice(indent)}]`;
}

const isKnown = (shape: readonly (number | null)[]): shape is readonly number[] => shape.every((size) => size !== null);

/** What `str` or `repr` of an array gives; undefined where its numbers are not known, or are printed in a way that is not followed. */
export function arrayText({ data, shape, dtype }: NdArray, asRepr: boolean): string | undefined {
  if (!data || !isKnown(shape) || data.length > MOST_PRINTED || !/^(u?int|bool|float(32|64)$)/.test(dtype)) return undefined;
  const [only] = data;
  if (shape.length === 0) {
    if (only === undefined) return undefined;
    const text = dtype === 'bool' ? (only === true || only === 1 ? 'True' : 'False') : /int/.test(dtype) ? String(only) : dtype === 'float32' ? float32Repr(Number(only)) : floatRepr(Number(only));
    return asRepr ? (dtype === 'bool' ? `np.${text}` : `np.${dtype}(${text})`) : text;
  }
  if (data.length === 0) return asRepr && shape.length === 1 ? `array([], dtype=${dtype})` : asRepr ? undefined : '[]';
  const texts = columns(data, dtype);
  if (!texts) return undefined;
  if (!asRepr) return rows(texts, shape, ' ', 1, LINE);
  const standard = dtype === 'int64' || dtype === 'float64' || dtype === 'bool';
  const text = `array(${rows(texts, shape, ', ', 7, LINE - 1)}`;
  if (standard) return `${text})`;
  const last = text.slice(text.lastIndexOf('\n') + 1);
  const tail = `dtype=${dtype})`;
  return last.length + tail.length + 1 > LINE ? `${text},\n      ${tail}` : `${text}, ${tail}`;
}
