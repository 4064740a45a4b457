// One step of training, evaluation or prediction of a model of the script's own class, on the first batch.
// Source: keras/src/backend/tensorflow/trainer.py, Keras 3.15.1: the step is traced, and that builds what is not built.

import { CustomModel, layersWithin, type Layer, type Model } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { arrayIn } from '../../tensorflow/tensor.ts';
import { Call, Dict, Instance, List, Method, NdArray, Tuple, Unknown, type Value } from '../../values/index.ts';
import type { KerasState } from '../state.ts';
import { elementOf, firstBatch, firstItem, isArrays, type Asks, type Batch } from '../training/batch.ts';
import { defines, mapLeaves } from './signature.ts';
import { invoke } from './invoke.ts';

const STEPS: Readonly<Record<'fit' | 'evaluate' | 'predict', string>> = { fit: 'train_step', evaluate: 'test_step', predict: 'predict_step' };

/** What a step is for. */
export type Stage = keyof typeof STEPS;

const plain = (dtype: string): string => (dtype === 'float64' ? 'float32' : dtype);

/** A batch as the traced tensors that a step is given. */
function valueOf(batch: Batch): Value {
  if (batch instanceof Map) return Dict.of([...(batch as ReadonlyMap<string, Batch>)].map(([key, one]) => [key, valueOf(one)]));
  if (Array.isArray(batch)) return new Tuple((batch as readonly Batch[]).map(valueOf));
  const { array, batch: size } = batch as Extract<Batch, { readonly array: unknown }>;
  if (array instanceof Unknown) return array;
  if (size instanceof Unknown) return size;
  const lost = array.shape.slice(1).includes(null);
  return lost ? (array.because ?? new Unknown('has sizes that are not known')) : NdArray.of('traced', [size, ...array.shape.slice(1)], plain(array.dtype));
}

/** What a step is given: the input, and what it should give and how much each sample weighs, where that is told. */
function dataOf(run: Run, call: Call, stage: Stage, asks: Asks): Value {
  const data = call.or(0, 'x', call.kwargs.get('generator') ?? null);
  const element = elementOf(data, asks);
  if (element !== undefined) return mapLeaves(element, (leaf) => (leaf instanceof NdArray ? NdArray.of('traced', leaf.shape, plain(leaf.dtype)) : leaf));
  if (!isArrays(data)) {
    return mapLeaves(firstItem(run, data), (leaf) => {
      const array = arrayIn(leaf);
      if (!array) return leaf;
      const rows = array.shape[0] ?? null;
      // Training takes the batches of a data set to differ in size; prediction sees them as they are.
      if (asks === 'predict' && rows === null) return array.because ?? run.unknown('is the size of a batch');
      return NdArray.of('traced', [asks === 'predict' ? rows : null, ...array.shape.slice(1)], plain(array.dtype));
    });
  }
  const input = valueOf(firstBatch(run, call, asks));
  if (stage === 'predict') return asks === 'batch' || input instanceof Tuple ? new Tuple([input]) : input;
  const [target, weights] = [call.or(1, 'y', null), weightsOf(run, call, stage, asks)];
  const part = (value: Value): Value => (value === null ? null : valueOf(firstBatch(run, new Call([value], call.kwargs), asks)));
  if (asks === 'batch') return new Tuple([input, part(target), part(weights)]);
  // One array alone is given as it is.
  if (target === null) return input instanceof Tuple ? new Tuple([input]) : input;
  return new Tuple(weights === null ? [input, part(target)] : [input, part(target), part(weights)]);
}

/** The weights of the samples of a call, if any are told. */
function weightsOf(run: Run, call: Call, stage: Stage, asks: Asks): Value {
  const [weights, classes] = asks === 'batch' ? [2, 3] : stage === 'fit' ? [10, 9] : [4, undefined];
  const given = call.or(weights, 'sample_weight', null);
  return given === null && classes !== undefined && call.or(classes, 'class_weight', null) !== null ? run.unknown('is made of the weights of the classes') : given;
}

/** The input of a step's data. */
const inputOf = (data: Value): Value => (data instanceof Tuple || data instanceof List ? (data.items[0] ?? null) : data);

/** How many weights a model has by now, those of its optimizer as one. */
function weightsIn(model: Model): number {
  return [...model.allWeights()].length + (model.optimizer ? 1 : 0);
}

/** Traces one step; gives what it gives, or undefined for a model that has no class of the script's own. */
export function traceStep(state: KerasState, run: Run, model: Model, call: Call, stage: Stage, asks: Asks): Value | undefined {
  const self = state.instances.get(model);
  const step = STEPS[stage];
  if (!(self instanceof Instance)) return undefined;
  const own = defines(self.cls, step);
  if (!own && !(model instanceof CustomModel)) return undefined;
  const data = dataOf(run, call, stage, asks);
  const input = inputOf(data);
  if (input instanceof Unknown) {
    for (const one of layersWithin<Layer>(model)) if (!one.built) one.lost ??= input.because;
    return input;
  }
  const outer = state.context;
  state.context = undefined;
  const method = self.cls.find(step);
  const once = (): Value => (own && method !== undefined ? run.machine.call(run, new Method(self, method), new Call([data])) : invoke(state, run, self, new Call([input], new Map([['training', stage === 'fit']])), false));
  const before = weightsIn(model);
  const first = once();
  // TensorFlow traces a function once more when the first time made variables.
  const result = own && weightsIn(model) !== before ? once() : first;
  state.context = outer;
  return result;
}
