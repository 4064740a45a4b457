// What `fit`, `evaluate` and `predict` refuse of what they are given, before anything is computed.
// Invariant: what is not known is never refused.
// Source: keras/src/trainers/trainer.py, keras/src/backend/tensorflow/trainer.py and keras/src/trainers/data_adapters, Keras 3.15.1.

import { Functional, Session, Sequential, type Argument, type Model } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { repr, shown, str } from '../../run/text.ts';
import { dataOf } from '../../tensorflow/data/dataset.ts';
import { formulaSizes } from '../../tensorflow/tensor.ts';
import { asNumber, Dict, List, NdArray, PyClass, PyFloat, Tuple, Unknown, type Call, type Value } from '../../values/index.ts';
import { raiseOutside, scratchTensor } from '../outside.ts';
import type { Batch, BatchPart } from './batch.ts';

type Method = 'fit' | 'evaluate' | 'predict';

const words = (text: string): readonly string[] => text.split(' ');

const PARAMETERS: Readonly<Record<Method, readonly string[]>> = {
  fit: words('x y batch_size epochs verbose callbacks validation_split validation_data shuffle class_weight sample_weight initial_epoch steps_per_epoch validation_steps validation_batch_size validation_freq'),
  evaluate: words('x y batch_size verbose sample_weight steps callbacks return_dict'),
  predict: words('x batch_size verbose steps callbacks'),
};

/** Arguments of older versions, and what they became. */
const OLDER: Readonly<Record<string, string>> = {
  nb_epoch: 'epochs', samples_per_epoch: 'steps_per_epoch', nb_val_samples: 'validation_steps', val_samples: 'steps', generator: 'x',
  ...Object.fromEntries(words('workers use_multiprocessing max_queue_size nb_worker max_q_size pickle_safe').map((name) => [name, 'an argument of keras.utils.PyDataset'])),
};

/** Refuses arguments that a method does not have; a reading that goes on takes those of older versions with a note. */
function checkNames(run: Run, call: Call, method: Method): void {
  for (const name of call.kwargs.keys()) {
    if (PARAMETERS[method].includes(name)) continue;
    const became = OLDER[name];
    if (run.raises || became === undefined) throw method === 'evaluate' ? run.error('ValueError', `Arguments not recognized: {'${name}': ${shown(repr(run, call.kwargs.get(name) ?? null))}}`) : run.error('TypeError', `TensorFlowTrainer.${method}() got an unexpected keyword argument '${name}'`);
    run.report('keras-renamed', 'note', { from: `${method}(${name})`, to: became }, call.placeOfName(name), call.source);
  }
}

/** Numbers that have to be whole, and callbacks that have to be made. */
function checkValues(run: Run, call: Call, method: Method): void {
  const given = (name: string): Value => call.or(PARAMETERS[method].indexOf(name), name, null);
  for (const name of ['epochs', 'batch_size']) if (PARAMETERS[method].includes(name) && given(name) instanceof PyFloat) throw run.error('TypeError', "'float' object cannot be interpreted as an integer");
  const callbacks = given('callbacks');
  const made = (callbacks instanceof List && !callbacks.lost) || callbacks instanceof Tuple ? callbacks.items : [callbacks];
  const unmade = made.find((one) => one instanceof PyClass);
  if (unmade instanceof PyClass) throw run.error('TypeError', `${unmade.name}.set_params() missing 1 required positional argument: 'params'`);
  const split = method === 'fit' ? asNumber(given('validation_split')) : undefined;
  if (split !== undefined && split >= 1) throw run.error('ValueError', `\`validation_split\` must be between 0 and 1, received: ${shown(str(run, given('validation_split')))}`);
}

/** Arrays have to have as many rows as each other. */
function checkRows(run: Run, call: Call, method: Method): void {
  if (method === 'predict') return;
  const [x, y] = [call.or(0, 'x', null), call.or(1, 'y', null)];
  if (method === 'fit' && y instanceof NdArray && dataOf(x)) throw run.error('ValueError', 'When providing `x` as a tf.data.Dataset, `y` should not be passed. Instead, the targets should be included as part of the tf.data.Dataset.');
  const rows = (value: Value): number | undefined => (value instanceof NdArray ? (value.shape[0] ?? undefined) : undefined);
  const [a, b] = [rows(x), rows(y)];
  if (a !== undefined && b !== undefined && a !== b) throw run.error('ValueError', `Data cardinality is ambiguous. Make sure all arrays contain the same number of samples.'x' sizes: ${a}\n'y' sizes: ${b}\n`);
}

/** What is wrong with the first thing asked of a model with an input, by the shape of its data. */
export function checkBatch(run: Run, model: Model, batch: Batch): void {
  if (!(model instanceof Functional || (model instanceof Sequential && model.built))) return;
  const session = new Session();
  let known = true;
  const argument = (part: Batch): Argument => {
    if (part instanceof Map) return { kind: 'dict', entries: Object.fromEntries([...(part as ReadonlyMap<string, Batch>)].map(([name, one]) => [name, argument(one)])) };
    if (Array.isArray(part)) return (part as readonly Batch[]).map(argument);
    const { array, batch: rows } = part as BatchPart;
    if (array instanceof Unknown || rows instanceof Unknown || array.shape.slice(1).includes(null) || array.dtype === 'object' || array.dtype === 'str') {
      known = false;
      return null;
    }
    return scratchTensor(session, array, formulaSizes(array.with({ shape: array.shape.length === 0 ? [] : [rows, ...array.shape.slice(1)] })));
  };
  const input = argument(batch);
  if (known) raiseOutside(run, model.probe([input]).issues);
}

