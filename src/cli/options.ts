// The options of a command: declared once, read from the arguments, shown in the help.
// Invariant: what a person types wrongly becomes a Misuse that names the nearest right word.

import { parseArgs } from 'node:util';
import { suggest } from '../issues/suggest.ts';
import { Misuse } from './misuse.ts';

/** One option: how many words it takes, how they are read, and how the help shows it. */
export interface Option<T> {
  readonly about: string;
  /** What stands for its words in the help: `N`, `FIRST LAST`. */
  readonly shows: string;
  readonly words: 0 | 1 | 2;
  readonly fallback: T;
  /** Reads its words; a text that is refused gives what would have been right. */
  readonly read: (words: readonly string[]) => { readonly value: T } | { readonly expected: string };
  /** For an option that may be given several times: what it comes to with one more. */
  join?(before: T, next: T): T;
}

/** Options by their long name. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** What was read, by the long name. */
export type ValuesOf<O extends Options> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

/** On when given. */
export const flag = (about: string): Option<boolean> => ({ about, shows: '', words: 0, fallback: false, read: () => ({ value: true }) });

/** One of a few words; the first is what is taken when nothing is said. */
export const choice = <const T extends string>(about: string, words: readonly [T, ...T[]]): Option<T> => ({
  about: `${about}: ${words.join(', ')} (${words[0]} unless told)`,
  shows: 'WORD',
  words: 1,
  fallback: words[0],
  read: ([word = '']) => {
    const value = words.find((one) => one === word);
    const near = suggest(word, words)[0];
    return value === undefined ? { expected: `one of ${words.join(', ')}${near === undefined ? '' : `. Did you mean ${near}?`}` } : { value };
  },
});

/** A whole number of at least `least`. */
export const count = (about: string, least = 1, most = 1_000_000): Option<number | undefined> => ({
  about,
  shows: 'N',
  words: 1,
  fallback: undefined,
  read: ([word = '']) => (/^\d{1,9}$/.test(word) && Number(word) >= least && Number(word) <= most ? { value: Number(word) } : { expected: `a whole number from ${least} to ${most}` }),
});

/** What stands behind a number: `5M` are five million, `64MB` are 64 * 1024 * 1024 bytes, as Keras counts them. */
const THOUSANDS: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };
const BYTES: Readonly<Record<string, number>> = { '': 1, B: 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30, TB: 2 ** 40 };

/** A number that may be large: a count (`5M`, `300k`, `1.5G`), or bytes (`64MB`). */
export const amount = (about: string, of: 'things' | 'bytes'): Option<number | undefined> => ({
  about,
  shows: of === 'bytes' ? 'BYTES' : 'N',
  words: 1,
  fallback: undefined,
  read: ([word = '']) => {
    const [, digits, unit = ''] = /^(\d{1,15}(?:\.\d{1,6})?)([A-Za-z]{0,2})$/.exec(word.replaceAll('_', '')) ?? [];
    const factor = (of === 'bytes' ? BYTES : THOUSANDS)[unit.toUpperCase()];
    const value = digits === undefined || factor === undefined ? NaN : Number(digits) * factor;
    return Number.isSafeInteger(value) ? { value } : { expected: of === 'bytes' ? 'a number of bytes: 800000, 512KB, 64MB' : 'a whole number, also as 300k, 5M or 1.5G' };
  },
});

/** A word that may be given several times; `fits` says what it has to look like. */
export const several = (about: string, shows: string, fits: RegExp, expected: string): Option<readonly string[]> => ({
  about,
  shows,
  words: 1,
  fallback: [],
  read: ([word = '']) => (fits.test(word) ? { value: [word] } : { expected }),
  join: (before, next) => [...before, ...next],
});

/** One word of a person's own. */
export const word = (about: string, shows: string): Option<string | undefined> => ({ about, shows, words: 1, fallback: undefined, read: ([given = '']) => ({ value: given }) });

/** Two words. */
export const pair = (about: string, shows: string): Option<readonly [string, string] | undefined> => ({
  about,
  shows,
  words: 2,
  fallback: undefined,
  read: ([first = '', second = '']) => ({ value: [first, second] }),
});

/** The arguments of a command, read. */
export interface Arguments<O extends Options> {
  readonly values: ValuesOf<O>;
  readonly operands: readonly string[];
}

/** Reads the arguments of a command; throws a Misuse for what it does not know. */
export function readArguments<O extends Options>(options: O, args: readonly string[]): Arguments<O> {
  const config = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, { type: option.words === 0 ? ('boolean' as const) : ('string' as const) }]));
  const { tokens } = parseArgs({ args: [...args], options: config, strict: false, allowPositionals: true, tokens: true });
  const values: Record<string, unknown> = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.fallback]));
  const operands: string[] = [];
  let taken = -1;
  tokens.forEach((token, i) => {
    if (token.kind === 'positional' && i !== taken) operands.push(token.value);
    if (token.kind !== 'option') return;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw new Misuse(unknownOption(token.rawName, Object.keys(options)));
    if (option.words === 0 && token.value !== undefined) throw new Misuse(`${token.rawName} takes no value`);
    const words = token.value === undefined ? [] : [token.value];
    const next = tokens[i + 1];
    if (option.words === 2 && next?.kind === 'positional') {
      words.push(next.value);
      taken = i + 1;
    }
    if (words.length < option.words) throw new Misuse(`${token.rawName} needs ${option.shows}`);
    const read = option.read(words);
    if ('expected' in read) throw new Misuse(`${token.rawName} ${words.join(' ')}: expected ${read.expected}`);
    values[token.name] = option.join ? option.join(values[token.name], read.value) : read.value;
  });
  return { values: values as ValuesOf<O>, operands };
}

function unknownOption(given: string, names: readonly string[]): string {
  const near = suggest(given.replace(/^-+/, ''), names)[0];
  return `unknown option ${given}${near === undefined ? '' : `. Did you mean --${near}?`}`;
}
