// `fit`, `evaluate`, `predict` and their kin: they build what they build in Keras, and give what is known of their results.

import { unknown, type Size } from '../../../formula/index.ts';
import { Sequential, type Model } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { asIndex, Dict, Instance, List, NdArray, PyClass, types, Unknown, type Call, type Value } from '../../values/index.ts';
import { addMethods } from '../../library/table.ts';
import { loseWithin } from '../doubt.ts';
import { raiseErrors } from '../layer-class.ts';
import type { KerasState } from '../state.ts';
import { defines, mapLeaves } from '../custom/signature.ts';
import { saveCheckpoints } from '../custom/saving.ts';
import { runThrough } from '../custom/run-through.ts';
import { traceStep } from '../custom/step.ts';
import { firstBatch, type Asks, type Batch, type BatchPart } from './batch.ts';
import { checkBatch, checkGiven, checkMeasured } from './fit-checks.ts';
import { isCompiled, numbersOf, trainModel } from './optimizers.ts';

type Does = (model: Model, run: Run, call: Call) => Value;

/** `You must call compile() before using the model.` Rule: `Trainer._assert_compile_called`. */
function needCompile(run: Run, model: Model, name: string): void {
  if (isCompiled(model)) return;
  const trains = name === 'fit' || name === 'train_on_batch';
  // What was refused to train has nothing to measure: a reading that goes on has told why.
  if (!trains && !run.raises && untrained.has(model)) return;
  if (trains) untrained.add(model);
  throw run.error('ValueError', 'You must call `compile()` before using the model.');
}

/** Models whose training was refused. */
const untrained = new WeakSet<Model>();

/** The methods that train. */
export const training = (state: KerasState): Readonly<Record<string, Does>> => ({
  fit: (model, run, call) => {
    needCompile(run, model, 'fit');
    checkGiven(run, call, 'fit');
    checkMeasured(run, model, ownsStep(state, model));
    train(state, run, model, call, 'fit');
    saveCheckpoints(state, model, call.or(5, 'callbacks', null), call.or(7, 'validation_data', null) !== null || call.or(6, 'validation_split', null) !== null);
    return history(state, run, call);
  },
  train_on_batch: (model, run, call) => {
    needCompile(run, model, 'train_on_batch');
    train(state, run, model, call, 'batch');
    return measured(state, run, model, call, 'train_on_batch');
  },
  evaluate: (model, run, call) => {
    needCompile(run, model, 'evaluate');
    checkGiven(run, call, 'evaluate');
    if (traceStep(state, run, model, call, 'evaluate', 'evaluate') === undefined) buildFor(state, run, model, firstBatch(run, call, 'evaluate'));
    return measured(state, run, model, call, 'evaluate');
  },
  test_on_batch: (model, run, call) => {
    needCompile(run, model, 'test_on_batch');
    if (traceStep(state, run, model, call, 'evaluate', 'batch') === undefined) buildFor(state, run, model, firstBatch(run, call, 'batch'));
    return measured(state, run, model, call, 'test_on_batch');
  },
  predict: (model, run, call) => {
    checkGiven(run, call, 'predict');
    return predicted(state, run, model, call, 'predict');
  },
  predict_on_batch: (model, run, call) => predicted(state, run, model, call, 'predict_on_batch'),
});

/** Builds what training builds, and makes the optimizer's variables unless a step of the script's own has to. */
function train(state: KerasState, run: Run, model: Model, call: Call, asks: Asks): void {
  const self = state.instances.get(model);
  if (traceStep(state, run, model, call, 'fit', asks) === undefined) buildFor(state, run, model, firstBatch(run, call, asks));
  if (!(self instanceof Instance && defines(self.cls, 'train_step'))) trainModel(model);
}

/** True where the script's own class says what a step does. */
function ownsStep(state: KerasState, model: Model): boolean {
  const self = state.instances.get(model);
  return self instanceof Instance && ['train_step', 'compute_loss', 'fit'].some((method) => defines(self.cls, method));
}

/** The loss, and the metrics behind it where there are any. */
function measured(state: KerasState, run: Run, model: Model, call: Call, name: string): Value {
  const self = state.instances.get(model);
  // What a step of the script's own gives is its own matter.
  const own = self instanceof Instance && ['train_step', 'test_step', 'metrics', 'evaluate'].some((method) => defines(self.cls, method));
  const count = own || call.kwargs.has('return_dict') ? undefined : numbersOf(model);
  const because = run.unknown(`comes from \`${name}\``);
  return count === undefined || count < 2 ? because : new List(Array.from({ length: count }, () => new Unknown(because.reason)));
}

const isPart = (batch: Batch): batch is BatchPart => 'array' in batch;

