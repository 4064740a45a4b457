// The order of a graph: which nodes belong to a model, how deep each is, in which order Keras lists its layers.
// Invariant: every walk is iterative; a graph 20,000 layers deep is a real case.
// Source of the order: `map_graph` in keras/src/ops/function.py, Keras 3.15.1.

import type { Layer } from './layer.ts';
import type { Node } from './node.ts';
import type { Tensor } from './tensor.ts';

/** The nodes and layers of a functional model. */
export interface Graph {
  /** Every node, each after those that feed it. */
  readonly nodes: readonly Node[];
  /** Every layer once, in the order in which Keras lists them. */
  readonly layers: readonly Layer[];
  /** The longest distance of a node to an output. */
  readonly depthOf: ReadonlyMap<Node, number>;
  /** Tensors that the outputs need and that do not come from the inputs. */
  readonly missing: readonly Tensor[];
}

/** Walks the graph from the outputs back to the inputs. */
export function walkGraph(inputs: readonly Tensor[], outputs: readonly Tensor[]): Graph {
  const stops = new Set(inputs);
  const { nodes, entered } = postOrder(stops, outputs);
  const inGraph = new Set(nodes);
  const depthOf = new Map<Node, number>();
  const layerDepth = new Map<Layer, number>();
  for (const node of nodes.toReversed()) {
    const depth = Math.max(depthOf.get(node) ?? 0, layerDepth.get(node.layer) ?? 0);
    layerDepth.set(node.layer, depth);
    depthOf.set(node, depth);
    for (const tensor of parentsOf(node, stops)) if (inGraph.has(tensor.node)) depthOf.set(tensor.node, Math.max(depth + 1, depthOf.get(tensor.node) ?? 0));
  }
  // Inputs that feed nothing belong to the model all the same.
  const order = new Map(entered);
  const all = [...nodes];
  for (const input of inputs) {
    const { node } = input;
    if (layerDepth.has(node.layer) || node.inputs.length > 0) continue;
    layerDepth.set(node.layer, 0);
    order.set(node.layer, -1);
    depthOf.set(node, 0);
    all.push(node);
  }
  const layers = [...layerDepth.keys()].toSorted((a, b) => (layerDepth.get(b) ?? 0) - (layerDepth.get(a) ?? 0) || (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const missing = nodes.filter((node) => node.inputs.length === 0 && node.outputs.every((tensor) => !stops.has(tensor))).flatMap((node) => node.outputs);
  return { nodes: all, layers, depthOf, missing };
}

const parentsOf = (node: Node, stops: ReadonlySet<Tensor>): readonly Tensor[] => (node.outputs.some((tensor) => stops.has(tensor)) ? [] : node.inputs);

/** Depth-first from each output, inputs in the order of the arguments; a node comes after everything that feeds it. */
function postOrder(stops: ReadonlySet<Tensor>, outputs: readonly Tensor[]): { nodes: readonly Node[]; entered: ReadonlyMap<Layer, number> } {
  const nodes: Node[] = [];
  const seen = new Set<Node>();
  const entered = new Map<Layer, number>();
  const enter = (node: Node): { node: Node; parents: readonly Tensor[]; next: number } | undefined => {
    if (seen.has(node)) return undefined;
    seen.add(node);
    if (!entered.has(node.layer)) entered.set(node.layer, entered.size);
    return { node, parents: parentsOf(node, stops), next: 0 };
  };
  for (const output of outputs) {
    const first = enter(output.node);
    const path = first ? [first] : [];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const parent = top.parents[top.next++];
      if (parent === undefined) {
        nodes.push(top.node);
        path.pop();
        continue;
      }
      const deeper = enter(parent.node);
      if (deeper) path.push(deeper);
    }
  }
  return { nodes, entered };
}
