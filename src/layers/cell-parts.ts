// What recurrent cells and the layers built on them share: settings, weights and the count of textbooks.
// Source of the rules: keras/src/layers/rnn/simple_rnn.py, gru.py and lstm.py, Keras 3.15.1.

import { formula, type Formula } from '../formula/index.ts';
import { shape, type Pattern } from '../shape/index.ts';
import type { Declared, Trouble, Weight } from './define.ts';
import { activation, constraint, initializer, regularizer } from './objects.ts';
import { numberOf, type Raw } from './raw.ts';
import { anything, count, flag, Refused, pythonInt, unsaved, type Read, type Setting } from './setting.ts';

/** How many gates there are, the new state among them. */
export type Gates = 1 | 3 | 4;

/** Which part is dropped; Keras brings it between 0 and 1 by itself. */
const part = (about: string): Setting<number> => ({
  about,
  control: { kind: 'number', minimum: 0, maximum: 1 },
  fallback: 0,
  read: (raw: Raw): Read | Refused => {
    const given = numberOf(raw);
    if (given === undefined) return new Refused('a number between 0 and 1 is expected', 'TypeError');
    // As Python compares: what is no number is not greater than 0.
    const value = given > 0 ? Math.min(1, given) : 0;
    return { value, config: value };
  },
});

/** `units` and what is applied to them. */
export const opening = { units: pythonInt(count('how many numbers the state holds; as many come out')), activation: { ...activation('tanh'), about: 'the function applied to the new state' } };
/** The same for a cell with gates. */
export const gatedOpening = { ...opening, recurrent_activation: { ...activation('sigmoid'), about: 'the function that opens and closes the gates' } };
/** How the weights start out. */
export const starts = {
  use_bias: flag('whether a learned number is added', true),
  kernel_initializer: initializer('weights of the input', 'glorot_uniform'),
  recurrent_initializer: initializer('weights of the state', 'orthogonal'),
  bias_initializer: initializer('bias'),
};
/** Penalties on the weights. */
export const penalties = { kernel_regularizer: regularizer('weights of the input'), recurrent_regularizer: regularizer('weights of the state'), bias_regularizer: regularizer('bias') };
/** What the weights are forced back to. */
export const limits = { kernel_constraint: constraint('weights of the input'), recurrent_constraint: constraint('weights of the state'), bias_constraint: constraint('bias') };
/** What is dropped in training. */
export const losses = { dropout: part('which part of the input is dropped in training'), recurrent_dropout: part('which part of the state is dropped in training') };
/** Whether the gate that forgets starts open. */
export const forgetting = { unit_forget_bias: flag('whether the bias of the forget gate starts at 1', true) };
/** Where the forget gate starts open, the rest of the bias has to start somehow too. */
export const openForget = (settings: Readonly<Record<string, unknown>>): Trouble | undefined =>
  settings['use_bias'] === 1 && settings['unit_forget_bias'] === 1 && settings['bias_initializer'] === null
    ? { trouble: 'setting-disagrees', setting: 'bias_initializer', raises: 'TypeError', data: { because: 'With `unit_forget_bias` the bias needs an initializer.', settings: '`bias_initializer=None`' } }
    : undefined;
/** Whether the reset gate comes after the weights. */
export const resetting = { reset_after: flag('whether the reset gate is applied after the weights of the state; this takes a second bias', true) };
/** In which order the arithmetic is done; it changes no size. */
export const implementation = { implementation: { ...unsaved(anything('in which order the arithmetic is done', 2)), positional: false as const } };

/** What a layer gives back of all its steps. */
export const returns = {
  return_sequences: flag('whether every step comes out, not only the last', false),
  return_state: flag('whether the last state comes out too', false),
  go_backwards: flag('whether the steps are read from the last to the first', false),
  stateful: flag('whether the state is kept from batch to batch', false),
  unroll: flag('whether the steps are written out one after the other', false),
};
/** What comes out at steps that are masked. */
export const zeros = { zero_output_for_mask: flag('whether masked steps give zeros', false) };
/** The same as a keyword only. */
export const masked = { zero_output_for_mask: { ...zeros.zero_output_for_mask, positional: false as const } };

const unitsOf = (gates: Gates): string => (gates === 1 ? 'units' : `${gates} * units`);

/** What each gate does, in the order in which Keras keeps them. */
const gateNames: Readonly<Record<Gates, readonly string[]>> = { 1: [], 3: ['update', 'reset', 'new'], 4: ['input', 'forget', 'new', 'output'] };

/** The weights of a cell; `path` is where they lie in the layer. */
export const cellWeights = <P extends Declared<Pattern>>(gates: Gates, bias: P, path = ''): Readonly<Record<string, Omit<Weight, 'shape'> & { readonly shape: Pattern | P }>> => ({
  [`${path}kernel`]: { shape: shape`input, ${unitsOf(gates)}`, about: gates === 1 ? 'one number for every pair of an input and a unit' : `for each of the ${gates} gates one number for every pair of an input and a unit`, starts: 'kernel_initializer', parts: gateNames[gates] },
  [`${path}recurrent_kernel`]: { shape: shape`units, ${unitsOf(gates)}`, about: gates === 1 ? 'one number for every pair of units, for the state' : `for each of the ${gates} gates one number for every pair of units, for the state`, starts: 'recurrent_initializer', parts: gateNames[gates] },
  [`${path}bias`]: { shape: bias, about: 'numbers added to every unit of every gate', when: 'use_bias', starts: 'bias_initializer', remembers: 'unit_forget_bias', parts: gateNames[gates] },
});

/** The parameters as textbooks count them, with so many biases. */
export const cellCount = (gates: Gates, biases: 0 | 1 | 2): Formula => {
  const one = formula`(input + units${biases === 0 ? '' : ` + ${biases}`}) * units`;
  return gates === 1 ? one : formula`${gates} * ${one}`;
};

/** Multiply-adds of one step. */
export const stepCost = (gates: Gates): Formula => (gates === 1 ? formula`(input + units) * units` : formula`${gates} * (input + units) * units`);

/** What the names in the formulas stand for. */
export const terms = { input: 'numbers in each step of the input', steps: 'steps of the sequence', rest: 'axes before the last', lead: 'axes before the last, of input and state together', wide: 'numbers that come out, as many as there are units' };
