// Statements are carried out.
// Invariant: a `return`, `break` or `continue` is a value that is handed up, an exception of Python a `Raised` that is thrown.

import type { Block, Statement, StatementOf } from '../tree/index.ts';
import { Instance, List, PyClass, PySet, Tuple, typeName, Unknown, type Value } from '../values/index.ts';
import { assign, assignName, unbind } from './assign.ts';
import { specialMethod } from './attribute.ts';
import { agree, follow, settle, type Way } from './branch.ts';
import { defineClass, defineFunction } from './define.ts';
import type { Completion } from './completion.ts';
import { evaluate } from './evaluate.ts';
import { importFrom, importModules } from './import.ts';
import { forLoop, whileLoop } from './loop.ts';
import { fits, type Captured } from './match.ts';
import { binary, truth } from './operate.ts';
import { Raised, Refusal, type Run } from './run.ts';
import { str, shown } from './text.ts';

/** Carries out statements one after the other. */
export function execute(run: Run, body: Block): Completion {
  for (const statement of body) {
    const completion = step(run, statement);
    if (completion !== undefined) return completion;
  }
  return undefined;
}

/** Carries out one statement. */
export function step(run: Run, node: Statement): Completion {
  run.step();
  const { frame } = run;
  frame.at = node;
  switch (node.kind) {
    case 'Expr':
      evaluate(run, node.value);
      return undefined;
    case 'Assign': {
      const value = evaluate(run, node.value);
      for (const target of node.targets) assign(run, target, value, evaluate);
      return undefined;
    }
    case 'AugAssign':
      return augment(run, node);
    case 'AnnAssign':
      if (node.value) assign(run, node.target, evaluate(run, node.value), evaluate);
      if (node.target.kind === 'Name' && frame.scope.kind === 'class') annotate(run, node.target.id, node.value !== undefined);
      return undefined;
    case 'If':
      return ifStatement(run, node);
    case 'For':
      return forLoop(run, node, execute);
    case 'While':
      return whileLoop(run, node, execute);
    case 'With':
      return withStatement(run, node, 0);
    case 'Try':
      return tryStatement(run, node);
    case 'Match':
      return matchStatement(run, node);
    case 'FunctionDef':
      defineFunction(run, node);
      return undefined;
    case 'ClassDef':
      defineClass(run, node, (body) => void execute(run, body));
      return undefined;
    case 'Return':
      return { value: node.value ? evaluate(run, node.value) : null };
    case 'Raise':
      return raiseStatement(run, node);
    case 'Assert': {
      const holds = truth(run, evaluate(run, node.test));
      if (holds === false) throw run.raised(run.exception('AssertionError', ...(node.message ? [evaluate(run, node.message)] : [])));
      return undefined;
    }
    case 'Delete':
      for (const target of node.targets) unbind(run, target, evaluate);
      return undefined;
    case 'Import':
      importModules(run, node);
      return undefined;
    case 'ImportFrom':
      importFrom(run, node);
      return undefined;
    case 'Break':
      return 'break';
    case 'Continue':
      return 'continue';
    case 'Global':
    case 'Nonlocal':
    case 'Pass':
      return undefined;
  }
}

/** The fields of a dataclass are the annotated names of its body, in order. */
function annotate(run: Run, name: string, hasDefault: boolean): void {
  const { vars } = run.frame.scope;
  const before = vars.get('__annotations__');
  const fields = before instanceof List ? before : new List();
  fields.items.push(new Tuple([name, hasDefault]));
  vars.set('__annotations__', fields);
}

function augment(run: Run, node: StatementOf<'AugAssign'>): Completion {
  const before = evaluate(run, node.target);
  const value = evaluate(run, node.value);
  run.frame.at = node;
  if (before instanceof List && node.op === '+') {
    const extend = specialMethod(before, 'extend');
    if (extend !== undefined) run.call(extend, [value]);
    return undefined;
  }
  const own = before instanceof Instance ? specialMethod(before, `__i${AUGMENTED[node.op] ?? ''}__`) : undefined;
  if (before instanceof PySet && value instanceof PySet) run.touch(before);
  assign(run, node.target, own === undefined ? binary(run, node.op, before, value) : run.call(own, [value]), evaluate);
  return undefined;
}

