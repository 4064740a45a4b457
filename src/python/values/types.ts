// The built-in classes, and the class of any value.
// Invariant: the tables of methods are filled by the library; nothing of a script changes them.

import { PyClass } from './objects.ts';
import type { Value } from './value.ts';

/** `object`, the root of all classes. */
export const objectClass = new PyClass('object');
const builtin = (name: string, base: PyClass = objectClass): PyClass => new PyClass(name, { bases: [base] });

/** Built-in classes by name. */
export const types = {
  object: objectClass,
  type: builtin('type'),
  NoneType: builtin('NoneType'),
  int: builtin('int'),
  float: builtin('float'),
  complex: builtin('complex'),
  str: builtin('str'),
  bytes: builtin('bytes'),
  list: builtin('list'),
  tuple: builtin('tuple'),
  dict: builtin('dict'),
  set: builtin('set'),
  frozenset: builtin('frozenset'),
  range: builtin('range'),
  slice: builtin('slice'),
  function: builtin('function'),
  builtin_function_or_method: builtin('builtin_function_or_method'),
  method: builtin('method'),
  module: builtin('module'),
  property: builtin('property'),
  staticmethod: builtin('staticmethod'),
  classmethod: builtin('classmethod'),
  super: builtin('super'),
  generator: builtin('generator'),
  iterator: builtin('iterator'),
  ellipsis: builtin('ellipsis'),
  NotImplementedType: builtin('NotImplementedType'),
} as const;

/** A bool is an int. */
export const boolClass = builtin('bool', types.int);
/** NumPy's array. */
export const arrayClass = new PyClass('ndarray', { module: 'numpy', bases: [objectClass] });
const numpyKinds = new Map<string, PyClass>();
const numpyKind = (name: string, ...bases: readonly PyClass[]): PyClass => {
  const before = numpyKinds.get(name);
  if (before) return before;
  const made = new PyClass(name, { module: 'numpy', bases, ...(name === 'generic' ? { attrs: arrayClass.attrs } : {}) });
  numpyKinds.set(name, made);
  return made;
};

/** The classes that NumPy's numbers are sorted by: `np.generic`, `np.number`, `np.integer`, `np.floating`, ... */
export function scalarKind(name: string): PyClass | undefined {
  const generic = numpyKind('generic', objectClass);
  const number = numpyKind('number', generic);
  const integer = numpyKind('integer', number);
  switch (name) {
    case 'generic':
      return generic;
    case 'number':
      return number;
    case 'integer':
      return integer;
    case 'signedinteger':
    case 'unsignedinteger':
      return numpyKind(name, integer);
    case 'inexact':
      return numpyKind(name, number);
    case 'floating':
    case 'complexfloating':
      return numpyKind(name, numpyKind('inexact', number));
    default:
      return undefined;
  }
}

const scalars = new Map<string, PyClass>();
const SCALAR = /^(?:(bool)|u?int(?:8|16|32|64)|(float)(?:16|32|64)|(complex)(?:64|128))$/;

/** The class of one number of NumPy, which has the methods of arrays; undefined for other dtypes. */
export function scalarType(dtype: string): PyClass | undefined {
  const before = scalars.get(dtype);
  if (before) return before;
  const found = SCALAR.exec(dtype);
  if (!found) return undefined;
  const kind = scalarKind(found[1] ? 'generic' : found[2] ? 'floating' : found[3] ? 'complexfloating' : dtype.startsWith('u') ? 'unsignedinteger' : 'signedinteger') ?? objectClass;
  const made = new PyClass(dtype, { module: 'numpy', bases: dtype === 'float64' ? [kind, types.float] : [kind] });
  scalars.set(dtype, made);
  return made;
}

/** `tf.Tensor`, and what its instances are: with a value, or traced. */
export const tensorClass = new PyClass('Tensor', { module: 'tensorflow', bases: [objectClass] });
/** The class of `tf.Tensor`s with a value. */
export const eagerClass = new PyClass('EagerTensor', { module: 'tensorflow.python.framework.ops', bases: [tensorClass] });
/** The class of the tensors of a function that is being traced. */
export const tracedClass = new PyClass('SymbolicTensor', { module: 'tensorflow.python.framework.ops', bases: [tensorClass] });

const iterators = new Map<string, PyClass>();

