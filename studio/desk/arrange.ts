// Arranging: layers put into groups, groups named, folded and taken apart, things put where a person wants them; each one step of the log.
// Invariant: the network itself is never changed here.

import type { Arrangement, Corner, Group } from './arrangement.ts';
import { networkFor } from './derived.ts';
import { alsoDrawn, arrange, arrangementOf, modelOf, picked, select, selectAll, type Desk } from './desk.ts';
import { addLayer, pickedNodes, type Tried } from './draw.ts';
import type { Network, NetworkFrame } from './network.ts';
import { regrouped } from './regrouping.ts';
import type { Spot } from './spot.ts';

const kept = new WeakMap<Network, { readonly arrangement: Arrangement; readonly network: Network }>();

/** The network with the groups that it is drawn with, none of them folded. */
export function groupedFor(desk: Desk): Network | undefined {
  const model = modelOf(desk);
  if (!model) return undefined;
  const network = networkFor(model);
  const arrangement = arrangementOf(desk);
  const before = kept.get(network);
  if (before && before.arrangement.groups === arrangement.groups) return before.network;
  const made = regrouped(network, arrangement.groups, model);
  kept.set(network, { arrangement, network: made });
  return made;
}

/** The frame of an id. */
export const frameOf = (desk: Desk, id: string | null): NetworkFrame | undefined => groupedFor(desk)?.frames.find((frame) => frame.id === id);

const freshId = (groups: readonly Group[]): string => {
  let number = groups.length + 1;
  while (groups.some(({ id }) => id === `group ${number}`)) number++;
  return `group ${number}`;
};

/** A layer stands in one group: in the new one it is no longer in another. */
const without = (groups: readonly Group[], layers: readonly string[]): readonly Group[] => groups.map((group) => ({ ...group, layers: group.layers.filter((id) => !layers.includes(id)) })).filter((group) => group.layers.length > 0);

/** Puts the selected layers into a group of their own. */
export function groupPicked(desk: Desk): Tried {
  const ids = members(desk);
  if (ids.length === 0) return { desk, refused: 'No layer is selected.' };
  const levels = new Set(ids.map((id) => id.slice(0, id.lastIndexOf('/') + 1)));
  if (levels.size > 1) return { desk, refused: 'A group holds layers of one model: some of the selected ones stand in a nested model.' };
  const { groups, ...rest } = arrangementOf(desk);
  const id = freshId(groups);
  const now = arrange(desk, { ...rest, groups: [...without(groups, ids), { id, title: `Group ${/\d+/.exec(id)?.[0] ?? ''}`, layers: ids }] });
  return { desk: select(now, `${[...levels][0] ?? ''}#${id}`), refused: null };
}

/** The selected layers; a nested model that is selected as a whole stands for itself. */
function members(desk: Desk): readonly string[] {
  const frames = picked(desk).flatMap((id) => frameOf(desk, id) ?? []);
  const models = frames.filter(({ kind }) => kind === 'model');
  const nodes = pickedNodes(desk).filter(({ id }) => !models.some((frame) => id.startsWith(`${frame.id}/`)));
  return [...nodes.map(({ id }) => id), ...models.map(({ id }) => id)];
}

/** Takes a group apart; its layers stay where they are. */
export function ungroup(desk: Desk, id: string): Tried {
  const frame = frameOf(desk, id);
  if (frame?.kind === 'model') return { desk, refused: `${frame.title} is a model of its own, no group.` };
  if (!frame) return { desk, refused: 'No group is selected.' };
  const { groups, folded: closed, places } = arrangementOf(desk);
  const rest = without(groups, frame.layers);
  const now = arrange(desk, { groups: [...rest, { id: freshId(groups), title: null, layers: frame.layers }], folded: closed.filter((one) => one !== id), places });
  return { desk: selectAll(now, frame.layers), refused: null };
}

/** Gives a group another name. A group of the script's comments becomes one made by hand. */
export function retitle(desk: Desk, id: string, title: string): Tried {
  const frame = frameOf(desk, id);
  const wanted = title.trim();
  if (!frame || frame.kind === 'model' || wanted === frame.title) return { desk, refused: null };
  if (wanted === '') return { desk, refused: 'A group needs a name.' };
  const { groups, folded: closed, places } = arrangementOf(desk);
  const own = groups.find((group) => id.endsWith(`#${group.id}`));
  if (own) return { desk: arrange(desk, { groups: groups.map((group) => (group === own ? { ...group, title: wanted } : group)), folded: closed, places }), refused: null };
  const made = { id: freshId(groups), title: wanted, layers: frame.layers };
  const now = `${id.slice(0, id.lastIndexOf('#'))}#${made.id}`;
  const corner = places[id];
  return { desk: select(arrange(desk, { groups: [...groups, made], folded: closed.map((one) => (one === id ? now : one)), places: corner ? { ...places, [now]: corner } : places }), now), refused: null };
}

/** Draws a frame as one node, or opens it again. */
export function toggleFold(desk: Desk, id: string): Desk {
  const { folded: closed, ...rest } = arrangementOf(desk);
  return arrange(desk, { ...rest, folded: closed.includes(id) ? closed.filter((one) => one !== id) : [...closed, id] });
}

/** Folds every frame that stands in no other, or opens all. */
export function foldAll(desk: Desk): Desk {
  const { folded: closed, ...rest } = arrangementOf(desk);
  const outer = groupedFor(desk)?.frames.filter(({ parent }) => parent === null).map(({ id }) => id) ?? [];
  return arrange(desk, { ...rest, folded: outer.every((id) => closed.includes(id)) ? [] : outer });
}

/** Puts a layer of the palette into the network and, where a corner is given, in this place of the canvas: one step. */
export function drop(desk: Desk, className: string, spot: Spot, corner?: Corner): Tried {
  const tried = addLayer(desk, className, spot);
  const { selected } = tried.desk;
  if (tried.refused !== null || !corner || selected === null) return tried;
  const { groups, places, ...rest } = arrangementOf(tried.desk);
  // Put somewhere by itself, it stands in no group.
  return { desk: alsoDrawn(tried.desk, { ...rest, groups: [...groups, { id: freshId(groups), title: null, layers: [selected] }], places: { ...places, [selected]: corner } }), refused: null };
}

/** Puts things somewhere. */
export function putAt(desk: Desk, corners: Readonly<Record<string, Corner>>): Desk {
  const arrangement = arrangementOf(desk);
  return arrange(desk, { ...arrangement, places: { ...arrangement.places, ...corners } });
}

/** Lets the layout place everything again. */
export const tidy = (desk: Desk): Desk => (Object.keys(arrangementOf(desk).places).length === 0 ? desk : arrange(desk, { ...arrangementOf(desk), places: {} }));
