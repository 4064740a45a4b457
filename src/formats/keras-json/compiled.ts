// The arguments of `compile` in a file: in the form of Keras 3, or in that of a `training_config` of Keras 2.
// Source: `compile_args_from_training_config` in keras/src/legacy/saving/saving_utils.py, Keras 3.15.1.

import { isKind, type Given, type Raw } from '../../layers/index.ts';
import { optimizerRule } from '../../model/index.ts';
import type { Field } from './field.ts';

/** The arguments as Keras 3 would write them. */
export function compiledWith(config: Field): Given {
  const { optimizer_config: older, optimizer = older ?? null, ...rest } = config.entries();
  if (older === undefined && (typeof optimizer === 'string' || !isKind(optimizer, 'dict') || optimizer.entries['module'] !== undefined)) return { optimizer, ...rest };
  const { loss = null, metrics = null, weighted_metrics: weighted = null, loss_weights: weights = null } = rest;
  return { optimizer: optimizerOf(optimizer), loss: named(loss, 'keras.losses'), metrics: metricsOf(metrics), weighted_metrics: metricsOf(weighted), loss_weights: weights };
}

/** An optimizer of any release with the settings that Keras 3 still has. */
function optimizerOf(raw: Raw): Raw {
  if (!isKind(raw, 'dict')) return raw;
  const { class_name: written = null, config = null } = raw.entries;
  const name = typeof written === 'string' ? written.slice(written.lastIndexOf('>') + 1) : '';
  const { takes } = optimizerRule(name) ?? {};
  const given = isKind(config, 'dict') ? config.entries : {};
  const settings = Object.entries(given).flatMap(([key, value]): readonly (readonly [string, Raw])[] => {
    if (!takes?.includes(key) || (key === 'weight_decay' && value === false)) return [];
    return [[key, key === 'learning_rate' ? named(value, 'keras.optimizers.schedules') : value]];
  });
  return object('keras.optimizers', name, Object.fromEntries(settings));
}

const object = (module: string, name: string, settings: Given): Raw => ({ kind: 'dict', entries: { module, class_name: name, config: { kind: 'dict', entries: settings }, registered_name: null } });

/** Objects with the module that Keras 2 left out, anywhere in lists and dicts. */
function named(raw: Raw, module: string): Raw {
  if (Array.isArray(raw)) return (raw as readonly Raw[]).map((one) => named(one, module));
  if (!isKind(raw, 'dict')) return raw;
  const { class_name: name, module: own, config = null } = raw.entries;
  if (typeof own === 'string') return raw;
  if (typeof name !== 'string') return { kind: 'dict', entries: Object.fromEntries(Object.entries(raw.entries).map(([key, one]) => [key, named(one, module)])) };
  const settings = isKind(config, 'dict') ? config.entries : {};
  // What only wraps a function is known by that.
  if (typeof settings['fn'] === 'string') return settings['fn'];
  return object(module, name, Object.fromEntries(Object.entries(settings).filter(([key, value]) => !(key === 'reduction' && value === 'auto'))));
}

/** Metrics; those of a single output stand in a list of their own in Keras 2. */
function metricsOf(raw: Raw): Raw {
  const only = Array.isArray(raw) && raw.length === 1 ? ((raw as readonly Raw[])[0] ?? null) : null;
  return named(Array.isArray(only) ? only : raw, 'keras.metrics');
}
