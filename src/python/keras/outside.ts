// Operations outside of any network: on tensors with a value, on traced ones, on arrays. The declared operation tells
// the shape in a session of its own, so that no node is made and no automatic name is used up.

import { describe, type Issue } from '../../issues/index.ts';
import { Tuple as RawTuple, type OperationDefinition } from '../../layers/index.ts';
import { Session, Tensor, type Argument, type Structure } from '../../model/index.ts';
import { isDType } from '../../shape/index.ts';
import type { Run } from '../run/run.ts';
import { arrayIn, formulaSizes, sizeIn, tensorOf, toTensor, worldOf } from '../tensorflow/tensor.ts';
import { sizesOfShape, shapeClass } from '../tensorflow/shape-class.ts';
import { Dict, EllipsisValue, Instance, List, NdArray, Slice, Tuple, Unknown, type Call, type Value, type World } from '../values/index.ts';
import { rawOf, unknownIn } from './convert.ts';

/** What an operation takes, counted in expressions. */
const STEPS_OF_AN_OPERATION = 200;

/** A tensor of a session of its own, in place of a script's. */
export function scratchTensor(session: Session, { dtype }: NdArray, sizes: ReturnType<typeof formulaSizes>): Tensor {
  const raw = sizes.map((size) => (size === null || typeof size === 'number' ? size : ({ kind: 'size', size } as const)));
  return session.input({ batch_shape: raw, ...(isDType(dtype) ? { dtype } : {}) });
}

/** Values as arguments, each tensor as one of a session of its own. */
export function scratchArguments(session: Session): (value: Value) => Argument {
  const made = new Map<NdArray, Tensor>();
  const walk = (value: Value): Argument => {
    const array = arrayIn(value);
    if (array) {
      const before = made.get(array);
      if (before) return before;
      const tensor = scratchTensor(session, array, formulaSizes(array));
      made.set(array, tensor);
      return tensor;
    }
    if (value instanceof Instance && value.native instanceof Tensor) return value.native;
    if (value instanceof Instance && value.cls === shapeClass) return walk(sizesOfShape(value) ?? null);
    if (value instanceof List) return value.items.map(walk);
    if (value instanceof Tuple) return RawTuple.from(value.items.map(walk));
    if (value instanceof Dict) return { kind: 'dict', entries: Object.fromEntries([...value.map.values()].map(([key, one]) => [String(key), walk(one)])) };
    if (value instanceof EllipsisValue) return { kind: 'object', path: 'Ellipsis', args: {} };
    if (value instanceof Slice) return { kind: 'object', path: 'slice', args: { start: rawOf(value.start), stop: rawOf(value.stop), step: rawOf(value.step) } };
    return rawOf(value);
  };
  return walk;
}

/** What a call in a session of its own gives, as tensors of a world. */
export function scratchResult(structure: Structure, world: World, because: Unknown): Value {
  if (structure instanceof Tensor) return tensorOf(structure.shape, structure.dtype, world, because);
  if (structure instanceof RawTuple) return new Tuple(structure.map((one) => scratchResult(one as Structure, world, because)));
  if (Array.isArray(structure)) return new List((structure as readonly Structure[]).map((one) => scratchResult(one, world, because)));
  const { entries } = structure as { readonly entries: Readonly<Record<string, Structure>> };
  return Dict.of(Object.entries(entries).map(([key, one]) => [key, scratchResult(one, world, because)]));
}

/** Raises the first error; TensorFlow raises where Keras would. */
export function raiseOutside(run: Run, issues: readonly Issue[]): void {
  const error = issues.find((issue) => issue.severity === 'error');
  if (error) throw run.refusal(error.raises ?? 'ValueError', describe(error).what);
}

/** Settings of an operation may be scalar tensors: a size taken from `tf.shape`. One that is open is None there. */
function settled(value: Value): Value {
  if (value instanceof List) return new List(value.items.map(settled));
  if (value instanceof Tuple) return new Tuple(value.items.map(settled));
  const array = arrayIn(value);
  if (array?.shape.length === 1 && array.data) return new Tuple(array.data.map((item) => (Number.isNaN(Number(item)) ? null : Number(item))));
  return array?.shape.length === 0 ? (sizeIn(array) ?? null) : value;
}

/** Does an operation outside of any network. */
export function operateOutside(run: Run, definition: OperationDefinition, call: Call): Value {
  const { parameters, operands, rest } = definition;
  const values = [...call.args, ...call.kwargs.values()];
  const lost = values.map(unknownIn).find((one) => one !== undefined);
  if (lost) return new Unknown(`comes from \`${definition.function}\` of something unknown: ${lost.because}`);
  const isOperand = (name: string | undefined): boolean => name === undefined || operands.includes(name) || rest !== undefined;
  const session = new Session();
  const argument = scratchArguments(session);
  const anyTensor = values.some((value) => holdsAny(value));
  const read = (name: string | undefined, value: Value): Argument => {
    if (!isOperand(name)) return rawOf(settled(value));
    const tensor = anyTensor || value === null || typeof value === 'string' ? undefined : toTensor(run, value);
    return argument(tensor instanceof NdArray ? tensor : value);
  };
  run.step(STEPS_OF_AN_OPERATION);
  const outcome = session.operation(definition.function, call.args.map((value, i) => read(parameters[i], value)), Object.fromEntries([...call.kwargs].map(([name, value]) => [name, read(name, value)])));
  if (!outcome) return run.unknown(`comes from \`${definition.function}\``);
  raiseOutside(run, outcome.node.layer.issues);
  return scratchResult(outcome.output, worldOf(values), run.unknown(`is computed by \`${definition.function}\``));
}

/** True for a tensor or array anywhere in a value. */
function holdsAny(value: Value): boolean {
  if (value instanceof List || value instanceof Tuple) return value.items.some(holdsAny);
  return arrayIn(value) !== undefined;
}
