// From a model file to its models; loaded only when a source is one.

import { inflateRawSync } from 'node:zlib';
import { openFolder, openModel, type Opened } from '../formats/index.ts';
import { Misuse } from './misuse.ts';
import { sourceName, type Sighted } from './source.ts';

/** Undoes deflate with Node's own zlib, which ends as soon as there is too much. */
const inflate = (packed: Uint8Array, most: number): Uint8Array => inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });

/** Opens a model file, or the one in a folder; a Misuse tells why it cannot be read. */
export async function readModelFile(source: string, found: Exclude<Sighted, { kind: 'script' }>): Promise<Opened> {
  const opened = found.kind === 'folder' ? await openFolder(found.folder, { inflate }) : await openModel({ name: sourceName(source), ...found }, { inflate });
  if (opened.refused !== undefined) throw new Misuse(`cannot read ${sourceName(source)}: ${opened.refused}`);
  return opened;
}
