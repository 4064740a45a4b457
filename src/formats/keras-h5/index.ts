// A whole model in HDF5, as Keras 1 and 2 saved it and Keras 3 still can: config and weights in one file.
// Source: keras/src/legacy/saving/legacy_h5_format.py, Keras 3.15.1. Invariant: of the weights only names and shapes are read.

import { compareLayers } from '../compare-weights.ts';
import type { Content, Format } from '../format.ts';
import { openHdf5, type Hdf5Object } from '../hdf5/file.ts';
import { findHdf5 } from '../hdf5/source.ts';
import { compileFrom } from '../keras-json/compile.ts';
import { Field } from '../keras-json/field.ts';
import { readJson } from '../keras-json/json-text.ts';
import { issuesOf, notConfig } from '../keras-json/index.ts';
import { isConfig, readConfig } from '../keras-json/read-model.ts';
import type { StoredPath, StoredWeight } from '../keras-json/stored-layer.ts';
import type { Model } from '../../model/index.ts';
import { dtypeBits } from '../../shape/index.ts';
import { partOf } from '../bytes.ts';
import { pairedInOrder, type StoredNumbers } from '../stored.ts';
import { reading } from '../unreadable.ts';
import { readGroups, readLayerWeights, readOptimizer, weightsOfGroup, type LayerWeights } from '../weights-h5/groups.ts';
import { withoutOptimizer } from '../keras-zip/index.ts';

export const kerasH5: Format = {
  name: 'HDF5',
  match: async ({ bytes }) => (await findHdf5(bytes)) !== undefined,
  open: async ({ bytes }) => {
    const root = await openHdf5(bytes);
    const config = await root.attribute('model_config');
    if (typeof config !== 'string') return weightsAlone(root);
    const group = await root.member('model_weights');
    const weights = group ? await reading('model_weights', () => readLayerWeights(group)) : undefined;
    const training = await root.attribute('training_config');
    const variables = await reading('optimizer_weights', () => readOptimizer(root));
    const content = await reading('model_config', () => contentOf(config, weights, typeof training === 'string' && variables ? { training, variables } : undefined));
    const start = (await findHdf5(bytes)) ?? 0;
    return weights ? { ...content, stored: { weights: { file: partOf(bytes, start, bytes.size - start), whole: false, of: (model) => numbersByLayer(model, weights), ...(variables ? { optimizer: variables } : {}) } } } : content;
  },
};

/** Where the numbers of each weight lie: by layer, and in it in order. */
const numbersByLayer = (model: Model, weights: LayerWeights): StoredNumbers => new Map(model.layers.flatMap((layer) => pairedInOrder(layer, weights.get(layer.name) ?? [])));

/** What the file keeps of its optimizer. */
interface Trained {
  readonly training: string;
  readonly variables: readonly StoredWeight[];
}

function contentOf(config: string, weights: LayerWeights | undefined, trained: Trained | undefined): Content {
  const raw = readJson(config);
  if (!isConfig(raw)) throw notConfig(raw);
  const read = readConfig(raw, (path) => weights && layerWeights(weights, path));
  if (read.model && trained) compile(read.model, trained);
  const issues = [...issuesOf(read), ...(read.model && weights ? compareLayers(read.model, weights) : [])];
  return { kind: 'a whole Keras model in HDF5 (.h5)', models: read.model ? [read.model] : [], weights: allOf(weights), issues };
}

/** Short names of losses that Keras 3 writes into these files and cannot read again: it refuses them. */
const UNREAD = /^(?:mse|mae|mape|msle)$/i;

/** Keras gives the optimizer variables only where the file holds some. What it refuses to read is shown as it was saved. */
function compile(model: Model, { training, variables }: Trained): void {
  const field = new Field(readJson(training));
  const { raw: loss } = field.at('loss');
  compileFrom(model, field, 'no weight');
  if (typeof loss !== 'string' || !UNREAD.test(loss) || !model.optimizer) return;
  const count = (one: StoredWeight): number => one.shape.reduce((all, size) => all * size, 1);
  const sum = (of: (one: StoredWeight) => number): number => variables.reduce((all, one) => all + of(one), 0);
  model.optimizer = { name: model.optimizer.name, params: sum(count), bytes: sum((one) => Math.floor((count(one) * (dtypeBits[one.dtype] ?? 32)) / 8)) };
}

/** The weights of one layer; those of a layer in a nested model stand with the model's, under its own name. */
function layerWeights(weights: LayerWeights, path: StoredPath): readonly StoredWeight[] | undefined {
  const [top, ...inner] = path;
  const all = top && weights.get(top.name);
  const last = inner.at(-1);
  return last ? all?.filter(({ name }) => name.split('/').includes(last.name)) : all;
}

const allOf = (weights: LayerWeights | undefined): readonly StoredWeight[] => (weights ? [...weights].flatMap(([layer, all]) => all.map((weight) => (weight.name.startsWith(`${layer}/`) ? weight : { ...weight, name: `${layer}/${weight.name}` }))) : []);

/** A file of weights: in the form of Keras 3, or of the layers by name. */
async function weightsAlone(root: Hdf5Object): Promise<Content> {
  const isOlder = (await root.attribute('layer_names')) !== undefined || (await root.attribute('layer_names0')) !== undefined;
  const weights = isOlder ? allOf(await readLayerWeights(root)) : weightsOfGroup(withoutOptimizer(await readGroups(root)));
  return { kind: weights.length > 0 ? 'the weights of a Keras model (.weights.h5)' : 'an HDF5 file without a Keras model', models: [], weights, issues: [] };
}
