// The axes that the window of a layer goes over.
// Invariant: every number comes from the formulas of the layer's declaration; a layer that declares none has no sweep.

import { evaluate, type Scope, type Value } from '../../src/formula/index.ts';
import type { Layer } from '../../src/model/index.ts';
import type { SweptAxis } from './sweep.ts';

/** The axes that a layer's window goes over; undefined for a layer without one. */
export function sweepOf(layer: Layer): readonly SweptAxis[] | undefined {
  const inferred = layer.nodes.at(-1)?.inferred;
  const sweep = inferred?.recipe?.sweep;
  if (!sweep) return undefined;
  const scope: Scope = inferred?.scope ?? {};
  const names = [...new Set([sweep.window, sweep.gap, sweep.step, sweep.before, sweep.size].flatMap((formula) => [...formula.names]))];
  if (names.some((name) => scope[name] === undefined) || scope['n'] === undefined) return undefined;
  const parts = { n: scope['n'], size: evaluate(sweep.size, scope), window: evaluate(sweep.window, scope), gap: evaluate(sweep.gap, scope), step: evaluate(sweep.step, scope), before: evaluate(sweep.before, scope) };
  const count = Array.isArray(parts.n) ? parts.n.length : 1;
  const axes = Array.from({ length: count }, (_, axis) => Object.fromEntries([...Object.entries(parts).map(([name, value]) => [name, at(value, axis)]), ['paints', sweep.paints === true]]));
  return axes.every(isWhole) ? axes : undefined;
}

const at = (value: Value | undefined, axis: number): unknown => (Array.isArray(value) ? (value as readonly unknown[])[axis] : value);

const isWhole = (axis: Readonly<Record<string, unknown>>): axis is Readonly<Record<string, unknown>> & SweptAxis =>
  Object.entries(axis).every(([name, one]) => name === 'paints' || typeof one === 'number') && ['n', 'size', 'window', 'gap', 'step'].every((name) => Number(axis[name]) >= 1);
