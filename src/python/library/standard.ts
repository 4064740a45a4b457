// The standard modules that matter for networks: math, itertools, functools, collections, random, os, json, typing, ...
// Invariant: what depends on the machine, the clock or chance is unknown and says so.

import { asIndex, asInt, asNumber, ClassMethod, Dict, Func, int, Iter, List, Module, multiply, Native, Property, PyClass, PyFloat, Tuple, types, Unknown, type Call, type Value } from '../values/index.ts';
import { keyOf } from '../run/equal.ts';
import { collect, iterate } from '../run/iterate.ts';
import { binary, truth } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { setKey } from '../run/subscript.ts';
import { argparseModule } from './argparse.ts';
import { update } from './container-methods.ts';
import { dataclassesModule, enumModule } from './dataclasses.ts';
import { moduleOf, natives, type Functions } from './table.ts';

const first = (call: Call): Value => call.args[0] ?? null;

/** A function of floats. */
const real = (name: string, apply: (...numbers: number[]) => number): Functions => ({
  [name]: (run, call) => {
    const odd = call.args.find((arg) => arg instanceof Unknown);
    if (odd !== undefined) return new Unknown(odd instanceof Unknown ? odd.reason : '');
    const numbers = call.args.map((arg) => asNumber(arg));
    if (numbers.some((one) => one === undefined)) return run.unknown(`comes from \`math.${name}\``);
    const made = apply(...numbers.map((one) => one ?? 0));
    if (Number.isNaN(made) && !numbers.some((one) => Number.isNaN(one))) throw run.error('ValueError', 'math domain error');
    return new PyFloat(made);
  },
});

/** A function of floats that gives an int. */
const whole = (name: string, apply: (number: number) => number): Functions => ({
  [name]: (run, call) => {
    const value = first(call);
    if (value instanceof Unknown) return new Unknown(value.reason);
    const exact = asInt(value);
    if (exact !== undefined) return exact;
    const number = asNumber(value);
    if (number === undefined) return run.unknown(`comes from \`math.${name}\``);
    if (!Number.isFinite(number)) throw run.error('OverflowError', 'cannot convert float infinity to integer');
    return int(BigInt(apply(number)));
  },
});

function math(): Module {
  const plain = ['sqrt', 'exp', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'log2', 'log10', 'log1p', 'expm1', 'hypot', 'cbrt'] as const;
  return moduleOf(
    'math',
    Object.assign(
      {},
      ...plain.map((name) => real(name, (...numbers) => (Math[name] as (...all: number[]) => number)(...numbers))),
      whole('floor', Math.floor), whole('ceil', Math.ceil), whole('trunc', Math.trunc),
      real('log', (value, base) => (base === undefined ? Math.log(value) : Math.log(value) / Math.log(base))),
      real('pow', (a, b) => a ** (b ?? 1)), real('fabs', Math.abs), real('radians', (a) => (a * Math.PI) / 180), real('degrees', (a) => (a * 180) / Math.PI), real('fmod', (a, b) => a % (b ?? 1)), real('copysign', (a, b) => (Object.is(b, -0) || (b ?? 0) < 0 ? -Math.abs(a) : Math.abs(a))),
      {
        prod: (run, call) => {
          const items = collect(run, first(call));
          return items instanceof Unknown ? items : items.reduce((total: Value, item) => binary(run, '*', total, item), call.kwargs.get('start') ?? 1);
        },
        fsum: (run, call) => {
          const items = collect(run, first(call));
          return items instanceof Unknown ? items : new PyFloat(items.reduce((total: number, item) => total + (asNumber(item) ?? 0), 0));
        },
        factorial: (run, call) => {
          const n = asIndex(first(call)) ?? 0;
          if (n < 0 || n > 2000) return run.unknown('comes from `math.factorial`');
          let made: Value = 1;
          for (let i = 2; i <= n; i++) made = multiply(asInt(made) ?? 1, i) ?? run.unknown('is a number too large to follow');
          return made;
        },
        gcd: (_run, call) => call.args.map((arg) => asInt(arg) ?? 0).reduce((a, b) => int(gcd(BigInt(a), BigInt(b))), 0),
        lcm: (_run, call) => call.args.map((arg) => asInt(arg) ?? 0).reduce((a, b) => (Number(a) === 0 || Number(b) === 0 ? 0 : int((BigInt(a) * BigInt(b)) / gcd(BigInt(a), BigInt(b)))), 1),
        isqrt: (_run, call) => int(squareRoot(BigInt(asInt(first(call)) ?? 0))),
        isnan: (_run, call) => Number.isNaN(asNumber(first(call)) ?? 0),
        isinf: (_run, call) => Math.abs(asNumber(first(call)) ?? 0) === Infinity,
        isfinite: (_run, call) => Number.isFinite(asNumber(first(call)) ?? 0),
        isclose: (_run, call) => Math.abs((asNumber(first(call)) ?? 0) - (asNumber(call.args[1]) ?? 0)) <= 1e-9 * Math.max(Math.abs(asNumber(first(call)) ?? 0), Math.abs(asNumber(call.args[1]) ?? 0)),
      } satisfies Functions,
    ) as Functions,
    { pi: new PyFloat(Math.PI), e: new PyFloat(Math.E), tau: new PyFloat(2 * Math.PI), inf: new PyFloat(Infinity), nan: new PyFloat(Number.NaN) },
  );
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = BigInt(Math.floor(Math.sqrt(Number(value)))) + 1n;
  while (guess * guess > value) guess = (guess + value / guess) / 2n;
  while ((guess + 1n) * (guess + 1n) <= value) guess++;
  return guess;
}

