// How the places of an input and of an output belong together along each axis: what a window reads, or what it paints.
// Invariant: the numbers are formulas over the same names as the sizes, so a picture shows what is computed.

import { formula, type Formula } from '../formula/index.ts';

/**
 * The output `o` reads the places `o * step + tap * gap - before` of the input, for every tap of its window; places below
 * 0 and from `n` on are padding. Where it `paints`, the place `i` of the input reaches the places `i * step + tap * gap -
 * before` of the output instead. All per axis, the places of the input being called `n`.
 */
export interface Sweep {
  readonly paints?: true;
  readonly window: Formula;
  readonly gap: Formula;
  readonly step: Formula;
  readonly before: Formula;
  /** How many outputs there are. */
  readonly size: Formula;
}

const one = formula`1`;
const none = formula`0`;

/** A window of `kernel_size` taps that slides over the input, and begins so many places before it. */
export const slides = (before: Formula = none): Sweep => ({ window: formula`kernel_size`, gap: formula`dilation_rate`, step: formula`strides`, before, size: formula`size` });

/** A window without gaps, of another name. */
export const pools = (before: Formula = none): Sweep => ({ window: formula`pool_size`, gap: one, step: formula`strides`, before, size: formula`size` });

/** Every output is one place of the input, counted from so many places before it. */
export const shifts = (before: Formula): Sweep => ({ window: one, gap: one, step: one, before, size: formula`size` });

/** Every place of the input paints a window into the output, from which so many places are cut off at the beginning. */
export const paints = (before: Formula = none): Sweep => ({ ...slides(before), paints: true });

/** Every place of the input is repeated `size` times. */
export const repeats: Sweep = { paints: true, window: formula`size`, gap: one, step: formula`size`, before: none, size: formula`grown` };
