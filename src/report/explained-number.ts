// Numbers with the formula that gives them, axis by axis or for axes that agree.
// Invariant: the formula that is shown is the one that was computed.

import { countText, derive, isUnknown, sizeText, toExpr, toLatex, toSize, type Derivation, type Formula, type Scope, type Size } from '../formula/index.ts';
import { axisNames } from '../layers/index.ts';
import type { ExplainedNumber, PlainSize } from './explanation-data.ts';

/** A size as data: text for what a JavaScript number cannot hold. */
export function plainSize(size: Size): PlainSize {
  const plain = toSize(toExpr(size));
  return plain === null || isUnknown(plain) ? null : typeof plain === 'number' ? plain : sizeText(plain);
}

/** A derivation under a label. */
export const labelled = (label: string, derivation: Derivation): ExplainedNumber => ({
  label,
  formula: derivation.formula,
  numbers: derivation.numbers,
  answer: derivation.answer,
  latex: derivation.latex,
  value: plainSize(derivation.value),
  ...(isUnknown(derivation.value) ? { because: derivation.value.because } : {}),
});

/** How the axes of a list are called, by how many there are. */
export const axisLabel = (count: number, axis: number): string => axisNames[count]?.[axis] ?? `axis ${axis + 1}`;

/** `height`, `height and width`, `depth, height and width`. */
export const andList = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

/** What several axes of a formula come to; neighbours with the same numbers stand together. */
export function perAxis(formula: Formula, scope: Scope, count: number): { readonly axes: readonly number[]; readonly derivation: Derivation }[] {
  const found: { axes: number[]; derivation: Derivation }[] = [];
  for (let axis = 0; axis < count; axis += 1) {
    const derivation = derive(formula, scope, axis);
    const same = found.find((one) => one.derivation.numbers === derivation.numbers && one.derivation.answer === derivation.answer);
    if (same) same.axes.push(axis);
    else found.push({ axes: [axis], derivation });
  }
  return found;
}

/** How many entries a formula gives: as many as the lists that it reads axis by axis; undefined for one number. */
export function axisCount(formula: Formula, scope: Scope): number | undefined {
  const name = formula.alias ?? formula.perAxis.find((one) => Array.isArray(scope[one]));
  const value = name === undefined ? undefined : scope[name];
  return Array.isArray(value) ? value.length : undefined;
}

/** A sum of counts, written out with names and with numbers; terms that are 0 are left out. */
export function writtenSum(label: string, terms: readonly { readonly name: string; readonly count: Size }[], total: Size): ExplainedNumber {
  const counted = terms.filter(({ count }) => count !== 0);
  const latexName = (name: string): string => `\\text{${name.replace(/[\\{}$&#^_%~]/g, '\\$&')}}`;
  const joined = (parts: readonly string[]): string => parts.join(' + ') || '0';
  return labelled(label, {
    formula: joined(counted.map(({ name }) => name)),
    numbers: joined(counted.map(({ count }) => countText(count))),
    answer: countText(total),
    latex: {
      formula: joined(counted.map(({ name }) => latexName(name))),
      numbers: joined(counted.map(({ count }) => toLatex(toExpr(count)))),
      answer: toLatex(toExpr(total)),
    },
    value: total,
  });
}
