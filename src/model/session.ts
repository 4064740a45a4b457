// A session: what Keras keeps between the layers of one program: automatic names and the default dtype policy.

import { suggest } from '../issues/index.ts';
import { findLayer, findOperation, FLOAT32, layerNames, type Given, type LayerDefinition } from '../layers/index.ts';
import { policyOf, type Policy } from '../shape/index.ts';
import { Layer } from './layer.ts';
import type { Outcome } from './outcome.ts';
import { numbered } from './names.ts';
import { opaque } from './opaque.ts';
import { partsFor } from './workshop.ts';
import { callOperation } from './operation.ts';
import type { Origin } from './origin.ts';
import type { Argument, Tensor } from './tensor.ts';

/** One run of a program: its layers are named in the order in which they are made. */
export class Session {
  /** By prefix, the next number. */
  readonly #counts = new Map<string, { next: number }>();
  /** The tensors without a name of their own that were made: Keras numbers them all. */
  #tensors = 0;
  readonly #tensorNames = new WeakMap<Layer, string>();
  /** The policy of layers that name none; `keras.config.set_dtype_policy`. */
  policy: Policy = FLOAT32;

  /** True once it is not known of some layer whether training changes it. */
  hasTrainableDoubts = false;
  /** Examples of data that the program has, by the name it gives them: what an input could look like. */
  readonly examples: { readonly name: string; readonly shape: readonly (number | null)[] }[] = [];

  /** The automatic name that would come next. */
  nextName(prefix: string): string {
    return numbered(prefix, this.#counts.get(prefix)?.next ?? 0);
  }

  /** Takes the next number of an automatic name: `conv2d`, `conv2d_1`, ... */
  takeNumber(prefix: string): number {
    const count = this.#counts.get(prefix);
    if (count) return count.next++;
    this.#counts.set(prefix, { next: 1 });
    return 0;
  }

  /** Takes the next automatic name. */
  autoName(prefix: string): string {
    return numbered(prefix, this.takeNumber(prefix));
  }

  /** Counts symbolic tensors that Keras makes and names by their number. */
  countTensors(count: number): void {
    this.#tensors += count;
  }

  /** Names the tensor of an input as its layer, where that was given a name, and else by its number. */
  nameTensor(layer: Layer): void {
    this.#tensorNames.set(layer, typeof layer.label === 'string' ? layer.label : numbered('keras_tensor', this.#tensors++));
  }

  /** The name of the tensor of an input. */
  tensorName(layer: Layer): string {
    return this.#tensorNames.get(layer) ?? layer.name;
  }

  /** Forgets all names, as `keras.backend.clear_session` does. */
  clear(): void {
    this.#counts.clear();
    this.#tensors = 0;
    this.policy = FLOAT32;
  }

  /** Sets the policy of layers to come; false when Keras has no such policy. */
  setPolicy(name: string): boolean {
    const policy = policyOf(name);
    if (policy) this.policy = policy;
    return policy !== undefined;
  }

  /**
   * Makes a layer. A misspelt class is read as the nearest one, if there is exactly one, and said so;
   * anything else unknown becomes an opaque layer whose outputs are unknown, as does a class of the user's `own`.
   */
  layer(className: string, given: Given = {}, origin?: Origin, name?: string, own = false): Layer {
    if (own) return new Layer(this, opaque(className), given, origin, name);
    const definition = findLayer(className);
    if (definition) return new Layer(this, definition, given, origin, name);
    const near = suggest(className, layerNames());
    const meant = near.length === 1 ? findLayer(near[0] ?? '') : undefined;
    const layer = new Layer(this, meant ?? opaque(className), given, origin, name);
    layer.report({
      code: 'unknown-layer', severity: 'error', raises: 'AttributeError', where: {},
      data: { class: className, suggestion: near[0] ?? null, assumed: meant?.name ?? null },
    });
    return layer;
  }

  /** The layers inside a layer, made in this session. */
  partsFor(layer: Layer): ReturnType<typeof partsFor> {
    return partsFor(layer);
  }

  /** A layer of a definition that is no part of the catalogue. */
  define(definition: LayerDefinition, given: Given = {}, origin?: Origin, name?: string): Layer {
    return new Layer(this, definition, given, origin, name);
  }

  /** Does an operation of `keras.ops` with some arguments, as its function takes them; undefined for a name that Keras does not have. */
  operation(name: string, args: readonly Argument[], kwargs: Readonly<Record<string, Argument>> = {}, origin?: Origin): Outcome | undefined {
    const definition = findOperation(name);
    return definition && callOperation(this, definition, args, kwargs, origin);
  }

  /** Where data enters: `keras.Input(...)`. The settings are those of InputLayer. */
  input(given: Given, origin?: Origin, name?: string): Tensor {
    const layer = this.layer('InputLayer', given, origin, name);
    return begin(layer, origin);
  }
}

/** The tensor of an InputLayer; an input layer is called once, when it is made. */
export function begin(layer: Layer, origin?: Origin): Tensor {
  const before = layer.nodes[0]?.outputs[0];
  if (before) return before;
  const made = layer.call([], {}, origin ?? layer.origin).node.outputs[0];
  if (!made) throw new Error('an input layer gives one tensor');
  layer.session.nameTensor(layer);
  return made;
}
