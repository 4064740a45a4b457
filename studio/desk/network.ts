// A model as the page draws it: one node a layer, edges with shapes, frames for groups and nested models.
// Invariant: an id is the layer's name behind the names of the models that it is nested in, as in the explanation.

import { countText, sizeText, type Size } from '../../src/formula/index.ts';
import { countOf, Functional, Model, Sequential, type Layer, type Node, type Origin, type Tensor, type Weight } from '../../src/model/index.ts';
import { shapeText, type Shape } from '../../src/shape/index.ts';
import { severities, type Marked } from './marks.ts';
import { portsOf, type Ports } from './ports.ts';
import { tableOf, type Table } from './table.ts';

/** One layer on the canvas, as plain data. */
export interface DrawnLayer {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly family: string;
  /** As Keras prints it: `(None, 26, 26, 32)`. */
  readonly shape: string;
  readonly params: string;
  /** Its part of all parameters, 0 to 1. */
  readonly share: number;
  readonly mark: Marked | null;
  /** The frame that it stands in. */
  readonly frame: string | null;
  readonly isInput: boolean;
  /** How often it is called. */
  readonly calls: number;
  /** What it reads. */
  readonly ports: Ports;
}

/** One layer on the canvas, and the layer itself. */
export interface NetworkNode extends DrawnLayer {
  readonly layer: Layer;
}

/** What goes from one layer to another: one tensor, or several of a layer that is called several times. */
export interface NetworkEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The sizes without the batch: `26 × 26 × 32`; of several tensors `16, 16`. */
  readonly label: string;
  /** Which of the named inputs of the layer it ends at. */
  readonly port?: number;
  /** The layers that it joins, for a line to or from a folded frame; null where it stands for several lines. */
  readonly joins?: { readonly from: string; readonly to: string } | null;
}

/** Layers drawn together: a group of the script's comments, or a nested model. */
export interface NetworkFrame {
  readonly id: string;
  readonly title: string;
  readonly kind: 'group' | 'model';
  readonly parent: string | null;
  /** Ids of its layers, nested frames included. */
  readonly layers: readonly string[];
  readonly params: string;
  readonly share: number;
  /** The shape that its last layer gives. */
  readonly gives: string;
  /** How often a nested model is called. */
  readonly calls: number;
}

/** Everything on the canvas. */
export interface Network<N extends DrawnLayer = NetworkNode> {
  readonly nodes: readonly N[];
  readonly edges: readonly NetworkEdge[];
  readonly frames: readonly NetworkFrame[];
}

/** A size list without the batch, for reading along an edge. */
const flowText = (shape: Shape | undefined): string => (shape === undefined ? '?' : shape.length < 2 ? 'one number' : shape.slice(1).map(sizeText).join(' × '));

/** A shape as Keras 3 prints it. */
const outputText = (layer: Layer): string => {
  const shapes = outputsOf(layer).map(({ shape }) => shapeText(shape).replace(/,\)$/, ')'));
  return shapes.length > 1 ? `[${shapes.join(', ')}]` : (shapes[0] ?? '?');
};

const outputsOf = (layer: Layer): readonly Tensor[] => layer.nodes.at(-1)?.outputs ?? (layer instanceof Model ? layer.outputs : []);

/** What is drawn of a model. */
export function networkOf(model: Model, table: Table = tableOf(model)): Network {
  return new Drawing(model, table).finish();
}

/** A graph level by level: a model, the frame it stands in and the names of the models around it. */
interface Level {
  readonly model: Model;
  readonly path: string;
  readonly frame: string | null;
  /** The calls of the model in the graph around it. */
  readonly calls: readonly Node[];
}

class Drawing {
  readonly #top: Model;
  readonly #marks: ReadonlyMap<string, Marked>;
  readonly #total: number;
  /** The counts as the summary has them; what it does not list has none. */
  readonly #counts: ReadonlyMap<string, string>;
  readonly #ids = new Map<Layer, string>();
  readonly #levels = new Map<Model, Level>();
  readonly #nodes: NetworkNode[] = [];
  readonly #edges = new Map<string, NetworkEdge>();
  readonly #frames: NetworkFrame[] = [];

