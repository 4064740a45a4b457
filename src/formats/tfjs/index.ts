// A layers model of TensorFlow.js: `model.json`, and beside it the shards with the weights, if they are there.
// Source: the file format of tfjs-converter 4.22. Invariant: a shard is only measured, and its name never leaves the folder.

import type { Issue } from '../../issues/index.ts';
import { compareLayers } from '../compare-weights.ts';
import { joined, type Bytes } from '../bytes.ts';
import type { Content, Format, Opening } from '../format.ts';
import { compileFrom } from '../keras-json/compile.ts';
import { Field } from '../keras-json/field.ts';
import { readJson } from '../keras-json/json-text.ts';
import { issuesOf, notConfig } from '../keras-json/index.ts';
import { isConfig, readConfig } from '../keras-json/read-model.ts';
import type { StoredPath, StoredWeight } from '../keras-json/stored-layer.ts';
import { dtypeBits } from '../../shape/index.ts';
import { Model, type Layer, type Weight } from '../../model/index.ts';
import { MOST_AXES } from '../limits.ts';
import { pairedInOrder, type Stored, type StoredNumbers } from '../stored.ts';
import { firstSign, wholeText } from '../text.ts';
import { Unreadable } from '../unreadable.ts';
import type { LayerWeights } from '../weights-h5/groups.ts';

/** How much of a text is looked at before all of it is read. */
const LOOKED_AT = 4096;

export const tfjs: Format = {
  name: 'TensorFlow.js',
  match: ({ head }) => firstSign(head) === '{' && /"(?:modelTopology|weightsManifest)"|"format"\s*:\s*"(?:layers|graph)-model"/.test(String.fromCharCode(...head.subarray(0, LOOKED_AT))),
  open: async (opening) => {
    const file = new Field(readJson(await wholeText(opening.bytes, 'the file')));
    const { raw: format } = file.at('format');
    if (format === 'graph-model') return graphModel(file);
    const topology = file.at('modelTopology');
    const groups = file.at('weightsManifest').given ? file.at('weightsManifest').items() : [];
    const weights = groups.flatMap((group) => group.at('weights').items().map(weightOf));
    if (!topology.given) throw topology.wrong('a network: this file holds weights alone');
    const content = modelOf(topology, weights);
    const shards = await shardsOf(opening, groups);
    return { ...content, issues: [...content.issues, ...shardIssues(shards)], ...(shards.every((one) => one.file) && weights.length > 0 ? { stored: { weights: storedIn(shards) } } : {}) };
  },
};

const graphModel = (file: Field): Content => {
  const { raw: nodes } = file.at('modelTopology').at('node');
  throw new Unreadable('', `it is a graph model of TensorFlow.js${Array.isArray(nodes) ? ` with ${nodes.length} operations` : ''}: its layers are dissolved, and reading such graphs is not supported yet`, 'a layers model (format: layers-model)');
};

function modelOf(topology: Field, weights: readonly StoredWeight[]): Content {
  const inner = topology.at('model_config').given ? topology.at('model_config') : topology;
  const { raw = null } = inner;
  if (!isConfig(raw)) throw notConfig(raw);
  const read = readConfig(raw, (path) => weightsOf(weights, path));
  if (read.model) compileFrom(read.model, topology.at('training_config'));
  const compared = read.model ? compareLayers(read.model, byLayer(weights, read.model.layers.map(({ name }) => name))) : [];
  return { kind: 'a layers model of TensorFlow.js (model.json)', models: read.model ? [read.model] : [], weights, issues: [...issuesOf(read), ...(weights.length > 0 ? compared : [])] };
}

/** The weights of a group, and the files that hold them, where they are all there. */
interface Shards {
  readonly group: Field;
  readonly needed: number;
  readonly file: Bytes | undefined;
}

async function shardsOf({ beside }: Opening, groups: readonly Field[]): Promise<readonly Shards[]> {
  const found: Shards[] = [];
  for (const group of groups) {
    const names = group.at('paths').items().map((path) => plainName(path));
    const known: Bytes[] = [];
    for (const name of beside ? names : []) {
      const shard = await beside?.file(name);
      if (shard) known.push(shard);
    }
    found.push({ group, needed: group.at('weights').items().reduce((all, weight) => all + bytesOf(weight), 0), file: beside && known.length === names.length ? joined(known) : undefined });
  }
  return found;
}

