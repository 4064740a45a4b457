// The editor's state: what was opened, what was changed since, what is selected. Plain data; every operation gives a new desk.
// Invariant: the opened models are never touched; the shown model is the opened one with the log's changes replayed.

import { Sequential, withChanges, type Change, type Layer, type Model } from '../../src/model/index.ts';
import type { Raw } from '../../src/layers/index.ts';
import { PLAIN, withIds, type Arrangement } from './arrangement.ts';
import { matched } from './matched.ts';
import type { Opened } from './opened.ts';

/** One step that can be undone. */
export interface Step {
  readonly changes: readonly Change[];
  /** What took the place of everything before, where the script itself was edited. */
  readonly opened?: Opened;
  /** How the design is drawn from here on, where that changed. */
  readonly arrangement?: Arrangement;
  /** The field that was typed into; keystrokes in one field are one step. */
  readonly field: string | null;
}

/** A step and all before it. */
export interface Past {
  readonly step: Step;
  readonly before: Past | null;
  readonly length: number;
}

/** What one opened model went through. */
interface Log {
  readonly done: Past | null;
  readonly undone: readonly Step[];
  /** The field that is being typed into: its next keystroke replaces the last step. */
  readonly typing: string | null;
}

/** The state of the editor. */
export interface Desk {
  /** What the design is called. */
  readonly name: string;
  readonly opened: Opened;
  /** Which of the opened models is shown. */
  readonly at: number;
  readonly logs: readonly Log[];
  /** The id of a layer or of a frame; null for the network as a whole. */
  readonly selected: string | null;
  /** The ids of layers that are selected with it. */
  readonly also: readonly string[];
}

const EMPTY: Log = { done: null, undone: [], typing: null };

const after = (before: Past | null, step: Step): Past => ({ step, before, length: (before?.length ?? 0) + 1 });

/** A desk with something opened on it. A script makes its parts first: the last model is the one to show. */
export const deskOf = (opened: Opened): Desk => ({ name: opened.name, opened, at: Math.max(0, opened.models.length - 1), logs: opened.models.map(() => EMPTY), selected: null, also: [] });

const logOf = (desk: Desk): Log => desk.logs[desk.at] ?? EMPTY;

const withLog = (desk: Desk, log: Log): Desk => ({ ...desk, logs: desk.logs.map((one, i) => (i === desk.at ? log : one)) });

/** Selects a layer or a frame by its id, or the network as a whole. */
export const select = (desk: Desk, id: string | null): Desk => (desk.selected === id && desk.also.length === 0 ? desk : { ...settle(desk), selected: id, also: [] });

/** Selects several layers; the last is the one that is explained. */
export const selectAll = (desk: Desk, ids: readonly string[]): Desk => ({ ...settle(desk), selected: ids.at(-1) ?? null, also: ids.slice(0, -1) });

/** Everything that is selected. */
export const picked = (desk: Desk): readonly string[] => (desk.selected === null ? [] : [...desk.also, desk.selected]);

/** Shows another of the opened models. */
export const showModel = (desk: Desk, at: number): Desk => (at === desk.at ? desk : { ...settle(desk), at, selected: null, also: [] });

/** Applies changes as one step. */
export function apply(desk: Desk, ...changes: readonly Change[]): Desk {
  const log = logOf(desk);
  return withLog(desk, { done: after(log.done, { changes, field: null }), undone: [], typing: null });
}

/** Applies changes as one step that the drawing follows. */
export function applyDrawn(desk: Desk, changes: readonly Change[], arrangement: Arrangement): Desk {
  const log = logOf(desk);
  return withLog(desk, { done: after(log.done, { changes, arrangement, field: null }), undone: [], typing: null });
}

/** Draws the network otherwise, as one step. */
export const arrange = (desk: Desk, arrangement: Arrangement): Desk => applyDrawn(desk, [], arrangement);

/** Lets the last step draw the network otherwise as well. */
export function alsoDrawn(desk: Desk, arrangement: Arrangement): Desk {
  const { done, ...log } = logOf(desk);
  return done ? withLog(desk, { ...log, done: after(done.before, { ...done.step, arrangement }) }) : desk;
}

/** How the design is drawn. */
export const arrangementOf = (desk: Desk): Arrangement => arrangementAt(desk, pastOf(desk));

/** How it was drawn after some steps. */
export function arrangementAt(desk: Desk, past: Past | null): Arrangement {
  let at = past;
  while (at && !at.step.arrangement) at = at.before;
  return at?.step.arrangement ?? desk.opened.arrangement ?? PLAIN;
}

/**
 * Gives a setting what was typed into its field; undefined takes it back to "not given".
 * Keystrokes in one field are one step until the field is left.
 */
export function type(desk: Desk, layer: string, setting: string, value: Raw | undefined): Desk {
  if (setting === 'shape' && layer === impliedInput(desk)?.name) return typed(desk, 'input', { kind: 'input', shape: Array.isArray(value) ? (value as readonly Raw[]) : value === undefined ? [] : [value] });
  return typed(desk, `${layer}.${setting}`, value === undefined ? { kind: 'unset', layer, setting } : { kind: 'set', layer, setting, value });
}

/** The input of a stack that has no layer for it: the shape was given to its first layer. */
function impliedInput(desk: Desk): Layer | undefined {
  const { done, typing } = logOf(desk);
  const base = modelAfter(desk, typing === 'input' ? (done?.before ?? null) : done);
  const isImplied = base instanceof Sequential && base.inputs.every(({ node }) => !base.stack.includes(node.layer));
  return isImplied ? modelOf(desk)?.inputs[0]?.node.layer : undefined;
}

