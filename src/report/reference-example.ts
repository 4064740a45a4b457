// The worked example of a layer: its declaration's example, called in a session of its own and explained.

import { describe } from '../issues/index.ts';
import { allSettings, exampleOf, findLayer, isKind, pythonRepr, tensorOf, Tuple, type CallPart, type Example, type Given, type LayerDefinition, type Raw } from '../layers/index.ts';
import { begin, Session, type Argument, type Layer, type Tensor } from '../model/index.ts';
import { explainLayer } from './explain-layer.ts';
import type { ReferenceExample } from './reference-data.ts';

/** The names of an example's inputs: `x`, or `x1`, `x2`, ... */
const inputName = (i: number, count: number): string => (count === 1 ? 'x' : `x${i + 1}`);

/** A value as Python; layers are called by their class. */
function valueCode(raw: Raw): string {
  if (isKind(raw, 'object')) {
    const definition = findLayer(raw.path);
    return definition ? `layers.${callCode(definition, raw.args)}` : pythonRepr(raw);
  }
  return Array.isArray(raw) && !(raw instanceof Tuple) ? `[${(raw as readonly Raw[]).map(valueCode).join(', ')}]` : pythonRepr(raw);
}

/** The call that makes a layer: `Conv2D(32, 3, strides=2)`; what must be given stands by position. */
function callCode(definition: LayerDefinition, given: Given): string {
  let positional = true;
  const written: string[] = [];
  for (const [name, setting] of Object.entries(allSettings(definition))) {
    const raw = given[name];
    positional &&= raw !== undefined && setting.positional !== false && (setting.fallback === undefined || written.length === 0);
    if (raw !== undefined) written.push(positional ? valueCode(raw) : `${name}=${valueCode(raw)}`);
  }
  return `${definition.name}(${written.join(', ')})`;
}

/** An argument of a call as Python. */
function argumentCode(part: CallPart, names: () => string): string {
  if (tensorOf(part)) return names();
  if (part instanceof Tuple) return `(${part.map((one) => argumentCode(one as CallPart, names)).join(', ')})`;
  if (Array.isArray(part)) return `[${(part as readonly CallPart[]).map((one) => argumentCode(one, names)).join(', ')}]`;
  if (part !== null && isKind(part as Raw, 'dict')) {
    const { entries } = part as { readonly entries: Readonly<Record<string, CallPart>> };
    return `{${Object.entries(entries).map(([key, one]) => `'${key}': ${argumentCode(one, names)}`).join(', ')}}`;
  }
  return pythonRepr(part as Raw);
}

/** The example of a layer, called in a session of its own, with some settings and arguments of the call changed. */
export function calledExample(definition: LayerDefinition, example: Required<Omit<Example, 'onlyForm'>>, changes: Given = {}, named: Readonly<Record<string, CallPart>> = {}): { readonly layer: Layer; readonly tensors: readonly Tensor[] } {
  const session = new Session();
  const tensors: Tensor[] = [];
  const argument = (part: CallPart): Argument => {
    const spec = tensorOf(part);
    if (spec) {
      const made = session.input({ batch_shape: Tuple.from<Raw>((spec.shape ?? []).map((size) => (typeof size === 'number' ? size : null))), dtype: spec.dtype });
      tensors.push(made);
      return made;
    }
    if (part instanceof Tuple) return Tuple.from(part.map((one) => argument(one as CallPart)));
    if (Array.isArray(part)) return (part as readonly CallPart[]).map(argument);
    if (part !== null && isKind(part as Raw, 'dict')) {
      const { entries } = part as { readonly entries: Readonly<Record<string, CallPart>> };
      return { kind: 'dict', entries: Object.fromEntries(Object.entries(entries).map(([key, one]) => [key, argument(one)])) };
    }
    return part as Raw;
  };
  const layer = session.layer(definition.name, { ...example.settings, ...changes });
  const call = example.call.map(argument);
  if (definition.inputs === 'none') begin(layer);
  else layer.call(call, Object.fromEntries(Object.entries(named).map(([name, part]) => [name, argument(part)])));
  return { layer, tensors };
}

/** The example of a layer, inferred; undefined where it has none, or none whose output is known. */
export function workedExample(definition: LayerDefinition): ReferenceExample | undefined {
  const example = exampleOf(definition);
  if (!example) return undefined;
  const { layer, tensors } = calledExample(definition, example);
  const explained = explainLayer({ layer, level: 0, inside: [] }, undefined);
  const error = layer.issues.find(({ severity }) => severity === 'error');
  const code = codeOf(definition, example, tensors);
  if (error) return { code, layer: explained, refusal: { raises: error.raises ?? 'ValueError', because: describe(error).what } };
  if (explained.outputs.length === 0 || explained.outputs.some(({ sizes }) => sizes === null)) return undefined;
  return { code, layer: explained, refusal: null };
}

function codeOf(definition: LayerDefinition, example: { readonly settings: Given; readonly call: readonly CallPart[] }, tensors: readonly Tensor[]): readonly string[] {
  const made = `layers.${callCode(definition, example.settings)}`;
  if (tensors.length === 0) return [`x = ${made}.output`];
  let next = 0;
  const given = example.call.map((part) => argumentCode(part, () => inputName(next++, tensors.length)));
  const inputs = tensors.map(({ shape, dtype }, i) => {
    const sizes = Tuple.from((shape ?? []).slice(1).map((size) => (typeof size === 'number' ? size : null)));
    return `${inputName(i, tensors.length)} = keras.Input(${pythonRepr(sizes)}${dtype === 'float32' ? '' : `, dtype='${dtype}'`})`;
  });
  return [...inputs, `y = ${made}(${given.join(', ')})`];
}
