// What a model was compiled with: only its optimizer is seen in a summary. Keras gives it variables as soon as it is loaded.
// Source: `Trainer.compile_from_config` in keras/src/trainers/trainer.py, Keras 3.15.1.

import { isKind, type Raw } from '../../layers/index.ts';
import { optimizerOfText, optimizerVariables, type GivenOptimizer, type Model } from '../../model/index.ts';
import { compiledWith } from './compiled.ts';
import type { Field } from './field.ts';

/** For which weights the optimizer makes variables: those that train, or none at all. */
type For = 'trained weights' | 'no weight';

/**
 * Compiles a model as its config says; `compile_config` of Keras 3, or the optimizer of an older `training_config`.
 * From an older file Keras builds the optimizer for the model's own variables, of which a model of layers has none.
 */
export function compileFrom(model: Model, config: Field, weights: For = 'trained weights'): void {
  if (!config.given) return;
  model.compiled = compiledWith(config);
  const { raw } = config.at('optimizer').given ? config.at('optimizer') : config.at('optimizer_config');
  if (raw !== undefined && raw !== null) compileWith(model, raw, { scaled: false, weights });
}

interface How {
  /** True inside an optimizer that scales the loss. */
  readonly scaled: boolean;
  readonly weights: For;
}

function compileWith(model: Model, raw: Raw, how: How): void {
  if (typeof raw === 'string') {
    const name = optimizerOfText(raw);
    build(model, raw, name === undefined ? undefined : { name, setting: () => undefined, scaled: how.scaled }, how.weights);
  }
  if (!isKind(raw, 'dict')) return;
  const { class_name: written, config = null } = raw.entries;
  const settings = isKind(config, 'dict') ? config.entries : {};
  const { inner_optimizer: inner } = settings;
  if (inner !== undefined) return compileWith(model, inner, { ...how, scaled: true });
  if (typeof written !== 'string') return;
  const name = written.slice(written.lastIndexOf('>') + 1);
  build(model, name, { name, setting: (setting) => settings[setting], scaled: how.scaled }, how.weights);
}

/** The optimizer makes its variables where there is something to train. */
function build(model: Model, name: string, given: GivenOptimizer | undefined, weights: For): void {
  const { trainable } = model.weightsByRole;
  if (!model.built || (weights === 'trained weights' && trainable.length === 0)) return;
  model.optimizer = optimizerVariables(model, name, given, weights === 'no weight' ? [] : trainable);
}
