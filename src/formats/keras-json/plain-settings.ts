// The settings of a config as a person would have written them: what is standard is left out, a dtype policy goes by its name.
// Invariant: a layer made of the plain settings writes the same config as one made of all of them.

import { allSettings, isKind, jsonOf, Refused, type Given, type LayerDefinition, type Raw } from '../../layers/index.ts';

const standards = new WeakMap<LayerDefinition, ReadonlyMap<string, string>>();

/** The standard values of objects and lists among a layer's settings, as JSON. */
function standardOf(definition: LayerDefinition): ReadonlyMap<string, string> {
  const before = standards.get(definition);
  if (before) return before;
  const made = new Map<string, string>();
  for (const [name, { fallback, read }] of Object.entries(allSettings(definition))) {
    const standard = fallback === undefined ? undefined : read(fallback);
    if (standard && !(standard instanceof Refused) && typeof standard.config === 'object' && standard.config !== null) made.set(name, JSON.stringify(standard.config));
  }
  standards.set(definition, made);
  return made;
}

/** The settings without what is standard. */
export function plainSettings(settings: Given, definition: LayerDefinition): Given {
  const standard = standardOf(definition);
  const plain: Record<string, Raw> = {};
  for (const [name, value] of Object.entries(settings)) {
    const raw = name === 'dtype' ? policyName(value) : plainInside(value);
    if (name === 'dtype' && raw === 'float32' && definition.base !== 'own' && definition.standardDType === undefined) continue;
    const usual = standard.get(name);
    if (usual !== undefined && (Array.isArray(raw) || isKind(raw, 'dict')) && usual === JSON.stringify(jsonOf(raw))) continue;
    plain[name] = raw;
  }
  return plain;
}

/** `float32` for the policy of that name; any other policy as it is. */
function policyName(value: Raw): Raw {
  if (!isKind(value, 'dict') || value.entries['class_name'] !== 'DTypePolicy') return value;
  const { config = null } = value.entries;
  const name = isKind(config, 'dict') ? config.entries['name'] : undefined;
  return typeof name === 'string' ? name : value;
}

/** The same for layers inside a layer; marks by which Keras recognises an object again are left out. */
function plainInside(value: Raw): Raw {
  if (!isKind(value, 'dict') || typeof value.entries['class_name'] !== 'string') return value;
  const { shared_object_id: _, config = null, ...others } = value.entries;
  if (!isKind(config, 'dict')) return value;
  const entries: Record<string, Raw> = {};
  for (const [name, inner] of Object.entries(config.entries)) {
    const raw = name === 'dtype' ? policyName(inner) : plainInside(inner);
    if (name !== 'dtype' || raw !== 'float32') entries[name] = raw;
  }
  return { kind: 'dict', entries: { ...others, config: { kind: 'dict', entries } } };
}