  constructor(model: Model, table: Table) {
    this.#top = model;
    this.#marks = severities(model.allIssues);
    this.#counts = new Map(table.rows.map((row) => [row.id, row.count]));
    this.#total = typeof model.params === 'number' ? model.params : 0;
  }

  finish(): Network {
    this.#place({ model: this.#top, path: '', frame: null, calls: [] });
    for (const level of this.#levels.values()) this.#connect(level);
    return { nodes: this.#nodes, edges: [...this.#edges.values()], frames: this.#frames };
  }

  /** Puts the layers of one level down; those of a model among them follow where it stands. */
  #place(level: Level): void {
    const { model, path, frame } = level;
    this.#levels.set(model, level);
    // A stack that holds nothing else yet is drawn as its input.
    const input = model === this.#top && model instanceof Sequential ? (model.inputs[0]?.node.layer ?? model.stack.find((layer) => layer.definition.inputs === 'none')) : undefined;
    const layers = input ? [input, ...model.rows] : model.rows;
    for (const { title, layers: together } of grouped(layers)) {
      const id = title === null ? frame : this.#frame('group', this.#groupId(path, title), title, frame, together, path);
      for (const layer of together) {
        const layerId = path + layer.name;
        if (!(layer instanceof Model)) {
          if (!this.#ids.has(layer)) this.#nodes.push(this.#node(layer, layerId, id));
          this.#ids.set(layer, layerId);
        } else if (!this.#levels.has(layer)) {
          this.#ids.set(layer, layerId);
          this.#place({ model: layer, path: `${layerId}/`, frame: this.#frame('model', layerId, layer.name, id, layer.rows, `${layerId}/`, callsOf(model, layer).length), calls: callsOf(model, layer) });
        }
      }
    }
  }

  /** One that stays the same while other groups come and go. */
  #groupId(path: string, title: string): string {
    const id = `${path}#${title}`;
    let times = 1;
    while (this.#frames.some((frame) => frame.id === (times === 1 ? id : `${id} ${times}`))) times++;
    return times === 1 ? id : `${id} ${times}`;
  }

  #node(layer: Layer, id: string, frame: string | null): NetworkNode {
    return {
      id, layer, frame,
      name: layer.name,
      class: layer.className,
      family: layer.definition.family,
      shape: outputText(layer),
      params: this.#counts.get(id) ?? '0',
      share: this.#share(layer.params),
      mark: this.#marks.get(layer.name) ?? null,
      isInput: layer.nodes[0]?.inputs.length === 0,
      calls: layer.nodes.length,
      ports: portsOf(layer),
    };
  }

  #share(params: Size): number {
    return typeof params === 'number' && this.#total > 0 ? params / this.#total : 0;
  }

