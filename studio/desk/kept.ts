// Designs as the browser keeps them: the script that they began with, every step since, and the script that they came to.
// Invariant: a design that comes back is the one that was kept. Where its steps do not lead there, the script stands in for them.

import { Float, Tuple } from '../../src/layers/index.ts';
import { toKeras } from '../../src/codegen/index.ts';
import { arrangementFrom, isPlain, PLAIN, withIds, type Arrangement } from './arrangement.ts';
import { knowScript, scriptAfter, scriptOf } from './code.ts';
import { designOf } from './design.ts';
import { arrangementAt, changing, deskOf, modelAfter, pastOf, rewrite, stepsIn, withSteps, type Desk, type Past, type Step } from './desk.ts';
import { matched } from './matched.ts';
import type { Opened } from './opened.ts';
import { readScript } from './read-script.ts';

/** A step: its changes, or the script that took the place of everything before; and how the design is drawn from there on. */
type KeptStep = ({ readonly changes: unknown; readonly field: string | null } | { readonly text: string }) & { readonly arrangement?: Arrangement };

/** A design as it is kept. */
export interface Kept {
  readonly name: string;
  /** The name of the file that was opened. */
  readonly file: string;
  /** The script that it began with. */
  readonly start: string;
  /** True where that was no script but a drawing or a model file. */
  readonly isDrawn: boolean;
  /** The script of the network as it is now. */
  readonly text: string;
  readonly isGenerated: boolean;
  /** How it was drawn at the beginning, and how it is drawn in the names of its script. */
  readonly drawn: { readonly start: Arrangement; readonly now: Arrangement };
  readonly at: number;
  readonly logs: readonly { readonly done: readonly KeptStep[]; readonly undone: readonly KeptStep[] }[];
}

/** Named limit: so many steps back are kept; before them stands the script that they led to. */
const STEPS = 400;

/** A design as data that the browser can store; undefined for one that cannot be written as a script. */
export function keptOf(desk: Desk): Kept | undefined {
  const script = scriptOf(desk);
  if (!script) return undefined;
  const { name, opened, at } = desk;
  return { name, file: opened.name, start: startOf(opened), isDrawn: opened.text === null, text: script.text, isGenerated: script.isGenerated, drawn: { start: opened.arrangement ?? PLAIN, now: designOf(desk)?.arrangement ?? PLAIN }, at, logs: stepsIn(desk).map(({ done, undone }) => ({ done: doneOf(desk, done), undone: undoneOf(undone) })) };
}

const starts = new WeakMap<Opened, string>();

function startOf(opened: Opened): string {
  const text = opened.text ?? starts.get(opened) ?? toKeras(opened.models);
  starts.set(opened, text);
  return text;
}

function doneOf(desk: Desk, done: readonly Past[]): readonly KeptStep[] {
  const textAfter = (past: Past): KeptStep => {
    const [script, model, arrangement] = [scriptAfter(desk, changing(past)), modelAfter(desk, past), arrangementAt(desk, past)];
    const drawn = isPlain(arrangement) || !model || !script?.model ? PLAIN : withIds(arrangement, matched(model, script.model));
    return { text: script?.text ?? '', arrangement: drawn };
  };
  return done.slice(-STEPS).map((past, i) => (i === 0 && done.length > STEPS ? textAfter(past) : (keptStep(past.step) ?? textAfter(past))));
}

/** Steps that can be done again, up to the first that cannot be kept; the next one is the last. */
function undoneOf(undone: readonly Step[]): readonly KeptStep[] {
  const all = undone.slice(-STEPS).map(keptStep);
  return all.slice(all.lastIndexOf(undefined) + 1).filter((step) => step !== undefined);
}

function keptStep({ changes, field, opened, arrangement }: Step): KeptStep | undefined {
  const drawn = arrangement ? { arrangement } : {};
  if (opened) return opened.text === null ? undefined : { text: opened.text, ...drawn };
  try {
    return { changes: plainOf(changes), field, ...drawn };
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

/** A value of Python as data of the same meaning; layers and functions are none. */
function plainOf(value: unknown): unknown {
  if (value instanceof Tuple) return { $tuple: [...value].map(plainOf) };
  if (value instanceof Float) return { $float: value.value };
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'function') throw new NotPlain();
    return value;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new NotPlain();
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainOf(one)]));
}

function fromPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromPlain);
  if (typeof value !== 'object' || value === null) return value;
  if ('$tuple' in value && Array.isArray(value.$tuple)) return Tuple.from(value.$tuple.map(fromPlain));
  if ('$float' in value) return new Float(Number(value.$float));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fromPlain(one)]));
}

/** A script that is read when somebody goes back to it. */
function readLater(name: string, text: string): Opened {
  let read: Opened | undefined;
  const opened = (): Opened => (read ??= readScript(name, text));
  return {
    name,
    text,
    get models() {
      return opened().models;
    },
    get remarks() {
      return opened().remarks;
    },
  };
}

/** The design that was kept. */
export function deskFrom(kept: Kept): Desk {
  const { name, file, start, isDrawn, text, isGenerated, drawn, at, logs } = kept;
  const read = readScript(file, start);
  const begun = { ...deskOf({ ...read, text: isDrawn ? null : start, ...drawnAs(drawn.start) }), name };
  const stepOf = (step: KeptStep): Step => ({
    ...('text' in step ? { changes: [], field: null, opened: readLater(file, step.text) } : { changes: fromPlain(step.changes) as Step['changes'], field: step.field }),
    ...(step.arrangement ? { arrangement: arrangementFrom(step.arrangement) } : {}),
  });
  const desk = withSteps(begun, at, logs.map(({ done, undone }) => ({ done: done.map(stepOf), undone: undone.map(stepOf) })));
  if (changing(pastOf(desk)) === null) return desk;
  return knowScript(desk, text, isGenerated) ? desk : { ...rewrite(begun, { ...readScript(file, text), ...drawnAs(drawn.now) }), name };
}

const drawnAs = (value: unknown): { readonly arrangement?: Arrangement } => {
  const arrangement = arrangementFrom(value);
  return isPlain(arrangement) ? {} : { arrangement };
};

/** What was kept by this page; anything else is no design. */
export function designsIn(value: unknown): readonly Kept[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter(isKept) : [];
}

function isKept(value: unknown): value is Kept {
  const one = (value ?? {}) as Partial<Record<keyof Kept, unknown>>;
  const isText = [one.name, one.file, one.start, one.text].every((text) => typeof text === 'string');
  return isText && typeof one.isDrawn === 'boolean' && typeof one.isGenerated === 'boolean' && typeof one.drawn === 'object' && one.drawn !== null && typeof one.at === 'number' && Array.isArray(one.logs) && one.logs.every(isLog);
}

const isLog = (log: unknown): boolean => typeof log === 'object' && log !== null && ['done', 'undone'].every((name) => isSteps((log as Readonly<Record<string, unknown>>)[name]));

const isSteps = (steps: unknown): boolean => Array.isArray(steps) && (steps as readonly unknown[]).every((step) => typeof step === 'object' && step !== null && ('text' in step ? typeof step.text === 'string' : 'changes' in step && Array.isArray(step.changes) && step.changes.every((change: unknown) => typeof change === 'object' && change !== null && 'kind' in change)));
