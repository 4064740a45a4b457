// Drawing: layers put in, taken out, copied and joined, each as one step of the log.
// Invariant: what cannot be is refused with the reason, and then the desk is as it was.

import { describe, type Issue } from '../../src/issues/index.ts';
import { findLayer, type Given } from '../../src/layers/index.ts';
import { layersWithin, Model, Session, whyNotWired, withChanges, type Change, type Layer, type Rewiring, type Sprout, type Unwired } from '../../src/model/index.ts';
import { networkFor } from './derived.ts';
import { withIds, type Arrangement } from './arrangement.ts';
import { apply, applyDrawn, arrangementOf, modelOf, picked, select, selectAll, type Desk } from './desk.ts';
import { regrouped } from './regrouping.ts';
import type { NetworkNode } from './network.ts';
import { choiceOf } from './palette.ts';
import { joined } from './ports.ts';
import { spotBehind, type Spot } from './spot.ts';

/** A desk after something was tried, and why it was not done. */
export interface Tried {
  readonly desk: Desk;
  readonly refused: string | null;
}

/** Copied layers, each with the places in this list of what it reads; null for what lies outside. */
export type Clip = readonly Omit<Sprout, 'name'>[];

/** Where a layer goes when nobody says it: behind the selected one, else at the end. */
export function usualSpot(desk: Desk): Spot {
  const model = modelOf(desk);
  return spotBehind(model ? regrouped(networkFor(model), arrangementOf(desk).groups, model) : { nodes: [], frames: [] }, desk.selected);
}

/** Puts a layer of the palette into the network and selects it. */
export function addLayer(desk: Desk, className: string, spot: Spot): Tried {
  const model = modelOf(desk);
  const choice = choiceOf(className);
  if (!model || !choice) return { desk, refused: 'There is no network to put it into.' };
  const [name = className] = freshNames(model, [className]);
  if (choice.isInput || spot.kind === 'input') return choice.isInput ? wire(desk, { kind: 'enter', name, settings: choice.settings }, [name]) : { desk, refused: `${className} reads something: choose a layer to put it behind.` };
  return graft(desk, model, spot, [{ name, class: className, settings: choice.settings, from: [null] }]);
}

function graft(desk: Desk, model: Model, spot: Exclude<Spot, { kind: 'input' }>, layers: readonly Sprout[]): Tried {
  const path = (id: string): string => id.slice(0, id.lastIndexOf('/') + 1);
  if (spot.kind === 'line') {
    const { from, to } = joined(spot.from, spot.to);
    const around = spot.from.split('/').slice(0, spot.from.split('/').indexOf(from)).map((name) => `${name}/`).join('');
    return wire(desk, { kind: 'graft', after: from, to, as: 'between', layers }, layers.map(({ name }) => around + name));
  }
  const node = networkFor(model).nodes.find(({ id }) => id === spot.id);
  if (!node) return { desk, refused: 'The layer to put it behind is not there.' };
  if (spot.kind === 'branch' && path(spot.id) !== '') return { desk, refused: `${node.name} stands in a nested model, which gives one thing: it cannot branch there.` };
  return wire(desk, { kind: 'graft', after: node.name, as: spot.kind === 'branch' ? 'branch' : 'between', layers }, layers.map(({ name }) => path(spot.id) + name));
}

function wire(desk: Desk, change: Rewiring, chosen: readonly string[]): Tried {
  const model = modelOf(desk);
  const why = model ? whyNotWired(model, change) : 'missing';
  return why ? { desk, refused: reason(why, change) } : { desk: selectAll(applyDrawn(desk, [change], joining(desk, change, chosen)), chosen), refused: null };
}

/** Layers that are put between two of one group stand in it as well. */
function joining(desk: Desk, change: Rewiring, chosen: readonly string[]): Arrangement {
  const arrangement = arrangementOf(desk);
  const [model, [first = '']] = [modelOf(desk), chosen];
  if (change.kind !== 'graft' || !model || arrangement.groups.length === 0) return arrangement;
  const before = first.slice(0, first.lastIndexOf('/') + 1) + change.after;
  const behind = networkFor(model).edges.filter(({ from }) => from === before).map(({ to }) => to);
  const groups = arrangement.groups.map((group) => (group.layers.includes(before) && behind.some((id) => group.layers.includes(id)) ? { ...group, layers: [...group.layers, ...chosen] } : group));
  return { ...arrangement, groups };
}

