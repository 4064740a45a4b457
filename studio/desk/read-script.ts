// A script read as what it makes; nothing of it is executed.

import { readPython } from '../../src/python/index.ts';
import { remarkOf } from './marks.ts';
import type { Opened } from './opened.ts';

/** Reads a script that a person wrote or edits. */
export function readScript(name: string, text: string): Opened & { readonly text: string } {
  const { models, issues } = readPython(text, { file: name });
  return { name, models, remarks: issues.filter((issue) => issue.severity !== 'note').map(remarkOf), text };
}
