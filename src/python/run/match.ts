// `match`: whether a value fits a pattern, and what names it binds.

import type { Pattern } from '../tree/index.ts';
import { Dict, Instance, List, PyClass, PySet, Range, Tuple, typeOf, Unknown, type Value } from '../values/index.ts';
import { findAttribute } from './attribute.ts';
import { equals, identical, keyOf, type Maybe } from './equal.ts';
import { evaluate } from './evaluate.ts';
import { collect } from './iterate.ts';
import type { Run } from './run.ts';

/** Names that a pattern binds. */
export type Captured = Map<string, Value>;

/** Whether a value fits; the names it binds are put into `names`. */
export function fits(run: Run, pattern: Pattern, value: Value, names: Captured): Maybe {
  if (pattern.kind === 'Capture') {
    const inner = pattern.pattern ? fits(run, pattern.pattern, value, names) : true;
    if (inner !== false && pattern.name !== undefined) names.set(pattern.name, value);
    return inner;
  }
  if (value instanceof Unknown) return value;
  switch (pattern.kind) {
    case 'Value': {
      const expected = evaluate(run, pattern.value);
      return expected === null || typeof expected === 'boolean' ? identical(value, expected) : equals(run, value, expected);
    }
    case 'Or':
      return either(run, pattern.patterns, value, names);
    case 'Sequence':
      return sequence(run, pattern.items, value, names);
    case 'Mapping':
      return mapping(run, pattern, value, names);
    case 'Class':
      return classFits(run, pattern, value, names);
    case 'Star':
      return true;
  }
}

function either(run: Run, patterns: readonly Pattern[], value: Value, names: Captured): Maybe {
  let doubt: Unknown | undefined;
  for (const pattern of patterns) {
    const fit = fits(run, pattern, value, names);
    if (fit === true) return true;
    if (fit instanceof Unknown) doubt ??= fit;
  }
  return doubt ?? false;
}

/** All of several; the first that does not fit decides. */
function all(tests: Iterable<Maybe>): Maybe {
  let doubt: Unknown | undefined;
  for (const test of tests) {
    if (test === false) return false;
    if (test instanceof Unknown) doubt ??= test;
  }
  return doubt ?? true;
}

function sequence(run: Run, patterns: readonly Pattern[], value: Value, names: Captured): Maybe {
  if (!(value instanceof List || value instanceof Tuple || value instanceof Range)) return false;
  const items = collect(run, value);
  if (items instanceof Unknown) return items;
  const star = patterns.findIndex((pattern) => pattern.kind === 'Star');
  if (star < 0 ? items.length !== patterns.length : items.length < patterns.length - 1) return false;
  const after = patterns.length - star - 1;
  return all(
    (function* () {
      for (const [i, pattern] of patterns.entries()) {
        if (i === star) {
          if (pattern.kind === 'Star' && pattern.name !== undefined) names.set(pattern.name, new List(items.slice(i, items.length - after)));
        } else yield fits(run, pattern, items[star >= 0 && i > star ? items.length - (patterns.length - i) : i] ?? null, names);
      }
    })(),
  );
}

function mapping(run: Run, pattern: Extract<Pattern, { kind: 'Mapping' }>, value: Value, names: Captured): Maybe {
  if (!(value instanceof Dict)) return false;
  const used = new Set<unknown>();
  const fit = all(
    (function* () {
      for (const entry of pattern.entries) {
        const key = keyOf(run, evaluate(run, entry.key));
        const found = value.map.get(key);
        used.add(key);
        yield found ? fits(run, entry.pattern, found[1], names) : (value.lost ?? false);
      }
    })(),
  );
  if (pattern.rest !== undefined) names.set(pattern.rest, new Dict(new Map([...value.map].filter(([key]) => !used.has(key)))));
  return fit;
}

function classFits(run: Run, pattern: Extract<Pattern, { kind: 'Class' }>, value: Value, names: Captured): Maybe {
  const cls = evaluate(run, pattern.cls);
  if (!(cls instanceof PyClass)) return cls instanceof Unknown ? cls : false;
  if (!typeOf(value)?.isA(cls)) return false;
  const order = cls.find('__match_args__');
  const positional = order instanceof Tuple ? order.items : [];
  return all(
    (function* () {
      for (const [i, arg] of pattern.args.entries()) {
        const name = arg.name ?? positional[i];
        if (arg.name === undefined && !(value instanceof Instance) && !(value instanceof PySet)) yield fits(run, arg.pattern, value, names);
        else {
          const found = typeof name === 'string' ? findAttribute(run, value, name) : undefined;
          yield found === undefined ? false : fits(run, arg.pattern, found, names);
        }
      }
    })(),
  );
}
