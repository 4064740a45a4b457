// The named functions that cases hand to Lambda (`case_functions.py`), as whoever reads a script would tell of them:
// the name that Python knows them by, and what they give for a tensor. The library itself runs none of them.

import type { Given, RawFunction } from '../src/layers/index.ts';

/** A tensor as far as these functions look at it. */
interface Spec {
  readonly shape: readonly unknown[];
  readonly dtype: string;
}

type Gives = (inputs: Spec, more: Given) => unknown;

const same: Gives = (input) => input;
const onlyWith =
  (...names: readonly string[]): Gives =>
  (input, more) => (Object.keys(more).every((name) => names.includes(name)) ? input : 'fails');

const functions: Readonly<Record<string, { readonly python: string; readonly gives: Gives }>> = {
  identity: { python: '_identity', gives: onlyWith() },
  double: { python: '_double', gives: onlyWith() },
  sum_last: { python: '_sum_last', gives: (input) => ({ ...input, shape: input.shape.slice(0, -1) }) },
  concat_pair: { python: '_concat_pair', gives: () => undefined },
  split2: { python: '_split2', gives: (input) => [input, input] },
  to_int: { python: '_to_int', gives: same },
  raises: { python: '_raises', gives: () => 'fails' },
  scaled: { python: '_scaled', gives: onlyWith('factor') },
  with_mask: { python: '_with_mask', gives: same },
  shape_to_7: { python: '_shape_to_7', gives: (input) => ({ ...input, shape: [input.shape[0], 7] }) },
  str_upper: { python: '_str_upper', gives: (input) => (input.dtype === 'string' ? input : 'fails') },
};

/** A function of a case; a dotted name is one of Keras's own. */
export function caseFunction(name: string): RawFunction {
  const known = functions[name];
  if (!known) return { kind: 'function', path: name, ...(name.includes('.') ? {} : { handle: name }) };
  return { kind: 'function', path: known.python, handle: name, gives: (inputs, more) => known.gives(inputs as Spec, more) };
}
