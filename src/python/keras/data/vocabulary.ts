// Layers that look words up: `adapt` tells words that are known their numbers.
// Source: keras/src/layers/preprocessing/{normalization,index_lookup,text_vectorization}.py, Keras 3.15.1.

import { configure } from '../../../layers/index.ts';
import type { Layer } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { getItem } from '../../run/subscript.ts';
import { type Call, List, Native, NdArray, PyClass, Slice, Tuple, types, Unknown, type Value } from '../../values/index.ts';
import { adapt, vocabularySize } from './adapt.ts';
import { repr, shown } from '../../run/text.ts';

/** What a layer has learned: its words in their order, without the places before them. */
const learned = new WeakMap<Layer, readonly string[]>();

/** True for a layer with a vocabulary. */
const hasWords = (layer: Layer): boolean => Object.hasOwn(layer.definition.settings, 'vocabulary');
const isText = (layer: Layer): boolean => Object.hasOwn(layer.definition.settings, 'ngrams');

const PUNCTUATION = /[!"#$%&()*+,\-./:;<=>?@[\\\]^_`{|}~']/g;
const LETTERS = /[A-Z]+/g;

/** The words of a text; undefined where the script cuts texts its own way. */
function wordsOf(layer: Layer, text: string): readonly string[] | undefined {
  const { standardize, split } = layer.given;
  const modes = [standardize ?? (standardize === null ? null : 'lower_and_strip_punctuation'), split === undefined ? 'whitespace' : split];
  const ngrams = layer.given['ngrams'] ?? null;
  const [made, cut] = modes;
  if (![null, 'lower_and_strip_punctuation', 'lower', 'strip_punctuation'].includes(made as string | null) || (cut !== 'whitespace' && cut !== 'character' && cut !== null) || (ngrams !== null && typeof ngrams !== 'number')) return undefined;
  let plain = text;
  // TensorFlow lowers the letters of ASCII alone.
  if (typeof made === 'string' && made.startsWith('lower')) plain = plain.replace(LETTERS, (letters) => letters.toLowerCase());
  if (typeof made === 'string' && made.endsWith('strip_punctuation')) plain = plain.replace(PUNCTUATION, '');
  const words = cut === null ? [plain] : cut === 'character' ? [...plain] : plain.split(/\s+/).filter((word) => word !== '');
  if (ngrams === null) return words;
  return Array.from({ length: ngrams }, (_, n) => words.slice(n).map((_word, i) => words.slice(i, i + n + 1).join(' '))).flat();
}

/** The texts of a list, of a list of lists of one text, or one text. */
function textsIn(value: Value): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  const items = (value instanceof List && !value.lost) || value instanceof Tuple ? value.items : undefined;
  const texts = items?.map((item) => ((item instanceof List || item instanceof Tuple) && item.items.length === 1 ? item.items[0] : item));
  return texts?.every((text) => typeof text === 'string') ? texts : undefined;
}

/** Words by how often they occur, then backwards by the alphabet. */
function counted(words: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? 1 : -1)).map(([word]) => word);
}

/** The places before the words, as `get_vocabulary` lists them. */
function placesOf(layer: Layer): readonly string[] {
  if (isText(layer)) return layer.settings['output_mode'] === 'int' ? ['', '[UNK]'] : ['[UNK]'];
  const { mask_token: mask = null, num_oov_indices: unknowns = 1, oov_token: unknown = '[UNK]' } = layer.given;
  return [...(typeof mask === 'string' ? [mask] : []), ...Array.from({ length: typeof unknowns === 'number' ? unknowns : 1 }, () => (typeof unknown === 'string' ? unknown : '[UNK]'))];
}

/** What `layer.adapt(data)` teaches a layer of words that are known. */
function learnWords(layer: Layer, data: Value): void {
  if (!hasWords(layer)) return;
  const texts = textsIn(data);
  const words = texts?.map((text) => (isText(layer) ? wordsOf(layer, text) : [text]));
  if (!words?.every((some) => some !== undefined)) return;
  const most = layer.given['max_tokens'];
  const kept = counted(words.flat()).filter((word) => word !== '');
  remember(layer, typeof most === 'number' ? kept.slice(0, Math.max(0, most - placesOf(layer).length)) : kept);
}

function remember(layer: Layer, words: readonly string[]): void {
  learned.set(layer, words);
  layer.configured = configure(layer.definition, { ...layer.given, vocabulary_size: words.length + placesOf(layer).length }, layer.session);
}