function typed(desk: Desk, field: string, change: Change): Desk {
  const log = logOf(desk);
  const before = log.typing === field ? (log.done?.before ?? null) : log.done;
  return withLog(desk, { done: after(before, { changes: [change], field }), undone: [], typing: field });
}

/** Puts what an edited script comes to in the place of the network. */
export function rewrite(desk: Desk, opened: Opened): Desk {
  const { done } = logOf(desk);
  const [before, now, arrangement] = [modelOf(desk), modelIn(desk, opened), opened.arrangement ?? arrangementOf(desk)];
  // Names follow from the order of the layers: what is behind a new one may be called otherwise now.
  const moved = opened.arrangement || !before || !now || arrangement === PLAIN ? arrangement : withIds(arrangement, matched(before, now));
  return withLog(desk, { done: after(done, { changes: [], field: null, opened, arrangement: moved }), undone: [], typing: null });
}

/** Ends the typing into a field: what is typed next is a new step. */
export const settle = (desk: Desk): Desk => (logOf(desk).typing === null ? desk : withLog(desk, { ...logOf(desk), typing: null }));

/** Takes the last step back. */
export function undo(desk: Desk): Desk {
  const { done, undone } = logOf(desk);
  return done ? withLog(desk, { done: done.before, undone: [...undone, done.step], typing: null }) : desk;
}

/** Does again what was undone last. */
export function redo(desk: Desk): Desk {
  const { done, undone } = logOf(desk);
  const last = undone.at(-1);
  return last ? withLog(desk, { done: after(done, last), undone: undone.slice(0, -1), typing: null }) : desk;
}

/** Goes back to the network as it was opened; one step each can be redone. */
export const revert = (desk: Desk): Desk => withLog(desk, { done: null, undone: [...logOf(desk).undone, ...stepsOf(logOf(desk).done, null).toReversed()], typing: null });

/** How many steps can be undone and redone. */
export const history = (desk: Desk): { readonly undo: number; readonly redo: number } => ({ undo: logOf(desk).done?.length ?? 0, redo: logOf(desk).undone.length });

/** The steps that were done. */
export const pastOf = (desk: Desk): Past | null => logOf(desk).done;

/** The steps of every opened model: those that were done, and those that can be done again, the next one last. */
export const stepsIn = (desk: Desk): readonly { readonly done: readonly Past[]; readonly undone: readonly Step[] }[] => desk.logs.map(({ done, undone }) => ({ done: pastsOf(done), undone }));

/** The desk with the steps that its models went through. */
export const withSteps = (desk: Desk, at: number, logs: readonly { readonly done: readonly Step[]; readonly undone: readonly Step[] }[]): Desk => ({
  ...desk,
  at,
  logs: desk.logs.map((log, i) => ({ ...log, done: (logs[i]?.done ?? []).reduce<Past | null>(after, null), undone: logs[i]?.undone ?? [] })),
});

/** What the changes since are changes of: what was opened, or what the edited script came to. */
export function openedIn(desk: Desk, past: Past | null = pastOf(desk)): Opened {
  let at = past;
  while (at && !at.step.opened) at = at.before;
  return at?.step.opened ?? desk.opened;
}

/** The model of those opened that is shown; an edited script may make fewer. */
export const modelIn = (desk: Desk, { models }: Opened): Model | undefined => models[Math.min(desk.at, models.length - 1)];

/** The model as it was opened. */
export const openedModel = (desk: Desk): Model | undefined => modelIn(desk, openedIn(desk));

/** The model that is shown; undefined when nothing could be opened. */
export const modelOf = (desk: Desk): Model | undefined => modelAfter(desk, pastOf(desk));

/** Named limit: the models after so many steps are kept; those before them are computed again when somebody goes back so far. */
const KEPT = 24;

const kept = new Map<Past, Model>();

/** The model after some steps. Steps that only change settings are replayed together. */
export function modelAfter(desk: Desk, to: Past | null): Model | undefined {
  const past = changing(to);
  let known = past;
  while (known && !kept.has(known) && !known.step.opened) known = known.before;
  let model = known ? (kept.get(known) ?? (known.step.opened && modelIn(desk, known.step.opened))) : modelIn(desk, desk.opened);
  if (!model || known === past || !past) return model;
  for (const changes of batches(stepsOf(past, known))) model = withChanges(model, changes);
  kept.set(past, model);
  for (const [oldest] of [...kept].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(oldest);
  return model;
}

/** The last step up to one that changes the network, and not only how it is drawn. */
export function changing(past: Past | null): Past | null {
  let at = past;
  while (at && at.step.changes.length === 0 && !at.step.opened) at = at.before;
  return at;
}

/** The steps after one, up to another, in their order. */
const stepsOf = (to: Past | null, from: Past | null): readonly Step[] => pastsOf(to, from).map(({ step }) => step);

function pastsOf(to: Past | null, from: Past | null = null): readonly Past[] {
  const pasts: Past[] = [];
  for (let at = to; at && at !== from; at = at.before) pasts.push(at);
  return pasts.toReversed();
}

/** Changes of settings can be made at once; a change of names, classes or the graph is seen by those after it. */
function batches(steps: readonly Step[]): readonly (readonly Change[])[] {
  const made: Change[][] = [];
  let isOpen = false;
  for (const { changes } of steps) {
    const isPlain = changes.every(({ kind }) => kind === 'set' || kind === 'unset');
    if (isPlain && isOpen) made.at(-1)?.push(...changes);
    else made.push([...changes]);
    isOpen = isPlain;
  }
  return made;
}
