// Every explanation against the recorded truth: the textbook's count is the sum over the weights, and each size that is
// shown is the size that Keras gives (layers.test.ts holds the shapes themselves against the recording).

import { describe, expect, test } from 'vitest';
import { evaluateOne, isUnknown } from '../src/formula/index.ts';
import { layers } from '../src/layers/index.ts';
import type { Layer } from '../src/model/index.ts';
import { explainLayer } from '../src/report/explain-layer.ts';
import type { ExplainedLayer } from '../src/report/index.ts';
import { pythonLine, type CaseRecord } from './case-record.ts';
import { buildCase, sizeOf } from './check-case.ts';
import { readRecords } from './read-records.ts';

/** How many differing cases a failing test prints. */
const SHOWN = 8;

/** A count as it is shown: `9,248`. */
const shown = (size: number | string | null): string => (size === null ? 'None' : String(size).replaceAll(/\B(?=(\d{3})+$)/g, ','));

/** What the count of a layer and its explanation say against each other. */
function wrongCounts(record: CaseRecord, layer: Layer, { parameters, weights }: ExplainedLayer): readonly string[] {
  const built = layer.nodes.find(({ inferred }) => inferred && (inferred.weights.length > 0 || inferred.recipe?.inside))?.inferred;
  const textbook = built?.recipe?.textbook;
  const { params = 0, weights: recorded = [] } = record;
  const found: string[] = [];
  if (built && textbook) {
    const value = evaluateOne(textbook, built.scope);
    if (sizeOf(value) !== params) found.push(`textbook ${textbook.text} = ${isUnknown(value) ? value.because : String(sizeOf(value))}, the weights have ${params}`);
  }
  if ((parameters?.answer ?? '0') !== shown(params)) found.push(`parameters are shown as ${parameters?.answer ?? 'none'}, Keras counts ${params}`);
  for (const [i, weight] of recorded.entries()) {
    const count = weight.shape.reduce<number>((total, size) => total * (size ?? NaN), 1);
    if (weights[i]?.count.answer !== shown(count)) found.push(`${weight.path} is shown as ${weights[i]?.count.formula ?? 'nothing'} = ${weights[i]?.count.answer ?? '?'}, Keras has ${count}`);
  }
  return found;
}

/** The axes that an entry speaks of: `height and width`. */
const axesIn = (label: string): readonly string[] => label.split(/, | and /);

/** The sizes of the output that are shown otherwise than Keras gives them. */
function wrongSizes(layer: Layer, { sizes, outputs }: ExplainedLayer): readonly string[] {
  const axes = outputs[0]?.axes ?? [];
  const shape = layer.nodes.at(-1)?.outputs[0]?.shape?.map(sizeOf) ?? [];
  return sizes.flatMap(({ label, formula, numbers, answer }) =>
    axesIn(label).flatMap((word) => {
      const at = axes.indexOf(word);
      const size = shape[at];
      if (size === undefined) return [`${label} is an axis of no output: ${axes.join(', ')}`];
      return answer === shown(size) ? [] : [`${word} is shown as ${formula} = ${numbers} = ${answer}, Keras gives ${String(size)}`];
    }),
  );
}

function wrongIn(record: CaseRecord): readonly string[] {
  const { layer, refusal } = buildCase(record);
  if (!layer || refusal !== undefined) return [];
  const explained = explainLayer({ layer, level: 0, inside: [] }, undefined);
  return [...wrongCounts(record, layer, explained), ...wrongSizes(layer, explained)];
}

describe('explanations agree with Keras 3.15.1', () => {
  test.each(layers.map((layer) => layer.name))('%s', (name) => {
    const wrong = readRecords(name).flatMap((record) => (record.error ? [] : wrongIn(record).map((what) => `${pythonLine(record)}\n    ${what}`)));
    expect(wrong.length, `${wrong.length} differ:\n${wrong.slice(0, SHOWN).join('\n')}`).toBe(0);
  });
});
