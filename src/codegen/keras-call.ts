// One layer as the Python call that makes it: only what differs from Keras's defaults.

import { allSettings, type LayerDefinition, type Raw, type Setting } from '../layers/index.ts';
import type { Layer, Session } from '../model/index.ts';
import { pythonValue } from './python-value.ts';

/** Settings that say where a Sequential model starts; the script has an Input of its own. */
const ELSEWHERE = new Set(['input_shape', 'input_dim', 'name']);

/** `layers.Conv2D(32, (3, 3), activation="relu")`. `names` follows the automatic names as the script will make them. */
export function layerCall(layer: Layer, names: Session): string {
  return `layers.${layer.definition.name}(${layerArguments(layer, names).join(', ')})`;
}

function layerArguments(layer: Layer, names: Session): readonly string[] {
  const { definition, given } = layer;
  const written: string[] = [];
  let positional = true;
  for (const [name, setting] of Object.entries(allSettings(definition))) {
    const raw = given[name];
    const needed = setting.fallback === undefined;
    positional &&= needed && setting.positional !== false;
    if (ELSEWHERE.has(name) || raw === undefined || (!needed && isDefault(setting, raw))) continue;
    if (name === 'trainable') continue;
    written.push(positional ? pythonValue(raw) : `${name}=${pythonValue(raw)}`);
  }
  if (!layer.trainable) written.push('trainable=False');
  const name = nameArgument(definition, layer.name, names);
  return name === undefined ? written : [...written, name];
}

/** `name="..."` where Keras would choose another name by itself. */
export function nameArgument(definition: LayerDefinition, name: string, names: Session): string | undefined {
  if (names.nextName(definition.autoName) !== name) return `name=${pythonValue(name)}`;
  names.autoName(definition.autoName);
  return undefined;
}

function isDefault(setting: Setting<never> | Setting, raw: Raw): boolean {
  if (setting.fallback === undefined) return false;
  const [given, standard] = [setting.read(raw), setting.read(setting.fallback)];
  return 'config' in given && 'config' in standard && JSON.stringify([given.config, given.value]) === JSON.stringify([standard.config, standard.value]);
}
