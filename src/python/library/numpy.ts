// NumPy by shape and dtype: what makes arrays and what turns one into another.
// Invariant: a function that is not held here gives an unknown with its path, never a made-up shape.

import { asIndex, asNumber, Module, Native, NdArray, PyClass, PyFloat, Tuple, Unknown, type Call, type Value } from '../values/index.ts';
import { collect } from '../run/iterate.ts';
import type { Run } from '../run/run.ts';
import { arrayFrom, axesFrom, commonDtype, dtypeOf, reduceArray, reductions, reshapeArray, shapeFrom, transposed } from './arrays.ts';
import { broadcastShapes, joinedShape, type ArrayShape } from './array-shape.ts';

type Does = (run: Run, call: Call) => Value;

const unknown = (run: Run, name: string): Unknown => run.unknown(`comes from \`np.${name}\``);

/** An array of a shape that the call gives. */
const filled =
  (name: string, dtypeAt: number, fallback = 'float64'): Does =>
  (run, call) => {
    const shape = shapeFrom(run, call.or(0, 'shape', call.kwargs.get('size') ?? null));
    return shape ? new NdArray(shape, dtypeOf(call.arg(dtypeAt, 'dtype')) ?? fallback, undefined, run.unknown(`comes from \`np.${name}\``)) : unknown(run, name);
  };

/** An array of random numbers: `size` says its shape. */
const drawn =
  (name: string, sizeAt: number, dtype = 'float64'): Does =>
  (run, call) => {
    const size = call.or(sizeAt, 'size', call.kwargs.get('shape') ?? null);
    const shape = size === null ? undefined : shapeFrom(run, size);
    return shape ? new NdArray(shape, dtype, undefined, unknown(run, `random.${name}`)) : unknown(run, `random.${name}`);
  };

const byArguments =
  (name: string): Does =>
  (run, call) =>
    call.args.length === 0 ? unknown(run, `random.${name}`) : new NdArray(call.args.map((size) => asIndex(size) ?? null), 'float64', undefined, unknown(run, `random.${name}`));

/** The same shape with another dtype, element by element. */
const elementwise =
  (name: string, plain: ((x: number) => number) | undefined, dtype: (given: string) => string = (given) => (given.startsWith('float') ? given : 'float64')): Does =>
  (run, call) => {
    const [value = null] = call.args;
    const number = asNumber(value);
    if (number !== undefined) return plain ? new PyFloat(plain(number)) : unknown(run, name);
    const array = arrayFrom(run, value);
    return array instanceof NdArray ? new NdArray(array.shape, dtype(array.dtype), undefined, array.because ?? unknown(run, name)) : unknown(run, name);
  };

const withArray =
  (name: string, does: (run: Run, array: NdArray, call: Call) => Value): Does =>
  (run, call) => {
    const array = arrayFrom(run, call.args[0] ?? null);
    return array instanceof NdArray ? does(run, array, call.rest()) : unknown(run, name);
  };

const withArrays =
  (name: string, does: (shapes: readonly ArrayShape[], run: Run, call: Call) => ArrayShape | undefined): Does =>
  (run, call) => {
    const items = collect(run, call.args[0] ?? null);
    if (items instanceof Unknown) return unknown(run, name);
    const arrays = items.map((one) => arrayFrom(run, one));
    if (!arrays.every((one) => one instanceof NdArray)) return unknown(run, name);
    const shape = does(arrays.map((one) => one.shape), run, call.rest());
    if (!shape) throw run.error('ValueError', `all the input array dimensions except for the concatenation axis must match exactly (np.${name})`);
    return new NdArray(shape, arrays.map((one) => one.dtype).reduce(commonDtype, 'bool'), undefined, arrays.find((one) => one.because)?.because ?? unknown(run, name));
  };

const axisOf = (call: Call, at: number, fallback: number): number => asIndex(call.or(at, 'axis', fallback)) ?? fallback;
const atLeast = (rank: number, shape: ArrayShape): ArrayShape => (shape.length >= rank ? shape : rank === 2 && shape.length === 1 ? [1, ...shape] : [...shape, ...Array.from({ length: rank - shape.length }, () => 1)]);

