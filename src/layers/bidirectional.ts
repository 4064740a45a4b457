// Bidirectional: a sequence read forwards and backwards by two layers of the same kind.
// Source of the rules: keras/src/layers/rnn/bidirectional.py, Keras 3.15.1. The layer that is handed over is not used
// itself: Keras makes both directions from its config.

import { evaluateOne, formula, type Scope, type Size } from '../formula/index.ts';
import { patternOf, shape } from '../shape/index.ts';
import { stepwise } from './by-shape.ts';
import { defineLayer, type Choosing, type Nesting, type Recipe, type Trouble } from './define.ts';
import { made, tensor } from './example.ts';
import { borrowed, layer, partOf, tensorOf, type Inner } from './inner.ts';
import type { Inferred } from './infer.ts';
import type { Raw } from './raw.ts';
import { anything, Refused, truthOf, unsaved, type Setting } from './setting.ts';

type Merge = 'sum' | 'mul' | 'ave' | 'concat';
const merges: readonly Merge[] = ['sum', 'mul', 'ave', 'concat'];

const mergeMode: Setting<Merge | null> = {
  about: 'how what both directions give is put together; None leaves it apart',
  control: { kind: 'choice', options: merges },
  fallback: 'concat',
  read: (raw) => (raw === null || merges.some((merge) => merge === raw) ? { value: raw, config: raw } : new Refused("one of 'sum', 'mul', 'ave', 'concat', None is expected", 'ValueError', merges)),
};

/** `weights`: numbers to start from, of which Keras only asks how many there are. */
const numbers: Setting = unsaved({ ...anything('numbers to start from', null), read: (raw: Raw) => (!truthOf(raw) || typeof raw === 'string' || Array.isArray(raw) || (typeof raw === 'object' && raw !== null && 'kind' in raw && raw.kind === 'array') ? { value: raw, config: null } : new Refused('a list of arrays is expected', 'TypeError')) });

/** Settings in which both directions have to agree. */
const shared = ['stateful', 'return_sequences', 'return_state'];

const disagree = (because: string, inner: Inner, raises?: string): Trouble => ({ trouble: 'layers-disagree', setting: 'layer', data: { because, value: inner.definition.name }, ...(raises === undefined ? {} : { raises }) });

/** Why two layers cannot be the two directions. */
function misfit(forward: Inner, backward: Inner): Trouble | undefined {
  if (forward.settings['go_backwards'] === backward.settings['go_backwards']) return disagree('One direction has to go forwards and the other backwards.', backward);
  const other = shared.find((name) => forward.settings[name] !== backward.settings[name]);
  return other === undefined ? undefined : disagree(`Both directions must have the same \`${other}\`.`, backward);
}

