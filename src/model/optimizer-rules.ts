// What each optimizer of Keras takes, and which variables it keeps for a weight.
// Source: keras/src/optimizers/*.py, Keras 3.15.1.

import { numberOf, type Raw } from '../layers/index.ts';
import type { Weight } from './weight.ts';

/** The setting of an optimizer by name; undefined where it was not given. */
export type OptimizerSetting = (name: string) => Raw | undefined;

type Shape = Weight['shape'];

/** A variable of an optimizer. */
export interface Variable {
  readonly shape: Shape;
  readonly dtype: string;
}

/** The variables that belong to one weight; `path` is the weight's name with its layers. */
type Slots = (weight: Weight, path: string, setting: OptimizerSetting) => readonly Variable[];

/** An optimizer. */
interface OptimizerRule {
  /** Its own parameters, in order; those that all share come behind. */
  readonly takes: readonly string[];
  readonly slots: Slots;
  /** Single numbers that it keeps besides the step and the learning rate. */
  readonly more?: number;
}

/** Parameters of every optimizer behind its own. */
const SHARED = 'weight_decay clipnorm clipvalue global_clipnorm use_ema ema_momentum ema_overwrite_frequency loss_scale_factor gradient_accumulation_steps name'.split(' ');

const times = (count: number | ((setting: OptimizerSetting) => number)): Slots => (weight, _path, setting) => Array.from({ length: typeof count === 'number' ? count : count(setting) }, () => weight);
const positive = (value: Raw | undefined): boolean => (numberOf(value ?? null) ?? 0) > 0;
const own = (takes: string, slots: Slots, more?: number): OptimizerRule => ({ takes: [...takes.split(' ').filter((name) => name !== ''), ...SHARED.filter((name) => !takes.split(' ').includes(name))], slots, ...(more === undefined ? {} : { more }) });

/** Adam's variables; one more where it keeps the largest it has seen. */
const adam = times((setting) => (setting('amsgrad') === true ? 3 : 2));

/** Of a matrix, and of the last two axes of larger weights, only the rows' and the columns' sums are kept. */
const factored: Slots = (weight) => {
  const { shape } = weight;
  const parts: readonly Variable[] = shape.length < 2 ? [single, single] : [{ shape: shape.slice(0, -1), dtype: weight.dtype }, { shape: [...shape.slice(0, -2), ...shape.slice(-1)], dtype: weight.dtype }];
  return [...parts, weight];
};

const single: Variable = { shape: [], dtype: 'int32' };

/** Matrices are turned; embeddings, and layers that the settings name, are trained as Adam would. */
const muon: Slots = (weight, path, setting) => {
  const excluded = setting('exclude_layers');
  const words = Array.isArray(excluded) ? excluded.map(String) : [];
  const asAdam = weight.shape.length !== 2 || (setting('exclude_embeddings') !== false && path.toLowerCase().includes('embedding')) || words.some((word) => path.includes(word));
  return asAdam ? [weight, weight] : [weight];
};

const rules: Readonly<Record<string, OptimizerRule>> = {
  SGD: own('learning_rate momentum nesterov', times((setting) => (positive(setting('momentum')) ? 1 : 0))),
  RMSprop: own('learning_rate rho momentum epsilon centered', times((setting) => 1 + (positive(setting('momentum')) ? 1 : 0) + (setting('centered') === true ? 1 : 0))),
  Adam: own('learning_rate beta_1 beta_2 epsilon amsgrad', adam),
  AdamW: own('learning_rate weight_decay beta_1 beta_2 epsilon amsgrad', adam),
  Adadelta: own('learning_rate rho epsilon', times(2)),
  Adagrad: own('learning_rate initial_accumulator_value epsilon', times(1)),
  Adamax: own('learning_rate beta_1 beta_2 epsilon', times(2)),
  Adafactor: own('learning_rate beta_2_decay epsilon_1 epsilon_2 clip_threshold relative_step', factored),
  Nadam: own('learning_rate beta_1 beta_2 epsilon', times(2), 1),
  Ftrl: own('learning_rate learning_rate_power initial_accumulator_value l1_regularization_strength l2_regularization_strength l2_shrinkage_regularization_strength beta', times(2)),
  Lion: own('learning_rate beta_1 beta_2', times(1)),
  Lamb: own('learning_rate beta_1 beta_2 epsilon', times(2)),
  Muon: own('learning_rate adam_beta_1 adam_beta_2 adam_weight_decay epsilon weight_decay clipnorm clipvalue global_clipnorm use_ema ema_momentum ema_overwrite_frequency loss_scale_factor gradient_accumulation_steps name exclude_layers exclude_embeddings muon_a muon_b muon_c adam_lr_ratio momentum ns_steps nesterov rms_rate', muon),
  ScheduleFreeAdamW: own('learning_rate beta_1 beta_2 epsilon warmup_steps', times(2)),
};

/** The rule of an optimizer by its class; undefined for one that Keras does not have. */
export const optimizerRule = (name: string): OptimizerRule | undefined => (Object.hasOwn(rules, name) ? rules[name] : undefined);

/** The classes of optimizers. */
export const optimizerNames: readonly string[] = Object.keys(rules);

/** The class that a text names, whatever its case; `compile` does not know Lamb by its name. */
export const optimizerOfText = (text: string): string | undefined => optimizerNames.find((name) => name.toLowerCase() === text.toLowerCase() && name !== 'Lamb');
