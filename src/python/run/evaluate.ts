// Expressions become values.
// Invariant: left to right, as Python; long sums and chains of calls need no deep stack.

import { suggest } from '../../issues/index.ts';
import type { Clause, Expression, ExpressionOf, Field } from '../tree/index.ts';
import { Bytes, Call, Complex, Dict, ELLIPSIS, Func, Iter, List, Module, Native, PyClass, PyFloat, PySet, Slice, Tuple, typeName, Unknown, type Value } from '../values/index.ts';
import { assign, assignName } from './assign.ts';
import { getAttribute } from './attribute.ts';
import { agree, bothWays } from './branch.ts';
import { yieldValue } from './call.ts';
import { keyOf } from './equal.ts';
import { collect, iterate, lostIn } from './iterate.ts';
import { binary, compare, not, truth, unary } from './operate.ts';
import { MOST_ITEMS, type Run } from './run.ts';
import { Scope } from './scope.ts';
import { getItem, setKey } from './subscript.ts';
import { format, joined, repr, str, type Text } from './text.ts';

/** The value of an expression in the innermost frame. */
export function evaluate(run: Run, node: Expression): Value {
  run.step();
  switch (node.kind) {
    case 'Name':
      return nameOf(run, node);
    case 'Constant':
      return node.value;
    case 'Float':
      return new PyFloat(node.value);
    case 'Imaginary':
      return new Complex(0, node.value);
    case 'Bytes':
      return new Bytes(node.value);
    case 'Ellipsis':
      return ELLIPSIS;
    case 'Missing':
      return run.unknown('is missing in the text');
    default:
  }
  run.enter();
  const value = nested(run, node);
  run.leave();
  return value;
}

function nested(run: Run, node: Exclude<Expression, ExpressionOf<'Name' | 'Constant' | 'Float' | 'Imaginary' | 'Bytes' | 'Ellipsis' | 'Missing'>>): Value {
  switch (node.kind) {
    case 'Call':
    case 'Attribute':
    case 'Subscript':
      return chain(run, node);
    case 'BinOp':
      return sum(run, node);
    case 'BoolOp':
      return logic(run, node);
    case 'UnaryOp':
      return node.op === 'not' ? not(truth(run, evaluate(run, node.operand))) : unary(run, node.op, evaluate(run, node.operand));
    case 'Compare':
      return comparison(run, node);
    case 'IfExp':
      return conditional(run, node);
    case 'List':
      return new List(items(run, node.items));
    case 'Tuple':
      return new Tuple(items(run, node.items));
    case 'Set':
      return setOf(run, items(run, node.items));
    case 'Dict':
      return dictOf(run, node);
    case 'Lambda':
      return new Func('<lambda>', node, run.frame.scope, run.frame.source, defaultsOf(run, node), run.frame.func ? `${run.frame.func.qualname}.<locals>.` : '');
    case 'NamedExpr': {
      const value = evaluate(run, node.value);
      const scope = run.frame.scope.walrus;
      assignName(run, node.target.name, value, scope);
      return value;
    }
    case 'JoinedStr':
      return fString(run, node.parts);
    case 'Comprehension':
      return comprehension(run, node);
    case 'Slice':
      return new Slice(maybe(run, node.lower), maybe(run, node.upper), maybe(run, node.step));
    case 'Starred':
      throw run.error('SyntaxError', "can't use starred expression here");
    case 'Await':
      return evaluate(run, node.value);
    case 'Yield':
      yieldValue(run, maybe(run, node.value));
      return null;
    case 'YieldFrom': {
      const next = iterate(run, evaluate(run, node.value));
      if (next instanceof Unknown) yieldValue(run, next);
      else for (let item = next(); item !== undefined; item = next()) yieldValue(run, item);
      return null;
    }
  }
}

const maybe = (run: Run, node: Expression | undefined): Value => (node ? evaluate(run, node) : null);

