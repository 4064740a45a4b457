// What a model costs to run: multiply-adds, memory of the weights, memory of the activations.
// Convention, for one example: a multiply-add is one MAC (two FLOPs). Convolutions, dense layers, matrix products,
// attention and recurrent cells count; biases, activations, pooling, normalization and moving data count nothing.
// Invariant: a cost that no formula tells is unknown, and makes every sum it belongs to unknown.

import { derive, evaluateOne, exact, formula, sameSize, unknown, type Size } from '../formula/index.ts';
import type { InputSpec } from '../layers/index.ts';
import { countOf, Functional, Model, Sequential, type Graph, type Layer, type Node, type Tensor } from '../model/index.ts';
import { dtypeBits } from '../shape/index.ts';
import { nestedLayers } from './summary-of.ts';

/** What one layer costs, over all its calls in the model. */
export interface LayerCost {
  readonly name: string;
  readonly className: string;
  /** How deep it is nested. */
  readonly level: number;
  /** Multiply-adds for one example. */
  readonly macs: Size;
  /** Bytes of its weights, by their dtype. */
  readonly weightBytes: Size;
  /** Bytes of what it gives for one example. */
  readonly activationBytes: Size;
  /** The formula of its MACs with the numbers in, where it has one. */
  readonly because: { readonly formula: string; readonly numbers: string } | null;
}

/** What a model costs. */
export interface CostData {
  readonly name: string;
  readonly rows: readonly LayerCost[];
  readonly totals: {
    readonly macs: Size;
    readonly weightBytes: Size;
    /** The outputs of all calls together: what training keeps for the way back. */
    readonly trainingBytes: Size;
    /** The most that lives at once while the graph is computed call by call. */
    readonly inferenceBytes: Size;
  };
}

const add = formula`a + b`;
const larger = formula`max(a, b)`;
const bytesOf = formula`ceil(product(shape) * bits / 8)`;
const less = formula`a - b`;

const plus = (a: Size, b: Size): Size => evaluateOne(add, { a, b });

/** Bytes of one example of a tensor. */
function tensorBytes({ shape, dtype }: InputSpec): Size {
  const bits = dtypeBits[dtype] ?? 0;
  if (!shape) return unknown('a shape is not known');
  return evaluateOne(bytesOf, { shape: shape.slice(1), bits });
}

interface Walked {
  readonly macs: Size;
  readonly activationBytes: Size;
  readonly peakBytes: Size;
  readonly outputs: readonly InputSpec[];
}

/** What a model costs for one example. */
export const costOf = (model: Model): CostData => costsOf(model).data;

/** The same with what each layer costs, by the layer itself. */
export function costsOf(model: Model): { readonly data: CostData; readonly byLayer: ReadonlyMap<Layer, LayerCost> } {
  const rows = new Map<Layer, LayerCost>();
  const graph = graphOf(model);
  const walked = graph ? walk(graph, { inputs: model.inputs, given: model.inputs, outputs: model.outputs, depth: 0 }, rows) : undefined;
  const lost = unknown(`${model.name} is not built`);
  const ordered = graph ? inOrder(model, rows) : model.rows.map((layer) => lostRow(layer, lost));
  const totals = {
    // None is an answer: what depends on a size that is left open.
    macs: walked ? walked.macs : lost,
    weightBytes: graph ? weightBytes(model) : lost,
    trainingBytes: walked ? walked.activationBytes : lost,
    inferenceBytes: walked ? walked.peakBytes : lost,
  };
  return { data: { name: model.name, rows: ordered, totals }, byLayer: rows };
}

/** The graph of a model; undefined where it has none, or none yet. */
export const graphOf = (model: Model): Graph | undefined => (model instanceof Functional ? model.graph : model instanceof Sequential && model.built && model.inputs.length > 0 ? model.asFunctional().graph : undefined);

const inOrder = (model: Model, rows: ReadonlyMap<Layer, LayerCost>): readonly LayerCost[] =>
  [...nestedLayers(model)].flatMap(({ layer, level }) => {
    const row = rows.get(layer);
    return row ? [{ ...row, level }] : [];
  });

const lostRow = (layer: Layer, lost: Size): LayerCost => ({ name: layer.name, className: layer.className, level: 0, macs: lost, weightBytes: lost, activationBytes: lost, because: null });

/** The ends of a graph, what it is given, and in how many models it stands. */
interface Ends {
  readonly inputs: readonly Tensor[];
  readonly given: readonly InputSpec[];
  readonly outputs: readonly Tensor[];
  readonly depth: number;
}

/** Models in models are followed so deep; nobody builds more, and Python's own limit ends Keras long before. */
const DEEPEST = 300;

/** Goes through a graph call by call; tensors die with the last call that reads them. */
function walk(graph: Graph, { inputs, given, outputs, depth }: Ends, rows: Map<Layer, LayerCost>): Walked {
  const known = new Map<Tensor, InputSpec>(inputs.map((tensor, i) => [tensor, given[i] ?? tensor]));
  const lastUse = new Map<Tensor, number>();
  graph.nodes.forEach((node, i) => node.inputs.forEach((tensor) => lastUse.set(tensor, i)));
  for (const tensor of outputs) lastUse.set(tensor, Infinity);
  let macs: Size = 0;
  let all: Size = 0;
  let live: Size = 0;
  let peak: Size | undefined;
  graph.nodes.forEach((node, i) => {
    const specs = node.inputs.map((tensor) => known.get(tensor) ?? tensor);
    const cost = costOfCall(node, specs, known, rows, depth);
    macs = plus(macs, cost.macs);
    all = plus(all, cost.activationBytes);
    live = plus(live, cost.held);
    const now = plus(live, cost.inner);
    peak = peak === undefined ? now : evaluateOne(larger, { a: peak, b: now });
    for (const tensor of new Set(node.inputs)) if (lastUse.get(tensor) === i) live = evaluateOne(less, { a: live, b: tensorBytes(known.get(tensor) ?? tensor) });
    for (const tensor of node.outputs) if (!lastUse.has(tensor)) live = evaluateOne(less, { a: live, b: tensorBytes(known.get(tensor) ?? tensor) });
  });
  return { macs, activationBytes: all, peakBytes: peak === undefined ? 0 : peak, outputs: outputs.map((tensor) => known.get(tensor) ?? tensor) };
}

