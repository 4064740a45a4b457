// The named functions that cases hand to Lambda (`case_functions.py`), as whoever reads a script would tell of them:
// the name that Python knows them by, and what they give for a tensor. The library itself runs none of them.

import { Tuple, type Raw, type RawFunction } from '../src/layers/index.ts';

/** A tensor as far as these functions look at it. */
interface Spec {
  readonly shape: readonly unknown[];
  readonly dtype: string;
}

/** What a function is handed: a tensor, or a list, tuple or dict of them; null where one holds none. */
type Handed = Spec | null | readonly Handed[] | { readonly kind: 'dict'; readonly entries: Readonly<Record<string, Handed>> };

type Gives = (inputs: Handed) => unknown;

const isSpec = (one: Handed): one is Spec => one !== null && 'dtype' in one;
const isList = (one: Handed): one is readonly Handed[] => Array.isArray(one);
const hasNone = (one: Handed): boolean => one === null || (isList(one) ? one.some(hasNone) : !isSpec(one) && Object.values(one.entries).some(hasNone));

/** A function that looks into a tensor, and fails for a structure of them. */
const ofTensor =
  (gives: (input: Spec) => unknown): Gives =>
  (input) => (isSpec(input) ? gives(input) : 'fails');

/** Python's `x * 2`: a list becomes twice as long. */
const twice: Gives = (input) => (isSpec(input) ? input : isList(input) && !hasNone(input) ? (input instanceof Tuple ? Tuple.from([...input, ...input] as readonly Raw[]) : [...input, ...input]) : 'fails');

/** TensorFlow stacks a list of tensors of one shape where it wants a tensor. */
const stacked = (all: readonly Handed[]): Handed => {
  const [first = null] = all;
  const alike = first !== null && isSpec(first) && all.every((one) => one !== null && isSpec(one) && String(one.shape) === String(first.shape));
  return alike ? { ...first, shape: [all.length, ...first.shape] } : null;
};

const summed: Gives = (input) => (isSpec(input) && input.shape.length > 0 ? { ...input, shape: input.shape.slice(0, -1) } : 'fails');

const functions: Readonly<Record<string, { readonly python: string; readonly gives: Gives; readonly keywords?: readonly string[] }>> = {
  identity: { python: '_identity', gives: (input) => (hasNone(input) ? 'fails' : input) },
  double: { python: '_double', gives: twice },
  sum_last: { python: '_sum_last', gives: (input) => summed(isList(input) ? stacked(input) : input) },
  concat_pair: { python: '_concat_pair', gives: () => undefined },
  split2: { python: '_split2', gives: (input) => (hasNone(input) ? 'fails' : [input, input]) },
  to_int: { python: '_to_int', gives: (input) => ofTensor((one) => one)(isList(input) ? stacked(input) : input) },
  raises: { python: '_raises', gives: () => 'fails' },
  scaled: { python: '_scaled', gives: ofTensor((input) => input), keywords: ['factor'] },
  with_mask: { python: '_with_mask', gives: (input) => (hasNone(input) ? 'fails' : input), keywords: ['mask'] },
  shape_to_7: { python: '_shape_to_7', gives: ofTensor((input) => ({ ...input, shape: [input.shape[0], 7] })) },
  str_upper: { python: '_str_upper', gives: ofTensor((input) => (input.dtype === 'string' ? input : 'fails')) },
};

/** A function of a case; a dotted name is one of Keras's own. */
export function caseFunction(name: string): RawFunction {
  const known = functions[name];
  if (!known) return { kind: 'function', path: name, ...(name.includes('.') ? {} : { handle: name }) };
  return { kind: 'function', path: known.python, handle: name, gives: (inputs, more) => (Object.keys(more).every((one) => known.keywords?.includes(one)) ? known.gives(inputs as Handed) : 'fails') };
}
