// Operators: arithmetic, comparison, truth.
// Invariant: an operation on something unknown is unknown, for the same reason.

import type { BinaryOperator, CompareOperator } from '../tree/index.ts';
import {
  add, asInt, asNumber, bitwise, Bytes, Complex, Dict, divide, exactPower, floatModulo, floorDivide, Instance, Iter, List, modulo, multiply, NdArray, power, PyClass, PyFloat, PySet, Range, shift, subtract, Tuple, typeName, typeOf, Unknown,
  type Int, type Key, type Value,
} from '../values/index.ts';
import { specialMethod } from './attribute.ts';
import { equals, identical, keyOf, order, type Maybe } from './equal.ts';
import { iterate, lengthOf, lostIn } from './iterate.ts';
import { percent } from './percent.ts';
import { MOST_ITEMS, type Run } from './run.ts';

const METHODS: Readonly<Record<BinaryOperator, string>> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'truediv', '//': 'floordiv', '%': 'mod', '**': 'pow', '@': 'matmul', '<<': 'lshift', '>>': 'rshift', '&': 'and', '|': 'or', '^': 'xor' };

/** `a op b`. */
export function binary(run: Run, op: BinaryOperator, a: Value, b: Value): Value {
  if (a instanceof Unknown) return withoutName(special(run, op, a, b) ?? a);
  if (b instanceof Unknown && !(typeof a === 'string' && (op === '+' || op === '%'))) return withoutName(special(run, op, a, b) ?? b);
  // A number of NumPy stays one: it is no int of Python.
  const ofNumpy = a instanceof NdArray || b instanceof NdArray;
  const numbers = ofNumpy ? undefined : arithmetic(run, op, a, b);
  if (numbers !== undefined) return numbers;
  const built = sequences(run, op, a, b) ?? special(run, op, a, b) ?? (ofNumpy ? arithmetic(run, op, a, b) : undefined);
  if (built !== undefined) return built;
  const sequence = op === '+' && (typeof a === 'string' || a instanceof List || a instanceof Tuple) ? typeName(a) : undefined;
  throw run.error('TypeError', sequence === undefined ? `unsupported operand type(s) for ${op === '**' ? '** or pow()' : op}: '${typeName(a)}' and '${typeName(b)}'` : `can only concatenate ${sequence} (not "${typeName(b)}") to ${sequence}`);
}

/** The result of an operation is not the value that a name stood for, and has nothing of what was put on that. */
const withoutName = (value: Value): Value => (value instanceof Unknown ? new Unknown(value.reason, value.name) : value);

/** What the classes of the operands give. */
function special(run: Run, op: BinaryOperator, a: Value, b: Value): Value | undefined {
  const name = METHODS[op];
  const later = typeOf(b);
  const tries = [[a, `__${name}__`, b], [b, `__r${name}__`, a]] as const;
  const first = typeOf(a);
  const swap = first && later && first !== later && later.isA(first) && later.find(`__r${name}__`) !== undefined;
  for (const [self, method, other] of swap ? [...tries].toReversed() : tries) {
    if (!(self instanceof Instance || self instanceof NdArray || self instanceof Tuple || self instanceof Dict || self instanceof PyClass || (self instanceof List && self.cls))) continue;
    const found = specialMethod(self, method);
    if (found === undefined) continue;
    const result = run.call(found, [other]);
    if (!(typeof result === 'object' && result?.kind === 'not-implemented')) return result;
  }
  const odd = [a, b].find((one) => one instanceof Instance && one.cls.unknownBase);
  if (odd instanceof Instance) return odd.cls.unknownBase;
  return a instanceof PyClass && b instanceof PyClass && op === '|' ? a : undefined;
}

function arithmetic(run: Run, op: BinaryOperator, a: Value, b: Value): Value | undefined {
  const [i, j] = [asInt(a), asInt(b)];
  if (i !== undefined && j !== undefined) return onInts(run, op, i, j, typeof a === 'boolean' && typeof b === 'boolean');
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== undefined && y !== undefined) return onFloats(run, op, x, y);
  if (a instanceof Complex || b instanceof Complex) return onComplex(a, b, op);
  return undefined;
}