/** The first data that a stack without an input sees gives it its shape. */
function buildFor(state: KerasState, run: Run, model: Model, batch: Batch): void {
  checkBatch(run, model, batch);
  buildStack(state, run, model, batch);
  runThrough(state, model);
}

function buildStack(state: KerasState, run: Run, model: Model, batch: Batch): void {
  const one = isPart(batch) ? batch : Array.isArray(batch) && batch.length === 1 ? (batch as readonly Batch[])[0] : undefined;
  if (!one || !isPart(one)) return;
  const { array } = one;
  if (array instanceof NdArray && array.world === 'numpy') state.fitted.push(array);
  if (!(model instanceof Sequential) || model.built || model.layers.length === 0) return;
  if (array instanceof Unknown) {
    // Real data would build it now, with numbers that cannot be told.
    loseWithin(model, `${model.name} was built with something unknown: ${array.because}`);
    run.report('fit-unknown', 'warning', { model: model.name, because: array.because, tell: letFor(array) });
    return;
  }
  model.build(shapeOf(one, array), array.dtype.startsWith('float') ? 'float32' : undefined);
  raiseErrors(run, model.allIssues);
}

/** How to tell an unknown array; the name where it has one. */
const letFor = (array: Unknown): string => `--let ${array.name ?? 'NAME'}=1000x28x28x1`;

function shapeOf({ batch }: BatchPart, array: NdArray): readonly (Size | null)[] {
  const lost = (because: Unknown | undefined): Size => unknown(because?.because ?? 'a size of the data is not known');
  const [, ...rest] = array.shape.map((size) => size ?? (array.world === 'traced' ? null : lost(array.because)));
  return [batch instanceof Unknown ? lost(batch) : batch, ...rest];
}

/** What `predict` gives: known by its shape. */
function predicted(state: KerasState, run: Run, model: Model, call: Call, name: 'predict' | 'predict_on_batch'): Value {
  const asks = name === 'predict' ? 'predict' : 'batch';
  const batch = firstBatch(run, call, asks);
  const because = run.unknown(`comes from \`${name}\``);
  const rows = rowsOf(batch);
  const own = traceStep(state, run, model, call, 'predict', asks);
  if (own !== undefined) return mapLeaves(own, (leaf) => (leaf instanceof NdArray ? new NdArray([rows, ...leaf.shape.slice(1)], leaf.dtype, undefined, because) : because));
  buildFor(state, run, model, batch);
  const arrays = model.outputs.map(({ shape, dtype }) => (shape ? new NdArray([rows, ...shape.slice(1).map((size) => (typeof size === 'number' ? size : null))], dtype, undefined, because) : because));
  const [only] = arrays;
  if (only === undefined) return because;
  return arrays.length === 1 ? only : new List(arrays);
}

function rowsOf(batch: Batch): number | null {
  if (isPart(batch)) return batch.array instanceof NdArray ? (batch.array.shape[0] ?? null) : null;
  const [first] = batch instanceof Map ? [...(batch as ReadonlyMap<string, Batch>).values()] : (batch as readonly Batch[]);
  return first ? rowsOf(first) : null;
}

/** What `fit` gives: as many numbers of each kind as there are epochs, unless it may stop early. */
function history(state: KerasState, run: Run, call: Call): Value {
  const because = run.unknown('comes from `fit`');
  const epochs = asIndex(call.or(3, 'epochs', call.kwargs.get('nb_epoch') ?? 1));
  const first = asIndex(call.kwargs.get('initial_epoch') ?? 0) ?? 0;
  const callbacks = call.or(5, 'callbacks', null);
  const made = new Instance(historyClass(state));
  const count = epochs !== undefined && epochs - first <= MOST_EPOCHS && (callbacks === null || (callbacks instanceof List && callbacks.items.length === 0)) ? Math.max(0, epochs - first) : undefined;
  const numbers = new List(Array.from({ length: count ?? 0 }, () => new Unknown(because.reason)));
  numbers.lost = count === undefined ? because : undefined;
  const dict = Dict.of([['loss', numbers]]);
  dict.lost = because;
  made.attrs.set('history', dict);
  made.attrs.set('params', because);
  made.attrs.set('epoch', count === undefined ? because : new List(Array.from({ length: count }, (_, i) => first + i)));
  return made;
}

/** Epochs whose numbers are listed one by one. */
const MOST_EPOCHS = 1000;

function historyClass(state: KerasState): PyClass {
  const before = state.classes.get('History');
  if (before) return before;
  const made = new PyClass('History', { module: 'keras.src.callbacks.history', bases: [types.object] });
  addMethods(made, { __getattr__: (run, call) => run.unknown(`comes from \`${String(call.args[1])}\` of a history`) });
  state.classes.set('History', made);
  return made;
}