/** An iterator over the items that a function makes from lists. */
const fromLists = (name: string, make: (lists: readonly (readonly Value[])[], call: Call) => Iterable<Value>): Functions => ({
  [name]: (run, call) => {
    const lists = call.args.map((arg) => (typeof arg === 'object' && arg !== null && !(arg instanceof Func) ? collect(run, arg) : typeof arg === 'string' ? [...arg] : [arg]));
    const odd = lists.find((list) => list instanceof Unknown);
    if (odd instanceof Unknown) return odd;
    const made = make(lists.flatMap((list): (readonly Value[])[] => (list instanceof Unknown ? [] : [list])), call)[Symbol.iterator]();
    return new Iter(`itertools.${name}`, () => {
      run.step();
      const next = made.next();
      return next.done === true ? undefined : next.value;
    });
  },
});

function* product(lists: readonly (readonly Value[])[], at = 0, chosen: readonly Value[] = []): Generator<Value> {
  const list = lists[at];
  if (!list) yield new Tuple(chosen);
  else for (const item of list) yield* product(lists, at + 1, [...chosen, item]);
}

function* combinations(items: readonly Value[], size: number, from = 0, chosen: readonly Value[] = []): Generator<Value> {
  if (chosen.length === size) yield new Tuple(chosen);
  else for (const [i, item] of items.entries()) if (i >= from) yield* combinations(items, size, i + 1, [...chosen, item]);
}

function* permutations(items: readonly Value[], size: number, chosen: readonly number[] = []): Generator<Value> {
  if (chosen.length === size) yield new Tuple(chosen.map((i) => items[i] ?? null));
  else for (const i of items.keys()) if (!chosen.includes(i)) yield* permutations(items, size, [...chosen, i]);
}

