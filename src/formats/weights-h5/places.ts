// Where Keras 3 keeps the weights of a model: groups by attribute, and in each the weights by number.
// Source: `_save_state` in keras/src/saving/saving_lib.py, Keras 3.15.1. Invariant: a layer that stands in several places is kept at the first.

import { Layer, Model, type Weight } from '../../model/index.ts';
import { keyOf } from '../layer-key.ts';

/** A weight, and the layer that says how it starts. */
export interface Kept {
  readonly layer: Layer;
  readonly weight: Weight;
}

/** One object of a file of weights: its own weights in their order, and what lies inside it. */
export interface Place {
  readonly name: string;
  readonly vars: readonly Kept[];
  readonly children: ReadonlyMap<string, Place>;
}

/** An object that only holds others, as the list of a model's layers does. */
const holder = (children: ReadonlyMap<string, Place>): Place => ({ name: '', vars: [], children });

/** The places of all weights of a model, or of a layer alone. */
export const placesOf = (layer: Layer): Place => placeOf(layer, new Set());

function placeOf(layer: Layer, visited: Set<Layer>): Place {
  visited.add(layer);
  const children = new Map<string, Place>();
  if (layer instanceof Model) children.set('layers', listed(layer.layers, visited));
  const { stores } = layer.definition;
  const ranks = new Map(stores?.order?.map((name, i) => [name, i]));
  const own = grouped(layer, ranks);
  for (const [owner, vars] of own) if (owner !== '') children.set(stores?.inside?.[owner] ?? owner, { name: owner, vars, children: new Map() });
  if (!(layer instanceof Model)) {
    for (const [setting, part] of Object.entries(layer.parts)) {
      const attribute = stores?.inside?.[setting] ?? setting;
      if (Array.isArray(part)) children.set(attribute, listed(part.filter((one) => one instanceof Layer), visited));
      else if (part instanceof Layer && !visited.has(part)) children.set(attribute, placeOf(part, visited));
    }
  }
  return { name: layer.name, vars: own.get('') ?? [], children };
}

/** Layers in a list, each under its class and its number among those of it. */
function listed(layers: readonly Layer[], visited: Set<Layer>): Place {
  const counts = new Map<string, number>();
  const children = new Map<string, Place>();
  for (const layer of layers) {
    const key = keyOf(layer.definition.inside ?? layer.className, counts);
    if (!visited.has(layer)) children.set(key, placeOf(layer, visited));
  }
  return holder(children);
}

/** The weights of a layer by what they belong to: itself, or what it makes inside and lists as its own. */
function grouped(layer: Layer, ranks: ReadonlyMap<string, number>): ReadonlyMap<string, readonly Kept[]> {
  const groups = new Map<string, Kept[]>();
  for (const weight of layer.weights) {
    const at = weight.name.lastIndexOf('/');
    if (ranks.size > 0 && !ranks.has(weight.name.slice(at + 1))) continue;
    const owner = weight.name.slice(0, Math.max(0, at));
    groups.set(owner, [...(groups.get(owner) ?? []), { layer: ownerOf(layer, weight), weight }]);
  }
  const rank = ({ weight }: Kept): number => ranks.get(weight.name.slice(weight.name.lastIndexOf('/') + 1)) ?? 0;
  return new Map([...groups].map(([owner, vars]) => [owner, ranks.size === 0 ? vars : vars.toSorted((a, b) => rank(a) - rank(b))]));
}

/** The layer that made a weight: one that lists a weight of a layer inside it did not. */
const ownerOf = (layer: Layer, weight: Weight): Layer => (layer.borrowed?.weight === weight ? (layer.sublayers.find((inner) => inner.weights.includes(weight)) ?? layer) : layer);

/** Every weight with its path in the file: `layers/dense/vars/0`. */
export function* pathsIn({ vars, children }: Place, path = ''): Generator<Kept & { readonly path: string }> {
  for (const [i, kept] of vars.entries()) yield { ...kept, path: `${path}vars/${i}` };
  for (const [name, child] of children) yield* pathsIn(child, `${path}${name}/`);
}
