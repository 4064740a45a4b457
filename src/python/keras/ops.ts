// `keras.ops`, operators on symbolic tensors, and what older scripts call in their place: TensorFlow's functions, `keras.backend`.
// Invariant: with a symbolic tensor among the arguments a node is made as Keras makes it; without one the value is not computed here.

import { findOperation, operationNames, type OperationDefinition } from '../../layers/index.ts';
import { Tensor, type Argument } from '../../model/index.ts';
import { Tuple as RawTuple } from '../../layers/index.ts';
import type { Run } from '../run/run.ts';
import { Call, Dict, EllipsisValue, Instance, List, Module, Native, NdArray, Slice, Tuple, Unknown, type Value } from '../values/index.ts';
import { rawOf, unknownIn, valueOf } from './convert.ts';
import { raiseErrors } from './layer-class.ts';
import { operateOutside } from './outside.ts';
import { opsCreation } from './ops-creation.ts';
import { originOf } from './place.ts';
import type { KerasState } from './state.ts';
import { shapeValue, wrapTensor } from './tensors.ts';
import { backendFunction, underNames } from '../tensorflow/backend.ts';
import { callOf, type Written } from '../tensorflow/define.ts';
import { arrayIn, scriptSizes, type ScriptSize } from '../tensorflow/tensor.ts';
import { writtenOf } from '../tensorflow/functions.ts';
import { equivalentOf, type Equivalent } from './tensorflow-names.ts';
import { keepUse } from './uses.ts';

/** The symbolic tensor that a value is, or undefined. */
export const symbolic = (value: Value | undefined): Tensor | undefined => (value instanceof Instance && value.native instanceof Tensor ? value.native : undefined);

/** True for a symbolic tensor anywhere in a value. */
function holdsTensor(value: Value): boolean {
  if (value instanceof List || value instanceof Tuple) return value.items.some(holdsTensor);
  if (value instanceof Dict) return [...value.map.values()].some(([, one]) => holdsTensor(one));
  return symbolic(value) !== undefined;
}

/** A value as an operand: arrays keep their dtype, slices and `...` stand as Python's objects. */
function operandOf(value: Value): Argument {
  const tensor = symbolic(value);
  if (tensor) return tensor;
  if (value instanceof List) return value.items.map(operandOf);
  if (value instanceof Tuple) return RawTuple.from(value.items.map(operandOf));
  if (value instanceof NdArray) return { kind: 'array', shape: value.shape, dtype: value.dtype };
  if (value instanceof EllipsisValue) return { kind: 'object', path: 'Ellipsis', args: {} };
  if (value instanceof Slice) return { kind: 'object', path: 'slice', args: { start: rawOf(value.start), stop: rawOf(value.stop), step: rawOf(value.step) } };
  return rawOf(value);
}

/** Anything unknown that a shape could depend on: in an operand, which may even be a tensor. */
function lostIn(definition: OperationDefinition, call: Call): Unknown | undefined {
  const { parameters, operands, rest } = definition;
  const isOperand = (name: string | undefined): boolean => name === undefined || operands.includes(name) || rest !== undefined;
  for (const [i, value] of call.args.entries()) {
    const lost = isOperand(parameters[i]) ? unknownIn(value) : undefined;
    if (lost) return lost;
  }
  for (const [name, value] of call.kwargs) {
    const lost = isOperand(name) ? unknownIn(value) : undefined;
    if (lost) return lost;
  }
  return undefined;
}

/** Does an operation on what a call brings along. */
export function operate(state: KerasState, run: Run, definition: OperationDefinition, call: Call): Value {
  const lost = lostIn(definition, call);
  if (lost) return new Unknown(`comes from \`${definition.function}\` of something unknown: ${lost.because}`);
  const { parameters, operands, rest } = definition;
  const argument = (name: string | undefined, value: Value): Argument => (name === undefined || operands.includes(name) || rest !== undefined ? operandOf(value) : rawOf(value));
  const args = call.args.map((value, i) => argument(parameters[i], value));
  const kwargs = Object.fromEntries([...call.kwargs].map(([name, value]) => [name, argument(name, value)]));
  const outcome = state.session.operation(definition.function, args, kwargs, originOf(state, run, call, parameters));
  if (!outcome) return run.unknown(`comes from \`${definition.function}\``);
  const { layer } = outcome.node;
  state.made.push(layer);
  keepUse(state, run, call, layer, outcome.node);
  raiseErrors(run, layer.issues);
  return valueOf(state, outcome.output, wrapTensor);
}

