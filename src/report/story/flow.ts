// How a picture goes through a block: what becomes of its size and of its channels, and what that does to the work.

import { kernelOf, looksAround, placesOf, type Kernel } from './kernel.ts';
import { built, settingsOf } from './measure.ts';
import { group } from '../../formula/index.ts';
import { beside, besides, costAt, fewerPlaces, percentText, placesText, timesText, windowText, type Bench, type Facts, type Finding } from './finding.ts';
import type { Step } from './steps.ts';

const product = (of: readonly number[]): number => of.reduce((all, one) => all * one, 1);

const channelsOf = (shape: Step['to']): number | undefined => {
  const size = shape?.at(-1);
  return typeof size === 'number' ? size : undefined;
};

/** What enters a block and what leaves it. */
export interface Ends {
  readonly first: Step;
  readonly last: Step;
  /** The shape that the block reads from outside, or that it begins with. */
  readonly from: Step['from'];
  readonly to: Step['to'];
}

/** Where a block begins and ends. */
export function endsOf(steps: readonly Step[]): Ends | undefined {
  const own = new Set(steps);
  const isOutside = (step: Step): boolean => !own.has(step);
  const first = steps.find(({ reads }) => reads.some(isOutside)) ?? steps[0];
  const last = steps.findLast(({ readers }) => readers.length === 0 || readers.some(isOutside)) ?? steps.at(-1);
  if (!first || !last) return undefined;
  const entered = first.reads.findIndex(isOutside);
  return { first, last, from: first.node.inputs[Math.max(entered, 0)]?.shape ?? first.to, to: last.to };
}

/** The kernel that does most of the work of a block where nothing changes size: what blocks are compared by. */
function typical(steps: readonly Step[], bench: Bench): Kernel | undefined {
  const still = steps.flatMap((step) => {
    const kernel = kernelOf(step);
    const macs = costAt(bench, [step]).macs;
    return kernel && macs !== undefined && kernel.kind === 'full' && kernel.strides.every((one) => one === 1) && kernel.from === kernel.to ? [{ kernel, macs }] : [];
  });
  return still.reduce<(typeof still)[number] | undefined>((most, one) => (most && most.macs >= one.macs ? most : one), undefined)?.kernel;
}

/** Whether work stays what it was. */
function evenText(one: number | undefined, other: number | undefined): string | undefined {
  const ratio = one === undefined || other === undefined ? 0 : other / one;
  return ratio > 0.98 && ratio < 1.02 ? 'even' : ratio > 0.75 && ratio < 1.33 ? 'nearly even' : undefined;
}

/** What only lost its border is not smaller in this sense. */
const LEAST = 1.9;

/** A block whose picture is smaller, and whose channels are more, than those of the blocks before. */
export function halving(bench: Bench, blocks: readonly (readonly Step[])[]): readonly Finding[] {
  return blocks.flatMap((steps, i): readonly Finding[] => {
    const ends = endsOf(steps);
    const [before, after] = [placesOf(ends?.from), placesOf(ends?.to)];
    const [from, to] = [channelsOf(ends?.from), channelsOf(ends?.to)];
    if (!ends || !before || !after || before.length === 0 || from === undefined || to === undefined || before.length !== after.length || product(before) < LEAST * product(after)) return [];
    const here = typical(steps, bench);
    const earlier = i > 0 ? typical(blocks[i - 1] ?? [], bench) : undefined;
    const isComparable = here && earlier && here.window.join() === earlier.window.join() && here.groups === earlier.groups && looksAround(here) === looksAround(earlier);
    const [hereAt, earlierAt] = [here && placesOf(here.step.to), earlier && placesOf(earlier.step.to)];
    const compared = (): Facts => {
      if (!isComparable || !hereAt || !earlierAt || product(hereAt) >= product(earlierAt)) return costliest(bench, steps, before);
      const [cost, other] = [costAt(bench, [here.step]), costAt(bench, [earlier.step])];
      return {
        window: windowText(here.window), previous: placesText(earlierAt), at: placesText(hereAt), ...beside(cost, built(earlierShape(here, earlierAt), { of: here.step.layer.className, given: settingsOf(here.step.layer) })),
        places: percentText(product(hereAt) / product(earlierAt)), weights: besides(other.params, cost.params)?.replace(' as many', ''), earlier_macs: other.macs, even: evenText(other.macs, cost.macs), channels: earlier.to, narrow_macs: built([here.step.from?.[0] ?? null, ...hereAt, earlier.from], { of: earlier.step.layer.className, given: settingsOf(earlier.step.layer) })?.macs,
      };
    };
    const growth = to > from ? 'halving' : 'shrinking';
    return [{ code: growth, steps: [ends.last], facts: () => ({ before: placesText(before), after: placesText(after), from, to, become: `${group(BigInt(from))} channel${from === 1 ? ' becomes' : 's become'} ${group(BigInt(to))}`, fewer: fewerPlaces(product(before) / product(after)), more: timesText(to / from), ...compared() }) }];
  });
}

/** The layer with most of the work of a block, here and at the size that comes in. */
function costliest(bench: Bench, steps: readonly Step[], before: readonly number[]): Facts {
  const kernels = steps.flatMap((step) => kernelOf(step) ?? []).filter(({ strides, window }) => window.length === before.length && strides.every((one) => one === 1));
  const worst = kernels.reduce<{ readonly kernel: Kernel; readonly macs: number } | undefined>((most, kernel) => {
    const macs = costAt(bench, [kernel.step]).macs ?? 0;
    return most && most.macs >= macs ? most : { kernel, macs };
  }, undefined);
  const [at, read] = [worst && placesOf(worst.kernel.step.to), worst && placesOf(worst.kernel.step.from)];
  if (!worst || !at || !read || product(read) * LEAST > product(before)) return {};
  const { layer } = worst.kernel.step;
  const other = built(earlierShape(worst.kernel, before), { of: layer.className, given: settingsOf(layer) });
  return { layer: layer.name, here: placesText(at), layer_macs: worst.macs, layer_other: other?.macs, layer_times: besides(worst.macs, other?.macs) };
}

/** The shape that a kernel would read at other places. */
const earlierShape = ({ step }: Kernel, places: readonly number[]): Step['from'] => [step.from?.[0] ?? null, ...places, step.from?.at(-1) ?? null];
