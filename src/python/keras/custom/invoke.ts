// A call of a layer of the script's own class: it is built, its `call` is run on what it is given, as `Layer.__call__` does.
// Source of the rules: keras/src/layers/layer.py, Keras 3.15.1.

import type { Size } from '../../../formula/index.ts';
import { CustomLayer, CustomModel, keepOutside, tensorsIn, Session, type Layer } from '../../../model/index.ts';
import { isFloating } from '../../../shape/index.ts';
import { Raised, type Run } from '../../run/run.ts';
import { arrayIn, formulaSizes, worldOf } from '../../tensorflow/tensor.ts';
import { Call, Dict, Instance, List, Method, Native, NdArray, Tuple, Unknown, type Value } from '../../values/index.ts';
import { unknownIn } from '../convert.ts';
import { loseWithin } from '../doubt.ts';
import { raiseOutside, scratchArguments, scratchResult } from '../outside.ts';
import type { KerasState } from '../state.ts';
import { bindCall, leavesOf, mapLeaves, shapesFor, shapesOf, signatureOf, type Bound, type Signature } from './signature.ts';
import { checkInputs } from './input-spec.ts';
import { trackerOf } from './tracker.ts';

/** A layer or model of a class of the script's own. */
export type Custom = CustomLayer | CustomModel;

/** The layer of a class of the script's own that a value is. */
export const customOf = (value: Value | undefined): Custom | undefined => (value instanceof Instance && (value.native instanceof CustomLayer || value.native instanceof CustomModel) ? value.native : undefined);

/** Arrays become tensors, floats take the dtype that the layer computes in. */
function converted(layer: Layer, value: Value): Value {
  return mapLeaves(value, (leaf) => {
    const array = arrayIn(leaf);
    if (!array) return leaf;
    const dtype = isFloating(array.dtype) && layer.settings['autocast'] !== 0 && isFloating(layer.policy.compute) ? layer.policy.compute : array.dtype;
    if (leaf instanceof Instance && dtype === array.dtype) return leaf;
    if (array.world !== 'numpy' && dtype === array.dtype) return array;
    return NdArray.of(array.world === 'numpy' ? 'eager' : array.world, array.shape, dtype, array.data, array.because);
  });
}

/** Runs a layer of the script's own class on arrays and tensors; `symbolic` where it stands in a network. */
export function invoke(state: KerasState, run: Run, self: Instance, given: Call, symbolic: boolean): Value {
  const layer = customOf(self);
  if (!layer) throw run.error('RuntimeError', `In layer '${self.cls.name}', you forgot to call \`super().__init__()\` as the first statement in the \`__init__()\` method. Go add it!`);
  const call = new Call(given.args.map((value) => converted(layer, value)), new Map([...given.kwargs].map(([name, value]) => [name, converted(layer, value)])), given.node, given.source, given.shift);
  for (const arg of call.args) {
    const odd = leavesOf(arg).find((leaf) => leaf !== null && arrayIn(leaf) === undefined && !(leaf instanceof Unknown));
    if (odd !== undefined) throw run.error('ValueError', `Only input tensors may be passed as positional arguments. The following argument value should be passed as a keyword argument: ${typeof odd === 'object' ? 'an object' : String(odd)}`);
  }
  const method = self.cls.find('call') ?? null;
  const signature = signatureOf(method);
  const kept = new Map(call.kwargs);
  const training = kept.get('training');
  if (signature && !signature.names.includes('training') && signature.keywords === undefined) kept.delete('training');
  const plain = new Call(call.args, kept, call.node, call.source, call.shift);
  const bound = bindCall(run, signature ?? signatureOfBase(layer), plain);
  checkInputs(run, self, layer, bound.first);
  const outer = state.context;
  run.layerCalls++;
  try {
    buildFor(state, run, self, layer, bound, method, symbolic || worldOf(bound.tensors.values()) === 'traced');
    const value = training ?? outer?.training ?? bound.named.get('training') ?? null;
    state.context = { training: value };
    const takes = signature?.names.includes('training') === true && value !== null;
    const output = outputOf(run, self, layer, method, takes ? new Call(plain.args.slice(0, place(signature.names, plain.args.length)), new Map([...plain.kwargs, ['training', value]]), call.node, call.source, call.shift) : plain, bound, symbolic);
    layer.built = true;
    const lost = unknownIn(output);
    // What is unknown may have passed through layers that were not followed.
    if (lost) loseWithin(layer, lost.because);
    keepOutside(layer, leavesOf(output).flatMap((leaf) => specOf(leaf)), false);
    return output;
  } finally {
    state.context = outer;
    run.layerCalls--;
  }
}