function itertools(): Module {
  const made = moduleOf('itertools', {
    ...fromLists('product', (lists, call) => product(Array.from({ length: asIndex(call.kwargs.get('repeat')) ?? 1 }, () => lists).flat())),
    ...fromLists('combinations', (lists, call) => combinations(lists[0] ?? [], asIndex(call.args[1]) ?? 0)),
    ...fromLists('permutations', (lists, call) => permutations(lists[0] ?? [], asIndex(call.args[1]) ?? lists[0]?.length ?? 0)),
    ...fromLists('pairwise', function* (lists) {
      for (const [i, item] of (lists[0] ?? []).entries()) if (i > 0) yield new Tuple([lists[0]?.[i - 1] ?? null, item]);
    }),
    ...fromLists('zip_longest', function* (lists, call) {
      for (let i = 0; i < Math.max(0, ...lists.map((list) => list.length)); i++) yield new Tuple(lists.map((list) => list[i] ?? call.kwargs.get('fillvalue') ?? null));
    }),
    chain: (run, call) => chained(run, call.args),
    count: (run, call) => {
      let at: Value = call.or(0, 'start', 0);
      return new Iter('itertools.count', () => {
        run.step();
        const now = at;
        at = binary(run, '+', at, call.or(1, 'step', 1));
        return now;
      });
    },
    cycle: (run, call) => {
      const items = collect(run, first(call));
      if (items instanceof Unknown) return items;
      let at = 0;
      return new Iter('itertools.cycle', () => (run.step(), items.length === 0 ? undefined : items[at++ % items.length]));
    },
    repeat: (run, call) => {
      let left = asIndex(call.arg(1, 'times')) ?? Infinity;
      return new Iter('itertools.repeat', () => (run.step(), left-- > 0 ? first(call) : undefined));
    },
    islice: (run, call) => {
      const next = iterate(run, first(call));
      if (next instanceof Unknown) return next;
      const [start, stop, step] = call.args.length === 2 ? [0, asIndex(call.args[1]) ?? Infinity, 1] : [asIndex(call.args[1]) ?? 0, asIndex(call.args[2]) ?? Infinity, asIndex(call.args[3]) ?? 1];
      let at = 0;
      return new Iter('itertools.islice', () => {
        for (; at < stop; at++) {
          const item = next();
          if (item === undefined) return undefined;
          if (at < start || (at - start) % step !== 0) continue;
          at++;
          return item;
        }
        return undefined;
      });
    },
    accumulate: (run, call) => {
      const next = iterate(run, first(call));
      if (next instanceof Unknown) return next;
      let total: Value | undefined = call.kwargs.get('initial');
      return new Iter('itertools.accumulate', () => {
        const item = next();
        if (item === undefined) return undefined;
        total = total === undefined ? item : call.args[1] === undefined || call.args[1] === null ? binary(run, '+', total, item) : run.call(call.args[1], [total, item]);
        return total;
      });
    },
    starmap: (run, call) => {
      const next = iterate(run, call.args[1] ?? null);
      if (next instanceof Unknown) return next;
      return new Iter('itertools.starmap', () => {
        const item = next();
        const args = item === undefined ? undefined : collect(run, item);
        return args === undefined || args instanceof Unknown ? args : run.call(first(call), args);
      });
    },
    takewhile: (run, call) => {
      const next = iterate(run, call.args[1] ?? null);
      return next instanceof Unknown ? next : new Iter('itertools.takewhile', () => {
        const item = next();
        return item !== undefined && truth(run, run.call(first(call), [item])) === true ? item : undefined;
      });
    },
    groupby: (run) => run.unknown('comes from `itertools.groupby`'),
  });
  const chain = made.get('chain');
  if (chain instanceof Native) chain.attrs.set('from_iterable', new Native('itertools.chain.from_iterable', (run, call) => {
    const items = collect(run, first(call));
    return items instanceof Unknown ? items : chained(run, items);
  }));
  return made;
}

function chained(run: Run, parts: readonly Value[]): Value {
  const items: Value[] = [];
  for (const part of parts) {
    const more = collect(run, part);
    if (more instanceof Unknown) return more;
    items.push(...more);
  }
  let at = 0;
  return new Iter('itertools.chain', () => items[at++]);
}

