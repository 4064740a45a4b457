// `layers.Lambda`: the function is run on traced tensors, as Keras does to find out what it gives.
// Source: keras/src/layers/core/lambda_layer.py, Keras 3.15.1.

import { Tuple as RawTuple, tensorOf as specOf, type CallPart, type Given, type Raw } from '../../../layers/index.ts';
import { Raised, type Run } from '../../run/run.ts';
import { arrayIn, formulaSizes, scriptSizes, tensorOf } from '../../tensorflow/tensor.ts';
import { Call, Dict, Func, Instance, List, Method, Native, Tuple, Unknown, type Value } from '../../values/index.ts';
import { rawOf, unknownIn, valueOfArgument } from '../convert.ts';
import { fromShapes } from './invoke.ts';
import { mapLeaves } from './signature.ts';

const isFunction = (value: Value): boolean => value instanceof Func || value instanceof Native || value instanceof Method || (value instanceof Instance && value.cls.find('__call__') !== undefined);

/** An argument of a call as the script's values, its tensors traced. */
function traced(part: CallPart): Value {
  const spec = specOf(part);
  if (spec) return tensorOf(spec.shape, spec.dtype, 'traced');
  if (part instanceof RawTuple) return new Tuple(part.map((one) => traced(one as CallPart)));
  if (Array.isArray(part)) return new List((part as readonly CallPart[]).map(traced));
  if (typeof part === 'object' && part !== null && 'kind' in part && part.kind === 'dict') return Dict.of(Object.entries(part.entries as Readonly<Record<string, CallPart>>).map(([key, one]) => [key, traced(one)]));
  return valueOfArgument(part as Raw, () => null);
}

/** What a function gave as a layer sees it; undefined where it is not known. */
function told(value: Value): unknown {
  const array = arrayIn(value);
  if (array) return { shape: formulaSizes(array), dtype: array.dtype };
  if (value instanceof List) return value.items.map(told);
  return value instanceof Tuple ? RawTuple.from(value.items.map(told)) : undefined;
}

/** The parameters of a function that Keras fills in. */
const extras = (func: Value): readonly string[] => (func instanceof Func ? func.node.params.map(({ name }) => name).filter((name) => name === 'mask' || name === 'training') : []);

/** Runs something of the script's; `fails` where it raises, undefined once the script is over. */
function guarded(run: Run, action: () => unknown): unknown {
  if (run.frames.length === 0) return undefined;
  const [frames, depth] = [run.frames.length, run.depth];
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    run.frames.length = frames;
    run.depth = depth;
    return 'fails';
  }
}

/** A function as a setting of Lambda: it says what it gives for some inputs. */
export function lambdaFunction(run: Run, func: Value): Raw {
  const raw = rawOf(func);
  if (!isFunction(func)) return raw;
  const gives = (inputs: unknown, more: Given): unknown => guarded(run, () => {
    const input = traced(inputs as CallPart);
    if (unknownIn(input)) return undefined;
    const kwargs = new Map<string, Value>([...Object.entries(more).map(([name, one]) => [name, valueOfArgument(one, () => null)] as const), ...extras(func).map((name) => [name, null] as const)]);
    return told(run.machine.call(run, func, new Call([input], kwargs)));
  });
  return { kind: 'function', path: pathOf(raw), handle: func, gives };
}

/** A function as `output_shape` of Lambda: it is asked by shapes. */
export function lambdaShape(run: Run, func: Value): Raw {
  const raw = rawOf(func);
  if (!isFunction(func)) return raw;
  const gives = (inputs: unknown): unknown => guarded(run, () => {
    const input = traced(inputs as CallPart);
    const lost = unknownIn(input);
    if (lost) return undefined;
    const shapes = mapLeaves(input, (leaf) => {
      const array = arrayIn(leaf);
      return array ? new Tuple(scriptSizes(array)) : leaf;
    });
    const given = fromShapes(run, run.machine.call(run, func, new Call([shapes])), arrayDType(input));
    return given instanceof Unknown ? undefined : told(given);
  });
  return { kind: 'function', path: pathOf(raw), handle: func, gives };
}

const pathOf = (raw: Raw): string => (typeof raw === 'object' && raw !== null && 'path' in raw ? raw.path : 'lambda');

/** The dtype of the first tensor. */
function arrayDType(value: Value): string {
  const array = arrayIn(value) ?? (value instanceof List || value instanceof Tuple ? value.items.map(arrayIn).find((one) => one !== undefined) : undefined);
  return array?.dtype ?? 'float32';
}