function nameOf(run: Run, node: ExpressionOf<'Name'>): Value {
  const { scope } = run.frame;
  const found = scope.find(node.id);
  if (found === 'unbound' && scope.vars.get(node.id) === undefined) {
    run.frame.at = node;
    throw run.error('UnboundLocalError', `cannot access local variable '${node.id}' where it is not associated with a value`);
  }
  if (found !== undefined) return found;
  const builtin = run.library.builtin(run, node.id);
  if (builtin !== undefined) return builtin;
  run.frame.at = node;
  const meant = run.stops ? undefined : classMeant(run, node.id);
  if (meant) {
    run.report('unknown-layer', 'error', { class: node.id, suggestion: meant.name, assumed: meant.name }, node, undefined, 'NameError', [{ text: meant.name, tried: true }]);
    return meant.value;
  }
  throw run.error('NameError', `name '${node.id}' is not defined`, { name: node.id, names: scope.namesNear(node.id) });
}

/** The one class of a library in sight whose name a misspelt name is near to. */
function classMeant(run: Run, name: string): { readonly name: string; readonly value: Value } | undefined {
  const inSight = new Map<string, Value>();
  for (let scope: Scope | undefined = run.frame.scope; scope; scope = scope.parent) for (const [one, value] of scope.vars) if (value instanceof PyClass && value.module.startsWith('keras') && !inSight.has(one)) inSight.set(one, value);
  const near = suggest(name, inSight.keys());
  const value = near.length === 1 && near[0] !== undefined ? inSight.get(near[0]) : undefined;
  return value === undefined || near[0] === undefined ? undefined : { name: near[0], value };
}

/** `a.b(c)[d].e(f)`: from left to right in a loop. */
function chain(run: Run, node: Expression): Value {
  const links: Expression[] = [];
  let first = node;
  while (first.kind === 'Call' || first.kind === 'Attribute' || first.kind === 'Subscript') {
    links.push(first);
    first = first.kind === 'Call' ? first.func : first.value;
  }
  let value = evaluate(run, first);
  for (let i = links.length - 1; i >= 0; i--) {
    const link = links[i];
    run.step();
    if (link?.kind === 'Attribute') {
      run.frame.at = link;
      value = getAttribute(run, value, link.attr.name);
    } else if (link?.kind === 'Subscript') {
      const index = evaluate(run, link.index);
      run.frame.at = link;
      value = getItem(run, value, index);
    } else if (link?.kind === 'Call') value = call(run, value, link);
  }
  return value;
}

function call(run: Run, callee: Value, node: ExpressionOf<'Call'>): Value {
  if (node.func.kind === 'Name' && node.func.id === 'super' && node.args.length === 0) return superOf(run, callee);
  const args: Value[] = [];
  const kwargs = new Map<string, Value>();
  for (const arg of node.args) {
    const value = evaluate(run, arg.value);
    if (arg.star === '*') {
      const more = collect(run, value);
      if (more instanceof Unknown) return callWithUnknown(run, callee, more);
      args.push(...more);
    } else if (arg.star === '**') {
      if (value instanceof Unknown) return callWithUnknown(run, callee, value);
      if (!(value instanceof Dict)) throw run.error('TypeError', `argument after ** must be a mapping, not ${typeName(value)}`);
      if (value.lost) return callWithUnknown(run, callee, value.lost);
      for (const [key, one] of value.map.values()) keyword(run, kwargs, key, one);
    } else if (arg.name !== undefined) keyword(run, kwargs, arg.name, value);
    else args.push(value);
  }
  run.frame.at = node;
  const made = run.machine.call(run, callee, new Call(args, kwargs, node, run.frame.source));
  run.frame.at = node;
  return made;
}

function keyword(run: Run, kwargs: Map<string, Value>, key: Value, value: Value): void {
  if (typeof key !== 'string') throw run.error('TypeError', 'keywords must be strings');
  if (kwargs.has(key)) throw run.error('TypeError', `got multiple values for keyword argument '${key}'`);
  kwargs.set(key, value);
}

