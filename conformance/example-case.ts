// The examples of the reference as cases that the real Keras can build.

import { exampleOf, isKind, tensorOf, Tuple, type CallPart, type LayerDefinition, type Raw } from '../src/layers/index.ts';
import type { Case, InputRecord } from './case-record.ts';
import type { Json } from './python-json.ts';

const below = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);

/** A setting as a case holds it; the paths of tuples are added to `tuples`. */
function settingJson(raw: Raw, path: string, tuples: string[]): Json {
  if (Array.isArray(raw)) {
    if (raw instanceof Tuple) tuples.push(path);
    return (raw as readonly Raw[]).map((one, i) => settingJson(one, below(path, i), tuples));
  }
  if (isKind(raw, 'function')) return { $fn: raw.path };
  if (!isKind(raw, 'object')) return raw as Json;
  return { $layer: raw.path, args: Object.fromEntries(Object.entries(raw.args).map(([name, one]) => [name, settingJson(one, below(path, name), tuples)])) };
}

/** The example of a layer as a case; undefined for a layer without one. */
export function exampleCase(definition: LayerDefinition): Case | undefined {
  const example = exampleOf(definition);
  if (!example) return undefined;
  const tuples: string[] = [];
  const args = Object.fromEntries(Object.entries(example.settings).map(([name, raw]) => [name, settingJson(raw, name, tuples)]));
  const inputs: InputRecord[] = [];
  const argument = (part: CallPart): Json => {
    const spec = tensorOf(part);
    if (spec) {
      inputs.push({ shape: (spec.shape ?? []).map((size) => (typeof size === 'number' ? size : null)), dtype: spec.dtype });
      return { $t: inputs.length - 1 };
    }
    if (part instanceof Tuple) return { $tuple: part.map((one) => argument(one as CallPart)) };
    if (Array.isArray(part)) return (part as readonly CallPart[]).map(argument);
    if (part !== null && isKind(part as Raw, 'dict')) {
      const { entries } = part as { readonly entries: Readonly<Record<string, CallPart>> };
      return { $dict: Object.fromEntries(Object.entries(entries).map(([key, one]) => [key, argument(one)])) };
    }
    return part as Json;
  };
  const given = example.call.map(argument);
  return { class: definition.name, args, ...(tuples.length > 0 ? { tuples } : {}), inputs, ...(given.length > 0 ? { call: { args: given } } : {}) };
}
