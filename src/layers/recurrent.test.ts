// Recurrent layers and cells: cases whose numbers come from the recording of Keras 3.15.1.

import { describe, expect, test } from 'vitest';
import { evaluateOne } from '../formula/index.ts';
import { mend, Sequential, Session, Tensor, type Layer, type Structure } from '../model/index.ts';
import { Tuple, type Given, type Raw } from './raw.ts';

const input = (session: Session, ...sizes: readonly (number | null)[]): Tensor => session.input({ batch_shape: Tuple.from<Raw>(sizes) });
const shapes = (output: Structure): unknown => (output instanceof Tensor ? output.shape : (output as readonly Structure[]).map(shapes));
const weights = (layer: Layer): readonly string[] => [...layer.weightPaths()].map(([weight, path]) => `${path} ${weight.shape.join('x')}`);

function applied(name: string, given: Given, ...sizes: readonly (number | null)[]): { readonly layer: Layer; readonly output: Structure } {
  const session = new Session();
  const layer = session.layer(name, given);
  return { layer, output: layer.call([input(session, ...sizes)]).output };
}

/** The count as textbooks write it, with the numbers in. */
function counted({ nodes }: Layer): readonly [string | undefined, unknown] {
  const inferred = nodes[0]?.inferred;
  const textbook = inferred?.recipe?.textbook;
  return [textbook?.text, textbook && inferred && evaluateOne(textbook, inferred.scope)];
}

describe('LSTM', () => {
  test('gives its last step, from weights that lie in its cell', () => {
    const { layer, output } = applied('LSTM', { units: 4 }, null, 5, 3);
    expect(layer.issues).toEqual([]);
    expect(shapes(output)).toEqual([null, 4]);
    expect(weights(layer)).toEqual(['lstm_cell/kernel 3x16', 'lstm_cell/recurrent_kernel 4x16', 'lstm_cell/bias 16']);
    expect(layer.params).toBe(128);
    expect(counted(layer)).toEqual(['4 * ((input + units + 1) * units)', 128]);
  });

  test('gives every step and both states as a tuple', () => {
    const { output } = applied('LSTM', { units: 4, return_sequences: true, return_state: true }, null, null, 3);
    expect(output).toBeInstanceOf(Tuple);
    expect(shapes(output)).toEqual([[null, null, 4], [null, 4], [null, 4]]);
  });

  test('a named size goes through', () => {
    const session = new Session();
    const x = session.input({ batch_shape: [null, { kind: 'size', size: { kind: 'name', name: 'T' } }, 3] });
    const output = session.layer('LSTM', { units: 4, return_sequences: true }).call([x]).node.outputs[0];
    expect(output?.shape).toEqual([null, { kind: 'name', name: 'T' }, 4]);
  });

  test('a stateful one needs to know the batch', () => {
    expect(applied('LSTM', { units: 4, stateful: true }, null, 5, 3).layer.issues).toMatchObject([{ code: 'stateful-batch', raises: 'ValueError' }]);
    expect(applied('LSTM', { units: 4, stateful: true }, 2, 5, 3).layer.issues).toEqual([]);
  });

  test('two in a row without return_sequences are mended by it', () => {
    const session = new Session();
    const model = new Sequential(session, [session.layer('InputLayer', { shape: [5, 3] }), session.layer('LSTM', { units: 4 }), session.layer('LSTM', { units: 4 })]);
    const issue = mend(model).find(({ code }) => code === 'input-rank');
    expect(issue?.fixes?.[0]).toMatchObject({ text: 'return_sequences=True in lstm', tried: true, edit: { layer: 'lstm', setting: 'return_sequences', value: true } });
  });

  test('a later input with other features passes, and is told', () => {
    const session = new Session();
    const layer = session.layer('LSTM', { units: 4 });
    layer.call([input(session, null, 5, 3)]);
    expect(shapes(layer.call([input(session, null, 5, 4)]).output)).toEqual([null, 4]);
    expect(layer.issues).toMatchObject([{ code: 'input-changed', severity: 'warning' }]);
  });
});

test('GRU keeps a second bias where it resets after the weights', () => {
  const after = applied('GRU', { units: 4 }, null, 5, 3).layer;
  expect(weights(after)).toEqual(['gru_cell/kernel 3x12', 'gru_cell/recurrent_kernel 4x12', 'gru_cell/bias 2x12']);
  expect(counted(after)).toEqual(['3 * ((input + units + 2) * units)', 108]);
  const before = applied('GRU', { units: 4, reset_after: false }, null, 5, 3).layer;
  expect(weights(before)).toEqual(['gru_cell/kernel 3x12', 'gru_cell/recurrent_kernel 4x12', 'gru_cell/bias 12']);
  expect(counted(before)).toEqual(['3 * ((input + units + 1) * units)', 96]);
});

describe('cells', () => {
  test('LSTMCell gives what comes out and a list of its two states', () => {
    const session = new Session();
    const [x, h, c] = [input(session, null, 3), input(session, null, 4), input(session, null, 4)];
    const { output } = session.layer('LSTMCell', { units: 4 }).call([x, [h, c]]);
    expect(output).toBeInstanceOf(Tuple);
    expect(shapes(output)).toEqual([[null, 4], [[null, 4], [null, 4]]]);
  });

  test('a state of another width is refused', () => {
    const session = new Session();
    const layer = session.layer('SimpleRNNCell', { units: 4 });
    layer.call([input(session, null, 3), [input(session, null, 5)]]);
    expect(layer.issues).toMatchObject([{ severity: 'error' }]);
  });
});

test('ConvLSTM2D convolves in four gates, channels first', () => {
  const { layer, output } = applied('ConvLSTM2D', { filters: 2, kernel_size: 3 }, null, 4, 8, 8, 3);
  expect(shapes(output)).toEqual([null, 6, 6, 2]);
  expect(weights(layer)).toEqual(['conv_lstm_cell/kernel 3x3x3x8', 'conv_lstm_cell/recurrent_kernel 3x3x2x8', 'conv_lstm_cell/bias 8']);
  const first = applied('ConvLSTM1D', { filters: 2, kernel_size: 1, strides: 2, padding: 'same', data_format: 'channels_first', return_sequences: true, return_state: true }, null, null, 1, 6);
  expect(shapes(first.output)).toEqual([[null, null, 2, 3], [null, 2, 3], [null, 2, 3]]);
});
