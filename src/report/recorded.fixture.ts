// For tests: summaries recorded from real Keras 3.15.1 (conformance/summaries), read into SummaryData.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { number, toSize } from '../formula/index.ts';
import type { SummaryData, SummaryRow, SummaryTotal } from './summary-data.ts';

interface RecordedLayer {
  readonly name: string;
  readonly class: string;
  readonly output_shapes: readonly (readonly (number | null)[])[] | null;
  readonly shape_text?: string;
  readonly params: number;
  readonly unbuilt?: boolean;
  readonly operation?: boolean;
  readonly trainable?: boolean;
  readonly has_weights?: boolean;
  readonly connected_to: readonly (readonly [string, number, number])[];
  readonly layers?: readonly RecordedLayer[];
}

/** One recorded call of `summary()`: the terminal's width, the arguments, and the text or the exception. */
export interface RecordedText {
  readonly columns: number;
  readonly args: Readonly<Record<string, unknown>>;
  readonly text?: string;
  readonly error?: string;
  readonly partial_stdout?: string;
}

/** One recorded model. */
export interface RecordedModel {
  readonly name: string;
  readonly model_name: string;
  readonly sequential_like: boolean;
  readonly layers: readonly RecordedLayer[];
  readonly params: Readonly<Record<'total' | 'trainable' | 'non_trainable' | 'trainable_bytes' | 'non_trainable_bytes', number> & Record<'optimizer' | 'optimizer_bytes', number | null>>;
  readonly summaries: Readonly<Record<string, RecordedText>>;
}

/** Reads a gzipped JSON file below the project's root. */
export const readRecorded = (path: string): unknown => JSON.parse(gunzipSync(readFileSync(new URL(`../../${path}`, import.meta.url))).toString('utf8'));

const shapeText = (shape: readonly (number | null)[]): string => `(${shape.map((size) => (size === null ? 'None' : String(size))).join(', ')})`;

function outputText({ shape_text: text, output_shapes: shapes }: RecordedLayer): string {
  if (text !== undefined) return text;
  const [only, ...more] = (shapes ?? []).map(shapeText);
  return more.length > 0 ? `[${[only, ...more].join(', ')}]` : (only ?? '?');
}

function rows(layers: readonly RecordedLayer[], level: number): SummaryRow[] {
  return layers.flatMap((layer) => [
    {
      name: layer.name,
      className: layer.class,
      level,
      outputShape: outputText(layer),
      params: layer.params,
      built: layer.unbuilt !== true,
      trainable: layer.trainable ?? true,
      hasWeights: layer.has_weights === true,
      connectedTo: level > 0 ? [] : layer.connected_to.map(([name, call, tensor]) => ({ layer: name, call, tensor })),
    },
    ...rows(layer.layers ?? [], level + 1),
  ]);
}

const total = (count: number, bytes: number): SummaryTotal => ({ count: toSize(number(count)), bytes });

/** What the recording says of a model, as summary data. */
export function summaryDataOf(model: RecordedModel): SummaryData {
  const { params } = model;
  const { optimizer, optimizer_bytes: optimizerBytes } = params;
  return {
    name: model.model_name,
    connected: !model.sequential_like,
    rows: rows(model.layers, 0),
    totals: {
      total: total(params.total, params.trainable_bytes + params.non_trainable_bytes + (optimizerBytes ?? 0)),
      trainable: total(params.trainable, params.trainable_bytes),
      nonTrainable: total(params.non_trainable, params.non_trainable_bytes),
      ...(optimizer === null ? {} : { optimizer: total(optimizer, optimizerBytes ?? 0) }),
    },
  };
}
