// A layer that only its file knows: a custom class, a Lambda. It gives what the file says that it gave, and nothing is run.
// Invariant: what the file does not say is unknown, never guessed.

import { defineLayer, snakeCase, type InputSpec, type LayerDefinition, type Recipe } from '../../layers/index.ts';
import { patternOf, type Shape } from '../../shape/index.ts';
import { sizeText, type Scope } from '../../formula/index.ts';

/** A tensor as a file describes it. */
export interface StoredTensor {
  readonly shape: Shape | undefined;
  readonly dtype: string;
}

/** A weight as a file holds it. */
export interface StoredWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  /** Where its numbers lie in the file, where they lie in one piece. */
  readonly place?: { readonly address: number; readonly size: number };
}

/** A layer by the layers around it, and itself: its name, and what Keras 3 calls it among those of its class. */
export type StoredPath = readonly { readonly name: string; readonly key: string }[];

/** What a file knows of the calls and the weights of one layer. */
export class StoredCalls {
  readonly #outputs = new Map<string, readonly StoredTensor[]>();
  /** The weights of the layer; undefined where no file of weights is at hand. */
  weights: readonly StoredWeight[] | undefined;

  /** Keeps what a call gave. */
  put(inputs: readonly InputSpec[], outputs: readonly StoredTensor[]): void {
    this.#outputs.set(keyOf(inputs), outputs);
  }

  /** What a call with such inputs gave; undefined where the file does not say. */
  for(inputs: readonly InputSpec[]): readonly StoredTensor[] | undefined {
    return this.#outputs.get(keyOf(inputs));
  }
}

const keyOf = (inputs: readonly InputSpec[]): string => inputs.map(({ shape, dtype }) => `${shape?.map((size) => sizeText(size)).join(',') ?? '?'} ${dtype}`).join(';');

/** The declaration of a layer that a file knows; `known` is that of Keras's own class, whose settings are still read. */
export function storedDefinition(className: string, calls: StoredCalls, known?: LayerDefinition): LayerDefinition {
  const base = known ?? unknownClass(className);
  return {
    ...base,
    uncounted: true,
    choose: (at) => {
      const own = known?.choose?.(at);
      if (own && !('trouble' in own) && own.blind !== true) return own;
      const { weights, sizes } = known ? NO_WEIGHTS : weightsOf(calls.weights);
      const outputs = calls.for(at.inputs) ?? [];
      if (outputs.length === 0) return { scope: { blind: 1, ...sizes }, gives: patternOf('blind'), blind: true, fixes: [], weights };
      const shapes = Object.fromEntries(outputs.map(({ shape }, i) => [`output_${i + 1}`, shape ?? []]));
      return {
        scope: { blind: 0, ...shapes, ...sizes },
        gives: Object.keys(shapes).map((name) => patternOf(`*${name}`)),
        hidden: outputs.map(({ shape }) => shape === undefined),
        dtypes: outputs.map(({ dtype }) => dtype),
        fixes: [],
        weights,
      };
    },
  };
}

const unknownClass = (className: string): LayerDefinition => ({
  ...defineLayer({ name: className, family: 'unknown', about: 'A layer that is not part of Keras: what it gives is known from its file.', settings: {}, open: true, inputs: 'any', call: ['mask', 'training'], choose: () => ({ trouble: '' }) }),
  autoName: snakeCase(className),
});

interface Weights {
  readonly weights: NonNullable<Recipe['weights']>;
  readonly sizes: Scope;
}

const NO_WEIGHTS: Weights = { weights: {}, sizes: {} };

/** Where no weights are at hand, how many there are is not known. */
const UNTOLD: Weights = { weights: { weights: { shape: patternOf('untold'), about: 'its weights, which this file does not hold' } }, sizes: { untold: { kind: 'unknown', because: 'the file holds no weights of this layer' } } };

/** The weights that a file holds, as a declaration would name them. */
function weightsOf(stored: readonly StoredWeight[] | undefined): Weights {
  if (!stored) return UNTOLD;
  return {
    weights: Object.fromEntries(stored.map(({ name, shape, dtype }, i) => [name, { shape: patternOf(shape.length === 0 ? '' : `*weight_${i}`), about: 'a weight that its file holds', dtype }])),
    sizes: Object.fromEntries(stored.flatMap(({ shape }, i) => (shape.length === 0 ? [] : [[`weight_${i}`, shape]]))),
  };
}
