// `numpy.random`: shapes of what is drawn by chance, and the generators of both generations.

import { asIndex, List, Module, NdArray, Native, PyClass, Instance, types, Unknown, type Call, type NativeCall } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';
import { addMethods, moduleOf, type Functions } from '../table.ts';
import { shaped, toArray } from './array.ts';
import { dtypeName } from './dtype.ts';
import { broadcastSizes, sizesOf, type Sizes } from './shape.ts';
import { byPlace, randomSignatures } from './signatures.ts';

const chance = (run: Run): Unknown => run.unknown('is drawn by chance');

/** A distribution: `size` at a place among the arguments, or the shape that its parameters broadcast to. */
const drawn = (at: number, dtype: string, names: readonly string[] = [], typed = false): NativeCall => (run, call) => {
  const given = call.arg(at, 'size') ?? null;
  const asked = typed ? dtypeName(call.kwargs.get('dtype') ?? call.args[at + 1]) : undefined;
  if (given === null) return shaped(parameterShape(run, call, at, names), asked ?? dtype, chance(run));
  const shape = sizesOf(given);
  return shape instanceof Unknown || !shape ? new Unknown('is drawn by chance, in a shape that is not known') : shaped(shape, asked ?? dtype, chance(run));
};

function parameterShape(run: Run, call: Call, at: number, names: readonly string[]): Sizes {
  const parameters = [...call.args.slice(0, at), ...names.map((name) => call.kwargs.get(name))];
  return parameters.reduce((shape: Sizes, one) => {
    const array = one === undefined || one === null ? undefined : toArray(run, one);
    return array instanceof NdArray ? (broadcastSizes(shape, array.shape) ?? shape) : shape;
  }, []);
}

const axes: NativeCall = (run, call) => shaped(call.args.map((arg) => asIndex(arg) ?? null), 'float64', chance(run));

/** `choice`: items of an array, or numbers below one. */
const choice: NativeCall = (run, call) => {
  const from = call.arg(0, 'a') ?? null;
  const items = asIndex(from) === undefined ? toArray(run, from) : undefined;
  const size = call.arg(1, 'size') ?? null;
  const shape = size === null ? [] : sizesOf(size);
  if (items instanceof Unknown || shape instanceof Unknown || !shape) return chance(run);
  if (items && (items.dtype === 'str' || items.dtype === 'object') && shape.length === 0) return chance(run);
  return shaped([...shape, ...(items?.shape.slice(1) ?? [])], items?.dtype ?? 'int64', chance(run));
};

/** `permutation`: the same numbers in an order that is not known. */
const permutation: NativeCall = (run, call) => {
  const count = asIndex(call.args[0]);
  if (count !== undefined) return new NdArray([count], 'int64', undefined, chance(run), { least: 0, most: count - 1, rarest: 1 });
  const array = toArray(run, call.args[0] ?? null);
  return array instanceof Unknown ? array : array.with({ because: chance(run), facts: array.facts });
};

/** `shuffle` changes what it is given. */
const shuffle: NativeCall = (run, call) => {
  const [list] = call.args;
  if (list instanceof List) {
    run.touch(list);
    const { length } = list.items;
    list.items = Array.from({ length }, () => run.unknown('was shuffled by chance'));
  } else if (list instanceof NdArray && list.data) {
    run.touch(list.memory);
    list.memory.written = true;
  }
  return null;
};

const distributions: Functions = {
  random: drawn(0, 'float64', [], true), normal: drawn(2, 'float64', ['loc', 'scale']), uniform: drawn(2, 'float64', ['low', 'high']), standard_normal: drawn(0, 'float64', [], true),
  binomial: drawn(2, 'int64', ['n', 'p']), poisson: drawn(1, 'int64', ['lam']), exponential: drawn(1, 'float64', ['scale']), gamma: drawn(2, 'float64', ['shape', 'scale']), beta: drawn(2, 'float64', ['a', 'b']),
  laplace: drawn(2, 'float64', ['loc', 'scale']), logistic: drawn(2, 'float64', ['loc', 'scale']), lognormal: drawn(2, 'float64', ['mean', 'sigma']), geometric: drawn(1, 'int64', ['p']), triangular: drawn(3, 'float64', ['left', 'mode', 'right']),
  multivariate_normal: (run, call) => {
    const [mean, size] = [toArray(run, call.arg(0, 'mean') ?? null), sizesOf(call.arg(2, 'size') ?? null)];
    return mean instanceof NdArray && (size === undefined || !(size instanceof Unknown)) ? shaped([...(size ?? []), ...mean.shape], 'float64', chance(run)) : chance(run);
  },
  choice, permutation, permuted: permutation, shuffle, bytes: chance,
};

const legacy: Functions = {
  ...distributions,
  seed: () => null, set_state: () => null, get_state: chance,
  rand: axes, randn: axes, random_sample: drawn(0, 'float64'), sample: drawn(0, 'float64'), ranf: drawn(0, 'float64'),
  randint: drawn(2, 'int64', ['low', 'high'], true), random_integers: drawn(2, 'int64', ['low', 'high']),
};

const generator: Functions = { ...distributions, integers: drawn(2, 'int64', ['low', 'high'], true), spawn: chance };

const classOf = (name: string, methods: Functions): PyClass => {
  const made: PyClass = new PyClass(name, { module: 'numpy.random', bases: [types.object], make: () => new Instance(made) });
  addMethods(made, Object.fromEntries(Object.entries(methods).map(([key, call]) => [key, (run: Run, given: Call) => call(run, given.rest())])));
  return made;
};

/** `numpy.random`. */
export function randomModule(): Module {
  const made = moduleOf('numpy.random', byPlace(legacy, randomSignatures()));
  const generators = classOf('Generator', byPlace(generator, randomSignatures()));
  made.attrs.set('Generator', generators);
  made.attrs.set('RandomState', classOf('RandomState', legacy));
  made.attrs.set('default_rng', new Native('numpy.random.default_rng', () => new Instance(generators)));
  return made;
}
