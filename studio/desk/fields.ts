// A layer's settings as a form: one field each, made from the layer's declaration.
// Invariant: nothing here knows a layer by name; what a field may hold is decided by the setting's own reading.

import { sizeText } from '../../src/formula/index.ts';
import { activationNames, allSettings, type Control, type Raw, type Setting } from '../../src/layers/index.ts';
import type { Layer } from '../../src/model/index.ts';
import { literalText as textOf } from './literal.ts';
import type { Remark } from './marks.ts';

const literalText = (raw: Raw): string => textOf(raw, sizeText);

/** One setting of a layer as a form shows it. */
export interface Field {
  readonly name: string;
  /** Read after "sets". */
  readonly about: string;
  readonly control: Control;
  /** True where a value was given. */
  readonly isGiven: boolean;
  /** What is shown: the given value, else the default. */
  readonly text: string;
  /** One text per axis, for settings of one number per axis. */
  readonly parts: readonly string[];
  /** What holds when nothing is given; null for a setting that must be given. */
  readonly fallback: string | null;
  readonly isRequired: boolean;
  /** Shown at once; the others behind "more". */
  readonly isProminent: boolean;
  /** Differs from what was opened. */
  readonly isChanged: boolean;
  /** What was given when the layer was opened; null when nothing was. */
  readonly openedText: string | null;
  readonly remarks: readonly Remark[];
}

/** The fields of a layer, in Keras's order. `opened` is the same layer as it was opened, where it still exists. */
export function fieldsOf(layer: Layer, remarks: readonly Remark[], opened?: Layer): readonly Field[] {
  const own = layer.definition.settings;
  return Object.entries(allSettings(layer.definition))
    .filter(([name]) => name !== 'name')
    .map(([name, setting]) => {
      const given = layer.given[name];
      const value = given === undefined ? standIn(layer, name) : given;
      const about = remarks.filter((remark) => remark.setting === name);
      return {
        name,
        about: setting.about,
        control: setting.control,
        isGiven: given !== undefined,
        text: value === undefined ? '' : literalText(value),
        parts: setting.control.kind === 'counts' ? partsOf(value, setting.control.axes) : [],
        fallback: setting.fallback === undefined ? null : literalText(setting.fallback),
        isRequired: setting.fallback === undefined,
        isProminent: given !== undefined || about.length > 0 || (Object.hasOwn(own, name) && isProminent(setting)),
        isChanged: opened !== undefined && !same(opened.given[name], given),
        openedText: openedText(opened?.given[name]),
        remarks: about,
      };
    });
}

/** What holds where nothing is given: the default, or the setting that stands in for it. */
function standIn(layer: Layer, name: string): Raw | undefined {
  const setting = allSettings(layer.definition)[name];
  if (setting?.sameAs !== undefined && (setting.fallback === null || setting.fallback === undefined)) return layer.given[setting.sameAs] ?? standIn(layer, setting.sameAs);
  const read = setting?.control.kind === 'choice' && setting.fallback === null ? layer.configured.settings[name] : undefined;
  return typeof read === 'string' ? read : setting?.fallback;
}

/** Numbers, choices and flags shape the network; how weights start out and are held is for later, and so is what is off unless asked for. */
function isProminent({ control, fallback, sameAs }: Setting<never> | Setting): boolean {
  if (control.kind === 'object') return control.options === activationNames;
  return control.kind === 'choice' || (control.kind !== 'text' && (fallback !== null || sameAs !== undefined));
}

function partsOf(value: Raw | undefined, axes: number): readonly string[] {
  if (value === undefined || value === null) return Array.from({ length: axes }, () => '');
  if (Array.isArray(value) && value.length === axes) return Array.from(value as readonly Raw[], (one) => (one === null ? '' : literalText(one)));
  return Array.from({ length: axes }, () => literalText(value));
}

const openedText = (raw: Raw | undefined): string | null => (raw === undefined ? null : literalText(raw));

const same = (a: Raw | undefined, b: Raw | undefined): boolean => (a === undefined || b === undefined ? a === b : literalText(a) === literalText(b));
