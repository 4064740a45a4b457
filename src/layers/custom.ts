// Layers that run a function of one's own: Lambda; and Layer, from which all layers are made.
// Source of the rules: keras/src/layers/core/lambda_layer.py and keras/src/layers/layer.py, Keras 3.15.1.
// Invariant: nothing of a user's is run. What a function gives is told by whoever read it, or it is unknown.

import { formula, type Size } from '../formula/index.ts';
import { patternOf, type Shape } from '../shape/index.ts';
import { defineLayer, type CallPart, type Choosing, type InputSpec, type Nesting, type Recipe, type Trouble } from './define.ts';
import { tensor } from './example.ts';
import { tensorOf } from './inner.ts';
import { isInt, isKind, Tuple, type Raw } from './raw.ts';
import { anything, jsonOf, namedFunction, Refused, truthOf, type Setting } from './setting.ts';

/** A function as Keras writes it: by its name, or as code that we do not have. */
function functionConfig(raw: Raw): unknown {
  if (!isKind(raw, 'function')) return jsonOf(raw);
  const name = raw.path.slice(raw.path.lastIndexOf('.') + 1);
  if (name === '' || name.includes('lambda')) return { class_name: '__lambda__', config: { code: null, defaults: null, closure: null } };
  return namedFunction(name);
}

const isCallable = (raw: Raw): boolean => isKind(raw, 'function') || isKind(raw, 'object') || (isKind(raw, 'dict') && typeof raw.entries['class_name'] === 'string');

const aFunction: Setting = {
  about: 'the function that is run on the input',
  control: { kind: 'text' },
  read: (raw) => (isCallable(raw) ? { value: raw, config: functionConfig(raw) } : new Refused('a function is expected', 'TypeError')),
};

/** What an output may look like before it is known: tensors in lists and tuples. */
interface Outputs {
  readonly specs: readonly { readonly shape: Shape | undefined }[];
  readonly nesting: Nesting;
}

/** Shapes in lists and tuples, each with the batch put before it; a text says what is wrong. */
function declared(raw: Raw, batch: Size): Outputs | string {
  const specs: { readonly shape: Shape }[] = [];
  const walk = (one: Raw): Nesting | string => {
    if (!Array.isArray(one)) return 'a tuple of sizes is expected';
    const items = one as readonly Raw[];
    if (items.every((size) => size === null || isInt(size) || isKind(size, 'size'))) {
      if (!(one instanceof Tuple)) return 'a tuple is expected, not a list';
      specs.push({ shape: [batch, ...items.map((size): Size => (size === null ? null : isKind(size, 'size') ? size.size : Number(size)))] });
      return specs.length - 1;
    }
    const inner: Nesting[] = [];
    for (const item of items) {
      const nested = walk(item);
      if (typeof nested === 'string') return nested;
      inner.push(nested);
    }
    return one instanceof Tuple ? { tuple: inner } : inner;
  };
  const nesting = walk(raw);
  return typeof nesting === 'string' ? nesting : { specs, nesting };
}

type DictPart = Extract<CallPart, { readonly entries: Readonly<Record<string, CallPart>> }>;

const isDict = (part: CallPart): part is DictPart => part !== null && typeof part === 'object' && isKind(part as Raw, 'dict');

/** What a function said that it gives, as outputs; undefined for what holds something else than tensors. */
function told(part: CallPart): Outputs | undefined {
  const specs: InputSpec[] = [];
  const walk = (one: CallPart): Nesting | undefined => {
    const spec = tensorOf(one);
    if (spec) return specs.push(spec) - 1;
    const entries = isDict(one) ? Object.entries(one.entries).toSorted(([a], [b]) => (a < b ? -1 : 1)) : undefined;
    if (!entries && !Array.isArray(one)) return undefined;
    const inner = (entries?.map(([, entry]) => entry) ?? (one as readonly CallPart[])).map(walk);
    if (inner.includes(undefined)) return undefined;
    const all = inner.flatMap((nested) => (nested === undefined ? [] : [nested]));
    if (entries) return { dict: Object.fromEntries(entries.map(([key], i) => [key, all[i] ?? 0])) };
    return one instanceof Tuple ? { tuple: all } : all;
  };
  const nesting = walk(part);
  return nesting === undefined ? undefined : { specs, nesting };
}

