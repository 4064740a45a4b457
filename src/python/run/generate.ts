// The body of a generator, carried out only as far as its items are asked for.
// Invariant: a statement without a `yield` is carried out as anywhere else; one whose course is not known ends the
// generator, with the reason.

import type { Block, Expression, Statement, StatementOf } from '../tree/index.ts';
import { Iter, Unknown, type Value } from '../values/index.ts';
import { assign } from './assign.ts';
import { specialMethod } from './attribute.ts';
import { evaluate } from './evaluate.ts';
import type { Completion } from './completion.ts';
import { execute, handlerFor, inHandler, step } from './execute.ts';
import { iterate, lostIn } from './iterate.ts';
import { truth } from './operate.ts';
import { Raised, type Run } from './run.ts';

/** Gives item after item; what is sent comes back. */
type Producer<T> = Generator<Value, T, Value | undefined>;

/** Says why the rest of a generator is not known. */
export type Lose = (because: Unknown) => void;

const known = new WeakMap<object, boolean>();

/** True when a statement or expression holds a `yield` of the function that it stands in. */
function yields(node: object): boolean {
  const before = known.get(node);
  if (before !== undefined) return before;
  const waiting: unknown[] = Object.values(node);
  let found = 'kind' in node && (node.kind === 'Yield' || node.kind === 'YieldFrom');
  while (!found && waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    const kind = 'kind' in next ? next.kind : undefined;
    if (kind === 'Yield' || kind === 'YieldFrom') found = true;
    else if (kind !== 'FunctionDef' && kind !== 'ClassDef' && kind !== 'Lambda') waiting.push(...Object.values(next));
  }
  known.set(node, found);
  return found;
}

/** Carries out the statements of a generator. */
export function* produce(run: Run, block: Block, lose: Lose): Producer<Completion> {
  for (const statement of block) {
    const end = yields(statement) ? yield* one(run, statement, lose) : step(run, statement);
    if (end !== undefined) return end;
  }
  return undefined;
}

function* one(run: Run, node: Statement, lose: Lose): Producer<Completion> {
  run.step();
  run.frame.at = node;
  switch (node.kind) {
    case 'Expr':
      yield* valueOf(run, node.value, lose);
      return undefined;
    case 'Assign': {
      const value = yield* valueOf(run, node.value, lose);
      for (const target of node.targets) assign(run, target, value, evaluate);
      return undefined;
    }
    case 'Return':
      return { value: node.value ? yield* valueOf(run, node.value, lose) : null };
    case 'If':
      return yield* ifStatement(run, node, lose);
    case 'For':
      return yield* forLoop(run, node, lose);
    case 'While':
      return yield* whileLoop(run, node, lose);
    case 'With':
      return yield* withStatement(run, node, 0, lose);
    case 'Try':
      return yield* tryStatement(run, node, lose);
    default: {
      const end = step(run, node);
      yield* collected(run);
      return end;
    }
  }
}

/** The value of an expression; a `yield` inside a larger one gives its items when that is done. */
function* valueOf(run: Run, node: Expression, lose: Lose): Producer<Value> {
  if (node.kind === 'Yield') return (yield node.value ? evaluate(run, node.value) : null) ?? null;
  if (node.kind === 'YieldFrom') return yield* yieldFrom(run, node.value, lose);
  const value = evaluate(run, node);
  yield* collected(run);
  return value;
}

function* yieldFrom(run: Run, node: Expression, lose: Lose): Producer<Value> {
  const source = evaluate(run, node);
  const next = iterate(run, source);
  if (next instanceof Unknown) return (yield next) ?? null;
  for (let item = next(); item !== undefined; item = next()) {
    run.step();
    yield item;
  }
  const lost = lostIn(next);
  if (lost) lose(lost);
  return source instanceof Iter ? source.result : null;
}

function* collected(run: Run): Producer<void> {
  yield* run.frame.yields?.splice(0) ?? [];
}

/** Follows a statement whose course is not known for what it changes; how many items it gives is not known then. */
function given(run: Run, node: Statement, because: Unknown, lose: Lose, keeps: boolean): readonly Value[] {
  step(run, node);
  lose(run.unknown(`depends on something that is not known (${because.because})`));
  const made = run.frame.yields?.splice(0) ?? [];
  return keeps ? made.slice(0, 1) : [];
}

const ENDED = { value: null } as const;

function* ifStatement(run: Run, node: StatementOf<'If'>, lose: Lose): Producer<Completion> {
  const holds = truth(run, evaluate(run, node.test));
  if (holds instanceof Unknown) {
    yield* given(run, node, holds, lose, false);
    return ENDED;
  }
  return yield* produce(run, holds ? node.body : node.orelse, lose);
}

function* forLoop(run: Run, node: StatementOf<'For'>, lose: Lose): Producer<Completion> {
  const source = evaluate(run, node.iter);
  const next = iterate(run, source);
  if (next instanceof Unknown) {
    yield* given(run, node, next, lose, true);
    return ENDED;
  }
  for (let item = next(); item !== undefined; item = next()) {
    run.step();
    assign(run, node.target, item, evaluate);
    const end = yield* produce(run, node.body, lose);
    if (end === 'break') return undefined;
    if (end !== undefined && end !== 'continue') return end;
  }
  const lost = lostIn(next);
  if (lost) {
    lose(lost);
    return ENDED;
  }
  return yield* produce(run, node.orelse, lose);
}

function* whileLoop(run: Run, node: StatementOf<'While'>, lose: Lose): Producer<Completion> {
  for (;;) {
    run.frame.at = node.test;
    run.step();
    const holds = truth(run, evaluate(run, node.test));
    if (holds instanceof Unknown) {
      yield* given(run, node, holds, lose, true);
      return ENDED;
    }
    if (!holds) return yield* produce(run, node.orelse, lose);
    const end = yield* produce(run, node.body, lose);
    if (end === 'break') return undefined;
    if (end !== undefined && end !== 'continue') return end;
  }
}

function* withStatement(run: Run, node: StatementOf<'With'>, at: number, lose: Lose): Producer<Completion> {
  const item = node.items[at];
  if (!item) return yield* produce(run, node.body, lose);
  const manager = evaluate(run, item.value);
  const enter = specialMethod(manager, '__enter__');
  const exit = specialMethod(manager, '__exit__');
  const value = enter === undefined ? run.unknown('comes from a `with`') : run.call(enter);
  if (item.as) assign(run, item.as, value, evaluate);
  const end = yield* withStatement(run, node, at + 1, lose);
  if (exit !== undefined) run.call(exit, [null, null, null]);
  return end;
}

function* tryStatement(run: Run, node: StatementOf<'Try'>, lose: Lose): Producer<Completion> {
  const [frames, depth] = [run.frames.length, run.depth];
  let end: Completion;
  let raised: Raised | undefined;
  try {
    end = (yield* produce(run, node.body, lose)) ?? (yield* produce(run, node.orelse, lose));
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    run.frames.length = frames;
    run.depth = depth;
    raised = error;
  }
  const handler = raised && handlerFor(run, node, raised);
  if (raised && handler) {
    const leave = inHandler(run, handler, raised);
    raised = undefined;
    end = yield* produce(run, handler.body, lose);
    leave();
  }
  const last = execute(run, node.finalbody);
  if (last === undefined && raised) throw raised;
  return last ?? end;
}
