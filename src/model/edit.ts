// Editing: the same network with something changed. The model itself is never touched; a copy is replayed call by call.
// Invariant: a copy without changes has the same names, shapes, counts and issues.

import { findLayer, type Given, type Raw } from '../layers/index.ts';
import type { FixEdit } from '../issues/index.ts';
import { Functional } from './functional.ts';
import { Layer } from './layer.ts';
import type { Model } from './model.ts';
import { Sequential } from './sequential.ts';
import { begin, Session } from './session.ts';
import { mapTensors, type Argument, type Structure, type Tensor } from './tensor.ts';
import { isRewiring, readsSeveral, subjectOf, Wiring, type Rewiring, type Unwired } from './wiring.ts';
import { layersWithin } from './within.ts';
import { holdsLayers, replaceHeld } from './workshop.ts';

/** A change to one layer, by its name. */
export type Change =
  | { readonly kind: 'set'; readonly layer: string; readonly setting: string; readonly value: Raw; readonly instead?: string }
  | { readonly kind: 'unset'; readonly layer: string; readonly setting: string }
  | { readonly kind: 'class'; readonly layer: string; readonly class: string }
  /** Of several layers of that name it is the last that is renamed. */
  | { readonly kind: 'rename'; readonly layer: string; readonly name: string }
  | { readonly kind: 'insert'; readonly before: string; readonly class: string; readonly settings: Given }
  /** Gives a stack an input, or the named input another shape (the batch left out). */
  | { readonly kind: 'input'; readonly shape: readonly Raw[]; readonly layer?: string }
  | Rewiring;

/** Why a model cannot be wired so; undefined where it can. */
export function whyNotWired(model: Model, change: Rewiring): Unwired | undefined {
  const level = levelOf(model, change);
  if (!level) return 'missing';
  const graph = level instanceof Functional ? level : graphOf(level);
  if (graph) return new Wiring(graph).apply(change);
  return isForStack(level as Sequential, change) ? undefined : 'missing';
}

/** A stack as a graph; undefined where its input is not known. One that holds only an input gives that. */
function graphOf(model: Sequential): Functional | undefined {
  if (model.built && model.outputs.length > 0) return model.asFunctional();
  const [only, ...more] = model.stack;
  if (only?.className !== 'InputLayer' || more.length > 0) return undefined;
  const input = begin(only);
  return new Functional(new Session(), { inputs: input, outputs: input });
}

/** The model, this one or one within it, whose graph a change is about. */
function levelOf(model: Model, change: Rewiring): Functional | Sequential | undefined {
  const subject = subjectOf(change);
  const models = [...layersWithin<Layer>(model)].filter((layer): layer is Functional | Sequential => layer instanceof Functional || layer instanceof Sequential);
  return subject === undefined ? models[0] : models.find((one) => one.rows.some((layer) => layer.name === subject) || (one === model && inputOf(one) === subject));
}

/** The name of the input of a stack. */
const inputOf = (model: Functional | Sequential): string | undefined => (model instanceof Sequential ? (model.inputs[0]?.node.layer ?? model.stack.find((layer) => layer.className === 'InputLayer'))?.name : undefined);