function functools(): Module {
  const same = new Native('functools.decorator', (_run, call) => first(call));
  const cache: Functions = { lru_cache: (_run, call) => (call.args[0] instanceof Func ? call.args[0] : same), cache: (_run, call) => first(call) };
  return moduleOf('functools', {
    ...cache,
    partial: (_run, call) => {
      const [func = null, ...args] = call.args;
      return new Native('functools.partial', (run, more) => run.call(func, [...args, ...more.args], new Map([...call.kwargs, ...more.kwargs])));
    },
    reduce: (run, call) => {
      const items = collect(run, call.args[1] ?? null);
      if (items instanceof Unknown) return items;
      const start = call.args[2] ?? items.shift();
      if (start === undefined) throw run.error('TypeError', 'reduce() of empty iterable with no initial value');
      return items.reduce((total: Value, item) => run.call(first(call), [total, item]), start);
    },
    wraps: () => same,
    update_wrapper: (_run, call) => first(call),
    total_ordering: (_run, call) => first(call),
    cached_property: (_run, call) => new Property(first(call), undefined, true),
    singledispatch: (_run, call) => first(call),
    cmp_to_key: (run) => run.unknown('comes from `functools.cmp_to_key`'),
  });
}

function collections(): Module {
  const dict = (name: string): PyClass => new PyClass(name, { module: 'collections', bases: [types.dict] });
  const [ordered, fallback, counter] = [dict('OrderedDict'), dict('defaultdict'), dict('Counter')];
  const maker = (cls: PyClass, make: (run: Run, call: Call) => Dict): void => void cls.attrs.set('__new__', new Native(`collections.${cls.name}`, (run, call) => make(run, call.rest())));
  maker(ordered, (run, call) => {
    const made = new Dict(new Map(), undefined, ordered);
    update(run, made, call.args[0], call.kwargs);
    return made;
  });
  maker(fallback, (run, call) => {
    const made = new Dict(new Map(), call.args[0] ?? undefined, fallback);
    update(run, made, call.args[1], call.kwargs);
    return made;
  });
  maker(counter, (run, call) => {
    const made = new Dict(new Map(), new Native('zero', () => 0), counter);
    const items = call.args[0] === undefined || call.args[0] instanceof Dict ? [] : collect(run, call.args[0]);
    if (call.args[0] instanceof Dict) update(run, made, call.args[0], new Map());
    if (items instanceof Unknown) made.lost = items;
    else for (const item of items) {
      const key = keyOf(run, item);
      if (key instanceof Unknown) made.lost = key;
      else setKey(run, made, item, Number(asInt(made.map.get(key)?.[1]) ?? 0) + 1);
    }
    return made;
  });
  return moduleOf('collections', {
    namedtuple: (run, call) => namedTuple(run, call),
    deque: (run, call) => {
      const items = call.args[0] === undefined ? [] : collect(run, call.args[0]);
      return items instanceof Unknown ? items : new List(items);
    },
  }, { OrderedDict: ordered, defaultdict: fallback, Counter: counter });
}

/** The class of a named tuple. */
export function namedTuple(run: Run, call: Call): Value {
  const [name, given] = [call.args[0], call.args[1]];
  const list = typeof given === 'string' ? given.replaceAll(',', ' ').split(/\s+/).filter((one) => one !== '') : given === undefined ? [] : collect(run, given);
  if (list instanceof Unknown) return list;
  const fields = list.map((one) => (one instanceof Tuple ? String(one.items[0]) : String(one)));
  const defaults = call.kwargs.get('defaults') === undefined ? [] : collect(run, call.kwargs.get('defaults') ?? null);
  return tupleClass(String(name), fields, defaults instanceof Unknown ? [] : defaults);
}

