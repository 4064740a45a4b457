// A script as the library reads it, with what Python would print; the models in the words of the recording.

import { Model, Tensor, tensorsIn, type Layer, type Structure } from '../src/model/index.ts';
import { readPython, type ReadOptions, type ReadScript } from '../src/python/index.ts';
import { refusalOf, sizeOf } from './check-case.ts';
import { printSummary } from './print-summary.ts';

/** A script that was read as Python would run it. */
export interface Run {
  readonly script: ReadScript;
  /** Everything that is printed up to the end or to the exception. */
  readonly printed: string;
  /** The exception that ends it; undefined when none does. */
  readonly raised: string | undefined;
}

/** Reads a script as Python would run it in a terminal with some columns. */
export function runScript(text: string, columns = 80, moduleText?: ReadOptions['moduleText']): Run {
  let refusal: string | undefined;
  const script = readPython(text, {
    mode: 'run',
    ...(moduleText ? { moduleText } : {}),
    print: (model, asked) => {
      const printed = printSummary(model, asked, columns);
      refusal = printed.refusal ?? refusal;
      return printed.text;
    },
  });
  const stopped = script.stopped && `${script.stopped.exception}: ${script.stopped.message}`;
  return { script, printed: script.output, raised: stopped ?? refusal ?? refusalOf(script.issues) };
}

/** The model that a script leaves in `model`. */
export const mainModel = ({ script }: Run): Model | undefined => script.models.find((one) => script.names.get(one)?.includes('model'));

/** A layer as it is recorded; a model with its layers. */
export interface LayerRecord {
  readonly name: string;
  readonly class: string;
  readonly outputs?: readonly { readonly shape: readonly (number | string | null)[] | null; readonly dtype: string }[];
  readonly params: number | string | null;
  readonly weights: readonly { readonly name: string; readonly shape: readonly (number | string | null)[]; readonly dtype: string; readonly trainable: boolean }[];
  readonly layers?: readonly LayerRecord[];
  readonly trainable_params?: number | string | null;
}

/** A layer in the words of the recording. */
export function describeLayer(layer: Layer): LayerRecord {
  const output = layer.nodes.at(-1)?.output;
  return {
    name: layer.name,
    class: layer.className,
    ...(output === undefined ? {} : { outputs: describeOutputs(output) }),
    params: sizeOf(layer.params),
    weights: [...layer.allWeights()].map((weight) => ({ name: weight.name.slice(weight.name.lastIndexOf('/') + 1), shape: weight.shape.map(sizeOf), dtype: weight.dtype, trainable: weight.trainable })),
    ...(layer instanceof Model ? { layers: layer.layers.map(describeLayer), trainable_params: sizeOf(layer.trainableParams) } : {}),
  };
}

const describeOutputs = (output: Structure): NonNullable<LayerRecord['outputs']> =>
  tensorsIn(output).map(({ shape, dtype }: Tensor) => ({ shape: shape?.map(sizeOf) ?? null, dtype }));
