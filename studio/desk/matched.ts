// Which layers of two readings of a network are the same.

import { layersWithin, type Layer, type Model } from '../../src/model/index.ts';

/** The ids of one model's layers by those of another: two that differ in one stretch are the same before and behind it. */
export function matched(from: Model, to: Model): (id: string) => string | undefined {
  const [a, b] = [idsOf(from), idsOf(to)];
  const most = Math.min(a.length, b.length);
  let before = 0;
  while (before < most && a[before]?.class === b[before]?.class) before++;
  let behind = 0;
  while (behind < most - before && a.at(-1 - behind)?.class === b.at(-1 - behind)?.class) behind++;
  const pairs = new Map<string, string>();
  for (let i = 0; i < before; i++) pairs.set(a[i]?.id ?? '', b[i]?.id ?? '');
  for (let i = 1; i <= behind; i++) pairs.set(a.at(-i)?.id ?? '', b.at(-i)?.id ?? '');
  return (id) => pairs.get(id);
}

/** Every layer below a model, in an order that two readings of one network share, by its id on the canvas. */
function idsOf(model: Model): readonly { readonly id: string; readonly class: string }[] {
  const ids = new Map<Layer, string>();
  const waiting: { readonly model: Model; readonly path: string }[] = [{ model, path: '' }];
  for (let one = waiting.shift(); one; one = waiting.shift()) {
    for (const layer of [...one.model.inputs.map(({ node }) => node.layer), ...one.model.rows]) {
      if (ids.has(layer)) continue;
      ids.set(layer, one.path + layer.name);
      if ('rows' in layer) waiting.push({ model: layer as Model, path: `${one.path}${layer.name}/` });
    }
  }
  return [...layersWithin<Layer>(model)].flatMap((layer) => {
    const id = ids.get(layer);
    return id === undefined ? [] : [{ id, class: layer.className }];
  });
}