/** The parameters of the `call` of Keras's own that a class inherits. */
const signatureOfBase = ({ definition: { first = 'inputs', call = [] } }: Layer): Signature => ({ names: [first, ...call], defaults: new Map(), rest: undefined, keywords: undefined });

/** A tensor among what a call gave, as what is known of it. */
function specOf(leaf: Value): readonly { readonly shape: readonly Size[]; readonly dtype: string }[] {
  const array = arrayIn(leaf);
  return array ? [{ shape: formulaSizes(array), dtype: array.dtype }] : [];
}

/** How many arguments by position stand before `training`. */
const place = (names: readonly string[], count: number): number => Math.min(count, names.indexOf('training'));

function outputOf(run: Run, self: Instance, layer: Custom, method: Value, call: Call, bound: Bound, symbolic: boolean): Value {
  const told = symbolic ? toldOutput(run, self, layer, bound) : undefined;
  if (told !== undefined) return told;
  return run.machine.call(run, new Method(self, method), call);
}

/** What `compute_output_shape` of the script says: in a network Keras asks it in place of running `call`. */
function toldOutput(run: Run, self: Instance, layer: Custom, bound: Bound): Value | undefined {
  const own = self.cls.find('compute_output_spec');
  if (own !== undefined && !(own instanceof Native)) return undefined;
  const method = self.cls.find('compute_output_shape');
  const signature = signatureOf(method);
  if (!signature || method === undefined) return undefined;
  const shapes = shapesFor(run, 'compute_output_shape', signature, shapesOf(bound), bound, self.cls.name);
  return fromShapes(run, run.machine.call(run, new Method(self, method), new Call([], shapes)), layer.policy.compute);
}

/** Shapes that a script gives as tensors of a traced call. */
export function fromShapes(run: Run, value: Value, dtype: string): Value {
  const sizes = shapeIn(value);
  if (sizes instanceof Unknown) return sizes;
  if (sizes) return NdArray.of('traced', sizes, dtype);
  if (value instanceof List) return value.lost ?? new List(value.items.map((item) => fromShapes(run, item, dtype)));
  if (value instanceof Tuple) return new Tuple(value.items.map((item) => fromShapes(run, item, dtype)));
  if (value instanceof Dict) return mapDict(value, (item) => fromShapes(run, item, dtype));
  if (value instanceof Unknown) return value;
  throw run.error('ValueError', 'Method `compute_output_shape()` of a layer is returning a type that cannot be interpreted as a shape. It should return a shape tuple.');
}

const mapDict = (dict: Dict, change: (item: Value) => Value): Dict => new Dict(new Map([...dict.map].map(([key, [name, item]]) => [key, [name, change(item)]])));

/** The sizes of a shape; undefined for a structure of shapes. */
function shapeIn(value: Value): readonly (number | null)[] | Unknown | undefined {
  const items = value instanceof Tuple || value instanceof List ? value.items : value instanceof Instance && value.native instanceof Tuple ? value.native.items : undefined;
  const lost = items?.find((item) => item instanceof Unknown);
  if (lost instanceof Unknown) return lost;
  if (!items || (items.length === 0 && value instanceof List)) return undefined;
  const sizes = items.map((item) => (item === null ? null : typeof item === 'number' ? item : item instanceof NdArray && item.data?.length === 1 ? Number(item.data[0]) : undefined));
  return sizes.includes(undefined) ? undefined : sizes.map((size) => size ?? null);
}

