import { expect, test } from 'vitest';
import type { Given } from '../../src/layers/index.ts';
import { Session, type Layer } from '../../src/model/index.ts';
import { relaidPicture, weightsPicture } from '../layout/weights-picture.ts';
import { relaid, tensorsOf } from './weights.ts';

function made(className: string, settings: Given, ...shapes: readonly (readonly number[])[]): Layer {
  const session = new Session();
  const layer = session.layer(className, settings);
  layer.call(shapes.map((shape) => session.input({ shape: [...shape] })));
  return layer;
}

const told = (layer: Layer): readonly unknown[] => tensorsOf(layer).map(({ name, rows, columns, sheets, parts }) => [name, rows, columns, sheets, parts.join(' ')]);

// Shapes, and the order of the gates, as Keras 3.15.1 makes them (`lstm.py`, `gru.py`, `multi_head_attention.py`).
test('gates and heads are told apart', () => {
  expect(told(made('LSTM', { units: 16 }, [20, 8]))).toEqual([['lstm_cell/kernel', 8, 64, 1, 'input forget new output'], ['lstm_cell/recurrent_kernel', 16, 64, 1, 'input forget new output'], ['lstm_cell/bias', 1, 64, 1, 'input forget new output']]);
  expect(told(made('GRU', { units: 4 }, [20, 8]))[2]).toEqual(['gru_cell/bias', 2, 12, 1, 'update reset new']);
  expect(told(made('SimpleRNN', { units: 4 }, [20, 8]))[0]).toEqual(['simple_rnn_cell/kernel', 8, 4, 1, '']);
  const attention = told(made('MultiHeadAttention', { num_heads: 3, key_dim: 5 }, [7, 8], [7, 8]));
  expect(attention.slice(0, 2)).toEqual([['query/kernel', 8, 5, 3, ''], ['query/bias', 1, 5, 3, '']]);
  expect(attention.at(-2)).toEqual(['attention_output/kernel', 5, 8, 3, '']);
});

test('every other weight is a sheet, and what is tracked is told', () => {
  expect(told(made('Dense', { units: 10 }, [64]))).toEqual([['kernel', 64, 10, 1, ''], ['bias', 1, 10, 1, '']]);
  expect(told(made('Conv2D', { filters: 5, kernel_size: 3 }, [8, 8, 2]))[0]).toEqual(['kernel', 18, 5, 1, '']);
  expect(tensorsOf(made('BatchNormalization', {}, [8, 8, 32])).map(({ name, shape, isTrainable }) => [name, shape, isTrainable])).toEqual([['gamma', '32', true], ['beta', '32', true], ['moving_mean', '32', false], ['moving_variance', '32', false]]);
  expect(tensorsOf(made('Dense', { units: 10 }, [64]))[0]?.below).toBe('features down, units across');
  expect(tensorsOf(made('Flatten', {}, [4, 4, 2]))).toEqual([]);
});

test.each<[string, Given, readonly (readonly number[])[]]>([
  ['Dense', { units: 4096 }, [[25_088]]],
  ['LSTM', { units: 512 }, [[20, 8]]],
  ['MultiHeadAttention', { num_heads: 64, key_dim: 8 }, [[7, 512], [7, 512]]],
  ['Conv2D', { filters: 1, kernel_size: 1 }, [[8, 8, 1]]],
])('a picture of %s %o is to scale and stays small', (className, settings, shapes) => {
  const tensors = tensorsOf(made(className, settings, ...shapes));
  const { marks, width, height } = weightsPicture(tensors);
  expect([width <= 480, height <= 700]).toEqual([true, true]);
  const boxes = marks.flatMap((mark) => (mark.shape === 'box' ? [mark] : []));
  // Two numbers across are twice as wide as one, but for hairs.
  const [a, b] = [tensors[0], boxes[0]];
  if (!a || !b) throw new Error('nothing is drawn');
  const scale = Math.max(b.width / a.columns, b.height / a.rows);
  expect(b.width > 3 ? Math.abs(b.width - a.columns * scale) : 0).toBeLessThan(0.01 * b.width + (b.height <= 3 ? Infinity : 0));
});

test('what is only laid out anew is drawn row by row', () => {
  expect(relaid(made('Flatten', {}, [4, 4, 64]))).toEqual([[4, 4, 64], [1024]]);
  expect(relaid(made('Reshape', { target_shape: [8, -1] }, [4, 4]))).toEqual([[4, 4], [8, 2]]);
  expect(relaid(made('Flatten', { data_format: 'channels_first' }, [4, 4, 64]))).toBeUndefined();
  expect(relaid(made('Permute', { dims: [2, 1] }, [4, 5]))).toBeUndefined();
  const { marks } = relaidPicture([4, 4, 64], [1024]);
  expect(marks.filter(({ shape }) => shape === 'box').length).toBe(8);
});
