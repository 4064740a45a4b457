// What was opened: the models of a script or a file, and what is to be said about it.
// Invariant: everything is read here, in the browser; nothing of it is executed or sent anywhere.

import { describe } from '../../src/issues/index.ts';
import { Session, type Model } from '../../src/model/index.ts';
import type { Arrangement } from './arrangement.ts';
import { findNetwork, networks } from '../../src/zoo/index.ts';
import { remarkOf, type Remark } from './marks.ts';
import { readScript } from './read-script.ts';

/** Something opened on the desk. */
export interface Opened {
  /** The name of the file. */
  readonly name: string;
  readonly models: readonly Model[];
  /** What is wrong with the script, beyond the models' own issues. */
  readonly remarks: readonly Remark[];
  /** The script that it was read from; null for a network that was drawn. */
  readonly text: string | null;
  /** How it was drawn when it was kept. */
  readonly arrangement?: Arrangement;
}

/** Named limit: a script is text that somebody wrote; a larger file is none. */
const LARGEST_SCRIPT = 5_000_000;

/** Opens a file of any kind that is known: a script, or a model that a framework saved. Gives a sentence where that cannot be. */
export async function openFile(file: File): Promise<Opened | string> {
  if (/\.py$/i.test(file.name) || file.type === 'text/x-python') return file.size > LARGEST_SCRIPT ? `${file.name} is too large for a script.` : readScript(file.name, await file.text());
  const { bytesOfBlob, openModel } = await import('../../src/formats/index.ts');
  const { models, issues, refused } = await openModel({ name: file.name, bytes: bytesOfBlob(file) });
  if (refused !== undefined) return `${file.name} is not opened: ${refused}.`;
  const [first] = issues;
  if (models.length === 0) return first ? describe(first).what : `${file.name} holds no network, only numbers.`;
  return { name: file.name, models, remarks: issues.filter((issue) => issue.severity !== 'note').map(remarkOf), text: null };
}

/** A network that everybody knows. */
export interface Known {
  readonly name: string;
  readonly about: string;
  readonly params: number;
}

/** The mature networks, as they grew up. */
export function knownNetworks(): readonly Known[] {
  return networks();
}

/** Builds one of them. */
export function openKnown(name: string): Opened | undefined {
  const built = findNetwork(name)?.build(new Session(), {});
  return built && 'model' in built ? { name, models: [built.model], remarks: [], text: null } : undefined;
}
