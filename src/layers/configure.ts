// From what was given to what a layer is set to: reads every setting, fills in defaults, says what does not fit.

import { earlierName } from './earlier-names.ts';
import { holds, type Scope, type Value } from '../formula/index.ts';
import { suggest, type Issue } from '../issues/index.ts';
import { policyOf, type Policy } from '../shape/index.ts';
import { baseSettings } from './base-settings.ts';
import { isWhen, type Declared, type LayerDefinition, type Rule, type Settings } from './define.ts';
import type { Calls } from './plan.ts';
import { isKind, pythonRepr, type Given, type Raw } from './raw.ts';
import { Recent } from './recent.ts';
import { toIssue } from './trouble.ts';
import { Refused, type Read, type Setting } from './setting.ts';

/** A layer's settings, read. */
export interface Configured {
  /** By name, as formulas and choices use them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The numbers, lists and flags among them, for formulas. Defaults are inherited: `flatScope` gives all of them. */
  readonly scope: Scope;
  /** As Keras writes them. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly name: string | undefined;
  readonly trainable: boolean;
  readonly policy: Policy;
  /** The shape of one example that was given to the layer, for a Sequential model. */
  readonly inputShape: Raw | undefined;
  readonly issues: readonly Issue[];
  /** Settings that could not be read; what depends on them is unknown. */
  readonly broken: readonly string[];
  /** What calls with these settings share, by the rank of the input. */
  readonly calls: (Calls | undefined)[];
}

const withBase = new WeakMap<LayerDefinition, Settings>();

/** All settings of a layer: its own, then those that every layer takes. */
export function allSettings(definition: LayerDefinition): Settings {
  if (definition.base === 'own') return definition.settings;
  const before = withBase.get(definition);
  if (before) return before;
  const base = Object.entries(baseSettings).filter(([name]) => definition.base !== 'named' || name === 'name');
  const all = { ...definition.settings, ...Object.fromEntries(base.filter(([name]) => !Object.hasOwn(definition.settings, name) && !definition.without?.includes(name))) };
  withBase.set(definition, all);
  return all;
}

/** The policy of layers where nobody names one. */
export const FLOAT32: Policy = { name: 'float32', compute: 'float32', variable: 'float32' };

/** A definition's settings where nothing is given: read once for all its layers. */
interface Standard {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly scope: Scope;
  readonly config: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
  /** Settings that take the value of another where None is given. */
  readonly followers: readonly (readonly [string, string])[];
  /** The rules that speak of settings alone; Keras checks them when the layer is made. */
  readonly rules: readonly Rule[];
}

/** Hides an inherited value. */
const GONE = undefined as unknown as Value;

const standards = new WeakMap<LayerDefinition, Standard>();

function standardOf(definition: LayerDefinition): Standard {
  const before = standards.get(definition);
  if (before) return before;
  const known = Object.entries(allSettings(definition));
  const into: Reading = { settings: {}, scope: {}, config: {} };
  for (const [name, setting] of known) {
    const read = setting.fallback === undefined ? undefined : setting.read(setting.fallback);
    if (read && !(read instanceof Refused)) put(into, name, setting, read);
  }
  const names = new Set(known.map(([name]) => name));
  const made: Standard = {
    ...into,
    required: known.flatMap(([name, setting]) => (setting.fallback === undefined ? [name] : [])),
    followers: known.flatMap(([name, setting]) => (setting.sameAs === undefined ? [] : [[name, setting.sameAs] as const])),
    rules: (definition.rules ?? []).filter((rule) => [...rule.holds.names].every((name) => names.has(name))),
  };
  standards.set(definition, made);
  return made;
}

interface Reading {
  readonly settings: Record<string, unknown>;
  readonly scope: Record<string, Value>;
  readonly config: Record<string, unknown>;
}

function put({ settings, scope, config }: Reading, name: string, setting: Setting<never> | Setting, { value, config: written, also }: Read): void {
  settings[name] = value;
  if (also) Object.assign(scope, also);
  if (typeof value === 'number' || (Array.isArray(value) && value.every((one) => typeof one !== 'string')) || isSize(value)) scope[name] = value as Value;
  else if (name in scope) scope[name] = GONE;
  if (setting.inConfig !== false) config[name] = written;
}

const recent = new WeakMap<LayerDefinition, { readonly policy: Policy; readonly read: Recent<Configured> }>();