/** True where a call has a symbolic tensor among its arguments. */
const isSymbolic = (call: Call): boolean => [...call.args, ...call.kwargs.values()].some(holdsTensor);

/** A function of `keras.ops` or `keras.activations`. */
const functionOf = (state: KerasState, path: string, definition: OperationDefinition): Native =>
  new Native(path, (run, call) => {
    if (isSymbolic(call)) return operate(state, run, definition, call);
    const written = call.args.length + call.kwargs.size > 0 ? OPEN_SIZES()[definition.function] : undefined;
    return written ? callOf(path, written)(run, call) : operateOutside(run, definition, call);
  });

/** Operations that take sizes, which a traced tensor may leave open; and those that are otherwise outside of a network. */
const OPEN_SIZES = (): Readonly<Record<string, Written | undefined>> => ({
  reshape: underNames('reshape', 'x newshape'), broadcast_to: underNames('broadcast_to', 'x shape'), repeat: underNames('repeat', 'x repeats axis'),
  tile: ['x repeats', (at) => {
    const tensor = at.tensor('x');
    const by = at.sizes('repeats');
    const rank = Math.max(by.length, tensor.shape.length);
    const grown = (sizes: readonly ScriptSize[]): readonly ScriptSize[] => [...Array.from({ length: rank - sizes.length }, () => 1), ...sizes];
    const times = grown(by);
    return at.give(grown(scriptSizes(tensor)).map((size, i) => (typeof size === 'number' && typeof times[i] === 'number' ? size * times[i] : times[i] === 1 || size instanceof Unknown ? size : (times[i] ?? null))), tensor.dtype);
  }],
});

/** The sizes of a tensor; one that is open while it is traced is a tensor itself. */
function shapeWithTensors(value: Value): Tuple | undefined {
  const array = arrayIn(value);
  return array && new Tuple(scriptSizes(array).map((size) => size ?? NdArray.of('traced', [], 'int32')));
}

/** What is no operation: sizes, dtypes, arrays of one number. */
function plain(name: string): Native | undefined {
  const path = `keras.ops.${name}`;
  const written = opsCreation(name);
  if (written) return new Native(path, callOf(path, written));
  if (name === 'shape') return new Native(path, (run, { args: [x = null] }) => (symbolic(x) ? shapeValue(symbolic(x) as Tensor) : (shapeWithTensors(x) ?? run.unknown(`comes from \`${path}\``))));
  if (name === 'dtype') return new Native(path, (run, call) => symbolic(call.arg(0, 'x'))?.dtype ?? (arrayIn(call.arg(0, 'x'))?.dtype ?? run.unknown(`comes from \`${path}\``)));
  if (name === 'is_tensor') return new Native(path, (_run, call) => {
    const x = call.arg(0, 'x');
    return x instanceof NdArray && x.world !== 'numpy';
  });
  if (name === 'convert_to_numpy') return new Native(path, (run, call) => arrayIn(call.arg(0, 'x'))?.in('numpy') ?? run.unknown(`comes from \`${path}\``));
  return undefined;
}

const GROUPS = ['nn', 'image', 'linalg', 'numpy'];

/** Functions that are no operations on tensors, or take functions; nothing is computed of them. */
const OTHERS = new Set('associative_scan cond custom_gradient fori_loop jvp map scan switch vectorize vectorized_map while_loop'.split(' '));

/** `keras.ops`, or a group of it: `keras.ops.nn`. */
export function opsModule(state: KerasState, group = ''): Module {
  const prefix = group === '' ? 'keras.ops' : `keras.ops.${group}`;
  const own = group === 'numpy' ? '' : group;
  const made = new Module(
    prefix,
    (name) => {
      if (group === '' && GROUPS.includes(name)) return opsModule(state, name);
      const definition = findOperation(own === '' ? name : `${own}.${name}`);
      if (definition) return functionOf(state, `${prefix}.${name}`, definition);
      return plain(name) ?? (OTHERS.has(name) ? new Unknown(`comes from \`${prefix}.${name}\``, undefined, `${prefix}.${name}`) : undefined);
    },
    () => operationNames().filter((name) => !name.includes('.')),
  );
  made.complete = true;
  return made;
}

/** Three functions of `keras.activations` ask TensorFlow for a tensor, which it refuses to make of a symbolic one. */
const ASKS_TENSORFLOW = new Set(['mish', 'hard_silu', 'hard_swish', 'sparsemax']);

