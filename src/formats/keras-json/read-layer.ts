// One layer of a config as a layer of the library: one of Keras's own, an operation, or one that only the file knows.

import { findLayer, isKind, type Given, type Raw } from '../../layers/index.ts';
import { Layer, type Argument, type Outcome, type Session } from '../../model/index.ts';
import type { Described } from './described.ts';
import { settingOf } from './calls.ts';
import { hiddenLayer } from './hidden-layers.ts';
import { plainSettings } from './plain-settings.ts';
import { operationOf, StoredOperation } from './read-operation.ts';
import { MOST_SIZES } from '../limits.ts';
import { Unreadable } from '../unreadable.ts';
import { StoredCalls, storedDefinition } from './stored-layer.ts';

/** A layer that is read, and how it is called. */
export interface ReadLayer {
  readonly layer: Layer;
  readonly call: (args: readonly Argument[], kwargs: Readonly<Record<string, Argument>>) => Outcome;
  /** Where what the file knows of its calls goes, for a layer that only the file knows. */
  readonly stored: StoredCalls | undefined;
}

/** Settings that hold the shape of a tensor, with a size for every axis. */
const SHAPES = new Set(['batch_shape', 'input_shape', 'shape', 'target_shape', 'dims']);

/** The modules that are Keras's own, in any of its releases. */
const KERAS = /^(?:tf\.|tensorflow\.(?:python\.)?|tf_)?keras(?:\.|$)/;

/** True for a class of Keras itself. */
export const isKeras = ({ module }: Pick<Described, 'module'>): boolean => module === undefined || KERAS.test(module);

/** True for an operation: it has a name and what it was made with, and nothing that every layer has. */
export const isOperation = ({ module, settings }: Described): boolean => (module === undefined ? !Object.hasOwn(settings, 'trainable') && !Object.hasOwn(settings, 'dtype') : /(?:^|\.)ops(?:\.|$)/.test(module));

/** Makes a layer of what a config says of it; `inner` makes the layers in its settings that the library cannot make by itself. */
export function readLayer(session: Session, described: Described, inner: (raw: Raw, place: string) => Layer): ReadLayer {
  const { className, name, field } = described;
  for (const [setting, value] of Object.entries(described.settings)) if (SHAPES.has(setting) && Array.isArray(value) && value.length > MOST_SIZES) throw new Unreadable(`${field.place}.config.${setting}`, `a shape of ${value.length} sizes`, `at most ${MOST_SIZES}`);
  const settings = withInner(described.settings, (raw, setting) => inner(raw, `${field.place}.config.${setting}`));
  const operation = isKeras(described) && isOperation(described) ? operationOf(described) : undefined;
  if (operation) {
    const stored = new StoredOperation(session, operation, described);
    return { layer: stored.layer, call: (args, kwargs) => stored.call(args, kwargs), stored: undefined };
  }
  const known = isKeras(described) && !(described.module !== undefined && isOperation(described)) ? (findLayer(className) ?? hiddenLayer(className)) : undefined;
  // Keras takes the name in the config; the one beside it is only for the graph.
  const named = Object.hasOwn(settings, 'name') ? undefined : name;
  const coded = known?.choose !== undefined && Object.values(settings).some(isCode);
  if (known && !coded) return plain(new Layer(session, known, plainSettings(settings, known), undefined, named));
  const stored = new StoredCalls();
  const layer = new Layer(session, storedDefinition(className, stored, known), coded ? withoutCode(settings) : ownSettings(settings), undefined, coded ? named : name);
  return { ...plain(layer), stored };
}

const plain = (layer: Layer): ReadLayer => ({ layer, call: (args, kwargs) => layer.call(args, kwargs), stored: undefined });

/** Of a class that is not known, only what every layer has is read. */
const ownSettings = (settings: Given): Given => Object.fromEntries(['trainable', 'dtype'].flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]]])));

/** A function in a config: a name, or the code of Python itself. It is never looked at. */
const isCode = (raw: Raw): boolean => isKind(raw, 'dict') && /^(?:__lambda__|function)$/.test(String(raw.entries['class_name']));

/** The settings of a layer that runs a function: what is declared in tuples is a list in JSON. */
const withoutCode = (settings: Given): Given => Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, Array.isArray(value) ? settingOf(value) : value]));

/** Layers in settings that are models, or of a class that is not Keras's, anywhere in them: made here. */
function withInner(settings: Given, make: (raw: Raw, setting: string) => Layer): Given {
  let changed: Record<string, Raw> | undefined;
  for (const [name, value] of Object.entries(settings)) if (isForeign(value)) (changed ??= { ...settings })[name] = held(value, (raw) => make(raw, name));
  return changed ?? settings;
}

const held = (raw: Raw, make: (raw: Raw) => Layer): Raw => {
  if (Array.isArray(raw)) return (raw as readonly Raw[]).map((one) => (isForeign(one) ? held(one, make) : one));
  const instance = make(raw);
  return { kind: 'object', path: instance.className, args: {}, instance };
};

/** True for a layer that is a model or not of Keras, or that holds such a layer. */
function isForeign(raw: Raw): boolean {
  if (Array.isArray(raw)) return (raw as readonly Raw[]).some(isForeign);
  if (!isKind(raw, 'dict')) return false;
  const { class_name: name, module, config = null } = raw.entries;
  if (typeof name !== 'string' || !isKind(config, 'dict') || !(Object.hasOwn(config.entries, 'trainable') || Object.hasOwn(config.entries, 'layers'))) return false;
  if (Object.hasOwn(config.entries, 'layers') || !isKeras({ module: typeof module === 'string' ? module : undefined })) return true;
  return Object.values(config.entries).some(isForeign);
}