/** Reads the settings of a layer. Never throws for what was given: what does not fit becomes an issue. Layers with the same literal settings get the same answer. */
export function configure(definition: LayerDefinition, given: Given, { policy }: { readonly policy: Policy } = { policy: FLOAT32 }): Configured {
  let known = recent.get(definition);
  if (known?.policy !== policy) recent.set(definition, (known = { policy, read: new Recent() }));
  return known.read.of(given, (own) => readSettings(definition, own, policy));
}

function readSettings(definition: LayerDefinition, given: Given, standardPolicy: Policy): Configured {
  const standard = standardOf(definition);
  const known = allSettings(definition);
  // What is given stands before what is standard: a copy of every default would cost more than all the rest.
  const into: Reading = { settings: Object.create(standard.settings) as Record<string, unknown>, scope: Object.create(standard.scope) as Record<string, Value>, config: {} };
  const issues: Issue[] = [];
  const broken: string[] = [];
  const meant = respelt(definition, given, known, issues);

  for (const name of standard.required) {
    if (meant[name] !== undefined) continue;
    issues.push({ code: 'setting-missing', severity: 'error', raises: 'TypeError', where: { setting: name }, data: { class: definition.name, setting: name, about: `It sets ${known[name]?.about}.` } });
    broken.push(name);
  }
  for (const [name, raw] of Object.entries(meant)) {
    const setting = known[name];
    if (!setting || raw === undefined) continue;
    const read = readOne(setting, raw);
    if (typeof read === 'string' || read instanceof Refused) {
      const assumed = read instanceof Refused ? meantBy(raw, read) : undefined;
      issues.push(typeof read === 'string' ? unknownIssue(name, read) : refusedIssue(definition, name, setting.about, raw, read, assumed));
      const instead = assumed === undefined ? undefined : setting.read(assumed);
      if (instead && !(instead instanceof Refused)) {
        put(into, name, setting, instead);
        continue;
      }
      broken.push(name);
      into.settings[name] = undefined;
      into.scope[name] = GONE;
    } else put(into, name, setting, read);
  }
  const { settings, scope, config } = into;
  // A layer may have a setting of its own of that name, as Embedding has.
  const features = typeof settings['input_dim'] === 'number' && !Object.hasOwn(definition.settings, 'input_dim') ? settings['input_dim'] : undefined;
  // Keras takes one of the two and does not know the other.
  if (features !== undefined && meant['input_shape'] !== undefined) issues.push({ code: 'setting-unknown', severity: 'error', raises: 'ValueError', where: { setting: 'input_shape' }, data: { class: definition.name, setting: 'input_shape', suggestion: null } });
  for (const [name, other] of standard.followers) {
    const setting = known[name];
    if (settings[name] === null && broken.includes(other)) {
      broken.push(name);
      scope[name] = GONE;
    } else if (setting && settings[name] === null) put(into, name, setting, { value: settings[other], config: config[other] ?? standard.config[other] });
  }
  if (broken.length === 0) for (const rule of standard.rules) if (speaksOf(rule, meant)) issues.push(...breachOf(definition, rule, scope));
  const dtype = settings['dtype'] ?? definition.standardDType?.(settings);
  const policy = typeof dtype === 'string' ? (policyOf(dtype) ?? standardPolicy) : isPolicy(dtype) ? dtype : standardPolicy;
  const trouble = broken.length === 0 ? definition.check?.(settings, policy) : undefined;
  if (trouble) issues.push(toIssue(trouble, definition.name));
  return {
    settings, scope, policy, issues, broken, calls: [],
    get config() {
      return { ...standard.config, ...config };
    },
    name: typeof settings['name'] === 'string' ? settings['name'] : undefined,
    trainable: settings['trainable'] !== 0,
    inputShape: (features ?? settings['input_shape'] ?? undefined) as Raw | undefined,
  };
}

/** What a setting says; a text where it is not known, and so for what is only refused because a part of it is not known. */
function readOne(setting: Setting, raw: Raw): ReturnType<Setting['read']> | string {
  if (isKind(raw, 'unknown')) return setting.idle ? { value: raw, config: null } : raw.because;
  const read = setting.read(raw);
  return read instanceof Refused ? (lostIn(raw) ?? read) : read;
}

/** Why a part of a list is not known. */
function lostIn(raw: Raw): string | undefined {
  if (!Array.isArray(raw)) return isKind(raw, 'unknown') ? raw.because : undefined;
  for (const item of raw as readonly Raw[]) {
    const lost = lostIn(item);
    if (lost !== undefined) return lost;
  }
  return undefined;
}

