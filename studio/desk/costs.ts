// What a network costs to run, layer by layer: multiply-adds, bytes of weights, bytes of what is given on.
// Invariant: the numbers are the report's; one that no formula tells is "?" and makes no bar.

import { countText, isUnknown, type Size } from '../../src/formula/index.ts';
import type { Model } from '../../src/model/index.ts';
import { costOf, memoryText } from '../../src/report/index.ts';

/** A cost: as a number where it is one, and for reading. */
export interface Amount {
  readonly value: number | null;
  readonly text: string;
}

/** What one layer costs, for one example. */
export interface CostRow {
  /** Its id on the canvas. */
  readonly id: string;
  /** 0 at the top; the rows of a nested model follow it. */
  readonly level: number;
  readonly macs: Amount;
  readonly weights: Amount;
  readonly given: Amount;
  /** How the multiply-adds come about: the formula with the numbers in. */
  readonly because: string | null;
}

/** What a network costs, for one example. */
export interface Costs {
  readonly rows: readonly CostRow[];
  readonly macs: Amount;
  readonly weights: Amount;
  /** What all layers give, which training keeps. */
  readonly training: Amount;
  /** The most that lives at once while nothing is trained. */
  readonly inference: Amount;
}

const amount = (size: Size, textOf: (value: number) => string): Amount => {
  if (typeof size === 'number') return { value: size, text: textOf(size) };
  return { value: null, text: isUnknown(size) ? '?' : countText(size) };
};

const counted = (size: Size): Amount => amount(size, (value) => value.toLocaleString('en'));
const bytes = (size: Size): Amount => amount(size, (value) => (value === 0 ? '0' : memoryText(value)));

/** The costs of a model. */
export function costsOf(model: Model): Costs {
  const { rows, totals } = costOf(model);
  const path: string[] = [];
  return {
    rows: rows.map(({ name, level, macs, weightBytes, activationBytes, because }) => {
      path.length = level;
      path[level] = name;
      return { id: path.join('/'), level, macs: counted(macs), weights: bytes(weightBytes), given: bytes(activationBytes), because: because && `${because.formula} = ${because.numbers}` };
    }),
    macs: counted(totals.macs),
    weights: bytes(totals.weightBytes),
    training: bytes(totals.trainingBytes),
    inference: bytes(totals.inferenceBytes),
  };
}
