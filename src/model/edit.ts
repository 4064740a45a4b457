// Editing: the same network with something changed. The model itself is never touched; a copy is replayed call by call.
// Invariant: a copy without changes has the same names, shapes, counts and issues.

import type { Given, Raw } from '../layers/index.ts';
import type { FixEdit } from '../issues/index.ts';
import { Functional } from './functional.ts';
import { Layer } from './layer.ts';
import type { Model } from './model.ts';
import { Sequential } from './sequential.ts';
import { begin, Session } from './session.ts';
import { Tensor, type Argument, type Structure } from './tensor.ts';
import { layersWithin } from './within.ts';
import { replaceHeld } from './workshop.ts';

/** A change to one layer, by its name. */
export type Change =
  | { readonly kind: 'set'; readonly layer: string; readonly setting: string; readonly value: Raw; readonly instead?: string }
  | { readonly kind: 'unset'; readonly layer: string; readonly setting: string }
  | { readonly kind: 'class'; readonly layer: string; readonly class: string }
  /** Of several layers of that name it is the last that is renamed. */
  | { readonly kind: 'rename'; readonly layer: string; readonly name: string }
  | { readonly kind: 'insert'; readonly before: string; readonly class: string; readonly settings: Given }
  /** Gives a stack an input, or the named input another shape (the batch left out). */
  | { readonly kind: 'input'; readonly shape: readonly Raw[]; readonly layer?: string };

/** A fix's edit as a change; data of an issue is a value of a setting. */
export const changeOf = (edit: FixEdit): Change => edit;

/** The model with some changes, inferred anew. */
export function withChanges<M extends Model>(model: M, changes: readonly Change[]): M {
  return new Copy(changes, model).model(model) as M;
}

/** One copying of a model: what was copied already is shared, as in the original. */
class Copy {
  readonly #session = new Session();
  readonly #changes: readonly Change[];
  readonly #layers = new Map<Layer, Layer>();
  readonly #tensors = new Map<Tensor, Tensor>();

  /** The layers that are renamed. */
  readonly #renamed = new Map<Layer | undefined, string>();

  constructor(changes: readonly Change[], model: Model) {
    this.#changes = changes;
    for (const change of changes) if (change.kind === 'rename') this.#renamed.set([...layersWithin<Layer>(model)].findLast(({ name }) => name === change.layer), change.name);
  }

  model(model: Model): Model {
    const before = this.#layers.get(model);
    if (before) return before as Model;
    const made = model instanceof Sequential ? this.#stack(model) : model instanceof Functional ? this.#graph(model) : model;
    made.trainable = model.trainable && made.trainable;
    made.optimizer = model.optimizer;
    this.#layers.set(model, made);
    return made;
  }

  #stack(model: Sequential): Sequential {
    const layers: Layer[] = [];
    const input = this.#changes.find((change) => change.kind === 'input' && (change.layer === undefined || change.layer === model.inputs[0]?.node.layer.name));
    if (input?.kind === 'input') layers.push(this.#session.layer('InputLayer', { shape: input.shape }, model.origin));
    for (const layer of model.stack) {
      if (input && layer.className === 'InputLayer') continue;
      layers.push(...this.#inserted(layer), this.#layer(layer));
    }
    const made = new Sequential(this.#session, layers, model.name, model.origin);
    if (!made.built && model.deferredShape) made.build(model.deferredShape);
    return made;
  }

  #graph(model: Functional): Functional {
    for (const node of model.graph.nodes) {
      // What Keras does by itself to work out a mask, it does again.
      if (node.implied) continue;
      const layer = this.#layer(node.layer);
      if (node.inputs.length === 0 && node.layer.className === 'InputLayer') {
        this.#tensors.set(node.outputs[0] as Tensor, begin(layer));
        continue;
      }
      let args = node.args.map((arg) => this.#argument(arg));
      for (const extra of node.index === 0 ? this.#inserted(node.layer) : []) args = [extra.call(args).output, ...args.slice(1)];
      const kwargs = Object.fromEntries(Object.entries(node.kwargs).map(([key, value]) => [key, this.#argument(value)]));
      const made = layer.call(args, kwargs, node.origin).node;
      node.outputs.forEach((tensor, i) => {
        const copy = made.outputs[i];
        if (copy) this.#tensors.set(tensor, copy);
      });
    }
    return new Functional(this.#session, { inputs: this.#argument(model.inputStructure) as Structure, outputs: this.#argument(model.outputStructure) as Structure, name: model.name }, model.origin, model.className);
  }

  #argument(argument: Argument): Argument {
    if (argument instanceof Tensor) return this.#tensors.get(argument) ?? argument;
    if (Array.isArray(argument)) return (argument as readonly Argument[]).map((one) => this.#argument(one));
    if (typeof argument === 'object' && argument !== null && 'entries' in argument && 'kind' in argument && argument.kind === 'dict')
      return { kind: 'dict', entries: Object.fromEntries(Object.entries(argument.entries).map(([key, value]) => [key, this.#argument(value)])) };
    return argument;
  }

  #inserted(before: Layer): readonly Layer[] {
    return this.#changes.flatMap((change) => (change.kind === 'insert' && change.before === before.name ? [this.#session.layer(change.class, change.settings)] : []));
  }

  #layer(layer: Layer): Layer {
    const before = this.#layers.get(layer);
    if (before) return before;
    if (layer instanceof Sequential || layer instanceof Functional) return this.model(layer);
    let { given } = layer;
    let { definition } = layer;
    const name = this.#renamed.get(layer) ?? layer.name;
    let replaced = false;
    for (const change of this.#changes) {
      if (!('layer' in change) || change.layer !== layer.name) continue;
      if (change.kind === 'input') given = { ...without(without(given, 'batch_shape'), 'batch_size'), shape: change.shape };
      if (change.kind === 'set') given = { ...without(given, change.instead ?? change.setting), [change.setting]: change.value };
      if (change.kind === 'unset') given = without(given, change.setting);
      if (change.kind === 'class') {
        ({ definition } = this.#session.layer(change.class, {}, undefined, layer.name));
        replaced = true;
      }
    }
    const kept = definition === layer.definition ? Object.fromEntries(Object.entries(given).map(([setting, raw]) => [setting, replaceHeld(raw, (held) => this.#layer(held))])) : {};
    const made = replaced ? new Layer(this.#session, definition, kept, layer.origin, name) : layer.copy(this.#session, kept, name);
    if (!layer.trainable) made.trainable = false;
    this.#layers.set(layer, made);
    return made;
  }
}

const without = (given: Given, setting: string): Given => Object.fromEntries(Object.entries(given).filter(([name]) => name !== setting));
