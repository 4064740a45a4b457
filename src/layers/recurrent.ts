// SimpleRNN, GRU and LSTM: a cell applied step by step along a sequence.
// Source of the rules: keras/src/layers/rnn/rnn.py, simple_rnn.py, gru.py and lstm.py, Keras 3.15.1. Keras does not look
// at the states that are handed in, nor at a later input with another number of features.

import { formula, type Formula } from '../formula/index.ts';
import { shape, type Pattern } from '../shape/index.ts';
import { stepwise } from './by-shape.ts';
import { cellCount, cellWeights, forgetting, gatedOpening, implementation, limits, losses, masked, openForget, opening, penalties, resetting, returns, starts, stepCost, terms, type Gates } from './cell-parts.ts';
import { defineLayer, either, when, type Declared, type Settings, type Trap } from './define.ts';
import { regularizer } from './objects.ts';
import { seed } from './seed.ts';
import { Refused, unsaved, type Setting } from './setting.ts';

/** SimpleRNN takes it and forgets it. */
const unused: Setting<string | null> = { ...regularizer('output'), read: (raw) => ({ value: raw, config: null }) };

const cudnn: Setting<boolean | 'auto'> = unsaved({
  about: 'whether the fast way of NVIDIA cards is used',
  control: { kind: 'choice', options: ['auto'] },
  fallback: 'auto',
  read: (raw) => (raw === 'auto' || typeof raw === 'boolean' || raw === 0 || raw === 1 ? { value: raw, config: null } : new Refused("one of 'auto', True, False is expected", 'ValueError', ['auto'])),
});

/** What comes out: the last step or all of them, then as many states as there are. */
const gives = (states: number): Declared<Pattern | readonly Pattern[]> => {
  const out = either('return_sequences', shape`batch, steps, units`, shape`batch, units`);
  const all = (first: Pattern): readonly Pattern[] => [first, ...Array.from({ length: states }, () => shape`batch, units`)];
  return when<Pattern | readonly Pattern[]>('return_state', { 0: out, 1: when('return_sequences', { 0: all(shape`batch, units`), 1: all(shape`batch, steps, units`) }) });
};

const lastOnly: Trap = { when: formula`return_sequences == 0`, text: 'Only the last step comes out. A recurrent layer behind this one needs every step: return_sequences=True.' };

interface Kind {
  readonly about: string;
  readonly gates: Gates;
  readonly states: number;
  readonly path: string;
  readonly bias: Declared<Pattern>;
  readonly textbook: Declared<Formula>;
  readonly traps?: readonly Trap[];
}

const recurrent = <const N extends string, const S extends Settings>(name: N, settings: S, { about, gates, states, path, bias, textbook, traps = [] }: Kind) =>
  defineLayer({
    name,
    family: 'recurrent',
    about,
    settings,
    first: 'sequences',
    call: ['initial_state', 'mask', 'training'],
    builds: ['sequences_shape', 'initial_state_shape'],
    byShape: stepwise,
    reads: shape`batch, steps, input`,
    terms,
    gives: gives(states),
    fixes: 'nothing',
    weights: cellWeights(gates, bias, path),
    stores: { inside: { [path.slice(0, -1)]: 'cell' } },
    needs: [
      { name: 'batch', code: 'stateful-batch', only: { on: 'stateful', is: 1 } },
      { name: 'steps', code: 'unroll-steps', only: { on: 'unroll', is: 1 }, warns: true },
    ],
    check: openForget,
    textbook,
    macs: formula`steps * ${stepCost(gates)}`,
    masking: true,
    masks: either('return_sequences', 'passed', 'none'),
    traps: [lastOnly, ...traps],
  });

/** The plain recurrent layer: `(batch, steps, input)` to `(batch, units)`, or to every step. */
export const simpleRnn = recurrent(
  'SimpleRNN',
  { ...opening, ...starts, ...penalties, activity_regularizer: unused, ...limits, ...losses, ...returns, seed: unsaved(seed), ...masked },
  {
    about: 'Reads a sequence step by step; a mix of each step and the state before is the new state.',
    gates: 1, states: 1, path: 'simple_rnn_cell/', bias: shape`units`, textbook: either('use_bias', cellCount(1, 1), cellCount(1, 0)),
  },
);

/** Gated recurrent units. */
export const gru = recurrent(
  'GRU',
  { ...gatedOpening, ...starts, ...penalties, activity_regularizer: regularizer('output'), ...limits, ...losses, seed, ...returns, ...resetting, use_cudnn: cudnn, ...masked, ...implementation },
  {
    about: 'Reads a sequence step by step; two gates decide how much of the state before is kept.',
    gates: 3, states: 1, path: 'gru_cell/',
    bias: either('reset_after', shape`2, 3 * units`, shape`3 * units`),
    textbook: when('use_bias', { 0: cellCount(3, 0), 1: either('reset_after', cellCount(3, 2), cellCount(3, 1)) }),
    traps: [{ when: formula`reset_after == 1 and use_bias == 1`, text: 'Keras keeps two biases for every unit of every gate (reset_after=True), so there are 3 * units more parameters than most textbooks count.' }],
  },
);

/** Long short-term memory; it remembers two states, what it gives and what it keeps. */
export const lstm = recurrent(
  'LSTM',
  { ...gatedOpening, ...starts, ...forgetting, ...penalties, activity_regularizer: regularizer('output'), ...limits, ...losses, seed, ...returns, use_cudnn: cudnn, ...masked, ...implementation },
  {
    about: 'Reads a sequence step by step; gates decide what is forgotten, what is kept and what comes out.',
    gates: 4, states: 2, path: 'lstm_cell/', bias: shape`4 * units`, textbook: either('use_bias', cellCount(4, 1), cellCount(4, 0)),
  },
);
