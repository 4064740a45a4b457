// The wiring of a graph as an editor changes it: what every call reads, what the network takes and gives.
// Invariant: the graph stays one: no loops, no call without what it reads, and what nobody reads is an output, so that nothing vanishes.

import { exampleOf, isKind, tensorOf, type CallPart, type Given, type LayerDefinition, type Raw } from '../layers/index.ts';
import type { Functional } from './functional.ts';
import type { Layer } from './layer.ts';
import type { Node } from './node.ts';
import { Session } from './session.ts';
import { mapTensors, Tensor, tensorsIn, type Argument, type Arguments, type Structure } from './tensor.ts';

/** A new layer, and what it reads: the layers put in with it by their place in the list, null for the one that they are put behind. */
export interface Sprout {
  readonly name: string;
  readonly class: string;
  readonly settings: Given;
  readonly from: readonly (number | null)[];
}

/** A change to how layers are joined, each by its name. */
export type Rewiring =
  /** Puts layers behind another: `between` hands what the last of them gives to everybody who read that one, or to `to` alone; a `branch` gives it beside. */
  | { readonly kind: 'graft'; readonly after: string; readonly to?: string; readonly as: 'between' | 'branch'; readonly layers: readonly Sprout[] }
  /** One more input of the network. */
  | { readonly kind: 'enter'; readonly name: string; readonly settings: Given }
  /** Takes a layer out; who read it reads what it read. */
  | { readonly kind: 'remove'; readonly layer: string }
  /** Lets a layer read another: as its input of this number, else as one more where it takes a list, else as its first. */
  | { readonly kind: 'connect'; readonly from: string; readonly to: string; readonly at?: number }
  /** Takes one of several inputs away from a layer. */
  | { readonly kind: 'disconnect'; readonly from: string; readonly to: string };

/** Why a change of the wiring is not possible. */
export type Unwired = 'missing' | 'itself' | 'loop' | 'reads-nothing' | 'joined' | 'only-input' | 'last-input';

const kinds = new Set(['graft', 'enter', 'remove', 'connect', 'disconnect']);

/** True for a change of the wiring. */
export const isRewiring = <C extends { readonly kind: string }>(change: C): change is Extract<C, Rewiring> => kinds.has(change.kind);

/** The layer by which a change is found; undefined for one that concerns the network as a whole. */
export const subjectOf = (change: Rewiring): string | undefined => (change.kind === 'graft' ? change.after : change.kind === 'remove' ? change.layer : change.kind === 'enter' ? undefined : change.to);

/** The places of a call: how many tensors a layer reads by itself, and whether they come in a list. A layer such as attention reads one tensor at every place. */
function placesOf(definition: LayerDefinition): { readonly count: number; readonly isList: boolean } {
  if (definition.inputs === 'many') return { count: 1, isList: true };
  const call = exampleOf(definition)?.call ?? [];
  const [first] = call;
  const specs = (Array.isArray(first) ? first : call) as readonly CallPart[];
  const shapes = specs.map((spec) => tensorOf(spec)?.shape);
  const isAlike = shapes.every((shape) => shape !== undefined && shape.length === shapes[0]?.length && shape.at(-1) === shapes[0].at(-1));
  return { count: isAlike ? Math.max(1, shapes.length) : 1, isList: Array.isArray(first) };
}

/** True for a layer that is not called on one tensor alone. */
export const readsSeveral = (definition: LayerDefinition): boolean => placesOf(definition).isList || placesOf(definition).count > 1;

/** The arguments of a call on some tensors; the last of them stands at every place that is left. */
function argumentsOn(definition: LayerDefinition, tensors: readonly Tensor[]): readonly Argument[] {
  const { count, isList } = placesOf(definition);
  const filled = Array.from({ length: Math.max(count, tensors.length) }, (_, i) => tensors[i] ?? tensors.at(-1)).filter((one) => one !== undefined);
  return isList ? [filled] : filled;
}

/** The wiring of one graph while it is changed. */
export class Wiring {
  readonly #calls = new Map<Node, Arguments>();
  #inputs: Structure;
  #outputs: Structure;

  constructor(model: Functional) {
    // What Keras does by itself to work out a mask, it does again.
    for (const node of model.graph.nodes) if (!node.implied) this.#calls.set(node, node);
    this.#inputs = model.inputStructure;
    this.#outputs = model.outputStructure;
  }

  get inputs(): Structure {
    return this.#inputs;
  }

  get outputs(): Structure {
    return this.#outputs;
  }

  /** What a call reads now. */
  argumentsOf(node: Node): Arguments {
    return this.#calls.get(node) ?? node;
  }

  /** Makes a change, or says why that is not possible and changes nothing. */
  apply(change: Rewiring): Unwired | undefined {
    switch (change.kind) {
      case 'graft':
        return this.#graft(change);
      case 'enter':
        return this.#enter(change.name, change.settings);
      case 'remove':
        return this.#remove(change.layer);
      case 'connect':
        return this.#connect(change);
      case 'disconnect':
        return this.#disconnect(change.from, change.to);
    }
  }