const AUGMENTED: Readonly<Record<string, string>> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'truediv', '//': 'floordiv', '%': 'mod', '**': 'pow', '@': 'matmul', '|': 'or', '&': 'and', '^': 'xor' };

function ifStatement(run: Run, first: StatementOf<'If'>): Completion {
  let node = first;
  for (;;) {
    run.frame.at = node.test;
    const holds = truth(run, evaluate(run, node.test));
    if (holds instanceof Unknown) return choose(run, holds, node);
    if (holds) return execute(run, node.body);
    const [only] = node.orelse;
    if (node.orelse.length !== 1 || only?.kind !== 'If') return execute(run, node.orelse);
    node = only;
    run.step();
  }
}

/** Both ways of an `if` whose condition is not known. */
function choose(run: Run, because: Unknown, node: StatementOf<'If'>): Completion {
  const doubt = run.unknown(`depends on an \`if\` that is not known (${because.because})`);
  return join(run, [follow(run, () => execute(run, node.body)), follow(run, () => execute(run, node.orelse))], doubt);
}

function join(run: Run, ways: readonly Way<Completion>[], doubt: Unknown): Completion {
  const live = ways.filter((way) => !way.raised);
  const [one, other] = live;
  if (!one) {
    const raised = ways[0]?.raised;
    if (raised) throw raised;
    return undefined;
  }
  if (!other) {
    settle(run, live, doubt);
    return one.result;
  }
  const going = live.filter((way) => way.result === undefined);
  if (going.length !== 1) {
    settle(run, live, doubt);
    const [a, b] = [one.result, other.result];
    if (typeof a === 'object' && typeof b === 'object') return { value: agree(run, [a.value, b.value], doubt.reason) };
    for (const end of [a, b]) if (typeof end === 'object') run.frame.maybe.push(end.value);
    if (a !== b && typeof a === 'string' && typeof b === 'string') run.frame.doubtfulLoop = true;
    return typeof a === 'object' ? b : a;
  }
  const ended = live.find((way) => way.result !== undefined)?.result;
  settle(run, going, doubt);
  if (typeof ended === 'object') run.frame.maybe.push(ended.value);
  else run.frame.doubtfulLoop = true;
  return undefined;
}

function withStatement(run: Run, node: StatementOf<'With'>, at: number): Completion {
  const item = node.items[at];
  if (!item) return execute(run, node.body);
  const manager = evaluate(run, item.value);
  const enter = manager instanceof Unknown ? undefined : specialMethod(manager, '__enter__');
  const exit = manager instanceof Unknown ? undefined : specialMethod(manager, '__exit__');
  const value = enter === undefined ? (manager instanceof Unknown ? manager : run.unknown(`comes from a \`with\` over \`${typeName(manager)}\``)) : run.call(enter);
  if (item.as) assign(run, item.as, value, evaluate);
  if (exit === undefined) return withStatement(run, node, at + 1);
  const [frames, depth] = [run.frames.length, run.depth];
  let end: Completion;
  try {
    end = withStatement(run, node, at + 1);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    run.frames.length = frames;
    run.depth = depth;
    if (truth(run, run.call(exit, [error.exception.cls, error.exception, null])) === true) return undefined;
    throw error;
  }
  run.call(exit, [null, null, null]);
  return end;
}

function tryStatement(run: Run, node: StatementOf<'Try'>): Completion {
  const [frames, depth] = [run.frames.length, run.depth];
  const back = (error: unknown): Raised => {
    if (!(error instanceof Raised)) throw error;
    run.frames.length = frames;
    run.depth = depth;
    return error;
  };
  let end: Completion;
  try {
    end = guarded(run, node, back);
  } catch (error) {
    const raised = back(error);
    const last = execute(run, node.finalbody);
    if (last !== undefined) return last;
    throw raised;
  }
  const last = execute(run, node.finalbody);
  return last ?? end;
}

function guarded(run: Run, node: StatementOf<'Try'>, back: (error: unknown) => Raised): Completion {
  let end: Completion;
  try {
    end = catchesKeras(node) ? run.guarded(() => execute(run, node.body)) : execute(run, node.body);
  } catch (error) {
    return handle(run, node, back(error));
  }
  return end ?? execute(run, node.orelse);
}

