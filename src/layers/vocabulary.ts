// Vocabularies: the words that a lookup layer knows, read as NumPy reads them, and what Keras insists on about them.
// Source of the rules: keras/src/layers/preprocessing/index_lookup.py, Keras 3.15.1.

import type { Size } from '../formula/index.ts';
import type { Trouble } from './define.ts';
import { isInt, isKind, numberOf, pythonRepr, type Raw } from './raw.ts';
import { jsonOf, Refused, type Read, type Setting } from './setting.ts';

/** What a lookup layer looks up: whole numbers or texts. */
export type Kind = 'whole' | 'text';

type Token = string | number;
type Settings = Readonly<Record<string, unknown>>;

/** A vocabulary as far as it can be told: its tokens, only their number, or the file that holds them. */
export interface Vocabulary {
  readonly tokens?: readonly Token[];
  readonly count?: number | null;
  readonly file?: string;
}

const WHOLE = /^\s*[-+]?\d+\s*$/;

/** A list as NumPy keeps it: one text among numbers turns all into texts. */
function tokensOf(items: readonly Raw[], kind: Kind): readonly Token[] | undefined {
  if (items.some((one) => typeof one !== 'string' && numberOf(one) === undefined)) return undefined;
  const texts = items.some((one) => typeof one === 'string');
  if (kind === 'text' && !texts && items.length > 0) return undefined;
  const tokens = items.map((one) => (texts ? (typeof one === 'string' ? one : pythonRepr(one)) : Number(numberOf(one))));
  if (kind === 'whole') {
    if (texts && !tokens.every((one) => WHOLE.test(String(one)))) return undefined;
    if (items.some((one) => typeof one === 'bigint' && (one >= 2n ** 63n || one < -(2n ** 63n)))) return undefined;
  }
  return tokens;
}

/** The vocabulary of a lookup layer. */
export const vocabulary = (kind: Kind): Setting<readonly Token[] | string | null> => {
  const expected = kind === 'whole' ? 'a list of whole numbers is expected' : 'a list of texts is expected';
  return {
    about: 'the words that are known, the most common first; they can be learned from data instead',
    control: { kind: 'text' },
    fallback: null,
    read: (raw: Raw): Read | Refused => {
      if (raw === null) return { value: null, config: null };
      if (typeof raw === 'string') return { value: { file: raw } satisfies Vocabulary, config: null };
      if (isKind(raw, 'array')) return raw.shape.length === 1 ? { value: { count: raw.shape[0] ?? null } satisfies Vocabulary, config: null } : new Refused(expected);
      const tokens = Array.isArray(raw) ? tokensOf(raw as readonly Raw[], kind) : undefined;
      if (!tokens) return new Refused(expected);
      return { value: { tokens } satisfies Vocabulary, config: kind === 'whole' ? tokens.map((one) => Math.trunc(Number(one))) : jsonOf(raw) };
    },
  };
};

/** A token with a meaning of its own; Integer lookups write it as a whole number. */
export const specialToken = (about: string, fallback: Raw, kind: Kind): Setting => ({
  about,
  control: { kind: 'text' },
  fallback,
  read: (raw: Raw): Read => {
    const value = numberOf(raw) ?? (typeof raw === 'string' && WHOLE.test(raw) ? Number(raw) : undefined);
    return { value: raw, config: kind === 'whole' && raw !== null && value !== undefined ? Math.trunc(value) : jsonOf(raw) };
  },
});

const same = (token: Token | undefined, special: Raw): boolean => (typeof token === 'string' ? token === special : token !== undefined && token === numberOf(special));

/** How the vocabulary begins: the places of padding and of unknown words. */
interface Start {
  readonly special: readonly Raw[];
  /** The tokens behind those places. */
  readonly words: readonly Token[];
}

const raw = (settings: Settings, name: string): Raw => (settings[name] ?? null) as Raw;

/** Keras lets the number of places for unknown words be a float until there is a vocabulary. */
function placesForUnknown(settings: Settings): number {
  const given = settings['num_oov_indices'] as number | { readonly float: number };
  return typeof given === 'number' ? given : given.float;
}

/** How many places stand before the first word. */
export function placesBefore(settings: Settings): number {
  const mask = raw(settings, 'mask_token') !== null && settings['output_mode'] === 'int' ? 1 : 0;
  return mask + placesForUnknown(settings);
}

function startOf(settings: Settings, tokens: readonly Token[]): Start {
  const unknown = placesForUnknown(settings);
  const special = [...Array.from({ length: placesBefore(settings) - unknown }, () => raw(settings, 'mask_token')), ...Array.from({ length: unknown }, () => raw(settings, 'oov_token'))];
  const written = tokens.length >= special.length && special.every((one, i) => same(tokens[i], one));
  return { special, words: written ? tokens.slice(special.length) : tokens };
}

/** How many words a vocabulary has without the places before them; undefined where it is not given. */
export function wordCount(settings: Settings): Size | undefined {
  const given = settings['vocabulary'] as Vocabulary | Extract<Size, { readonly kind: 'unknown' }> | null;
  if (given && 'kind' in given) return given;
  if (!given || given.file !== undefined) return undefined;
  return given.tokens ? startOf(settings, given.tokens).words.length : given.count;
}

const disagree = (setting: string, because: string, shown: string): Trouble => ({ trouble: 'setting-disagrees', setting, data: { because, settings: shown } });

