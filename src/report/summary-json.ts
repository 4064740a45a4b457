// Models and issues as the documented JSON: docs/summary.schema.json, version 1.
// Invariant: a field once published keeps its meaning; an unknown size is null, never 0 and never left out.

import { describe, type Issue } from '../issues/index.ts';
import { Functional, groupOf, Model, type Layer, type Node, type Tensor } from '../model/index.ts';
import { documentSize, type DocumentSize } from './plain-size.ts';
import { countsOf } from './parameter-counts.ts';
import { connectionsOf, outputTensors } from './summary-of.ts';
import type { SummaryConnection } from './summary-data.ts';

/** A shape: one size per axis, or null when not even the number of axes is known. */
export type DocumentShape = readonly DocumentSize[] | null;

/** One weight of a layer. */
export interface WeightDocument {
  readonly name: string;
  readonly shape: readonly DocumentSize[];
  readonly dtype: string;
  readonly trainable: boolean;
}

/** One layer; a nested model carries its own layers. */
export interface LayerDocument {
  readonly name: string;
  readonly class: string;
  /** The heading that the script's comments put it under. */
  readonly group: string | null;
  /** As Keras's `get_config` gives them. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly input_shapes: readonly DocumentShape[];
  readonly output_shapes: readonly DocumentShape[];
  readonly params: DocumentSize;
  readonly trainable_params: DocumentSize;
  readonly non_trainable_params: DocumentSize;
  readonly weights: readonly WeightDocument[];
  readonly inbound: readonly SummaryConnection[];
  readonly layers?: readonly LayerDocument[];
}

/** One model. */
export interface ModelDocument {
  readonly name: string;
  readonly class: string;
  readonly layers: readonly LayerDocument[];
  readonly total_params: DocumentSize;
  readonly trainable_params: DocumentSize;
  readonly non_trainable_params: DocumentSize;
  readonly optimizer_params?: DocumentSize;
}

/** One issue in words. */
export interface IssueDocument {
  readonly code: string;
  readonly severity: string;
  readonly layer: string | null;
  readonly setting: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly why: string | null;
  readonly fix: string | null;
}

/** Everything that a source holds. */
export interface SummaryDocument {
  readonly schema: 1;
  readonly models: readonly ModelDocument[];
  readonly issues: readonly IssueDocument[];
}

const shapeOf = ({ shape }: Pick<Tensor, 'shape'>): DocumentShape => shape?.map(documentSize) ?? null;

/** Settings by name as Keras writes them; the name is told elsewhere, the dtype by its policy's name. */
function settingsOf(layer: Layer): Readonly<Record<string, unknown>> {
  const { name: _name, ...settings } = layer.config();
  return { ...settings, dtype: layer.policy.name };
}

/** The counts of some layers: all null as soon as one weight's size is not known. */
function documentCounts(layers: readonly Layer[]): { readonly [part in 'total' | 'trainable' | 'nonTrainable']: DocumentSize } {
  const { total, trainable, nonTrainable } = countsOf(layers);
  return { total: documentSize(total), trainable: documentSize(trainable), nonTrainable: documentSize(nonTrainable) };
}

/** A layer as part of a model: what it reads counts only in the calls that belong to the model. */
function layerDocument(layer: Layer, nodes: ReadonlySet<Node> | undefined, layers: readonly LayerDocument[] | undefined): LayerDocument {
  const calls = nodes ? layer.nodes.filter((node) => nodes.has(node)) : layer.nodes;
  const own = new Set(calls);
  const counts = documentCounts([layer]);
  return {
    name: layer.name,
    class: layer.className,
    group: groupOf(layer) ?? null,
    settings: settingsOf(layer),
    input_shapes: (calls.at(-1)?.inputs ?? []).map(shapeOf),
    output_shapes: outputTensors(layer).map(shapeOf),
    params: counts.total,
    trainable_params: counts.trainable,
    non_trainable_params: counts.nonTrainable,
    weights: [...layer.weightPaths()].map(([{ name, shape, dtype, trainable }, path]) => ({ name: layer instanceof Model ? name : path, shape: shape.map(documentSize), dtype, trainable })),
    inbound: connectionsOf(layer, own),
    ...(layers ? { layers } : {}),
  };
}

function layerDocuments(outer: Model): readonly LayerDocument[] {
  const documents: LayerDocument[] = [];
  const waiting: (readonly [Model, LayerDocument[]])[] = [[outer, documents]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [model, into] = next;
    const nodes = model instanceof Functional ? new Set(model.graph.nodes) : undefined;
    for (const layer of model.rows) {
      const inner: LayerDocument[] | undefined = layer instanceof Model ? [] : undefined;
      into.push(layerDocument(layer, nodes, inner));
      if (inner && layer instanceof Model) waiting.push([layer, inner]);
    }
  }
  return documents;
}

function modelDocument(model: Model): ModelDocument {
  const counts = documentCounts([model]);
  const { optimizer } = model;
  return {
    name: model.name,
    class: model.className,
    layers: layerDocuments(model),
    total_params: counts.total,
    trainable_params: counts.trainable,
    non_trainable_params: counts.nonTrainable,
    ...(optimizer ? { optimizer_params: documentSize(optimizer.params) } : {}),
  };
}

/** An issue in words, with its place. */
export function issueDocument(issue: Issue): IssueDocument {
  const { what, more, why, fix } = describe(issue);
  const { where } = issue;
  return {
    code: issue.code,
    severity: issue.severity,
    layer: where.layer ?? null,
    setting: where.setting ?? null,
    file: where.file ?? null,
    line: where.range?.line ?? null,
    column: where.range?.column ?? null,
    message: [what, ...more].join(' '),
    why: why ?? null,
    fix: fix ?? null,
  };
}

/** Models and issues as plain data; write it with `jsonText`, since a count beyond 2^53 is a bigint. */
export const summaryJson = (models: readonly Model[], issues: readonly Issue[]): SummaryDocument => ({
  schema: 1,
  models: models.map(modelDocument),
  issues: issues.map(issueDocument),
});
