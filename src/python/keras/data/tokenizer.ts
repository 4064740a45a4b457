// The old `Tokenizer`: the words of texts that the script writes down are counted, those of others are not known.
// Source: keras/src/legacy/preprocessing/text.py, Keras 3.15.1.

import { addMethods } from '../../library/table.ts';
import { collect } from '../../run/iterate.ts';
import type { Run } from '../../run/run.ts';
import { asIndex, Dict, Instance, List, Native, NdArray, PyClass, types, Unknown, type Call, type NativeCall, type Value } from '../../values/index.ts';

const FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n';

/** What a tokenizer has seen; `lost` once a text is not known. */
interface Seen {
  readonly words: number | null;
  readonly filters: string;
  readonly lower: boolean;
  readonly split: string;
  readonly characters: boolean;
  readonly unseen: string | undefined;
  readonly counts: Map<string, number>;
  texts: number;
  lost: Unknown | undefined;
}

const isSeen = (native: unknown): native is Seen => typeof native === 'object' && native !== null && 'counts' in native;
const seenOf = (call: Call): Seen | undefined => (call.args[0] instanceof Instance && isSeen(call.args[0].native) ? call.args[0].native : undefined);

/** The words of a text. */
function wordsOf(text: string, { filters, lower, split, characters }: Pick<Seen, 'filters' | 'lower' | 'split' | 'characters'>): readonly string[] {
  const plain = lower ? text.toLowerCase() : text;
  if (characters) return [...plain];
  return [...plain].map((c) => (filters.includes(c) ? split : c)).join('').split(split).filter((word) => word !== '');
}

/** The texts of a list; unknown where one of them is. */
function textsOf(run: Run, value: Value): readonly string[] | Unknown {
  if (value instanceof NdArray) return value.because ?? run.unknown('comes from texts in an array');
  const items = collect(run, value);
  if (items instanceof Unknown) return items;
  const odd = items.find((item) => typeof item !== 'string');
  return odd === undefined ? items.map(String) : odd instanceof Unknown ? odd : run.unknown('comes from texts that are lists');
}

function fit(run: Run, call: Call): Value {
  const seen = seenOf(call);
  const texts = textsOf(run, call.args[1] ?? call.kwargs.get('texts') ?? null);
  if (!seen) return null;
  if (texts instanceof Unknown) seen.lost = texts;
  else for (const text of texts) {
    seen.texts++;
    for (const word of wordsOf(text, seen)) seen.counts.set(word, (seen.counts.get(word) ?? 0) + 1);
  }
  return null;
}

/** Words by how often they were seen, the most frequent first; one for words that were not seen in front. */
function indexOf(seen: Seen): ReadonlyMap<string, number> {
  const sorted = [...seen.counts].toSorted(([, a], [, b]) => b - a).map(([word]) => word);
  const all = seen.unseen === undefined ? sorted : [seen.unseen, ...sorted.filter((word) => word !== seen.unseen)];
  return new Map(all.map((word, i) => [word, i + 1]));
}

const withSeen = (give: (run: Run, seen: Seen, call: Call) => Value): NativeCall => (run, call) => {
  const seen = seenOf(call);
  return seen ? give(run, seen, call.rest()) : run.unknown('is asked of a tokenizer that is not known');
};

/** Each text as the numbers of its words. */
function sequences(run: Run, seen: Seen, call: Call): Value {
  const texts = textsOf(run, call.or(0, 'texts', null));
  const lost = seen.lost ?? (texts instanceof Unknown ? texts : undefined);
  if (lost || texts instanceof Unknown) {
    const given = call.or(0, 'texts', null);
    const rows = given instanceof NdArray ? given.shape[0] : given instanceof List && !given.lost ? given.items.length : undefined;
    return typeof rows === 'number' && rows <= MOST_ROWS ? new List(Array.from({ length: rows }, () => new Unknown((lost ?? run.unknown('is a text')).reason))) : new Unknown((lost ?? run.unknown('is a text')).reason);
  }
  const index = indexOf(seen);
  const outside = seen.unseen === undefined ? undefined : index.get(seen.unseen);
  return new List(texts.map((text) => new List(wordsOf(text, seen).flatMap((word) => {
    const at = index.get(word);
    const number = at === undefined || (seen.words !== null && at >= seen.words) ? outside : at;
    return number === undefined ? [] : [number];
  }))));
}

/** Texts that are told row by row. */
const MOST_ROWS = 100_000;

/** One row for each text, one column for each word. */
function matrix(run: Run, seen: Seen, call: Call): Value {
  const given = call.arg(0) ?? call.kwargs.get('texts') ?? call.kwargs.get('sequences') ?? null;
  const rows = given instanceof NdArray ? (given.shape[0] ?? null) : given instanceof List && !given.lost ? given.items.length : null;
  const columns = seen.words ?? (seen.lost ? null : indexOf(seen).size + 1);
  return new NdArray([rows, columns], 'float64', undefined, seen.lost ?? run.unknown('is a matrix of words'));
}

const dictOf = (seen: Seen, entries: () => Iterable<readonly [Value, Value]>): Value => {
  if (seen.lost) return seen.lost;
  const made = new Dict();
  for (const [key, value] of entries()) made.map.set(key, [key, value]);
  return made;
};

function attribute(run: Run, seen: Seen, name: string): Value {
  switch (name) {
    case 'word_index':
      return dictOf(seen, () => indexOf(seen));
    case 'index_word':
      return dictOf(seen, () => [...indexOf(seen)].map(([word, at]) => [at, word] as const));
    case 'num_words':
      return seen.words;
    case 'document_count':
      return seen.lost ?? seen.texts;
    default:
      return run.unknown(`comes from \`${name}\` of a tokenizer`);
  }
}

/** `Tokenizer`. */
export const tokenizerClass = new PyClass('Tokenizer', {
  module: 'keras.src.legacy.preprocessing.text', bases: [types.object],
  make: (_run, cls, call) => {
    const text = (at: number, name: string, standard: string): string => (typeof call.or(at, name, standard) === 'string' ? String(call.or(at, name, standard)) : standard);
    const unseen = call.or(5, 'oov_token', null);
    return new Instance(cls, {
      words: asIndex(call.or(0, 'num_words', null)) ?? null, filters: text(1, 'filters', FILTERS), lower: call.or(2, 'lower', true) !== false, split: text(3, 'split', ' '), characters: call.or(4, 'char_level', false) === true,
      unseen: typeof unseen === 'string' ? unseen : undefined, counts: new Map(), texts: 0, lost: undefined,
    } satisfies Seen);
  },
});
addMethods(tokenizerClass, {
  fit_on_texts: fit,
  fit_on_sequences: (run, call) => {
    const seen = seenOf(call);
    if (seen) seen.lost = run.unknown('comes from sequences that are not followed');
    return null;
  },
  texts_to_sequences: withSeen(sequences),
  texts_to_matrix: withSeen(matrix),
  sequences_to_matrix: withSeen(matrix),
  sequences_to_texts: (run) => run.unknown('comes from `sequences_to_texts`'),
  __getattr__: withSeen((run, seen, call) => attribute(run, seen, String(call.args[0]))),
});

/** `text_to_word_sequence`. */
export const textToWords = new Native('keras.preprocessing.text.text_to_word_sequence', (run, call) => {
  const text = call.or(0, 'text', null);
  return typeof text === 'string' ? new List([...wordsOf(text, { filters: FILTERS, lower: true, split: ' ', characters: false })]) : run.unknown('comes from `text_to_word_sequence`');
});
