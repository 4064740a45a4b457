// Layers that look words up in a vocabulary: IntegerLookup, StringLookup and TextVectorization.
// Source of the rules: keras/src/layers/preprocessing, Keras 3.15.1.

import { formula, type Size } from '../formula/index.ts';
import { patternOf, shapeText, type Shape } from '../shape/index.ts';
import { byPosition } from './base-settings.ts';
import { isNoSize, lastReplaced, limited, oneHot, optional, salt, sizeOf } from './category-parts.ts';
import { defineLayer, type Choosing, type Recipe, type Settings as Declared, type Trouble } from './define.ts';
import { tensor } from './example.ts';
import { isFloat, isInt, isKind, numberOf, pythonRepr, Tuple, type Raw } from './raw.ts';
import { anything, choice, flag, jsonOf, namedFunction, pythonInt, readSize, Refused, unsaved, type Read, type Setting } from './setting.ts';
import { isNumeric, isPadding, isToken, placesBefore, specialToken, vocabulary, vocabularyTrouble, wordCount, type Kind } from './vocabulary.ts';

type Settings = Readonly<Record<string, unknown>>;

const modes = ['int', 'one_hot', 'multi_hot', 'count', 'tf_idf'] as const;

const outputMode: Setting<(typeof modes)[number]> = {
  ...choice('what is told of the words: their numbers, rows of zeros and ones, or how often each occurs', [...modes, 'binary', 'tf-idf'], 'int'),
  read: (raw: Raw): Read | Refused => {
    const meant = raw === 'binary' ? 'multi_hot' : raw === 'tf-idf' ? 'tf_idf' : raw;
    return modes.some((mode) => mode === meant) ? { value: meant, config: meant } : new Refused(`one of ${modes.map((mode) => `'${mode}'`).join(', ')} is expected`, 'ValueError', modes);
  },
} as Setting<(typeof modes)[number]>;

const weights: Setting = {
  about: 'how much each word counts, where `output_mode` is "tf_idf"',
  control: { kind: 'text' },
  fallback: null,
  read: (raw: Raw): Read => ({ value: raw, config: jsonOf(raw) }),
};

const maxTokens = optional(limited('how many words are kept at most, the places for padding and unknown words included', (value) => value > 1, 'a whole number of at least 2 is expected'));

/** What every lookup has, by Keras's name. */
const shared = (kind: Kind) => ({
  max_tokens: maxTokens,
  num_oov_indices: {
    ...anything('how many places unknown words share', 1),
    control: { kind: 'count', minimum: 0 },
    read: (raw: Raw): Read | Refused => {
      const value = numberOf(raw);
      if (value === undefined) return new Refused('a whole number of at least 0 is expected', 'TypeError');
      return value < 0 ? new Refused('it must be at least 0') : { value: isFloat(raw) ? { float: value } : value, config: jsonOf(raw) };
    },
  } as Setting<number>,
  mask_token: specialToken('the word that stands for padding', null, kind),
  oov_token: specialToken('the word that stands for unknown ones', kind === 'whole' ? -1 : '[UNK]', kind),
  vocabulary: vocabulary(kind),
  idf_weights: weights,
  invert: flag('whether numbers are turned back into words', false),
  output_mode: outputMode,
  sparse: flag('whether only the numbers that are not zero are kept', false),
  pad_to_max_tokens: flag('whether rows always have `max_tokens` numbers', false),
  oov_method: choice('how the place of an unknown word is found', ['floormod', 'farmhash'], 'floormod'),
  salt: salt('a number or two that make it unpredictable which place an unknown word gets'),
});

/** Keywords that Keras takes beside: from a config, or to forget them. */
const hidden = {
  vocabulary_size: { ...anything('how many words a saved layer has', null), positional: false },
  has_input_vocabulary: { ...unsaved(anything('whether a saved layer had its words from the start', null)), positional: false },
} as const;

const forgotten: Setting = { ...unsaved(anything('nothing: this layer has none', null)), positional: false, read: (): Read => ({ value: null, config: null }) };

const disagree = (setting: string, because: string, shown: string): Trouble => ({ trouble: 'setting-disagrees', setting, data: { because, settings: shown } });

