// The layers of one level of a model as a comparison sees them: what each is, and what it reads, apart from any name.
// Invariant: each layer stands behind all that it reads, in an order that follows from the graph alone.

import { isUnknown } from '../../formula/index.ts';
import { Model, type Layer, type Node, type Tensor } from '../../model/index.ts';
import { shapeText } from '../../shape/index.ts';
import { graphOf, type LayerCost } from '../cost.ts';
import { explainSettings } from '../explain-settings.ts';
import { jsonText } from '../json-text.ts';
import { countsOf } from '../parameter-counts.ts';
import { documentSize } from '../plain-size.ts';
import { outputTensors } from '../summary-of.ts';
import type { ComparedLayer } from './comparison-data.ts';

/** A layer, and what there is to compare of it. */
export interface Entry {
  readonly layer: Layer;
  /** The class; all models within models are of one. */
  readonly kind: string;
  /** Settings by name, as text that is equal where they are; worked out where somebody asks. */
  readonly settings: () => ReadonlyMap<string, string>;
  /** The numbers of the entries that it reads, in the order of its calls and arguments; -1 - i for the i-th input. */
  readonly reads: readonly number[];
  /** The kind and the settings, and those of the layers inside. */
  readonly signature: string;
  /** Its name where a person chose it. */
  readonly chosen: string | undefined;
  readonly shown: ComparedLayer;
  /** True where a size or a count is not known for a reason. */
  readonly unknown: boolean;
}

/** Stands for what a call is given beside tensors, as if it were a setting. */
const CALL = 'call';

/** Settings by name; names of layers, which differ from session to session, are left out at every depth. */
function settingsOf(layer: Layer): Readonly<Record<string, unknown>> {
  if (layer instanceof Model) return { trainable: layer.trainable };
  const { name: _name, ...config } = layer.config();
  const calls = layer.nodes.flatMap(({ args, kwargs }) => {
    const isPlain = args.length === 1 && isTensor(args[0]) && Object.keys(kwargs).length === 0;
    if (isPlain) return [];
    const text = jsonText([args.map(plainPart), plainPart(kwargs)], 'line');
    return text.replace(/"tensor"|[[\]{},\s]/g, '') === '' ? [] : [text];
  });
  const plain = Object.fromEntries(Object.entries(config).map(([key, value]) => [key, typeof value === 'object' ? nameless(value) : value]));
  return { ...plain, dtype: layer.policy.name, ...(calls.length === 0 ? {} : { [CALL]: calls.join(' ') }) };
}

const isTensor = (part: unknown): boolean => typeof part === 'object' && part !== null && 'node' in part;

/** A serialised object without the names of the layers in it and the shapes that they were built for. */
function nameless(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(nameless);
  const isObject = 'class_name' in value && 'config' in value;
  const config = isObject ? (value.config as Readonly<Record<string, unknown>> | null) : null;
  if (isObject && config !== null) {
    const { name: _name, ...rest } = config;
    return { class_name: value.class_name, config: nameless(rest) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, nameless(one)]));
}

/** An argument of a call without its tensors: they are compared as connections. */
function plainPart(part: unknown): unknown {
  if (typeof part === 'bigint') return String(part);
  if (typeof part !== 'object' || part === null) return part ?? null;
  if (isTensor(part)) return 'tensor';
  if (Array.isArray(part)) return part.map(plainPart);
  return Object.fromEntries(Object.entries(part).flatMap(([key, value]) => (typeof value === 'function' || typeof value === 'undefined' ? [] : [[key, plainPart(value)]])));
}

/** The calls of one level, in an order that follows from the graph; the layers in theirs, where there is no graph. */
function callsOf(model: Model): { readonly layers: readonly Layer[]; readonly nodes: readonly Node[]; readonly inputs: readonly Tensor[] } {
  const nodes = graphOf(model)?.nodes ?? [];
  const entry = new Set(nodes.filter(({ inputs, layer }) => inputs.length === 0 && !(layer instanceof Model)).map(({ layer }) => layer));
  const layers = nodes.length > 0 ? [...new Set(nodes.map(({ layer }) => layer))] : model.rows;
  return { layers: layers.filter((layer) => !entry.has(layer)), nodes, inputs: model.inputs };
}

/** The entries of a level, from the first that is computed to the last. */
export function entriesOf(model: Model, costs: ReadonlyMap<Layer, LayerCost>): readonly Entry[] {
  const { layers, nodes, inputs } = callsOf(model);
  const number = new Map(layers.map((layer, i) => [layer, i] as const));
  const calls = new Map<Layer, Node[]>();
  for (const node of nodes) calls.set(node.layer, [...(calls.get(node.layer) ?? []), node]);
  const place = (tensor: Tensor): number => number.get(tensor.node.layer) ?? -1 - Math.max(0, inputs.indexOf(tensor));
  const readName = (at: number): string => (at < 0 ? `input ${-1 - at}` : (layers[at]?.name ?? '?'));
  return layers.map((layer): Entry => {
    const reads = (calls.get(layer) ?? []).flatMap((node) => node.inputs.map(place));
    const settings = settingsOf(layer);
    const isModel = layer instanceof Model;
    const kind = isModel ? 'model' : layer.className;
    const outputs = outputTensors(layer);
    // What is built and no model counts what its weights hold; the rest has reasons why it may not be known.
    const params = isModel || !layer.built || layer.lost !== undefined ? countsOf([layer]).total : layer.params;
    let texts: ReadonlyMap<string, string> | undefined;
    return {
      layer, kind, reads,
      settings: () => (texts ??= new Map(Object.entries(settings).map(([key, value]) => [key, jsonText(value, 'line')]))),
      signature: `${kind} ${jsonText(settings, 'line')}${isModel ? ` ${[...layersIn(layer)].join(' ')}` : ''}`,
      chosen: isAutomatic(layer) ? undefined : layer.name,
      shown: {
        name: layer.name, class: layer.className, gives: outputs.map(({ shape }) => shapeText(shape).replace(/,\)$/, ')')).join(', ') || '?',
        params: documentSize(params), macs: documentSize(costs.get(layer)?.macs ?? null), reads: reads.map(readName),
      },
      unknown: isUnknown(params) || outputs.some(({ shape }) => shape === undefined || shape.some(isUnknown)),
    };
  });
}

/** True for a name that the session handed out: `conv2d`, `conv2d_12`. */
function isAutomatic({ name, definition: { autoName } }: Layer): boolean {
  return name === autoName || (name.startsWith(`${autoName}_`) && /^\d+$/.test(name.slice(autoName.length + 1)));
}

/** What the layers of a model are, at any depth. */
function* layersIn(model: Model): Generator<string> {
  const waiting: Layer[] = [...model.rows].toReversed();
  const entered = new Set<Layer>([model]);
  for (let layer = waiting.pop(); layer; layer = waiting.pop()) {
    yield `${layer.className} ${jsonText(settingsOf(layer), 'line')}`;
    if (!(layer instanceof Model) || entered.has(layer)) continue;
    entered.add(layer);
    waiting.push(...layer.rows.toReversed());
  }
}

/** A setting's value for reading: as Python writes it where the declaration knows it. */
export function settingText({ layer, settings }: Entry, name: string): string | null {
  const shown = layer instanceof Model ? undefined : explainSettings(layer).find((one) => one.name === name);
  return shown?.value ?? settings().get(name) ?? null;
}
