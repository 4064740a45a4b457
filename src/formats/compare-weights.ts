// The weights that a file holds against those that its layers need. Invariant: what is not known on either side is not compared.

import { exact } from '../formula/index.ts';
import type { Issue } from '../issues/index.ts';
import { Model, type Layer } from '../model/index.ts';
import type { StoredWeight } from './keras-json/stored-layer.ts';
import { keyOf } from './layer-key.ts';
import { pathsIn, placesOf } from './weights-h5/places.ts';
import { holdsLayers, groupFinder, weightsOfGroup, type LayerWeights, type WeightGroup } from './weights-h5/groups.ts';

/** Every layer whose weights in a file of Keras 3 have other shapes. */
export function compareGroups(model: Model, root: WeightGroup): readonly Issue[] {
  const issues: Issue[] = [];
  const waiting: (readonly [Model, WeightGroup])[] = [[model, root]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [around, group] = next;
    // Without a place for layers the file holds something else, such as a model that is a class of its own.
    if (!holdsLayers(group)) continue;
    const find = groupFinder(group);
    const counts = new Map<string, number>();
    for (const layer of around.layers) {
      const found = find({ name: layer.name, key: keyOf(layer.definition.inside ?? layer.className, counts) });
      if (layer instanceof Model) {
        if (found) waiting.push([layer, found]);
      } else issues.push(...compareLayer(layer, found ? weightsOfGroup(found) : [], 'each'));
    }
  }
  return issues;
}

/** Every layer whose weights in an older file have other shapes; the layers of nested models stand together. */
export function compareLayers(model: Model, stored: LayerWeights): readonly Issue[] {
  return model.layers.flatMap((layer) => {
    const found = stored.get(layer.name);
    return found ? compareLayer(layer, found, 'once') : [];
  });
}

/** `each`: a weight that two layers list is kept with both, and one that is put together when it is read is not kept, as in Keras 3. */
function compareLayer(layer: Layer, stored: readonly StoredWeight[], kept: 'each' | 'once'): readonly Issue[] {
  if (layer.definition.family === 'unknown' || !layer.built) return [];
  const needed: string[] = [];
  for (const { shape } of kept === 'once' ? layer.allWeights() : [...pathsIn(placesOf(layer))].map(({ weight }) => weight)) {
    const sizes = shape.map(exact);
    if (sizes.includes(undefined)) return [];
    needed.push(textOf(sizes.map(String)));
  }
  const held = stored.map(({ shape }) => textOf(shape.map(String)));
  const extra = without(held, needed);
  const missing = without(needed, held);
  if (extra.length === 0 && missing.length === 0) return [];
  return [{ code: 'weight-disagrees', severity: 'error', raises: 'ValueError', where: { layer: layer.name }, data: { found: listOf(extra), expected: listOf(missing) } }];
}

const textOf = (sizes: readonly string[]): string => `(${sizes.join(', ')})`;

/** What is in one list and not in the other, each as often as it is too many. */
function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** How many weights a message lists. */
const MOST_LISTED = 4;

const listOf = (shapes: readonly string[]): string => (shapes.length === 0 ? 'no weight' : `${shapes.length === 1 ? 'a weight' : 'weights'} of shape ${shapes.slice(0, MOST_LISTED).join(', ')}${shapes.length > MOST_LISTED ? ', ...' : ''}`);
