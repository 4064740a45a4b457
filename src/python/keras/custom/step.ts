// One step of training, evaluation or prediction of a model of the script's own class, on the first batch.
// Source: keras/src/backend/tensorflow/trainer.py, Keras 3.15.1: the step is traced, and that builds what is not built.

import { CustomModel, layersWithin, type Layer, type Model } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { arrayIn } from '../../tensorflow/tensor.ts';
import { Call, Dict, Instance, List, Method, NdArray, Tuple, Unknown, type Value } from '../../values/index.ts';
import type { KerasState } from '../state.ts';
import { elementOf, firstBatch, firstItem, isArrays, type Asks, type Batch } from '../training/batch.ts';
import { defines } from './create.ts';
import { invoke } from './invoke.ts';
import { mapLeaves } from './signature.ts';

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

/** What a step is given: the input, and what it should give, where that is told. */
function dataOf(run: Run, call: Call, asks: Asks): Value {
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
  const target = asks === 'predict' ? null : call.or(1, 'y', null);
  return target === null ? (asks === 'predict' ? input : new Tuple([input])) : new Tuple([input, valueOf(firstBatch(run, new Call([target], call.kwargs), asks))]);
}

/** The input of a step's data. */
const inputOf = (data: Value): Value => (data instanceof Tuple || data instanceof List ? (data.items[0] ?? null) : data);

/** Traces one step; gives what it gives, or undefined for a model that has no class of the script's own. */
export function traceStep(state: KerasState, run: Run, model: Model, call: Call, stage: Stage, asks: Asks): Value | undefined {
  const self = state.instances.get(model);
  const step = STEPS[stage];
  if (!(self instanceof Instance)) return undefined;
  const own = defines(self.cls, step);
  if (!own && !(model instanceof CustomModel)) return undefined;
  const data = dataOf(run, call, asks);
  const input = inputOf(data);
  if (input instanceof Unknown) {
    for (const one of layersWithin<Layer>(model)) if (!one.built) one.lost ??= input.because;
    return input;
  }
  const outer = state.context;
  state.context = undefined;
  const method = self.cls.find(step);
  const result = own && method !== undefined ? run.machine.call(run, new Method(self, method), new Call([data])) : invoke(state, run, self, new Call([input], new Map([['training', stage === 'fit']])), false);
  state.context = outer;
  return result;
}
