// Two models compared layer by layer: what was changed, what follows from it, and what it comes to.
// Invariant: equal means that every layer is the same and reads the same; what is not known is said, and is never equal.

import { evaluateOne, exact, formula, type Size } from '../../formula/index.ts';
import { Model, type Layer } from '../../model/index.ts';
import { shapeText } from '../../shape/index.ts';
import { costsOf, type CostData, type LayerCost } from '../cost.ts';
import { countsOf } from '../parameter-counts.ts';
import { documentSize } from '../plain-size.ts';
import { nestedLayers } from '../summary-of.ts';
import type { ComparedModel, ComparedRow, ComparedTotals, Comparison, Pair, RowKind, SettingChange, Words } from './comparison-data.ts';
import { uncrossed } from './align.ts';
import { entriesOf, settingText, type Entry } from './entries.ts';
import { match, type Matching } from './match.ts';

type Costs = ReadonlyMap<Layer, LayerCost>;

/** Compares two models; the layers of the second stand for those of the first by what they are and how they are connected, whatever they are called. */
export function diff(a: Model, b: Model): Comparison {
  const [costA, costB] = [costsOf(a), costsOf(b)];
  const doubts = new Set<string>();
  const rows = rowsOf(a, b, costA.byLayer, costB.byLayer, doubts);
  const [one, other] = [modelOf(a), modelOf(b)];
  const ends = one.inputs.join() === other.inputs.join() && one.outputs.join() === other.outputs.join();
  return {
    schema: 1,
    a: one,
    b: other,
    equal: ends && doubts.size === 0 && rows.every(({ kind }) => kind === 'same'),
    unknown: [...doubts],
    rows,
    totals: totalsOf(a, b, costA.data.totals, costB.data.totals),
  };
}

const shapes = (tensors: Model['inputs']): readonly string[] => tensors.map(({ shape, dtype }) => `${shapeText(shape).replace(/,\)$/, ')')} ${dtype}`);

const modelOf = (model: Model): ComparedModel => ({ name: model.name, class: model.className, inputs: shapes(model.inputs), outputs: shapes(model.outputs) });

/** The rows of one level; what is inside models that stand for each other is compared in turn. */
function rowsOf(a: Model, b: Model, costsA: Costs, costsB: Costs, doubts: Set<string>): readonly ComparedRow[] {
  const [ofA, ofB] = [entriesOf(a, costsA), entriesOf(b, costsB)];
  for (const { unknown: isUnknown, layer } of [...ofA, ...ofB]) if (isUnknown) doubts.add(layer.name);
  const matching = match(ofA, ofB);
  const fixed = straight(matching);
  return inOrder(ofA, ofB, matching, fixed).map(([i, j]): ComparedRow => {
    const [one, other] = [i === undefined ? undefined : ofA[i], j === undefined ? undefined : ofB[j]];
    if (!one || !other) return { ...NOTHING, kind: one ? 'removed' : 'added', a: one?.shown ?? null, b: other?.shown ?? null };
    const [inner, outer] = [one.layer, other.layer];
    const inside = inner instanceof Model && outer instanceof Model ? rowsOf(inner, outer, costsA, costsB, doubts) : [];
    return rowOf(one, other, inside, rewiredAt(i ?? 0, j ?? 0, ofA, ofB, matching, fixed), !fixed.has(i ?? 0));
  });
}

const NOTHING = { settings: [], gives: null, renamed: null, rewired: null, inside: [] };

function rowOf(a: Entry, b: Entry, inside: readonly ComparedRow[], rewired: ComparedRow['rewired'], isMoved: boolean): ComparedRow {
  const settings = a.kind === b.kind ? settingChanges(a, b) : [];
  const gives = words(a.shown.gives, b.shown.gives);
  const renamed = a.chosen !== undefined || b.chosen !== undefined ? words(a.shown.name, b.shown.name) : null;
  const isChanged = settings.length > 0 || inside.some(({ kind }) => kind !== 'same' && kind !== 'follows');
  const differs = gives !== null || rewired !== null || a.shown.params !== b.shown.params || a.shown.macs !== b.shown.macs || inside.some(({ kind }) => kind !== 'same');
  const kind: RowKind = a.kind !== b.kind ? 'replaced' : isMoved ? 'moved' : isChanged ? 'changed' : differs ? 'follows' : 'same';
  return { kind, a: a.shown, b: b.shown, settings, gives, renamed, rewired, inside };
}

