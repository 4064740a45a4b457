// Patterns at the ends: how a picture or a text comes in, and how a decision comes out.

import { behind, isGlobalPooling, kernelOf, placesOf } from './kernel.ts';
import { built, denseLayer, settingsOf } from './measure.ts';
import { beside, besides, costAt, partOf, placesText, timesText, windowText, type Bench, type Finding } from './finding.ts';
import type { Step } from './steps.ts';

const product = (of: readonly number[]): number => of.reduce((all, one) => all * one, 1);

/** All numbers of a picture in one row. */
const flattens = ({ from, to, layer, reads }: Step): boolean => layer.definition.family === 'reshaping' && reads.length === 1 && to?.length === 2 && (from?.length ?? 0) > 2;

/** A dense layer that sees every place of a picture by itself: most parameters of the older networks. */
export function flattened(bench: Bench): readonly Finding[] {
  return bench.steps.flatMap((step): readonly Finding[] => {
    const kernel = kernelOf(step);
    const below = kernel?.kind === 'dense' ? behind(step.reads[0]) : undefined;
    if (!kernel || !below || !flattens(below)) return [];
    const rank = (below.from?.length ?? 0) - 2;
    return [{
      code: 'flattened',
      steps: [step],
      facts: () => {
        const pooled = rank >= 1 && rank <= 3 ? built(below.from, { of: `GlobalAveragePooling${rank}D`, given: {} }, denseLayer(kernel.to, settingsOf(step.layer))) : undefined;
        const cost = costAt(bench, [step]);
        return { layer: step.layer.name, numbers: kernel.from, places: placesText(placesOf(below.from)), channels: below.from?.at(-1) as number, units: kernel.to, part: partOf(cost.params, costAt(bench, bench.steps).params), ...beside(cost, pooled) };
      },
    }];
  });
}

/** The mean of each channel in front of a classifier. */
export function meanFirst(bench: Bench): readonly Finding[] {
  const last = bench.steps.at(-1);
  return bench.steps.flatMap((step): readonly Finding[] => {
    const kernel = kernelOf(step);
    const below = kernel ? behind(step.reads[0]) : undefined;
    const places = below && placesOf(below.from);
    if (!kernel || !below || !isGlobalPooling(below) || !places || product(places) === 1) return [];
    // A dense layer that keeps the axes is a decision only at the end; elsewhere it weighs channels.
    if (step.to?.length !== 2 && (!last || bench.blockOf(step) !== bench.blockOf(last))) return [];
    return [{
      code: 'mean-first',
      steps: [below, step],
      facts: () => ({ layer: step.layer.name, places: placesText(places), count: product(places), channels: kernel.from, ...beside(costAt(bench, [step]), built(below.from, { of: 'Flatten', given: {} }, denseLayer(kernel.to))) }),
    }];
  });
}

/** The first convolution where it takes large steps; patches, where windows do not overlap. */
export function stems(bench: Bench): readonly Finding[] {
  const first = bench.steps.find((step) => kernelOf(step));
  const kernel = first && kernelOf(first);
  const [before, after] = [placesOf(first?.from), placesOf(first?.to)];
  if (!first || !kernel || kernel.kind !== 'full' || !before || !after || kernel.strides.every((size) => size === 1)) return [];
  const isPatches = kernel.strides.every((size, i) => size === kernel.window[i]);
  const facts: Finding['facts'] = () => {
    const still = built(first.from, { of: first.layer.className, given: settingsOf(first.layer, { strides: 1 }) });
    const cost = costAt(bench, [first]);
    return {
      layer: first.layer.name, window: windowText(kernel.window), steps: windowText(kernel.strides), before: placesText(before), after: placesText(after), part: timesText(product(before) / product(after)), more_times: besides(product(after), product(before.map((size, i) => Math.floor(size / ((kernel.strides[i] ?? 1) / 2))))),
      count: product(after), inputs: product(kernel.window) * kernel.from, to: kernel.to, smaller: windowText(kernel.window.map((size) => size / 2)), more: kernel.window.every((size) => size % 2 === 0 && size > 4) ? product(before.map((size, i) => Math.floor(size / ((kernel.strides[i] ?? 1) / 2)))) : undefined,
      ...beside(cost, still), times_macs: besides(cost.macs, still?.macs),
    };
  };
  return [{ code: isPatches ? 'patches' : 'stem', steps: [first], facts }];
}

/** A row of numbers for every word; read backwards too, where the same table gives a score for each. */
export function tables(bench: Bench): readonly Finding[] {
  const found: Finding[] = [];
  const seen = new Map<unknown, Step>();
  for (const step of bench.steps) {
    const { layer } = step;
    const { input_dim: rows, output_dim: width } = layer.settings;
    if (typeof rows !== 'number' || typeof width !== 'number' || step.from === undefined) continue;
    const before = seen.get(layer);
    if (before) {
      found.push({
        code: layer.settings['tie_weights'] ? 'tied' : 'untied', steps: [step],
        facts: () => ({ layer: layer.name, rows, width, params: costAt(bench, [step]).params, macs: costAt(bench, [step]).macs, other_params: built(step.from, denseLayer(rows, { use_bias: false }))?.params }),
      });
      continue;
    }
    seen.set(layer, step);
    if (rows > 1) found.push({ code: 'table', alone: true, steps: [step], facts: () => ({ layer: layer.name, rows, width, params: costAt(bench, [step]).params, part: partOf(costAt(bench, [step]).params, costAt(bench, bench.steps).params) }) });
  }
  return found;
}
