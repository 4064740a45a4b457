// What Keras's small objects are made with: the class, then its parameters. `name=` may be left out, `**` takes any other name.
// Source: `inspect.signature` of the classes of Keras 3.15.1, recorded by conformance/record_object_signatures.py.

/** By module: each signature with the names that have it. */
const signatures = (): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  initializers: {
    'Constant value=': 'Constant constant',
    'GlorotNormal seed= input_axes= output_axes=': 'GlorotNormal glorot_normal',
    'GlorotUniform seed= input_axes= output_axes=': 'GlorotUniform glorot_uniform',
    'HeNormal seed= input_axes= output_axes=': 'HeNormal he_normal',
    'HeUniform seed= input_axes= output_axes=': 'HeUniform he_uniform',
    'Identity gain=': 'Identity IdentityInitializer identity',
    'LecunNormal seed= input_axes= output_axes=': 'LecunNormal lecun_normal',
    'LecunUniform seed= input_axes= output_axes=': 'LecunUniform lecun_uniform',
    'Orthogonal gain= seed=': 'Orthogonal OrthogonalInitializer orthogonal',
    'RandomNormal mean= stddev= seed=': 'RandomNormal random_normal',
    'RandomUniform minval= maxval= seed=': 'RandomUniform random_uniform',
    'STFT side= window= scaling= periodic=': 'STFT STFTInitializer stft',
    'TruncatedNormal mean= stddev= seed=': 'TruncatedNormal truncated_normal',
    'VarianceScaling scale= mode= distribution= seed= input_axes= output_axes=': 'VarianceScaling variance_scaling',
  },
  regularizers: {
    'L1 l1=': 'L1 l1',
    'L1L2 l1= l2=': 'L1L2 l1_l2',
    'L2 l2=': 'L2 l2',
    'OrthogonalRegularizer factor= mode=': 'OrthogonalRegularizer orthogonal_regularizer',
  },
  constraints: {
    'MaxNorm max_value= axis=': 'MaxNorm max_norm',
    'MinMaxNorm min_value= max_value= rate= axis=': 'MinMaxNorm min_max_norm',
    'UnitNorm axis=': 'UnitNorm unit_norm',
  },
  'optimizers.schedules': {
    'CosineDecay initial_learning_rate decay_steps alpha= name= warmup_target= warmup_steps=': 'CosineDecay',
    'CosineDecayRestarts initial_learning_rate first_decay_steps t_mul= m_mul= alpha= name=': 'CosineDecayRestarts',
    'ExponentialDecay initial_learning_rate decay_steps decay_rate staircase= name=': 'ExponentialDecay',
    'InverseTimeDecay initial_learning_rate decay_steps decay_rate staircase= name=': 'InverseTimeDecay',
    'PiecewiseConstantDecay boundaries values name=': 'PiecewiseConstantDecay',
    'PolynomialDecay initial_learning_rate decay_steps end_learning_rate= power= cycle= name=': 'PolynomialDecay',
  },
  losses: {
    'BinaryCrossentropy from_logits= label_smoothing= axis= reduction= name= dtype=': 'BinaryCrossentropy',
    'BinaryFocalCrossentropy apply_class_balancing= alpha= gamma= from_logits= label_smoothing= axis= reduction= name= dtype=': 'BinaryFocalCrossentropy',
    'CTC reduction= name= dtype=': 'CTC',
    'CategoricalCrossentropy from_logits= label_smoothing= axis= reduction= name= dtype=': 'CategoricalCrossentropy',
    'CategoricalFocalCrossentropy alpha= gamma= from_logits= label_smoothing= axis= reduction= name= dtype=': 'CategoricalFocalCrossentropy',
    'CategoricalGeneralizedCrossEntropy q= reduction= name= dtype=': 'CategoricalGeneralizedCrossEntropy',
    'CategoricalHinge reduction= name= dtype=': 'CategoricalHinge',
    'Circle gamma= margin= remove_diagonal= reduction= name= dtype=': 'Circle',
    'CosineSimilarity axis= reduction= name= dtype=': 'CosineSimilarity',
    'Dice reduction= name= axis= dtype=': 'Dice',
    'Hinge reduction= name= dtype=': 'Hinge',
    'Huber delta= reduction= name= dtype=': 'Huber',
    'KLDivergence reduction= name= dtype=': 'KLDivergence',
    'LogCosh reduction= name= dtype=': 'LogCosh',
    'Loss name= reduction= dtype=': 'Loss',
    'MeanAbsoluteError reduction= name= dtype=': 'MeanAbsoluteError',
    'MeanAbsolutePercentageError reduction= name= dtype=': 'MeanAbsolutePercentageError',
    'MeanSquaredError reduction= name= dtype=': 'MeanSquaredError',
    'MeanSquaredLogarithmicError reduction= name= dtype=': 'MeanSquaredLogarithmicError',
    'Poisson reduction= name= dtype=': 'Poisson',
    'SparseCategoricalCrossentropy from_logits= ignore_class= reduction= axis= name= dtype=': 'SparseCategoricalCrossentropy',
    'SquaredHinge reduction= name= dtype=': 'SquaredHinge',
    'Tversky alpha= beta= reduction= name= axis= dtype=': 'Tversky',
  },
  metrics: {
    'AUC num_thresholds= curve= summation_method= name= dtype= thresholds= multi_label= num_labels= label_weights= from_logits=': 'AUC',
    'Accuracy name= dtype=': 'Accuracy',
    'BinaryAccuracy name= dtype= threshold=': 'BinaryAccuracy',
    'BinaryCrossentropy name= dtype= from_logits= label_smoothing=': 'BinaryCrossentropy',
    'BinaryIoU target_class_ids= threshold= name= dtype=': 'BinaryIoU',
    'CategoricalAccuracy name= dtype=': 'CategoricalAccuracy',
    'CategoricalCrossentropy name= dtype= from_logits= label_smoothing= axis=': 'CategoricalCrossentropy',
    'CategoricalHinge name= dtype=': 'CategoricalHinge',
    'ConcordanceCorrelation name= dtype= axis=': 'ConcordanceCorrelation',
    'CosineSimilarity name= dtype= axis=': 'CosineSimilarity',
    'F1Score average= threshold= name= dtype=': 'F1Score',
    'FBetaScore average= beta= threshold= name= dtype=': 'FBetaScore',
    'FalseNegatives thresholds= name= dtype=': 'FalseNegatives',
    'FalsePositives thresholds= name= dtype=': 'FalsePositives',
    'Hinge name= dtype=': 'Hinge',
    'IoU num_classes target_class_ids name= dtype= ignore_class= sparse_y_true= sparse_y_pred= axis=': 'IoU',
    'KLDivergence name= dtype=': 'KLDivergence',
    'LogCoshError name= dtype=': 'LogCoshError',
    'Mean name= dtype=': 'Mean',
    'MeanAbsoluteError name= dtype=': 'MeanAbsoluteError',
    'MeanAbsolutePercentageError name= dtype=': 'MeanAbsolutePercentageError',
    'MeanIoU num_classes name= dtype= ignore_class= sparse_y_true= sparse_y_pred= axis=': 'MeanIoU',
    'MeanMetricWrapper fn name= dtype= **': 'MeanMetricWrapper',
    'MeanSquaredError name= dtype=': 'MeanSquaredError',
    'MeanSquaredLogarithmicError name= dtype=': 'MeanSquaredLogarithmicError',
    'Metric dtype= name=': 'Metric',
    'OneHotIoU num_classes target_class_ids name= dtype= ignore_class= sparse_y_pred= axis=': 'OneHotIoU',
    'OneHotMeanIoU num_classes name= dtype= ignore_class= sparse_y_pred= axis=': 'OneHotMeanIoU',
    'PearsonCorrelation name= dtype= axis=': 'PearsonCorrelation',
    'Poisson name= dtype=': 'Poisson',
    'Precision thresholds= top_k= class_id= name= dtype=': 'Precision',
    'PrecisionAtRecall recall num_thresholds= class_id= name= dtype=': 'PrecisionAtRecall',
    'R2Score class_aggregation= num_regressors= name= dtype=': 'R2Score',
    'Recall thresholds= top_k= class_id= name= dtype=': 'Recall',
    'RecallAtPrecision precision num_thresholds= class_id= name= dtype=': 'RecallAtPrecision',
    'RootMeanSquaredError name= dtype=': 'RootMeanSquaredError',
    'SensitivityAtSpecificity specificity num_thresholds= class_id= name= dtype=': 'SensitivityAtSpecificity',
    'SparseCategoricalAccuracy name= dtype=': 'SparseCategoricalAccuracy',
    'SparseCategoricalCrossentropy name= dtype= from_logits= ignore_class= axis=': 'SparseCategoricalCrossentropy',
    'SparseTopKCategoricalAccuracy k= name= dtype= from_sorted_ids=': 'SparseTopKCategoricalAccuracy',
    'SpecificityAtSensitivity sensitivity num_thresholds= class_id= name= dtype=': 'SpecificityAtSensitivity',
    'SquaredHinge name= dtype=': 'SquaredHinge',
    'Sum name= dtype=': 'Sum',
    'TopKCategoricalAccuracy k= name= dtype=': 'TopKCategoricalAccuracy',
    'TrueNegatives thresholds= name= dtype=': 'TrueNegatives',
    'TruePositives thresholds= name= dtype=': 'TruePositives',
  },
  callbacks: {
    'BackupAndRestore backup_dir save_freq= double_checkpoint= delete_checkpoint=': 'BackupAndRestore',
    'CSVLogger filename separator= append=': 'CSVLogger',
    Callback: 'Callback',
    'CallbackList callbacks= add_history= add_progbar= model= **': 'CallbackList',
    'EarlyStopping monitor= min_delta= patience= verbose= mode= baseline= restore_best_weights= start_from_epoch=': 'EarlyStopping',
    History: 'History',
    'LambdaCallback on_epoch_begin= on_epoch_end= on_train_begin= on_train_end= on_train_batch_begin= on_train_batch_end= **': 'LambdaCallback',
    'LearningRateScheduler schedule verbose=': 'LearningRateScheduler',
    'ModelCheckpoint filepath monitor= verbose= save_best_only= save_weights_only= mode= save_freq= initial_value_threshold=': 'ModelCheckpoint',
    'OrbaxCheckpoint directory monitor= verbose= save_best_only= mode= save_freq= initial_value_threshold= max_to_keep= save_on_background= save_weights_only=': 'OrbaxCheckpoint',
    ProgbarLogger: 'ProgbarLogger',
    'ReduceLROnPlateau monitor= factor= patience= verbose= mode= min_delta= cooldown= min_lr= **': 'ReduceLROnPlateau',
    'RemoteMonitor root= path= field= headers= send_as_json=': 'RemoteMonitor',
    'SwapEMAWeights swap_on_epoch=': 'SwapEMAWeights',
    'TensorBoard log_dir= histogram_freq= write_graph= write_images= write_steps_per_second= update_freq= profile_batch= embeddings_freq= embeddings_metadata=': 'TensorBoard',
    'TerminateOnNaN raise_error=': 'TerminateOnNaN',
  },
});

/** What an object is made with. */
export interface ObjectSignature {
  /** The class behind the name. */
  readonly className: string;
  readonly names: readonly string[];
  readonly required: readonly string[];
  /** True where any other name is taken. */
  readonly open: boolean;
}

let known: Map<string, ObjectSignature> | undefined;

function read(): Map<string, ObjectSignature> {
  const made = new Map<string, ObjectSignature>();
  for (const [module, group] of Object.entries(signatures())) {
    for (const [words, names] of Object.entries(group)) {
      const [className = '', ...parameters] = words.split(' ');
      const plain = parameters.filter((one) => !one.startsWith('*'));
      const signature = { className, names: plain.map((one) => one.replace('=', '')), required: plain.filter((one) => !one.endsWith('=')), open: parameters.includes('**') };
      for (const name of names.split(' ')) made.set(`keras.${module}.${name}`, signature);
    }
  }
  return made;
}

/** The signature of an object of Keras by its path; undefined for one that is not held here. */
export const objectSignature = (path: string): ObjectSignature | undefined => (known ??= read()).get(path);
