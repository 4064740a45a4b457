// What each setting of a layer does, what it is, and whether a person chose it.

import { allSettings, pythonRepr, Tuple, type Raw, type Setting } from '../layers/index.ts';
import type { Layer } from '../model/index.ts';
import type { ExplainedSetting } from './explanation-data.ts';

/** The value as Python writes it: one number per axis where a single number stands for all, and what None stands for. */
function valueText({ control }: Setting | Setting<never>, raw: Raw | undefined, read: unknown): string {
  const isList = Array.isArray(raw) || Array.isArray(read);
  if (isList && (control.kind === 'counts' || control.kind === 'sizes')) return pythonRepr(Tuple.from((Array.isArray(read) ? read : raw) as Raw[]));
  if (raw === null && control.kind === 'choice' && typeof read === 'string') return pythonRepr(read);
  return raw === undefined ? '?' : pythonRepr(raw);
}

/** Whether two values are the same to the layer. */
function meansTheSame(setting: Setting | Setting<never>, a: Raw, b: Raw): boolean {
  const [first, second] = [setting.read(a), setting.read(b)];
  return 'config' in first && 'config' in second && JSON.stringify(first.config) === JSON.stringify(second.config);
}

/** The layer's own settings in Keras's order; of those that every layer takes, or that no config keeps, only what was given. */
export function explainSettings(layer: Layer): readonly ExplainedSetting[] {
  const { definition, given, configured } = layer;
  return Object.entries(allSettings(definition)).flatMap(([name, setting]) => {
    const chosen = given[name];
    if (name === 'name' || (chosen === undefined && (setting.inConfig === false || !Object.hasOwn(definition.settings, name)))) return [];
    const { fallback } = setting;
    const isDefault = chosen === undefined || (fallback !== undefined && meansTheSame(setting, chosen, fallback));
    return [{ name, about: setting.about, value: valueText(setting, chosen ?? fallback, configured.settings[name]), control: setting.control.kind, isDefault }];
  });
}
