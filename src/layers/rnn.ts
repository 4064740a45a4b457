// RNN and StackedRNNCells: any cell, or several one above the other, applied step by step along a sequence.
// Source of the rules: keras/src/layers/rnn/rnn.py and stacked_rnn_cells.py, Keras 3.15.1.

import { evaluateOne, formula, type Scope, type Size } from '../formula/index.ts';
import { patternOf, shape, type Pattern } from '../shape/index.ts';
import { returns, zeros } from './cell-parts.ts';
import { defineLayer, either, type CallPart, type Choosing, type InputSpec, type Nesting, type Recipe, type Trouble } from './define.ts';
import { made, tensor } from './example.ts';
import { borrowed, isLayer, layer, partOf, partsOf, tensorOf, type CellSizes, type Inner, type Inside } from './inner.ts';
import type { Raw } from './raw.ts';
import { Refused, type Setting } from './setting.ts';

/** Why a layer is no cell; a layer that nothing is known of may be one, and a broken one has said so itself. */
const noCell = (inner: Inner, setting: string): Trouble | undefined => (inner.definition.cell || inner.definition.open || !inner.sound ? undefined : { trouble: 'not-a-cell', setting, data: { value: inner.definition.name } });

const sizesOf = (inner: Inner | undefined): CellSizes | undefined => inner?.definition.cell?.(inner);

const cells: Setting<readonly object[]> = {
  about: 'the cells, the one that reads the input first',
  control: { kind: 'object', options: [] },
  // Keras goes through whatever it is given; in an empty text there is nothing.
  read: (raw) => (raw === '' ? { value: [], config: null } : Array.isArray(raw) && (raw as readonly Raw[]).every(isLayer) ? { value: raw, config: null } : new Refused('a list of cells is expected', Array.isArray(raw) ? 'ValueError' : 'TypeError')),
};

/** Several cells one above the other, as one cell: each reads what the one below gives. */
export const stackedRnnCells = defineLayer({
  name: 'StackedRNNCells',
  family: 'recurrent',
  about: 'Several cells one above the other: each reads what the one below it gives.',
  example: { settings: { cells: [made('GRUCell', { units: 64 }), made('GRUCell', { units: 32 })] }, call: [tensor([null, 16]), [tensor([null, 64]), tensor([null, 32])]] },
  settings: { cells },
  call: ['states', 'training'],
  parts: ({ settings, take }) => {
    const all = (settings['cells'] as readonly Raw[]).map(take);
    return all.map((cell) => noCell(cell, 'cells')).find((trouble) => trouble !== undefined) ?? { cells: all };
  },
  cell: ({ parts }) => {
    const all = partsOf(parts, 'cells').map(sizesOf);
    return { states: all.map((one) => (one?.single ? (one.states[0] as Size) : ((one?.states ?? []) as readonly Size[]))), single: false, output: all.at(-1)?.output };
  },
  choose: ({ parts, call, building }: Choosing): Recipe | Trouble => {
    const all = partsOf(parts, 'cells');
    const input = tensorOf(call['inputs']);
    if (!input?.shape || all.some((cell) => !cell.sound)) return { trouble: '' };
    const inside = built(all, input);
    if (inside.some(({ inferred }) => !inferred.recipe)) return { trouble: '', inside };
    return building ? { inside, scope: { lead: input.shape.slice(0, 1), output: sizesOf(all.at(-1))?.output ?? null }, gives: shape`*lead, output` } : stepped(all, input, call['states'], inside);
  },
});

/** What building each cell asks for: the first is built for the input, the others for what is below. */
function built(all: readonly Inner[], input: InputSpec): readonly Inside[] {
  const inside: Inside[] = [];
  let read = input;
  for (const part of all) {
    const call = { inputs: read };
    inside.push({ part, call, inferred: part.ask(call, true) });
    read = { shape: [input.shape?.[0] ?? null, sizesOf(part)?.output ?? null], dtype: part.policy.compute };
  }
  return inside;
}

