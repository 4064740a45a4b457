import { expect, test } from 'vitest';
import { Functional, Session, type Layer, type Tensor } from '../../src/model/index.ts';
import { networkOf } from './network.ts';
import { portsOf } from './ports.ts';

const labels = (layer: Layer | undefined): readonly string[] => (layer ? portsOf(layer).ports.map(({ label }) => label) : []);

test('inputs that have a part of their own are named', () => {
  const session = new Session();
  const [a, b] = [session.input({ shape: [5, 8] }), session.input({ shape: [7, 8] })];
  const attention = session.layer('MultiHeadAttention', { num_heads: 2, key_dim: 4 });
  attention.call([a, b], { key: b });
  expect(labels(attention)).toEqual(['query', 'value', 'key']);
  const dot = session.layer('Attention');
  dot.call([[a, b]]);
  expect([labels(dot), portsOf(dot).isNamed]).toEqual([['query', 'value'], true]);
  const states = session.layer('LSTM', { units: 4 });
  const [h, c] = [session.input({ shape: [4] }), session.input({ shape: [4] })];
  states.call([a], { initial_state: [h, c] });
  expect(labels(states)).toEqual(['sequences', 'state 1', 'state 2']);
  const add = session.layer('Add');
  add.call([[a, a]]);
  expect([labels(add), portsOf(add).isNamed]).toEqual([['input 1', 'input 2'], false]);
  const plain = session.layer('GRU', { units: 4 });
  plain.call([a]);
  expect([labels(plain), portsOf(plain).isNamed]).toEqual([[''], false]);
});

test('a line ends at the input that it is', () => {
  const session = new Session();
  const input = session.input({ shape: [8, 16] });
  const outputs = session.layer('MultiHeadAttention', { num_heads: 2, key_dim: 4 }).call([input, input]).output as Tensor;
  expect(networkOf(new Functional(session, { inputs: input, outputs })).edges.map(({ label, port }) => [label, port])).toEqual([['8 × 16', 0], ['8 × 16', 1]]);
});
