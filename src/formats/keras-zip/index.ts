// `.keras`: a zip archive of Keras 3 with the config, the weights and what else layers keep.
// Source: keras/src/saving/saving_lib.py, Keras 3.15.1. Invariant: of the weights only names and shapes are read.

import { openHdf5 } from '../hdf5/file.ts';
import { exactly, type Bytes } from '../bytes.ts';
import { compareGroups } from '../compare-weights.ts';
import type { Content, Format } from '../format.ts';
import { readJson } from '../keras-json/json-text.ts';
import { issuesOf, kerasJson, notConfig, writtenConfig } from '../keras-json/index.ts';
import { isConfig, readConfig } from '../keras-json/read-model.ts';
import { MOST_CONFIG_BYTES } from '../limits.ts';
import type { StoredWeight } from '../keras-json/stored-layer.ts';
import type { Model } from '../../model/index.ts';
import type { Stored, StoredNumbers } from '../stored.ts';
import { textOf } from '../text.ts';
import { Unreadable, reading } from '../unreadable.ts';
import { groupAtPath, readGroups, weightsOfGroup, type WeightGroup } from '../weights-h5/groups.ts';
import { pathsIn, placesOf } from '../weights-h5/places.ts';
import { startsAsZip, Zip } from '../zip/zip.ts';

const CONFIG = 'config.json';
const WEIGHTS = 'model.weights.h5';
const ASSETS = 'assets/';

/** Weights that are compressed are unpacked up to this size; Keras itself does not compress them. */
const MOST_UNPACKED = 128 * 2 ** 20;

export const kerasZip: Format = {
  name: '.keras',
  match: async ({ head, bytes, name, inflate }) => {
    if (!startsAsZip(head)) return false;
    if (name.endsWith('.keras')) return true;
    try {
      const archive = await Zip.open(bytes, inflate);
      return archive.has(CONFIG) && (archive.has(WEIGHTS) || archive.has('metadata.json'));
    } catch (error) {
      if (error instanceof Unreadable) return false;
      throw error;
    }
  },
  open: async ({ bytes, inflate }) => {
    const archive = await Zip.open(bytes, inflate);
    const file = archive.has(WEIGHTS) ? await archive.open(WEIGHTS, MOST_UNPACKED) : undefined;
    const content = await contentOf(await archive.read(CONFIG), file, 'a Keras 3 model (.keras)');
    return { ...content, stored: { ...content.stored, assets: assetsOf(archive) } };
  },
};

/** The same unpacked: a config with the weights beside it, as Keras saves a model into a folder. */
export const kerasFolder: Format = {
  name: '.keras folder',
  match: async (opening) => /(?:^|[/\\])config\.json$/.test(opening.name) && (await opening.beside?.file(WEIGHTS)) !== undefined && kerasJson.match(opening),
  open: async ({ bytes, beside }) => {
    if (bytes.size > MOST_CONFIG_BYTES) throw new Unreadable(CONFIG, `${bytes.size} bytes`, `at most ${MOST_CONFIG_BYTES}`);
    return contentOf(await exactly(bytes, 0, bytes.size, CONFIG), await beside?.file(WEIGHTS), 'a Keras 3 model in a folder');
  },
};

/** A config, and the file of weights that belongs to it. */
async function contentOf(config: Uint8Array, file: Bytes | undefined, kind: string): Promise<Content> {
  const text = textOf(config, CONFIG);
  const raw = await reading(CONFIG, () => readJson(text));
  const groups = file && (await reading(WEIGHTS, () => groupsIn(file)));
  const content = await reading(CONFIG, () => contentWith(raw, groups, kind));
  return { ...content, stored: { ...writtenConfig(raw, text), ...(file && groups ? { weights: { file, whole: true, of: (model) => numbersByPath(model, content.weights) } } : {}) } };
}

/** What layers keep in the archive beside their weights; read only when it is written again. */
const assetsOf = (archive: Zip): NonNullable<Stored['assets']> =>
  archive.names.filter((name) => name.startsWith(ASSETS) && !name.endsWith('/')).map((name) => [name, { size: archive.sizeOf(name), read: async (offset, length) => (await archive.read(name)).subarray(offset, offset + length) }]);

/** Where the numbers of each weight lie, by the paths that Keras gives them. */
function numbersByPath(model: Model, weights: readonly StoredWeight[]): StoredNumbers {
  const byPath = new Map(weights.map((one) => [one.name, one]));
  return new Map([...pathsIn(placesOf(model))].flatMap(({ weight, path }) => {
    const found = byPath.get(path);
    return found ? [[weight, found] as const] : [];
  }));
}

/** The weights of a file of Keras 3, as groups. */
export const groupsIn = async (file: Bytes): Promise<WeightGroup> => readGroups(await openHdf5(file));

/** What a config and its weights hold together. */
function contentWith(raw: ReturnType<typeof readJson>, groups: WeightGroup | undefined, kind: string): Content {
  if (!isConfig(raw)) throw notConfig(raw);
  const read = readConfig(raw, (path) => {
    const found = groups && groupAtPath(groups, path);
    return found && weightsOfGroup(found);
  });
  const weights = groups ? weightsOfGroup(withoutOptimizer(groups)) : [];
  return { kind, models: read.model ? [read.model] : [], weights, issues: [...issuesOf(read), ...(read.model && groups ? compareGroups(read.model, groups) : [])] };
}

/** The optimizer keeps variables of its own beside those of the model. */
export const withoutOptimizer = (root: WeightGroup): WeightGroup => ({ ...root, children: new Map([...root.children].filter(([key]) => key !== 'optimizer')) });
