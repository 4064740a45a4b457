// A whole model explained: its layers, group by group as the script's comments have them, and where the parameters sit.

import { countText, exact, isUnknown, type Size } from '../formula/index.ts';
import { Functional, Model, type Layer } from '../model/index.ts';
import { shapeText } from '../shape/index.ts';
import { plainSize, writtenSum } from './explained-number.ts';
import type { ExplainedGroup, ExplainedLayer, ExplainedShape, ExplanationData, ParameterShare } from './explanation-data.ts';
import { explainLayer, plainCounts } from './explain-layer.ts';
import { modelNotes } from './explain-notes.ts';
import { percentText } from './explain-words.ts';
import { countsOf, paramsOf } from './parameter-counts.ts';
import { nestedLayers, type NestedLayer } from './summary-of.ts';

/** A top-level layer and how it was explained. */
interface Told {
  readonly layer: Layer;
  readonly explained: ExplainedLayer;
}

/** The plain data of a model's explanation. */
export function explanationData(model: Model): ExplanationData {
  const nodes = model instanceof Functional ? new Set(model.graph.nodes) : undefined;
  const listed: NestedLayer[] = [...nestedLayers(model)];
  const layers = listed.map((one) => explainLayer(one, nodes));
  const told = listed.flatMap(({ layer, level }, i) => {
    const explained = layers[i];
    return level === 0 && explained ? [{ layer, explained }] : [];
  });
  const { inputs, outputs, counts, shares, conclusion } = overview(model, listed, (id) => layers.find((one) => one.id === id));
  return {
    schema: 1,
    name: model.name,
    class: model.className,
    inputs,
    outputs,
    layers,
    groups: groupsOf(told),
    counts,
    shares,
    conclusion,
    notes: modelNotes(model),
  };
}

/** What an explanation says of a model as a whole. */
export type ModelOverview = Pick<ExplanationData, 'inputs' | 'outputs' | 'counts' | 'shares' | 'conclusion'>;

/** What an explanation says of the model as a whole, without explaining every layer; what an editor asks at every keystroke. */
export const overviewOf = (model: Model): ModelOverview => overview(model, [...nestedLayers(model)], (id) => explainedLayer(model, id));

function overview(model: Model, listed: readonly NestedLayer[], explained: (id: string) => ExplainedLayer | undefined): ModelOverview {
  const { total } = countsOf([model]);
  const shares = sharesOf(listed.flatMap(({ layer, level }) => (level === 0 ? [layer] : [])), total);
  return { inputs: model.inputs.map(endShape), outputs: model.outputs.map(endShape), counts: plainCounts([model]), shares, conclusion: conclusionOf(total, shares, explained) };
}

/** The explanation of one layer, by its id; what an editor asks at every keystroke, whatever the length of the network. */
export function explainedLayer(model: Model, id: string): ExplainedLayer | undefined {
  for (const one of nestedLayers(model)) {
    if ([...one.inside, one.layer].map((layer) => layer.name).join('/') !== id) continue;
    return explainLayer(one, model instanceof Functional ? new Set(model.graph.nodes) : undefined);
  }
  return undefined;
}

const endShape = ({ shape, dtype }: Model['inputs'][number]): ExplainedShape => ({ text: shapeText(shape).replace(/,\)$/, ')'), sizes: shape?.map(plainSize) ?? null, dtype, axes: [] });

/** Layers that follow each other under the same heading. */
function groupsOf(told: readonly Told[]): readonly ExplainedGroup[] {
  const runs: Told[][] = [];
  for (const one of told) {
    const run = runs.at(-1);
    if (run && run[0]?.explained.group === one.explained.group) run.push(one);
    else runs.push([one]);
  }
  return runs.map((run) => {
    const layers = run.map(({ layer }) => layer);
    const counts = plainCounts(layers);
    const sum = writtenSum('parameters', layers.map((layer) => ({ name: layer.name, count: paramsOf(layer) })), null);
    return {
      title: run[0]?.explained.group ?? null,
      layers: run.map(({ explained }) => explained.id),
      counts,
      sum: sum.numbers,
      gives: run.at(-1)?.explained.outputs[0]?.text ?? '?',
    };
  });
}

/** The layers with parameters, the largest part first. */
function sharesOf(layers: readonly Layer[], total: Size): readonly ParameterShare[] {
  const whole = exact(total) ?? 0n;
  if (whole === 0n) return [];
  const counted = layers.flatMap((layer) => {
    const params = exact(paramsOf(layer));
    return params === undefined || params === 0n ? [] : [{ id: layer.name, params }];
  });
  return counted
    .toSorted((a, b) => (a.params > b.params ? -1 : a.params < b.params ? 1 : 0))
    // In thousandths of a percent first, so that counts beyond 2^53 stay in proportion.
    .map(({ id, params }) => ({ id, params: plainSize({ kind: 'number', value: params }), percent: Number((params * 100000n) / whole) / 1000 }));
}

/** Where the parameters come from, in a sentence or two. */
function conclusionOf(total: Size, shares: readonly ParameterShare[], explained: (id: string) => ExplainedLayer | undefined): string {
  if (isUnknown(total)) return `How many parameters the model has is not known: ${total.because}.`;
  const [largest, ...others] = shares;
  if (!largest) return exact(total) === 0n ? 'The model has no parameters.' : `The model has ${countText(total)} parameters.`;
  const layer = explained(largest.id);
  const how = layer?.parameters && layer.parameters.numbers !== layer.parameters.answer ? `: ${layer.parameters.numbers} = ${layer.parameters.answer}` : '';
  const most = `Of the ${countText(total)} parameters, ${layer?.parameters?.answer ?? String(largest.params)} (${percentText(largest.percent)}) are in ${largest.id}${how}.`;
  const next = others.slice(0, 2).map(({ id, percent }) => `${id} (${percentText(percent)})`);
  return next.length === 0 ? most : `${most} Next ${next.length === 1 ? 'comes' : 'come'} ${next.join(' and ')}.`;
}
