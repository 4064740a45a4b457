// What layers and models refuse of what they are asked: layers that a model does not have, weights of another number or shape.
// Invariant: what is not known is never refused.
// Source: keras/src/models/model.py, keras/src/models/functional.py and keras/src/layers/layer.py, Keras 3.15.1.

import { CustomLayer, CustomModel, Functional, Model, Sequential, type Layer } from '../../model/index.ts';
import type { Run } from '../run/run.ts';
import { asIndex, List, NdArray, Tuple, type Call, type Value } from '../values/index.ts';

/** A name that Keras counts on: it is another one where something before was made or not. */
const COUNTED = /_\d+$/;

/** The layer that `get_layer` asks for; undefined where it is not known whether there is one. */
export function layerAsked(run: Run, model: Model, call: Call): Layer | undefined {
  const [name, index] = [call.or(0, 'name', null), call.or(1, 'index', null)];
  if (name === null && index === null) throw run.error('ValueError', 'Provide either a layer name or layer index at `get_layer`.');
  const { layers } = model;
  const at = asIndex(index);
  const found = at !== undefined ? layers.at(at) : layers.find((layer) => layer.name === name);
  if (found || model instanceof CustomModel || layers.some(({ lost }) => lost !== undefined)) return found;
  if (at !== undefined) throw at < 0 ? run.error('IndexError', 'list index out of range') : run.error('ValueError', `Was asked to retrieve layer at index ${at} but model only has ${layers.length} layers.`);
  const isSure = run.raises || !(run.issues.some(({ severity }) => severity === 'error') && typeof name === 'string' && COUNTED.test(name));
  if (typeof name === 'string' && isSure) throw run.error('ValueError', `No such layer: ${name}. Existing layers are: [${layers.map((layer) => `'${layer.name}'`).join(', ')}].`);
  return undefined;
}

/** `layer.input` of a layer that stands in no network. */
export function neverCalled(run: Run, layer: Layer, what: 'input' | 'output'): Value {
  if (layer.lost !== undefined || layer instanceof CustomModel || layer instanceof CustomLayer || layer.className === 'InputLayer') return run.unknown(`is the ${what} of a layer that was never called`);
  throw run.error('AttributeError', `The layer ${layer.name} has never been called and thus has no defined ${what}.`);
}

/** `model.input` and its kin of a stack that has none yet. */
export function notBuilt(run: Run, model: Model, what: 'inputs' | 'outputs'): Value {
  if (!(model instanceof Sequential) || model.built || model.layers.some(({ lost }) => lost !== undefined)) return run.unknown('is asked of a model that is not built');
  throw run.error('AttributeError', `Sequential model '${model.name}' has no defined ${what} yet.`);
}

/** Keras counts the weights of a layer once it has them. */
export function isBuilt(run: Run, layer: Layer): void {
  if (!layer.built && !(layer instanceof CustomModel || layer instanceof CustomLayer)) throw run.error('ValueError', `You tried to call \`count_params\` on layer '${layer.name}', but the layer isn't built. You can build it manually via: \`layer.build(input_shape)\`.`);
}

/** `set_weights(list)`: as many arrays as the layer has weights, of their shapes. */
export function checkWeights(run: Run, layer: Layer, call: Call): void {
  const given = call.or(0, 'weights', null);
  const items = (given instanceof List && !given.lost) || given instanceof Tuple ? given.items : undefined;
  if (!items || layer.lost !== undefined || (layer instanceof Model && !layer.built)) return;
  const weights = [...layer.allWeights()];
  if (items.length !== weights.length) throw run.error('ValueError', `You called \`set_weights(weights)\` on layer '${layer.name}' with a weight list of length ${items.length}, but the layer was expecting ${weights.length} weights.`);
  weights.forEach(({ shape }, i) => {
    const array = items[i];
    if (!(array instanceof NdArray)) return;
    const differs = array.shape.length !== shape.length || array.shape.some((size, axis) => typeof size === 'number' && typeof shape[axis] === 'number' && size !== shape[axis]);
    if (differs) throw run.error('ValueError', `Layer ${layer.name} weight shape ${shapeOf(shape)} is not compatible with provided weight shape ${shapeOf(array.shape)}.`);
  });
}

const shapeOf = (sizes: readonly unknown[]): string => (sizes.length === 1 ? `(${String(sizes[0])},)` : `(${sizes.map(String).join(', ')})`);

/** `model.add_loss(...)`: a graph of layers takes none; a reading that goes on does so behind it. */
export function addLoss(run: Run, model: Model): Value {
  if (!(model instanceof Functional)) return null;
  if (run.raises) throw run.error('NotImplementedError', '');
  run.report('python-raised', 'error', { message: 'NotImplementedError: a functional model takes no `add_loss`' }, undefined, undefined, 'NotImplementedError');
  return null;
}
