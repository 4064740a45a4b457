// Hints: for every line that makes or calls a layer, what comes out there and how many parameters it has.
// Invariant: plain data; a place that is reached several times tells each time, with the calls that led there.

import type { Range } from '../issues/index.ts';
import { heldBy, layersWithin, Model, Operation, type Layer, type Node, type Tensor } from '../model/index.ts';
import type { Caller, Use } from '../python/index.ts';
import { countsOf, documentSize, type DocumentSize } from '../report/index.ts';
import { shapeText } from '../shape/index.ts';

/** A shape: one size per axis; null where not even their number is known. */
export type HintShape = readonly DocumentSize[] | null;

/** One output: its shape as data and as Python prints it. */
export interface HintOutput {
  readonly shape: HintShape;
  readonly dtype: string;
  readonly text: string;
}

/** What a line does with a layer. */
export type Does = 'makes' | 'calls' | 'makes and calls';

/** One time that a place was reached. */
export interface Occurrence {
  readonly layer: string;
  readonly class: string;
  readonly kind: 'layer' | 'input' | 'model' | 'operation';
  /** The outputs of this call, or of the first one where the layer is only made; empty when it is never called. */
  readonly outputs: readonly HintOutput[];
  /** The parameters of the layer, however often it is called. */
  readonly params: DocumentSize;
  readonly trainableParams: DocumentSize;
  /** True from the second call on: the parameters are those of the first. */
  readonly shared: boolean;
  /** The layer that holds this one: a Bidirectional around an LSTM. */
  readonly heldBy: string | null;
  /** The models that the layer is in. */
  readonly models: readonly string[];
  /** The calls of functions that led here, the innermost first. */
  readonly callers: readonly Caller[];
}

/** A place of a file, and what happens there. */
export interface Hint {
  readonly file: string | undefined;
  readonly range: Range;
  readonly does: Does;
  readonly occurrences: readonly Occurrence[];
}

/** A use with what it does; a layer that is called where it is made does both. */
interface Step {
  readonly use: Use;
  readonly does: Does;
}

/** The hints of a script, in the order of its lines. */
export function hintsOf(uses: readonly Use[], models: readonly Model[]): readonly Hint[] {
  const told = teller(uses, models);
  const places = new Map<string, { readonly step: Step; readonly occurrences: Occurrence[] }>();
  for (const step of joined(uses)) {
    const { use, does } = step;
    const { line, column, endLine, endColumn } = use.range;
    const key = JSON.stringify([use.file, line, column, endLine, endColumn, does]);
    const place = places.get(key) ?? { step, occurrences: [] };
    place.occurrences.push(told(use));
    places.set(key, place);
  }
  return [...places.values()]
    .map(({ step: { use, does }, occurrences }): Hint => ({ file: use.file, range: use.range, does, occurrences }))
    .toSorted((a, b) => a.range.line - b.range.line || a.range.endLine - b.range.endLine || a.range.endColumn - b.range.endColumn);
}

/** `Dense(10)(x)` makes a layer and calls it: one step, at the place of the call. */
function joined(uses: readonly Use[]): readonly Step[] {
  const made = new Map<Layer, number>();
  const steps: (Step | undefined)[] = [];
  for (const use of uses) {
    const at = use.node && made.get(use.layer);
    const making = at === undefined ? undefined : steps[at]?.use;
    if (at !== undefined && making && making.file === use.file && making.range.line === use.range.line && making.range.column === use.range.column) {
      steps[at] = undefined;
      made.delete(use.layer);
      steps.push({ use, does: 'makes and calls' });
      continue;
    }
    if (!use.node) made.set(use.layer, steps.length);
    steps.push({ use, does: use.node && !(use.layer instanceof Operation) ? 'calls' : use.node ? 'makes and calls' : 'makes' });
  }
  return steps.flatMap((step) => step ?? []);
}

/** What is told of a use. */
function teller(uses: readonly Use[], models: readonly Model[]): (use: Use) => Occurrence {
  const holders = new Map<Layer, Layer>(uses.flatMap(({ layer }) => heldBy(layer).map((held) => [held, layer] as const)));
  const within = new Map<Layer, string[]>();
  for (const model of models) for (const layer of new Set(layersWithin<Layer>(model))) if (layer !== model) within.set(layer, [...(within.get(layer) ?? []), model.name]);
  return ({ layer, node, callers }) => {
    const { total, trainable } = countsOf([layer]);
    return {
      layer: layer.name,
      class: layer.className,
      kind: layer instanceof Model ? 'model' : layer instanceof Operation ? 'operation' : layer.definition.inputs === 'none' ? 'input' : 'layer',
      outputs: outputsOf(layer, node).map(({ shape, dtype }) => ({ shape: shape?.map(documentSize) ?? null, dtype, text: shapeText(shape) })),
      params: documentSize(total),
      trainableParams: documentSize(trainable),
      shared: node !== undefined && node.index > 0,
      heldBy: holders.get(layer)?.name ?? null,
      models: within.get(layer) ?? [],
      callers,
    };
  };
}

const outputsOf = (layer: Layer, node: Node | undefined): readonly Tensor[] => node?.outputs ?? (layer instanceof Model ? layer.outputs : layer.nodes[0]?.outputs) ?? [];
