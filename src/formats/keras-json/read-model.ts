// A model from its config: Sequential and functional ones with all their layers, at any depth that is sensible.
// Invariant: nothing of a file is run. A class that is not Keras's becomes a layer that gives what the file says.

import { isKind, type Raw } from '../../layers/index.ts';
import { Functional, Model, type Layer, Sequential, Session, type Argument } from '../../model/index.ts';
import { MOST_NESTED_MODELS } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import { shapeOf } from './calls.ts';
import { compileFrom } from './compile.ts';
import { describedBy, type Described } from './described.ts';
import { Field } from './field.ts';
import { readGraph } from './read-graph.ts';
import { keyOf } from '../layer-key.ts';
import { isKeras, isOperation, readLayer, type ReadLayer } from './read-layer.ts';
import type { StoredPath, StoredWeight } from './stored-layer.ts';

/** The weights that a file holds for a layer. */
export type WeightsOf = (path: StoredPath) => readonly StoredWeight[] | undefined;

/** What a config holds. */
export interface ReadConfig {
  /** Undefined for a model of a class of one's own, whose layers no config holds. */
  readonly model: Model | undefined;
  readonly className: string;
}

/** Reads a config: a whole model as `to_json()` writes it. */
export function readConfig(raw: Raw, weights: WeightsOf = () => undefined): ReadConfig {
  const field = new Field(raw);
  const described = describedBy(field);
  const { layer } = new ModelReader(new Session(), weights).read(described, [], 0);
  const { className } = described;
  if (layer instanceof Model) {
    compileFrom(layer, field.at('compile_config'));
    return { model: layer, className };
  }
  if (isKeras(described) && layer.definition.family !== 'unknown') throw new Unreadable('', `this is the config of a single layer, ${className}`, 'that of a model');
  return { model: undefined, className };
}

class ModelReader {
  readonly #session: Session;
  readonly #weights: WeightsOf;
  readonly #told = new Set<string>();

  constructor(session: Session, weights: WeightsOf) {
    this.#session = session;
    this.#weights = weights;
  }

  read(described: Described, path: StoredPath, depth: number): ReadLayer {
    const { className, field } = described;
    if (depth > MOST_NESTED_MODELS) throw new Unreadable(field.place, `more than ${MOST_NESTED_MODELS} models within one another`, 'a model that is not nested so deep');
    const config = field.at('config');
    const counts = new Map<string, number>();
    const inside = (one: Field): ReadLayer => {
      const inner = describedBy(one);
      const key = isOperation(inner) ? inner.className : keyOf(inner.className, counts);
      return this.read(inner, [...path, { name: inner.name ?? '', key }], depth + 1);
    };
    if (className === 'Sequential' && isKeras(described)) return asLayer(this.#stack(config, inside));
    // A class of one's own whose config is that of a functional model is made from its inputs and outputs.
    if (config.at('layers').given && config.at('output_layers').given) return asLayer(readGraph(this.#session, config, className, inside));
    if (className === 'Functional' && isKeras(described)) throw config.at('layers').wrong('a list of layers');
    const read = readLayer(this.#session, described, (raw, place) => inside(new Field(raw, place)).layer);
    if (read.stored) {
      read.stored.weights = this.#weights(path);
      this.#tell(read.layer);
    }
    return read;
  }

  /** Says of each class once that it is shown as the file describes it. */
  #tell(layer: Layer): void {
    if (layer.definition.family !== 'unknown' || this.#told.has(layer.className)) return;
    this.#told.add(layer.className);
    layer.report({ code: 'layer-stored', severity: 'note', where: {}, data: { class: layer.className } });
  }

  #stack(config: Field, inside: (field: Field) => ReadLayer): Sequential {
    // The oldest configs are the list of layers itself.
    const listed = Array.isArray(config.raw);
    const { raw: name } = config.at('name');
    const layers = (listed ? config : config.at('layers')).items().map((field) => inside(field).layer);
    const model = new Sequential(this.#session, layers, typeof name === 'string' ? name : undefined);
    const shape = shapeOf(config.at('build_input_shape').raw);
    if (!model.built && shape) model.build(shape);
    return model;
  }
}

const asLayer = (model: Sequential | Functional): ReadLayer => ({ layer: model, call: (args: readonly Argument[], kwargs) => model.call(args, kwargs), stored: undefined });

/** True for what may be the config of a model or a layer. */
export const isConfig = (raw: Raw): boolean => isKind(raw, 'dict') && typeof raw.entries['class_name'] === 'string' && raw.entries['config'] !== undefined;