/** `keras.activations.relu`; on a symbolic tensor it is an operation. */
export function activationFunction(state: KerasState, name: string): Native {
  const path = `keras.activations.${name}`;
  const definition = findOperation(`activations.${name}`) ?? findOperation(`nn.${name}`);
  if (name === 'linear') return new Native(path, (_run, call) => call.or(0, 'x', null));
  if (definition && !ASKS_TENSORFLOW.has(name)) return functionOf(state, path, definition);
  return new Native(path, (run, call) => (isSymbolic(call) ? refused(state, run, path, definition, call) : definition ? operateOutside(run, definition, call) : run.unknown(`comes from \`${path}\``, path)));
}

/** TensorFlow's functions take no symbolic tensors of Keras 3; what was meant is computed all the same, where it is known. */
function refused(state: KerasState, run: Run, path: string, definition: OperationDefinition | undefined, call: Call): Value {
  const issue = run.report('tensorflow-on-symbolic', 'error', { name: path, instead: definition ? `keras.ops.${definition.function}` : null }, call.node, call.source, 'ValueError');
  if (run.raises) throw run.refusal('ValueError', 'A KerasTensor cannot be used as input to a TensorFlow function.', [issue]);
  return definition ? operate(state, run, definition, call) : run.unknown(`comes from \`${path}\` on a symbolic tensor`);
}

/** A function of TensorFlow by its dotted name without `tf.`, or of the old `keras.backend`; undefined for one that computes nothing we know. */
export function tensorFlowFunction(state: KerasState, path: string, name: string): Native | undefined {
  const written = path.startsWith('keras.backend.') ? backendFunction(name) : writtenOf(name);
  // What is done with texts or bits has other names there, if any.
  const equivalent = /^(?:strings|bitwise)\./.test(name) ? undefined : equivalentOf(name.slice(name.lastIndexOf('.') + 1));
  const definition = equivalent && findOperation(equivalent.operation);
  if (!written && !definition) return undefined;
  const outside = written && callOf(path, written);
  return new Native(path, (run, call) => {
    if (outside && !isSymbolic(call)) return outside(run, call);
    const renamed = equivalent ? renamedCall(equivalent, call) : call;
    if (isSymbolic(call)) return refused(state, run, path, definition, renamed);
    return definition ? operateOutside(run, definition, renamed) : run.unknown(`comes from \`${path}\``, path);
  });
}

/** The call with the names of the parameters in `keras.ops`. */
function renamedCall({ renamed, order }: Equivalent, call: Call): Call {
  const kwargs = new Map([...call.kwargs].flatMap(([key, value]) => (key === 'name' ? [] : [[renamed[key] ?? key, value] as const])));
  const named = order ? call.args.map((value, i) => [order[i] ?? `argument ${i + 1}`, value] as const) : [];
  return new Call(order ? [] : call.args, new Map([...named, ...kwargs]), call.node, call.source, call.shift);
}

/** The operators of a symbolic tensor: what each does, and whether the other operand comes first. */
const OPERATORS: Readonly<Record<string, readonly [operation: string, swapped?: true]>> = {
  __add__: ['add'], __radd__: ['add', true], __sub__: ['subtract'], __rsub__: ['subtract', true], __mul__: ['multiply'], __rmul__: ['multiply', true],
  __matmul__: ['matmul'], __rmatmul__: ['matmul', true], __truediv__: ['true_divide'], __rtruediv__: ['true_divide', true], __floordiv__: ['floor_divide'], __rfloordiv__: ['floor_divide', true],
  __mod__: ['mod'], __rmod__: ['mod', true], __pow__: ['power'], __rpow__: ['power', true], __neg__: ['negative'], __abs__: ['absolute'],
  __lt__: ['less'], __le__: ['less_equal'], __gt__: ['greater'], __ge__: ['greater_equal'], __ne__: ['not_equal'],
  __and__: ['logical_and'], __rand__: ['logical_and', true], __or__: ['logical_or'], __ror__: ['logical_or', true], __xor__: ['logical_xor'], __rxor__: ['logical_xor', true], __invert__: ['logical_not'],
  __getitem__: ['get_item'], __round__: ['round'], reshape: ['reshape'], squeeze: ['squeeze'],
};

/** The operators as methods of the class of symbolic tensors. */
export const operatorMethods = (state: KerasState): readonly (readonly [string, Value])[] =>
  Object.entries(OPERATORS).map(([name, [operation, swapped]]) => [
    name,
    new Native(name, (run, call) => {
      const definition = findOperation(operation);
      const args = name === '__round__' && call.args[1] === null ? call.args.slice(0, 1) : call.args;
      return definition ? operate(state, run, definition, new Call(swapped ? args.toReversed() : args, call.kwargs, call.node, call.source, call.shift)) : run.unknown('comes from an operator on a symbolic tensor');
    }),
  ]);

