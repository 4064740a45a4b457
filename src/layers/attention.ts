// Attention and AdditiveAttention: every query looks at all values and takes a mixture of them.
// Source of the rules: keras/src/layers/attention/attention.py and additive_attention.py, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { patternOf, shape, shapeText, type Shape } from '../shape/index.ts';
import { defineLayer, type Choosing, type Recipe, type Trouble, type Weight } from './define.ts';
import { tensor } from './example.ts';
import { tensorOf } from './inner.ts';
import type { MaskMaker } from './mask.ts';
import { numberOf, Tuple, type Raw } from './raw.ts';
import { isSeed } from './seed.ts';
import { anything, choice, flag, jsonOf, Refused, truthOf, unsaved, type Read, type Setting } from './setting.ts';

/** `dropout` of attention layers that never look at its limits. */
const dropout: Setting<number> = {
  about: 'which part of the attention is set to 0 while training',
  control: { kind: 'number', minimum: 0, maximum: 1 },
  fallback: 0,
  read: (raw: Raw): Read | Refused => {
    const value = numberOf(raw);
    return value === undefined ? new Refused('a number is expected', 'TypeError') : { value, config: jsonOf(raw) };
  },
};

/** Keras looks at the seed only where something is drawn. */
export const seedWithDropout = (settings: Readonly<Record<string, unknown>>): Trouble | undefined => {
  const seed = settings['seed'] as Raw;
  return Number(settings['dropout']) > 0 && seed !== null && !isSeed(seed) ? { trouble: 'setting-disagrees', setting: 'seed', data: { because: '`seed` must be a whole number.', settings: 'any other one where something is dropped' } } : undefined;
};

const lists = (expected: string, found: number): Trouble => ({ trouble: 'input-count', data: { expected, found } });

/** The sizes of a query, a value and a key, as far as they are read. */
function reading(rank: number, last: string, before: string, rest: string): string {
  return rank === 0 ? '' : rank === 1 ? last : rank === 3 ? `${rest}, ${before}, ${last}` : `*${rest}, ${before}, ${last}`;
}

/** The mask of the query goes with the output. */
const queryMask: MaskMaker = { make: ({ masks: [query], run }) => (query ? [run('convert_to_tensor', [query])] : []) };

const tooFlat = (sizes: Shape, hint: string): Trouble => ({ trouble: 'input-rank', raises: 'IndexError', data: { expected: '(batch, steps, features)', found: sizes.length, shape: shapeText(sizes), hint } });

/** What both layers make of a call on `[query, value]` or `[query, value, key]`. */
function attending({ shapes, call }: Choosing, weights: Recipe['weights']): Recipe | Trouble {
  const given = call['inputs'];
  if (!Array.isArray(given) || given instanceof Tuple) return lists('a list of two or three', Array.isArray(given) ? given.length : 1);
  if (given.length < 2 || given.length > 3) return lists('a list of two or three', given.length);
  if (given.some((part) => tensorOf(part) === undefined)) return { trouble: 'argument-mixed' };
  const mask = call['mask'] ?? null;
  if (mask !== null && (!Array.isArray(mask) || mask instanceof Tuple || mask.length < 2 || mask.length > 3)) return lists('for `mask` a list of two or three', Array.isArray(mask) ? mask.length : 1);

  const [query = [], value = [], key = value] = shapes.slice(0, given.length);
  const withScores = truthOf((call['return_attention_scores'] ?? false) as Raw);
  if (withScores && key.length < 2) return tooFlat(key, 'Scores stand between the steps of the query and those of the key.');
  if (value.length === 0) return tooFlat(value, 'The output has as many features as the value.');
  const reads = [patternOf(reading(query.length, 'features', 'target', 'batch')), patternOf(reading(value.length, 'value_features', 'source', 'value_batch'))];
  if (given.length === 3) reads.push(patternOf(reading(key.length, 'key_features', 'key_source', 'key_batch')));
  const before = query.length < 2 ? '' : query.length === 3 ? 'batch, target, ' : '*batch, target, ';
  const output = patternOf(`${before}value_features`);
  const scores = patternOf(`${before}${given.length === 3 ? 'key_source' : 'source'}`);
  return {
    reads,
    ...(weights ? { weights } : {}),
    gives: withScores ? [output, scores] : output,
    ...(withScores ? { nesting: { tuple: [0, 1] } } : {}),
    ...(query.length === 3 && value.length === 3 ? { macs: formula`target * source * (features + value_features)` } : {}),
  };
}

const common = {
  family: 'attention',
  inputs: 'any',
  roles: ['query', 'value', 'key'],
  call: ['mask', 'training', 'return_attention_scores', 'use_causal_mask'],
  terms: {
    batch: 'axes before the steps of the query, the batch first',
    target: 'steps of the query: how many questions are asked',
    source: 'steps of the value: how many places can be looked at',
    features: 'features of the query',
    value_features: 'features of the value, and so of the output',
    key_source: 'steps of the key',
    key_features: 'features of the key',
  },
  example: { call: [[tensor([null, 10, 64]), tensor([null, 20, 64])]] },
  masking: true,
  masks: queryMask,
  fixes: 'nothing',
  check: seedWithDropout,
} as const;

const scale: Weight = { shape: shape``, about: 'one number that all scores are multiplied by', when: 'use_scale', starts: 'Ones' };
const concatScale: Weight = { shape: shape``, about: 'one number that the sum of every score is multiplied by', starts: 'Ones' };
const anySeed = anything('where the random numbers of the dropout start', null);

/** Dot-product attention, after Luong: no weights but an optional scale. */
export const attention = defineLayer({
  ...common,
  name: 'Attention',
  about: 'Every step of the query takes a mixture of all values; how much of each follows from how alike query and key are.',
  settings: {
    use_scale: flag('whether one learned number scales the scores', false),
    score_mode: choice('how alike a query and a key are: by their product, or by their sum', ['dot', 'concat'], 'dot'),
    dropout,
    seed: anySeed,
  },
  choose: (at: Choosing): Recipe | Trouble => attending(at, { scale, ...(at.settings['score_mode'] === 'concat' ? { concat_score_weight: concatScale } : {}) }),
});

/** Additive attention, after Bahdanau: one learned number for every feature. */
export const additiveAttention = defineLayer({
  ...common,
  name: 'AdditiveAttention',
  about: 'Every step of the query takes a mixture of all values; how much of each follows from the sum of query and key.',
  settings: {
    use_scale: flag('whether every feature has a learned weight in the scores', true),
    dropout,
    seed: { ...anySeed, positional: false },
    score_mode: { ...unsaved(attention.settings.score_mode), positional: false },
  },
  choose: (at: Choosing): Recipe | Trouble => {
    const [query = []] = at.shapes;
    if (at.settings['use_scale'] && query.length === 0 && at.inputs.length > 0) return tooFlat(query, 'Every feature of the query has a weight.');
    const recipe = attending(at, { scale: { shape: shape`features`, about: 'how much every feature counts in the scores', when: 'use_scale', starts: 'GlorotUniform' } });
    return 'trouble' in recipe || !at.settings['use_scale'] ? recipe : { ...recipe, textbook: formula`features` };
  },
});
