// Writes a model as Keras 3 writes it into a config, so that Keras reads the same network back.
// Source: `get_config` of Functional, Sequential and Operation, Keras 3.15.1. Invariant: what cannot be written is said; nothing is left out silently.

import { isKind, jsonOf, type Raw } from '../../layers/index.ts';
import { Functional, Layer, Model, Operation, Sequential, Tensor, type Argument, type Node, type Structure } from '../../model/index.ts';
import type { Shape } from '../../shape/index.ts';
import { moduleOf } from './operation-modules.ts';

type Json = unknown;

/** What has no place in a config, and why. */
export interface Unwritten {
  readonly layer: string;
  readonly because: string;
}

/** A config, and what it lacks. */
export interface Written {
  readonly config: Readonly<Record<string, Json>>;
  readonly unwritten: readonly Unwritten[];
}

/** How the calls of models within models are counted: Keras 3 leaves out the one that made them, older dialects count from 1. */
interface Counting {
  readonly counts?: 'from 1';
}

/** The config of a whole model. */
export function writeModel(model: Model, { counts }: Counting = {}): Written {
  const writer = new Writer(counts === 'from 1');
  const config = writer.object(model);
  return { config, unwritten: writer.unwritten };
}

class Writer {
  readonly unwritten: Unwritten[] = [];
  readonly #fromOne: boolean;

  constructor(fromOne: boolean) {
    this.#fromOne = fromOne;
  }

  /** A layer, an operation or a model as `serialize_keras_object` gives it. */
  object(layer: Layer): Readonly<Record<string, Json>> {
    if (layer instanceof Functional) return { module: 'keras.src.models.functional', class_name: 'Functional', config: this.#graph(layer), registered_name: 'Functional', build_config: { input_shape: null } };
    if (layer instanceof Sequential) return { module: 'keras', class_name: 'Sequential', config: this.#stack(layer), registered_name: null };
    if (layer instanceof Operation) return this.#operation(layer);
    if (layer.definition.family === 'unknown' || layer instanceof Model) this.unwritten.push({ layer: layer.name, because: `${layer.className} is a class of its own, whose settings are not known` });
    const written = layer.serialize();
    const inner = Object.entries(layer.parts).map(([name, part]) => [name, (Array.isArray(part) ? part : [part]).flatMap((one) => (one instanceof Layer ? [this.object(one)] : [])), Array.isArray(part)] as const);
    if (inner.length === 0) return written;
    // A model inside a layer is written as a model.
    return { ...written, config: { ...(written['config'] as object), ...Object.fromEntries(inner.map(([name, all, isList]) => [name, isList ? all : all[0]])) } };
  }

  /** The numbers of an array are not known. */
  #noArrays(layer: Layer, values: readonly Argument[]): void {
    if (values.some(holdsArray)) this.unwritten.push({ layer: layer.name, because: 'it holds an array whose numbers are not known' });
  }

  #operation(layer: Operation): Record<string, Json> {
    const { name, definition, given } = layer;
    this.#noArrays(layer, [...Object.values(given), ...layer.nodes.flatMap(({ args, kwargs }) => [...args, ...Object.values(kwargs)])]);
    return { module: moduleOf(layer.operation), class_name: definition.name, config: { name, ...Object.fromEntries(Object.entries(given).map(([key, value]) => [key, valueOf(value)])) }, registered_name: definition.name };
  }

  #stack(model: Sequential): Json {
    const { layers } = model;
    const [input] = model.inputs;
    const all = input && layers[0] !== input.node.layer ? [input.node.layer, ...layers] : layers;
    return { name: model.name, trainable: model.trainable, dtype: 'float32', layers: all.map((layer) => this.object(layer)), ...(input ? { build_input_shape: shapeOf(input.shape) } : {}) };
  }

  #graph(model: Functional): Json {
    // What Keras does by itself to work out a mask, it does again.
    const nodes = new Set(model.graph.nodes.filter((node) => !node.implied));
    const kept = (layer: Layer): readonly Node[] => layer.nodes.filter((node) => nodes.has(node));
    const shifted = ({ layer }: Node): number => (this.#fromOne && (layer instanceof Functional || layer instanceof Sequential) ? 1 : 0);
    const placeOf = ({ node, index }: Tensor): readonly [string, number, number] => [node.layer.name, kept(node.layer).indexOf(node) + shifted(node), index];
    const layers = model.graph.layers.filter((layer) => kept(layer).length > 0);
    const ends = (structure: Structure): Json => mapped(structure, (tensor) => {
      const [name, call, index] = placeOf(tensor);
      // Here, and only here, Keras counts the calls of a nested graph from 1.
      return [name, !this.#fromOne && tensor.node.layer instanceof Functional ? call + 1 : call, index];
    });
    return {
      name: model.name,
      trainable: model.trainable,
      layers: layers.map((layer) => ({
        ...this.object(layer),
        name: layer.name,
        inbound_nodes: kept(layer).flatMap((node) => (node.inputs.length === 0 ? [] : [{ args: node.args.map((arg) => argument(arg, placeOf)), kwargs: Object.fromEntries(Object.entries(node.kwargs).map(([key, value]) => [key, argument(value, placeOf)])) }])),
      })),
      input_layers: ends(model.inputStructure),
      output_layers: ends(model.outputStructure),
    };
  }
}

/** A shape as JSON: a size that has no number is None. */
const shapeOf = (shape: Shape | undefined): Json => shape?.map((size) => (typeof size === 'number' ? size : null)) ?? null;

const mapped = (structure: Structure, leaf: (tensor: Tensor) => Json): Json => {
  if (structure instanceof Tensor) return leaf(structure);
  if (Array.isArray(structure)) return (structure as readonly Structure[]).map((one) => mapped(one, leaf));
  const { entries } = structure as { readonly entries: Readonly<Record<string, Structure>> };
  return Object.fromEntries(Object.entries(entries).map(([key, one]) => [key, mapped(one, leaf)]));
};

/** An argument of a call. */
function argument(value: Argument, placeOf: (tensor: Tensor) => Json): Json {
  if (value instanceof Tensor) return { class_name: '__keras_tensor__', config: { shape: shapeOf(value.shape), dtype: value.dtype, keras_history: placeOf(value) } };
  if (Array.isArray(value)) return (value as readonly Argument[]).map((one) => argument(one, placeOf));
  if (value !== null && isKind(value as Raw, 'dict')) {
    const { entries } = value as { readonly entries: Readonly<Record<string, Argument>> };
    return Object.fromEntries(Object.entries(entries).map(([key, one]) => [key, argument(one, placeOf)]));
  }
  return valueOf(value);
}

/** A value of Python as Keras writes it. */
function valueOf(raw: Raw): Json {
  if (isKind(raw, 'object') && raw.path === 'slice') return { class_name: '__slice__', config: Object.fromEntries(['start', 'stop', 'step'].map((end) => [end, valueOf(raw.args[end] ?? null)])) };
  if (isKind(raw, 'object') && raw.path === 'Ellipsis') return { class_name: '__ellipsis__', config: {} };
  if (Array.isArray(raw)) return (raw as readonly Raw[]).map(valueOf);
  return jsonOf(raw);
}

/** True for an array anywhere in an argument. */
function holdsArray(value: Argument): boolean {
  if (value instanceof Tensor || value === null) return false;
  if (Array.isArray(value)) return (value as readonly Argument[]).some(holdsArray);
  return isKind(value as Raw, 'array') || (isKind(value as Raw, 'dict') && Object.values((value as { readonly entries: Readonly<Record<string, Argument>> }).entries).some(holdsArray));
}
