// A functional model from its config: layers, then calls in the order in which what they read is there.
// Source: `functional_from_config` in keras/src/models/functional.py, Keras 3.15.1. Invariant: no call is looked at twice for each thing it waits for.

import { isKind, type Raw } from '../../layers/index.ts';
import { begin, Functional, tensorsIn, type Argument, type Session, type Structure, type Tensor } from '../../model/index.ts';
import { MOST_OUTPUTS } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import { argumentOf, writtenCall, type Reference, type WrittenCall } from './calls.ts';
import type { Field } from './field.ts';
import type { ReadLayer } from './read-layer.ts';
import type { StoredTensor } from './stored-layer.ts';

/** Makes a layer, or a model, of an object in a config. */
export type MakeLayer = (field: Field) => ReadLayer;

interface Placed extends ReadLayer {
  readonly name: string;
  readonly field: Field;
  readonly calls: readonly WrittenCall[];
  next: number;
  /** How many calls came before the first of this model. */
  readonly before: number;
}

/** Reads `layers`, `input_layers` and `output_layers` of a functional model. */
export function readGraph(session: Session, config: Field, className: string, makeLayer: MakeLayer): Functional {
  const graph = new GraphReader(config, makeLayer);
  graph.makeCalls();
  const inputs = graph.structure(config.at('input_layers'));
  const outputs = graph.structure(config.at('output_layers'));
  if (tensorsIn(inputs).length === 0) throw config.at('input_layers').wrong('at least one input');
  if (tensorsIn(outputs).length === 0) throw config.at('output_layers').wrong('at least one output');
  const { raw: name } = config.at('name');
  const model = new Functional(session, { inputs, outputs, name: typeof name === 'string' ? name : undefined }, undefined, className);
  if (config.at('trainable').raw === false) model.trainable = false;
  return model;
}

class GraphReader {
  readonly #layers = new Map<string, Placed>();
  /** What the config says of outputs, by layer, call and tensor. */
  readonly #stored = new Map<string, StoredTensor | undefined>();
  readonly #outputCounts = new Map<string, number>();
  /** Layers that wait for a call of another: `name 2`. */
  readonly #waiting = new Map<string, string[]>();

  constructor(config: Field, makeLayer: MakeLayer) {
    const fields = config.at('layers').items();
    const written = fields.map((field) => ({ field, calls: callsOf(field) }));
    this.#lists = written.some(({ calls }) => calls.some(({ lists }) => lists));
    for (const { calls } of written) for (const { reads } of calls) for (const one of reads) this.#know(one);
    for (const place of ['input_layers', 'output_layers']) for (const one of leaves(config.at(place))) this.#know(one);
    for (const { field, calls } of written) {
      const read = makeLayer(field);
      const { raw } = field.at('name');
      const name = typeof raw === 'string' ? raw : read.layer.name;
      if (this.#layers.has(name)) throw new Unreadable(field.at('name').place, `a second layer ${name}`, 'a name that no other layer has');
      this.#layers.set(name, { ...read, name, field, calls, next: 0, before: read.layer.nodes.length });
      if (read.layer.className === 'InputLayer') begin(read.layer);
    }
  }

  /** True for the dialect of Keras 2. */
  readonly #lists: boolean;
  /** The first call of each layer that anything reads. */
  readonly #firstRead = new Map<string, number>();

  #know({ layer, call, tensor, stored, field }: Reference): void {
    this.#firstRead.set(layer, Math.min(call, this.#firstRead.get(layer) ?? call));
    if (tensor >= MOST_OUTPUTS) throw new Unreadable(field.place, `output ${tensor} of ${layer}`, `fewer than ${MOST_OUTPUTS} outputs`);
    const key = `${call} ${layer}`;
    this.#outputCounts.set(key, Math.max(this.#outputCounts.get(key) ?? 0, tensor + 1));
    if (stored) this.#stored.set(`${tensor} ${key}`, stored);
  }

  /** Makes every call, each as soon as what it reads is there. */
  makeCalls(): void {
    const ready = [...this.#layers.keys()];
    for (let i = 0; i < ready.length; i++) {
      const layer = this.#layers.get(ready[i] ?? '');
      if (layer) this.#callWhilePossible(layer, ready);
    }
    const stuck = [...this.#layers.values()].find(({ calls, next }) => next < calls.length);
    if (stuck) throw this.#stuckAt(stuck);
  }

  #callWhilePossible(layer: Placed, ready: string[]): void {
    for (let call = layer.calls[layer.next]; call; call = layer.calls[layer.next]) {
      const missing = call.reads.find((one) => this.#tensor(one) === undefined);
      if (missing) {
        const key = `${this.#callIndex(missing)} ${missing.layer}`;
        this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), layer.name]);
        return;
      }
      this.#make(layer, call);
      const done = `${layer.next++} ${layer.name}`;
      ready.push(...(this.#waiting.get(done) ?? []));
      this.#waiting.delete(done);
    }
  }

  #make(layer: Placed, call: WrittenCall): void {
    const resolve = (one: Reference): Tensor => {
      const found = this.#tensor(one);
      if (!found) throw new Unreadable(one.field.place, `nothing gives output ${one.tensor} of call ${one.call} of ${one.layer}`, 'a call that was made');
      return found;
    };
    const args = call.args.map((raw) => argumentOf(raw, resolve));
    const kwargs: Record<string, Argument> = {};
    for (const [name, raw] of Object.entries(call.kwargs)) kwargs[name] = argumentOf(raw, resolve);
    if (layer.stored) {
      const outputs = this.#storedOutputs(layer);
      if (outputs) layer.stored.put([...args, ...Object.values(kwargs)].flatMap(tensorsIn), outputs);
    }
    layer.call(args, kwargs);
  }

