// NumPy's dtypes: names, objects, and what two of them give together.
// Source of the rules: numpy.org/doc/stable/reference/arrays.promotion.html (NumPy 2).

import { asNumber, boolClass, Instance, Native, NdArray, PyClass, PyFloat, scalarType, types, Unknown, type Value } from '../../values/index.ts';
import { addMethods, addProperties } from '../table.ts';

/** What kind of numbers a dtype holds, weakest first. */
const kindOf = (dtype: string): number => (dtype === 'bool' ? 0 : /^u?int/.test(dtype) ? 1 : dtype.includes('float') ? 2 : dtype.startsWith('complex') ? 3 : 4);

/** Bits of one number. */
export const bitsOf = (dtype: string): number => (dtype === 'bool' ? 8 : Number(/\d+$/.exec(dtype.replace(/_e\dm\dfn$/, ''))?.[0] ?? 64));

/** The dtype of an operation on two arrays. */
export function promote(a: string, b: string): string {
  if (a === b) return a;
  const [low, high] = kindOf(a) <= kindOf(b) ? [a, b] : [b, a];
  if (kindOf(high) > 3) return 'object';
  if (kindOf(low) === 0) return high;
  if (kindOf(low) === kindOf(high)) {
    if (kindOf(low) !== 1) return bitsOf(low) > bitsOf(high) ? low : high;
    const [u, s] = low.startsWith('u') ? [low, high] : [high, low];
    if (u.startsWith('u') === s.startsWith('u')) return bitsOf(low) > bitsOf(high) ? low : high;
    return bitsOf(s) > bitsOf(u) ? s : bitsOf(u) === 64 ? 'float64' : `int${bitsOf(u) * 2}`;
  }
  if (kindOf(low) === 1) return bitsOf(low) <= bitsOf(high) / 2 && bitsOf(low) <= 16 ? high : bitsOf(low) <= 16 && bitsOf(high) === 16 ? 'float32' : kindOf(high) === 3 ? high : 'float64';
  return high;
}

/** The dtype of an operation on an array and a Python number, which adapts to the array. */
export function promoteWeak(dtype: string, value: Value): string {
  const kind = typeof value === 'boolean' ? 0 : value instanceof PyFloat ? 2 : 1;
  if (kindOf(dtype) >= kind) return dtype;
  return kind === 2 ? 'float64' : 'int64';
}

/** `np.dtype`. */
export const dtypeClass = new PyClass('dtype', { module: 'numpy', bases: [types.object] });
const made = new Map<string, Instance>();

addMethods(dtypeClass, {
  __str__: (_run, call) => nameOf(call.args[0]),
  __repr__: (_run, call) => `dtype('${nameOf(call.args[0])}')`,
  __hash__: (_run, call) => nameOf(call.args[0]).length,
  __eq__: (run, call) => {
    const other = dtypeName(call.args[1]);
    return other === undefined ? (call.args[1] instanceof Unknown ? run.unknown('compares dtypes') : false) : other === nameOf(call.args[0]);
  },
});
addProperties(dtypeClass, { name: (_run, self) => nameOf(self), itemsize: (_run, self) => bitsOf(nameOf(self)) / 8 });

const nameOf = (value: Value | undefined): string => (value instanceof Instance && typeof value.native === 'string' ? value.native : '');

/** The object of a dtype. */
export function dtypeObject(name: string): Instance {
  const before = made.get(name);
  if (before) return before;
  const object = new Instance(dtypeClass, name);
  made.set(name, object);
  return object;
}

/** `np.float32` and the like: a class whose call converts; undefined for other names. */
export function scalarClass(name: string): PyClass | undefined {
  const plain = ALIASES[name] ?? name;
  const cls = scalarType(plain);
  if (cls && !cls.attrs.has('__new__')) {
    cls.attrs.set('__new__', new Native(`numpy.${plain}`, (run, call) => {
      const [, value = 0] = call.args;
      const number = asNumber(value);
      if (number !== undefined) return new NdArray([], plain, [/int/.test(plain) ? Math.trunc(number) : number]);
      return value instanceof NdArray ? new NdArray(value.shape, plain, undefined, value.because) : value instanceof Unknown ? value : run.unknown(`comes from \`np.${plain}\``);
    }));
  }
  return cls;
}

const ALIASES: Readonly<Record<string, string>> = { float: 'float64', float_: 'float64', double: 'float64', half: 'float16', single: 'float32', int: 'int64', int_: 'int64', intp: 'int64', long: 'int64', uint: 'uint64', ubyte: 'uint8', byte: 'int8', short: 'int16', intc: 'int32', bool_: 'bool', f: 'float32', f4: 'float32', f8: 'float64', d: 'float64', i: 'int32', i4: 'int32', i8: 'int64', u1: 'uint8', u8: 'uint64', B: 'uint8', '?': 'bool', '<f4': 'float32' };

/** The name of a dtype given in any of its spellings, or undefined. */
export function dtypeName(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return ALIASES[value] ?? value;
  if (value instanceof Instance && typeof value.native === 'string') return value.native;
  if (value === types.int) return 'int64';
  if (value === types.float) return 'float64';
  if (value === boolClass) return 'bool';
  if (value === types.str) return 'str';
  if (value === types.object) return 'object';
  if (value instanceof PyClass && value.module === 'numpy') return value.name;
  return undefined;
}
