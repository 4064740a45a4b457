// Calls of Keras's layers on arrays and tensors that are no KerasTensors: they build the layer, and give what is known by its shape.
// Invariant: what a built layer gives depends on the shapes and dtypes that it is given alone; the same call is not worked out twice.

import { keepOutside, layersWithin, Model, Session, type Argument, type Layer, type Structure } from '../../model/index.ts';
import type { InputSpec } from '../../layers/index.ts';
import { isFloating } from '../../shape/index.ts';
import type { Run } from '../run/run.ts';
import { arrayIn, toTensor, worldOf } from '../tensorflow/tensor.ts';
import { asNumber, List, NdArray, Tuple, Unknown, type Call, type Value } from '../values/index.ts';
import { computing, runThrough } from './custom/run-through.ts';
import { leavesOf, mapLeaves } from './custom/signature.ts';
import { checkTaught } from './data/adapt.ts';
import { lookedUp } from './data/vocabulary.ts';
import { raiseOutside, scratchArguments, scratchResult } from './outside.ts';
import { originOf } from './place.ts';
import type { KerasState } from './state.ts';

/** A loop may take so much longer for each layer that it makes, builds or calls on a symbolic tensor. */
export const STEPS_FOR_A_LAYER = 400;

/** What the call of a layer takes, counted in expressions. */
export const STEPS_OF_A_CALL = 200;

/** What it takes when the same was asked before. */
const STEPS_OF_THE_SAME = 10;

interface Answer {
  readonly key: string;
  readonly output: Structure;
  readonly outputs: readonly InputSpec[];
}

const last = new WeakMap<Layer, Answer>();

/** What the answer to a call depends on; undefined where that is not all in its shapes. */
function keyOf(values: readonly Value[]): string | undefined {
  const parts: string[] = [];
  for (const value of values) {
    const array = arrayIn(value);
    if (array && (array.world === 'traced' || !array.shape.includes(null))) parts.push(`${array.dtype}[${array.shape.map((size) => size ?? 'None').join()}]`);
    else if (value === null || typeof value === 'boolean') parts.push(String(value));
    else if (value instanceof List || value instanceof Tuple) {
      const inner = value instanceof List && value.lost ? undefined : keyOf(value.items);
      if (inner === undefined) return undefined;
      parts.push(`(${inner})`);
    } else return undefined;
  }
  return parts.join(';');
}

const isWhole = (layer: Layer): boolean => {
  for (const one of layersWithin<Layer>(layer)) if (!one.built) return false;
  return true;
};

/** Calls a layer of Keras on arrays and tensors: it is built, and what it gives is known by its shape. */
export function callOutside(state: KerasState, run: Run, layer: Layer, call: Call): Value {
  const known = call.args.length === 1 && call.kwargs.size === 0 ? lookedUp(run, layer, call.args[0] ?? null) : undefined;
  if (known !== undefined) return known;
  const values = [...call.args, ...call.kwargs.values()];
  const [first, ...others] = call.args;
  const data = first === undefined ? undefined : tensorIfPlain(run, layer, first);
  if (data instanceof Unknown) return data;
  checkTaught(run, layer, data);
  const alone = layer.definition.alone === true && data instanceof NdArray && data.shape.length === 0;
  const args = data === undefined ? [] : [alone ? NdArray.of(data.world, [1], data.dtype) : data, ...others];
  const shapes = layer.built ? keyOf([...args, ...call.kwargs.values()]) : undefined;
  const key = shapes === undefined ? undefined : `${[...call.kwargs.keys()].join()}|${shapes}`;
  const give = (output: Structure): Value => {
    const given = scratchResult(output, worldOf(values), run.unknown(`is computed by ${layer.name}`));
    return alone ? mapLeaves(given, (leaf) => (leaf instanceof NdArray ? leaf.with({ shape: leaf.shape.slice(1) }) : leaf)) : given;
  };
  const before = key === undefined ? undefined : last.get(layer);
  if (before && before.key === key) {
    run.step(STEPS_OF_THE_SAME);
    keepOutside(layer, before.outputs, false);
    return give(before.output);
  }
  run.step(STEPS_OF_A_CALL);
  const read = scratchArguments(new Session());
  const argument = (value: Value): Argument => (layer.definition.family === 'operation' ? read(value) : read(cast(layer, value)));
  const { built } = layer;
  const { output, issues, node } = computing(state, () => layer.probe(args.map(argument), Object.fromEntries([...call.kwargs].map(([name, value]) => [name, argument(value)])), originOf(state, run, call)));
  if (layer instanceof Model) runThrough(state, layer);
  if (!built && layer.built) run.grant(STEPS_FOR_A_LAYER);
  raiseOutside(run, issues);
  if (key !== undefined && isWhole(layer)) last.set(layer, { key, output, outputs: node.outputs });
  return give(output);
}

/** Layers that prepare data take texts, numbers and lists of them, which they make tensors of. */
const TAKES_PLAIN = new Set(['preprocessing', 'image preprocessing']);

function tensorIfPlain(run: Run, layer: Layer, value: Value): Value {
  if (!TAKES_PLAIN.has(layer.definition.family) || !(typeof value === 'string' || asNumber(value) !== undefined || value instanceof List || value instanceof Tuple)) return value;
  return leavesOf(value).some((leaf) => arrayIn(leaf) !== undefined) ? value : toTensor(run, value);
}

/** Floats take the dtype that the layer computes in. */
const cast = (layer: Layer, value: Value): Value => mapLeaves(value, (leaf) => {
  const array = arrayIn(leaf);
  return array && isFloating(array.dtype) && array.dtype !== layer.policy.compute && !layer.definition.asIs ? NdArray.of(array.world, array.shape, layer.policy.compute, array.data, array.because) : leaf;
});
