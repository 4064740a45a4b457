// What was opened: the models of a script, and what is to be said about the script itself.
// Invariant: the script's text is read here, in the browser; nothing of it is executed or sent anywhere.

import type { Model } from '../../src/model/index.ts';
import { remarkOf, type Remark } from './marks.ts';

/** Something opened on the desk. */
export interface Opened {
  /** The name of the file. */
  readonly name: string;
  readonly models: readonly Model[];
  /** What is wrong with the script, beyond the models' own issues. */
  readonly remarks: readonly Remark[];
  /** The script that it was read from; null for a network that was drawn. */
  readonly text: string | null;
}

/** Reads a Python script; the reader is loaded when it is first needed. */
export async function openScript(name: string, text: string): Promise<Opened> {
  const { readPython } = await import('../../src/python/index.ts');
  const { models, issues } = readPython(text, { file: name });
  return { name, models, remarks: issues.filter((issue) => issue.severity !== 'note').map(remarkOf), text };
}