/** What Keras insists on when a lookup is made. */
const check =
  (kind: Kind) =>
  (settings: Settings): Trouble | undefined => {
    const of = (name: string): Raw => (settings[name] ?? null) as Raw;
    const mode = settings['output_mode'];
    const known = settings['vocabulary'] !== null || of('has_input_vocabulary') === true;
    if (settings['pad_to_max_tokens'] && settings['max_tokens'] === null) return disagree('max_tokens', 'Rows can only be filled up to a number that is given.', '`pad_to_max_tokens` without `max_tokens`');
    if (kind === 'whole' && of('salt') !== null && settings['oov_method'] !== 'farmhash') return disagree('salt', '`salt` belongs to `oov_method="farmhash"`.', 'it with another method');
    if (settings['invert'] && mode !== 'int') return disagree('invert', 'Only numbers can be turned back into words.', `\`invert\` with output_mode=${pythonRepr(mode as Raw)}`);
    if (settings['sparse'] && mode === 'int') return disagree('sparse', 'Numbers of words are never sparse; only rows are.', '`sparse` with `output_mode="int"`');
    if (of('idf_weights') !== null && mode !== 'tf_idf') return disagree('idf_weights', 'Words only have weights where `output_mode` is "tf_idf".', `them with output_mode=${pythonRepr(mode as Raw)}`);
    const token = kind === 'whole' ? 'a whole number' : 'a text';
    if (of('mask_token') !== null && !isPadding(of('mask_token'), kind)) return disagree('mask_token', `The word for padding must be ${token}.`, pythonRepr(of('mask_token')));
    if (settings['invert'] && !isToken(of('oov_token'), kind)) return disagree('oov_token', `The word for unknown ones must be ${token}.`, pythonRepr(of('oov_token')));
    if (mode === 'tf_idf' && known && of('idf_weights') === null) return disagree('idf_weights', 'A given vocabulary needs a weight for every word.', '`output_mode="tf_idf"` without them');
    if (of('idf_weights') !== null && !isNumeric(of('idf_weights'))) return disagree('idf_weights', 'Weights are numbers.', pythonRepr(of('idf_weights')));
    return vocabularyTrouble(settings, kind);
  };

const terms = {
  words: 'words of the vocabulary',
  special: 'places before them, for padding and unknown words',
  depth: 'numbers in a row: one for every word and place',
  last: 'last axis of the input',
  rest: 'axes before it',
  all: 'sizes of the input',
};

/** How many numbers a row has: as many as there are words and places, or as many as it is filled up to. */
function depthOf(settings: Settings): Pick<Recipe, 'scope' | 'names'> | Trouble {
  if (settings['pad_to_max_tokens']) {
    const most = sizeOf(settings, 'max_tokens');
    return isNoSize(most) ? most : { scope: { max_tokens: most, learned: 0 }, names: { depth: formula`max_tokens` } };
  }
  const words = wordCount(settings);
  if (words !== undefined) return { scope: { words, special: placesBefore(settings), learned: 0 }, names: { depth: formula`words + special` } };
  const given = settings['vocabulary_size'] as Raw;
  if (given === null) return { scope: { depth: null, learned: 1 } };
  return isInt(given) ? { scope: { depth: Number(given), learned: 0 } } : { trouble: 'setting-invalid', setting: 'vocabulary_size', data: { setting: 'vocabulary_size', value: pythonRepr(given), expected: 'a whole number is expected', about: 'how many words a saved layer has', suggestion: null } };
}

/** Rows for words; `shape` is what the words lie in. */
function rows(settings: Settings, shape: Shape): Recipe | Trouble {
  const depth = depthOf(settings);
  return 'trouble' in depth ? depth : { ...depth, ...(settings['output_mode'] === 'one_hot' ? oneHot(shape) : lastReplaced(shape)), dtype: 'float32' };
}

const same: Recipe = { reads: patternOf('*all'), gives: patternOf('*all'), dtype: 'int64' };

const learned = { when: formula`learned == 1`, text: 'How many words there are shows only when `adapt` has seen data: until then Keras gives None.' };

