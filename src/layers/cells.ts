// Recurrent cells: one step of SimpleRNN, GRU and LSTM, from an input and the state before to the state after.
// Source of the rules: keras/src/layers/rnn/simple_rnn.py, gru.py and lstm.py, Keras 3.15.1. Keras finds the shape of a
// cell's output by running it, so what cannot be multiplied or added is refused here too.

import { formula, type Size } from '../formula/index.ts';
import { broadcast, isFloating, shape, shapeText, type Pattern, type Shape } from '../shape/index.ts';
import { cellCount, cellWeights, forgetting, gatedOpening, implementation, limits, losses, openForget, opening, penalties, resetting, starts, stepCost, terms, type Gates } from './cell-parts.ts';
import { defineLayer, type CallPart, type Choosing, type InputSpec, type Nesting, type Recipe, type Rule, type Trouble } from './define.ts';
import { tensor } from './example.ts';
import { tensorOf, type Inner } from './inner.ts';
import { seed } from './seed.ts';

/** The states of a call: a list of them, or one tensor. */
interface States {
  readonly list: boolean;
  readonly all: readonly InputSpec[];
}

function statesOf(part: CallPart | undefined): States | undefined {
  const one = tensorOf(part);
  if (one) return { list: false, all: [one] };
  return Array.isArray(part) ? { list: true, all: (part as readonly CallPart[]).flatMap((item) => tensorOf(item) ?? []) } : undefined;
}

const sizesOf = (count: number) => (inner: Inner) => {
  const units = inner.settings['units'] as Size;
  return { states: Array.from({ length: count }, () => units), single: count === 1, output: units };
};

/** The state that is multiplied by weights has to be as wide as the cell. */
const width: Rule = { holds: formula`hidden == units`, because: 'The state must hold as many numbers as the cell has units.' };

const disagree = (shapes: readonly InputSpec[], hint: string): Trouble => ({ trouble: 'states-disagree', data: { shapes: shapes.map((one) => shapeText(one.shape)).join(' and ') || 'none', hint } });

/** One step: input and states are put together, the last axis becomes `units`. */
function step({ settings, policy, call, building }: Choosing, gates: Gates, bias: Pattern): Recipe | Trouble {
  const biases = settings['use_bias'] === 0 ? 0 : gates === 3 && settings['reset_after'] === 1 ? 2 : 1;
  const common = { reads: shape`*rest, input`, weights: cellWeights(gates, bias), textbook: cellCount(gates, biases), macs: stepCost(gates) };
  if (building) return { ...common, gives: shape`*rest, units` };
  const input = tensorOf(call['inputs']);
  const states = statesOf(call['states']);
  if (!input?.shape || !states) return { trouble: 'input-count', data: { expected: 'an input and states as', found: 1 }, raises: 'TypeError' };
  const found = statesUsed(states, gates);
  const hidden = found[0]?.shape;
  const carry = gates === 4 ? found[1] : undefined;
  if (!hidden || hidden.length === 0 || (gates === 4 && !carry?.shape)) return { ...disagree(found, `It remembers ${gates === 4 ? 'two states' : 'one state'}.`), raises: 'IndexError' };
  // What is only multiplied by the gates has to be of their kind already.
  const mixed = gates === 1 ? undefined : (carry ?? found[0]);
  if (mixed && !isFloating(mixed.dtype)) return { trouble: 'input-dtype', data: { dtype: mixed.dtype }, raises: 'TypeError' };
  const whole = gates === 1 ? [drawn(settings['dropout'], input), drawn(settings['recurrent_dropout'], found[0])].find((one) => one !== undefined) : undefined;
  if (whole) return { trouble: 'input-dtype', data: { dtype: whole.dtype } };
  // In one go the gates are cut out of a matrix; gate by gate there is none.
  const fused = settings['implementation'] !== 1 && settings['recurrent_dropout'] === 0;
  const lead = (gates === 4 && fused ? addedAsBias : together)(input.shape.slice(0, -1), hidden.slice(0, -1));
  const units = settings['units'] as Size;
  const full = lead && together([...lead, units], carry?.shape ?? (gates === 3 ? hidden : []));
  if (!lead || !full) return disagree([input, ...found], 'Their axes must fit together.');
  const flat = gates === 4 ? lead.length === 1 : hidden.length === 2;
  if (gates > 1 && fused && !flat) return disagree([input, ...found], 'One step has a batch and features, and no further axes.');
  const single: Nesting = gates === 4 ? [1, 2] : states.list ? [1] : 1;
  const out = shape`*lead, wide`;
  return {
    ...common,
    scope: { hidden: hidden.at(-1) ?? null, lead: full.slice(0, -1), wide: full.at(-1) ?? null },
    // Keras only sees it where a matrix is multiplied, or nothing is left open.
    rules: hidden.length < 3 || !hidden.includes(null) ? [width] : [],
    gives: gates === 4 ? [out, out, out] : [out, out],
    nesting: { tuple: [0, single] },
    dtype: policy.compute,
  };
}