const functions: Readonly<Record<string, Does>> = {
  array: (run, call) => arrayFrom(run, call.args[0] ?? null, dtypeOf(call.arg(1, 'dtype'))),
  asarray: (run, call) => arrayFrom(run, call.args[0] ?? null, dtypeOf(call.arg(1, 'dtype'))),
  copy: (run, call) => arrayFrom(run, call.args[0] ?? null),
  zeros: filled('zeros', 1), ones: filled('ones', 1), empty: filled('empty', 1), full: filled('full', 2),
  zeros_like: withArray('zeros_like', (_run, array) => array), ones_like: withArray('ones_like', (_run, array) => array), empty_like: withArray('empty_like', (_run, array) => array),
  eye: (run, call) => {
    const n = asIndex(call.args[0]);
    return n === undefined ? unknown(run, 'eye') : new NdArray([n, asIndex(call.or(1, 'M', n)) ?? n], 'float64');
  },
  arange: (run, call) => {
    const [a, b, c] = call.args.map(asNumber);
    if (call.args.length === 0 || [a, b, c].slice(0, call.args.length).includes(undefined)) return unknown(run, 'arange');
    const [start, stop] = b === undefined ? [0, a ?? 0] : [a ?? 0, b];
    return new NdArray([Math.max(0, Math.ceil((stop - start) / (c ?? 1)))], call.args.every((one) => asIndex(one) !== undefined) ? 'int64' : 'float64');
  },
  linspace: (run, call) => {
    const count = asIndex(call.or(2, 'num', 50));
    return count === undefined ? unknown(run, 'linspace') : new NdArray([count], 'float64');
  },
  reshape: withArray('reshape', (run, array, call) => reshapeArray(run, array, shapeFrom(run, call.or(0, 'shape', call.kwargs.get('newshape') ?? null)))),
  expand_dims: withArray('expand_dims', (_run, array, call) => {
    const axis = axisOf(call, 0, 0);
    const shape = [...array.shape];
    shape.splice(axis < 0 ? axis + array.shape.length + 1 : axis, 0, 1);
    return new NdArray(shape, array.dtype, array.data, array.because);
  }),
  squeeze: withArray('squeeze', (run, array, call) => {
    const axes = axesFrom(run, call.or(0, 'axis', null));
    return new NdArray(array.shape.filter((size, i) => (axes ? !axes.includes(i) && !axes.includes(i - array.shape.length) : size !== 1)), array.dtype, array.data, array.because);
  }),
  transpose: withArray('transpose', (run, array, call) => transposed(array, axesFrom(run, call.or(0, 'axes', null)))),
  ravel: withArray('ravel', (run, array) => reshapeArray(run, array, [-1])),
  concatenate: withArrays('concatenate', (shapes, _run, call) => joinedShape(shapes, axisOf(call, 0, 0))),
  stack: withArrays('stack', (shapes, _run, call) => {
    const [first = []] = shapes;
    const axis = axisOf(call, 0, 0);
    const shape = [...first];
    shape.splice(axis < 0 ? axis + first.length + 1 : axis, 0, shapes.length);
    return shapes.every((other) => broadcastShapes(other, first)?.length === first.length) ? shape : undefined;
  }),
  vstack: withArrays('vstack', (shapes) => joinedShape(shapes.map((shape) => atLeast(2, shape)), 0)),
  hstack: withArrays('hstack', (shapes) => joinedShape(shapes, shapes[0]?.length === 1 ? 0 : 1)),
  dstack: withArrays('dstack', (shapes) => joinedShape(shapes.map((shape) => atLeast(3, shape)), 2)),
  repeat: withArray('repeat', (run, array, call) => {
    const [times, axis] = [asIndex(call.or(0, 'repeats', null)), asIndex(call.or(1, 'axis', null))];
    if (times === undefined || axis === undefined) return unknown(run, 'repeat');
    return new NdArray(array.shape.map((size, i) => (i === axis || i === axis + array.shape.length ? (size === null ? null : size * times) : size)), array.dtype, undefined, array.because);
  }),
  shape: withArray('shape', (_run, array) => new Tuple(array.shape)),
  ndim: withArray('ndim', (_run, array) => array.shape.length),
  ceil: elementwise('ceil', Math.ceil), floor: elementwise('floor', Math.floor), round: elementwise('round', undefined, (given) => given), sqrt: elementwise('sqrt', Math.sqrt), exp: elementwise('exp', Math.exp),
  log: elementwise('log', Math.log), log2: elementwise('log2', Math.log2), log10: elementwise('log10', Math.log10), sin: elementwise('sin', Math.sin), cos: elementwise('cos', Math.cos), tanh: elementwise('tanh', Math.tanh),
  abs: elementwise('abs', Math.abs, (given) => given), absolute: elementwise('absolute', Math.abs, (given) => given), square: elementwise('square', (x) => x * x, (given) => given), clip: elementwise('clip', undefined, (given) => given),
};