/** True for a change after which a stack still is one. */
function isForStack(model: Sequential, change: Rewiring): boolean {
  const names = model.layers.map((layer) => layer.name);
  if (change.kind === 'remove') return names.includes(change.layer);
  if (change.kind !== 'graft') return false;
  const at = names.indexOf(change.after);
  const isChain = change.layers.every(({ from, class: className }, i) => {
    const definition = findLayer(className);
    return from.length <= 1 && (from[0] ?? null) === (i === 0 ? null : i - 1) && (!definition || !readsSeveral(definition));
  });
  return isChain && (at >= 0 || change.after === inputOf(model)) && (change.to === undefined || change.to === names[at + 1]) && (change.as === 'between' || at === names.length - 1);
}

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

  /** Layers whose stack has got an input of its own. */
  readonly #told = new Set<Layer>();

  /** The changes of the wiring, by the model whose graph they are about. */
  readonly #rewired = new Map<Model, Rewiring[]>();

  constructor(changes: readonly Change[], model: Model) {
    this.#changes = changes;
    for (const change of changes) {
      const level = isRewiring(change) && levelOf(model, change);
      if (level) this.#rewired.set(level, [...(this.#rewired.get(level) ?? []), change]);
    }
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

  #stack(model: Sequential): Sequential | Functional {
    const rewired = this.#rewired.get(model) ?? [];
    const graph = rewired.some((change) => !isForStack(model, change)) ? graphOf(model) : undefined;
    if (graph) return this.#graph(graph, rewired, /^sequential(_\d+)?$/.test(model.name) ? undefined : model.name);
    const layers: Layer[] = [];
    const input = this.#changes.find((change) => change.kind === 'input' && (change.layer === undefined || change.layer === model.inputs[0]?.node.layer.name));
    if (input?.kind === 'input') layers.push(this.#session.layer('InputLayer', { shape: input.shape }, model.origin));
    else if (rewired.length > 0 && !model.deferredShape) layers.push(...this.#explicitInput(model));
    const hasInput = layers.length > 0;
    const put = (after: string | undefined): readonly Layer[] => rewired.flatMap((change) => (change.kind === 'graft' && change.after === after ? this.#grafted(change) : []));
    layers.push(...put(inputOf(model)));
    for (const layer of model.stack) {
      if (layer.className === 'InputLayer') {
        if (!hasInput) layers.unshift(this.#layer(layer));
        continue;
      }
      const isGone = rewired.some((change) => change.kind === 'remove' && change.layer === layer.name);
      layers.push(...this.#inserted(layer), ...(isGone ? [] : [this.#layer(layer)]), ...put(layer.name));
    }
    // A stack of nothing but an input is shown with it.
    if (layers[0]?.className === 'InputLayer') begin(layers[0]);
    const made = new Sequential(this.#session, layers, model.name, model.origin);
    if (!made.built && model.deferredShape) made.build(model.deferredShape);
    return made;
  }

  /** The input that the first layer of a stack tells, as a layer of its own: the first layer may become another. */
  #explicitInput(model: Sequential): readonly Layer[] {
    const [input] = model.inputs;
    const [first] = model.stack;
    if (!input?.shape || !first || first.className === 'InputLayer') return [];
    this.#told.add(first);
    return [this.#session.layer('InputLayer', { shape: input.shape.slice(1).map((size) => (size === null || typeof size === 'number' ? size : { kind: 'size', size })) }, model.origin, input.node.layer.name)];
  }

  #grafted({ layers }: Extract<Rewiring, { kind: 'graft' }>): readonly Layer[] {
    return layers.map((sprout) => this.#session.layer(sprout.class, sprout.settings, undefined, sprout.name));
  }

  #graph(model: Functional, rewired = this.#rewired.get(model) ?? [], name: string | undefined = model.name): Functional {
    const wiring = new Wiring(model);
    for (const change of rewired) wiring.apply(change);
    for (const node of rewired.length > 0 ? wiring.ordered() : model.graph.nodes) {
      // What Keras does by itself to work out a mask, it does again.
      if (node.implied) continue;
      const layer = this.#layer(node.layer);
      if (node.inputs.length === 0 && node.layer.className === 'InputLayer') {
        this.#tensors.set(node.outputs[0] as Tensor, begin(layer));
        continue;
      }
      const reads = wiring.argumentsOf(node);
      let args = reads.args.map((arg) => this.#argument(arg));
      for (const extra of node.index === 0 ? this.#inserted(node.layer) : []) args = [extra.call(args).output, ...args.slice(1)];
      const kwargs = Object.fromEntries(Object.entries(reads.kwargs).map(([key, value]) => [key, this.#argument(value)]));
      const made = layer.call(args, kwargs, node.origin).node;
      node.outputs.forEach((tensor, i) => {
        const copy = made.outputs[i];
        if (copy) this.#tensors.set(tensor, copy);
      });
    }
    return new Functional(this.#session, { inputs: this.#argument(wiring.inputs) as Structure, outputs: this.#argument(wiring.outputs) as Structure, ...(name === undefined ? {} : { name }) }, model.origin, model.className);
  }

  #argument(argument: Argument): Argument {
    return mapTensors(argument, (tensor) => this.#tensors.get(tensor) ?? tensor);
  }

  #inserted(before: Layer): readonly Layer[] {
    return this.#changes.flatMap((change) => (change.kind === 'insert' && change.before === before.name ? [this.#session.layer(change.class, change.settings)] : []));
  }

  #layer(layer: Layer): Layer {
    const before = this.#layers.get(layer);
    if (before) return before;
    if (layer instanceof Sequential || layer instanceof Functional) return this.model(layer);
    let given = this.#told.has(layer) ? without(layer.given, 'input_shape') : layer.given;
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
    const kept = definition !== layer.definition ? {} : holdsLayers(given) ? Object.fromEntries(Object.entries(given).map(([setting, raw]) => [setting, replaceHeld(raw, (held) => this.#layer(held))])) : given;
    const made = replaced ? new Layer(this.#session, definition, kept, layer.origin, name) : layer.copy(this.#session, kept, name);
    if (!layer.trainable) made.trainable = false;
    this.#layers.set(layer, made);
    return made;
  }
}

const without = (given: Given, setting: string): Given => Object.fromEntries(Object.entries(given).filter(([name]) => name !== setting));
