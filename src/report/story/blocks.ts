// The blocks of a network: those that its design names, or the headings of its script, or else the sizes that pictures go through.

import { groupOf, type Layer, type Model } from '../../model/index.ts';
import type { Shape } from '../../shape/index.ts';
import { placesOf } from './kernel.ts';
import type { Step } from './steps.ts';

/** Layers that are told together. */
export interface BlockOf {
  /** Undefined where layers stand under no heading. */
  readonly title: string | undefined;
  /** What it is for, where the design says so. */
  readonly role: string | undefined;
  readonly layers: readonly Layer[];
}

interface Growing extends BlockOf {
  readonly layers: Layer[];
}

/** The blocks of a model, in the order in which they are computed. */
export function blocksOf(model: Model, steps: readonly Step[]): readonly BlockOf[] {
  const rows = model.rows;
  const sorted = firstSteps(rows, steps);
  if (!rows.some((layer) => groupOf(layer) !== undefined)) return bySize(sorted, steps);
  const found: Growing[] = [];
  const named = new Map<string, Growing>();
  for (const layer of sorted) {
    const title = groupOf(layer);
    // The design's own titles are its blocks, wherever branches put their layers; a script may use a heading again.
    const isDesigned = title !== undefined && layer.origin?.group === undefined;
    const before = isDesigned ? named.get(title) : found.at(-1)?.title === title ? found.at(-1) : undefined;
    if (before) {
      before.layers.push(layer);
      continue;
    }
    const made: Growing = { title, role: layer.origin?.group === undefined ? layer.designed?.role : undefined, layers: [layer] };
    found.push(made);
    if (isDesigned) named.set(title, made);
  }
  return found;
}

/** Layers in the order in which they are first computed; those that are never called stay behind. */
function firstSteps(rows: readonly Layer[], steps: readonly Step[]): readonly Layer[] {
  const at = new Map<Layer, number>();
  for (const step of steps) if (!at.has(step.row)) at.set(step.row, step.at);
  return rows.toSorted((a, b) => (at.get(a) ?? Infinity) - (at.get(b) ?? Infinity) || 0);
}

/** What stands together where nothing is named: pictures of one size; behind them, all that is no picture. */
function bySize(rows: readonly Layer[], steps: readonly Step[]): readonly BlockOf[] {
  const shapes = new Map<Layer, Shape | undefined>(steps.map((step) => [step.row, step.to]));
  const found: (Growing & { readonly key: string })[] = [];
  for (const layer of rows) {
    const shape = shapes.get(layer);
    const places = placesOf(shape);
    const isPicture = places !== undefined && places.length > 1;
    const key = isPicture ? places.join(' x ') : `${shape?.length ?? '?'} axes`;
    const last = found.at(-1);
    if (last && (last.key === key || (!isPicture && !last.key.includes(' x ')))) last.layers.push(layer);
    else found.push({ key, title: isPicture ? `At ${key}` : undefined, role: undefined, layers: [layer] });
  }
  for (let i = found.length - 2; i >= 0; i--) {
    const [block, next] = [found[i], found[i + 1]];
    // What only prepares a picture (zeros around it, a scale) belongs to what computes with it.
    if (!block || !next || next.title === undefined || block.layers.some(({ params }) => params !== 0)) continue;
    next.layers.unshift(...block.layers);
    found.splice(i, 1);
  }
  const isStaged = found.filter(({ title }) => title !== undefined).length > 1;
  if (isStaged) return found.map(({ title, role, layers }) => ({ title: title ?? 'No picture any more', role, layers }));
  return [{ title: undefined, role: undefined, layers: rows }];
}
