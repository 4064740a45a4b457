// A Python script and what it comes to: its models, what it would print, and everything wrong with it.
// Invariant: nothing of the script is executed, and reading ends for every text.

import type { Issue } from '../issues/index.ts';
import type { Model, Session } from '../model/index.ts';
import { doubtLayers, headingsOf, kerasModule, KerasState, type CallPlace, type Printer, type Use } from './keras/index.ts';
import { libraryWith } from './library/index.ts';
import { openSizes } from './open-sizes.ts';
import { newRun, runScript, type Stop } from './run/interpreter.ts';
import type { Scope } from './run/scope.ts';
import { parseScript } from './tree/index.ts';
import { Instance, NdArray, PyFloat, type Value } from './values/index.ts';

/** What a name stands for: a number, a text, a truth value, None, or the shape of an array (float32 unless told). */
export type Told = number | string | boolean | null | { readonly float: number } | readonly (number | null)[] | { readonly shape: readonly (number | null)[]; readonly dtype: string };

function valueTold(told: Told): Value {
  if (typeof told === 'number' && !Number.isInteger(told)) return new PyFloat(told);
  if (told === null || typeof told !== 'object') return told;
  if ('float' in told) return new PyFloat(told.float);
  return 'shape' in told ? new NdArray(told.shape, told.dtype) : new NdArray(told, 'float32');
}

/** How a script is read. */
export interface ReadOptions {
  /** The script's name, for places. */
  readonly file?: string;
  readonly session?: Session;
  /** Prints a model's summary where the script calls `summary()`. */
  readonly print?: Printer;
  /** `run`: an error ends the script, as in Python. `read`: it is told, and reading goes on. */
  readonly mode?: 'run' | 'read';
  /** What names stand for that are not known otherwise. */
  readonly let?: Readonly<Record<string, Told>>;
  /** True to be told of every making and every call of a layer. */
  readonly uses?: boolean;
  /** The text of a module beside the script. */
  readonly moduleText?: (name: string) => { readonly file: string; readonly text: string } | undefined;
}

/** A script that was read. */
export interface ReadScript {
  /** The models that the script made, in order; those that are only part of others or of nothing are among them. */
  readonly models: readonly Model[];
  /** Where each model was made, the innermost call first. */
  readonly madeAt: ReadonlyMap<Model, readonly CallPlace[]>;
  /** The variables that hold each model at the end. */
  readonly names: ReadonlyMap<Model, readonly string[]>;
  /** Every making and every call of a layer in the order in which they happen, where they were asked for. */
  readonly uses: readonly Use[];
  /** What Python would print. */
  readonly output: string;
  /** What is wrong with the script itself and with layers that came into no model. */
  readonly issues: readonly Issue[];
  /** The exception that would end the script. */
  readonly stopped: Stop | undefined;
}

/** Reads a script. */
export function readPython(text: string, options: ReadOptions = {}): ReadScript {
  const script = parseScript(text, options.file);
  const heading = headingsOf(script);
  const stops = options.mode === 'run';
  const uses: Use[] = [];
  const state = new KerasState({
    ...(options.uses ? { uses } : {}),
    ...(options.session ? { session: options.session } : {}),
    ...(options.print ? { print: options.print } : {}),
    stopAtErrors: stops,
    groupAt: (source, at, from) => (source === script.source ? heading(at, from) : undefined),
  });
  const run = newRun(libraryWith((asking, name) => kerasModule(state, asking, name), doubtLayers), { stops, ...(options.moduleText ? { moduleText: options.moduleText } : {}) });
  for (const [name, told] of Object.entries(options.let ?? {})) run.told.set(name, valueTold(told));
  const { scope, stopped } = runScript(run, script, '__main__', { stops, ...(options.moduleText ? { moduleText: options.moduleText } : {}) });
  // What the script caught itself is as if it had not been tried.
  const made = state.models.filter(({ model }) => !model.issues.some((issue) => run.isForgiven(issue)));
  const models = made.map(({ model }) => model);
  state.session.examples.push(...examplesIn(scope));
  const told = run.issues.filter((issue) => !run.isForgiven(issue));
  const inModels = new Set(models.flatMap((model) => model.allIssues));
  const loose = state.made.flatMap((layer) => layer.issues).filter((issue) => !inModels.has(issue) && !run.isForgiven(issue));
  return { models, madeAt: new Map(made.map(({ model, chain }) => [model, chain])), names: namesOf(scope), uses, output: run.output, issues: [...told, ...openSizes(models, [...told, ...inModels]), ...(models.length === 0 ? loose : loose.filter((issue) => issue.severity === 'error'))], stopped };
}

/** Arrays of the script that could be a model's input: one example of each, the training data first. */
function examplesIn(scope: Scope): readonly { readonly name: string; readonly shape: readonly (number | null)[] }[] {
  const likely = (name: string): number => Number(!/^(x|X)?_?(train|data|images?|inputs?)/i.test(name));
  return [...scope.vars]
    .flatMap(([name, value]) => (value instanceof NdArray && value.shape.length >= 2 && value.dtype !== 'object' ? [{ name, shape: value.shape.slice(1) }] : []))
    .toSorted((a, b) => likely(a.name) - likely(b.name));
}

function namesOf(scope: Scope): ReadonlyMap<Model, readonly string[]> {
  const names = new Map<Model, string[]>();
  for (const [name, value] of scope.vars) {
    const model = value instanceof Instance ? (value.native as Model | undefined) : undefined;
    if (model && typeof model === 'object') names.set(model, [...(names.get(model) ?? []), name]);
  }
  return names;
}