/** One step of all cells: each with its states, as many as there are of both. */
function stepped(all: readonly Inner[], input: InputSpec, given: CallPart | undefined, inside: readonly Inside[]): Recipe | Trouble {
  if (!Array.isArray(given)) return { trouble: 'input-count', data: { expected: 'an input and a list of states as', found: 1 }, raises: 'TypeError' };
  const outputs = [input];
  const nesting: Nesting[] = [];
  for (const [i, part] of all.slice(0, given.length).entries()) {
    const state = (given as readonly CallPart[])[i] ?? null;
    const call = { inputs: outputs[0] ?? input, states: Array.isArray(state) ? state : [state] };
    const inferred = part.ask(call);
    const [out, ...states] = inferred.outputs;
    if (!out?.shape || inferred.issues.some(({ severity }) => severity === 'error')) return { trouble: '', inside: [{ part, call, inferred }] };
    const places = states.map((_, place) => outputs.length + place);
    const [only] = places;
    nesting.push(places.length === 1 && !Array.isArray(state) && only !== undefined ? only : places);
    outputs[0] = out;
    outputs.push(...states);
  }
  const [single] = nesting;
  return {
    inside,
    scope: Object.fromEntries(outputs.map((one, i) => [`out${i}`, one.shape ?? []])),
    gives: outputs.map((_, i) => patternOf(`*out${i}`)),
    nesting: { tuple: [0, nesting.length === 1 && single !== undefined ? single : nesting] },
    dtype: outputs[0] === input ? 'input' : (outputs[0]?.dtype ?? 'compute'),
  };
}

/** A cell along a sequence: `(batch, steps, ...)` to `(batch, output)`, or to every step. */
export const rnn = defineLayer({
  name: 'RNN',
  family: 'recurrent',
  about: 'Applies a cell step by step along a sequence.',
  example: { settings: { cell: made('LSTMCell', { units: 64 }) }, call: [tensor([null, 20, 32])] },
  settings: { cell: layer('the cell that is applied at every step; several are put one above the other', { lists: true, expected: 'a cell is expected' }), ...returns, ...zeros },
  first: 'sequences',
  call: ['initial_state', 'mask', 'training'],
  builds: ['sequences_shape', 'initial_state_shape'],
  masking: true,
  masks: either('return_sequences', 'passed', 'none'),
  terms: { steps: 'steps of the sequence', output: 'numbers that the cell gives', each: 'multiply-adds of one step' },
  parts: ({ settings, take, make }) => {
    const value = settings['cell'] as Raw | { readonly layers: readonly Raw[] };
    const cell = typeof value === 'object' && value !== null && 'layers' in value ? make('StackedRNNCells', { cells: value.layers }) : take(value);
    return noCell(cell, 'cell') ?? { cell };
  },
  choose: ({ parts, call, shapes: [sizes], settings }: Choosing): Recipe | Trouble => {
    const cell = partOf(parts, 'cell');
    const input = tensorOf(call['inputs']);
    const known = sizesOf(cell);
    if (!cell?.sound || !input || !sizes || !known) return { trouble: '' };
    const reads = shape`batch, steps, *axes`;
    if (sizes.length < 2) return { reads, gives: shape`batch, steps` };
    if (known.output === undefined) return { trouble: 'not-a-cell', setting: 'cell', data: { value: 'an empty list' }, raises: 'IndexError' };
    const step = { inputs: { shape: [sizes[0] ?? null, ...sizes.slice(2)], dtype: input.dtype } };
    const inferred = cell.ask(step, true);
    const inside = [{ part: cell, call: step, inferred }];
    if (!inferred.recipe) return { trouble: '', inside };
    const states = settings['return_state'] === 1 ? statesOf(known) : undefined;
    const { textbook, scope } = borrowed(inferred);
    const each = inferred.recipe.macs && evaluateOne(inferred.recipe.macs, inferred.scope);
    return {
      reads,
      inside,
      scope: { ...scope, output: known.output, ...states?.scope, ...(each === undefined ? {} : { each }) },
      gives: [settings['return_sequences'] === 1 ? shape`batch, steps, output` : shape`batch, output`, ...(states?.gives ?? [])],
      ...(textbook ? { textbook } : {}),
      ...(states ? { nesting: { tuple: [0, ...states.nesting] } } : {}),
      needs: [
        { name: 'batch', code: 'stateful-batch', only: { on: 'stateful', is: 1 } },
        { name: 'steps', code: 'unroll-steps', only: { on: 'unroll', is: 1 }, warns: true },
      ],
      ...(each === undefined ? {} : { macs: formula`steps * each` }),
    };
  },
});

/** The states as outputs, nested as the cell nests them. */
function statesOf({ states }: CellSizes): { readonly scope: Scope; readonly gives: readonly Pattern[]; readonly nesting: readonly Nesting[] } {
  const scope: Record<string, Size> = {};
  const gives: Pattern[] = [];
  const add = (size: Size): number => {
    const name = `state${gives.length + 1}`;
    scope[name] = size;
    return gives.push(patternOf(`batch, ${name}`));
  };
  const nesting = states.map((state): Nesting => (Array.isArray(state) ? (state as readonly Size[]).map(add) : add(state as Size)));
  return { scope, gives, nesting };
}