function onInts(run: Run, op: BinaryOperator, a: Int, b: Int, bools: boolean): Value | undefined {
  const large = (value: Int | undefined): Value => value ?? run.unknown('is a number too large to follow');
  const zero = Number(b) === 0;
  switch (op) {
    case '+':
      return add(a, b);
    case '-':
      return subtract(a, b);
    case '*':
      return large(multiply(a, b));
    case '/':
      if (zero) throw run.error('ZeroDivisionError', 'division by zero');
      return asFloat(run, divide(a, b));
    case '//':
    case '%':
      if (zero) throw run.error('ZeroDivisionError', op === '%' ? 'integer modulo by zero' : 'integer division or modulo by zero');
      return op === '%' ? modulo(a, b) : floorDivide(a, b);
    case '**':
      if (b >= 0) return large(power(a, b));
      if (Number(a) === 0) throw run.error('ZeroDivisionError', '0.0 cannot be raised to a negative power');
      return new PyFloat(exactPower(Number(a), Number(b)));
    case '<<':
    case '>>':
      if (b < 0) throw run.error('ValueError', 'negative shift count');
      return large(shift(a, b, op === '<<'));
    case '&':
    case '|':
    case '^': {
      const made = bitwise(op, a, b);
      return bools ? made !== 0 : made;
    }
    case '@':
      return undefined;
  }
}

function asFloat(run: Run, value: number | undefined): Value {
  if (value === undefined) throw run.error('OverflowError', 'integer division result too large for a float');
  return new PyFloat(value);
}

function onFloats(run: Run, op: BinaryOperator, a: number, b: number): Value | undefined {
  if (b === 0 && (op === '/' || op === '//' || op === '%')) throw run.error('ZeroDivisionError', op === '/' ? 'float division by zero' : op === '//' ? 'float floor division by zero' : 'float modulo');
  switch (op) {
    case '+':
      return new PyFloat(a + b);
    case '-':
      return new PyFloat(a - b);
    case '*':
      return new PyFloat(a * b);
    case '/':
      return new PyFloat(a / b);
    case '//':
      return new PyFloat(Math.floor((a - floatModulo(a, b)) / b + 0.25));
    case '%':
      return new PyFloat(floatModulo(a, b));
    case '**':
      if (a === 0 && b < 0) throw run.error('ZeroDivisionError', '0.0 cannot be raised to a negative power');
      return a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b) ? run.unknown('is a complex number, which is not followed') : floatPower(run, a, b);
    default:
      return undefined;
  }
}

function onComplex(a: Value, b: Value, op: BinaryOperator): Value | undefined {
  const parts = (value: Value): Complex | undefined => (value instanceof Complex ? value : asNumber(value) === undefined ? undefined : new Complex(asNumber(value) ?? 0, 0));
  const [x, y] = [parts(a), parts(b)];
  if (!x || !y) return undefined;
  if (op === '+') return new Complex(x.real + y.real, x.imag + y.imag);
  if (op === '-') return new Complex(x.real - y.real, x.imag - y.imag);
  if (op === '*') return new Complex(x.real * y.real - x.imag * y.imag, x.real * y.imag + x.imag * y.real);
  return undefined;
}

function sequences(run: Run, op: BinaryOperator, a: Value, b: Value): Value | undefined {
  if (op === '%' && typeof a === 'string') return percent(run, a, b);
  if (op === '+') {
    if (typeof a === 'string' && typeof b === 'string') return limited(run, a.length + b.length, () => a + b);
    if (typeof a === 'string' && b instanceof Unknown) return new Unknown(b.reason, b.name, undefined, a + b.text);
    if (a instanceof List && b instanceof List) return a.lost ?? b.lost ?? limited(run, a.items.length + b.items.length, () => new List([...a.items, ...b.items]));
    if (a instanceof Tuple && b instanceof Tuple) return limited(run, a.items.length + b.items.length, () => new Tuple([...a.items, ...b.items]));
    if (a instanceof Bytes && b instanceof Bytes) return new Bytes(a.text + b.text);
  }
  if (op === '*') return repeated(run, a, b) ?? repeated(run, b, a);
  if (op === '|' && a instanceof Dict && b instanceof Dict) {
    const made = new Dict(new Map([...a.map, ...b.map]));
    made.lost = a.lost ?? b.lost;
    return made;
  }
  if (a instanceof PySet && b instanceof PySet && (op === '|' || op === '&' || op === '-' || op === '^')) return setOperation(op, a, b);
  return undefined;
}

