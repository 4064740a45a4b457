// Writing an edited script back to where it came from, when a page of this machine asks for it.
// Invariant: only the script that was named is written, only with the token that its own page was given, and only over the text
// that the page knows; what somebody else changed meanwhile is never lost.

import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Post } from './serve.ts';
import type { World } from './world.ts';

const MARK = '\uFEFF';

/** What lets a page write a script back. */
export interface WriteBack {
  /** Known to the page alone. */
  readonly token: string;
  readonly post: Post;
}

/** Lets a script be written back; undefined for one that would not be the same bytes again. */
export function writeBackTo(path: string, world: World): WriteBack | undefined {
  /** The text of the file as a script has it: without the mark that some editors put before it. */
  const now = (): { readonly text: string; readonly mark: string } | undefined => {
    const bytes = world.readBytes(path);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const mark = text.startsWith(MARK) ? MARK : '';
    return Buffer.from(text, 'utf8').equals(bytes) ? { text: text.slice(mark.length), mark } : undefined;
  };
  if (now() === undefined) return undefined;
  const token = randomBytes(24).toString('base64url');
  return {
    token,
    post: (body, given) => {
      if (given === undefined || given.length !== token.length || !timingSafeEqual(Buffer.from(given), Buffer.from(token))) return { status: 403, said: 'This page may not write.' };
      const { before, text } = partsOf(body);
      if (before === undefined || text === undefined) return { status: 400, said: 'That is no script.' };
      const there = now();
      if (there?.text !== before) return { status: 409, said: `${path} was changed meanwhile by something else: reload the page to see it.` };
      world.replace(path, there.mark + text);
      return { status: 200, said: 'written' };
    },
  };
}

function partsOf(body: string): { readonly before?: string; readonly text?: string } {
  try {
    const { before, text } = (JSON.parse(body) ?? {}) as Readonly<Record<string, unknown>>;
    return { ...(typeof before === 'string' ? { before } : {}), ...(typeof text === 'string' ? { text } : {}) };
  } catch {
    return {};
  }
}
