// What an optimizer adds to a model: its own variables, counted and measured.
// Source: keras/src/optimizers/base_optimizer.py, Keras 3.15.1.

import { evaluateOne, formula, unknown, type Size } from '../formula/index.ts';
import { isKind, numberOf } from '../layers/index.ts';
import { dtypeBits } from '../shape/index.ts';
import type { Layer } from './layer.ts';
import { Model } from './model.ts';
import { optimizerRule, type OptimizerSetting, type Variable } from './optimizer-rules.ts';
import { countOf, type Weight } from './weight.ts';

/** An optimizer by its class and its settings. */
export interface GivenOptimizer {
  readonly name: string;
  readonly setting: OptimizerSetting;
  /** True for one inside a `LossScaleOptimizer`. */
  readonly scaled: boolean;
}

const sum = formula`a + b`;
const size = formula`floor(count * bits / 8)`;

/** An optimizer whose variables are not known, and why. */
export function unknownOptimizer(name: string, because: string): Model['optimizer'] {
  const count = unknown(because);
  return { name, params: count, bytes: count };
}

/** The step is an int64; the learning rate is a float32, unless a schedule gives it. */
const step: Variable = { shape: [], dtype: 'int64' };
const number: Variable = { shape: [], dtype: 'float32' };

/** True when the learning rate is given by a schedule or a function, and so is no variable of the optimizer. */
function isScheduled(setting: OptimizerSetting): boolean {
  const rate = setting('learning_rate');
  return rate !== undefined && (isKind(rate, 'object') || isKind(rate, 'function') || isKind(rate, 'dict'));
}

/** The variables of an optimizer for some weights of a model: those that train now, unless told. */
export function optimizerVariables(model: Model, className: string, given: GivenOptimizer | undefined, trained: readonly Weight[] = model.weightsByRole.trainable): Model['optimizer'] {
  const rule = given && optimizerRule(given.name);
  if (!given || !rule) return unknownOptimizer(className.toLowerCase(), `the variables of the optimizer ${className} are not known`);
  const { setting } = given;
  const copies = (setting('use_ema') === true ? 1 : 0) + ((numberOf(setting('gradient_accumulation_steps') ?? null) ?? 0) > 1 ? 1 : 0);
  const scaled = given.scaled || model.policy.name === 'mixed_float16';
  // The loss is scaled in float16; the scale keeps a step, a rate, a counter and a factor of its own.
  const all: Variable[] = [step, ...(isScheduled(setting) ? [] : [number]), ...Array.from({ length: rule.more ?? 0 }, () => number), ...(scaled ? [step, number, step, number] : [])];
  const paths = pathsOf(model);
  for (const weight of new Set(trained)) all.push(...rule.slots(weight, paths.get(weight) ?? weight.name, setting), ...Array.from({ length: copies }, () => weight));
  const bytes = all.reduce<Size>((total, one) => evaluateOne(sum, { a: total, b: evaluateOne(size, { count: countOf([one]), bits: dtypeBits[one.dtype] ?? 32 }) }), 0);
  return { name: given.name.toLowerCase(), params: countOf(all), bytes };
}

/** Every weight with the names of the layers that it lies in. */
function pathsOf(model: Model): ReadonlyMap<Weight, string> {
  const paths = new Map<Weight, string>();
  const waiting: (readonly [Layer, string])[] = [[model, '']];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [layer, above] = next;
    const path = `${above}${layer.name}/`;
    if (layer instanceof Model) for (const inner of layer.layers) waiting.push([inner, path]);
    else for (const weight of layer.allWeights()) if (!paths.has(weight)) paths.set(weight, path + weight.name);
  }
  return paths;
}
