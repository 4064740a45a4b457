// The arguments of an application, read: what Python takes for true, which weights, and what is not known.

import { Float, isInt, isKind, numberOf, pythonRepr, type Given, type Raw } from '../layers/index.ts';
import { Tensor, type Argument } from '../model/index.ts';
import type { Application } from './application.ts';
import { refuse } from './refusal.ts';

/** The arguments of an application. */
export interface Arguments {
  readonly include_top: boolean;
  /** `imagenet`, null for random numbers, or the path of a file. */
  readonly weights: string | null;
  readonly input_tensor: Tensor | null;
  /** A Tuple where Python has a tuple. */
  readonly input_shape: readonly Raw[] | null;
  readonly pooling: Raw;
  readonly classes: Raw;
  readonly classifier_activation: Raw;
  readonly alpha: number;
  /** As Python writes it: `1` is not `1.0`. */
  readonly alphaText: string;
  readonly depth_multiplier: Raw;
  readonly dropout: Raw;
  readonly dropout_rate: Raw;
  readonly minimalistic: boolean;
  readonly include_preprocessing: boolean;
  readonly name: string | null;
}

/** What is not given is this, unless an application says otherwise. */
const DEFAULTS: Given = {
  include_top: true, weights: 'imagenet', input_tensor: null, input_shape: null, pooling: null, classes: 1000, classifier_activation: 'softmax',
  alpha: new Float(1), depth_multiplier: 1, dropout: 0.001, dropout_rate: 0.2, minimalistic: false, include_preprocessing: true, name: null,
};

/** What a path stands for that only a run could tell. */
const SOME_FILE = './weights.h5';

/** Reads the arguments; gives the reason where one that the network depends on is not known. */
export function readArguments(application: Application, args: Readonly<Record<string, Argument>>): Arguments | { readonly because: string } {
  for (const name of Object.keys(args)) if (!application.takes.includes(name)) refuse('application-argument', { argument: name, parameters: application.takes.join(', ') }, 'TypeError', name);
  const all: Readonly<Record<string, Argument>> = { ...DEFAULTS, ...application.defaults, ...args };
  const plain = (name: string): Raw => (all[name] instanceof Tensor ? { kind: 'unknown', because: 'it is a tensor' } : ((all[name] ?? null)));
  const includeTop = plain('include_top');
  const needed = ['include_top', 'input_tensor', 'input_shape', 'name', 'alpha', 'minimalistic', 'include_preprocessing', ...(application.knowsWeights ? ['weights'] : []), ...(isTrue(includeTop) ? [] : ['pooling'])];
  for (const name of needed) {
    const value = all[name];
    if (!(value instanceof Tensor) && value !== undefined && isKind(value, 'unknown')) return { because: `its \`${name}\` is not known: ${(value as { readonly because: string }).because}` };
  }
  const weights = readWeights(plain('weights'));
  const shape = plain('input_shape');
  const tensor = all['input_tensor'];
  if (tensor !== null && !(tensor instanceof Tensor)) return { because: 'its `input_tensor` is no symbolic tensor' };
  if (shape !== null && !Array.isArray(shape)) refuse('application-shape', { value: pythonRepr(shape) }, 'TypeError', 'input_shape');
  const [alpha, name] = [plain('alpha'), plain('name')];
  return {
    include_top: isTrue(includeTop), weights, input_tensor: tensor, input_shape: shape as readonly Raw[] | null,
    pooling: plain('pooling'), classes: plain('classes'), classifier_activation: plain('classifier_activation'),
    alpha: numberIn(alpha), alphaText: pythonRepr(alpha), depth_multiplier: plain('depth_multiplier'), dropout: plain('dropout'), dropout_rate: plain('dropout_rate'),
    minimalistic: isTrue(plain('minimalistic')), include_preprocessing: isTrue(plain('include_preprocessing')),
    name: typeof name === 'string' ? name : null,
  };
}

/** Which weights: a text that cannot be the name of a file is none that Keras knows. */
function readWeights(weights: Raw): string | null {
  if (weights === null || weights === 'imagenet') return weights;
  if (isKind(weights, 'unknown')) return SOME_FILE;
  const file = typeof weights === 'string' ? /[./\\]/.test(weights) && !/^\w+:\/\//.test(weights) : isKind(weights, 'object');
  if (!file) return refuse('application-weights', { value: pythonRepr(weights) }, 'ValueError', 'weights');
  return typeof weights === 'string' ? weights : SOME_FILE;
}

const numberIn = (raw: Raw): number => numberOf(raw) ?? refuse('application-alpha', { value: pythonRepr(raw), expected: 'a number' }, 'TypeError', 'alpha');

/** What Python takes for true. */
function isTrue(raw: Raw): boolean {
  if (raw === null || raw === false || raw === '') return false;
  if (isInt(raw)) return Number(raw) !== 0;
  return !(Array.isArray(raw) && raw.length === 0);
}
