// Loops: the body is followed as often as it runs, as long as that is known and not too long.
// Invariant: behind a loop that was given up, nothing that it changes counts as known.

import type { Block, Span, StatementOf } from '../tree/index.ts';
import { Tuple, Unknown, type Value } from '../values/index.ts';
import { assign, assignName } from './assign.ts';
import { follow, nothing, settle } from './branch.ts';
import type { Completion } from './completion.ts';
import { evaluate } from './evaluate.ts';
import { iterate, lostIn } from './iterate.ts';
import { frozenThrough, mentionsIn } from './mentions.ts';
import { truth } from './operate.ts';
import type { LoopShare, Run } from './run.ts';
import { assignedIn } from './scope.ts';

/** Carries out the statements of a body. */
type Execute = (run: Run, body: Block) => Completion;

/** `for`: the body once for each item. */
export function forLoop(run: Run, node: StatementOf<'For'>, execute: Execute): Completion {
  const source = evaluate(run, node.iter);
  const next = iterate(run, source);
  const forget = (because: Unknown): Completion => unknownLoop(run, node, execute, because, () => assign(run, node.target, new Unknown(because.reason), evaluate));
  if (next instanceof Unknown) return forget(next);
  return run.inLoop((share) => {
    for (let item = next(); item !== undefined; item = next()) {
      if (share.spent) return forget(giveUp(run, node, node.iter, share));
      run.step();
      assign(run, node.target, item, evaluate);
      const end = execute(run, node.body);
      if (leavesLoop(run, node, node.iter)) break;
      if (end === 'break') return undefined;
      if (end !== undefined && end !== 'continue') return end;
    }
    const lost = lostIn(next);
    if (lost) return unknownLoop(run, node, execute, lost, () => undefined);
    return execute(run, node.orelse);
  });
}

/** `while`: the body as long as the condition holds. */
export function whileLoop(run: Run, node: StatementOf<'While'>, execute: Execute): Completion {
  return run.inLoop((share) => {
    for (;;) {
      run.frame.at = node.test;
      run.step();
      const holds = share.spent ? giveUp(run, node, node.test, share) : truth(run, evaluate(run, node.test));
      if (holds instanceof Unknown) return unknownLoop(run, node, execute, holds, () => undefined);
      if (!holds) return execute(run, node.orelse);
      const end = execute(run, node.body);
      if (leavesLoop(run, node, node.test)) return undefined;
      if (end === 'break') return undefined;
      if (end !== undefined && end !== 'continue') return end;
    }
  });
}

/** A loop that has used up its share of steps is told once; what it would print further is told where it would stand. */
function giveUp(run: Run, node: StatementOf<'For' | 'While'>, at: Span, share: LoopShare): Unknown {
  run.frame.at = at;
  const because = run.unknown('is changed by a loop that runs too long to be followed');
  if (run.tellOnce(node)) run.report('python-loop', 'note', {}, at);
  if (share.printed) run.print(`<unknown: what the loop prints further, line ${run.line}>\n`);
  return because;
}

/** After a `break` that may or may not have happened, nothing more is known of what the loop assigns. */
function leavesLoop(run: Run, node: StatementOf<'For' | 'While'>, at: Span): boolean {
  if (!run.frame.doubtfulLoop) return false;
  run.frame.doubtfulLoop = false;
  run.frame.at = at;
  const doubt = run.unknown('depends on how often a loop runs');
  blur(run, node, doubt);
  doubtful(run, node, doubt);
  return true;
}

/** Tells the library what the loop may have done that was not followed. */
function doubtful(run: Run, node: StatementOf<'For' | 'While'>, because: Unknown): void {
  const found = (names: Iterable<string>): Value[] => [...names].flatMap((name) => {
    const value = run.frame.scope.find(name);
    return value === undefined || value === 'unbound' ? [] : [value];
  });
  run.library.doubt?.(run, { values: found(mentionsIn(node).names), freezes: found(frozenThrough(node)), because });
}

function blur(run: Run, node: StatementOf<'For' | 'While'>, doubt: Unknown, only?: (name: string) => boolean): void {
  const { scope } = run.frame;
  for (const name of assignedIn(node.body)) {
    const value = scope.target(name).vars.get(name);
    const plain = value !== undefined && (value === null || typeof value !== 'object' || value instanceof Tuple || ['float', 'list', 'array'].includes(value.kind));
    if (plain && (only?.(name) ?? true)) assignName(run, name, new Unknown(doubt.reason), scope);
  }
}

/** A loop of which it is not known how often it runs: its body is followed once. */
function unknownLoop(run: Run, node: StatementOf<'For' | 'While'>, execute: Execute, because: Unknown, begin: () => void): Completion {
  const doubt = run.unknown(`depends on how often a loop runs (${because.because})`);
  const { scope } = run.frame;
  const bound = new Set(scope.vars.keys());
  const way = follow(run, (): Completion => {
    begin();
    return execute(run, node.body);
  });
  if (!way.raised) {
    settle(run, [way, nothing], doubt);
    if (typeof way.result === 'object') run.frame.maybe.push(way.result.value);
    blur(run, node, doubt, (name) => !bound.has(name));
  }
  run.frame.doubtfulLoop = false;
  doubtful(run, node, doubt);
  return execute(run, node.orelse);
}