  /** What the config says of the outputs of the call that comes next; undefined where it says nothing. */
  #storedOutputs({ name, next }: Placed): readonly StoredTensor[] | undefined {
    const key = `${next} ${name}`;
    const count = this.#outputCounts.get(key) ?? 0;
    return count === 0 ? undefined : Array.from({ length: count }, (_, tensor) => this.#stored.get(`${tensor} ${key}`) ?? { shape: undefined, dtype: 'float32' });
  }

  /** Keras 2 counts the calls of a model from 1, since the first one is its own; some who write its dialect count from 0. */
  #callIndex({ layer, call }: Reference): number {
    const found = this.#layers.get(layer);
    return this.#lists && found && isModel(found) && (this.#firstRead.get(layer) ?? 0) > 0 ? call - 1 : call;
  }

  #tensor(reference: Reference): Tensor | undefined {
    const found = this.#layers.get(reference.layer);
    if (!found) throw new Unreadable(reference.field.place, `there is no layer ${reference.layer}`, 'the name of a layer of this model');
    const { nodes } = found.layer;
    const call = this.#callIndex(reference);
    // As in Python, a number below zero counts from the end.
    const at = call < 0 ? nodes.length + call : found.before + call;
    return at < found.before ? undefined : nodes[at]?.outputs.at(reference.tensor);
  }

  #stuckAt({ name, field, calls, next }: Placed): Unreadable {
    const call = calls[next];
    const missing = call?.reads.find((one) => this.#tensor(one) === undefined);
    const layer = missing && this.#layers.get(missing.layer);
    if (missing && layer && layer.next >= layer.calls.length) return new Unreadable(missing.field.place, `${name} reads output ${missing.tensor} of call ${missing.call} of ${missing.layer}, which gives no such thing`, 'a call and an output that there are');
    return new Unreadable(field.place, `${name} waits for ${missing?.layer ?? 'a layer'}, which waits for something that never comes`, 'a graph without a cycle');
  }

  /** The tensors that `input_layers` or `output_layers` lists, in their structure. */
  structure(field: Field): Structure {
    const reference = leafOf(field);
    if (reference) {
      const found = this.#layers.get(reference.layer);
      // Here a nested functional model counts its calls from 1, in Keras 3 too.
      const shifted = !this.#lists && found && isModel(found) && reference.call > 0 && (found.layer instanceof Functional || reference.call >= found.calls.length) ? { ...reference, call: reference.call - 1 } : reference;
      const tensor = this.#tensor(shifted);
      if (!tensor) throw field.wrong('a call and an output that there are');
      return tensor;
    }
    const { raw } = field;
    if (raw !== undefined && isKind(raw, 'dict')) return { kind: 'dict', entries: Object.fromEntries(Object.keys(raw.entries).map((key) => [key, this.structure(field.at(key))])) };
    return field.items().map((one) => this.structure(one));
  }
}

const isModel = ({ layer }: Placed): boolean => layer.definition.family === 'model';

function callsOf(field: Field): readonly WrittenCall[] {
  const nodes = field.at('inbound_nodes');
  if (!nodes.given) return [];
  return nodes.items().flatMap((one) => (Array.isArray(one.raw) && one.raw.length === 0 ? [] : [writtenCall(one)]));
}

/** `["dense", 0, 0]`, where the field is that. */
function leafOf(field: Field): Reference | undefined {
  if (!Array.isArray(field.raw)) return undefined;
  const [layer, call, tensor] = field.raw as readonly Raw[];
  return field.raw.length === 3 && typeof layer === 'string' && typeof call === 'number' && typeof tensor === 'number' ? { layer, call, tensor, stored: undefined, field } : undefined;
}

function leaves(field: Field): readonly Reference[] {
  const leaf = leafOf(field);
  if (leaf) return [leaf];
  if (Array.isArray(field.raw)) return field.items().flatMap(leaves);
  return field.raw !== undefined && isKind(field.raw, 'dict') ? Object.keys(field.raw.entries).flatMap((key) => leaves(field.at(key))) : [];
}

