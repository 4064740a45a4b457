// A network to begin with.

import { Sequential, Session } from '../../src/model/index.ts';
import type { Opened } from './opened.ts';

/** A network to begin with: an input, and nothing else yet. */
export function newNetwork(): Opened {
  const session = new Session();
  return { name: 'untitled', models: [new Sequential(session, [session.input({ shape: [28, 28, 1] })])], remarks: [], text: null };
}
