// Operations in scripts: names, shapes and dtypes as real Keras 3.15.1 gives them, and what it refuses.

import { describe, expect, test } from 'vitest';
import { readPython, type ReadScript } from '../index.ts';

const BEGIN = 'import keras\nfrom keras import ops\nx = keras.Input((4, 6))\n';
const read = (text: string, mode: 'run' | 'read' = 'run'): ReadScript => readPython(BEGIN + text, { mode });

describe('operators and operations', () => {
  test.each([
    ['x + 1', '(None, 4, 6) float32'],
    ['3 - x', '(None, 4, 6) float32'],
    ['x > 0', '(None, 4, 6) bool'],
    ['~(x > 0)', '(None, 4, 6) bool'],
    ['abs(-x) ** 2 // 3 % 2', '(None, 4, 6) float32'],
    ['x @ ops.transpose(x, (0, 2, 1))', '(None, 4, 4) float32'],
    ['x[:, 0]', '(None, 6) float32'],
    ['x[..., None, ::2]', '(None, 4, 1, 3) float32'],
    ['round(x, 2)', '(None, 4, 6) float32'],
    ['ops.mean(x, axis=[1, 2])', '(None,) float32'],
    ['ops.argmax(x, axis=-1)', '(None, 4) int32'],
    ['ops.split(x, 2, axis=1)[1]', '(None, 2, 6) float32'],
    ['x + ops.arange(6)', '(None, 4, 6) float32'],
    ['ops.reshape(x, (-1, x.shape[1] * 3))', '(None, 12) float32'],
    ['keras.activations.relu(x, max_value=6)', '(None, 4, 6) float32'],
  ])('%s', (text, printed) => {
    expect(read(`y = ${text}\nprint(y.shape, y.dtype)`).output.trimEnd()).toBe(printed);
  });

  test('numpy numbers keep their dtype', () => expect(read('import numpy as np\nprint((x * np.float64(2)).dtype, (x * np.ones(6)).dtype)').output.trimEnd()).toBe('float64 float64'));
});

describe('what Keras refuses', () => {
  test.each([
    ['x[0:2]', 'ValueError'],
    ['x[:, 4]', 'ValueError'],
    ['ops.reshape(x, (5, 5))\nops.add(x, ops.zeros((5,)))', 'ValueError'],
    ['ops.mean(x, axis=3)', 'ValueError'],
    ['ops.mean(x, axes=1)', 'TypeError'],
    ['keras.activations.mish(x)', 'ValueError'],
  ])('%s', (text, exception) => expect(read(text).stopped?.exception).toBe(exception));

  test('a function of TensorFlow, and reading goes on with what stands for it', () => {
    const script = read('import tensorflow as tf\ny = tf.concat([tf.reduce_mean(x, axis=1), x[:, 0]], -1)\nprint(y.shape)', 'read');
    expect(script.issues.map((issue) => issue.code)).toEqual(['tensorflow-on-symbolic', 'tensorflow-on-symbolic']);
    expect(script.output.trimEnd()).toBe('(None, 12)');
    expect(read('import tensorflow as tf\ntf.nn.relu(x)').stopped?.exception).toBe('ValueError');
  });
});
