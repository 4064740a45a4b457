// `self.add_weight(...)`: a weight that a class of the script's own makes.
// Source: `Layer.add_weight` in keras/src/layers/layer.py, Keras 3.15.1.

import { unknown, type Size } from '../../../formula/index.ts';
import { findLayer, type Raw } from '../../../layers/index.ts';
import { Weight, type Layer } from '../../../model/index.ts';
import { isFloating, standardDType } from '../../../shape/index.ts';
import type { Run } from '../../run/run.ts';
import { dtypeName } from '../../library/numpy/dtype.ts';
import { formulaSizes, sizesIn, toTensor } from '../../tensorflow/tensor.ts';
import { asIndex, Call, Instance, typeName, Unknown, type Value } from '../../values/index.ts';
import { rawOf } from '../convert.ts';
import type { KerasState } from '../state.ts';
import { wrapWeight } from '../weight-class.ts';
import { trackerOf } from './tracker.ts';

const KEYWORDS = new Set('shape initializer dtype trainable autocast regularizer constraint aggregation overwrite_with_gradient name'.split(' '));

/** The sizes of a weight, as Keras reads a shape: a tuple or list of whole numbers. */
function shapeOfWeight(run: Run, value: Value): readonly Size[] {
  if (value === null) return [];
  if (value instanceof Unknown) return [unknown(value.because)];
  const words = (): string => (typeof value === 'number' ? String(value) : typeName(value));
  const sizes = asIndex(value) === undefined ? sizesIn(value) : undefined;
  if (sizes instanceof Unknown) return [unknown(sizes.because)];
  if (!sizes) throw run.error('ValueError', `Cannot convert '${words()}' to a shape.`);
  if (sizes.includes(null)) throw run.error('ValueError', `Shapes used to initialize variables must be fully-defined (no \`None\` dimensions). Received: shape=(${sizes.map((size) => (size instanceof Unknown ? '?' : (size ?? 'None'))).join(', ')}).`);
  const odd = sizes.find((size) => typeof size === 'number' && size < 0);
  if (odd !== undefined) throw run.error('ValueError', `Cannot convert '(${sizes.map((size) => (size instanceof Unknown ? '?' : String(size))).join(', ')})' to a shape. Negative dimensions are not allowed.`);
  return sizes.map((size) => (size instanceof Unknown ? unknown(size.because) : size));
}

/** Refuses a start that Keras does not know, or that cannot make such a weight. */
function checkStart(run: Run, given: Raw): void {
  const setting = findLayer('Dense')?.settings['kernel_initializer'];
  const read = setting?.read(given);
  if (typeof given === 'string' && read && 'expected' in read) throw run.error('ValueError', `Could not interpret initializer identifier: ${given}`);
}

/** `keras.Variable(initializer, shape=...)`: a weight that belongs to the layer whose attribute it becomes. */
export function makeVariable(state: KerasState, run: Run, call: Call): Value {
  const start = call.or(0, 'initializer', null);
  const given = call.or(1, 'shape', null);
  const array = given === null ? toTensor(run, start) : undefined;
  if (array instanceof Unknown) return array;
  const told = call.or(2, 'dtype', null);
  const dtype = standardDType(told === null ? (array?.dtype ?? 'float32') : (dtypeName(told) ?? 'float32'));
  if (dtype === undefined) throw run.error('ValueError', 'Invalid dtype');
  const shape = array ? formulaSizes(array) : shapeOfWeight(run, given);
  const learned = call.or(3, 'trainable', true) !== false;
  const name = call.kwargs.get('name');
  return wrapWeight(state, new Weight({ name: typeof name === 'string' ? name : state.session.autoName('variable'), shape, dtype, trainable: learned, learned, inner: false, late: false, about: 'a variable of the script' }));
}

/** Adds a weight to a layer of the script. */
export function addWeight(state: KerasState, run: Run, self: Instance, layer: Layer, call: Call): Value {
  const { args, kwargs } = call;
  for (const name of kwargs.keys()) if (!KEYWORDS.has(name)) throw run.error('TypeError', `Layer.add_weight() got an unexpected keyword argument '${name}'`);
  if (args.length > 3) throw run.error('TypeError', `add_weight() takes at most 3 positional arguments but ${args.length} were given.`);
  const [first] = args;
  if (typeof first === 'string') throw run.error('ValueError', `\`name\` must be passed as a keyword argument. Received: add_weight('${first}', ...). Use: add_weight(shape=..., name='${first}').`);
  for (const [i, name] of ['shape', 'initializer', 'dtype'].entries()) if (i < args.length && (kwargs.get(name) ?? null) !== null) throw run.error('ValueError', `\`${name}\` was passed both positionally and as a keyword argument.`);
  const shape = shapeOfWeight(run, call.or(0, 'shape', null));
  checkStart(run, rawOf(call.or(1, 'initializer', null)));
  const told = call.or(2, 'dtype', null);
  const spelt = told === null ? layer.policy.variable : (dtypeName(told) ?? layer.policy.variable);
  const dtype = standardDType(spelt);
  if (dtype === undefined) throw run.error('ValueError', `Invalid dtype: ${spelt}`);
  const trainable = kwargs.get('trainable') ?? true;
  const learned = trainable !== false && trainable !== null && trainable !== 0;
  const given = kwargs.get('name');
  const weight = new Weight({ name: typeof given === 'string' ? given : state.session.autoName('variable'), shape, dtype, trainable: learned && layer.trainable, learned, inner: false, late: false, about: isFloating(dtype) ? 'a weight of a class of the script' : 'numbers of a class of the script' });
  trackerOf(self).weight(run, weight);
  return wrapWeight(state, weight);
}

