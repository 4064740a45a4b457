// Patterns of windows: small ones in a row, crossed ones, groups, and windows within each channel.

import { ahead, isPointwise, kernelBelow, kernelOf, looksAround, type Kernel } from './kernel.ts';
import { built, convolution, settingsOf, type Other } from './measure.ts';
import { beside, costAt, windowText, wordText, type Bench, type Finding } from './finding.ts';
import type { Step } from './steps.ts';

const isSame = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((size, i) => size === b[i]);
const isStill = ({ strides }: Kernel): boolean => strides.every((step) => step === 1);

/** Several windows of one size in a row, which together see what one large window sees. */
export function smallWindows(bench: Bench): readonly Finding[] {
  const found: Finding[] = [];
  const taken = new Set<Step>();
  for (const step of bench.steps) {
    const kernel = kernelOf(step);
    if (!kernel || taken.has(step) || !looksAround(kernel) || kernel.groups !== 1 || !isStill(kernel) || new Set(kernel.window).size !== 1) continue;
    const run = [kernel];
    for (let next = ahead(step); next; next = ahead(next)) {
      const more = kernelOf(next);
      if (!more || !looksAround(more) || more.groups !== 1 || !isStill(more) || !isSame(more.window, kernel.window) || bench.blockOf(next) !== bench.blockOf(step)) break;
      run.push(more);
    }
    for (const { step: one } of run) taken.add(one);
    const last = run.at(-1);
    if (run.length < 2 || !last) continue;
    found.push({
      code: 'small-windows',
      steps: run.map(({ step: one }) => one),
      facts: () => {
        const seen = kernel.window.map((size) => run.length * (size - 1) + 1);
        // Both read as many channels as they give: what the first of a row reads is another matter.
        const one = (window: readonly number[]): Other => ({ of: step.layer.className, given: settingsOf(step.layer, { filters: last.to, kernel_size: [...window], padding: 'same' }) });
        const row = built(last.step.to, ...run.map(() => one(kernel.window)));
        return { count: wordText(run.length), window: windowText(kernel.window), seen: windowText(seen), channels: last.to, ...(row ? beside(row, built(last.step.to, one(seen))) : {}) };
      },
    });
  }
  return found;
}

/** A wide and a tall window one behind the other, which together see a square. */
export function crossedWindows(bench: Bench): readonly Finding[] {
  return bench.steps.flatMap((step): readonly Finding[] => {
    const second = kernelOf(step);
    const first = kernelBelow(step);
    if (!second || !first || !looksAround(second) || !looksAround(first) || second.window.length !== 2 || ahead(first.step) !== step) return [];
    const seen = second.window.map((size, i) => Math.max(size, first.window[i] ?? 1));
    const isCrossed = first.window.includes(1) && second.window.includes(1) && seen.every((size) => size > 1);
    if (!isCrossed) return [];
    return [{
      code: 'crossed-windows',
      steps: [first.step, step],
      facts: () => ({ first: windowText(first.window), second: windowText(second.window), seen: windowText(seen), ...beside(costAt(bench, [first.step, step]), built(first.step.from, convolution(seen, second.to))) }),
    }];
  });
}

/** Channels in groups that do not see each other. */
export function groupedWindows(bench: Bench): readonly Finding[] {
  return bench.steps.flatMap((step): readonly Finding[] => {
    const kernel = kernelOf(step);
    if (!kernel || kernel.groups === 1 || kernel.kind !== 'full') return [];
    return [{
      code: 'grouped',
      steps: [step],
      facts: () => ({ layer: step.layer.name, groups: kernel.groups, from: kernel.from, each: kernel.from / kernel.groups, ...beside(costAt(bench, [step]), built(step.from, { of: step.layer.className, given: settingsOf(step.layer, { groups: 1 }) })) }),
    }];
  });
}

/** A window within each channel, then a mix of the channels at each place; one layer, or two. `taken` are those that a block tells. */
export function separableWindows(bench: Bench, taken: ReadonlySet<Step>): readonly Finding[] {
  return bench.steps.flatMap((step): readonly Finding[] => {
    const kernel = kernelOf(step);
    if (!kernel || taken.has(step)) return [];
    const whole = (from: Step['from'], { window, strides }: Kernel, to: number): ReturnType<typeof built> => built(from, convolution(window, to, { strides: [...strides] }));
    if (kernel.kind === 'separable') return [{ code: 'separable', steps: [step], facts: () => ({ window: windowText(kernel.window), from: kernel.from, to: kernel.to, layer: step.layer.name, ...beside(costAt(bench, [step]), whole(step.from, kernel, kernel.to)) }) }];
    const below = kernelBelow(step);
    if (!isPointwise(kernel) || below?.kind !== 'depthwise' || ahead(below.step) !== step) return [];
    return [{ code: 'separable', steps: [below.step, step], facts: () => ({ window: windowText(below.window), from: below.from, to: kernel.to, layer: `${below.step.layer.name} and ${step.layer.name}`, ...beside(costAt(bench, [below.step, step]), whole(below.step.from, below, kernel.to)) }) }];
  });
}
