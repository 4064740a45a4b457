// Patterns of sequences: attention beside the dense layers behind it, and layers that read step by step.

import type { Layer } from '../../model/index.ts';
import type { Shape } from '../../shape/index.ts';
import { kernelOf } from './kernel.ts';
import { built, settingsOf } from './measure.ts';
import { beside, besides, costAt, partOf, type Bench, type Finding } from './finding.ts';
import type { Step } from './steps.ts';

/** Twice as many steps, where they are counted. */
function twiceAsLong(shape: Shape | undefined): Shape | undefined {
  const [batch, length, ...rest] = shape ?? [];
  return batch === undefined || typeof length !== 'number' || rest.length !== 1 ? undefined : [batch, 2 * length, ...rest];
}

const isAttention = ({ layer: { definition } }: Step): boolean => definition.family === 'attention' && Object.hasOwn(definition.settings, 'key_dim');

/** The two dense layers behind an attention: up to the next attention, or as far as tensors keep their length. */
function denseBehind(attention: Step, bench: Bench): readonly Step[] {
  const found: Step[] = [];
  for (const step of bench.steps.slice(attention.at + 1)) {
    if (isAttention(step) || step.to?.length !== attention.to?.length || bench.blockOf(step) !== bench.blockOf(attention)) break;
    if (kernelOf(step)?.kind === 'dense') found.push(step);
  }
  return found;
}

/** Attention and the layers that think every token over by itself: who has the parameters, who has the work. */
export function attentions(bench: Bench): readonly Finding[] {
  return bench.steps.filter(isAttention).map((step): Finding => {
    const dense = denseBehind(step, bench);
    return {
      code: dense.length > 0 ? 'attention' : 'attention-alone',
      steps: [step, ...dense],
      facts: () => {
        const [cost, other] = [costAt(bench, [step]), costAt(bench, dense)];
        const { num_heads: heads, key_dim: width } = step.layer.settings as Readonly<Record<string, number>>;
        const length = step.from?.[1];
        const [firstDense] = dense;
        const longDense = dense.length === 0 ? undefined : built(twiceAsLong(firstDense?.from), ...dense.map(({ layer }) => ({ of: layer.className, given: settingsOf(layer) })));
        const long = built(twiceAsLong(step.from), { of: step.layer.className, given: settingsOf(step.layer), more: (x) => [x] });
        const single = heads === undefined || width === undefined ? undefined : built(step.from, { of: step.layer.className, given: settingsOf(step.layer, { num_heads: 1, key_dim: heads * width }), more: (x) => [x] });
        return {
          layer: step.layer.name, heads, width, length: typeof length === 'number' ? length : undefined, whole: heads !== undefined && width !== undefined ? heads * width : undefined,
          part: partOf(cost.params, (cost.params ?? 0) + (other.params ?? 0)), rest: partOf(other.params, (cost.params ?? 0) + (other.params ?? 0)), params: cost.params, dense_params: other.params,
          macs: cost.macs, dense_macs: other.macs, twice: typeof length === 'number' ? 2 * length : undefined, long: long?.macs, longer: besides(cost.macs, long?.macs), dense_longer: besides(other.macs, longDense?.macs), single: single?.params,
        };
      },
    };
  });
}

const isReader = ({ definition, settings }: Layer): boolean => definition.family === 'recurrent' && typeof settings['units'] === 'number' && Object.hasOwn(definition.settings, 'return_sequences');

/** The layers that go through a sequence with a state: the layer, or those inside it that go both ways. */
const readersIn = (layer: Layer): readonly Layer[] => (isReader(layer) ? [layer] : layer.sublayers.length > 0 && layer.sublayers.every(isReader) ? layer.sublayers : []);

/** Layers that go through a sequence with a state. */
export function readers(bench: Bench): readonly Finding[] {
  return bench.steps.flatMap((step): readonly Finding[] => {
    const { layer } = step;
    const ways = readersIn(layer);
    const [inner] = ways;
    if (!inner) return [];
    const plain = Object.fromEntries(Object.entries(settingsOf(inner)).filter(([name]) => ['units', 'return_sequences', 'use_bias'].includes(name)));
    const isGated = Object.hasOwn(inner.definition.settings, 'recurrent_activation');
    return [{
      code: 'reader',
      steps: [step],
      facts: () => {
        const simple = isGated ? built(step.from, { of: 'SimpleRNN', given: plain }) : undefined;
        const other = simple?.params === undefined ? undefined : { params: ways.length * simple.params, macs: undefined };
        const features = step.from?.at(-1);
        return { layer: layer.name, class: inner.className, both: ways.length > 1 ? ' both ways' : '', units: inner.settings['units'] as number, features: typeof features === 'number' ? features : undefined, ...beside(costAt(bench, [step]), other), ...longer(bench, step) };
      },
    }];
  });
}

/** The same layer on a sequence twice as long. */
function longer(bench: Bench, step: Step): Readonly<Record<string, string | number | undefined>> {
  const long = built(twiceAsLong(step.from), { of: step.layer.className, given: settingsOf(step.layer) });
  return { long_params: long?.params, long_macs: long?.macs, longer: besides(costAt(bench, [step]).macs, long?.macs) };
}

