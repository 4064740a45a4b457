// Keras JSON: what `model.to_json()` writes, in Keras 3 and in the older dialect.

import type { Issue } from '../../issues/index.ts';
import { isKind, type Raw } from '../../layers/index.ts';
import type { Content, Format } from '../format.ts';
import type { Stored } from '../stored.ts';
import { firstSign, wholeText } from '../text.ts';
import { Unreadable } from '../unreadable.ts';
import { readJson } from './json-text.ts';
import { isConfig, readConfig, type ReadConfig } from './read-model.ts';

/** How much of a text is looked at before all of it is read. */
const LOOKED_AT = 4096;

export const kerasJson: Format = {
  name: 'Keras JSON',
  match: ({ head }) => {
    const text = String.fromCharCode(...head.subarray(0, LOOKED_AT));
    return firstSign(head) === '{' && /"(?:class_name|model_config)"/.test(text) && !/"modelTopology"|"format"\s*:\s*"(?:layers|graph)-model"/.test(text);
  },
  open: async ({ bytes }) => {
    const text = await wholeText(bytes, 'the file');
    const raw = readJson(text);
    // Some tools put the config into an object of its own.
    const whole = isKind(raw, 'dict') && raw.entries['class_name'] === undefined ? (raw.entries['model_config'] ?? raw) : raw;
    return { ...contentOf(whole, 'a Keras config (JSON)'), stored: whole === raw ? writtenConfig(raw, text) : {} };
  },
};

/** A config as it was written, where it is in the form of Keras 3: there the class stands with the module that it comes from. */
export const writtenConfig = (raw: Raw, text: string): Pick<Stored, 'config'> => (isKind(raw, 'dict') && typeof raw.entries['module'] === 'string' ? { config: text } : {});

/** What a config alone holds. */
export function contentOf(raw: Raw, kind: string): Content {
  if (!isConfig(raw)) throw notConfig(raw);
  const read = readConfig(raw);
  return { kind, models: read.model ? [read.model] : [], weights: [], issues: issuesOf(read) };
}

/** Why something is not the config of a model. */
export const notConfig = (raw: Raw): Unreadable =>
  new Unreadable('', isKind(raw, 'dict') ? `an object with ${Object.keys(raw.entries).slice(0, 4).join(', ') || 'nothing in it'}` : Array.isArray(raw) ? 'a list' : 'a single value', 'an object with `class_name` and `config`');

/** What a config leaves open. */
export const issuesOf = ({ model, className }: ReadConfig): readonly Issue[] => (model ? [] : [{ code: 'model-own-class', severity: 'error', where: {}, data: { class: className } }]);
