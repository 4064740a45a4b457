// Attention layers: cases whose numbers come from Keras 3.15.1.

import { describe, expect, test } from 'vitest';
import { Session, Tensor, type Layer, type Structure } from '../model/index.ts';
import { Float, Tuple, type Given, type Raw } from './raw.ts';

const input = (session: Session, ...sizes: readonly Raw[]): Tensor => session.input({ batch_shape: Tuple.from<Raw>([null, ...sizes]) });
const shapes = (output: Structure): unknown => (output instanceof Tensor ? output.shape : (output as readonly Structure[]).map(shapes));
const weights = (layer: Layer): readonly string[] => layer.weights.map((weight) => `${weight.name} ${weight.shape.join('x')}`);

function multiHead(given: Given, named: Readonly<Record<string, Raw>> = {}): { readonly layer: Layer; readonly output: Structure } {
  const session = new Session();
  const layer = session.layer('MultiHeadAttention', given);
  const [query, value] = [input(session, 5, 8), input(session, 7, 6)];
  return { layer, output: layer.call([query, value], named).output };
}

describe('MultiHeadAttention', () => {
  test('every head projects query, key and value by weights of its own', () => {
    const { layer, output } = multiHead({ num_heads: 2, key_dim: 3 });
    expect(layer.issues).toEqual([]);
    expect(shapes(output)).toEqual([null, 5, 8]);
    expect(weights(layer)).toEqual(['query/kernel 8x2x3', 'query/bias 2x3', 'key/kernel 6x2x3', 'key/bias 2x3', 'value/kernel 6x2x3', 'value/bias 2x3', 'attention_output/kernel 2x3x8', 'attention_output/bias 8']);
    expect(layer.params).toBe(194);
  });

  test('the scores come second, as a tuple', () => {
    const { output } = multiHead({ num_heads: 2, key_dim: 3, output_shape: 10 }, { return_attention_scores: true });
    expect(output).toBeInstanceOf(Tuple);
    expect(shapes(output)).toEqual([[null, 5, 10], [null, 2, 5, 5]]);
  });

  test('the first call settles the axes that are looked along', () => {
    const { layer } = multiHead({ num_heads: 2, key_dim: 3 });
    expect(layer.config()).toMatchObject({ attention_axes: [1], value_dim: 3 });
  });

  test('axes, values and keys that do not exist or fit are refused', () => {
    expect(multiHead({ num_heads: 2, key_dim: 3, attention_axes: 5 }).layer.issues).toMatchObject([{ code: 'axis-out-of-range', raises: 'IndexError' }]);
    expect(multiHead({ num_heads: 2, key_dim: 3, dropout: new Float(-1) }).layer.issues).toMatchObject([{ code: 'setting-invalid' }]);
    const session = new Session();
    const layer = session.layer('MultiHeadAttention', { num_heads: 2, key_dim: 3 });
    layer.call([input(session, 5, 8), input(session, 7, 6), input(session, 8, 6)]);
    expect(layer.issues).toMatchObject([{ code: 'shapes-disagree' }]);
  });

  test('Softmax and Dropout inside it take automatic names away, once it is built', () => {
    const session = new Session();
    const x = input(session, 5, 8);
    const before = session.layer('Dropout', { rate: 0.5 });
    session.layer('MultiHeadAttention', { num_heads: 2, key_dim: 3 }).call([x, x]);
    expect([before.name, session.layer('Dropout', { rate: 0.5 }).name]).toEqual(['dropout', 'dropout_2']);
  });
});

test('GroupQueryAttention: groups of heads share keys and values', () => {
  const session = new Session();
  const layer = session.layer('GroupQueryAttention', { head_dim: 3, num_query_heads: 4, num_key_value_heads: 2, use_bias: false });
  const x = input(session, 5, 8);
  expect(shapes(layer.call([x, x]).output)).toEqual([null, 5, 8]);
  expect(layer.name).toBe('grouped_query_attention');
  expect(weights(layer)).toEqual(['query/kernel 8x4x3', 'key/kernel 8x2x3', 'value/kernel 8x2x3', 'attention_output/kernel 4x3x8']);
});

test('Attention insists on a list, and gives the features of the value', () => {
  const session = new Session();
  const [query, value] = [input(session, 5, 4), input(session, 7, 6)];
  expect(shapes(session.layer('Attention').call([[query, value]], { return_attention_scores: true }).output)).toEqual([[null, 5, 6], [null, 5, 7]]);
  expect(session.layer('Attention').call([Tuple.from([query, value])]).issues).toMatchObject([{ code: 'input-count' }]);
});
