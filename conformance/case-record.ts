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

/** A case with what came out of it. */
export interface CaseRecord extends Case {
  readonly id: string;
  /** The case as Python source; `x0`, `x1`, ... are its inputs. */
  readonly py: string;
  readonly name?: string;
  readonly outputs?: readonly { readonly shape: Sizes | null; readonly dtype: string }[];
  readonly output_structure?: Json;
  readonly weights?: readonly WeightRecord[];
  readonly params?: number;
  readonly trainable_params?: number;
  readonly non_trainable_params?: number;
  readonly config?: Json;
  readonly error?: { readonly type: string; readonly message: string; readonly phase: 'init' | 'build' | 'call' };
}

/** The case as Python that runs by itself, in one line. */
export function pythonLine(record: CaseRecord): string {
  const inputs = record.inputs.map(({ shape, dtype, sparse, mask }, i) => {
    const more = `${dtype === 'float32' ? '' : `, dtype="${dtype}"`}${sparse ? ', sparse=True' : ''}`;
    return `x${i} = Input(batch_shape=${shapeSource(shape)}${more}); ${mask ? `x${i}._keras_mask = keras.KerasTensor(${shapeSource(mask.shape)}, "${mask.dtype}"); ` : ''}`;
  });
  if (!record.prior_calls) return inputs.join('') + record.py;
  const end = record.py.lastIndexOf(')(') + 1;
  const priors = record.prior_calls.map((args) => `layer(${args.map(argumentSource).join(', ')}); `);
  return `${inputs.join('')}layer = ${record.py.slice(0, end)}; ${priors.join('')}layer${record.py.slice(end)}`;
}

const shapeSource = (shape: Sizes): string => `(${shape.map((size) => size ?? 'None').join(', ')}${shape.length === 1 ? ',' : ''})`;

function argumentSource(argument: Json): string {
  if (Array.isArray(argument)) return `[${(argument as readonly Json[]).map(argumentSource).join(', ')}]`;
  if (typeof argument === 'object' && argument !== null && '$t' in argument) return `x${String(argument.$t)}`;
  return JSON.stringify(argument);
}