  /** Every call, each after those that feed it, otherwise in the order in which they were. */
  ordered(): readonly Node[] {
    const order: Node[] = [];
    const seen = new Set<Node>();
    for (const start of this.#calls.keys()) {
      if (seen.has(start)) continue;
      seen.add(start);
      const path = [{ node: start, reads: this.#reads(start), next: 0 }];
      for (let top = path.at(-1); top; top = path.at(-1)) {
        const read = top.reads[top.next++];
        if (read === undefined) {
          order.push(top.node);
          path.pop();
        } else if (this.#calls.has(read.node) && !seen.has(read.node)) {
          seen.add(read.node);
          path.push({ node: read.node, reads: this.#reads(read.node), next: 0 });
        }
      }
    }
    return order;
  }

  #reads(node: Node): readonly Tensor[] {
    const { args, kwargs } = this.argumentsOf(node);
    return [...args.flatMap(tensorsIn), ...Object.values(kwargs).flatMap(tensorsIn)];
  }

  #named(name: string): readonly Node[] {
    return [...this.#calls.keys()].filter(({ layer }) => layer.name === name);
  }

  #readers(tensor: Tensor): readonly Node[] {
    return [...this.#calls.keys()].filter((node) => this.#reads(node).includes(tensor));
  }

  #graft({ after, to, as, layers }: Extract<Rewiring, { kind: 'graft' }>): Unwired | undefined {
    const behind = this.#named(after);
    if (behind.length === 0) return 'missing';
    const session = new Session();
    const made = layers.map((sprout) => session.layer(sprout.class, sprout.settings, undefined, sprout.name));
    for (const node of behind) {
      const [source] = node.outputs;
      if (!source) continue;
      const readers = this.#readers(source).filter(({ layer }) => to === undefined || layer.name === to);
      const sprouted = this.#sprout(made, layers, source);
      const result = sprouted.at(-1);
      if (!result) continue;
      if (as === 'branch' && this.#readers(source).length > sprouted.filter((one) => this.#reads(one.node).includes(source)).length) this.#give(result);
      else {
        for (const reader of readers) this.#replace(reader, source, result);
        if (to === undefined) this.#outputs = mapTensors(this.#outputs, (one) => (one === source ? result : one)) as Structure;
      }
      for (const one of sprouted) this.#keep(one);
    }
    return undefined;
  }

  #sprout(made: readonly Layer[], layers: readonly Sprout[], source: Tensor): readonly Tensor[] {
    const given: Tensor[] = [];
    for (const [i, layer] of made.entries()) {
      const reads = (layers[i]?.from ?? []).map((from) => (from === null ? source : given[from])).filter((one) => one !== undefined);
      const { node } = layer.call(argumentsOn(layer.definition, reads.length > 0 ? reads : [source]));
      this.#calls.set(node, node);
      given.push(node.outputs[0] as Tensor);
    }
    return given;
  }

  #enter(name: string, settings: Given): undefined {
    const tensor = new Session().input(settings, undefined, name);
    this.#calls.set(tensor.node, tensor.node);
    this.#inputs = [...tensorsIn(this.#inputs), tensor];
  }

  #remove(name: string): Unwired | undefined {
    const nodes = this.#named(name);
    if (nodes.length === 0) return 'missing';
    for (const node of nodes) {
      const refused = this.#reads(node).length === 0 ? this.#removeInput(node) : this.#heal(node);
      if (refused) return refused;
    }
    return undefined;
  }

