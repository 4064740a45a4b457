// Functions of `keras.ops` that make tensors of sizes and numbers.
// Source of the rules: keras/src/ops/numpy.py and keras/src/backend/tensorflow/numpy.py, Keras 3.15.1.

import { underNames } from '../tensorflow/backend.ts';
import { fromSize } from '../tensorflow/creation.ts';
import type { Written } from '../tensorflow/define.ts';
import { arrayIn } from '../tensorflow/tensor.ts';

const filled: Written = ['shape dtype', (at) => at.give(at.sizes('shape'), at.dtype() ?? 'float32')];

const diagonal: Written = ['N M k dtype', (at) => at.give([fromSize(at, 'N'), fromSize(at, at.get('M') === null ? 'N' : 'M')], at.dtype() ?? 'float32')];

const window: Written = ['x beta', (at) => at.give([fromSize(at, 'x')], 'float32')];

/** A function by its name in `keras.ops`, with its parameters as Keras calls them. */
export function opsCreation(name: string): Written | undefined {
  if (name === 'zeros' || name === 'ones' || name === 'empty') return filled;
  if (name === 'full') return ['shape fill_value dtype', filled[1]];
  if (name === 'eye' || name === 'tri') return diagonal;
  if (name === 'identity') return ['n dtype', (at) => at.give([fromSize(at, 'n'), fromSize(at, 'n')], at.dtype() ?? 'float32')];
  if (name === 'arange') return underNames('range', 'start stop step dtype');
  if (name === 'linspace') return ['start stop num endpoint retstep dtype axis', (at) => (['start', 'stop'].some((one) => (arrayIn(at.get(one))?.shape.length ?? 0) > 0) ? at.lose('runs between more than two numbers') : at.give([at.get('num') === null ? 50 : fromSize(at, 'num')], at.dtype() ?? 'float32'))];
  if (name === 'convert_to_tensor') return underNames('convert_to_tensor', 'x dtype');
  return WINDOWS.has(name) ? window : undefined;
}

const WINDOWS = new Set('bartlett blackman hamming hanning kaiser'.split(' '));
