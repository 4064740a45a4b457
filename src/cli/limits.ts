// What a model may come to at most, and what it does come to.
// Invariant: a limit that cannot be decided is not kept, and says why.

import { evaluateOne, exact, formula, group, isUnknown, sizeText, type Size } from '../formula/index.ts';
import { layersWithin, Model, type Layer } from '../model/index.ts';
import { costOf, countsOf, documentSize, memoryText, type CostData, type DocumentSize } from '../report/index.ts';

/** What can be limited, by its option. */
export type Measure = 'params' | 'macs' | 'memory';

/** One limit held against one model. */
export interface Verdict {
  readonly measure: Measure;
  readonly most: number;
  readonly value: DocumentSize;
  readonly keeps: boolean;
  /** The sentence behind the model's name. */
  readonly text: string;
}

interface Measured {
  readonly value: Size;
  /** Why it is not known, where it is not. */
  readonly lost: string | undefined;
  /** The layer that has most of it. */
  readonly mostly: { readonly name: string; readonly value: bigint } | undefined;
}

const both = formula`weights + activations`;

/** The layer with the largest part. */
function largest(parts: readonly { readonly name: string; readonly size: Size }[]): Measured['mostly'] {
  return parts.reduce<Measured['mostly']>((most, { name, size }) => {
    const value = exact(size);
    return value !== undefined && value > (most?.value ?? 0n) ? { name, value } : most;
  }, undefined);
}

/** Whether the input leaves sizes open; then that is what is behind everything that is not known. */
const isOpen = (model: Model): boolean => model.inputs.some(({ shape }) => shape?.slice(1).includes(null) === true);

/** Why a number is not known. */
function lostBecause(model: Model, size: Size, layer: string | undefined): string {
  const where = layer === undefined ? '' : `, first in ${layer}`;
  if (isOpen(model)) return `the input leaves sizes open${where}; --size H=224 puts a number in for the first of them`;
  if (size === null) return `a size is None${where}`;
  return `${isUnknown(size) ? size.because : `it is ${sizeText(size)}`}${where}`;
}

function measured(model: Model, measure: Measure, costs: () => CostData): Measured {
  const leaves = [...new Set(layersWithin<Layer>(model))].filter((layer) => !(layer instanceof Model) && layer.nodes.length > 0);
  if (measure === 'params') {
    const value = countsOf([model]).total;
    const parts = leaves.map((layer) => ({ name: layer.name, size: countsOf([layer]).total }));
    return finish(model, value, parts);
  }
  const { rows, totals: { macs, weightBytes, inferenceBytes } } = costs();
  if (measure === 'macs') return finish(model, macs, rows.map(({ name, macs: size }) => ({ name, size })));
  return finish(model, evaluateOne(both, { weights: weightBytes, activations: inferenceBytes }), rows.map(({ name, weightBytes: weights, activationBytes: activations }) => ({ name, size: evaluateOne(both, { weights, activations }) })));
}

function finish(model: Model, value: Size, parts: readonly { readonly name: string; readonly size: Size }[]): Measured {
  if (exact(value) !== undefined) return { value, lost: undefined, mostly: largest(parts) };
  const first = parts.find(({ size }) => exact(size) === undefined);
  return { value, lost: lostBecause(model, first?.size ?? value, first?.name), mostly: undefined };
}

/** What a measure is called, and how its numbers are written. */
const words: Readonly<Record<Measure, { readonly noun: string; readonly whole: string; readonly write: (value: number | bigint) => string }>> = {
  params: { noun: 'parameters', whole: 'the number of parameters', write: (value) => group(value) },
  macs: { noun: 'multiply-adds for one example', whole: 'the number of multiply-adds', write: (value) => group(value) },
  memory: { noun: 'of weights and activations for one example', whole: 'the memory', write: (value) => memoryText(Number(value)) },
};

const PERCENT = 1000n;

/** Holds limits against a model, in their order. */
export function verdicts(model: Model, limits: readonly (readonly [Measure, number])[]): readonly Verdict[] {
  let cost: CostData | undefined;
  const costs = (): CostData => (cost ??= costOf(model));
  return limits.map(([measure, most]): Verdict => {
    const { value, lost, mostly } = measured(model, measure, costs);
    const { noun, whole, write } = words[measure];
    const known = exact(value);
    const limit = `${write(most)} of --max-${measure}`;
    if (known === undefined) return { measure, most, value: documentSize(value), keeps: false, text: `${whole} is not known, so the ${limit} cannot be checked: ${lost ?? 'it is not built'}` };
    const told = `${write(known)} ${noun}`;
    if (known <= BigInt(most)) return { measure, most, value: documentSize(value), keeps: true, text: `${told}, at most ${write(most)}` };
    const part = mostly && known > 0n ? `; ${write(mostly.value)} (${(Number((mostly.value * PERCENT) / known) / 10).toFixed(1)}%) in ${mostly.name}` : '';
    return { measure, most, value: documentSize(value), keeps: false, text: `${told}, ${write(known - BigInt(most))} more than the ${limit}${measure === 'memory' ? '' : part}` };
  });
}
