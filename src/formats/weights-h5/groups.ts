// The weights in an HDF5 file as Keras arranges them: by attribute of the model in Keras 3, by layer in the older form.
// Source: keras/src/saving/saving_lib.py and keras/src/legacy/saving/legacy_h5_format.py, Keras 3.15.1.

import type { Hdf5Object } from '../hdf5/file.ts';
import type { StoredWeight, StoredPath } from '../keras-json/stored-layer.ts';
import { MOST_GROUP_DEPTH, MOST_OBJECTS } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';

/** The variables of one object, and the objects inside it. */
export interface WeightGroup {
  /** The name of the layer, where the file says it. */
  readonly name: string | undefined;
  readonly own: readonly StoredWeight[];
  readonly children: ReadonlyMap<string, WeightGroup>;
}

const EMPTY: WeightGroup = { name: undefined, own: [], children: new Map() };

/** Reads the groups of a file of Keras 3. */
export async function readGroups(root: Hdf5Object): Promise<WeightGroup> {
  return groupAt(root, '', new Set());
}

async function groupAt(object: Hdf5Object, path: string, around: ReadonlySet<number>): Promise<WeightGroup> {
  if (around.size > MOST_GROUP_DEPTH) throw new Unreadable(path, `more than ${MOST_GROUP_DEPTH} groups within one another`, 'fewer');
  // A group that holds itself holds nothing new.
  if (around.has(object.address)) return EMPTY;
  const inside = new Set([...around, object.address]);
  const children = new Map<string, WeightGroup>();
  let own: readonly StoredWeight[] = [];
  let name: string | undefined;
  for (const key of await object.names()) {
    const member = await object.member(key);
    if (!member) continue;
    if (key === 'vars') {
      own = await weightsIn(member, path === '' ? 'vars' : `${path}/vars`);
      const told = await member.attribute('name');
      name = typeof told === 'string' ? told : undefined;
    } else if (!(await member.dataset())) children.set(key, await groupAt(member, path === '' ? key : `${path}/${key}`, inside));
  }
  return { name, own, children };
}

/** The datasets of a group: `0`, `1`, ... in this order. */
async function weightsIn(group: Hdf5Object, path: string): Promise<readonly StoredWeight[]> {
  const found: StoredWeight[] = [];
  for (const key of (await group.names()).toSorted((a, b) => Number(a) - Number(b))) {
    const weight = await weightAt(await group.member(key), `${path}/${key}`);
    if (weight) found.push(weight);
  }
  return found;
}

/** A dataset as a weight; undefined for what is none. */
export async function weightAt(object: Hdf5Object | undefined, name: string): Promise<StoredWeight | undefined> {
  const dataset = await object?.dataset();
  if (!object || !dataset) return undefined;
  // Keras keeps bfloat16 as whole numbers of 16 bits and says so beside it.
  const told = await object.attribute('dtype');
  return { name, shape: dataset.shape, dtype: typeof told === 'string' ? told : dataset.type.name, ...(dataset.place ? { place: dataset.place } : {}) };
}

/** What a layer keeps beside its weights: the states of random numbers. */
const BESIDE = /seed_generator|random_generator/;

/** All weights of a group and those inside it, without the states of random numbers. */
export function weightsOfGroup(group: WeightGroup, into: StoredWeight[] = []): readonly StoredWeight[] {
  for (const weight of group.own) into.push(weight);
  for (const [key, child] of group.children) if (!BESIDE.test(key)) weightsOfGroup(child, into);
  return into;
}

const layersOf = ({ children }: WeightGroup): WeightGroup | undefined => children.get('layers') ?? children.get('_layer_checkpoint_dependencies');

/** True for the group of a model whose layers Keras lists. */
export const holdsLayers = (group: WeightGroup): boolean => layersOf(group) !== undefined;

const finders = new WeakMap<WeightGroup, (step: StoredPath[number]) => WeightGroup | undefined>();

/** Finds the groups of the layers of a model: by a layer's name, or by its place among those of its class. */
export function groupFinder(model: WeightGroup): (step: StoredPath[number]) => WeightGroup | undefined {
  const before = finders.get(model);
  if (before) return before;
  const layers = layersOf(model)?.children ?? new Map<string, WeightGroup>();
  const named = new Map([...layers.values()].flatMap((child) => (child.name === undefined ? [] : [[child.name, child] as const])));
  const find = ({ name, key }: StoredPath[number]): WeightGroup | undefined => {
    const byKey = layers.get(key);
    return named.get(name) ?? (byKey?.name === undefined ? byKey : undefined);
  };
  finders.set(model, find);
  return find;
}

/** The group of a layer by the names around it. */
export function groupAtPath(root: WeightGroup, path: StoredPath): WeightGroup | undefined {
  let found: WeightGroup | undefined = root;
  for (const step of path) found = found && groupFinder(found)(step);
  return found;
}

/** The weights of an older file, by the names of the layers. */
export type LayerWeights = ReadonlyMap<string, readonly StoredWeight[]>;

/** Reads the groups of an older file: one for each layer, which lists its weights. */
export async function readLayerWeights(root: Hdf5Object): Promise<LayerWeights> {
  const found = new Map<string, readonly StoredWeight[]>();
  let count = 0;
  for (const layer of await listed(root, 'layer_names')) {
    const group = await root.at(layer);
    if (!group) continue;
    const weights: StoredWeight[] = [];
    for (const name of await listed(group, 'weight_names')) {
      if (++count > MOST_OBJECTS) throw new Unreadable(layer, `more than ${MOST_OBJECTS} weights`, 'fewer');
      const weight = await weightAt(await group.at(name), name);
      if (weight) weights.push(weight);
    }
    found.set(layer, weights);
  }
  return found;
}

/** The variables of the optimizer in an older file. */
export async function readOptimizer(root: Hdf5Object): Promise<readonly StoredWeight[] | undefined> {
  const group = await root.member('optimizer_weights');
  if (!group) return undefined;
  const names = await listed(group, 'weight_names');
  const found = await Promise.all(names.slice(0, MOST_OBJECTS).map(async (name) => weightAt(await group.at(name), name)));
  return found.flatMap((one) => one ?? []);
}

/** A list of names in an attribute, which may be spread over several: `layer_names0`, `layer_names1`, ... */
async function listed(group: Hdf5Object, name: string): Promise<readonly string[]> {
  const whole = await group.attribute(name);
  if (Array.isArray(whole)) return whole as readonly string[];
  const names: string[] = [];
  for (let i = 0; ; i++) {
    const part = await group.attribute(`${name}${i}`);
    if (!Array.isArray(part) || part.length === 0) return names;
    names.push(...(part as readonly string[]));
  }
}
