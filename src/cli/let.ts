// `--let x_train=60000x28x28x1`: what a name of the script stands for that cannot be known without running it.
// Invariant: what the script says itself is never overridden; a word that fits no form is a text.

import type { ReadOptions } from '../python/index.ts';
import { several } from './options.ts';

/** The option. */
export const letOption = several(
  'says what a name stands for that is not known otherwise: the shape of an array and its dtype (--let x=60000x28x28x1:uint8, ? for an open size), a number (--let units=64) or a text',
  'NAME=WHAT',
  /^[A-Za-z_]\w*=.+$/s,
  'a name and what it stands for: x_train=60000x28x28x1, y=60000x:int64, units=64, rate=0.5 or mode=fast',
);

type Told = NonNullable<ReadOptions['let']>[string];

const DTYPE = /:([a-z]\w*)$/;
const SIZES = /^(?:\d{1,12}|\?)(?:x(?:\d{1,12}|\?))*x?$/;

function toldBy(text: string): Told {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  if (/^-?(?:\d+\.\d*|\.\d+|\d+)(?:e[-+]?\d+)?$/i.test(text)) return { float: Number(text) };
  if (text === 'True' || text === 'False') return text === 'True';
  if (text === 'None') return null;
  const dtype = DTYPE.exec(text)?.[1];
  const sizes = dtype === undefined ? text : text.replace(DTYPE, '');
  if (!SIZES.test(sizes)) return text;
  return { shape: sizes.replace(/x$/, '').split('x').map((size) => (size === '?' ? null : Number(size))), dtype: dtype ?? 'float32' };
}

/** What the words of the option say, by name. */
export const toldOf = (words: readonly string[]): NonNullable<ReadOptions['let']> =>
  Object.fromEntries(words.map((word) => [word.slice(0, word.indexOf('=')), toldBy(word.slice(word.indexOf('=') + 1))]));
