// What small objects of Keras refuse of what they are made with: the files of a checkpoint, the reduction of a loss.
// Invariant: what is not known is never refused.
// Source: keras/src/callbacks/model_checkpoint.py and keras/src/losses/loss.py, Keras 3.15.1.

import { truth } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { shown, str } from '../run/text.ts';
import { Instance, Unknown, type Call, type Value } from '../values/index.ts';

const CHECKPOINT = 'filepath monitor verbose save_best_only save_weights_only mode save_freq initial_value_threshold'.split(' ');

/** The path as it would be shown, and the part of its end that is known. */
function pathOf(value: Value): { readonly text: string; readonly end: string } | undefined {
  const whole = value instanceof Instance && typeof value.native === 'string' ? value.native : value;
  if (typeof whole === 'string') return { text: whole, end: whole };
  return whole instanceof Unknown && whole.shown !== undefined ? { text: whole.shown, end: whole.shown.slice(whole.shown.lastIndexOf('>') + 1) } : undefined;
}

/** True where a path of which this end is known, all of it if `whole`, may have an extension. */
const mayEnd = (end: string, extension: string, whole: boolean): boolean => end.endsWith(extension) || (!whole && extension.endsWith(end));

/** `ModelCheckpoint(...)`. */
function checkCheckpoint(run: Run, call: Call): void {
  const odd = [...call.kwargs.keys()].find((name) => !CHECKPOINT.includes(name));
  if (odd !== undefined) throw run.error('TypeError', `ModelCheckpoint.__init__() got an unexpected keyword argument '${odd}'`);
  const given = (name: string): Value | undefined => call.arg(CHECKPOINT.indexOf(name), name);
  const [file, frequency = 'epoch', only] = [given('filepath'), given('save_freq'), given('save_weights_only')];
  if (file === undefined) throw run.error('TypeError', "ModelCheckpoint.__init__() missing 1 required positional argument: 'filepath'");
  const isFrequency = frequency instanceof Unknown || frequency === 'epoch' || ['number', 'bigint', 'boolean'].includes(typeof frequency);
  if (!isFrequency) throw run.error('ValueError', `Unrecognized save_freq: ${shown(str(run, frequency))}. Expected save_freq are 'epoch' or integer values`);
  const path = pathOf(file);
  const weights = only === undefined ? false : truth(run, only);
  if (!path || weights instanceof Unknown) return;
  const extensions = weights ? ['.weights.h5'] : ['.keras', '.h5'];
  if (extensions.some((one) => mayEnd(path.end, one, path.end === path.text))) return;
  throw run.error('ValueError', weights
    ? `When using \`save_weights_only=True\` in \`ModelCheckpoint\`, the filepath provided must end in \`.weights.h5\` (Keras weights format). Received: filepath=${path.text}`
    : `The filepath provided must end in \`.keras\` (Keras model format). Received: filepath=${path.text}`);
}

const REDUCTIONS: readonly Value[] = ['sum_over_batch_size', 'sum', null, 'none', 'mean', 'mean_with_sample_weight'];

/** `reduction=...` of a loss. */
function checkLoss(run: Run, call: Call): void {
  const reduction = call.kwargs.get('reduction') ?? null;
  if (reduction instanceof Unknown || REDUCTIONS.includes(reduction)) return;
  throw run.error('ValueError', `Invalid value for argument \`reduction\`. Expected one of {'sum_over_batch_size', 'sum', None, 'none', 'mean', 'mean_with_sample_weight'}. Received: reduction=${shown(str(run, reduction))}`);
}

/** Refuses what Keras refuses of the arguments that an object of a class, told by its path, is made with. */
export function checkObject(run: Run, path: string, call: Call): void {
  if (path === 'keras.callbacks.ModelCheckpoint') checkCheckpoint(run, call);
  if (path.startsWith('keras.losses.')) checkLoss(run, call);
}
