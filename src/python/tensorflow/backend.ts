// The functions of the old `keras.backend`: TensorFlow's under other names and with other standards.
// Source: keras/src/legacy/backend.py, Keras 3.15.1.

import { List, Tuple, type Value } from '../values/index.ts';
import type { Arguments, Written } from './define.ts';
import { writtenOf } from './functions.ts';
import { layoutFunctions } from './layout.ts';
import { operateTensors } from './operators.ts';
import { arrayIn, scriptSizes, type ScriptSize } from './tensor.ts';

/** The same function of TensorFlow, with its parameters named as here. */
function like(name: string, parameters?: string): Written | undefined {
  const written = writtenOf(name);
  return written && [parameters ?? written[0], written[1]];
}

/** A function of TensorFlow whose parameters are called otherwise: `x axis` for `input_tensor axis`. */
export const underNames = (name: string, own: string, standards: Readonly<Record<string, Value>> = {}): Written | undefined => {
  const written = writtenOf(name);
  if (!written) return undefined;
  const theirs = written[0].split(' ');
  return [own, (at) => {
    const names = own.split(' ');
    const call = at.renamed(new Map(names.map((one, i) => [one, theirs[i] ?? one])), new Map(Object.entries(standards).map(([one, value]) => [theirs[names.indexOf(one)] ?? one, value])));
    return written[1](call);
  }];
};

const dot: Written = ['x y', (at) => {
  const [a, b] = [at.tensor('x'), at.tensor('y')];
  const [left, right] = [scriptSizes(a), scriptSizes(b)];
  const [inner, outer] = [left.at(-1), right.at(-2)];
  if (typeof inner === 'number' && typeof outer === 'number' && inner !== outer) at.fail(`Dimensions must be equal, but are ${inner} and ${outer}`);
  return at.give([...left.slice(0, -1), ...right.slice(0, -2), ...right.slice(-1)], a.dtype);
}];

const batchDot: Written = ['x y axes', (at) => {
  const [a, b] = [at.tensor('x'), at.tensor('y')];
  const given = at.get('axes');
  const [left, right] = [scriptSizes(a), scriptSizes(b)];
  const items = given instanceof List || given instanceof Tuple ? given.items : undefined;
  const place = (value: Value | undefined, rank: number, fallback: number): number => {
    const axis = typeof value === 'number' ? value : fallback;
    return axis < 0 ? axis + rank : axis;
  };
  const over = place(items ? items[0] : given, left.length, left.length - 1);
  const under = place(items ? items[1] : given, right.length, right.length === 2 ? right.length - 1 : right.length - 2);
  const made = [...left.filter((_, i) => i !== over), ...right.filter((_, i) => i !== under && i !== 0)];
  return at.give(made.length === 1 ? [...made, 1] : made, a.dtype);
}];

const same = (parameters: string): Written => [parameters, (at) => {
  const tensor = at.tensor(parameters.split(' ')[0] ?? '');
  return at.give(scriptSizes(tensor), tensor.dtype);
}];

const flattened: Written = ['x', (at) => {
  const tensor = at.tensor('x');
  return at.give([product(scriptSizes(tensor))], tensor.dtype);
}];

const batchFlattened: Written = ['x', (at) => {
  const tensor = at.tensor('x');
  const [batch = null, ...rest] = scriptSizes(tensor);
  return at.give([batch, product(rest)], tensor.dtype);
}];

const product = (sizes: readonly ScriptSize[]): ScriptSize => sizes.reduce<ScriptSize>((a, b) => (typeof a === 'number' && typeof b === 'number' ? a * b : typeof a === 'number' ? b : a), 1);