/** What is known of the outputs: as declared, as the function says, or nothing. */
function outputsOf({ settings, call, inputs }: Choosing): Outputs | Trouble | undefined {
  const { output_shape: given = null, function: run = null, arguments: more = null } = settings as Readonly<Record<string, Raw>>;
  if (given !== null && !isCallable(given)) {
    const [first] = inputs;
    if (first?.shape?.length === 0) return { trouble: 'setting-disagrees', setting: 'output_shape', raises: 'IndexError', data: { because: 'the input has no batch axis', settings: '`output_shape` here' } };
    const outputs = declared(given, first?.shape?.[0] ?? null);
    return typeof outputs === 'string' ? { trouble: 'setting-disagrees', setting: 'output_shape', raises: 'TypeError', data: { because: outputs, settings: 'this `output_shape`' } } : outputs;
  }
  const unnamed = given === null && truthOf(more) && !isKind(more, 'dict') && !isKind(more, 'unknown');
  if (unnamed) return { trouble: 'function-fails', raises: 'NotImplementedError' };
  const source = given ?? run;
  const gives = isKind(source, 'function') ? source.gives : undefined;
  const answer = gives?.(call['inputs'] ?? [], given === null && more !== null && isKind(more, 'dict') ? more.entries : {});
  if (answer === undefined) return undefined;
  if (answer === 'fails') return { trouble: 'function-fails', raises: 'NotImplementedError' };
  return told(answer as CallPart);
}

function applied(at: Choosing): Recipe | Trouble {
  const outputs = outputsOf(at);
  if (outputs && 'trouble' in outputs) return outputs;
  const known = outputs?.specs.every(({ shape }) => shape) ? outputs : undefined;
  if (!known) return { scope: { blind: 1 }, gives: patternOf('blind'), blind: true, fixes: [] };
  const shapes = Object.fromEntries(known.specs.map(({ shape }, i) => [`output_${i + 1}`, shape ?? []]));
  return {
    scope: { blind: 0, ...shapes },
    gives: Object.keys(shapes).map((name) => patternOf(`*${name}`)),
    nesting: known.nesting,
    fixes: [],
  };
}

/** A function of one's own as a layer. */
export const lambda = defineLayer({
  name: 'Lambda',
  family: 'core',
  about: 'Runs a function of your own. It is not run here, so what it gives is only known where `output_shape` or the function itself tells it.',
  settings: {
    function: aFunction,
    output_shape: { about: 'the shape of its output without the batch, where Keras cannot find it out', control: { kind: 'sizes' }, fallback: null, inConfig: { with: 'output_shape' }, read: (raw: Raw) => ({ value: raw, config: isCallable(raw) ? functionConfig(raw) : jsonOf(raw) }) },
    mask: { about: 'the mask of its output, or a function that makes it', control: { kind: 'text' }, fallback: null, inConfig: { with: 'mask' }, read: (raw: Raw) => ({ value: raw === null ? null : 1, config: functionConfig(raw) }) },
    arguments: { ...anything('further arguments of the function', null), read: (raw: Raw) => ({ value: raw, config: truthOf(raw) ? jsonOf(raw) : {} }) },
  },
  inputs: 'any',
  call: ['mask', 'training'],
  terms: { output_1: 'the shape of what comes out, the batch first' },
  masking: 'mask',
  masks: 'none',
  cautions: [{ when: formula`blind == 1`, code: 'function-unknown', note: true }],
  example: { settings: { function: { kind: 'function', path: 'keras.ops.abs' }, output_shape: Tuple.from([64]) }, call: [tensor([null, 64])] },
  choose: applied,
});

/** The base that layers are made from; it computes nothing. */
export const layer = defineLayer({
  name: 'Layer',
  family: 'core',
  about: 'The base that layers are made from; it computes nothing by itself.',
  settings: {},
  inputs: 'any',
  example: { call: [tensor([null, 64])] },
  choose: () => ({ trouble: 'layer-empty', raises: 'NotImplementedError' }),
});
