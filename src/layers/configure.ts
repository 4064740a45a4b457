// From what was given to what a layer is set to: reads every setting, fills in defaults, says what does not fit.

import { holds, type Scope, type Value } from '../formula/index.ts';
import { suggest, type Issue } from '../issues/index.ts';
import { policyOf, type Policy } from '../shape/index.ts';
import { baseSettings } from './base-settings.ts';
import { isWhen, type LayerDefinition, type Settings } from './define.ts';
import { isKind, pythonRepr, type Given, type Raw } from './raw.ts';
import { Refused } from './setting.ts';

/** A layer's settings, read. */
export interface Configured {
  /** By name, as formulas and choices use them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The numbers, lists and flags among them, for formulas. */
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
}

const withBase = new WeakMap<LayerDefinition, Settings>();

/** All settings of a layer: its own, then those that every layer takes. */
export function allSettings(definition: LayerDefinition): Settings {
  if (definition.base === 'own') return definition.settings;
  const before = withBase.get(definition);
  if (before) return before;
  const all = { ...definition.settings, ...Object.fromEntries(Object.entries(baseSettings).filter(([name]) => !Object.hasOwn(definition.settings, name))) };
  withBase.set(definition, all);
  return all;
}

const FLOAT32: Policy = { name: 'float32', compute: 'float32', variable: 'float32' };

/** Reads the settings of a layer. Never throws for what was given: what does not fit becomes an issue. */
export function configure(definition: LayerDefinition, given: Given, session: { readonly policy: Policy } = { policy: FLOAT32 }): Configured {
  const issues: Issue[] = [];
  const broken: string[] = [];
  const settings: Record<string, unknown> = {};
  const config: Record<string, unknown> = {};
  const scope: Record<string, Value> = {};
  const known = allSettings(definition);
  const cls = definition.name;

  for (const name of Object.keys(given)) {
    if (Object.hasOwn(known, name) || definition.open) continue;
    const near = suggest(name, Object.keys(known).filter((one) => !Object.hasOwn(given, one)))[0];
    issues.push({ code: 'setting-unknown', severity: 'error', raises: 'ValueError', where: { setting: name }, data: { class: cls, setting: name, suggestion: near ?? null } });
    // What was surely meant is read under its right name, so that everything behind it can still be computed.
    if (near !== undefined) given = { ...given, [near]: given[name] ?? null };
  }
  for (const [name, setting] of Object.entries(known)) {
    const raw = given[name] === undefined ? setting.fallback : given[name];
    if (raw === undefined) {
      issues.push({ code: 'setting-missing', severity: 'error', raises: 'TypeError', where: { setting: name }, data: { class: cls, setting: name, about: `It sets ${setting.about}.` } });
      broken.push(name);
      continue;
    }
    if (isKind(raw, 'unknown')) {
      issues.push({ code: 'value-unknown', severity: 'note', where: { setting: name }, data: { setting: name, because: raw.because } });
      broken.push(name);
      continue;
    }
    const direct = setting.read(raw);
    const read = setting.sameAs !== undefined && !(direct instanceof Refused) && direct.value === null ? { value: settings[setting.sameAs], config: config[setting.sameAs] } : direct;
    if (read instanceof Refused) {
      const near = typeof raw === 'string' ? suggest(raw, read.options)[0] : undefined;
      issues.push({
        code: name === 'dtype' ? 'dtype-invalid' : name === 'name' ? 'name-invalid' : 'setting-invalid',
        severity: 'error', raises: read.raises, where: { setting: name },
        data: { class: cls, setting: name, value: pythonRepr(raw), expected: read.expected, about: setting.about, suggestion: near ?? null },
      });
      broken.push(name);
      continue;
    }
    settings[name] = read.value;
    const { value } = read;
    if (typeof value === 'number' || (Array.isArray(value) && value.every((one) => typeof one !== 'string')) || isSize(value)) scope[name] = value as Value;
    if (setting.inConfig !== false) config[name] = read.config;
  }
  const dtype = settings['dtype'];
  const policy = typeof dtype === 'string' ? (policyOf(dtype) ?? session.policy) : isPolicy(dtype) ? dtype : session.policy;
  if (broken.length === 0) issues.push(...brokenRules(definition, scope));
  return {
    settings, scope, config, policy, issues, broken,
    name: typeof settings['name'] === 'string' ? settings['name'] : undefined,
    trainable: settings['trainable'] !== 0,
    inputShape: (typeof settings['input_dim'] === 'number' ? settings['input_dim'] : (settings['input_shape'] ?? undefined)) as Raw | undefined,
  };
}

const isPolicy = (value: unknown): value is Policy => typeof value === 'object' && value !== null && 'compute' in value;
const isSize = (value: unknown): boolean => typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'name' || value.kind === 'apply' || value.kind === 'number');

/** The rules that speak of settings alone; Keras checks them when the layer is made. */
function brokenRules(definition: LayerDefinition, scope: Scope): readonly Issue[] {
  const issues: Issue[] = [];
  for (const rule of definition.rules ?? []) {
    if (![...rule.holds.names].every((name) => name in scope)) continue;
    if (holds(rule.holds, scope) !== false) continue;
    issues.push({
      code: rule.code ?? 'setting-disagrees', severity: 'error', raises: 'ValueError',
      where: rule.setting === undefined ? {} : { setting: rule.setting },
      data: { class: definition.name, because: rule.because ?? rule.holds.text, settings: [...rule.holds.names].map((name) => `${name}=${shown(scope[name] ?? null)}`).join(', ') },
    });
  }
  return issues;
}

const shown = (value: Value): string => (Array.isArray(value) ? `(${value.map(String).join(', ')})` : String(value));

/** Picks what a setting chooses; undefined when that setting could not be read. */
export function pick<T>(declared: T | { readonly on: string; readonly cases: Readonly<Record<string, T>> }, settings: Readonly<Record<string, unknown>>): T | undefined {
  return isWhen<T>(declared as T) ? (declared as { cases: Readonly<Record<string, T>>; on: string }).cases[String(settings[(declared as { on: string }).on])] : (declared as T);
}