function tupleClass(name: string, fields: readonly string[], defaults: readonly Value[]): PyClass {
  const cls = new PyClass(name, { module: '__main__', bases: [types.tuple] });
  cls.attrs.set('__new__', new Native(name, (run, call) => {
    const items = fields.map((field, i) => call.args[i + 1] ?? call.kwargs.get(field) ?? defaults[i - fields.length + defaults.length]);
    const missing = fields.filter((_, i) => items[i] === undefined);
    if (missing.length > 0) throw run.error('TypeError', `${name}.__new__() missing ${missing.length} required positional argument${missing.length === 1 ? '' : 's'}: ${missing.map((one) => `'${one}'`).join(' and ')}`);
    return new Tuple(items.map((item) => item ?? null), cls, fields);
  }));
  cls.attrs.set('_make', new ClassMethod(new Native(`${name}._make`, (run, call) => {
    const items = collect(run, call.args[1] ?? null);
    return items instanceof Unknown ? items : new Tuple(items, cls, fields);
  })));
  return cls;
}

/** Names that only say something to type checkers. */
function typing(): Module {
  const any = new PyClass('Any', { module: 'typing', bases: [types.object] });
  const functions: Functions = {
    NamedTuple: (run, call) => namedTuple(run, call), TypeVar: () => any, NewType: (_run, call) => call.args[1] ?? null, cast: (_run, call) => call.args[1] ?? null,
    overload: (_run, call) => first(call), final: (_run, call) => first(call), runtime_checkable: (_run, call) => first(call), no_type_check: (_run, call) => first(call), get_type_hints: (run) => run.unknown('comes from `typing.get_type_hints`'),
  };
  const made = new Module('typing', (name) => {
    const call = functions[name];
    if (call) return new Native(`typing.${name}`, call);
    return name === 'TYPE_CHECKING' ? false : /^[A-Z]/.test(name) ? any : undefined;
  });
  return made;
}

function contextlib(): Module {
  return moduleOf('contextlib', {
    contextmanager: (_run, call) => new Native('contextlib.contextmanager', (run, inner) => run.call(new Native('enter', () => run.unknown('comes from a context manager')), [first(call), ...inner.args])),
    suppress: (run) => run.unknown('comes from `contextlib.suppress`'),
    nullcontext: (run) => run.unknown('comes from `contextlib.nullcontext`'),
  });
}

function copyModule(): Module {
  const copy = (value: Value, deep: boolean): Value => {
    if (value instanceof List) return Object.assign(new List(value.items.map((item) => (deep ? copy(item, true) : item))), { lost: value.lost });
    if (value instanceof Dict) return Object.assign(new Dict(new Map([...value.map].map(([key, [name, one]]) => [key, [name, deep ? copy(one, true) : one] as const])), value.missing, value.cls), { lost: value.lost });
    return value;
  };
  return moduleOf('copy', { copy: (_run, call) => copy(first(call), false), deepcopy: (_run, call) => copy(first(call), true) });
}

function operatorModule(): Module {
  const binaryOf = { add: '+', sub: '-', mul: '*', truediv: '/', floordiv: '//', mod: '%', pow: '**' } as const;
  return moduleOf('operator', {
    ...Object.fromEntries(Object.entries(binaryOf).map(([name, op]) => [name, (run: Run, call: Call) => binary(run, op, first(call), call.args[1] ?? null)])),
    itemgetter: (_run, call) => new Native('operator.itemgetter', (run, inner) => {
      const pick = (key: Value): Value => run.call(new Native('item', (state, one) => state.library.builtin(state, 'getattr') === undefined ? null : itemOf(state, one)), [inner.args[0] ?? null, key]);
      return call.args.length === 1 ? pick(first(call)) : new Tuple(call.args.map(pick));
    }),
  });
}

const itemOf = (run: Run, call: Call): Value => {
  const [value, key] = call.args;
  if (value instanceof Tuple || value instanceof List) return value.items.at(asIndex(key) ?? 0) ?? null;
  if (value instanceof Dict) return value.map.get(keyOf(run, key ?? null))?.[1] ?? null;
  return run.unknown('comes from `operator.itemgetter`');
};