type Handler = StatementOf<'Try'>['handlers'][number];

/** The handler that catches an exception. */
export const handlerFor = (run: Run, node: StatementOf<'Try'>, raised: Raised): Handler | undefined => node.handlers.find((one) => !one.type || catches(evaluate(run, one.type), raised.exception.cls));

/** Exceptions that Keras and its imports raise, as handlers name them. */
const RAISED_BY_KERAS = new Set(['Exception', 'BaseException', 'ValueError', 'TypeError', 'ImportError', 'ModuleNotFoundError', 'AttributeError', 'NotImplementedError', 'RuntimeError', 'IndexError']);

/** True where a handler may be meant for what Keras refuses. */
export const catchesKeras = (node: StatementOf<'Try'>): boolean => node.handlers.some(({ type }) => !type || (type.kind === 'Tuple' ? type.items : [type]).some((one) => one.kind === 'Name' && RAISED_BY_KERAS.has(one.id)));

/** Begins a handler; what it gives ends it. */
export function inHandler(run: Run, handler: Handler, raised: Raised): () => void {
  const { scope, handling } = run.frame;
  run.forgive(raised);
  if (handler.name !== undefined) assignName(run, handler.name, raised.exception, scope);
  handling.push(raised);
  return () => {
    handling.pop();
    if (handler.name !== undefined) scope.target(handler.name).vars.delete(handler.name);
  };
}

function handle(run: Run, node: StatementOf<'Try'>, raised: Raised): Completion {
  const handler = handlerFor(run, node, raised);
  if (!handler) throw raised;
  const leave = inHandler(run, handler, raised);
  const end = execute(run, handler.body);
  leave();
  return end;
}

function catches(type: Value, cls: PyClass): boolean {
  if (type instanceof Tuple) return type.items.some((one) => catches(one, cls));
  // What class an unknown name stands for cannot be told; a handler that the script has is there to be used.
  return type instanceof Unknown || (type instanceof PyClass && cls.isA(type));
}

function raiseStatement(run: Run, node: StatementOf<'Raise'>): never {
  if (!node.value) {
    const current = run.frame.handling.at(-1);
    if (current) throw current;
    throw run.error('RuntimeError', 'No active exception to reraise');
  }
  const value = evaluate(run, node.value);
  run.frame.at = node;
  const made = value instanceof PyClass ? run.call(value) : value;
  if (made instanceof Instance && (run.isException(made.cls) || made.cls.unknownBase)) {
    if (node.cause) made.attrs.set('__cause__', evaluate(run, node.cause));
    throw run.raised(made);
  }
  if (made instanceof Unknown) throw run.error('Exception', `<unknown: ${made.because}>`);
  throw run.error('TypeError', 'exceptions must derive from BaseException');
}

function matchStatement(run: Run, node: StatementOf<'Match'>): Completion {
  const subject = evaluate(run, node.subject);
  for (const [i, one] of node.cases.entries()) {
    const names: Captured = new Map();
    const fit = fits(run, one.pattern, subject, names);
    if (fit === false) continue;
    const enter = (): Completion => {
      for (const [name, value] of names) assignName(run, name, value, run.frame.scope);
      return execute(run, one.body);
    };
    if (fit === true && !one.guard) return enter();
    for (const [name, value] of names) assignName(run, name, value, run.frame.scope);
    const holds = fit === true && one.guard ? truth(run, evaluate(run, one.guard)) : fit;
    if (holds === true) return enter();
    if (holds === false) continue;
    const rest: StatementOf<'Match'> = { ...node, cases: node.cases.slice(i + 1) };
    return join(run, [follow(run, enter), follow(run, () => matchStatement(run, rest))], run.unknown(`depends on a \`match\` that is not known (${holds.because})`));
  }
  return undefined;
}

/** The words that Python ends a script with: `ValueError: ...`. */
export function lastWords(run: Run, raised: Raised): string {
  const { cls } = raised.exception;
  const name = cls.module === '' || cls.module === '__main__' || cls.module === 'builtins' ? cls.name : `${cls.module}.${cls.name}`;
  const { native } = raised.exception;
  const text = native instanceof Refusal ? native.message : shown(str(run, raised.exception));
  return text === '' ? name : `${name}: ${text}`;
}