/** Reductions as functions; over the numbers of the script itself they are computed: `np.prod(shape)`. */
const reduction = (name: string): Does => (run, call) => {
  const array = arrayFrom(run, call.args[0] ?? null);
  if (!(array instanceof NdArray)) return unknown(run, name);
  const { data } = array;
  if (data && data.length > 0 && call.args.length === 1 && call.kwargs.size === 0) {
    const numbers = data.map(Number);
    const whole = array.dtype.startsWith('int');
    const answer = exactly[name]?.(numbers);
    if (answer !== undefined) return whole && Number.isSafeInteger(answer) && name !== 'mean' ? answer : new PyFloat(answer);
  }
  return reduceArray(run, array, call.rest(), reductions[name] ?? ((dtype) => dtype));
};

const exactly: Readonly<Record<string, (numbers: readonly number[]) => number>> = {
  prod: (numbers) => numbers.reduce((a, b) => a * b, 1),
  sum: (numbers) => numbers.reduce((a, b) => a + b, 0),
  max: (numbers) => Math.max(...numbers),
  min: (numbers) => Math.min(...numbers),
  mean: (numbers) => numbers.reduce((a, b) => a + b, 0) / numbers.length,
  argmax: (numbers) => numbers.indexOf(Math.max(...numbers)),
  argmin: (numbers) => numbers.indexOf(Math.min(...numbers)),
};

const random: Readonly<Record<string, Does>> = {
  rand: byArguments('rand'), randn: byArguments('randn'),
  random: drawn('random', 0), random_sample: drawn('random_sample', 0), normal: drawn('normal', 2), uniform: drawn('uniform', 2), standard_normal: drawn('standard_normal', 0),
  randint: drawn('randint', 2, 'int64'), integers: drawn('integers', 2, 'int64'), choice: drawn('choice', 1, 'int64'),
  seed: () => null, shuffle: () => null,
  permutation: (run, call) => (asIndex(call.args[0]) === undefined ? (call.args[0] instanceof NdArray ? call.args[0] : unknown(run, 'random.permutation')) : new NdArray([asIndex(call.args[0]) ?? null], 'int64')),
};

/** Names that are no functions. */
const constants: Readonly<Record<string, Value>> = { newaxis: null, pi: new PyFloat(Math.PI), e: new PyFloat(Math.E), inf: new PyFloat(Infinity), nan: new PyFloat(NaN), __version__: '2.4.6' };

const native = (path: string, does: Does): Native => new Native(path, does);

/** `np.float32`: names a dtype, and makes a number of it. */
const dtypeClass = (name: string): PyClass => new PyClass(name, { module: 'numpy', make: (run, _cls, call) => arrayFrom(run, call.args[0] ?? 0, name) });

const table = (path: string, all: Readonly<Record<string, Does>>): Module =>
  new Module(path, (name) => (Object.hasOwn(all, name) && all[name] ? native(`${path}.${name}`, all[name]) : new Unknown(`comes from \`${path}.${name}\``, undefined, `${path}.${name}`)), () => Object.keys(all));

/** `numpy`. */
export function numpyModule(): Module {
  const made: Module = new Module(
    'numpy',
    (name) => {
      if (Object.hasOwn(constants, name)) return constants[name];
      if (name === 'random') return table('numpy.random', { ...random, default_rng: () => table('numpy.random', random) });
      if (name === 'ndarray') return new PyClass('ndarray', { module: 'numpy' });
      if (Object.hasOwn(functions, name) && functions[name]) return native(`numpy.${name}`, functions[name]);
      if (Object.hasOwn(reductions, name)) return native(`numpy.${name}`, reduction(name));
      if (dtypeOf(name) !== undefined) return dtypeClass(name);
      return new Unknown(`comes from \`numpy.${name}\``, undefined, `numpy.${name}`);
    },
    () => [...Object.keys(functions), ...Object.keys(reductions)],
  );
  return made;
}

