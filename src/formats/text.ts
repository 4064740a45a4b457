// A file that is a text, as a whole.

import { exactly, type Bytes } from './bytes.ts';
import { MOST_CONFIG_BYTES } from './limits.ts';
import { Unreadable } from './unreadable.ts';

/** The text of some bytes; anything but UTF-8 is refused. */
export function textOf(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable(what, 'it is not text in UTF-8', 'JSON');
  }
}

/** The text of a file that is small enough to be one. */
export async function wholeText(bytes: Bytes, what: string): Promise<string> {
  if (bytes.size > MOST_CONFIG_BYTES) throw new Unreadable(what, `${bytes.size} bytes`, `at most ${MOST_CONFIG_BYTES}`);
  return textOf(await exactly(bytes, 0, bytes.size, what), what);
}

/** The first character that is no blank, where the bytes begin as a text. */
export const firstSign = (head: Uint8Array): string => /^(?:\u00EF\u00BB\u00BF)?\s*(\S)/.exec(String.fromCharCode(...head.subarray(0, 256)))?.[1] ?? '';
