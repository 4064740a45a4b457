// Which dtype several numbers have together.
// Source of the rules: keras/src/backend/common/dtypes.py `result_type`, Keras 3.15.1 over TensorFlow, with float32 as Keras's standard float.

import type { DType } from './dtype.ts';

/** Python's own numbers give way to any dtype of their kind: `x * 2` keeps the dtype of x. */
export type NumberType = DType | 'int' | 'float';

/** What every type becomes next when it has to make room. */
const above: Readonly<Record<NumberType, readonly NumberType[]>> = {
  bool: ['int'],
  uint8: ['int16', 'uint16'], uint16: ['int32', 'uint32'], uint32: ['int64', 'uint64'], uint64: ['float'],
  int: ['uint8', 'int8', 'complex64'],
  int8: ['int16'], int16: ['int32'], int32: ['int64'], int64: ['float'],
  float: ['bfloat16', 'float16'],
  bfloat16: ['float32'], float16: ['float32'], float32: ['float64', 'complex64'], float64: ['complex128'],
  complex64: ['complex128'], complex128: [],
};

const reach = new Map<NumberType, ReadonlySet<NumberType>>();

/** A type and everything that it can become; undefined for one that never mixes with others. */
function boundsOf(type: NumberType): ReadonlySet<NumberType> | undefined {
  const before = reach.get(type);
  if (before) return before;
  if (!Object.hasOwn(above, type)) return undefined;
  const found = new Set<NumberType>([type]);
  for (const one of found) for (const next of above[one] ?? []) found.add(next);
  reach.set(type, found);
  return found;
}

/** The smallest type that all of some types can become; undefined where there is none. */
function leastBound(types: ReadonlySet<NumberType>): NumberType | undefined {
  let common: NumberType[] | undefined;
  for (const type of types) {
    const bounds = boundsOf(type);
    if (!bounds) return undefined;
    common = common ? common.filter((one) => bounds.has(one)) : [...bounds];
  }
  return common?.find((one) => types.has(one)) ?? common?.find((one) => common.every((other) => boundsOf(one)?.has(other)));
}

/** What Python's numbers are where nothing else decides. */
const standard: Readonly<Record<string, DType>> = { int: 'int64', float: 'float32' };

/** What is left of a type when the computation is over: Keras keeps no 64-bit unsigned and no double complex numbers. */
const kept: Readonly<Record<NumberType, DType>> = { int: 'int32', float: 'float32', uint64: 'uint32', complex128: 'complex64' };

/** The dtype of a computation with numbers of several types; undefined where Keras refuses to mix them. */
export function resultType(...types: readonly NumberType[]): DType | undefined {
  if (types.some((type) => type.startsWith('float8'))) return undefined;
  const plain = new Set(types.map((type) => standard[type] ?? type));
  const weak = types.every((type) => type in standard);
  const [only] = plain;
  if (only !== undefined && plain.size === 1 && (!weak || types.length === 1)) return weak ? weakened(only) : (kept[only] ?? only);
  const bound = leastBound(weak ? plain : new Set(types));
  if (bound === undefined) return undefined;
  return weak ? weakened(bound) : (kept[bound] ?? bound);
}

/** The dtype that a computation with nothing but Python's numbers has. */
const weakened = (type: NumberType): DType => (type.startsWith('int') ? 'int32' : type.startsWith('float') ? 'float32' : type);
