// What people are commonly wrong about, told once where it applies: the traps of declarations, and those of whole models.

import { conditionsOf, countText, evaluateOne, formula, holds } from '../formula/index.ts';
import type { Trap } from '../layers/index.ts';
import type { Layer, Model, Node, Tensor } from '../model/index.ts';
import { countsOf, paramsOf } from './parameter-counts.ts';

/** The notes of a layer: `calls` are those within the model, or undefined where the model does not tell. */
export function layerNotes(layer: Layer, last: Node | undefined, calls: number | undefined): readonly string[] {
  return [...trapsOf(layer, last), ...sharedNote(layer, calls)];
}

function trapsOf(layer: Layer, last: Node | undefined): readonly string[] {
  const inferred = last?.inferred;
  if (!last || !inferred?.recipe) return [];
  const [input] = last.inputs;
  const scope: Record<string, (typeof inferred.scope)[string]> = { ...inferred.scope, rank: input?.shape?.length ?? null, trainable: layer.trainable ? 1 : 0, known: isKnown(last) ? 1 : 0 };
  const applies = ({ when, only, byPosition }: Trap): boolean => {
    if (only && layer.settings[only.on] !== only.is) return false;
    if (byPosition !== undefined && !layer.origin?.byPosition?.includes(byPosition)) return false;
    if (when.names.has('channels_first')) scope['channels_first'] = comesChannelsFirst(input) ? 1 : 0;
    return [...when.names].every((name) => Object.hasOwn(scope, name)) && holds(when, scope) === true;
  };
  return (layer.definition.traps ?? []).filter(applies).map(({ text }) => text);
}

/** Whether every size of the outputs but the batch is a number. */
const isKnown = ({ outputs }: Node): boolean => outputs.every(({ shape }) => shape?.slice(1).every((size) => typeof size === 'number') === true);

/** So many layers back it is looked for who orders the axes, so that a long chain costs no more than a short one. */
const FAR_ENOUGH = 8;

/** Whether the nearest layer behind that orders its axes has its channels first; layers that keep the shape are passed. */
function comesChannelsFirst(input: Tensor | undefined): boolean {
  let tensor = input;
  for (let i = 0; tensor && i < FAR_ENOUGH; i++) {
    const { layer, inputs }: Node = tensor.node;
    const { orderedBy } = layer.definition;
    if (orderedBy !== undefined) return layer.settings[orderedBy] === 'channels_first';
    const [before] = inputs;
    if (inputs.length !== 1 || before?.shape?.join() !== tensor.shape?.join()) return false;
    tensor = before;
  }
  return false;
}

/** A layer that is called several times has its parameters once. */
function sharedNote(layer: Layer, calls = 1): readonly string[] {
  const params = paramsOf(layer);
  return calls < 2 || params === 0 ? [] : [`Called ${calls} times in this model, each time with the same parameters: its ${countText(params)} count once.`];
}

const sum = formula`a + b`;

/** The notes of a whole model. */
export function modelNotes(model: Model): readonly string[] {
  return [...conditionNote(model), ...optimizerNote(model)];
}

/** What named sizes have to fulfil so that every size of the model is whole: `H % 32 == 0`. */
export function conditionNote(model: Model): readonly string[] {
  const found = new Set<string>();
  for (const layer of model.rows) for (const node of layer.nodes) for (const { shape } of node.outputs) for (const size of shape ?? []) for (const condition of conditionsOf(size)) found.add(condition);
  return found.size === 0 ? [] : [`These sizes hold where ${[...found].join(' and ')}.`];
}

function optimizerNote(model: Model): readonly string[] {
  const { optimizer } = model;
  if (!optimizer || optimizer.params === 0) return [];
  const { total } = countsOf([model]);
  const all = evaluateOne(sum, { a: total, b: optimizer.params });
  return [`Once the model is compiled and trained, Keras's summary counts the optimizer's variables into "Total params": ${countText(total)} of the model and ${countText(optimizer.params)} of ${optimizer.name} make ${countText(all)}.`];
}