const lookup = <const N extends string, const S extends Declared>(name: N, kind: Kind, about: string, settings: S, insists?: (settings: Settings) => Trouble | undefined) =>
  defineLayer({
    name,
    asIs: true,
    learns: true,
    family: 'preprocessing',
    about,
    example: { settings: { vocabulary: kind === 'text' ? ['cat', 'dog', 'fox'] : [3, 5, 8] }, call: [tensor([null, 1], kind === 'text' ? 'string' : 'int64')] },
    base: 'named',
    forgets: true,
    settings: { ...settings, ...hidden, trainable: forgotten, dtype: forgotten },
    terms,
    traps: [learned],
    check: (given) => insists?.(given) ?? check(kind)(given),
    written: (given) => ({ vocabulary_size: sizeWritten(given) ?? jsonOf((given['vocabulary_size'] ?? null) as Raw) }),
    sizes: ['vocabulary'],
    choose: ({ settings: given, shapes }: Choosing): Recipe | Trouble => (given['output_mode'] === 'int' ? same : rows(given, shapes[0] ?? [])),
  });

/** How many entries a vocabulary has, as a number for a config. */
function sizeWritten(settings: Settings): number | undefined {
  const words = wordCount(settings);
  return typeof words === 'number' ? words + placesBefore(settings) : undefined;
}

const named = byPosition('name');

const whole = shared('whole');

/** Looks whole numbers up in a vocabulary. */
export const integerLookup = lookup('IntegerLookup', 'whole', 'Gives every number of a vocabulary a place, and turns numbers into places or rows of zeros and ones.', {
  max_tokens: whole.max_tokens,
  num_oov_indices: whole.num_oov_indices,
  mask_token: whole.mask_token,
  oov_token: whole.oov_token,
  vocabulary: whole.vocabulary,
  vocabulary_dtype: choice('how the numbers of the vocabulary are stored', ['int64'], 'int64'),
  idf_weights: whole.idf_weights,
  invert: whole.invert,
  output_mode: whole.output_mode,
  sparse: whole.sparse,
  pad_to_max_tokens: whole.pad_to_max_tokens,
  oov_method: whole.oov_method,
  salt: whole.salt,
  name: named,
});

const text = shared('text');
const encoding = anything('how texts are stored as bytes', 'utf-8');

/** Looks words up in a vocabulary. */
export const stringLookup = lookup('StringLookup', 'text', 'Gives every word of a vocabulary a number, and turns words into numbers or rows of zeros and ones.', {
  max_tokens: text.max_tokens,
  num_oov_indices: text.num_oov_indices,
  mask_token: text.mask_token,
  oov_token: text.oov_token,
  vocabulary: text.vocabulary,
  idf_weights: text.idf_weights,
  invert: text.invert,
  output_mode: text.output_mode,
  pad_to_max_tokens: text.pad_to_max_tokens,
  sparse: text.sparse,
  encoding,
  name: named,
  salt: text.salt,
  oov_method: { ...text.oov_method, positional: false },
});

/** A step that Keras has a name for, or a function of one's own. */
const step = <const O extends string>(about: string, options: readonly O[], fallback: O): Setting<O | null> => ({
  ...choice(about, options, fallback),
  read: (raw: Raw): Read | Refused => {
    if (raw === null || (typeof raw === 'string' && options.some((one) => one === raw))) return { value: raw, config: raw };
    if (isKind(raw, 'function')) return { value: raw, config: namedFunction(raw.path) };
    return isKind(raw, 'object') ? { value: raw, config: null } : new Refused(`one of ${options.map((one) => `'${one}'`).join(', ')} is expected`, 'ValueError', options);
  },
});

/** How many words in a row count as one. A list comes from a config; Keras takes only a tuple from a person. */
const ngrams: Setting<number | readonly number[] | null> = {
  about: 'how many words in a row also count as one',
  control: { kind: 'text' },
  fallback: null,
  read: (raw: Raw): Read | Refused => {
    const fits = raw === null || isInt(raw) || (Array.isArray(raw) && (raw as readonly Raw[]).every(isInt));
    return fits ? { value: { list: Array.isArray(raw) && !(raw instanceof Tuple) }, config: jsonOf(raw) } : new Refused('a whole number or a tuple of whole numbers is expected');
  },
};

/** What TextVectorization hands to the StringLookup inside it. */
const inside = (settings: Settings): Settings => Object.assign(Object.create(settings) as Record<string, unknown>, { num_oov_indices: 1, mask_token: '', oov_token: '[UNK]', invert: 0, oov_method: 'floormod', salt: null });