/** With arguments that are not known, nothing can be said about what a call does. */
function callWithUnknown(run: Run, callee: Value, argument: Unknown): Value {
  const name = callee instanceof Func || callee instanceof Native ? callee.name : callee instanceof Module ? callee.name : undefined;
  return run.unknown(`comes from a call${name === undefined ? '' : ` of \`${name}\``} with arguments that are not known (${argument.because})`);
}

/** `super()` without arguments needs the function that it stands in. */
function superOf(run: Run, callee: Value): Value {
  const frame = run.frames.findLast((one) => one.func?.owner !== undefined);
  const owner = frame?.func?.owner;
  if (!owner || frame.self === undefined) throw run.error('RuntimeError', 'super(): no arguments');
  return run.machine.call(run, callee, new Call([owner, frame.self]));
}

/** `a + b + c`: along its left side in a loop. */
function sum(run: Run, node: ExpressionOf<'BinOp'>): Value {
  const rights: ExpressionOf<'BinOp'>[] = [];
  let first: Expression = node;
  while (first.kind === 'BinOp') {
    rights.push(first);
    first = first.left;
  }
  let value = evaluate(run, first);
  for (let i = rights.length - 1; i >= 0; i--) {
    const step = rights[i];
    if (!step) continue;
    const right = evaluate(run, step.right);
    run.frame.at = step;
    value = binary(run, step.op, value, right);
  }
  return value;
}

function logic(run: Run, node: ExpressionOf<'BoolOp'>): Value {
  let value: Value = null;
  for (const [i, part] of node.values.entries()) {
    value = evaluate(run, part);
    if (i === node.values.length - 1) return value;
    const holds = truth(run, value);
    if (holds instanceof Unknown) {
      const rest = node.values.slice(i + 1);
      const [last] = rest;
      const other = last ? bothWays(run, () => evaluate(run, rest.length === 1 ? last : { ...node, values: rest }), () => value) : [value];
      return agree(run, other, `depends on something that ${holds.reason}`);
    }
    if (holds === (node.op === 'or')) return value;
  }
  return value;
}

function comparison(run: Run, node: ExpressionOf<'Compare'>): Value {
  let left = evaluate(run, node.left);
  let result: Value = true;
  for (const [i, op] of node.ops.entries()) {
    const next = node.comparators[i];
    if (!next) break;
    const right = evaluate(run, next);
    run.frame.at = node;
    result = compare(run, op, left, right);
    if (i < node.ops.length - 1 && truth(run, result) !== true) return result;
    left = right;
  }
  return result;
}

function conditional(run: Run, node: ExpressionOf<'IfExp'>): Value {
  const holds = truth(run, evaluate(run, node.test));
  if (holds instanceof Unknown) return agree(run, bothWays(run, () => evaluate(run, node.body), () => evaluate(run, node.orelse)), `depends on a condition that ${holds.reason}`);
  return evaluate(run, holds ? node.body : node.orelse);
}

/** Items of a display; `*x` puts in all of x. */
export function items(run: Run, nodes: readonly Expression[]): Value[] {
  const out: Value[] = [];
  for (const node of nodes) {
    if (node.kind !== 'Starred') {
      out.push(evaluate(run, node));
      continue;
    }
    const more = collect(run, evaluate(run, node.value));
    if (more instanceof Unknown) out.push(more);
    else out.push(...more);
  }
  return out;
}

/** A set of values. */
export function setOf(run: Run, values: readonly Value[], frozen = false): PySet {
  const made = new PySet(new Map(), frozen);
  for (const value of values) {
    const key = keyOf(run, value);
    if (key instanceof Unknown) made.lost = key;
    else if (!made.map.has(key)) made.map.set(key, value);
  }
  return made;
}

function dictOf(run: Run, node: ExpressionOf<'Dict'>): Value {
  const made = new Dict();
  for (const entry of node.entries) {
    if (entry.key) {
      const key = evaluate(run, entry.key);
      setKey(run, made, key, evaluate(run, entry.value));
      continue;
    }
    const other = evaluate(run, entry.value);
    if (other instanceof Dict) {
      for (const [key, [name, value]] of other.map) made.map.set(key, [name, value]);
      made.lost ??= other.lost;
    } else if (other instanceof Unknown) made.lost = other;
    else throw run.error('TypeError', `'${typeName(other)}' object is not a mapping`);
  }
  return made;
}

/** The defaults of a function's parameters, computed where it is defined. */
export function defaultsOf(run: Run, node: { readonly params: ExpressionOf<'Lambda'>['params'] }): ReadonlyMap<string, Value> {
  const made = new Map<string, Value>();
  for (const param of node.params) if (param.fallback) made.set(param.name, evaluate(run, param.fallback));
  return made;
}

function fString(run: Run, parts: readonly (string | Field)[]): Text {
  return joined(
    parts.map((part) => {
      if (typeof part === 'string') return part;
      const value = evaluate(run, part.value);
      const spec = part.spec ? fString(run, part.spec) : '';
      if (spec instanceof Unknown) return spec;
      if (part.conversion !== undefined) {
        const text = part.conversion === 's' ? str(run, value) : repr(run, value);
        return text instanceof Unknown ? text : format(run, text, spec);
      }
      return format(run, value, spec);
    }),
  );
}

function comprehension(run: Run, node: ExpressionOf<'Comprehension'>): Value {
  if (node.form === 'generator') return lazily(run, node);
  const { frame } = run;
  const out: Value[] = [];
  const dict = new Dict();
  frame.at = node;
  inScope(run, new Scope('comprehension', frame.scope), COMPREHENSIONS[node.form], () => {
    const lost = clauses(run, node.clauses, 0, () => {
      if (out.length + dict.map.size > MOST_ITEMS) run.spend('items');
      const value = evaluate(run, node.element);
      if (node.form !== 'dict') out.push(value);
      else setKey(run, dict, value, maybe(run, node.value));
    });
    dict.lost ??= lost;
  });
  const { lost } = dict;
  if (node.form === 'dict') return dict;
  const made = node.form === 'list' ? new List(out) : setOf(run, out);
  made.lost ??= lost;
  return made;
}

/** A generator expression: its items are made when they are asked for, those of several `for`s all at once. */
function lazily(run: Run, node: ExpressionOf<'Comprehension'>): Value {
  const scope = new Scope('comprehension', run.frame.scope);
  const [first, ...others] = node.clauses;
  if (!first) return new Iter('generator', () => undefined);
  const source = evaluate(run, first.iter);
  const next = iterate(run, source);
  const waiting: Value[] = [];
  const made = new Iter('generator', () => {
    while (waiting.length === 0) {
      const item = next instanceof Unknown ? undefined : next();
      if (item === undefined) {
        made.lost ??= next instanceof Unknown ? next : lostIn(next);
        return undefined;
      }
      inScope(run, scope, COMPREHENSIONS.generator, () => {
        const lost = clauses(run, [{ ...first, iter: first.target }, ...others], 0, () => waiting.push(evaluate(run, node.element)), new Tuple([item]));
        made.lost ??= lost;
      });
    }
    return waiting.shift();
  });
  return made;
}

/** What Python 3.11 calls the calls that comprehensions are. */
const COMPREHENSIONS = { list: '<listcomp>', set: '<setcomp>', dict: '<dictcomp>', generator: '<genexpr>' } as const;

function inScope(run: Run, scope: Scope, name: string, action: () => void): void {
  run.frames.push({ ...run.frame, scope, name });
  action();
  run.frames.pop();
}

/** Goes through the `for`s of a comprehension; gives why the number of its items is not known, if so. */
function clauses(run: Run, all: readonly Clause[], at: number, each: () => void, ready?: Value): Unknown | undefined {
  const clause = all[at];
  if (!clause) {
    each();
    return undefined;
  }
  const source = ready ?? evaluate(run, clause.iter);
  const next = iterate(run, source);
  if (next instanceof Unknown) return next;
  let lost: Unknown | undefined;
  for (let item = next(); item !== undefined; item = next()) {
    run.step();
    assign(run, clause.target, item, evaluate);
    let keep = true;
    for (const condition of clause.conditions) {
      const holds = truth(run, evaluate(run, condition));
      if (holds instanceof Unknown) lost ??= holds;
      keep &&= holds === true;
    }
    if (keep) lost = clauses(run, all, at + 1, each) ?? lost;
  }
  return lost ?? lostIn(next);
}