/** The words that a layer has, its places before them; unknown where they are not told. */
function vocabularyOf(run: Run, layer: Layer): readonly string[] | Unknown {
  const given = layer.given['vocabulary'];
  const words = learned.get(layer) ?? (Array.isArray(given) && (given as readonly unknown[]).every((word) => typeof word === 'string') ? (given as readonly string[]) : undefined);
  if (!words) return run.unknown(`is the vocabulary of ${layer.name}`);
  const places = placesOf(layer);
  return [...places, ...words.filter((word) => !places.includes(word))];
}

let listClass: PyClass | undefined;

/** A list of words, which are printed as the texts of NumPy that they are. */
function listOfWords(words: readonly Value[]): List {
  listClass ??= new PyClass('list', { bases: [types.list], attrs: new Map<string, Value>([
    ['__repr__', new Native('list.__repr__', (run, { args: [self] }) => (self instanceof List ? `[${self.items.map((item) => (typeof item === 'string' && item !== '' && item !== '[UNK]' ? `np.str_(${shown(repr(run, item))})` : shown(repr(run, item)))).join(', ')}]` : null))],
    ['__getitem__', new Native('list.__getitem__', (run, { args: [self, index = null] }) => {
      const plain = getItem(run, new List(self instanceof List ? [...self.items] : []), index);
      return index instanceof Slice && plain instanceof List ? listOfWords(plain.items) : plain;
    })],
  ]) });
  const made = new List([...words]);
  made.cls = listClass;
  return made;
}

/** `get_vocabulary` and what else asks for the words. */
export const learningMethods: Readonly<Record<string, (run: Run, layer: Layer, call: Call) => Value>> = {
  adapt: (run, layer, call) => {
    learnWords(layer, call.or(0, 'data', null));
    return adapt(run, layer, call);
  },
  set_vocabulary: (run, layer, call) => {
    const words = textsIn(call.or(0, 'vocabulary', null));
    if (words) remember(layer, words);
    return adapt(run, layer, call);
  },
  load_vocabulary: (run, layer, call) => adapt(run, layer, call),
  get_vocabulary: (run, layer, call) => {
    const words = vocabularyOf(run, layer);
    if (words instanceof Unknown) return words;
    return listOfWords(words.slice(call.or(0, 'include_special_tokens', true) === false ? placesOf(layer).length : 0));
  },
  vocabulary_size: (run, layer) => {
    const words = vocabularyOf(run, layer);
    return words instanceof Unknown ? vocabularySize(run, layer) : words.length;
  },
};

/** The sizes of the tensor that one text, or a list of texts, is taken for. */
function sizesOf(given: Value, count: number): readonly number[] {
  if (typeof given === 'string') return [];
  return (given instanceof List || given instanceof Tuple) && typeof given.items[0] !== 'string' ? [count, 1] : [count];
}

/** Texts that a layer takes as they are, as a tensor; the numbers of their words where those are known. */
export function lookedUp(run: Run, layer: Layer, given: Value): Value | undefined {
  if (!hasWords(layer)) return undefined;
  const texts = textsIn(given);
  if (!texts) return undefined;
  const alone = typeof given === 'string';
  const words = vocabularyOf(run, layer);
  if (layer.settings['output_mode'] !== 'int' || words instanceof Unknown || layer.given['invert'] === true || layer.given['ragged'] === true) return undefined;
  const place = new Map(words.map((word, i) => [word, i]));
  const other = words.indexOf('[UNK]');
  const numbers = (some: readonly string[]): number[] => some.map((word) => place.get(word) ?? Math.max(0, other));
  if (!isText(layer)) return NdArray.of('eager', sizesOf(given, texts.length), 'int64', numbers(texts));
  const rows = texts.map((text) => wordsOf(layer, text));
  if (!rows.every((row) => row !== undefined)) return undefined;
  const length = layer.given['output_sequence_length'];
  const longest = typeof length === 'number' ? length : Math.max(0, ...rows.map((row) => row.length));
  const filled = rows.map((row) => {
    const known = numbers(row).slice(0, longest);
    return [...known, ...Array.from({ length: longest - known.length }, () => 0)];
  });
  return NdArray.of('eager', alone ? [longest] : [texts.length, longest], 'int64', filled.flat());
}