/** The names of all layers; the input of a stack is none of its rows. */
const namesIn = (model: Model): ReadonlySet<string> => new Set([...networkFor(model).nodes.map(({ name }) => name), ...[...layersWithin<Layer>(model)].map(({ name }) => name)]);

/** Names that Keras would give next and that no layer of the network has. */
function freshNames(model: Model, classes: readonly string[]): readonly string[] {
  const taken = namesIn(model);
  const session = new Session();
  return classes.map((className) => {
    const prefix = findLayer(className)?.autoName ?? className.toLowerCase();
    let name = session.autoName(prefix);
    while (taken.has(name)) name = session.autoName(prefix);
    return name;
  });
}

/** The selected layers, those of selected frames included. */
export function pickedNodes(desk: Desk): readonly NetworkNode[] {
  const model = modelOf(desk);
  if (!model) return [];
  const { nodes, frames } = regrouped(networkFor(model), arrangementOf(desk).groups, model);
  const ids = new Set(picked(desk));
  for (const frame of frames) if (ids.has(frame.id)) for (const id of frame.layers) ids.add(id);
  return nodes.filter(({ id }) => ids.has(id) || [...ids].some((one) => id.startsWith(`${one}/`)));
}

/** Takes the selected layers out; what stood before them is joined to what stood behind. */
export function removePicked(desk: Desk): Tried {
  const model = modelOf(desk);
  const nodes = pickedNodes(desk);
  if (!model || nodes.length === 0) return { desk, refused: 'No layer is selected.' };
  const { frames, edges } = networkFor(model);
  const gone = new Set(nodes.map(({ id }) => id));
  // A nested model without its layers would give nothing: it goes with the last of them.
  const models = frames.filter(({ id, kind }) => kind === 'model' && (picked(desk).includes(id) || nodesIn(model, id).every((one) => gone.has(one))));
  const whole = models.map(({ id }) => id.slice(id.lastIndexOf('/') + 1));
  const inside = (node: NetworkNode): boolean => models.some(({ id }) => node.id.startsWith(`${id}/`));
  const changes: Change[] = [...whole, ...nodes.filter((node) => !inside(node)).map(({ name }) => name)].map((layer) => ({ kind: 'remove', layer }));
  const refused = changes.flatMap((change) => (change.kind === 'remove' ? (whyNotWired(model, change) ?? []) : []));
  const [why] = refused;
  const [first] = changes;
  if (why && first?.kind === 'remove') return { desk, refused: reason(why, first) };
  const next = edges.find(({ from, to }) => gone.has(to) && !gone.has(from))?.from ?? null;
  return { desk: select(apply(desk, ...changes), next), refused: null };
}

const nodesIn = (model: Model, id: string): readonly string[] => networkFor(model).nodes.flatMap((node) => (node.id.startsWith(`${id}/`) ? [node.id] : []));

/** What can be pasted of the selection: its layers in the order of their calls. */
export function copyPicked(desk: Desk): Clip {
  const nodes = pickedNodes(desk).filter(({ isInput, layer }) => !isInput && layer.nodes.length > 0).toSorted((a, b) => serial(a) - serial(b));
  const at = new Map(nodes.map(({ layer }, i) => [layer, i]));
  return nodes.map(({ layer }) => ({ class: layer.className, settings: withoutName(layer.given), from: (layer.nodes[0]?.inputs ?? []).map((tensor) => at.get(tensor.node.layer) ?? null) }));
}

const serial = ({ layer }: NetworkNode): number => layer.nodes[0]?.serial ?? 0;

const withoutName = (given: Given): Given => Object.fromEntries(Object.entries(given).filter(([setting]) => setting !== 'name' && setting !== 'input_shape'));

