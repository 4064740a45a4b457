// The parameters of losses, metrics and schedules in their order, for arguments that a script gives by position.
// Source: the signatures of keras.losses, keras.metrics and keras.optimizers.schedules, Keras 3.15.1; only the first ones, which are given by position.

const TABLE: readonly (readonly [classes: string, parameters: string])[] = [
  ['losses.BinaryCrossentropy losses.CategoricalCrossentropy', 'from_logits label_smoothing axis reduction'],
  ['losses.BinaryFocalCrossentropy', 'apply_class_balancing alpha gamma from_logits'],
  ['losses.CategoricalFocalCrossentropy', 'alpha gamma from_logits label_smoothing'],
  ['losses.SparseCategoricalCrossentropy', 'from_logits ignore_class reduction'],
  ['losses.CTC losses.CategoricalHinge losses.Hinge losses.KLDivergence losses.LogCosh losses.MeanAbsoluteError losses.MeanAbsolutePercentageError losses.MeanSquaredError losses.MeanSquaredLogarithmicError losses.Poisson losses.SquaredHinge', 'reduction name'],
  ['losses.CosineSimilarity', 'axis reduction'],
  ['losses.Dice', 'reduction name'],
  ['losses.Huber', 'delta reduction'],
  ['losses.Tversky', 'alpha beta'],
  ['losses.Circle', 'gamma margin'],
  ['metrics.AUC', 'num_thresholds curve summation_method name'],
  ['metrics.Accuracy metrics.CategoricalAccuracy metrics.CategoricalHinge metrics.Hinge metrics.KLDivergence metrics.LogCoshError metrics.Mean metrics.MeanAbsoluteError metrics.MeanAbsolutePercentageError metrics.MeanSquaredError metrics.MeanSquaredLogarithmicError metrics.Poisson metrics.RootMeanSquaredError metrics.SparseCategoricalAccuracy metrics.SquaredHinge metrics.Sum', 'name dtype'],
  ['metrics.BinaryAccuracy', 'name dtype threshold'],
  ['metrics.BinaryCrossentropy metrics.CategoricalCrossentropy metrics.SparseCategoricalCrossentropy', 'name dtype from_logits'],
  ['metrics.CosineSimilarity', 'name dtype axis'],
  ['metrics.F1Score', 'average threshold name'],
  ['metrics.FBetaScore', 'average beta threshold name'],
  ['metrics.FalseNegatives metrics.FalsePositives metrics.TrueNegatives metrics.TruePositives', 'thresholds name'],
  ['metrics.IoU metrics.OneHotIoU', 'num_classes target_class_ids name'],
  ['metrics.MeanIoU metrics.OneHotMeanIoU', 'num_classes name'],
  ['metrics.BinaryIoU', 'target_class_ids threshold name'],
  ['metrics.Precision metrics.Recall', 'thresholds top_k class_id name'],
  ['metrics.PrecisionAtRecall', 'recall num_thresholds class_id name'],
  ['metrics.RecallAtPrecision', 'precision num_thresholds class_id name'],
  ['metrics.SensitivityAtSpecificity', 'specificity num_thresholds class_id name'],
  ['metrics.SpecificityAtSensitivity', 'sensitivity num_thresholds class_id name'],
  ['metrics.R2Score', 'class_aggregation num_regressors name'],
  ['metrics.SparseTopKCategoricalAccuracy metrics.TopKCategoricalAccuracy', 'k name'],
  ['optimizers.schedules.CosineDecay', 'initial_learning_rate decay_steps alpha name warmup_target warmup_steps'],
  ['optimizers.schedules.CosineDecayRestarts', 'initial_learning_rate first_decay_steps t_mul m_mul alpha'],
  ['optimizers.schedules.ExponentialDecay optimizers.schedules.InverseTimeDecay', 'initial_learning_rate decay_steps decay_rate staircase'],
  ['optimizers.schedules.PiecewiseConstantDecay', 'boundaries values'],
  ['optimizers.schedules.PolynomialDecay', 'initial_learning_rate decay_steps end_learning_rate power cycle'],
];

const byPath: ReadonlyMap<string, readonly string[]> = new Map(TABLE.flatMap(([classes, parameters]) => classes.split(' ').map((name): [string, readonly string[]] => [`keras.${name}`, parameters.split(' ')])));

/** What a script calls an argument without a name. */
const BY_POSITION = /^argument (\d+)$/;

/** The name of an argument; undefined for one by position whose name is not known. */
export function parameterOf(path: string, name: string): string | undefined {
  const [, place] = BY_POSITION.exec(name) ?? [];
  return place === undefined ? name : byPath.get(path)?.[Number(place) - 1];
}
