// From a model to the plain data of its summary, by the rules of keras/src/utils/summary_utils.py, Keras 3.15.1.
// Invariant: a count that cannot be told makes every total it belongs to unknown; nothing is left out silently.

import { evaluateOne, exact, formula, isUnknown, type Size } from '../formula/index.ts';
import { Functional, lastOutside, Model, trainableDoubtIn, type Layer, type Node, type Tensor, type Weight } from '../model/index.ts';
import { dtypeBits, shapeText, type Shape } from '../shape/index.ts';
import { lostIn, paramsOf } from './parameter-counts.ts';
import type { SummaryConnection, SummaryData, SummaryRow, SummaryTotal } from './summary-data.ts';

/** A layer and how deep it is nested. */
export interface NestedLayer {
  readonly layer: Layer;
  readonly level: number;
  /** The models that it is nested in, outermost first. */
  readonly inside: readonly Model[];
}

/** The layers of a model as Keras lists them, those of nested models behind each, unless only its own are wanted. */
export function* nestedLayers(model: Model, nested = true): Generator<NestedLayer> {
  const waiting: NestedLayer[] = model.rows.toReversed().map((layer) => ({ layer, level: 0, inside: [] }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    const { layer, level } = next;
    if (!nested || !(layer instanceof Model)) continue;
    const inside = [...next.inside, layer];
    for (const inner of layer.layers.toReversed()) waiting.push({ layer: inner, level: level + 1, inside });
  }
}

/** A shape as Keras 3 prints it: without the comma behind a single size. */
const keras3Shape = (shape: Shape | undefined): string => shapeText(shape).replace(/,\)$/, ')');

/** The shapes that a layer gave when it was last called, or that a model built without a call would give; `resolve` adds those of calls outside of networks. */
export function outputTensors(layer: Layer, resolve = false): readonly Pick<Tensor, 'shape' | 'dtype'>[] {
  const last = layer.nodes.at(-1);
  if (last) return last.outputs;
  const known = layer.builtOutput ?? (layer instanceof Model ? layer.outputs : []);
  return resolve && known.length === 0 ? (lastOutside(layer) ?? known) : known;
}

function outputShape(layer: Layer, resolve: boolean): string {
  const shapes = outputTensors(layer, resolve).map(({ shape }) => keras3Shape(shape));
  if (shapes.length < 2) return shapes[0] ?? '?';
  // The outputs of calls stand in a list, those that are only worked out in a tuple.
  return layer.nodes.length > 0 ? `[${shapes.join(', ')}]` : `(${shapes.join(', ')})`;
}

const addBits = formula`bits + product(shape) * each`;

function bytesOf(weights: Iterable<Weight>): number | null {
  let bits: Size = 0;
  for (const { shape, dtype } of weights) bits = evaluateOne(addBits, { bits, shape, each: dtypeBits[dtype] ?? 0 });
  const known = exact(bits);
  return known === undefined ? null : Number(known) / 8;
}

const added = formula`a + b`;

function addTotals(a: SummaryTotal, b: SummaryTotal): SummaryTotal {
  return { count: evaluateOne(added, { a: a.count, b: b.count }), bytes: a.bytes === null || b.bytes === null ? null : a.bytes + b.bytes };
}

/** Whether Keras shows a "Connected to" column: the graph is no plain chain of layers. */
function isConnected(model: Model): boolean {
  if (!(model instanceof Functional)) return false;
  const { nodes, depthOf } = model.graph;
  const depths = new Set<number>();
  for (const node of nodes) {
    const depth = depthOf.get(node) ?? 0;
    if (depths.has(depth) || node.inputs.length > 1) return true;
    depths.add(depth);
  }
  const owners = new Set<Layer>();
  return nodes.some(({ layer }) => layer.definition.family !== 'operation' && owners.size === owners.add(layer).size);
}

/** What a layer reads, in the calls that belong to a model. */
export const connectionsOf = (layer: Layer, nodes: ReadonlySet<Node>): readonly SummaryConnection[] =>
  layer.nodes.filter((node) => nodes.has(node)).flatMap((node) => node.inputs.map((tensor) => ({ layer: tensor.node.layer.name, call: tensor.node.index, tensor: tensor.index })));

/** The plain data of a model's summary; `resolve` fills in shapes that were seen in calls where Keras shows `?`; `nested` lists the layers of nested models too. */
export function summaryOf(model: Model, resolve = false, nested = true): SummaryData {
  const connected = isConnected(model);
  const nodes = new Set(model instanceof Functional ? model.graph.nodes : []);
  const rows: SummaryRow[] = [];
  for (const { layer, level } of nestedLayers(model, nested)) {
    rows.push({
      name: layer.name,
      className: layer.className,
      level,
      outputShape: outputShape(layer, resolve),
      params: paramsOf(layer),
      built: layer.built || layer.nodes.length > 0 || layer.lost !== undefined,
      trainable: layer.trainable,
      hasWeights: layer.allWeights().size > 0,
      connectedTo: connected && level === 0 ? connectionsOf(layer, nodes) : [],
    });
  }
  const { trainable, nonTrainable } = model.weightsByRole;
  // Keras counts what exists: a layer without an input adds nothing. A layer with an input that could not be read may add anything.
  const lost = lostIn(model);
  const learned = { count: lost ?? model.trainableParams, bytes: bytesOf(trainable) };
  const tracked = { count: lost ?? model.nonTrainableParams, bytes: bytesOf(nonTrainable) };
  const { optimizer } = model;
  const extra = optimizer && { count: optimizer.params, bytes: typeof optimizer.bytes === 'number' ? optimizer.bytes : null };
  const all = addTotals(learned, tracked);
  const both = lost === undefined && trainableDoubtIn(model) !== undefined ? { count: model.params, bytes: all.bytes } : all;
  const total = extra ? addTotals(both, extra) : both;
  const known = (part: SummaryTotal): SummaryTotal => (isUnknown(part.count) ? { ...part, bytes: null } : part);
  return { name: model.name, connected, rows, totals: { total: known(total), trainable: known(learned), nonTrainable: known(tracked), ...(extra ? { optimizer: extra } : {}) } };
}