/** Names of losses and metrics that Keras knows. */
const MEASURES = {
  loss: (): readonly string[] => words('BCE BinaryCrossentropy BinaryFocalCrossentropy CTC CategoricalCrossentropy CategoricalFocalCrossentropy CategoricalHinge Circle CosineSimilarity Dice Hinge Huber KLD KLDivergence LogCosh Loss LossFunctionWrapper MAE MAPE MSE MSLE MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredError MeanSquaredLogarithmicError Poisson SparseCategoricalCrossentropy SquaredHinge Tversky bce binary_crossentropy binary_focal_crossentropy categorical_crossentropy categorical_focal_crossentropy categorical_hinge circle cosine_similarity ctc dice hinge huber kl_divergence kld log_cosh mae mape mean_absolute_error mean_absolute_percentage_error mean_squared_error mean_squared_logarithmic_error mse msle poisson sparse_categorical_crossentropy squared_hinge tversky'),
  metric: (): readonly string[] => words('AUC Accuracy BCE BinaryAccuracy BinaryCrossentropy BinaryIoU CategoricalAccuracy CategoricalCrossentropy CategoricalHinge ConcordanceCorrelation CosineSimilarity F1Score FBetaScore FalseNegatives FalsePositives Hinge IoU KLDivergence LogCoshError MAE MAPE MSE MSLE Mean MeanAbsoluteError MeanAbsolutePercentageError MeanIoU MeanMetricWrapper MeanSquaredError MeanSquaredLogarithmicError Metric OneHotIoU OneHotMeanIoU PearsonCorrelation Poisson Precision PrecisionAtRecall R2Score Recall RecallAtPrecision RootMeanSquaredError SensitivityAtSpecificity SparseCategoricalAccuracy SparseCategoricalCrossentropy SparseTopKCategoricalAccuracy SpecificityAtSensitivity SquaredHinge Sum TopKCategoricalAccuracy TrueNegatives TruePositives accuracy acc crossentropy ce auc bce binary_accuracy binary_crossentropy binary_io_u categorical_accuracy categorical_crossentropy categorical_hinge concordance_correlation cosine_similarity f1_score f_beta_score false_negatives false_positives hinge io_u kl_divergence log_cosh_error mae mape mean mean_absolute_error mean_absolute_percentage_error mean_io_u mean_metric_wrapper mean_squared_error mean_squared_logarithmic_error metric mse msle one_hot_io_u one_hot_mean_io_u pearson_correlation poisson precision precision_at_recall r2_score recall recall_at_precision root_mean_squared_error sensitivity_at_specificity sparse_categorical_accuracy sparse_categorical_crossentropy sparse_top_k_categorical_accuracy specificity_at_sensitivity squared_hinge sum top_k_categorical_accuracy true_negatives true_positives'),
} as const;

/** The texts in a structure of losses or metrics. */
function namesIn(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof List || value instanceof Tuple) return value.items.flatMap(namesIn);
  return value instanceof Dict ? [...value.map.values()].flatMap(([, one]) => namesIn(one)) : [];
}

const asked = new WeakMap<Model, { readonly loss: Value; readonly metrics: Value }>();

/** Keeps what `compile` was given to measure by. */
export const keepMeasured = (model: Model, call: Call): unknown => call.node && asked.set(model, { loss: call.or(1, 'loss', null), metrics: call.or(3, 'metrics', null) });

/** Losses and metrics are only looked up when training begins; `own` where the script's class computes its loss itself. */
export function checkMeasured(run: Run, model: Model, own: boolean): void {
  const { loss, metrics } = asked.get(model) ?? { loss: 'mse', metrics: null };
  const odd = namesIn(loss).find((name) => !MEASURES.loss().includes(name));
  if (odd !== undefined) throw run.error('ValueError', `Could not interpret loss identifier: ${odd}`);
  const other = namesIn(metrics).find((name) => !MEASURES.metric().includes(name));
  if (other !== undefined) throw run.error('ValueError', `Could not interpret metric identifier: ${other}`);
  if (loss === null && !own && (model instanceof Functional || model instanceof Sequential) && !mayAddLosses(model)) throw run.error('ValueError', 'No loss to compute. Provide a `loss` argument in `compile()`.');
}

/** True where a layer may add to the loss by itself: a regularizer, a class of the script's own. */
const mayAddLosses = (model: Model): boolean => model.layers.some((layer) => layer.definition.family === 'custom' || layer.sublayers.length > 0 || layer.className === 'ActivityRegularization' || Object.entries(layer.given).some(([name, value]) => name.includes('regularizer') && value !== null));

/** Refuses what a method refuses of its arguments. */
export function checkGiven(run: Run, call: Call, method: Method): void {
  checkNames(run, call, method);
  checkValues(run, call, method);
  checkRows(run, call, method);
}
