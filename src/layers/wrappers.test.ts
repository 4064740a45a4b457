// Layers that hold others: cases whose numbers come from the recording of Keras 3.15.1.

import { describe, expect, test } from 'vitest';
import { Functional, Session, Tensor, withChanges, type Layer, type Structure } from '../model/index.ts';
import { Tuple, type Given, type Raw } from './raw.ts';

const input = (session: Session, ...sizes: readonly (number | null)[]): Tensor => session.input({ batch_shape: Tuple.from<Raw>(sizes) });
const shapes = (output: Structure): unknown => (output instanceof Tensor ? output.shape : (output as readonly Structure[]).map(shapes));
const paths = (layer: Layer): readonly string[] => [...layer.weightPaths().values()];
const held = (layer: Layer): Raw => ({ kind: 'object', path: layer.className, args: layer.given, instance: layer });
const described = (path: string, args: Given): Raw => ({ kind: 'object', path, args });

describe('RNN', () => {
  test('several cells are one above the other, in a stack that takes a name', () => {
    const session = new Session();
    const cells = [session.layer('LSTMCell', { units: 3 }), session.layer('SimpleRNNCell', { units: 2 }), session.layer('GRUCell', { units: 6, reset_after: false })];
    const layer = session.layer('RNN', { cell: cells.map(held), return_sequences: true, return_state: true });
    const { output } = layer.call([input(session, null, 5, 3)]);
    expect(layer.issues).toEqual([]);
    expect(shapes(output)).toEqual([[null, 5, 6], [[null, 3], [null, 3]], [null, 2], [null, 6]]);
    expect(paths(layer).map((path) => path.split('/').slice(0, 2).join('/')).filter((_, i) => i % 3 === 0)).toEqual(['stacked_rnn_cells/lstm_cell', 'stacked_rnn_cells/simple_rnn_cell', 'stacked_rnn_cells/gru_cell']);
    expect(layer.params).toBe(84 + 12 + 162);
  });

  test('a layer that remembers nothing is no cell', () => {
    expect(new Session().layer('RNN', { cell: described('Dense', { units: 3 }) }).issues).toMatchObject([{ code: 'not-a-cell' }]);
  });
});

describe('Bidirectional', () => {
  test('makes both directions from the layer it is given', () => {
    const session = new Session();
    const layer = session.layer('Bidirectional', { layer: held(session.layer('LSTM', { units: 4 })) });
    expect(shapes(layer.call([input(session, null, 5, 3)]).output)).toEqual([null, 8]);
    expect(layer.name).toBe('bidirectional');
    expect(paths(layer)).toEqual(['forward_lstm/lstm_cell/kernel', 'forward_lstm/lstm_cell/recurrent_kernel', 'forward_lstm/lstm_cell/bias', 'backward_lstm/lstm_cell/kernel', 'backward_lstm/lstm_cell/recurrent_kernel', 'backward_lstm/lstm_cell/bias']);
    expect(layer.params).toBe(256);
  });

  test('gives both ways apart, then the states of both', () => {
    const session = new Session();
    const layer = session.layer('Bidirectional', { layer: described('GRU', { units: 2, return_sequences: true, return_state: true }), merge_mode: null });
    expect(shapes(layer.call([input(session, null, 5, 3)]).output)).toEqual([[null, 5, 2], [null, 5, 2], [null, 2], [null, 2]]);
  });

  test('refuses two layers that go the same way', () => {
    const layer = new Session().layer('Bidirectional', { layer: described('LSTM', { units: 4 }), backward_layer: described('LSTM', { units: 4 }) });
    expect(layer.issues).toMatchObject([{ code: 'layers-disagree', raises: 'ValueError' }]);
  });
});

describe('TimeDistributed', () => {
  test('applies a layer, or a whole model, to every step', () => {
    const session = new Session();
    const conv = session.layer('TimeDistributed', { layer: described('Conv2D', { filters: 3, kernel_size: 3, strides: 2, padding: 'same' }) });
    expect(shapes(conv.call([input(session, 2, null, 7, 8, 2)]).output)).toEqual([2, null, 4, 4, 3]);
    expect(paths(conv)).toEqual(['conv2d/kernel', 'conv2d/bias']);
    const x = input(session, null, 3);
    const inner = new Functional(session, { inputs: x, outputs: session.layer('Dense', { units: 4 }).call([x]).output });
    const layer = session.layer('TimeDistributed', { layer: held(inner) });
    expect(shapes(layer.call([input(session, null, 5, 3)]).output)).toEqual([null, 5, 4]);
    expect(layer.params).toBe(16);
  });

  test('what is wrong inside is told of the layer inside', () => {
    const session = new Session();
    const layer = session.layer('TimeDistributed', { layer: described('Conv1D', { filters: 3, kernel_size: 3 }) });
    layer.call([input(session, null, 4, 2, 2)]);
    expect(layer.issues).toMatchObject([{ code: 'window-too-large', where: { layer: 'conv1d' } }]);
  });

  test('a change to the layer inside is a change to the whole', () => {
    const session = new Session();
    const x = input(session, null, 5, 3);
    const model = new Functional(session, { inputs: x, outputs: session.layer('TimeDistributed', { layer: held(session.layer('Dense', { units: 4 })) }).call([x]).output });
    const changed = withChanges(model, [{ kind: 'set', layer: 'dense', setting: 'units', value: 7 }]);
    expect([model, changed].map((one) => [one.outputs[0]?.shape, one.params])).toEqual([[[null, 5, 4], 16], [[null, 5, 7], 28]]);
  });
});
