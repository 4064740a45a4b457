// A layer's settings as a form: one field each, made from the layer's declaration.
// Invariant: nothing here knows a layer by name; what a field may hold is decided by the setting's own reading.

import { sizeText, type Size } from '../../src/formula/index.ts';
import { activationNames, allSettings, type Control, type Raw, type Setting } from '../../src/layers/index.ts';
import type { Layer } from '../../src/model/index.ts';
import { literalText as textOf } from './literal.ts';
import type { Remark } from './marks.ts';

const literalText = (raw: Raw): string => textOf(raw, sizeText);

/** An object of the framework: an initializer, a regularizer, a constraint. */
export interface Made {
  /** `keras.regularizers.L2`. */
  readonly path: string;
  /** Its numbers by their names. */
  readonly numbers: readonly (readonly [string, string])[];
}

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
  /** One text per axis, for settings of one number per axis; for settings of both ends of every axis two of them. */
  readonly parts: readonly string[];
  /** The object that it holds and the numbers that this one is made with, for settings that hold one. */
  readonly made: Made | null;
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
        parts: setting.control.kind === 'counts' ? partsOf(value, setting.control.axes) : setting.control.kind === 'ends' ? endsOf(layer.configured.settings[name]) : [],
        made: setting.control.kind === 'object' ? madeOf(layer.configured.config[name]) : null,
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

/** The beginning and the end of every axis, one after the other; nothing for what could not be read. */
function endsOf(read: unknown): readonly string[] {
  const { before, after } = (typeof read === 'object' && read !== null ? read : {}) as { readonly before?: readonly Size[]; readonly after?: readonly Size[] };
  return before && after ? before.flatMap((size, i) => [sizeText(size), sizeText(after[i] ?? null)]) : [];
}

/** What Keras writes of an object says what it is made with. */
function madeOf(config: unknown): Made | null {
  const { module, class_name: name, config: args } = (typeof config === 'object' && config !== null ? config : {}) as Readonly<Record<string, unknown>>;
  if (typeof module !== 'string' || typeof name !== 'string' || typeof args !== 'object' || args === null) return null;
  // Keras keeps some in single precision: seven digits are what was meant.
  const numbers = Object.entries(args).flatMap(([key, value]) => (typeof value === 'number' ? [[key, String(Number(value.toPrecision(7)))] as const] : []));
  return { path: `${module}.${name}`, numbers };
}

const openedText = (raw: Raw | undefined): string | null => (raw === undefined ? null : literalText(raw));

const same = (a: Raw | undefined, b: Raw | undefined): boolean => (a === undefined || b === undefined ? a === b : literalText(a) === literalText(b));
