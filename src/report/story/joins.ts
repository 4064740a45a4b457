// Patterns of ways: sums around blocks, tensors beside each other, block after block or from the way down to the way up.

import { behind, isPointwise, kernelOf, looksAround, placesOf } from './kernel.ts';
import { built, convolution, settingsOf } from './measure.ts';
import { beside, costAt, placesText, plus, windowText, wordText, type Bench, type Finding } from './finding.ts';
import type { Step } from './steps.ts';

const channelsOf = ({ to }: Step): number | undefined => {
  const size = to?.at(-1);
  return typeof size === 'number' ? size : undefined;
};

/** The steps between one and another that it is computed from, itself included; undefined where it is not. */
function between(from: Step, wanted: Step, least: number): ReadonlySet<Step> | undefined {
  const waiting = [from];
  const seen = new Set<Step>();
  let found = false;
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at === wanted) found = true;
    // What stands before a step was made before it: the search ends there.
    if (seen.has(at) || at.at <= wanted.at || at.at < least) continue;
    seen.add(at);
    waiting.push(...at.reads);
  }
  return found ? seen : undefined;
}

const reaches = (from: Step, wanted: Step, least: number): boolean => between(from, wanted, least) !== undefined;

/** True where something is learned on the way; a table of vectors alone is no block. */
const computes = (from: Step, wanted: Step, least: number): boolean => [...(between(from, wanted, least) ?? [])].some(({ layer }) => layer.params !== 0 && layer.params !== null && !Object.hasOwn(layer.settings, 'input_dim') && layer.definition.family !== 'normalization');

/** No way around a block is longer. */
const LONGEST = 200;

/** A sum of what was computed and of what it was computed from. */
interface Shortcut {
  readonly sum: Step;
  /** Where both ways begin. */
  readonly input: Step;
  /** The 1x1 on the way around, where there is one. */
  readonly projection: Step | undefined;
}

function shortcutAt(sum: Step): Shortcut | undefined {
  const [a, b] = sum.reads;
  if (sum.layer.definition.joins !== 'sum' || sum.reads.length !== 2 || !a || !b) return undefined;
  for (const [around, inner] of [[a, b], [b, a]] as const) {
    const least = sum.at - LONGEST;
    if (around !== inner && computes(inner, around, least)) return { sum, input: around, projection: undefined };
    const projection = behind(around);
    const kernel = projection && kernelOf(projection);
    const input = kernel && kernel.window.every((size) => size === 1) && kernel.kind === 'full' ? projection?.reads[0] : undefined;
    if (projection && input && inner !== around && computes(inner, input, least) && !reaches(inner, projection, least)) return { sum, input, projection };
  }
  return undefined;
}

/** The ways around blocks: one finding for each block of the network. */
export function shortcuts(bench: Bench): readonly Finding[] {
  const byBlock = new Map<number, Shortcut[]>();
  for (const step of bench.steps) {
    const found = shortcutAt(step);
    if (found) byBlock.set(bench.blockOf(step), [...(byBlock.get(bench.blockOf(step)) ?? []), found]);
  }
  return [...byBlock.values()].map((all): Finding => {
    const plain = all.filter(({ projection }) => !projection);
    const projections = all.flatMap(({ projection }) => projection ?? []);
    return {
      code: projections.length > 0 ? 'shortcuts-projected' : 'shortcuts',
      steps: all.map(({ sum }) => sum),
      facts: () => {
        const others = plain.map(({ sum }) => {
          const channels = channelsOf(sum);
          const rank = (sum.to?.length ?? 0) - 2;
          return channels === undefined ? undefined : built(sum.to, rank > 1 ? convolution(Array.from({ length: rank }, () => 1), channels) : { of: 'Dense', given: { units: channels, use_bias: false } });
        });
        const extra = others.reduce<ReturnType<typeof built>>((sum, one) => sum && one && plus(sum, one), { params: 0, macs: 0 });
        return { sums: all.length === 1 ? 'sum' : 'sums', count: wordText(all.length), projected: wordText(projections.length), of: projections.length === 1 ? 'way has' : 'ways have', params: costAt(bench, projections).params, extra: plain.length > 0 ? extra?.params : undefined, plain: wordText(plain.length), ways: plain.length === 1 ? 'way' : 'ways' };
      },
    };
  });
}

/** Tensors that grow: each layer's output is put beside all that it read. */
export function growing(bench: Bench): readonly Finding[] {
  const byBlock = new Map<number, Step[]>();
  for (const step of bench.steps) {
    const [kept, fresh] = step.reads;
    if (step.layer.definition.joins !== 'beside' || !kept || !fresh || step.reads.length !== 2 || !reaches(fresh, kept, step.at - LONGEST)) continue;
    byBlock.set(bench.blockOf(step), [...(byBlock.get(bench.blockOf(step)) ?? []), step]);
  }
  return [...byBlock.values()].flatMap((all): readonly Finding[] => {
    const [first] = all;
    const last = all.at(-1);
    const fresh = last?.reads[1];
    const kernel = fresh && kernelOf(fresh);
    const [from, to] = [first?.reads[0] && channelsOf(first.reads[0]), last && channelsOf(last)];
    if (!last || !kernel || !looksAround(kernel) || from === undefined || to === undefined || all.length < 2) return [];
    return [{
      code: 'growing',
      steps: all,
      facts: () => {
        const inner = bench.steps.filter((step) => bench.blockOf(step) === bench.blockOf(last));
        return { count: wordText(all.length), growth: kernel.to, from, to, window: windowText(kernel.window), ...beside({ ...costAt(bench, inner), macs: undefined }, undefined), each: built(last.to, convolution(kernel.window, to))?.params, last: costAt(bench, [...ownSteps(last)]).params };
      },
    }];
  });
}

/** The kernels of the layer that made the last channels. */
function ownSteps(joined: Step): readonly Step[] {
  const found: Step[] = [];
  let at: Step | undefined = joined.reads[1];
  while (at && at !== joined.reads[0]) {
    if (kernelOf(at)) found.push(at);
    at = at.reads[0];
  }
  return found;
}

/** What was seen on the way down, put beside what comes up again. */
export function bridges(bench: Bench): readonly Finding[] {
  return bench.steps.flatMap((step): readonly Finding[] => {
    if (step.layer.definition.joins !== 'beside' || step.reads.length !== 2) return [];
    const [a, b] = step.reads.map((one) => behind(one));
    const far = [a, b].filter((one) => one && bench.blockOf(one) < bench.blockOf(step) - 1);
    const [reader] = step.readers;
    const kernel = reader && kernelOf(reader);
    const near = a === far[0] ? step.reads[1] : step.reads[0];
    if (far.length !== 1 || !reader || !kernel || isPointwise(kernel) || !near) return [];
    return [{
      code: 'bridge',
      steps: [step],
      facts: () => ({ layer: far[0]?.layer.name, size: placesText(placesOf(step.to)), reader: reader.layer.name, window: windowText(kernel.window), ...beside(costAt(bench, [reader]), built(near.to, { of: reader.layer.className, given: settingsOf(reader.layer) })) }),
    }];
  });
}