/** Builds a layer that is not built, as its first call does. */
function buildFor(state: KerasState, run: Run, self: Instance, layer: Custom, bound: Bound, method: Value, traced: boolean): void {
  if (layer.built) return;
  layer.lost = undefined;
  const shapes = shapesOf(bound);
  const build = self.cls.find('build');
  const signature = signatureOf(build);
  if (signature) {
    runBuild(state, run, self, layer, shapesFor(run, 'build', signature, shapes, bound, self.cls.name));
    checkInputs(run, self, layer, bound.first);
    return;
  }
  if (layer instanceof CustomLayer && layer.hasBase) {
    const { builds = [] } = layer.definition;
    // The `build` of the class behind it asks for arguments of a `call` that may be the script's.
    if (builds.length > 1 && signatureOf(method)) shapesFor(run, 'build', { names: builds, defaults: new Map(), rest: undefined, keywords: undefined }, shapes, bound, self.cls.name);
    buildBase(run, layer, bound);
    finishBuild(run, self, layer, new Map([...shapes].slice(0, 1)));
    return;
  }
  if (trackerOf(self).layers.some((inner) => !inner.built)) {
    const named = new Map([...bound.named].map(([name, value]) => [name, mapLeaves(value, (leaf) => arrayIn(leaf)?.in('traced') ?? leaf)]));
    const depth = run.depth;
    const frames = run.frames.length;
    try {
      // Keras runs `call` once on tensors without values, so that the layers inside are built.
      const gives = run.machine.call(run, new Method(self, method), bound.call.args.length === 0 ? new Call([], named) : tracedCall(bound.call));
      state.session.countTensors(leavesOf(gives).filter((leaf) => arrayIn(leaf) !== undefined).length);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      run.depth = depth;
      run.frames.length = frames;
      // Keras warns, and the call itself will tell; where there are values, the call itself builds.
      if (!traced) return;
    }
  }
  finishBuild(run, self, layer, new Map([...shapes].slice(0, 1)));
}

const tracedCall = (call: Call): Call => {
  const traced = (value: Value): Value => mapLeaves(value, (leaf) => arrayIn(leaf)?.in('traced') ?? leaf);
  return new Call(call.args.map(traced), new Map([...call.kwargs].map(([name, value]) => [name, traced(value)])));
};

/** Builds what the class of Keras behind a layer builds. */
function buildBase(run: Run, layer: CustomLayer, { named, first }: Bound): void {
  if (first === undefined) return;
  const read = scratchArguments(new Session());
  const known = layer.definition.call ?? [];
  const others = [...named].slice(1).filter(([name, value]) => known.includes(name) && value !== null);
  raiseOutside(run, layer.buildBase({ inputs: read(first), ...Object.fromEntries(others.map(([name, value]) => [name, read(value)])) }));
}

/** Runs `build` of the script, and what Keras does after it. */
export function runBuild(state: KerasState, run: Run, self: Instance, layer: Custom, shapes: ReadonlyMap<string, Value>): void {
  const build = self.cls.find('build') ?? null;
  const outer = state.context;
  state.context = undefined;
  run.machine.call(run, new Method(self, build), new Call([], shapes));
  state.context = outer;
  finishBuild(run, self, layer, shapes);
}

/** Keras marks a layer as built, keeps the shapes and lets nothing more be added. */
export function finishBuild(run: Run, self: Instance, layer: Custom, shapes: ReadonlyMap<string, Value>): void {
  const tracker = trackerOf(self);
  layer.built = true;
  tracker.locked = true;
  tracker.builtFor = shapes;
  const method = self.cls.find('compute_output_shape');
  const signature = signatureOf(method);
  if (!signature || method === undefined) return;
  const depth = run.depth;
  const frames = run.frames.length;
  try {
    tracker.gives = fromShapes(run, run.machine.call(run, new Method(self, method), new Call([...shapes.values()])), layer.policy.compute);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    run.depth = depth;
    run.frames.length = frames;
  }
}

/** What the class of Keras behind a layer computes: its `call`. */
export function callBase(run: Run, layer: CustomLayer, call: Call): Value {
  const values = [...call.args, ...call.kwargs.values()];
  const read = scratchArguments(new Session());
  const { output, issues } = layer.callBase(call.args.map(read), Object.fromEntries([...call.kwargs].filter(([, value]) => value !== null).map(([name, value]) => [name, read(value)])));
  raiseOutside(run, issues);
  if (tensorsIn(output).some(({ shape }) => !shape)) return run.unknown(`is what ${layer.name} gives`);
  return scratchResult(output, worldOf(values), run.unknown(`is computed by ${layer.name}`));
}
