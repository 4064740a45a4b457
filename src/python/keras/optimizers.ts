// What compiling and training add to a model: the optimizer's own variables.
// Source: keras/src/optimizers/*.py and keras/src/trainers/trainer.py, Keras 3.15.1.

import { evaluateOne, formula, unknown, type Size } from '../../formula/index.ts';
import { isKind, numberOf, type Raw } from '../../layers/index.ts';
import { countOf, type Model } from '../../model/index.ts';
import { dtypeBits } from '../../shape/index.ts';
import { Instance, Native, PyClass, types, type Call, type Value } from '../values/index.ts';
import { KerasObject } from './convert.ts';

type Setting = (name: string) => Raw | undefined;

const positive = (value: Raw | undefined): boolean => (numberOf(value ?? null) ?? 0) > 0;

/** Variables as large as each weight; the optimizers that are not here choose them weight by weight. */
const slotsPerWeight: Readonly<Record<string, (setting: Setting) => number>> = {
  adam: (setting) => (setting('amsgrad') === true ? 3 : 2),
  adamw: (setting) => (setting('amsgrad') === true ? 3 : 2),
  adamax: () => 2,
  nadam: () => 2,
  adagrad: () => 1,
  adadelta: () => 2,
  ftrl: () => 2,
  lion: () => 1,
  lamb: () => 2,
  schedulefreeadamw: () => 2,
  sgd: (setting) => (positive(setting('momentum')) ? 1 : 0),
  rmsprop: (setting) => 1 + (positive(setting('momentum')) ? 1 : 0) + (setting('centered') === true ? 1 : 0),
};

interface Compiled {
  readonly name: string;
  /** Undefined when the optimizer's variables are not known. */
  readonly slots: number | undefined;
  /** Single numbers: the step, the learning rate and what more there is. */
  readonly scalars: { readonly count: number; readonly bytes: number };
  readonly object: Instance;
}

const compiled = new WeakMap<Model, Compiled>();

/** The class of optimizers that a text named. */
const optimizerClass = new PyClass('Optimizer', { module: 'keras.optimizers', bases: [types.object] });

/** `model.compile(...)`: the optimizer is kept; it has no variables yet. */
export function compileModel(model: Model, call: Call): Value {
  const value = call.or(0, 'optimizer', 'rmsprop');
  const given = value instanceof Instance && value.native instanceof KerasObject ? value.native : undefined;
  const name = (typeof value === 'string' ? value : (given?.path.split('.').at(-1) ?? '')).toLowerCase();
  const setting: Setting = (one) => given?.args[one];
  const rule = Object.hasOwn(slotsPerWeight, name) ? slotsPerWeight[name] : undefined;
  const more = (setting('use_ema') === true ? 1 : 0) + ((numberOf(setting('gradient_accumulation_steps') ?? null) ?? 0) > 1 ? 1 : 0);
  const object = value instanceof Instance ? value : new Instance(optimizerClass, new KerasObject(`keras.optimizers.${name}`, {}));
  model.optimizer = undefined;
  compiled.set(model, { name, slots: rule && rule(setting) + more, scalars: scalarsOf(name, setting, model), object });
  // `optimizer.build(...)` makes the variables of the model that was compiled with it.
  object.attrs.set('build', new Native('build', () => {
    trainModel(model);
    return null;
  }));
  return null;
}

/** The step is an int64; the learning rate is a float32, unless a schedule gives it. */
function scalarsOf(name: string, setting: Setting, model: Model): Compiled['scalars'] {
  const rate = setting('learning_rate');
  const scheduled = rate !== undefined && isKind(rate, 'object');
  const single = name === 'nadam' ? 1 : 0;
  // The loss is scaled in float16; the scale keeps a step, a rate, a counter and a factor of its own.
  const scaled = model.policy.name === 'mixed_float16';
  return { count: 1 + (scheduled ? 0 : 1) + single + (scaled ? 4 : 0), bytes: 8 + (scheduled ? 0 : 4) + 4 * single + (scaled ? 24 : 0) };
}

/** `model.optimizer`. */
export const optimizerOf = (model: Model): Value => compiled.get(model)?.object ?? null;

const times = formula`count * slots + scalars`;
const bytesOf = formula`bytes * slots + scalars`;
const sum = formula`a + b`;
const size = formula`floor(count * bits / 8)`;

/** The optimizer makes its variables, once: for the weights that train now. */
export function trainModel(model: Model): void {
  const at = compiled.get(model);
  if (!at || !model.built || model.optimizer) return;
  const weights = model.weightsByRole.trainable;
  if (at.slots === undefined) {
    const lost = unknown(`the variables of the optimizer ${at.name === '' ? 'are' : `${at.name} are`} not known`);
    model.optimizer = { name: at.name, params: lost, bytes: lost };
    return;
  }
  const memory = weights.reduce<Size>((all, weight) => evaluateOne(sum, { a: all, b: evaluateOne(size, { count: countOf([weight]), bits: dtypeBits[weight.dtype] ?? 32 }) }), 0);
  model.optimizer = {
    name: at.name,
    params: evaluateOne(times, { count: countOf(weights), slots: at.slots, scalars: at.scalars.count }),
    bytes: evaluateOne(bytesOf, { bytes: memory, slots: at.slots, scalars: at.scalars.bytes }),
  };
}