/** What was surely meant by misspelt names is read under the right name, so that everything behind can still be computed. */
function respelt(definition: LayerDefinition, given: Given, known: Settings, issues: Issue[]): Given {
  let meant = given;
  for (const name of Object.keys(given)) {
    const renamed = definition.renamed?.[name];
    if (renamed !== undefined) {
      const { [name]: value = null, ...others } = meant;
      meant = { ...others, [renamed]: value };
      continue;
    }
    if (Object.hasOwn(known, name) || definition.open) continue;
    const free = (one: string): boolean => Object.hasOwn(known, one) && !Object.hasOwn(given, one);
    const older = earlierName(name, given[name] ?? null, free);
    const near = older?.name ?? suggest(name, Object.keys(known).filter(free))[0];
    const data = { class: definition.name, setting: name, suggestion: near ?? null };
    if (definition.lenient) {
      issues.push({ code: 'setting-unknown', severity: 'warning', where: { setting: name }, data });
      continue;
    }
    // Python misses what must be given before Keras looks at the names.
    const raises = near !== undefined && standardOf(definition).required.includes(near) ? 'TypeError' : 'ValueError';
    issues.push({ code: 'setting-unknown', severity: 'error', raises, where: { setting: name }, data });
    if (near !== undefined) meant = { ...meant, [near]: older ? older.value : (given[name] ?? null) };
  }
  return meant;
}

const unknownIssue = (name: string, because: string): Issue => ({ code: 'value-unknown', severity: 'note', where: { setting: name }, data: { setting: name, because } });

/** The one option that a misspelt text is near to: what was surely meant. */
const meantBy = (raw: Raw, { options }: Refused): string | undefined => {
  const near = typeof raw === 'string' ? suggest(raw, options) : [];
  return near.length === 1 ? near[0] : undefined;
};

const refusedIssue = (definition: LayerDefinition, name: string, about: string, raw: Raw, { raises, expected, options }: Refused, assumed: string | undefined): Issue => ({
  code: name === 'dtype' ? 'dtype-invalid' : name === 'name' ? 'name-invalid' : 'setting-invalid',
  severity: 'error', raises, where: { setting: name },
  data: { class: definition.name, setting: name, value: pythonRepr(raw), expected, about, suggestion: (typeof raw === 'string' ? suggest(raw, options)[0] : undefined) ?? null, assumed: assumed ?? null },
});

const isPolicy = (value: unknown): value is Policy => typeof value === 'object' && value !== null && 'compute' in value;
const isSize = (value: unknown): boolean => typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'name' || value.kind === 'apply' || value.kind === 'number');

/** The rules that were looked at when the layer was made; its calls say nothing more of them. */
export const rulesOfSettings = (definition: LayerDefinition): readonly Rule[] => standardOf(definition).rules;

/** Defaults break no rule; only what was given can. */
const speaksOf = (rule: Rule, given: Given): boolean => [...rule.holds.names].some((name) => given[name] !== undefined);

function breachOf(definition: LayerDefinition, rule: Rule, scope: Scope): readonly Issue[] {
  if ([...rule.holds.names].some((name) => scope[name] === undefined) || holds(rule.holds, scope) !== false) return [];
  return [
    {
      code: rule.code ?? 'setting-disagrees', severity: 'error', raises: 'ValueError',
      where: rule.setting === undefined ? {} : { setting: rule.setting },
      data: { class: definition.name, because: rule.because ?? rule.holds.text, settings: [...rule.holds.names].map((name) => `${name}=${shown(scope[name] ?? null)}`).join(', ') },
    },
  ];
}

const shown = (value: Value): string => (Array.isArray(value) ? `(${value.map(String).join(', ')})` : String(value));

/** The numbers, lists and flags among a layer's settings, defaults included, as one plain object. */
export function flatScope(scope: Scope): Record<string, Value> {
  const flat: Record<string, Value> = {};
  for (const name in scope) {
    const value = scope[name];
    if (value !== undefined) flat[name] = value;
  }
  return flat;
}

/** Picks what the settings choose; undefined when one that decides could not be read. */
export function pick<T>(declared: Declared<T>, settings: Readonly<Record<string, unknown>>): T | undefined {
  let one: Declared<T> | undefined = declared;
  while (one !== undefined && isWhen(one)) {
    const value: unknown = settings[one.on];
    one = one.cases[String(value)] ?? (value === undefined ? undefined : one.cases['otherwise']);
  }
  return one;
}