/** Standard modules by name, made when first imported. */
export const standardModules: Readonly<Record<string, () => Module>> = {
  math,
  itertools,
  functools,
  collections,
  'collections.abc': () => new Module('collections.abc', (name) => (/^[A-Z]/.test(name) ? new PyClass(name, { module: 'collections.abc', bases: [types.object] }) : undefined)),
  typing,
  typing_extensions: typing,
  contextlib,
  copy: copyModule,
  operator: operatorModule,
  dataclasses: dataclassesModule,
  enum: enumModule,
  argparse: argparseModule,
  abc: () => moduleOf('abc', { abstractmethod: (_run, call) => first(call), abstractproperty: (_run, call) => new Property(first(call)) }, { ABC: new PyClass('ABC', { module: 'abc', bases: [types.object] }), ABCMeta: new PyClass('ABCMeta', { module: 'abc', bases: [types.type] }) }),
  warnings: () => moduleOf('warnings', Object.fromEntries(natives('', { filterwarnings: () => null, simplefilter: () => null, warn: () => null, catch_warnings: (run) => run.unknown('comes from `warnings`') }).map(([name, value]) => [name, value instanceof Native ? value.call : () => null]))),
  gc: () => moduleOf('gc', { collect: (run) => run.unknown('comes from `gc.collect`') }),
  ...systemModules(),
};

/** Modules about the machine. */
function systemModules(): Record<string, () => Module> {
  const joinPath = (parts: readonly Value[], run: Run): Value => {
    if (parts.some((part) => typeof part !== 'string')) return parts.find((part) => part instanceof Unknown) ?? run.unknown('comes from `os.path.join`');
    return parts.map(String).reduce((path, part) => (part.startsWith('/') ? part : path === '' || path.endsWith('/') ? path + part : `${path}/${part}`), '');
  };
  const onPath = (name: string, apply: (path: string) => Value): Functions => ({ [name]: (run, call) => (typeof first(call) === 'string' ? apply(String(first(call))) : run.unknown(`comes from \`os.path.${name}\``)) });
  const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const path = (): Module => moduleOf('os.path', {
    join: (run, call) => joinPath(call.args, run),
    ...onPath('basename', base),
    ...onPath('dirname', (one) => one.slice(0, Math.max(0, one.lastIndexOf('/')))),
    ...onPath('splitext', (one) => new Tuple(/^\.*[^.]*$/.test(base(one)) ? [one, ''] : [one.slice(0, one.lastIndexOf('.')), one.slice(one.lastIndexOf('.'))])),
    ...onPath('split', (one) => new Tuple([one.slice(0, Math.max(0, one.lastIndexOf('/'))), base(one)])),
  }, { sep: '/' });
  const unknownRest = (name: string, functions: Functions, values: Readonly<Record<string, Value>> = {}) => (): Module => moduleOf(name, functions, values);
  const environ = (): Value => {
    const made = new Dict();
    made.lost = new Unknown('comes from the environment of whoever runs the script');
    return made;
  };
  return {
    'os.path': path,
    os: () => moduleOf('os', { makedirs: () => null, mkdir: () => null, chdir: () => null, system: () => null, putenv: () => null, getenv: (run, call) => run.unknown(`comes from the environment variable ${String(first(call))}`) }, { sep: '/', linesep: '\n', name: 'posix', path: path(), environ: environ() }),
    sys: () => moduleOf('sys', { exit: (run) => { throw run.raised(run.exception('SystemExit')); }, getsizeof: (run) => run.unknown('is a size in memory'), setrecursionlimit: () => null }, { argv: new List(['script.py']), path: new List(), maxsize: 9223372036854775807n, platform: 'linux' }),
    random: unknownRest('random', { seed: () => null, shuffle: (run, call) => { const list = first(call); if (list instanceof List) { run.touch(list); list.lost = run.unknown('was shuffled by chance'); } return null; } }),
    json: unknownRest('json', { dump: () => null }),
    time: unknownRest('time', { sleep: () => null }),
    logging: unknownRest('logging', { basicConfig: () => null, info: () => null, warning: () => null, debug: () => null, error: () => null }, { INFO: 20, DEBUG: 10, WARNING: 30, ERROR: 40 }),
  };
}