/** Two shapes put together; beside None, TensorFlow takes a size of 0 for None too. */
function together(a: Shape, b: Shape): Shape | undefined {
  const all = broadcast(a, b);
  const open = (at: number): boolean => [a, b].some((one) => one[at + one.length] === null);
  return all?.map((size, i) => (size === 0 && open(i - all.length) ? null : size));
}

/** The same by `ops.add`: what has no axis longer than 1 before its last one is added as a bias, and its axes are squeezed away; those of size 0 cannot be. */
function addedAsBias(a: Shape, b: Shape): Shape | undefined {
  const asBias = a.length > 0 && b.every((size) => size === 0 || size === 1);
  if (!asBias) return together(a, b);
  return b.includes(0) ? undefined : a;
}

/** A tensor of whole numbers of which a part would be dropped; that cannot be scaled. */
const drawn = (part: unknown, whole: InputSpec | undefined): InputSpec | undefined => (whole && !isFloating(whole.dtype) && typeof part === 'number' && part > 0 && part < 1 ? whole : undefined);

/** LSTM takes two states apart; of a single tensor these are its first two rows. */
function statesUsed({ list, all }: States, gates: Gates): readonly InputSpec[] {
  if (gates !== 4) return all.slice(0, 1);
  return list ? all.slice(0, 2) : all.flatMap((one) => (one.shape?.[0] === 0 || one.shape?.[0] === 1 ? [rowOf(one)] : [rowOf(one), rowOf(one)]));
}

const rowOf = ({ shape: sizes, dtype }: InputSpec): InputSpec => ({ shape: sizes && sizes.length > 0 ? sizes.slice(1) : undefined, dtype });

/** One step of SimpleRNN: `(batch, input)` and a state `(batch, units)` to the same state again. */
export const simpleRnnCell = defineLayer({
  name: 'SimpleRNNCell',
  family: 'recurrent',
  about: 'One step through a sequence: a mix of the input and the state before is the new state.',
  example: { call: [tensor([null, 32]), tensor([null, 64])] },
  settings: { ...opening, ...starts, ...penalties, ...limits, ...losses, seed },
  first: 'sequence',
  call: ['states', 'training'],
  terms,
  cell: sizesOf(1),
  choose: (at: Choosing) => step(at, 1, shape`units`),
});

/** One step of GRU. */
export const gruCell = defineLayer({
  name: 'GRUCell',
  family: 'recurrent',
  about: 'One step through a sequence: two gates decide how much of the state before is kept.',
  example: { call: [tensor([null, 32]), tensor([null, 64])] },
  settings: { ...gatedOpening, ...starts, ...penalties, ...limits, ...losses, ...resetting, seed, ...implementation },
  call: ['states', 'training'],
  terms,
  cell: sizesOf(1),
  choose: (at: Choosing) => step(at, 3, at.settings['reset_after'] === 1 ? shape`2, 3 * units` : shape`3 * units`),
});

/** One step of LSTM: it remembers two states, what it gives and what it keeps. */
export const lstmCell = defineLayer({
  name: 'LSTMCell',
  family: 'recurrent',
  about: 'One step through a sequence: gates decide what is forgotten, what is kept and what comes out.',
  example: { call: [tensor([null, 32]), [tensor([null, 64]), tensor([null, 64])]] },
  settings: { ...gatedOpening, ...starts, ...forgetting, ...penalties, ...limits, ...losses, seed, ...implementation },
  call: ['states', 'training'],
  terms,
  cell: sizesOf(2),
  check: openForget,
  choose: (at: Choosing) => step(at, 4, shape`4 * units`),
});
