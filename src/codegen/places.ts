// Where the layers of some models are used, over all the models that a script will make.
// Invariant: a layer with more than one place, and a tensor with more than one use, is made once and kept in a variable.

import { isKind, type Raw } from '../layers/index.ts';
import { Functional, Layer, Model, Sequential, type Node, type Tensor } from '../model/index.ts';

/** What was counted. */
export interface Places {
  /** Places in which a layer is used: each call of a graph, each stack that it lies on, each layer around it. */
  readonly ofLayer: ReadonlyMap<Layer, number>;
  /** How often a tensor is read, or given as an output. */
  readonly ofTensor: ReadonlyMap<Tensor, number>;
}

/** Counts the places in some models and in the models inside them. */
export function placesIn(models: readonly Model[]): Places {
  const ofLayer = new Map<Layer, number>();
  const ofTensor = new Map<Tensor, number>();
  const count = <T>(counts: Map<T, number>, one: T): void => void counts.set(one, (counts.get(one) ?? 0) + 1);
  const seen = new Set<Layer>();
  const counted = new Set<Node>();
  const stacks: Sequential[] = [];
  const graphs: Functional[] = [];
  const waiting: Layer[] = [...models];
  for (let layer = waiting.pop(); layer; layer = waiting.pop()) {
    if (seen.has(layer)) continue;
    seen.add(layer);
    if (layer instanceof Sequential) stacks.push(layer);
    if (layer instanceof Functional) graphs.push(layer);
    const inside = layer instanceof Model ? layer.rows : instancesIn(layer);
    if (!(layer instanceof Model)) for (const one of inside) count(ofLayer, one);
    for (const one of inside) waiting.push(one);
  }
  // The calls of a stack belong to it: who reads them, reads them from the stack.
  for (const stack of stacks) {
    for (const layer of stack.stack) count(ofLayer, layer);
    for (const node of stackNodes(stack)) counted.add(node);
  }
  for (const graph of graphs) {
    for (const node of callsFor(graph)) {
      if (counted.has(node)) continue;
      counted.add(node);
      count(ofLayer, node.layer);
      for (const tensor of node.inputs) count(ofTensor, tensor);
    }
    for (const tensor of graph.outputs) count(ofTensor, tensor);
  }
  return { ofLayer, ofTensor };
}

/**
 * The calls that a script has to make for a graph, in the order of the program: those of the graph, and earlier ones of the
 * same layers with all that feeds them, since the first call makes a layer's weights and every call counts (`dense[1][0]`).
 * Keras puts the operations that make masks in by itself.
 */
export function callsFor({ graph }: Functional): readonly Node[] {
  const calls = new Set<Node>();
  const waiting: Node[] = [...graph.nodes];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (calls.has(node)) continue;
    calls.add(node);
    const before = node.layer.nodes[node.index - 1];
    if (before) waiting.push(before);
    if (!inGraph(graph, node)) waiting.push(...node.inputs.map((tensor) => tensor.node));
  }
  return [...calls].filter((node) => !node.implied).toSorted((a, b) => a.serial - b.serial);
}

const inGraph = (graph: Functional['graph'], node: Node): boolean => graph.depthOf.has(node);

/** The calls that a stack made of its layers, the first being its input. */
export const stackNodes = (stack: Sequential): readonly Node[] => (stack.built && stack.outputs.length > 0 ? stack.asFunctional().graph.nodes : []);

/** The layers among the settings of a layer: what it wraps, its cells. */
export function instancesIn(layer: Layer): readonly Layer[] {
  const find = (raw: Raw): readonly Layer[] => {
    if (Array.isArray(raw)) return (raw as readonly Raw[]).flatMap(find);
    return isKind(raw, 'object') && raw.instance instanceof Layer ? [raw.instance] : [];
  };
  return Object.values(layer.given).flatMap(find);
}

/** The model that a layer is, or those that it wraps. */
export const modelsIn = (layer: Layer): readonly Model[] => (layer instanceof Model ? [layer] : instancesIn(layer).flatMap(modelsIn));