function limited(run: Run, length: number, make: () => Value): Value {
  if (length > MOST_ITEMS) return run.unknown('has too many items to follow');
  run.work(length);
  return make();
}

function repeated(run: Run, sequence: Value, times: Value): Value | undefined {
  const count = asInt(times);
  if (count === undefined) return undefined;
  const n = Math.max(0, Number(count));
  if (typeof sequence === 'string') return limited(run, sequence.length * n, () => sequence.repeat(n));
  if (sequence instanceof List) return sequence.lost ?? limited(run, sequence.items.length * n, () => new List(Array.from({ length: n }, () => sequence.items).flat()));
  if (sequence instanceof Tuple) return limited(run, sequence.items.length * n, () => new Tuple(Array.from({ length: n }, () => sequence.items).flat()));
  if (sequence instanceof Bytes) return limited(run, sequence.text.length * n, () => new Bytes(sequence.text.repeat(n)));
  return undefined;
}

/** `|`, `&`, `-` and `^` of sets. */
export function setOperation(op: '|' | '&' | '-' | '^', a: PySet, b: PySet): PySet {
  const keep = new Map<Key, Value>();
  for (const [key, item] of a.map) if (op === '|' || (op === '&') === b.map.has(key)) keep.set(key, item);
  if (op === '|' || op === '^') for (const [key, item] of b.map) if (!a.map.has(key)) keep.set(key, item);
  const made = new PySet(keep, a.frozen);
  made.lost = a.lost ?? b.lost;
  return made;
}

/** A float to a power; one that is too large raises. */
function floatPower(run: Run, a: number, b: number): Value {
  const made = exactPower(a, b);
  if (!Number.isFinite(made) && Number.isFinite(a) && Number.isFinite(b)) throw run.raised(run.exception('OverflowError', 34, 'Numerical result out of range'));
  // Here 1 and -1 to what is no number differ from what JavaScript makes of them.
  return new PyFloat(a === 1 || (a === -1 && !Number.isFinite(b) && !Number.isNaN(b)) ? 1 : made);
}

/** `+a`, `-a`, `~a`. */
export function unary(run: Run, op: '+' | '-' | '~', a: Value): Value {
  if (a instanceof Unknown) return withoutName(a);
  const integer = a instanceof NdArray ? undefined : asInt(a);
  if (integer !== undefined) return op === '+' ? integer : op === '-' ? subtract(0, integer) : subtract(-1, integer);
  if (a instanceof PyFloat && op !== '~') return new PyFloat(op === '-' ? -a.value : a.value);
  if (a instanceof Complex && op === '-') return new Complex(-a.real, -a.imag);
  const own = specialMethod(a, op === '+' ? '__pos__' : op === '-' ? '__neg__' : '__invert__');
  if (own !== undefined) return run.call(own);
  if (a instanceof Instance && a.cls.unknownBase) return a.cls.unknownBase;
  throw run.error('TypeError', `bad operand type for unary ${op}: '${typeName(a)}'`);
}

const ORDERS: Readonly<Record<string, readonly [string, string]>> = { '<': ['__lt__', '__gt__'], '<=': ['__le__', '__ge__'], '>': ['__gt__', '__lt__'], '>=': ['__ge__', '__le__'] };