/** What is wrong with a vocabulary and the weights of its words. */
export function vocabularyTrouble(settings: Settings, kind: Kind): Trouble | undefined {
  const given = settings['vocabulary'] as Vocabulary | null;
  if (!given) return undefined;
  if (given.file !== undefined) return { trouble: 'file-missing', setting: 'vocabulary', data: { file: given.file } };
  if (typeof settings['num_oov_indices'] !== 'number') return disagree('num_oov_indices', 'The number of places for unknown words must be whole.', 'a vocabulary with another one');
  const all = given.tokens;
  if (all && all.length === 0) return disagree('vocabulary', 'A vocabulary has at least one word.', 'an empty one');
  const { special, words } = all ? startOf(settings, all) : { special: [], words: [] };
  return (all && wordTrouble(settings, words, special, kind)) ?? sizeTrouble(settings) ?? weightTrouble(settings, all?.length ?? given.count ?? undefined);
}

function wordTrouble(settings: Settings, words: readonly Token[], special: readonly Raw[], kind: Kind): Trouble | undefined {
  const keys = kind === 'whole' ? words.map((one) => Math.trunc(Number(one))) : words;
  const twice = keys.find((one, i) => keys.indexOf(one) < i);
  const start = special.map(pythonRepr).join(', ');
  const hint = `Leave ${start} out, or put exactly these at the start.`;
  const [mask, unknown] = [raw(settings, 'mask_token'), raw(settings, 'oov_token')];
  if (twice !== undefined) return disagree('vocabulary', 'Every word of a vocabulary stands in it once.', `${pythonRepr(twice)} twice`);
  const padding = mask === null ? false : amongWords(mask, words, kind);
  if (padding === undefined) return disagree('mask_token', 'The words for padding have to be one, or as many as there are words.', `mask_token=${pythonRepr(mask)}`);
  if (padding) return disagree('vocabulary', `The word for padding, ${pythonRepr(mask)}, has a place of its own. ${hint}`, 'it among the words');
  if (unknown !== null && settings['invert'] && words.some((one) => same(one, unknown))) return disagree('vocabulary', `The word for unknown ones, ${pythonRepr(unknown)}, has a place of its own. ${hint}`, 'it among the words');
  return words.length === 0 ? disagree('vocabulary', 'A vocabulary has words behind the places for padding and unknown ones.', 'one without any') : undefined;
}

function sizeTrouble(settings: Settings): Trouble | undefined {
  const size = Number(wordCount(settings) ?? NaN) + placesBefore(settings);
  const [limit, before] = [settings['max_tokens'] as number | null | { readonly float: number } | object, raw(settings, 'vocabulary_size')];
  const most = typeof limit === 'object' && limit !== null && 'float' in limit ? limit.float : limit;
  if (typeof most === 'number' && size > most) return disagree('max_tokens', `The vocabulary has ${size} entries, with the places for padding and unknown words.`, `max_tokens=${most}`);
  const changed = before !== null && !Number.isNaN(size) && numberOf(before) !== size && settings['output_mode'] !== 'int' && !settings['pad_to_max_tokens'];
  return changed ? disagree('vocabulary_size', `The vocabulary has ${size} entries.`, `vocabulary_size=${pythonRepr(before)}`) : undefined;
}

function weightTrouble(settings: Settings, count: number | undefined): Trouble | undefined {
  const weights = raw(settings, 'idf_weights');
  if (settings['output_mode'] !== 'tf_idf' || count === undefined || isKind(weights, 'array')) return undefined;
  const flat = Array.isArray(weights) && !(weights as readonly Raw[]).some((one) => Array.isArray(one));
  return flat && weights.length === count ? undefined : disagree('idf_weights', `There is one weight for each of the ${count} entries of the vocabulary.`, 'another number of them');
}

/** Lists in lists as TensorFlow makes a tensor of them: its shape, and what it holds. */
interface Held {
  readonly sizes: readonly number[];
  readonly items: readonly Raw[];
}

/** What a value becomes as a tensor of items of one kind; undefined where lists differ in length or hold something else. */
function heldBy(value: Raw, fits: (item: Raw) => boolean): Held | undefined {
  if (!Array.isArray(value)) return fits(value) ? { sizes: [], items: [value] } : undefined;
  const inner = (value as readonly Raw[]).map((one) => heldBy(one, fits));
  const [first] = inner;
  const items = inner.flatMap((one) => one?.items ?? []);
  return inner.every((one) => one && String(one.sizes) === String(first?.sizes)) ? { sizes: [value.length, ...(first?.sizes ?? [])], items } : undefined;
}

/** True for what TensorFlow turns into a tensor of numbers: numbers, and lists of equal length of them. */
export const isNumeric = (value: Raw): boolean => isKind(value, 'array') || heldBy(value, (one) => numberOf(one) !== undefined) !== undefined;

/** True for a token that TensorFlow can keep in a table of this kind. */
export const isToken = (token: Raw, kind: Kind): boolean => (kind === 'whole' ? isInt(token) : typeof token === 'string');

/** True for what can stand for padding: Keras makes a tensor of it, and lets that be one of any shape. */
export const isPadding = (token: Raw, kind: Kind): boolean => heldBy(token, (one) => isToken(one, kind)) !== undefined;

/** Whether NumPy finds a token among the words; undefined where it cannot compare a list of tokens with them. */
function amongWords(token: Raw, words: readonly Token[], kind: Kind): boolean | undefined {
  const held = heldBy(token, (one) => isToken(one, kind));
  const last = held?.sizes.at(-1);
  if (!held || last === undefined) return words.some((one) => same(one, token));
  const side = last === words.length && words.length > 1;
  if (!side && last !== 1 && words.length !== 1) return undefined;
  return held.items.some((one, i) => (side ? same(words[i % last], one) : words.some((word) => same(word, one))));
}
