// What compiling and training add to a model: the optimizer's own variables.
// Source: keras/src/optimizers/*.py, Keras 3.15.1.

import { evaluateOne, formula, type Size } from '../../formula/index.ts';
import { numberOf } from '../../layers/index.ts';
import { countOf, type Model, type Weight } from '../../model/index.ts';
import { dtypeBits } from '../../shape/index.ts';
import { Instance, type Call, type Value } from '../values/index.ts';
import { KerasObject } from './convert.ts';

/** Variables that an optimizer keeps: some as large as each weight, some single numbers. */
interface Slots {
  readonly perWeight: number;
  readonly single: number;
}

type SlotRule = (setting: (name: string) => unknown) => Slots;

const positive = (value: unknown): boolean => typeof value === 'number' && value > 0;

const optimizers: Readonly<Record<string, SlotRule>> = {
  adam: (setting) => ({ perWeight: setting('amsgrad') === true ? 3 : 2, single: 0 }),
  adamw: (setting) => ({ perWeight: setting('amsgrad') === true ? 3 : 2, single: 0 }),
  adamax: () => ({ perWeight: 2, single: 0 }),
  nadam: () => ({ perWeight: 2, single: 1 }),
  adagrad: () => ({ perWeight: 1, single: 0 }),
  adadelta: () => ({ perWeight: 2, single: 0 }),
  ftrl: () => ({ perWeight: 2, single: 0 }),
  lion: () => ({ perWeight: 1, single: 0 }),
  lamb: () => ({ perWeight: 2, single: 0 }),
  sgd: (setting) => ({ perWeight: positive(setting('momentum')) ? 1 : 0, single: 0 }),
  rmsprop: (setting) => ({ perWeight: 1 + (positive(setting('momentum')) ? 1 : 0) + (setting('centered') === true ? 1 : 0), single: 0 }),
};

const compiled = new WeakMap<Model, { readonly name: string; readonly slots: Slots; readonly weights: readonly Weight[] }>();

/** `model.compile(...)`: the optimizer is kept, the weights that train are those of now. */
export function compileModel(model: Model, call: Call): Value {
  const value = call.or(0, 'optimizer', 'rmsprop');
  const object = value instanceof Instance && value.native instanceof KerasObject ? value.native : undefined;
  const name = (typeof value === 'string' ? value : (object?.path.split('.').at(-1) ?? '')).toLowerCase();
  const rule = Object.hasOwn(optimizers, name) ? optimizers[name] : undefined;
  if (rule) compiled.set(model, { name, slots: rule((setting) => plain(object?.args[setting])), weights: model.weightsByRole.trainable });
  return null;
}

const plain = (raw: unknown): unknown => (typeof raw === 'boolean' ? raw : (numberOf(raw as never) ?? raw));

const times = formula`count * slots + single + 2`;
// The step is an int64, the learning rate a float32.
const bytes = formula`weights * slots + 4 * single + 8 + 4`;
const sum = formula`a + b`;
const size = formula`floor(count * bits / 8)`;

/** `model.fit(...)`: the optimizer makes its variables. */
export function trainModel(model: Model): void {
  const at = compiled.get(model);
  if (!at || !model.built) return;
  // Weights that were made after `compile` train too, in a stack that its first data built.
  const weights = at.weights.length > 0 ? at.weights : model.weightsByRole.trainable;
  const { perWeight, single } = at.slots;
  const memory = weights.reduce<Size>((all, weight) => evaluateOne(sum, { a: all, b: evaluateOne(size, { count: countOf([weight]), bits: dtypeBits[weight.dtype] ?? 32 }) }), 0);
  model.optimizer = {
    name: at.name,
    params: evaluateOne(times, { count: countOf(weights), slots: perWeight, single }),
    bytes: evaluateOne(bytes, { weights: memory, slots: perWeight, single }),
  };
}

