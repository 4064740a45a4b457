// The editor's state: what was opened, what was changed since, what is selected. Plain data; every operation gives a new desk.
// Invariant: the opened models are never touched; the shown model is the opened one with the log's changes replayed.

import { Sequential, withChanges, type Change, type Layer, type Model } from '../../src/model/index.ts';
import type { Raw } from '../../src/layers/index.ts';
import type { Opened } from './opened.ts';

/** One step that can be undone. */
export interface Step {
  readonly change: Change;
  /** The field that was typed into; keystrokes in one field are one step. */
  readonly field: string | null;
}

/** What one opened model went through. */
interface Log {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
  /** The field that is being typed into: its next keystroke replaces the last step. */
  readonly typing: string | null;
}

/** The state of the editor. */
export interface Desk {
  readonly opened: Opened;
  /** Which of the opened models is shown. */
  readonly at: number;
  readonly logs: readonly Log[];
  /** The id of a layer or of a frame; null for the network as a whole. */
  readonly selected: string | null;
}

const EMPTY: Log = { done: [], undone: [], typing: null };

/** A desk with something opened on it. A script makes its parts first: the last model is the one to show. */
export const deskOf = (opened: Opened): Desk => ({ opened, at: Math.max(0, opened.models.length - 1), logs: opened.models.map(() => EMPTY), selected: null });

const logOf = (desk: Desk): Log => desk.logs[desk.at] ?? EMPTY;

const withLog = (desk: Desk, log: Log): Desk => ({ ...desk, logs: desk.logs.map((one, i) => (i === desk.at ? log : one)) });

/** Selects a layer or a frame by its id, or the network as a whole. */
export const select = (desk: Desk, id: string | null): Desk => (desk.selected === id ? desk : { ...settle(desk), selected: id });

/** Shows another of the opened models. */
export const showModel = (desk: Desk, at: number): Desk => (at === desk.at ? desk : { ...settle(desk), at, selected: null });

/** Applies a change as a step of its own. */
export function apply(desk: Desk, change: Change): Desk {
  const log = logOf(desk);
  return withLog(desk, { done: [...log.done, { change, field: null }], undone: [], typing: null });
}

/**
 * Gives a setting what was typed into its field; undefined takes it back to "not given".
 * Keystrokes in one field are one step until the field is left.
 */
export function type(desk: Desk, layer: string, setting: string, value: Raw | undefined): Desk {
  if (setting === 'shape' && layer === impliedInput(desk)?.name) return typed(desk, 'input', { kind: 'input', shape: Array.isArray(value) ? (value as readonly Raw[]) : value === undefined ? [] : [value] });
  return typed(desk, `${layer}.${setting}`, value === undefined ? { kind: 'unset', layer, setting } : { kind: 'set', layer, setting, value });
}

/** The input of a stack that was opened without a layer for it: the shape was given to its first layer. */
function impliedInput(desk: Desk): Layer | undefined {
  const base = openedModel(desk);
  const isImplied = base instanceof Sequential && base.inputs.every(({ node }) => !base.stack.includes(node.layer));
  return isImplied ? modelOf(desk)?.inputs[0]?.node.layer : undefined;
}

function typed(desk: Desk, field: string, change: Change): Desk {
  const log = logOf(desk);
  const before = log.typing === field ? log.done.slice(0, -1) : log.done;
  return withLog(desk, { done: [...before, { change, field }], undone: [], typing: field });
}

/** Ends the typing into a field: what is typed next is a new step. */
export const settle = (desk: Desk): Desk => (logOf(desk).typing === null ? desk : withLog(desk, { ...logOf(desk), typing: null }));

/** Takes the last step back. */
export function undo(desk: Desk): Desk {
  const { done, undone } = logOf(desk);
  const last = done.at(-1);
  return last ? withLog(desk, { done: done.slice(0, -1), undone: [...undone, last], typing: null }) : desk;
}

/** Does again what was undone last. */
export function redo(desk: Desk): Desk {
  const { done, undone } = logOf(desk);
  const last = undone.at(-1);
  return last ? withLog(desk, { done: [...done, last], undone: undone.slice(0, -1), typing: null }) : desk;
}

/** Goes back to the network as it was opened; one step each can be redone. */
export const revert = (desk: Desk): Desk => withLog(desk, { done: [], undone: [...logOf(desk).undone, ...logOf(desk).done.toReversed()], typing: null });

/** How many steps can be undone and redone. */
export const history = (desk: Desk): { readonly undo: number; readonly redo: number } => ({ undo: logOf(desk).done.length, redo: logOf(desk).undone.length });

/** The model as it was opened. */
export const openedModel = (desk: Desk): Model | undefined => desk.opened.models[desk.at];

const shown = new WeakMap<readonly Step[], Model>();

/** The model that is shown; undefined when nothing could be opened. */
export function modelOf(desk: Desk): Model | undefined {
  const base = openedModel(desk);
  const { done } = logOf(desk);
  if (!base || done.length === 0) return base;
  const before = shown.get(done);
  if (before) return before;
  const made = replay(base, done);
  shown.set(done, made);
  return made;
}

/** Changes of settings are replayed at once; a change of names, classes or the graph is seen by those after it. */
function replay(base: Model, steps: readonly Step[]): Model {
  let model = base;
  let waiting: Change[] = [];
  for (const { change } of steps) {
    const isPlain = change.kind === 'set' || change.kind === 'unset';
    if (!isPlain && waiting.length > 0) {
      model = withChanges(model, waiting);
      waiting = [];
    }
    if (isPlain) waiting.push(change);
    else model = withChanges(model, [change]);
  }
  return waiting.length > 0 ? withChanges(model, waiting) : model;
}