/** The class of a value; undefined for a value that is not known. */
export function typeOf(value: Value): PyClass | undefined {
  if (value === null) return types.NoneType;
  if (typeof value === 'boolean') return boolClass;
  if (typeof value === 'number' || typeof value === 'bigint') return types.int;
  if (typeof value === 'string') return types.str;
  if (typeof value !== 'object') return undefined;
  switch (value.kind) {
    case 'float':
    case 'complex':
    case 'bytes':
    case 'range':
    case 'slice':
    case 'function':
    case 'method':
    case 'module':
    case 'property':
    case 'super':
    case 'ellipsis':
      return types[value.kind];
    case 'list':
      return value.cls ?? types.list;
    case 'tuple':
      return value.cls ?? types.tuple;
    case 'dict':
      return value.cls ?? types.dict;
    case 'set':
      return value.frozen ? types.frozenset : types.set;
    case 'native':
      return types.builtin_function_or_method;
    case 'static':
      return types.staticmethod;
    case 'class-method':
      return types.classmethod;
    case 'not-implemented':
      return types.NotImplementedType;
    case 'class':
      return types.type;
    case 'instance':
      return value.cls;
    case 'array':
      return value.world === 'numpy' ? ((value.shape.length === 0 ? scalarType(value.dtype) : undefined) ?? arrayClass) : value.world === 'eager' ? eagerClass : tracedClass;
    case 'iterator': {
      const before = iterators.get(value.typeName);
      const made = before ?? new PyClass(value.typeName, { bases: [types.iterator] });
      if (!before) iterators.set(value.typeName, made);
      return made;
    }
    case 'unknown':
      return undefined;
  }
}

/** The name of a value's class, for messages. */
export const typeName = (value: Value): string => typeOf(value)?.name ?? 'unknown';

const TREE: Readonly<Record<string, string>> = {
  Exception: 'BaseException', SystemExit: 'BaseException', KeyboardInterrupt: 'BaseException', GeneratorExit: 'BaseException',
  ArithmeticError: 'Exception', ZeroDivisionError: 'ArithmeticError', OverflowError: 'ArithmeticError', FloatingPointError: 'ArithmeticError',
  AssertionError: 'Exception', AttributeError: 'Exception', BufferError: 'Exception', EOFError: 'Exception',
  ImportError: 'Exception', ModuleNotFoundError: 'ImportError', LookupError: 'Exception', IndexError: 'LookupError', KeyError: 'LookupError',
  MemoryError: 'Exception', NameError: 'Exception', UnboundLocalError: 'NameError', OSError: 'Exception', FileNotFoundError: 'OSError', FileExistsError: 'OSError', PermissionError: 'OSError', ConnectionError: 'OSError', TimeoutError: 'OSError',
  ReferenceError: 'Exception', RuntimeError: 'Exception', NotImplementedError: 'RuntimeError', RecursionError: 'RuntimeError', StopIteration: 'Exception', StopAsyncIteration: 'Exception',
  SyntaxError: 'Exception', IndentationError: 'SyntaxError', SystemError: 'Exception', TypeError: 'Exception', ValueError: 'Exception', UnicodeError: 'ValueError', UnicodeDecodeError: 'UnicodeError', UnicodeEncodeError: 'UnicodeError',
  Warning: 'Exception', UserWarning: 'Warning', DeprecationWarning: 'Warning', FutureWarning: 'Warning', RuntimeWarning: 'Warning', PendingDeprecationWarning: 'Warning', SyntaxWarning: 'Warning', ImportWarning: 'Warning', ResourceWarning: 'Warning',
};

/** Exceptions of libraries, with the module and the class that each comes from. */
const LIBRARY: Readonly<Record<string, readonly [module: string, base: string]>> = {
  ...Object.fromEntries('InvalidArgumentError NotFoundError OutOfRangeError UnimplementedError ResourceExhaustedError FailedPreconditionError'.split(' ').map((name) => [name, ['tensorflow.python.framework.errors_impl', 'Exception'] as const])),
  OperatorNotAllowedInGraphError: ['tensorflow.python.framework.errors', 'TypeError'],
};

const libraryExceptions = new Map<string, PyClass>();

/** An exception class of a library by name, or undefined; no script has it without importing it. */
export function libraryException(name: string): PyClass | undefined {
  const before = libraryExceptions.get(name);
  const known = Object.hasOwn(LIBRARY, name) ? LIBRARY[name] : undefined;
  if (before || !known) return before;
  const base = exceptionClass(known[1]);
  const made = new PyClass(name, { module: known[0], bases: base ? [base] : [] });
  libraryExceptions.set(name, made);
  return made;
}

const exceptions = new Map<string, PyClass>([['BaseException', builtin('BaseException')]]);

/** A built-in exception class by name, or undefined. */
export function exceptionClass(name: string): PyClass | undefined {
  const before = exceptions.get(name);
  if (before) return before;
  const alias = name === 'IOError' || name === 'EnvironmentError' ? 'OSError' : name;
  const parent = Object.hasOwn(TREE, alias) ? TREE[alias] : undefined;
  if (parent === undefined) return undefined;
  const base = exceptionClass(parent);
  const made = alias === name ? new PyClass(name, { bases: base ? [base] : [] }) : exceptionClass(alias);
  if (made) exceptions.set(name, made);
  return made;
}