  #frame(kind: NetworkFrame['kind'], id: string, title: string, parent: string | null, layers: readonly Layer[], path: string, calls = 1): string {
    const weights = new Set<Weight>(layers.flatMap((layer) => [...layer.allWeights()]));
    const count = countOf(weights);
    const last = layers.at(-1);
    this.#frames.push({
      id, kind, title, parent,
      layers: layers.map((layer) => path + layer.name),
      params: layers.some((layer) => this.#counts.get(path + layer.name) === '?') ? '?' : countText(count),
      share: this.#share(count),
      gives: last ? outputText(last) : '?',
      calls,
    });
    return id;
  }

  #connect(level: Level): void {
    const { model } = level;
    const nodes = graphOf(model);
    if (!nodes) return this.#chain(level);
    for (const node of nodes) {
      const isNamed = node.inputs.length > 1 && !(node.layer instanceof Model) && portsOf(node.layer).isNamed;
      for (const [i, tensor] of node.inputs.entries()) {
        const target = node.layer instanceof Model ? entryOf(node.layer, i) : node.layer;
        const to = target && this.#ids.get(target);
        if (to === undefined) continue;
        for (const from of this.#sources(tensor, level)) this.#edge(from, to, tensor.shape, isNamed ? i : undefined);
      }
    }
  }

  /** A stack that has no shapes yet is still a stack. */
  #chain({ model }: Level): void {
    for (const [i, layer] of model.rows.entries()) {
      const before = model.rows[i - 1];
      const [from, to] = [before && this.#ids.get(before), this.#ids.get(layer)];
      if (from !== undefined && to !== undefined) this.#edge(from, to, undefined);
    }
  }

  /** The drawn layers that a tensor comes from. */
  #sources(tensor: Tensor, level: Level): readonly string[] {
    const { layer } = tensor.node;
    if (layer instanceof Model) {
      const inside = this.#levels.get(layer);
      const given = layer.outputs[tensor.index];
      if (inside && given) return this.#sources(given, inside);
      const last = layer.rows.at(-1);
      const id = last && this.#ids.get(last);
      return id === undefined ? [] : [id];
    }
    const id = this.#ids.get(layer);
    if (id !== undefined) return [id];
    // The input of a nested stack is not drawn: what is fed to the stack feeds its first layer.
    const at = level.model.inputs.indexOf(tensor);
    return level.calls.flatMap((call) => {
      const outer = call.inputs[at];
      const around = outer && [...this.#levels.values()].find((one) => graphOf(one.model)?.includes(call));
      return outer && around ? this.#sources(outer, around) : [];
    });
  }

  #edge(from: string, to: string, shape: Shape | undefined, port?: number): void {
    const id = port === undefined ? `${from} → ${to}` : `${from} → ${to} ${port + 1}`;
    const before = this.#edges.get(id);
    const label = flowText(shape);
    this.#edges.set(id, { id, from, to, label: before ? `${before.label}, ${label}` : label, ...(port === undefined ? {} : { port }) });
  }
}

/** The calls of a model's graph; undefined for a stack that is not built. */
function graphOf(model: Model): readonly Node[] | undefined {
  if (model instanceof Functional) return model.graph.nodes;
  return model instanceof Sequential && model.inputs.length > 0 && model.outputs.length > 0 ? model.asFunctional().graph.nodes : undefined;
}

const callsOf = (around: Model, layer: Layer): readonly Node[] => graphOf(around)?.filter((node) => node.layer === layer) ?? [];

/** The layer that the i-th input of a nested model goes to; a nested stack's input is not drawn. */
function entryOf(model: Model, i: number): Layer | undefined {
  if (model instanceof Functional) return model.inputs[i]?.node.layer;
  return graphOf(model) ? undefined : model.rows[0];
}

/** Layers that the source's comments put together, in the order of the source where it is known; a layer that was put in stands with what it reads. */
function grouped(layers: readonly Layer[]): readonly { readonly title: string | null; readonly layers: readonly Layer[] }[] {
  const isWritten = layers.some((layer) => layer.origin?.group !== undefined);
  const placed = layers.map((layer) => ({ layer, at: isWritten ? writtenAt(layer) : layer.origin }));
  const ordered = isWritten ? placed.toSorted((a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0)) : placed;
  const groups: { title: string | null; layers: Layer[] }[] = [];
  for (const { layer, at } of ordered) {
    const title = layer.nodes[0]?.inputs.length === 0 ? null : (at?.group ?? null);
    const last = groups.at(-1);
    if (last && last.title === title) last.layers.push(layer);
    else groups.push({ title, layers: [layer] });
  }
  return groups;
}

/** Where a layer is written, or the nearest before it that is. */
function writtenAt(layer: Layer): Origin | undefined {
  let at: Layer | undefined = layer;
  while (at && !at.origin) at = at.nodes[0]?.inputs[0]?.node.layer;
  return at?.origin;
}
