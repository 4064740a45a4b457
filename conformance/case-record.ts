// A recorded case: what was built, and what real Keras made of it. README.md describes every key.

import type { Json } from './python-json.ts';

/** A size list; null is None. */
export type Sizes = readonly (number | null)[];

/** A symbolic tensor that a case starts from. */
export interface InputRecord {
  readonly shape: Sizes;
  readonly dtype: string;
  readonly sparse?: boolean;
  readonly name?: string;
  readonly mask?: { readonly shape: Sizes; readonly dtype: string };
}

/** The arguments of a call; tensors are `{"$t": i}`. */
export interface CallRecord {
  readonly args?: readonly Json[];
  readonly kwargs?: { readonly [key: string]: Json };
}

/** What is built. */
export interface Case {
  readonly id?: string;
  readonly class: string;
  /** Settings by name; `"*"` holds positional ones. */
  readonly args: { readonly [key: string]: Json };
  /** Dotted paths in `args` that were Python tuples. */
  readonly tuples?: readonly string[];
  readonly inputs: readonly InputRecord[];
  readonly call?: CallRecord;
  readonly prior_calls?: readonly (readonly Json[])[];
}

/** A weight as Keras made it. */
export interface WeightRecord {
  readonly path: string;
  readonly shape: Sizes;
  readonly dtype: string;
  readonly trainable: boolean;
}

/** Why Keras refuses. */
export interface ErrorRecord {
  readonly type: string;
  readonly message: string;
  readonly phase: 'init' | 'build' | 'call';
}

/** A case with what came out of it. */
export interface CaseRecord extends Case {
  readonly id: string;
  /** The case as Python source; `x0`, `x1`, ... are its inputs. */
  readonly py: string;
  readonly name?: string;
  readonly outputs?: readonly { readonly shape: Sizes | null; readonly dtype: string }[];
  /** The masks that travel with the outputs, where any does. */
  readonly output_masks?: readonly ({ readonly shape: Sizes; readonly dtype: string } | null)[];
  readonly supports_masking?: boolean;
  readonly output_structure?: Json;
  readonly weights?: readonly WeightRecord[];
  readonly params?: number;
  readonly trainable_params?: number;
  readonly non_trainable_params?: number;
  readonly config?: Json;
  /** The settings that Keras writes after it has read `config`, where they differ from it. */
  readonly config_again?: Json;
  /** Why Keras does not read what it has written. */
  readonly config_unread?: ErrorRecord;
  readonly error?: ErrorRecord;
}

/** One layer of a chain; it reads the output before it, or the tensors in `reads` (0 is the input). */
export interface Step {
  readonly class: string;
  readonly args: Case['args'];
  readonly tuples?: readonly string[];
  readonly reads?: readonly number[];
}

/** A chain of layers with what came out of it, step by step. */
export interface ChainRecord {
  readonly chain: readonly Step[];
  readonly inputs: readonly InputRecord[];
  readonly py: string;
  /** The steps that were built; an error belongs to the next one, or to the model. */
  readonly steps: readonly Required<Pick<CaseRecord, 'name' | 'outputs' | 'weights'>>[];
  readonly model?: { readonly name: string; readonly layers: readonly string[]; readonly params: number; readonly trainable_params: number };
  readonly error?: ErrorRecord;
}

/** A whole script with what it prints in a terminal of some columns. */
export interface ScriptRecord {
  readonly script: string;
  readonly columns: number;
  readonly printed: string;
  readonly error?: ErrorRecord;
}

/** The inputs of a case as Python. */
export const inputsSource = (inputs: readonly InputRecord[]): string => inputs.map(inputSource).join('');

function inputSource({ shape, dtype, sparse, mask }: InputRecord, i: number): string {
  const more = `${dtype === 'float32' ? '' : `, dtype="${dtype}"`}${sparse ? ', sparse=True' : ''}`;
  return `x${i} = Input(batch_shape=${shapeSource(shape)}${more}); ${mask ? `x${i}._keras_mask = keras.KerasTensor(${shapeSource(mask.shape)}, "${mask.dtype}"); ` : ''}`;
}

/** The case as Python that runs by itself, in one line. */
export function pythonLine(record: CaseRecord): string {
  const inputs = inputsSource(record.inputs);
  if (!record.prior_calls) return inputs + record.py;
  const end = record.py.lastIndexOf(')(') + 1;
  const priors = record.prior_calls.map((args) => `layer(${args.map(argumentSource).join(', ')}); `);
  return `${inputs}layer = ${record.py.slice(0, end)}; ${priors.join('')}layer${record.py.slice(end)}`;
}

const shapeSource = (shape: Sizes): string => `(${shape.map((size) => size ?? 'None').join(', ')}${shape.length === 1 ? ',' : ''})`;

function argumentSource(argument: Json): string {
  if (Array.isArray(argument)) return `[${(argument as readonly Json[]).map(argumentSource).join(', ')}]`;
  if (typeof argument === 'object' && argument !== null && '$t' in argument) return `x${String(argument.$t)}`;
  return JSON.stringify(argument);
}
