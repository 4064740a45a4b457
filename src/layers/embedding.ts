// Embedding: a learned vector for every whole number, and ReversibleEmbedding, which also goes back.
// Source of the rules: keras/src/layers/core/embedding.py and reversible_embedding.py, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { shape, type Policy } from '../shape/index.ts';
import { defineLayer, when, type Choosing, type Recipe, type Settings, type Trouble, type Weight } from './define.ts';
import { tensor } from './example.ts';
import { lowRankCheck, lowRankSettings, lowRankWeights } from './low-rank.ts';
import { constraint, initializer, regularizer } from './objects.ts';
import { quantizationConfig, quantizedTable, tableOrder } from './quantized.ts';
import { isKind, type Raw } from './raw.ts';
import { anything, count, flag, Refused, pythonInt, truthOf, unsaved, type Setting } from './setting.ts';

type Read = Readonly<Record<string, unknown>>;

/** A whole number of at least 1; True is none. */
const whole = (about: string): Setting<number | string> => {
  const plain = count(about);
  return pythonInt({ ...plain, read: (raw: Raw) => (typeof raw === 'boolean' ? new Refused('a whole number of at least 1 is expected') : plain.read(raw)) });
};

const table: Weight = { shape: shape`input_dim, output_dim`, about: 'one vector for every number', starts: 'embeddings_initializer', frozen: 'lora_rank' };
const adapted = lowRankWeights('embeddings', shape`input_dim, lora_rank`, shape`lora_rank, output_dim`);

const common: Settings = {
  embeddings_initializer: initializer('vectors', 'uniform'),
  embeddings_regularizer: regularizer('vectors'),
  embeddings_constraint: constraint('vectors'),
  mask_zero: flag('whether 0 stands for padding that layers behind it skip', false),
};

/** Numbers to start from; Keras looks at their shape at once. */
const weights: Setting = unsaved(anything('the vectors to start from', null));

/** The vectors that are given have to fit; with them, Keras builds the layer at once. */
function checkWeights(settings: Read, { quantization }: Policy): Trouble | undefined {
  const given = (settings['weights'] ?? null) as Raw;
  if (given === null) return lowRankCheck('embeddings_constraint')(settings);
  const only = Array.isArray(given) && given.length === 1 ? ((given as readonly Raw[])[0] ?? null) : given;
  const fits = isKind(only, 'unknown') || (isKind(only, 'array') && only.shape.length === 2 && only.shape[0] === settings['input_dim'] && only.shape[1] === settings['output_dim']);
  if (fits && !quantization && !settings['lora_rank']) return lowRankCheck('embeddings_constraint')(settings);
  return { trouble: 'setting-disagrees', setting: 'weights', data: { because: '`weights` has to be one array of the shape (input_dim, output_dim)', settings: 'these `weights`' } };
}

/** The weights under a quantised dtype; Keras has no other modes for embeddings. */
function tablesOf(settings: Read, { quantization }: Policy): Readonly<Record<string, Weight>> | Trouble {
  if (!quantization) return { embeddings: table };
  if (quantization.mode !== 'int8' && quantization.mode !== 'int4') return { trouble: 'setting-disagrees', setting: 'dtype', raises: 'NotImplementedError', data: { because: 'vectors are quantised as int8 or int4', settings: quantization.mode } };
  return quantizedTable(quantization, settings['quantization_config'] as Raw, { name: 'embeddings', rows: 'input_dim', columns: 'output_dim' });
}

const isTrouble = (one: Readonly<Record<string, Weight>> | Trouble): one is Trouble => typeof one['trouble'] === 'string';

/** A vector for every whole number: `(batch, ...)` to `(batch, ..., output_dim)`. */
export const embedding = defineLayer({
  name: 'Embedding',
  asIs: true,
  family: 'core',
  about: 'Looks up a learned vector for every whole number of its input.',
  example: { settings: { input_dim: 1000, output_dim: 64 }, call: [tensor([null, 20], 'int32')] },
  stores: tableOrder,
  settings: {
    input_dim: whole('how many different numbers there are'),
    output_dim: whole('how many numbers stand for each'),
    ...common,
    weights,
    ...lowRankSettings('vectors', { forgetful: true }),
    quantization_config: quantizationConfig,
    activity_regularizer: { ...regularizer('output'), positional: false },
    input_length: { ...unsaved(anything('the length of a sequence, in the spelling of Keras 2; it is ignored', null)), positional: false },
  },
  reads: shape`*all`,
  terms: { all: 'all axes of the input' },
  gives: shape`*all, output_dim`,
  weights: { embeddings: table, ...adapted },
  textbook: when('lora_rank', { null: formula`input_dim * output_dim` }),
  masking: 'mask_zero',
  masks: { make: ({ inputs: [numbers], run }) => (numbers ? [run('not_equal', [numbers, 0])] : []) },
  builtEarly: 'weights',
  check: checkWeights,
  special: (settings, policy) => {
    if (!policy.quantization) return undefined;
    const tables = tablesOf(settings, policy);
    return isTrouble(tables) ? tables : { weights: { ...tables, ...adapted } };
  },
});

