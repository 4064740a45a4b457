// `np.einsum`: shapes by letters.

import { NdArray, Unknown, type NativeCall } from '../../values/index.ts';
import { shaped, toArray } from './array.ts';
import { promote } from './dtype.ts';

/** `einsum("ij,jk->ik", a, b)`; letters only. */
export const einsum: NativeCall = (run, call) => {
  const [equation, ...rest] = call.args;
  const arrays = rest.map((arg) => toArray(run, arg));
  const lost = arrays.find((one) => one instanceof Unknown);
  if (lost instanceof Unknown) return lost;
  const known = arrays as readonly NdArray[];
  if (typeof equation !== 'string' || equation.includes('.')) return run.unknown('comes from `np.einsum`');
  const [left = '', right] = equation.replaceAll(' ', '').split('->');
  const parts = left.split(',');
  const sizes = new Map<string, number | null>();
  for (const [i, part] of parts.entries()) for (const [axis, letter] of [...part].entries()) sizes.set(letter, sizes.get(letter) ?? known[i]?.shape[axis] ?? null);
  const letters = [...left.replaceAll(',', '')];
  const out = right ?? [...new Set(letters)].filter((letter) => letters.indexOf(letter) === letters.lastIndexOf(letter)).toSorted().join('');
  return shaped([...out].map((letter) => sizes.get(letter) ?? null), known.map((one) => one.dtype).reduce(promote, known[0]?.dtype ?? 'float64'), known.find((one) => one.because)?.because);
};
