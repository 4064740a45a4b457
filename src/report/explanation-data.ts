// The explanation of a model as plain data: what text, Markdown, JSON and the page are made from.
// Invariant: JSON-safe throughout (no bigint, no class, no function), so it can cross a worker or a file.

import type { Control } from '../layers/index.ts';

/**
 * A size or a count as data: a number; text for one beyond 2^53 (`"9007199254740993"`) or an expression (`"H / 2"`);
 * `null` for Keras's `None` and for what cannot be told.
 */
export type PlainSize = number | string | null;

/** One number and how it comes about: the formula, the formula with the numbers in, the answer. */
export interface ExplainedNumber {
  /** What the number is: `height`, `channels`, `parameters`, `kernel`. */
  readonly label: string;
  /** The formula as declared: `floor((n - reach) / strides) + 1`. */
  readonly formula: string;
  /** The numbers put in: `floor((28 - 3) / 1) + 1`. Equal to `answer` when nothing is computed. */
  readonly numbers: string;
  /** The answer for reading: `26`, `262,400`, `None`, `H / 2`; `4, 4, 64` for a name that stands for several sizes. */
  readonly answer: string;
  readonly latex: { readonly formula: string; readonly numbers: string; readonly answer: string };
  readonly value: PlainSize;
  /** Why the number cannot be told, where it cannot. */
  readonly because?: string;
}

/** A name that a layer's formulas speak of: `n = 28`, or `reach = dilation_rate * (kernel_size - 1) + 1 = 3`. */
export interface ExplainedName extends ExplainedNumber {
  /** The name as the formulas spell it; `label` adds the axis where axes differ. */
  readonly name: string;
  /** What the name stands for, read after "is the": `size of the input`; null where the declaration does not say. */
  readonly about: string | null;
}

/** A setting of a layer: what it does, what it is, and whether a person chose it. */
export interface ExplainedSetting {
  readonly name: string;
  readonly about: string;
  /** The value as Python writes it: `(3, 3)`, `'same'`, `None`. */
  readonly value: string;
  /** The kind of form it takes: `count`, `counts`, `number`, `choice`, `flag`, `object`, `sizes`, `text`. */
  readonly control: Control['kind'];
  /** True when the value is the one that Keras takes when nothing is said. */
  readonly isDefault: boolean;
}

/** One tensor that a layer reads or gives. */
export interface ExplainedShape {
  /** As Keras prints it: `(None, 26, 26, 32)`; `?` when it cannot be told. */
  readonly text: string;
  readonly sizes: readonly PlainSize[] | null;
  readonly dtype: string | null;
  /** What each axis is: `batch`, `height`, `width`, `channels`; empty when no names are known. */
  readonly axes: readonly string[];
}

/** What a layer adds at the border before it computes (`same` and `causal` padding); axes that agree stand together. */
export interface ExplainedPadding {
  /** `height`, or `height and width`. */
  readonly axis: string;
  /** At the top, the left, the start. */
  readonly before: ExplainedNumber;
  /** At the bottom, the right, the end. */
  readonly after: ExplainedNumber;
}

/** One tensor of learned (or counted) numbers, and how many there are. */
export interface ExplainedWeight {
  readonly name: string;
  /** What its numbers are for. */
  readonly about: string;
  readonly shape: readonly PlainSize[];
  readonly dtype: string;
  readonly trainable: boolean;
  /** Its product: `3 * 3 * 1 * 32 = 288`. */
  readonly count: ExplainedNumber;
}

/** The parameters of a layer, a group or a model, and their two halves. */
export interface ParameterCounts {
  readonly total: PlainSize;
  readonly trainable: PlainSize;
  readonly nonTrainable: PlainSize;
}

/** One call of a layer that this layer reads from. */
export interface ExplainedConnection {
  readonly layer: string;
  readonly call: number;
  readonly tensor: number;
}

/** Where something was written. Lines and columns count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Everything that can be said about one layer. */
export interface ExplainedLayer {
  /** Unique within the model: the layer's name, after the names of the models it is nested in (`encoder/conv2d`). */
  readonly id: string;
  readonly name: string;
  readonly class: string;
  /** 0 at the top; 1 inside a nested model; and so on. */
  readonly level: number;
  /** The title of its group, from the script's comments. */
  readonly group: string | null;
  readonly place: SourcePlace | null;
  /** What the layer does, in a sentence. */
  readonly about: string;
  readonly settings: readonly ExplainedSetting[];
  readonly inputs: readonly ExplainedShape[];
  readonly outputs: readonly ExplainedShape[];
  readonly from: readonly ExplainedConnection[];
  /** The names that the formulas speak of, settings left out, in the order in which they are computed. */
  readonly names: readonly ExplainedName[];
  /** True when the layer gives exactly the shape that it reads; then there are no `sizes`. */
  readonly keepsShape: boolean;
  /** Every size of the first output, the batch left out; axes that agree stand together (`height and width`). */
  readonly sizes: readonly ExplainedNumber[];
  readonly padding: readonly ExplainedPadding[];
  /** Empty for a nested model, whose layers tell theirs. */
  readonly weights: readonly ExplainedWeight[];
  readonly counts: ParameterCounts;
  /** The count as a textbook writes it: `(3 * 3 * 1 + 1) * 32 = 320`; null for a layer without weights. */
  readonly parameters: ExplainedNumber | null;
  /** What people are commonly wrong about here, one sentence each. */
  readonly notes: readonly string[];
}

/** Layers told together, as the script's comments group them, and what they sum up to. */
export interface ExplainedGroup {
  /** The comment's text; null for layers that stand under no comment. */
  readonly title: string | null;
  /** Ids of its layers, in order. */
  readonly layers: readonly string[];
  readonly counts: ParameterCounts;
  /** The sum written out: `320 + 9,248 = 9,568`. */
  readonly sum: string;
  /** The shape that the group's last layer gives. */
  readonly gives: string;
}

/** A layer's or group's part of all parameters. */
export interface ParameterShare {
  readonly id: string;
  readonly params: PlainSize;
  /** Percent of the model's total, 0 to 100. */
  readonly percent: number;
}

/** A whole model explained. */
export interface ExplanationData {
  readonly schema: 1;
  readonly name: string;
  readonly class: string;
  readonly inputs: readonly ExplainedShape[];
  readonly outputs: readonly ExplainedShape[];
  /** In the order of the summary; the layers of a nested model follow it. */
  readonly layers: readonly ExplainedLayer[];
  readonly groups: readonly ExplainedGroup[];
  readonly counts: ParameterCounts;
  /** The layers with parameters, the largest part first; a layer used twice appears once. */
  readonly shares: readonly ParameterShare[];
  /** Where the parameters come from, in a sentence or two. */
  readonly conclusion: string;
  /** What people are commonly wrong about in the whole model, one sentence each. */
  readonly notes: readonly string[];
}
