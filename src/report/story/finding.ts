// What is found in a network: a pattern at some steps, and the numbers that are told of it.
// Invariant: numbers come from the model and from what is built beside it; the words are in story.md.

import { group } from '../../formula/index.ts';
import type { Layer } from '../../model/index.ts';
import type { LayerCost } from '../cost.ts';
import { costOfSteps, type Cost } from './measure.ts';
import type { Step } from './steps.ts';

/** What a text may speak of: a number, or words; what is not known is left out, with the line that needs it. */
export type Fact = number | string | undefined;
/** What a text speaks of, by name. */
export type Facts = Readonly<Record<string, Fact>>;

/** A pattern at some steps. */
export interface Finding {
  /** The section of story.md that tells it. */
  readonly code: string;
  /** The steps that make it up; the last decides which block it belongs to. */
  readonly steps: readonly Step[];
  /** True where each is told by itself, however many there are in a block. */
  readonly alone?: true;
  /** Worked out only for the finding that is told. */
  readonly facts: () => Facts;
}

/** What the patterns are looked for in. */
export interface Bench {
  readonly steps: readonly Step[];
  readonly costs: ReadonlyMap<Layer, LayerCost>;
  /** The number of the block of a step. */
  readonly blockOf: (step: Step) => number;
}

/** What some steps cost. */
export const costAt = ({ costs }: Bench, steps: readonly Step[]): Cost => costOfSteps(steps, costs);

/** `3x3`; what is the same along every axis or not. */
export const windowText = (window: readonly number[]): string => window.join('x');

/** `56 x 56`. */
export const placesText = (places: readonly number[] | undefined): string | undefined => places?.join(' x ');

/** How much another number is beside one: `2.6 times as many`, `about as many`, `49 times fewer`. */
export function besides(one: number | undefined, other: number | undefined): string | undefined {
  if (one === undefined || other === undefined || one === 0) return undefined;
  const ratio = other / one;
  if (ratio > 0.95 && ratio < 1.05) return 'about as many';
  if (ratio < 1) return isTwo(1 / ratio) ? 'half as many' : `${timesText(1 / ratio)} fewer`;
  return `${timesText(ratio)} as many`;
}

const isTwo = (ratio: number): boolean => ratio.toFixed(1) === '2.0';

/** `twice`, `2.6 times`, `17 times`, `1,366 times`. */
export const timesText = (ratio: number): string => isTwo(ratio) ? 'twice' : `${ratio < 9.95 ? ratio.toFixed(1).replace(/\.0$/, '') : group(BigInt(Math.round(ratio)))} times`;

const FRACTIONS: Readonly<Record<string, string>> = { '2.0': 'half the places', '4.0': 'a quarter of the places', '16.0': 'a sixteenth of the places' };

/** How many places are left of so many times more. */
export const fewerPlaces = (ratio: number): string => FRACTIONS[ratio.toFixed(1)] ?? `${timesText(ratio)} fewer places`;

/** A part of a whole: `12.5%`. */
export const percentText = (part: number): string => (part > 0 && part < 0.001 ? 'less than 0.1%' : `${(part * 100).toFixed(1).replace(/\.0$/, '')}%`);

/** A part of a whole, where both are known. */
export const partOf = (part: number | undefined, whole: number | undefined): string | undefined => (part === undefined || whole === undefined || whole === 0 ? undefined : percentText(part / whole));

/** The facts of one thing beside another: what each costs, and how they compare. */
export function beside(cost: Cost, other: Cost | undefined): Facts {
  return {
    params: cost.params, macs: cost.macs,
    other_params: other?.params, other_macs: other?.macs,
    times: besides(cost.params, other?.params), times_macs: besides(cost.macs, other?.macs),
  };
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A small number in words. */
export const wordText = (count: number): string => WORDS[count] ?? group(BigInt(count));

/** A sum of costs. */
export const plus = (a: Cost, b: Cost): Cost => ({
  params: a.params === undefined || b.params === undefined ? undefined : a.params + b.params,
  macs: a.macs === undefined || b.macs === undefined ? undefined : a.macs + b.macs,
});