/** The shards are as long as their weights take. */
const shardIssues = (shards: readonly Shards[]): readonly Issue[] =>
  shards.flatMap(({ group, needed, file: found }): readonly Issue[] =>
    found === undefined || found.size === needed ? [] : [{ code: 'shards-disagree', severity: 'error', where: {}, data: { found: found.size, expected: needed, names: group.at('paths').items().map((path) => path.text()).join(', ') } }],
  );

/** The weights with the places of their numbers in all shards together; those of quantized ones are not what the layer needs. */
function storedIn(shards: readonly Shards[]): NonNullable<Stored['weights']> {
  const weights: StoredWeight[] = [];
  let at = 0;
  for (const { group } of shards)
    for (const field of group.at('weights').items()) {
      const size = bytesOf(field);
      weights.push({ ...weightOf(field), ...(field.at('quantization').given ? {} : { place: { address: at, size } }) });
      at += size;
    }
  return { file: joined(shards.flatMap((one) => one.file ?? [])), whole: false, of: (model) => numbersByName(model, weights) };
}

/** Where the numbers of each weight lie: by the name of its layer, and for each in order; what stands under no layer's name, in the order of all. */
function numbersByName(model: Model, weights: readonly StoredWeight[]): StoredNumbers {
  const found = new Map<Weight, StoredWeight>();
  const rest: Layer[] = [];
  const waiting: Layer[] = [...model.layers];
  for (let layer = waiting.shift(); layer; layer = waiting.shift()) {
    const { name } = layer;
    if (layer instanceof Model) {
      waiting.unshift(...layer.layers);
      continue;
    }
    const pairs = pairedInOrder(layer, weights.filter((one) => stepsOf(one).includes(name)));
    for (const [weight, numbers] of pairs) found.set(weight, numbers);
    if (pairs.length === 0) rest.push(layer);
  }
  const taken = new Set(found.values());
  const left = weights.filter((one) => !taken.has(one));
  const open = rest.flatMap((layer) => [...layer.allWeights()]);
  if (open.length === left.length) open.forEach((weight, i) => { const numbers = left[i]; if (numbers) found.set(weight, numbers); });
  return found;
}

/** A name that stays in its folder. */
function plainName(field: Field): string {
  const name = field.text();
  if (/[/\\\0]|^\.\.?$|^[a-zA-Z]:/.test(name) || name === '') throw field.wrong('the name of a file beside this one');
  return name;
}

/** The bytes that a weight takes in its shard; a quantized one takes those of the type that stands for it. */
function bytesOf(field: Field): number {
  const { shape, dtype } = weightOf(field);
  const { raw } = field.at('quantization').at('dtype');
  const bits = dtypeBits[typeof raw === 'string' ? raw : dtype];
  if (bits === undefined) throw field.at('dtype').wrong('a dtype');
  return shape.reduce((all, size) => all * size, 1) * Math.ceil(bits / 8);
}

function weightOf(field: Field): StoredWeight {
  const sizes = field.at('shape').items();
  if (sizes.length > MOST_AXES) throw field.at('shape').wrong(`at most ${MOST_AXES} sizes`);
  const shape = sizes.map((size) => {
    if (size.whole() < 0) throw size.wrong('a size');
    return size.whole();
  });
  return { name: field.at('name').text(), shape, dtype: field.at('dtype').text() };
}

/** The layers that a weight may belong to, from the outermost: `encoder/conv2d/kernel`. */
const stepsOf = ({ name }: StoredWeight): readonly string[] => name.split('/').slice(0, -1);

/** The weights of one layer, which stand under its name. */
const weightsOf = (weights: readonly StoredWeight[], path: StoredPath): readonly StoredWeight[] | undefined => {
  const name = path.at(-1)?.name;
  return weights.length === 0 || name === undefined ? undefined : weights.filter((weight) => stepsOf(weight).includes(name));
};

/** The weights by the names of the model's own layers; those that stand under none of them are not compared. */
function byLayer(weights: readonly StoredWeight[], layers: readonly string[]): LayerWeights {
  const known = new Set(layers);
  const found = new Map<string, StoredWeight[]>();
  for (const weight of weights) {
    const layer = stepsOf(weight).find((step) => known.has(step));
    if (layer !== undefined) found.set(layer, [...(found.get(layer) ?? []), weight]);
  }
  return found;
}

