// What the page shows of a model, computed when it is first asked for and kept as long as the model is.

import type { Issue } from '../../src/issues/index.ts';
import { mend, type Model } from '../../src/model/index.ts';
import { explainedLayer, explanationData, overviewOf, type ExplainedLayer, type ExplanationData, type ModelOverview } from '../../src/report/index.ts';
import { costsOf, type Costs } from './costs.ts';
import { remarkOf, type Remark } from './marks.ts';
import { networkOf, type Network } from './network.ts';
import { tableOf, type Table } from './table.ts';

function kept<T>(make: (model: Model) => T): (model: Model) => T {
  const before = new WeakMap<Model, { readonly value: T }>();
  return (model) => {
    const found = before.get(model) ?? { value: make(model) };
    before.set(model, found);
    return found.value;
  };
}

/** What is drawn of a model. */
export const networkFor: (model: Model) => Network = kept((model) => networkOf(model, tableFor(model)));

/** What a model costs. */
export const costsFor: (model: Model) => Costs = kept(costsOf);

/** The summary of a model. */
export const tableFor: (model: Model) => Table = kept(tableOf);

/** The explanation of a model and of every layer. */
export const explanationFor: (model: Model) => ExplanationData = kept(explanationData);

/** What is said of a model as a whole. */
export const overviewFor: (model: Model) => ModelOverview = kept(overviewOf);

const layersFor: (model: Model) => Map<string, ExplainedLayer | undefined> = kept(() => new Map<string, ExplainedLayer | undefined>());

/** The explanation of one layer; undefined for a layer that the summary does not list. */
export function layerFor(model: Model, id: string): ExplainedLayer | undefined {
  const before = layersFor(model);
  if (!before.has(id)) before.set(id, explainedLayer(model, id));
  return before.get(id);
}

/** Everything wrong with a model or worth knowing, the worst first, each with fixes that were tried. */
export const remarksFor: (model: Model) => readonly Remark[] = kept((model) => mend(model).map(remarkOf).toSorted((a, b) => order[a.severity] - order[b.severity]));

const order: Readonly<Record<Issue['severity'], number>> = { error: 0, warning: 1, note: 2 };