/** Puts copied layers behind the selected one. */
export function paste(desk: Desk, clip: Clip): Tried {
  const model = modelOf(desk);
  if (!model || clip.length === 0) return { desk, refused: 'Nothing is copied: select layers and copy them first.' };
  const names = freshNames(model, clip.map((one) => one.class));
  const spot = usualSpot(desk);
  return spot.kind === 'input' ? { desk, refused: 'The network has no layer to put them behind.' } : graft(desk, model, spot, clip.map((one, i) => ({ ...one, name: names[i] ?? one.class })));
}

/** Puts a copy of the selected layers behind them. */
export const duplicate = (desk: Desk): Tried => paste(selectAll(desk, [...pickedNodes(desk)].toSorted((a, b) => serial(a) - serial(b)).map(({ id }) => id)), copyPicked(desk));

/** Why one layer cannot read another; null where it can. What the layer itself would say is found by inference. */
export function whyNotConnected(model: Model, from: string, to: string, at?: number): string | null {
  const change: Rewiring = { kind: 'connect', ...joined(from, to), ...(at === undefined ? {} : { at }) };
  const why = whyNotWired(model, change);
  if (why) return reason(why, change);
  const wrong = (one: Model): readonly Issue[] => one.allIssues.filter(({ severity }) => severity === 'error');
  const before = new Set(wrong(model).map((issue) => `${issue.code} ${issue.where.layer}`));
  const worse = wrong(withChanges(model, [change])).find((issue) => issue.where.layer === change.to && !before.has(`${issue.code} ${issue.where.layer}`));
  return worse ? describe(worse).what : null;
}

/** Lets one layer read another, as its input of this number or as one more. */
export function connect(desk: Desk, from: string, to: string, at?: number): Tried {
  const model = modelOf(desk);
  const refused = model ? whyNotConnected(model, from, to, at) : 'There is no network.';
  return refused === null ? { desk: select(apply(desk, { kind: 'connect', ...joined(from, to), ...(at === undefined ? {} : { at }) }), to), refused } : { desk, refused };
}

/** Takes a line away. */
export function disconnect(desk: Desk, from: string, to: string): Tried {
  return wire(desk, { kind: 'disconnect', ...joined(from, to) }, [to]);
}

/** Gives a layer another name. */
export function rename(desk: Desk, id: string, name: string): Tried {
  const model = modelOf(desk);
  const before = id.slice(id.lastIndexOf('/') + 1);
  if (!model || name === before) return { desk, refused: null };
  if (!/^[\w.\-:>() ]+$/.test(name)) return { desk, refused: name === '' ? 'A layer needs a name.' : `A name holds letters, digits and _ . - only, not "${name}".` };
  if (namesIn(model).has(name)) return { desk, refused: `Another layer is called ${name} already.` };
  const now = id.slice(0, id.lastIndexOf('/') + 1) + name;
  const arrangement = withIds(arrangementOf(desk), (one) => (one === id || one.startsWith(`${id}/`) ? now + one.slice(id.length) : one));
  return { desk: select(applyDrawn(desk, [{ kind: 'rename', layer: before, name }], arrangement), now), refused: null };
}

function reason(why: Unwired, change: Rewiring): string {
  const from = 'from' in change ? change.from : '';
  const to = 'to' in change ? (change.to ?? '') : change.kind === 'remove' ? change.layer : '';
  switch (why) {
    case 'missing':
      return 'The network has not got that far: its input shape must be known before it can be joined otherwise.';
    case 'itself':
      return `${to} cannot read itself.`;
    case 'loop':
      return `${to} comes before ${from}: a network has no loops.`;
    case 'reads-nothing':
      return `${to} is an input of the network and reads nothing.`;
    case 'joined':
      return `${to} reads ${from} already.`;
    case 'only-input':
      return change.kind === 'remove' ? `A layer behind ${to} reads nothing else.` : `${to} reads nothing else: connect another layer to it instead.`;
    case 'last-input':
      return `${to} is the only input of the network.`;
  }
}