interface CallCost {
  readonly macs: Size;
  readonly activationBytes: Size;
  /** Bytes of its outputs, which live until they are read. */
  readonly held: Size;
  /** What a model inside needs beyond its outputs while it runs. */
  readonly inner: Size;
}

function costOfCall(node: Node, specs: readonly InputSpec[], known: Map<Tensor, InputSpec>, rows: Map<Layer, LayerCost>, depth: number): CallCost {
  const { layer } = node;
  const graph = layer instanceof Model && depth < DEEPEST ? graphOf(layer) : undefined;
  if (layer instanceof Model && graph) {
    const walked = walk(graph, { inputs: layer.inputs, given: specs, outputs: layer.outputs, depth: depth + 1 }, rows);
    node.outputs.forEach((tensor, i) => known.set(tensor, walked.outputs[i] ?? tensor));
    const held = heldBy(node, known);
    enter(rows, layer, walked.macs, walked.activationBytes, null);
    return { macs: walked.macs, activationBytes: walked.activationBytes, held, inner: evaluateOne(less, { a: walked.peakBytes, b: held }) };
  }
  const same = specs.every((spec, i) => spec === node.inputs[i] || sameShapes(spec, node.inputs[i]));
  const inferred = same || layer instanceof Model ? node.inferred : layer.reinfer(specs, node);
  node.outputs.forEach((tensor, i) => known.has(tensor) || known.set(tensor, (same ? tensor : inferred?.outputs[i]) ?? tensor));
  const held = heldBy(node, known);
  const { recipe, scope = {} } = inferred ?? {};
  const macs = macsOf(layer, inferred);
  enter(rows, layer, macs, held, recipe?.macs ? { recipe: recipe.macs, scope } : null);
  return { macs, activationBytes: held, held, inner: 0 };
}

/** The multiply-adds of one call of a layer that is no model, by what was inferred of it. */
export function macsOf(layer: Layer, inferred: Node['inferred']): Size {
  const { recipe, scope = {} } = inferred ?? {};
  return recipe?.macs ? evaluateOne(recipe.macs, scope) : withoutFormula(layer, recipe !== undefined);
}

const heldBy = (node: Node, known: ReadonlyMap<Tensor, InputSpec>): Size => node.outputs.reduce<Size>((sum, tensor) => plus(sum, tensorBytes(known.get(tensor) ?? tensor)), 0);

const sameShapes = (a: InputSpec, b: InputSpec | undefined): boolean => a.shape !== undefined && b?.shape !== undefined && a.shape.length === b.shape.length && a.shape.every((size, i) => sameSize(size, b.shape?.[i] ?? null));

/** Families whose layers multiply matrices: without a formula their cost is not known. */
const MULTIPLYING = new Set(['attention', 'recurrent', 'wrapper', 'unknown', 'model']);

/** A layer without a formula costs nothing by convention, unless it multiplies by a learned matrix or is not known. */
function withoutFormula(layer: Layer, chosen: boolean): Size {
  if (layer instanceof Model && graphOf(layer)) return unknown(`models stand in models more than ${DEEPEST} deep`);
  const multiplies = MULTIPLYING.has(layer.definition.family) || layer.definition.uncounted === true || !chosen;
  return multiplies ? unknown(`no formula tells the cost of ${layer.name}`) : 0;
}

function enter(rows: Map<Layer, LayerCost>, layer: Layer, macs: Size, activationBytes: Size, shown: { readonly recipe: Parameters<typeof derive>[0]; readonly scope: Parameters<typeof derive>[1] } | null): void {
  const before = rows.get(layer);
  const because = shown ? derive(shown.recipe, shown.scope) : null;
  rows.set(layer, {
    name: layer.name, className: layer.className, level: 0,
    macs: plus(before?.macs ?? 0, macs),
    activationBytes: plus(before?.activationBytes ?? 0, activationBytes),
    weightBytes: weightBytes(layer),
    because: because && { formula: because.formula, numbers: because.numbers },
  });
}

const weighed = formula`ceil(count * bits / 8)`;

/** Bytes of the weights of a layer and of those inside it, each once. */
function weightBytes(layer: Layer): Size {
  if (!layer.built && layer.nodes.length > 0 && layer.definition.family !== 'operation') return unknown(`the weights of ${layer.name} are not known`);
  let sum: Size = 0;
  for (const weight of layer.allWeights()) sum = plus(sum, evaluateOne(weighed, { count: countOf([weight]) ?? unknown('a size of a weight is None'), bits: dtypeBits[weight.dtype] ?? 0 }));
  return sum;
}

/** The plain number of bytes, or null. */
export const plainBytes = (size: Size): number | null => {
  const value = exact(size);
  return value === undefined ? null : Number(value);
};