/** From numbers to vectors, or with `reverse=True` from vectors to a score for every number. */
function thereOrBack({ settings, policy, call, shapes: [input = []] }: Choosing): Recipe | Trouble {
  const reverse = truthOf((call['reverse'] ?? false) as Raw);
  if (reverse && input.length === 0) return { trouble: 'input-rank', raises: 'IndexError', data: { expected: 'vectors', found: 0, shape: '()' } };
  const tables = tablesOf(settings, policy);
  if (isTrouble(tables)) return tables;
  const back: Weight = { shape: shape`output_dim, input_dim`, about: 'one vector for every number, for the way back', starts: 'embeddings_initializer' };
  const untied = settings['tie_weights'] === 0;
  const { quantization } = policy;
  const returning = !untied ? {} : quantization ? quantizedTable(quantization, settings['quantization_config'] as Raw, { name: 'reverse_embeddings', rows: 'input_dim', columns: 'output_dim', turned: true }) : { reverse_embeddings: back };
  return {
    scope: { lead: reverse ? input.slice(0, -1) : input, places: input.slice(1, -1) },
    ...(reverse ? { macs: formula`product(places) * output_dim * input_dim` } : {}),
    gives: reverse ? shape`*lead, input_dim` : shape`*lead, output_dim`,
    weights: { ...tables, ...adapted, ...returning },
    ...(quantization || settings['lora_rank'] ? {} : { textbook: untied ? formula`2 * input_dim * output_dim` : formula`input_dim * output_dim` }),
    fixes: [],
  };
}

/** An embedding that also turns vectors into scores, with the same table or one of its own. */
export const reversibleEmbedding = defineLayer({
  name: 'ReversibleEmbedding',
  asIs: true,
  family: 'core',
  about: 'Looks up a learned vector for every whole number, and also goes back from vectors to a score for every number.',
  example: { settings: { input_dim: 1000, output_dim: 64 }, call: [tensor([null, 20], 'int32')] },
  stores: tableOrder,
  settings: {
    input_dim: whole('how many different numbers there are'),
    output_dim: whole('how many numbers stand for each'),
    tie_weights: flag('whether the way back uses the same table', true),
    ...common,
    reverse_dtype: anything('the number format of the way back', null),
    logit_soft_cap: anything('the limit that scores are bent towards', null),
    weights: { ...weights, positional: false as const },
    ...Object.fromEntries(Object.entries({ ...lowRankSettings('vectors', { forgetful: true }), quantization_config: quantizationConfig }).map(([name, setting]) => [name, { ...setting, positional: false as const }])),
    activity_regularizer: { ...regularizer('output'), positional: false as const },
    input_length: { ...unsaved(anything('the length of a sequence, in the spelling of Keras 2; it is ignored', null)), positional: false as const },
  } satisfies Settings,
  call: ['reverse', 'training'],
  terms: { lead: 'the axes that stay' },
  masking: 'mask_zero',
  // Keras says that it passes masks on, and passes none.
  masks: 'none',
  check: (settings, { quantization }) => {
    if (settings['weights'] !== null) return { trouble: 'setting-disagrees', setting: 'weights', raises: 'AttributeError', data: { because: 'Keras cannot take `weights` here', settings: '`weights`' } };
    if (settings['lora_rank'] && settings['tie_weights'] === 0 && !quantization) return { trouble: 'setting-disagrees', setting: 'lora_rank', data: { because: 'a low-rank adaptation needs both ways to share one table', settings: '`lora_rank` beside `tie_weights=False`' } };
    return lowRankCheck('embeddings_constraint')(settings);
  },
  choose: thereOrBack,
});
