// What compiling and training add to a model: the optimizer's own variables.
// Invariant: an optimizer makes its variables once, for the weights that train then; models that share it show the same.
// Source: keras/src/optimizers/base_optimizer.py and keras/src/trainers/trainer.py, Keras 3.15.1.

import { evaluateOne, formula, unknown, type Size } from '../../../formula/index.ts';
import { numberOf } from '../../../layers/index.ts';
import { countOf, Model, type Layer, type Weight } from '../../../model/index.ts';
import { dtypeBits } from '../../../shape/index.ts';
import type { Run } from '../../run/run.ts';
import { Instance, Native, Unknown, type Call, type Value } from '../../values/index.ts';
import type { KerasState } from '../state.ts';
import { givenOf, isScheduled, optimizerGiven, type GivenOptimizer } from './optimizer-class.ts';
import { optimizerRule, type Variable } from './optimizer-rules.ts';

interface Compiled {
  readonly object: Instance | Unknown | null;
  readonly optimizer: Shared;
}

/** What models compiled with one optimizer share. */
interface Shared {
  readonly given: GivenOptimizer | undefined;
  readonly models: Set<Model>;
  built: Model['optimizer'];
}

const compiled = new WeakMap<Model, Compiled>();
const shared = new WeakMap<Instance, Shared>();

function sharedOf(object: Instance): Shared {
  const before = shared.get(object);
  if (before) return before;
  const made: Shared = { given: givenOf(object), models: new Set(), built: undefined };
  shared.set(object, made);
  return made;
}

/** `model.compile(...)`: the optimizer is kept; its variables are there if another model made them. */
export function compileModel(state: KerasState, run: Run, model: Model, call: Call): Value {
  const object = optimizerGiven(state, run, call.or(0, 'optimizer', 'rmsprop'));
  compiled.get(model)?.optimizer.models.delete(model);
  const optimizer: Shared = object instanceof Instance ? sharedOf(object) : { given: undefined, models: new Set(), built: undefined };
  model.optimizer = optimizer.built;
  optimizer.models.add(model);
  compiled.set(model, { object, optimizer });
  // `optimizer.build(...)` makes the variables of the model that was compiled with it.
  if (object instanceof Instance && !object.attrs.has('build')) {
    for (const name of ['build', 'apply_gradients', 'apply', 'minimize']) {
      object.attrs.set(name, new Native(name, () => {
        trainModel(model);
        return null;
      }));
    }
  }
  return null;
}

/** `model.optimizer`; None before `compile`. */
export const optimizerOf = (model: Model): Value => compiled.get(model)?.object ?? null;

/** True once `compile` was called. */
export const isCompiled = (model: Model): boolean => compiled.has(model);

const sum = formula`a + b`;
const size = formula`floor(count * bits / 8)`;

/** The optimizer makes its variables, once: for the weights that train now. */
export function trainModel(model: Model): void {
  const at = compiled.get(model);
  if (!at || !(model.built || model.kind === 'subclass') || at.optimizer.built || at.object === null) return;
  const weights = model.weightsByRole.trainable;
  // Without a weight to train, Keras warns and never asks the optimizer.
  if (weights.length === 0) return;
  const { optimizer } = at;
  optimizer.built = at.object instanceof Instance ? variablesOf(optimizer.given, at.object.cls.name, model, new Set(weights)) : lost('', at.object.because);
  for (const one of optimizer.models) one.optimizer = optimizer.built;
}

function lost(name: string, because: string): Model['optimizer'] {
  const count = unknown(because);
  return { name, params: count, bytes: count };
}

/** The step is an int64; the learning rate is a float32, unless a schedule gives it. */
const step: Variable = { shape: [], dtype: 'int64' };
const number: Variable = { shape: [], dtype: 'float32' };

function variablesOf(given: GivenOptimizer | undefined, className: string, model: Model, trained: ReadonlySet<Weight>): Model['optimizer'] {
  const rule = given && optimizerRule(given.name);
  if (!given || !rule) return lost(className.toLowerCase(), `the variables of the optimizer ${className} are not known`);
  const { setting } = given;
  const copies = (setting('use_ema') === true ? 1 : 0) + ((numberOf(setting('gradient_accumulation_steps') ?? null) ?? 0) > 1 ? 1 : 0);
  const scaled = given.scaled || model.policy.name === 'mixed_float16';
  // The loss is scaled in float16; the scale keeps a step, a rate, a counter and a factor of its own.
  const all: Variable[] = [step, ...(isScheduled(setting) ? [] : [number]), ...Array.from({ length: rule.more ?? 0 }, () => number), ...(scaled ? [step, number, step, number] : [])];
  const paths = pathsOf(model);
  for (const weight of trained) all.push(...rule.slots(weight, paths.get(weight) ?? weight.name, setting), ...Array.from({ length: copies }, () => weight));
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
