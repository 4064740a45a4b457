// Errors that real Keras raises and a recording cannot hold: data, training, files were replaced in it, and it went on behind what failed.
// Invariant: the rules were seen with real Keras 3.15.1 (but for `subsplit`, whose package is not at hand, and names of data sets,
// which are those of its recorded list); what no rule covers counts as a false alarm.

import type { ScriptRead, ScriptTruth } from './record.ts';

type Told = ScriptRead['issues'][number];

/** What the recording did in place of Keras, by what Keras says there. */
const REPLACED: readonly (readonly [message: RegExp, why: string])[] = [
  [/Invalid filepath extension for saving|The filename must end in `\.weights\.h5`|Model\.save_weights\(\) got an unexpected/, 'nothing was saved'],
  [/or Orbax checkpoints\./, 'no weights were loaded'],
  [/Could not interpret (?:loss|metric) identifier|No loss to compute/, 'training computed no loss'],
];

/** Methods of a script's own model that the recording did not run: it trained in a way of its own. */
const NOT_RUN = new Set(['train_step', 'test_step', 'compute_loss', 'compute_contrastive_loss']);

const SYMBOLIC = "a function of TensorFlow takes no symbolic tensor; the tensor was unknown in the recording";

/** Single places, with the reason. */
const PLACES: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  'handson-ml2__12_custom_models_and_training_with_tensorflow.nb': { 770: '`add_metric` raises NotImplementedError in training; the data of the recording were unknown there' },
  'handson-ml3__16_nlp_with_rnns_and_attention.nb': Object.fromEntries([397, 398, 465, 466, 491, 493, 555, 569].map((line) => [line, SYMBOLIC])),
  'keras-io__examples__generative__wgan-graphs': { 292: SYMBOLIC, 296: '`units` is no int; the function failed before, for the same reason' },
  'keras-io__examples__audio__melgan_spectrogram_inversion': { 338: '`AveragePooling1D()` misses `pool_size`; the function failed before, in a package that is not installed', 340: '`AveragePooling1D()` misses `pool_size`; the function failed before, in a package that is not installed' },
  'keras-io__examples__vision__shiftvit': { 283: '`len()` of a traced tensor raises TypeError in training; the model was never compiled in the recording' },
  'tfdocs__site__en__guide__migrate__migration_debugging.nb': { 277: 'a list of numbers is no data; the model was unknown in the recording' },
  'tfdocs__site__en__r1__tutorials__load_data__images.nb': { 111: '`output_shapes` is gone from data sets; the files were unknown in the recording', 112: '`output_types` is gone from data sets; the files were unknown in the recording', 192: 'an optimizer of TensorFlow 1 is none of Keras 3; the model was unknown in the recording', 203: 'the model was not compiled' },
  'packt-dltf2__Chapter_5__horse_and_humans_transfer_learning.nb': { 11: '`subsplit` is gone from splits; the package was not installed' },
};

/** The function that a line stands in, by its indentation: where it begins, and its name. */
function functionOf(lines: readonly string[], line: number): { readonly begins: number; readonly name: string } | undefined {
  const depth = (text: string): number => text.length - text.trimStart().length;
  let inner = depth(lines[line - 1] ?? '');
  for (let at = line - 1; at >= 1 && inner > 0; at--) {
    const text = lines[at - 1] ?? '';
    if (text.trim() === '' || depth(text) >= inner) continue;
    inner = depth(text);
    const found = /^\s*(?:async\s+)?def\s+(\w+)/.exec(text);
    if (found?.[1] !== undefined) return { begins: at, name: found[1] };
  }
  return undefined;
}

/** Why the recording could not hold an error; undefined where it could. */
export function artefactOf(truth: ScriptTruth, lines: readonly string[], { line, what }: Told): string | undefined {
  if (line === null) return undefined;
  const replaced = REPLACED.find(([message]) => message.test(what));
  if (replaced) return replaced[1];
  if (/You must call `compile\(\)`/.test(what) && /\.(?:evaluate|test_on_batch)\(/.test(lines[line - 1] ?? '')) return 'nothing was evaluated';
  const place = PLACES[truth.id]?.[line];
  if (place !== undefined) return place;
  const own = functionOf(lines, line);
  if (own && NOT_RUN.has(own.name)) return `\`${own.name}\` was not run`;
  // Behind what failed in a function, or in a statement at the top, the recording came to nothing more.
  const before = truth.failures.filter((failure) => failure.line < line);
  const inFunction = own && before.some((failure) => failure.line > own.begins && functionOf(lines, failure.line)?.begins === own.begins);
  const inStatement = before.some((failure) => failure.stmt !== undefined && failure.stmt <= line && !truth.failures.some((one) => one.stmt !== undefined && one.stmt > (failure.stmt ?? 0) && one.stmt <= line) && sameStatement(lines, failure.stmt, line));
  return inFunction || inStatement ? 'the recording had failed before it came here' : undefined;
}

/** True where no other statement begins between the beginning of a statement at the top and a line. */
const sameStatement = (lines: readonly string[], begins: number, line: number): boolean => lines.slice(begins, line).every((text) => text.trim() === '' || /^[\s)\]}#]/.test(text));
