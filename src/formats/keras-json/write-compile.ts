// What a model was compiled with, as Keras 3 writes it: `compile_config`.
// Source: `get_compile_config` in keras/src/trainers/trainer.py, Keras 3.15.1. Invariant: what cannot be written leaves the whole out, and is said.

import { isKind, jsonOf, type Raw } from '../../layers/index.ts';
import type { Model } from '../../model/index.ts';
import { parameterOf } from './parameters.ts';

/** The entry for the config of a model; nothing for one that was not compiled, or not with what a file can hold. */
export function compiledConfig({ compiled }: Model): { readonly compile_config?: Readonly<Record<string, unknown>> } {
  if (!compiled || unwritable(compiled)) return {};
  const written = Object.entries(compiled).map(([name, value]) => [name, valueOf(value)] as const);
  return { compile_config: { loss: null, loss_weights: null, metrics: null, weighted_metrics: null, run_eagerly: false, steps_per_execution: 1, jit_compile: false, ...Object.fromEntries(written) } };
}

/** The arguments of `compile` that no file can hold: what is a script's own, or not known. */
export const uncompiled = ({ compiled }: Model): readonly string[] => Object.entries(compiled ?? {}).flatMap(([name, value]) => (holdsOther(value) ? [name] : []));

const unwritable = (compiled: NonNullable<Model['compiled']>): boolean => Object.values(compiled).some(holdsOther);

/** The modules whose classes and functions Keras finds again. */
const isKeras = (path: string): boolean => path.startsWith('keras.');

function holdsOther(raw: Raw): boolean {
  if (Array.isArray(raw)) return (raw as readonly Raw[]).some(holdsOther);
  if (isKind(raw, 'dict')) return Object.values(raw.entries).some(holdsOther);
  if (isKind(raw, 'object')) return !isKeras(raw.path) || Object.entries(raw.args).some(([name, value]) => parameterOf(raw.path, name) === undefined || holdsOther(value));
  if (isKind(raw, 'function')) return raw.handle !== undefined || !isKeras(raw.path);
  return isKind(raw, 'unknown') || isKind(raw, 'array');
}

function valueOf(raw: Raw): unknown {
  if (Array.isArray(raw)) return (raw as readonly Raw[]).map(valueOf);
  if (isKind(raw, 'dict')) return Object.fromEntries(Object.entries(raw.entries).map(([name, value]) => [name, valueOf(value)]));
  if (!isKind(raw, 'object')) return jsonOf(raw);
  const at = raw.path.lastIndexOf('.');
  return { module: raw.path.slice(0, at), class_name: raw.path.slice(at + 1), config: Object.fromEntries(Object.entries(raw.args).map(([name, value]) => [parameterOf(raw.path, name), valueOf(value)])), registered_name: null };
}
