// A model's summary as plain data: what every text form of it is made from.
// Invariant: holds what Keras knows of the model; which rows and columns are printed is the renderer's choice.

import type { Size } from '../formula/index.ts';

/** One tensor that a layer reads: `add[0][1]` is the second tensor of the first call of `add`. */
export interface SummaryConnection {
  readonly layer: string;
  readonly call: number;
  readonly tensor: number;
}

/** One row of the summary. */
export interface SummaryRow {
  readonly name: string;
  readonly className: string;
  /** 0 at the top; the layers of a nested model follow its row, one level deeper. */
  readonly level: number;
  /** As Keras 3 prints it: `(None, 28, 28, 1)`, `[(None, 4), (None, 6)]`, `?`. */
  readonly outputShape: string;
  readonly params: Size;
  /** False for a layer whose weights do not exist yet (`0 (unbuilt)`). */
  readonly built: boolean;
  /** `layer.trainable`, which a layer without weights has as well. */
  readonly trainable: boolean;
  readonly hasWeights: boolean;
  /** Empty for inputs and for every nested row. */
  readonly connectedTo: readonly SummaryConnection[];
}

/** How many parameters, and how much memory; null where that cannot be told. */
export interface SummaryTotal {
  readonly count: Size;
  readonly bytes: number | null;
}

/** Everything that a summary prints. */
export interface SummaryData {
  readonly name: string;
  /** True when the table has the column "Connected to": the model is no plain chain of layers. */
  readonly connected: boolean;
  readonly rows: readonly SummaryRow[];
  readonly totals: {
    /** Trainable, non-trainable and the optimizer's together. */
    readonly total: SummaryTotal;
    readonly trainable: SummaryTotal;
    readonly nonTrainable: SummaryTotal;
    /** Only once the model is compiled and the optimizer has its variables. */
    readonly optimizer?: SummaryTotal;
  };
}
