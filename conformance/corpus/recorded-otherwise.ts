// Models whose record is not what real Keras builds from the whole script: the recording replaced data and training, and could
// not follow a statement that we follow. What Keras does was tried with Keras itself, but for stackedgan and vae_faces, which were
// judged by reading the script beside its record.
// Invariant: what stands here is counted by itself, neither as equal nor as different; anything new that differs is told.

/** Why the record of a script's models differs from Keras; `lines` are those where the models are made. */
interface Reason {
  readonly script: string;
  readonly lines: readonly number[];
  readonly why: string;
}

const ONE_BATCH = '`predict` of fewer rows than a batch builds the stack with their number, and of more with 32; the recording built it with None';
const NO_STAND_IN = 'the recording had no stand-in for `tensorflow.keras.optimizers.experimental`, so `compile` and `fit` failed and a later call with 1024 pictures built it; with `AdamW` of `keras.optimizers` Keras builds it for any number, with the 39,023,903 parameters that we count';

const reasons: readonly Reason[] = [
  { script: 't81__t81_558_class_11_05_embedding.nb', lines: [13, 43], why: ONE_BATCH },
  { script: 'keras-io__guides__migrating_to_keras_3', lines: [285, 440], why: ONE_BATCH },
  { script: 'handson-ml2__12_custom_models_and_training_with_tensorflow.nb', lines: [777], why: ONE_BATCH },
  { script: 'tfdocs__site__en__tutorials__images__transfer_learning.nb', lines: [83, 131], why: 'the folder of pictures gave none in the recording; Keras calls the stack on one picture, which builds it for one' },
  { script: 'packt-adl__chapter6-disentangled-gan__stackedgan-mnist-6.2.1', lines: [162, 87, 473], why: 'the recording stopped at line 488, in front of the lines that freeze these networks' },
  { script: 'gdl2__notebooks__03_vae__03_vae_faces__vae_faces.nb', lines: [207], why: 'Keras refuses line 99, a `Dense` with a number of NumPy, and we say so; reading goes on as if it had been mended, so the decoder is there' },
  { script: 'keras-io__examples__vision__focal_modulation_network', lines: [998, 494, 315], why: NO_STAND_IN },
];

/** Why a model that was recorded at a line is recorded otherwise; undefined where the record holds. */
export const recordedOtherwise = (script: string, line: number): string | undefined => reasons.find((one) => one.script === script && one.lines.includes(line))?.why;