const words = (a: string, b: string): Words | null => (a === b ? null : { a, b });

function settingChanges(a: Entry, b: Entry): readonly SettingChange[] {
  if (a.signature === b.signature) return [];
  const [ofA, ofB] = [a.settings(), b.settings()];
  const names = new Set([...ofA.keys(), ...ofB.keys()]);
  return [...names].filter((name) => ofA.get(name) !== ofB.get(name)).map((name): SettingChange => {
    const [one, other] = [settingText(a, name), settingText(b, name)];
    // Where both are written alike, their full form tells them apart.
    return one === other ? { name, a: ofA.get(name) ?? null, b: ofB.get(name) ?? null } : { name, a: one, b: other };
  });
}

/** The pairs that stand in the same order in both. */
const straight = ({ toB }: Matching): ReadonlyMap<number, number> => new Map(uncrossed([...toB].toSorted(([x], [y]) => x - y)));

/** The rows in the order of the second model; what only the first has stands behind what it stood behind. */
function inOrder(a: readonly Entry[], b: readonly Entry[], { toB, toA }: Matching, fixed: ReadonlyMap<number, number>): readonly (readonly [number | undefined, number | undefined])[] {
  const rows: (readonly [number | undefined, number | undefined])[] = [];
  let next = 0;
  const remove = (): void => {
    for (; next < a.length && !fixed.has(next); next++) if (!toB.has(next)) rows.push([next, undefined]);
  };
  remove();
  for (const j of b.keys()) {
    const i = toA.get(j);
    rows.push([i, j]);
    if (i === undefined || fixed.get(i) !== j) continue;
    next = i + 1;
    remove();
  }
  return rows;
}

/** What a layer reads, layers passed by that are in one model only, or in another place, and only stand between. */
function readsOf(entries: readonly Entry[], at: number, passes: (i: number) => boolean): readonly number[] {
  return (entries[at]?.reads ?? []).map((read) => {
    let now = read;
    for (let i = 0; i < entries.length && now >= 0 && passes(now); i++) {
      const [only, ...others] = entries[now]?.reads ?? [];
      if (only === undefined || others.length > 0) break;
      now = only;
    }
    return now;
  });
}

/** What two layers that stand for each other read from, where that is not the same. */
function rewiredAt(i: number, j: number, a: readonly Entry[], b: readonly Entry[], { toB, toA }: Matching, fixed: ReadonlyMap<number, number>): ComparedRow['rewired'] {
  const standing = (one: number): boolean => fixed.has(one);
  const [readsA, readsB] = [readsOf(a, i, (one) => !standing(one)), readsOf(b, j, (one) => !standing(toA.get(one) ?? -1))];
  const isSame = readsA.length === readsB.length && readsA.every((one, n) => (one < 0 ? one : toB.get(one)) === readsB[n]);
  return isSame ? null : { a: a[i]?.shown.reads ?? [], b: b[j]?.shown.reads ?? [] };
}

const less = formula`b - a`;

/** A number of both models, and how much more it is in the second. */
function pairOf(a: Size, b: Size): Pair {
  const isKnown = exact(a) !== undefined && exact(b) !== undefined;
  return { a: documentSize(a), b: documentSize(b), change: isKnown ? documentSize(evaluateOne(less, { a, b })) : null };
}

function totalsOf(a: Model, b: Model, costA: CostData['totals'], costB: CostData['totals']): ComparedTotals {
  const [countA, countB] = [countsOf([a]), countsOf([b])];
  const layers = (model: Model): number => [...nestedLayers(model)].filter(({ layer }) => layer.definition.inputs !== 'none').length;
  return {
    layers: pairOf(layers(a), layers(b)),
    params: pairOf(countA.total, countB.total),
    trainable_params: pairOf(countA.trainable, countB.trainable),
    non_trainable_params: pairOf(countA.nonTrainable, countB.nonTrainable),
    macs: pairOf(costA.macs, costB.macs),
    weight_bytes: pairOf(costA.weightBytes, costB.weightBytes),
    activation_bytes_inference: pairOf(costA.inferenceBytes, costB.inferenceBytes),
    activation_bytes_training: pairOf(costA.trainingBytes, costB.trainingBytes),
  };
}
