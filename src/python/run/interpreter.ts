// Puts the parts of the run together and runs a script from its first statement to its last.
// Invariant: ends for every script, and gives what there is when it had to stop.

import { parseScript, type Script } from '../tree/index.ts';
import { Module } from '../values/index.ts';
import { assignName } from './assign.ts';
import { agree } from './branch.ts';
import { callValue, type Body } from './call.ts';
import { evaluate } from './evaluate.ts';
import { execute, lastWords, step } from './execute.ts';
import { produce } from './generate.ts';
import { Raised, Refusal, Run, Spent, type Frame, type Library } from './run.ts';
import { assignedIn, Scope } from './scope.ts';

/** How a script came to its end. */
export interface Stop {
  /** Python's last words: `ValueError: ...`. */
  readonly message: string;
  readonly exception: string;
  readonly line: number;
}

/** How a script is read. */
export interface RunOptions {
  /** True: an exception ends the script, as in Python. False: the rest is read all the same. */
  readonly stops: boolean;
  /** The text of a module beside the script. */
  readonly moduleText?: (name: string) => { readonly file: string; readonly text: string } | undefined;
}

const body: Body = {
  run: (run, block) => {
    const end = execute(run, block);
    return typeof end === 'object' ? end.value : undefined;
  },
  *produce(run, block, lose) {
    const end = yield* produce(run, block, lose);
    return typeof end === 'object' ? end.value : undefined;
  },
  value: evaluate,
  agree,
};

/** A run over a library. */
export function newRun(library: Library, options: RunOptions): Run {
  const run: Run = new Run(library, {
    call: (state, callee, call) => callValue(state, body, callee, call),
    load: (state, name) => load(state, name, options),
    written: (state, name, text) => {
      const { depth } = state;
      const { scope } = runScript(state, parseScript(text, undefined, true), name, { stops: false });
      state.depth = depth;
      return scope.vars;
    },
  });
  run.stops = options.stops;
  return run;
}

function load(run: Run, name: string, options: RunOptions): Module | undefined {
  const before = run.modules.get(name);
  if (before) return before;
  const found = options.moduleText?.(name);
  if (!found) return undefined;
  const module = new Module(name);
  module.complete = true;
  run.modules.set(name, module);
  const script = parseScript(found.text, found.file);
  const { depth } = run;
  const { scope } = runScript(run, script, name, { ...options, stops: false });
  run.depth = depth;
  for (const [one, value] of scope.vars) module.attrs.set(one, value);
  return module;
}

/** Runs a script; its names are left in the scope. */
export function runScript(run: Run, script: Script, name: string, options: RunOptions): { readonly scope: Scope; readonly stopped?: Stop } {
  const { source } = script;
  const scope = new Scope('module');
  scope.vars.set('__name__', name);
  scope.vars.set('__file__', source.file ?? `${name}.py`);
  scope.vars.set('__doc__', null);
  for (const problem of script.problems) run.report('python-syntax', 'error', { message: problem.message }, problem, source, 'SyntaxError');
  const frame: Frame = { name: '<module>', source, scope, func: undefined, self: undefined, at: { start: 0, end: 0 }, maybe: [], yields: undefined, doubtfulLoop: false, handling: [] };
  const depth = run.frames.length;
  run.push(frame);
  let stopped: Stop | undefined;
  for (const statement of script.body) {
    run.refill();
    const before = options.stops ? undefined : new Map(scope.vars);
    try {
      step(run, statement);
    } catch (error) {
      run.frames.length = depth + 1;
      const stop = explain(run, error);
      if (stop && (options.stops || stop.exception === 'SystemExit')) {
        stopped = stop;
        break;
      }
      if (error instanceof Spent && error.final) break;
      frame.at = statement;
      // A name that the statement did not come to bind is not what it was before either.
      for (const lost of assignedIn([statement])) if (scope.vars.get(lost) === before?.get(lost)) assignName(run, lost, run.unknown('comes from a statement that failed'), scope);
    }
  }
  run.frames.length = depth;
  return { scope, ...(stopped ? { stopped } : {}) };
}

/** Tells why a statement was given up; gives the exception that ends the script, if it is one. */
function explain(run: Run, error: unknown): Stop | undefined {
  if (error instanceof Raised) {
    const { exception, at, source } = error;
    const words = lastWords(run, error);
    const quiet = exception.cls.name === 'SystemExit' || (exception.native instanceof Refusal && exception.native.issues.length > 0);
    if (!quiet) run.report(run.stops ? 'python-ended' : 'python-raised', 'error', { message: words, suggestion: error.meant ?? null }, at, source, exception.cls.name);
    return { message: words, exception: exception.cls.name, line: source?.line(at.start) ?? 0 };
  }
  if (error instanceof Spent) run.report(`python-${error.budget}`, 'warning', {}, error.at, error.source);
  else if (error instanceof RangeError) run.report('python-depth', 'warning', {});
  else throw error;
  return undefined;
}
