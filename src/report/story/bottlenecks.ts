// Patterns of widths: channels made few before an expensive window, or many around a cheap one; a look at the whole picture.

import { ahead, behind, isGlobalPooling, isPointwise, kernelBelow, kernelOf, looksAround, type Kernel } from './kernel.ts';
import { built, convolution } from './measure.ts';
import { beside, costAt, partOf, windowText, type Bench, type Finding } from './finding.ts';
import type { Step } from './steps.ts';

/** The pointwise kernel that a kernel reads alone, narrower than what it reads itself. */
function narrowedBy(kernel: Kernel): Kernel | undefined {
  const below = kernelBelow(kernel.step);
  return below && below.kind === 'full' && below.window.every((size) => size === 1) && below.to < below.from && ahead(below.step) === kernel.step ? below : undefined;
}

/** A 1x1 in front makes the channels few; where another behind makes them many again, it is a bottleneck. */
export function narrowed(bench: Bench): readonly Finding[] {
  return bench.steps.flatMap((step): readonly Finding[] => {
    const kernel = kernelOf(step);
    if (!kernel || !looksAround(kernel) || kernel.groups !== 1) return [];
    const narrow = narrowedBy(kernel);
    if (!narrow) return [];
    const next = ahead(step);
    const wide = next && kernelOf(next);
    const strides = kernel.strides.map((size, i) => size * (narrow.strides[i] ?? 1));
    const direct = (to: number): ReturnType<typeof built> => built(narrow.step.from, convolution(kernel.window, to, { strides: [...strides] }));
    const common = { from: narrow.from, narrow: narrow.to, window: windowText(kernel.window) };
    if (next && wide && isPointwise(wide) && wide.to > kernel.to) {
      const steps = [narrow.step, step, next];
      return [{ code: 'bottleneck', steps, facts: () => ({ ...common, to: wide.to, ...beside(costAt(bench, steps), direct(wide.to)) }) }];
    }
    const steps = [narrow.step, step];
    return [{ code: 'narrowed', steps, facts: () => ({ ...common, to: kernel.to, ...beside(costAt(bench, steps), direct(kernel.to)) }) }];
  });
}

/** What a gate is made of: the step that multiplies, what it weighs, and the kernels that the factors come from. */
interface Gate {
  readonly step: Step;
  readonly weighed: Step;
  readonly kernels: readonly Step[];
}

/** Factors for all channels that come from the mean of the whole picture are a few steps long. */
const LONGEST_GATE = 12;

/** Squeeze and excite: channels multiplied by factors that were computed from their means. */
function gateAt(step: Step): Gate | undefined {
  const [a, b] = step.reads;
  if (step.layer.definition.joins !== 'product' || step.reads.length !== 2 || !a || !b) return undefined;
  for (const [weighed, factors] of [[a, b], [b, a]] as const) {
    const kernels: Step[] = [];
    let at: Step | undefined = factors;
    for (let i = 0; at && i < LONGEST_GATE; i++) {
      if (kernelOf(at)) kernels.push(at);
      if (isGlobalPooling(at)) {
        if (at.reads[0] === weighed && kernels.length > 0) return { step, weighed, kernels: kernels.toReversed() };
        break;
      }
      at = at.reads.length === 1 ? at.reads[0] : undefined;
    }
  }
  return undefined;
}

/** Every place where channels are weighed by what the whole picture has of them. */
export function gates(bench: Bench): readonly Finding[] {
  return bench.steps.flatMap((step): readonly Finding[] => {
    const gate = gateAt(step);
    if (!gate) return [];
    const [first] = gate.kernels;
    const squeezed = first && kernelOf(first);
    return [{
      code: 'excite',
      steps: [...gate.kernels, step],
      facts: () => {
        const cost = costAt(bench, gate.kernels);
        const block = bench.steps.filter((one) => bench.blockOf(one) === bench.blockOf(step));
        const all = costAt(bench, block);
        const every = costAt(bench, bench.steps.flatMap((one) => (bench.blockOf(one) === bench.blockOf(step) ? (gateAt(one)?.kernels ?? []) : [])));
        return { channels: squeezed?.from, narrow: squeezed?.to, params: cost.params, macs: cost.macs, part: partOf(every.params, all.params), part_macs: partOf(every.macs, all.macs), without: every.params === undefined || all.params === undefined ? undefined : all.params - every.params };
      },
    }];
  });
}

/** The step below, gates passed: what is weighed stands for the product. */
function belowGate(step: Step): Step | undefined {
  const below = behind(step.reads[0]);
  const gate = below && gateAt(below);
  return gate ? behind(gate.weighed) : below;
}

/** Inverted bottlenecks: wide inside, narrow between. `steps` of a finding begin with what widens and end with what narrows. */
export function inverted(bench: Bench): readonly Finding[] {
  return bench.steps.flatMap((step): readonly Finding[] => {
    const last = kernelOf(step);
    const inside = last && isPointwise(last) && last.to < last.from ? belowGate(step) : undefined;
    const around = inside && kernelOf(inside);
    if (!last || !inside || !around) return [];
    const common = { window: windowText(around.window), wide: last.from, to: last.to };
    if (around.kind === 'depthwise') {
      const first = kernelBelow(inside);
      if (!first || !isPointwise(first) || first.to <= first.from) return [];
      const steps = [first.step, inside, step];
      return [{ code: 'inverted', steps, facts: () => ({ ...common, from: first.from, ...beside(costAt(bench, [inside]), built(inside.from, convolution(around.window, around.to, { strides: [...around.strides] }))) }) }];
    }
    if (looksAround(around) && around.groups === 1 && around.to > around.from && ahead(inside) === step) {
      const steps = [inside, step];
      const pair = (): ReturnType<typeof built> => built(inside.from, convolution(around.window.map(() => 1), around.to), { of: `DepthwiseConv${around.window.length}D`, given: { kernel_size: [...around.window], padding: 'same', use_bias: false, strides: [...around.strides] } });
      return [{ code: 'fused', steps, facts: () => ({ ...common, from: around.from, ...beside(costAt(bench, [inside]), pair()) }) }];
    }
    const lower = isPointwise(around) && around.to > around.from ? kernelBelow(inside) : undefined;
    if (lower?.kind !== 'depthwise' || ahead(lower.step) !== inside) return [];
    const steps = [lower.step, inside, step];
    const depthwise = (): ReturnType<typeof built> => built(inside.to, { of: `DepthwiseConv${lower.window.length}D`, given: { kernel_size: [...lower.window], padding: 'same' } });
    return [{
      code: 'late-widening',
      steps,
      facts: () => ({
        ...common, window: windowText(lower.window), from: lower.from, around: partOf(costAt(bench, [lower.step]).params, costAt(bench, steps).params),
        ...beside(costAt(bench, [lower.step]), built(lower.step.from, convolution(lower.window, lower.to, { use_bias: true }))), wider: depthwise()?.macs,
      }),
    }];
  });
}