/** How many entries the vocabulary inside has now, which its config always says. */
const entries = (settings: Settings): number => sizeWritten(inside(settings)) ?? placesBefore(inside(settings));

/** Cuts texts into words and looks them up. */
export const textVectorization = defineLayer({
  name: 'TextVectorization',
  asIs: true,
  alone: true,
  learns: true,
  family: 'preprocessing',
  about: 'Cuts texts into words and turns them into numbers or rows of zeros and ones.',
  example: { settings: { max_tokens: 1000, output_sequence_length: 20 }, call: [tensor([null, 1], 'string')] },
  settings: {
    max_tokens: maxTokens,
    standardize: step('how texts are made alike before they are cut', ['lower_and_strip_punctuation', 'lower', 'strip_punctuation'], 'lower_and_strip_punctuation'),
    split: step('where texts are cut', ['whitespace', 'character'], 'whitespace'),
    ngrams: pythonInt(ngrams),
    output_mode: outputMode,
    output_sequence_length: pythonInt({ ...anything('how many words every text is cut or filled up to', null), control: { kind: 'count', minimum: 0 } } as Setting<number | null>),
    pad_to_max_tokens: text.pad_to_max_tokens,
    vocabulary: text.vocabulary,
    idf_weights: weights,
    sparse: text.sparse,
    ragged: flag('whether texts may differ in length', false),
    encoding,
    name: named,
    ...hidden,
  },
  terms: { ...terms, batch: 'texts that come at once', length: 'words of every text', tokens: 'words of a text; as many as it has' },
  makes: () => ['StringLookup'],
  traps: [learned],
  check: (settings) => {
    const mode = settings['output_mode'];
    const length = settings['output_sequence_length'] as Raw;
    if ((settings['ngrams'] as { readonly list: boolean }).list && settings['vocabulary_size'] !== entries(settings)) return disagree('ngrams', '`ngrams` must be a whole number or a tuple of whole numbers.', 'a list');
    if (mode === 'int' && length !== null && !isInt(length) && !isKind(length, 'size')) return disagree('output_sequence_length', 'The number of words must be whole.', pythonRepr(length));
    if (mode !== 'int' && length !== null) return disagree('output_sequence_length', 'Rows of zeros and ones do not depend on how many words a text has.', `it with output_mode=${pythonRepr(mode as Raw)}`);
    if (mode !== 'int' && settings['ragged']) return disagree('ragged', 'Rows of zeros and ones all have the same length.', `\`ragged\` with output_mode=${pythonRepr(mode as Raw)}`);
    return check('text')(inside(settings));
  },
  written: (settings) => ({ vocabulary_size: entries(settings) }),
  sizes: ['vocabulary', 'output_sequence_length'],
  choose: ({ settings, shapes }: Choosing): Recipe | Trouble => {
    const [shape = []] = shapes;
    if (settings['output_mode'] === 'int') {
      if (shape.length === 0) return { trouble: 'input-rank', raises: 'IndexError', data: { expected: '(batch,)', found: 0, shape: shapeText(shape), hint: null } };
      const length = lengthOf(settings['output_sequence_length'] as Raw);
      return length === undefined ? { trouble: '' } : { reads: patternOf('batch, *rest'), scope: { length }, gives: patternOf('batch, length'), dtype: 'int64' };
    }
    const depth = depthOf(inside(settings));
    if ('trouble' in depth) return depth;
    const each = settings['output_mode'] === 'one_hot';
    const dtype = 'float32';
    if (settings['split'] !== null) return { ...depth, scope: { ...depth.scope, tokens: null }, reads: patternOf('*all'), gives: patternOf(each ? '*all, tokens, depth' : '*all, depth'), dtype };
    if (shape.length <= 1) return { ...depth, reads: patternOf('*all'), gives: patternOf(each && shape.length === 0 ? '1, depth' : '*all, depth'), dtype };
    return { ...depth, ...(each ? oneHot(shape) : lastReplaced(shape)), dtype };
  },
});

/** The number of words of every text; undefined for what the layer has refused already. */
const lengthOf = (length: Raw): Size | undefined => (length === null ? null : isKind(length, 'unknown') ? { kind: 'unknown', because: length.because } : readSize(length));
