// Layers for TypeScript: `conv2d({ filters: 32, kernel_size: 3 })`, put into a Sequential model or called on a tensor.
// Invariant: the settings and their types are those of the declaration; nothing is listed a second time.

import { formulaOf } from '../formula/index.ts';
import { allSettings, type Control, type LayerDefinition, type Raw, type Setting } from '../layers/index.ts';
import { Tensor, type Layer, type Structure } from '../model/index.ts';
import { session } from './session.ts';

/** The settings of a layer as TypeScript users give them; the names are Keras's. */
export type SettingsOf<D> = D extends LayerDefinition<infer S> ? { readonly [K in keyof S]?: S[K] extends Setting<infer In> ? In : never } & BaseGiven : never;

/** Keywords that every layer takes. */
export interface BaseGiven {
  readonly name?: string;
  readonly trainable?: boolean;
  readonly dtype?: string;
  readonly input_shape?: readonly (number | string | null)[];
}

/** A layer, ready to be put into a model or called on a tensor (or a list of tensors, for layers that merge). */
export interface LayerCall {
  (input: Tensor | readonly Tensor[]): Tensor;
  readonly layer: Layer;
}

/** What makes a layer from its settings. */
export type Maker<D> = (settings?: SettingsOf<D>) => LayerCall;

/** A layer as something to call. */
export function callable(layer: Layer): LayerCall {
  const call = (input: Tensor | readonly Tensor[]): Tensor => only(layer.call([input]).output);
  return Object.assign(call, { layer });
}

/** The tensor of a call that gives one; of several, the first. */
const only = (output: Structure): Tensor => {
  if (output instanceof Tensor) return output;
  const parts: readonly Structure[] = Array.isArray(output) ? (output as readonly Structure[]) : Object.values((output as { readonly entries: Readonly<Record<string, Structure>> }).entries);
  const [first] = parts;
  if (first === undefined) throw new Error('a call gives at least one tensor');
  return only(first);
};

/** The makers of a family of declarations, under the same names. */
export function makers<const F extends Readonly<Record<string, unknown>>>(family: F): { readonly [K in keyof F]: Maker<F[K]> } {
  const made: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(family)) {
    if (isDefinition(definition)) made[name] = (settings: Readonly<Record<string, unknown>> = {}) => callable(session.layer(definition.name, givenOf(definition, settings)));
  }
  return made as { readonly [K in keyof F]: Maker<F[K]> };
}

const isDefinition = (value: unknown): value is LayerDefinition => typeof value === 'object' && value !== null && 'autoName' in value;

/** Settings from TypeScript as a layer reads them: a text where a size is wanted is a named size. */
export function givenOf(definition: LayerDefinition, settings: Readonly<Record<string, unknown>>): Readonly<Record<string, Raw>> {
  const known = allSettings(definition);
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined).map(([name, value]) => [name, rawOf(value, known[name]?.control)]));
}

const isLayerCall = (value: unknown): value is LayerCall => typeof value === 'function' && 'layer' in value;

/** A plain value as a setting takes it; a layer stands for itself (`bidirectional({ layer: lstm({ units: 8 }) })`). */
export function rawOf(value: unknown, control?: Control): Raw {
  const sizes = control?.kind === 'count' || control?.kind === 'counts' || control?.kind === 'ends' || control?.kind === 'sizes';
  if (typeof value === 'string' && sizes) return { kind: 'size', size: formulaOf(value).expr };
  if (isLayerCall(value)) return { kind: 'object', path: value.layer.className, args: {}, instance: value.layer };
  if (Array.isArray(value)) return value.map((one: unknown) => rawOf(one, control));
  if (typeof value === 'object' && value !== null && 'kind' in value) return value as Raw;
  if (typeof value === 'object' && value !== null) return { kind: 'dict', entries: Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rawOf(one)])) };
  return value as Raw;
}

/** A size that TypeScript users give: a number, null for None, or the name of a size. */
export type GivenSize = number | null | string;

/** A given size as a setting takes it. */
export const sizeOf = (size: GivenSize): Raw => (typeof size === 'string' ? { kind: 'size', size: formulaOf(size).expr } : size);