/** `a op b` for a comparison; an array or tensor may give one of its own. */
export function compare(run: Run, op: CompareOperator, a: Value, b: Value): Value {
  switch (op) {
    case 'is':
      return identical(a, b);
    case 'is not':
      return not(identical(a, b));
    case 'in':
      return contains(run, b, a);
    case 'not in':
      return not(contains(run, b, a));
    case '==':
    case '!=': {
      const own = ownComparison(run, a, op === '==' ? '__eq__' : '__ne__', b) ?? ownComparison(run, b, op === '==' ? '__eq__' : '__ne__', a);
      if (own !== undefined) return own;
      const same = equals(run, a, b);
      return op === '==' ? same : not(same);
    }
    default: {
      const [forward, back] = ORDERS[op] ?? ['', ''];
      const own = ownComparison(run, a, forward, b) ?? ownComparison(run, b, back, a);
      if (own !== undefined) return own;
      if (a instanceof PySet && b instanceof PySet) return setOrder(op, a, b);
      const sign = order(run, a, b, op);
      if (sign instanceof Unknown) return sign;
      return op === '<' ? sign < 0 : op === '<=' ? sign <= 0 : op === '>' ? sign > 0 : sign >= 0;
    }
  }
}

function ownComparison(run: Run, self: Value, name: string, other: Value): Value | undefined {
  if (!(self instanceof Instance || self instanceof NdArray)) return undefined;
  const method = specialMethod(self, name);
  const result = method === undefined ? undefined : run.call(method, [other]);
  return typeof result === 'object' && result?.kind === 'not-implemented' ? undefined : result;
}

function setOrder(op: string, a: PySet, b: PySet): Maybe {
  const lost = a.lost ?? b.lost;
  if (lost) return lost;
  const [small, large] = op.startsWith('<') ? [a, b] : [b, a];
  return [...small.map.keys()].every((key) => large.map.has(key)) && (op.length === 2 || small.map.size < large.map.size);
}

/** The other truth value. */
export const not = (value: Maybe): Maybe => (value instanceof Unknown ? value : !value);

/** `item in container`. */
export function contains(run: Run, container: Value, item: Value): Maybe {
  if (container instanceof Unknown) return container;
  if (container instanceof Dict || container instanceof PySet) {
    const key = keyOf(run, item);
    if (key instanceof Unknown) return key;
    return container.map.has(key) ? true : (container.lost ?? false);
  }
  if (typeof container === 'string') {
    if (item instanceof Unknown) return item;
    if (typeof item !== 'string') throw run.error('TypeError', `'in <string>' requires string as left operand, not ${typeName(item)}`);
    return container.includes(item);
  }
  if (container instanceof Range && typeof item === 'number') return container.length > 0 && (item - container.start) % container.step === 0 && (item - container.start) / container.step >= 0 && (item - container.start) / container.step < container.length;
  const own = specialMethod(container, '__contains__');
  if (own !== undefined) return truth(run, run.call(own, [item]));
  const next = iterate(run, container);
  if (next instanceof Unknown) return next;
  let doubt: Unknown | undefined;
  for (let one = next(); one !== undefined; one = next()) {
    run.step();
    const same = equals(run, one, item);
    if (same === true) return true;
    if (same instanceof Unknown) doubt ??= same;
  }
  return doubt ?? lostIn(next) ?? false;
}

/** Whether a value counts as true. */
export function truth(run: Run, value: Value): Maybe {
  if (typeof value === 'boolean' || value instanceof Unknown) return value;
  if (value === null || value === 0 || value === '') return false;
  if (value instanceof PyFloat) return value.value !== 0;
  if (value instanceof List || value instanceof Tuple || value instanceof Dict || value instanceof PySet || value instanceof Range || value instanceof Bytes) {
    const length = lengthOf(run, value);
    return length instanceof Unknown ? length : length !== 0;
  }
  if (value instanceof Instance || value instanceof NdArray) {
    const own = specialMethod(value, '__bool__');
    if (own !== undefined) return truth(run, run.call(own));
    const length = value instanceof Instance ? specialMethod(value, '__len__') : undefined;
    if (length !== undefined) return truth(run, run.call(length));
  }
  return !(value instanceof Complex && value.real === 0 && value.imag === 0) || value instanceof Iter;
}