  /** Without an input only those can stay that read something else. */
  #removeInput(node: Node): Unwired | undefined {
    const inputs = tensorsIn(this.#inputs).filter((tensor) => tensor.node !== node);
    if (inputs.length === 0) return 'last-input';
    const readers = node.outputs.flatMap((tensor) => this.#readers(tensor));
    if (readers.some((reader) => !takesFewer(this.argumentsOf(reader)))) return 'only-input';
    for (const reader of readers) for (const tensor of node.outputs) this.#drop(reader, tensor);
    this.#calls.delete(node);
    this.#inputs = inputs.length === 1 && inputs[0] ? inputs[0] : inputs;
    const given = tensorsIn(this.#outputs);
    // A network that only gives an input goes on with another one.
    const left = given.filter((tensor) => tensor.node !== node);
    if (left.length < given.length) this.#setOutputs(left.length > 0 ? left : inputs.slice(0, 1));
    return undefined;
  }

  /** Who read a call reads what it read; of several inputs that with the most behind it, which is the way of the network. */
  #heal(node: Node): undefined {
    const reads = this.#reads(node);
    const depths = this.#depths();
    const heir = reads.reduce((best, one) => ((depths.get(one.node) ?? 0) > (depths.get(best.node) ?? 0) ? one : best));
    for (const reader of new Set(node.outputs.flatMap((tensor) => this.#readers(tensor)))) for (const tensor of node.outputs) this.#replace(reader, tensor, heir);
    this.#calls.delete(node);
    const given = tensorsIn(this.#outputs);
    if (given.some((tensor) => tensor.node === node)) {
      const others = given.filter((tensor) => tensor.node !== node);
      const isRead = this.#readers(heir).length > 0 || heir.node.inputs.length === 0;
      if (others.length > 0 && (isRead || others.includes(heir))) this.#setOutputs(others);
      else this.#setOutputs([...new Set(given.map((tensor) => (tensor.node === node ? heir : tensor)))]);
    }
    for (const tensor of reads) this.#keep(tensor);
  }

  #depths(): ReadonlyMap<Node, number> {
    const depths = new Map<Node, number>();
    for (const node of this.ordered()) depths.set(node, this.#reads(node).reduce((most, { node: read }) => Math.max(most, (depths.get(read) ?? 0) + 1), 0));
    return depths;
  }

  #connect({ from, to, at }: Extract<Rewiring, { kind: 'connect' }>): Unwired | undefined {
    const source = this.#named(from).at(-1)?.outputs[0];
    const [target] = this.#named(to);
    if (!source || !target) return 'missing';
    const reads = this.#reads(target);
    if (reads.length === 0) return 'reads-nothing';
    if (source.node === target) return 'itself';
    if (this.#isBehind(source.node, target)) return 'loop';
    const { args, kwargs } = this.argumentsOf(target);
    if (takesMore(target.layer.definition, args) && (at === undefined || at >= reads.length)) {
      if (at === undefined && reads.includes(source)) return 'joined';
      this.#calls.set(target, { args: [[...(args[0] as readonly Argument[]), source], ...args.slice(1)], kwargs });
    } else {
      const place = Math.min(at ?? 0, reads.length - 1);
      const before = reads[place];
      if (before === source || !before) return 'joined';
      let i = 0;
      const swap = (argument: Argument): Argument => mapTensors(argument, (tensor) => (i++ === place ? source : tensor));
      this.#calls.set(target, { args: args.map(swap), kwargs: Object.fromEntries(Object.entries(kwargs).map(([key, value]) => [key, swap(value)])) });
      this.#keep(before);
    }
    const given = tensorsIn(this.#outputs);
    if (given.includes(source) && given.length > 1) this.#setOutputs(given.filter((tensor) => tensor !== source));
    return undefined;
  }

  /** True when a call gets something, however indirectly, from another. */
  #isBehind(node: Node, other: Node): boolean {
    const seen = new Set([node]);
    for (const one of seen) for (const { node: read } of this.#reads(one)) seen.add(read);
    return seen.has(other);
  }

  #disconnect(from: string, to: string): Unwired | undefined {
    const [target] = this.#named(to);
    const lost = target && this.#reads(target).filter(({ node }) => node.layer.name === from);
    if (!target || !lost || lost.length === 0) return 'missing';
    if (!takesFewer(this.argumentsOf(target)) || lost.length === this.#reads(target).length) return 'only-input';
    for (const tensor of lost) {
      this.#drop(target, tensor);
      this.#keep(tensor);
    }
    return undefined;
  }

  #replace(reader: Node, before: Tensor, after: Tensor): void {
    const { args, kwargs } = this.argumentsOf(reader);
    const swap = (argument: Argument): Argument => mapTensors(argument, (tensor) => (tensor === before ? after : tensor));
    this.#calls.set(reader, { args: args.map(swap), kwargs: Object.fromEntries(Object.entries(kwargs).map(([key, value]) => [key, swap(value)])) });
  }

  #drop(reader: Node, tensor: Tensor): void {
    const { args: [list, ...more], kwargs } = this.argumentsOf(reader);
    if (Array.isArray(list)) this.#calls.set(reader, { args: [(list as readonly Argument[]).filter((one) => one !== tensor), ...more], kwargs });
  }

  /** What nobody reads any more is given by the network, so that its layers do not vanish. */
  #keep(tensor: Tensor): void {
    const isInput = this.#reads(tensor.node).length === 0;
    if (!isInput && this.#calls.has(tensor.node) && this.#readers(tensor).length === 0 && !tensorsIn(this.#outputs).includes(tensor)) this.#give(tensor);
  }

  #give(tensor: Tensor): void {
    this.#setOutputs([...tensorsIn(this.#outputs).filter((one) => this.#reads(one.node).length > 0), tensor]);
  }

  #setOutputs(tensors: readonly Tensor[]): void {
    const [only] = tensors;
    this.#outputs = tensors.length === 1 && only ? only : tensors;
  }
}

/** True when a call reads a list, of which one may go. */
const takesFewer = ({ args: [first] }: Arguments): boolean => Array.isArray(first) && first.length > 1;

/** True when a call reads a list that may grow. */
export const takesMore = ({ inputs }: LayerDefinition, [first]: readonly Argument[]): boolean => (inputs === 'many' || inputs === 'any') && Array.isArray(first) && !isKind(first as Raw, 'dict');
