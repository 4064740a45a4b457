// Opens a model file: finds its format by its content, and tells what it holds or why it cannot be read.
// Invariant: nothing of a file is run, and opening one never throws for what is in it.

import type { Issue } from '../issues/index.ts';
import type { Content, Folder, Format, Opening, Source } from './format.ts';
import { kerasH5 } from './keras-h5/index.ts';
import { kerasJson } from './keras-json/index.ts';
import { kerasFolder, kerasZip } from './keras-zip/index.ts';
import { MOST_NAMES } from './limits.ts';
import { otherKind } from './other-kinds.ts';
import { tfjs } from './tfjs/index.ts';
import { Unreadable } from './unreadable.ts';
import { inflate as builtIn } from './zip/inflate.ts';
import type { Inflate } from './zip/zip.ts';

/** Every format, in the order in which they are asked. */
export const formats: readonly Format[] = [kerasZip, kerasH5, tfjs, kerasFolder, kerasJson];

/** Bytes that are looked at to tell what a file is. */
const HEAD = 8192;

/** A file that was opened, or why it was not. */
export interface Opened extends Content {
  /** Why there is nothing of it, as a sentence without the file's name; undefined where the file was read. */
  readonly refused: string | undefined;
}

/** How files are opened. */
export interface OpenOptions {
  /** Undoes deflate; what is built into browsers and Node unless told. */
  readonly inflate?: Inflate;
}

const refusal = (kind: string, refused: string, issues: readonly Issue[] = []): Opened => ({ kind, models: [], weights: [], issues, refused });

/** Opens a model file. */
export async function openModel(source: Source, { inflate = builtIn }: OpenOptions = {}): Promise<Opened> {
  const head = await source.bytes.read(0, HEAD);
  const opening: Opening = { ...source, head, inflate };
  try {
    for (const format of formats) if (await format.match(opening)) return { ...(await format.open(opening)), refused: undefined };
  } catch (error) {
    if (error instanceof Unreadable) return refusal('a file that cannot be read', sentence(error), [issueOf(error)]);
    throw error;
  }
  const other = await otherKind(opening);
  if (other) return refusal(other.kind, `it is ${other.kind}${other.advice === undefined ? '' : `: ${other.advice}`}`);
  return refusal('a file of a kind that is not known', head.length === 0 ? 'it is empty' : 'it is no model file of a kind that is known');
}

/** Opens whatever model a folder holds: files are asked in the order of their formats. */
export async function openFolder(folder: Folder, options: OpenOptions = {}): Promise<Opened> {
  const names = (await folder.names()).slice(0, MOST_NAMES);
  const isSaved = names.includes('saved_model.pb');
  const kinds = [/\.keras$/, /^model\.json$/, /(?<!\.weights)\.(?:h5|hdf5)$/, /^config\.json$/, /\.json$/, /\.weights\.h5$/];
  for (const kind of kinds)
    for (const name of names.filter((one) => kind.test(one)).toSorted()) {
      const bytes = await folder.file(name);
      const opened = bytes && (await openModel({ name, bytes, beside: folder }, options));
      // In a folder, a file that is no model is something else that lies there.
      if (opened && (opened.refused === undefined || opened.issues.length > 0)) return opened.refused === undefined ? opened : { ...opened, refused: `${name}: ${opened.refused}` };
    }
  if (isSaved) return refusal('a TensorFlow SavedModel', 'it is a TensorFlow SavedModel: reading SavedModel is not supported yet; load it in Keras and save it as .keras');
  return refusal('a folder', names.length === 0 ? 'the folder is empty' : 'the folder holds no model file (.keras, .h5, model.json)');
}

const sentence = ({ place, found, expected }: Unreadable): string => `${place === '' ? '' : `${place}: `}${found}; expected is ${expected}`;

const issueOf = ({ place, found, expected }: Unreadable): Issue => ({ code: 'file-unreadable', severity: 'error', where: {}, data: { place: place === '' ? 'the file' : place, found, expected } });
