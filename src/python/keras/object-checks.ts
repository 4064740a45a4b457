// What small objects of Keras refuse of what they are made with: the files of a checkpoint, the reduction of a loss.
// Invariant: what is not known is never refused.
// Source: keras/src/callbacks/model_checkpoint.py and keras/src/losses/loss.py, Keras 3.15.1.

import { truth } from '../run/operate.ts';
import type { Run } from '../run/run.ts';
import { shown, str } from '../run/text.ts';
import { Instance, List, Unknown, type Call, type Value } from '../values/index.ts';
import { objectSignature, type ObjectSignature } from './object-signatures.ts';

/** Refuses arguments that a class does not take, and those that it misses, as Python does. */
function checkArguments(run: Run, { className, names, required, open }: ObjectSignature, call: Call): void {
  const init = `${className}.__init__()`;
  const count = call.args.length;
  if (count > names.length) throw run.error('TypeError', `${init} takes ${required.length === names.length ? '' : `from ${required.length + 1} to `}${names.length + 1} positional argument${names.length === 0 ? '' : 's'} but ${count + 1} were given`);
  for (const name of call.kwargs.keys()) {
    if (names.indexOf(name) >= 0 && names.indexOf(name) < count) throw run.error('TypeError', `${init} got multiple values for argument '${name}'`);
    if (!open && !names.includes(name)) throw run.error('TypeError', `${init} got an unexpected keyword argument '${name}'`);
  }
  const missing = required.filter((name) => names.indexOf(name) >= count && !call.kwargs.has(name)).map((name) => `'${name}'`);
  if (missing.length > 0) throw run.error('TypeError', `${init} missing ${missing.length} required positional argument${missing.length === 1 ? '' : 's'}: ${listed(missing)}`);
}

const listed = (words: readonly string[]): string => (words.length < 3 ? words.join(' and ') : `${words.slice(0, -1).join(', ')}, and ${words.at(-1) ?? ''}`);

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
  const given = (name: string): Value | undefined => call.arg(CHECKPOINT.indexOf(name), name);
  const [file, frequency = 'epoch', only] = [given('filepath'), given('save_freq'), given('save_weights_only')];
  if (file === undefined) return;
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

/** `PiecewiseConstantDecay(boundaries, values)`: one value more than there are boundaries. */
function checkPieces(run: Run, call: Call): void {
  const [boundaries, values] = [call.or(0, 'boundaries', null), call.or(1, 'values', null)].map((value) => (value instanceof List && !value.lost ? value.items.length : undefined));
  if (boundaries !== undefined && values !== undefined && boundaries !== values - 1) throw run.error('ValueError', `The length of boundaries should be 1 less than the length of values. Received: boundaries=${shown(str(run, call.or(0, 'boundaries', null)))} of length ${boundaries}, and values=${shown(str(run, call.or(1, 'values', null)))} of length ${values}.`);
}

/** Refuses what Keras refuses of the arguments that an object of a class, told by its path, is made with. */
export function checkObject(run: Run, path: string, call: Call): void {
  const signature = objectSignature(path);
  if (signature) checkArguments(run, signature, call);
  if (path === 'keras.optimizers.schedules.PiecewiseConstantDecay') checkPieces(run, call);
  if (path === 'keras.callbacks.ModelCheckpoint') checkCheckpoint(run, call);
  if (path.startsWith('keras.losses.')) checkLoss(run, call);
}