/** Two layers over one sequence: `(batch, steps, ...)` to what both give, put together. */
export const bidirectional = defineLayer({
  name: 'Bidirectional',
  family: 'wrapper',
  about: 'Reads a sequence forwards and backwards with two layers of their own weights, and puts together what they give.',
  example: { settings: { layer: made('LSTM', { units: 64 }) }, call: [tensor([null, 20, 32])] },
  settings: {
    layer: layer('the recurrent layer that reads forwards; a copy of it reads backwards'),
    merge_mode: mergeMode,
    weights: numbers,
    backward_layer: layer('the layer that reads backwards, where it is not a copy of the other', { optional: true }),
  },
  first: 'sequences',
  call: ['initial_state', 'mask', 'training'],
  builds: ['sequences_shape', 'initial_state_shape'],
  masking: true,
  byShape: stepwise,
  stores: { inside: { layer: 'forward_layer' } },
  terms: {
    lead: 'what one direction gives, its last axis left out', last: 'last axis of what one direction gives',
    ahead: 'multiply-adds of the way forwards', back: 'multiply-adds of the way backwards',
  },
  parts: ({ settings, take, copy }) => {
    const given = take(settings['layer'] as Raw);
    const other = settings['backward_layer'] === null ? undefined : take(settings['backward_layer'] as Raw);
    const broken = [given, other].find((one) => one && !one.sound);
    if (broken || given.definition.open) return { layer: broken ?? given };
    if (!('go_backwards' in given.settings)) return disagree('Only a recurrent layer can be read in both directions.', given, 'TypeError');
    const zeros = (inner: Inner) => ({ zero_output_for_mask: inner.given['return_sequences'] ?? false });
    const without = (prefix: string): string => (given.name.startsWith(prefix) ? given.name.slice(prefix.length) : given.name);
    const forward = copy(given, `forward_${without('forward_')}`, zeros(given));
    const backward = other ? copy(other, other.name, zeros(other)) : copy(given, `backward_${without('backward_')}`, { ...zeros(given), go_backwards: true });
    return misfit(forward, backward) ?? { layer: forward, backward_layer: backward };
  },
  choose: ({ parts, call, settings }: Choosing): Recipe | Trouble => {
    const forward = partOf(parts, 'layer');
    const backward = partOf(parts, 'backward_layer');
    const inputs = tensorOf(call['inputs']);
    if (!forward?.sound || !backward?.sound || !inputs) return { trouble: '' };
    const ahead = forward.ask({ inputs });
    const way = { part: forward, call: { inputs }, inferred: ahead };
    const [output, ...states] = ahead.outputs;
    const [size] = output?.shape?.slice(-1) ?? [];
    if (!ahead.recipe || !output?.shape || size === undefined) return { trouble: '', inside: [way] };
    const { recipe, scope, outputs, weights, fixed, issues } = backward.ask({ inputs });
    // What is wrong with the input is told once.
    const back = { recipe, scope, outputs, weights, fixed, issues: ahead.issues.length > 0 ? [] : issues };
    const inside = [way, { part: backward, call: { inputs }, inferred: back }];
    // Keras trips over the masks of states that it keeps.
    if (forward.settings['stateful'] === 1 && forward.settings['return_state'] === 1) return { ...disagree('Keras cannot give back the states of a stateful layer that is read in both directions.', forward, 'TypeError'), inside };
    const count = countBoth(ahead, back);
    const apart = settings['merge_mode'] === null;
    const one = settings['merge_mode'] === 'concat' ? shape`*lead, 2 * last` : shape`*lead, last`;
    const both = states.map((_, i) => patternOf(`*state${i + 1}`));
    return {
      inside,
      scope: { ...count.scope, lead: output.shape.slice(0, -1), last: size, ...statesScope(states), ...costs(ahead, back) },
      gives: [one, ...(apart ? [one] : []), ...both, ...both],
      ...(count.textbook ? { textbook: count.textbook } : {}),
      nesting: nestingOf(ahead.recipe.nesting, states.length, apart),
      masks: forward.settings['return_sequences'] === 1 ? [true, apart] : [],
      ...(ahead.recipe.macs && back.recipe?.macs ? { macs: formula`ahead + back` } : {}),
    };
  },
});

const statesScope = (states: Inferred['outputs']): Scope => Object.fromEntries(states.map((state, i) => [`state${i + 1}`, state.shape ?? []]));

/** The count of textbooks, where it is the same for both ways. */
function countBoth(ahead: Inferred, back: Inferred): ReturnType<typeof borrowed> {
  const [one, other] = [borrowed(ahead), borrowed(back)];
  const same = one.textbook && one.textbook === other.textbook && [...one.textbook.names].every((name) => JSON.stringify(one.scope[name]) === JSON.stringify(other.scope[name]));
  return same ? { textbook: formula`2 * ${one.textbook}`, scope: one.scope } : { scope: {} };
}

/** What both ways cost. */
function costs(ahead: Inferred, back: Inferred): Readonly<Record<string, Size>> {
  const [a, b] = [ahead, back].map(({ recipe, scope }) => recipe?.macs && evaluateOne(recipe.macs, scope));
  return a === undefined || b === undefined ? {} : { ahead: a, back: b };
}

/** The outputs as Keras nests them: what comes out, the states forwards, the states backwards. */
function nestingOf(nesting: Recipe['nesting'], states: number, apart: boolean): Nesting {
  const outs = apart ? [0, 1] : [0];
  const one = typeof nesting === 'object' && 'tuple' in nesting ? nesting.tuple.slice(1) : Array.from({ length: states }, (_, i) => i + 1);
  const all = [...outs, ...one.map((item) => moved(item, outs.length - 1)), ...one.map((item) => moved(item, outs.length - 1 + states))];
  return all.length === 1 ? 0 : { tuple: all };
}

/** The same nesting with every number so much higher. */
function moved(nesting: Nesting, by: number): Nesting {
  if (typeof nesting === 'number') return nesting + by;
  if ('tuple' in nesting) return { tuple: nesting.tuple.map((one) => moved(one, by)) };
  if ('dict' in nesting) return { dict: Object.fromEntries(Object.entries(nesting.dict).map(([key, one]) => [key, moved(one, by)])) };
  return nesting.map((one) => moved(one, by));
}
