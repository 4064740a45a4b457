// What compiling and training add to a model: the optimizer's own variables.
// Invariant: an optimizer makes its variables once, for the weights that train then; models that share it show the same.
// Source: keras/src/optimizers/base_optimizer.py and keras/src/trainers/trainer.py, Keras 3.15.1.

import { optimizerVariables, trainableDoubtIn, unknownOptimizer, type GivenOptimizer, type Model } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { Dict, Instance, List, Native, Unknown, type Call, type Value } from '../../values/index.ts';
import type { KerasState } from '../state.ts';
import { argumentsOf, checkMeasures, checkParameters } from './compile.ts';
import { keepMeasured } from './fit-checks.ts';
import { givenOf, optimizerGiven } from './optimizer-class.ts';

interface Compiled {
  readonly object: Instance | Unknown | null;
  readonly optimizer: Shared;
  /** Metrics besides the loss, where they are listed one by one. */
  readonly metrics: number | undefined;
  /** False where `compile` was refused behind taking the optimizer. */
  readonly done: boolean;
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
  checkParameters(run, call);
  const made = takeOptimizer(state, run, model, call.or(0, 'optimizer', 'rmsprop'), metricsIn(call));
  checkMeasures(run, call);
  keepMeasured(model, call);
  compiled.set(model, { ...made, done: true });
  model.compiled = argumentsOf(call, made.object);
  return null;
}

/** Gives a model an optimizer, as `compile` and `model.optimizer = ...` do. */
export function takeOptimizer(state: KerasState, run: Run, model: Model, given: Value, metrics = compiled.get(model)?.metrics): Compiled {
  const object = optimizerGiven(state, run, given);
  const before = compiled.get(model);
  before?.optimizer.models.delete(model);
  const optimizer: Shared = object instanceof Instance ? sharedOf(object) : { given: undefined, models: new Set(), built: undefined };
  const made = { object, optimizer, metrics, done: before?.done ?? false };
  compiled.set(model, made);
  model.optimizer = optimizer.built;
  optimizer.models.add(model);
  // `optimizer.build(...)` makes the variables of the model that was compiled with it.
  if (object instanceof Instance && !object.attrs.has('build')) {
    for (const name of ['build', 'apply_gradients', 'apply', 'minimize']) {
      object.attrs.set(name, new Native(name, () => {
        trainModel(model);
        return null;
      }));
    }
  }
  return made;
}

/** How many metrics `compile` was given; undefined where that depends on outputs. */
function metricsIn(call: Call): number | undefined {
  const given = call.or(3, 'metrics', null);
  if (call.kwargs.has('weighted_metrics')) return undefined;
  if (given === null) return 0;
  const items = given instanceof List && !given.lost ? given.items : undefined;
  return items?.some((item) => item instanceof List || item instanceof Dict || item === null) ? undefined : items?.length;
}

/** How many numbers one evaluation gives: the loss and the metrics; undefined where that is not known. */
export const numbersOf = (model: Model): number | undefined => {
  const metrics = compiled.get(model)?.metrics;
  return metrics === undefined || model.outputs.length !== 1 ? undefined : metrics + 1;
};

/** `model.optimizer`; None before `compile`. */
export const optimizerOf = (model: Model): Value => compiled.get(model)?.object ?? null;

/** True once `compile` was called. */
export const isCompiled = (model: Model): boolean => compiled.get(model)?.done === true;

/** The optimizer makes its variables, once: for the weights that train now. */
export function trainModel(model: Model): void {
  const at = compiled.get(model);
  if (!at || !(model.built || model.kind === 'subclass') || at.optimizer.built || at.object === null) return;
  const weights = model.weightsByRole.trainable;
  // Without a weight to train, Keras warns and never asks the optimizer.
  if (weights.length === 0) return;
  const { optimizer } = at;
  const doubt = trainableDoubtIn(model);
  optimizer.built = doubt !== undefined && at.object instanceof Instance ? unknownOptimizer(at.object.cls.name.toLowerCase(), doubt) : at.object instanceof Instance ? optimizerVariables(model, at.object.cls.name, optimizer.given) : unknownOptimizer('', at.object.because);
  for (const one of optimizer.models) one.optimizer = optimizer.built;
}