const table = (): Readonly<Record<string, Written | undefined>> => ({
  ...Object.fromEntries('mean sum prod max min std var logsumexp any all'.split(' ').map((name) => [name, underNames(name === 'var' ? 'reduce_variance' : `reduce_${name}`, 'x axis keepdims')])),
  ...Object.fromEntries('abs exp log sqrt square sin cos round sign sigmoid tanh'.split(' ').map((name) => [name, underNames(name, 'x')])),
  ...Object.fromEntries('relu elu softplus softsign hard_sigmoid'.split(' ').map((name) => [name, same('x alpha max_value threshold')])),
  ...Object.fromEntries('maximum minimum equal not_equal greater greater_equal less less_equal'.split(' ').map((name) => [name, underNames(name, 'x y')])),
  pow: underNames('pow', 'x a'), argmax: underNames('argmax', 'x axis', { axis: -1 }), argmin: underNames('argmin', 'x axis', { axis: -1 }),
  dot, batch_dot: batchDot, flatten: flattened, batch_flatten: batchFlattened,
  reshape: underNames('reshape', 'x shape'), expand_dims: underNames('expand_dims', 'x axis', { axis: -1 }), squeeze: underNames('squeeze', 'x axis'), permute_dimensions: underNames('transpose', 'x pattern'), transpose: underNames('transpose', 'x'),
  concatenate: underNames('concat', 'tensors axis', { axis: -1 }), stack: underNames('stack', 'x axis', { axis: 0 }), tile: underNames('tile', 'x n'), repeat_elements: underNames('repeat', 'x rep axis'), reverse: same('x axes'), gather: underNames('gather', 'reference indices'), cast: underNames('cast', 'x dtype'), cumsum: same('x axis'), cumprod: same('x axis'),
  repeat: ['x n', (at) => {
    const [batch = null, size = null] = scriptSizes(at.tensor('x'));
    return at.give([batch, at.needed('n'), size], at.tensor('x').dtype);
  }],
  clip: same('x min_value max_value'), softmax: same('x axis'), l2_normalize: same('x axis'), dropout: same('x level noise_shape seed'), identity: same('x name'), stop_gradient: same('variables'), bias_add: same('x bias data_format'), print_tensor: same('x message'), update: same('x new_x'), binary_crossentropy: same('target output from_logits'),
  categorical_crossentropy: ['target output from_logits axis', (at) => at.give(scriptSizes(at.tensor('output')).slice(0, -1), at.tensor('output').dtype)], sparse_categorical_crossentropy: ['target output from_logits axis', (at) => at.give(scriptSizes(at.tensor('output')).slice(0, -1), at.tensor('output').dtype)],
  zeros: like('zeros', 'shape dtype name'), ones: like('ones', 'shape dtype name'), zeros_like: underNames('zeros_like', 'x dtype'), ones_like: underNames('ones_like', 'x dtype'), eye: like('eye', 'num_rows dtype name'), constant: like('constant', 'value dtype shape name'), variable: like('convert_to_tensor', 'value dtype name'), arange: like('range', 'start limit delta dtype'),
  random_normal: like('random.normal'), random_uniform: like('random.uniform'), truncated_normal: like('random.truncated_normal'), random_binomial: like('random.normal', 'shape p dtype seed'), random_bernoulli: like('random.normal', 'shape p dtype seed'),
  shape: underNames('shape', 'x'), one_hot: underNames('one_hot', 'indices num_classes'), pad: layoutFunctions()['pad'], is_nan: underNames('is_nan', 'x'),
  temporal_padding: ['x padding', (at) => padded(at, 1)], spatial_2d_padding: ['x padding data_format', (at) => padded(at, 2)],
  switch: ['condition then_expression else_expression', (at) => operateTensors(at.run, called(at, 'then_expression'), called(at, 'else_expression'), 'add', undefined)],
  conv1d: like('nn.conv1d', 'input filters strides padding data_format dilations'), conv2d: like('nn.conv2d', 'input filters strides padding data_format dilations'), depthwise_conv2d: like('nn.depthwise_conv2d', 'input filter strides padding data_format dilations'),
  pool2d: ['input ksize strides padding data_format pool_mode', (at) => writtenOf('nn.max_pool2d')?.[1](at) ?? null],
});

const called = (at: Arguments, name: string): Value => {
  const value = at.get(name);
  return arrayIn(value) || typeof value !== 'object' || value === null ? value : at.run.call(value);
};

/** Zeros put before and behind the axes after the batch. */
function padded(at: Arguments, axes: number): Value {
  const tensor = at.tensor('x');
  const widths = at.get('padding');
  const both = (value: Value | undefined): number => {
    const items = value instanceof Tuple || value instanceof List ? value.items : [];
    return items.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0);
  };
  const extra = widths === null ? Array.from({ length: axes }, () => 2) : axes === 1 ? [both(widths)] : (widths instanceof Tuple || widths instanceof List ? widths.items : []).map(both);
  return at.give(scriptSizes(tensor).map((size, i) => (typeof size === 'number' && i > 0 && i <= axes ? size + (extra[i - 1] ?? 0) : size)), tensor.dtype);
}

let all: Readonly<Record<string, Written | undefined>> | undefined;

/** A function of `keras.backend` by its name; undefined for one that is not known. */
export function backendFunction(name: string): Written | undefined {
  all ??= table();
  return Object.hasOwn(all, name) ? all[name] : undefined;
}
