// The emoji that rich puts in the place of codes such as `:rocket:`, unpacked on first need.

import { EMOJI_CODES } from './emoji-table.ts';

let unpacked: ReadonlyMap<string, string> | undefined;

function unpack(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let before = '';
  for (const entry of EMOJI_CODES.split(' ')) {
    const equals = entry.indexOf('=');
    before = before.slice(0, Number.parseInt(entry.slice(0, 1), 36)) + entry.slice(1, equals);
    found.set(before, entry.slice(equals + 1));
  }
  return found;
}

/** The emoji of a code (`rocket`), or undefined when there is none. */
export const emojiOf = (code: string): string | undefined => (unpacked ??= unpack()).get(code);
