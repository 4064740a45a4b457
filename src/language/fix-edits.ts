// From a fix to the edits of the text that make it: settings, classes, layers put in.
// Invariant: a fix that cannot be written down safely gives nothing; whether it mends is not decided here.

import type { Datum, FixEdit, Range } from '../issues/index.ts';
import { layersWithin, type Layer, type Model } from '../model/index.ts';
import type { Expression } from '../python/index.ts';
import { isArgument, type CallNode, type Code } from './code.ts';
import type { TextEdit } from './text-edit.ts';

/** Where a fix is to be written. */
export interface Writing {
  /** The model that the issue belongs to; undefined for a layer that is in none. */
  readonly model: Model | undefined;
  /** The layer that the issue is about. */
  readonly layer: Layer | undefined;
  /** The text of a file. */
  readonly code: (file: string | undefined) => Code | undefined;
  /** Where a layer is called, when not where it is made. */
  readonly callsOf: (layer: Layer) => readonly { readonly file: string | undefined; readonly range: Range }[];
}

/** The edits that make a fix; undefined where none can be written. */
export function editsOf(edit: FixEdit, writing: Writing): readonly TextEdit[] | undefined {
  switch (edit.kind) {
    case 'set':
      return inCall(layerNamed(edit.layer, writing), writing, (code, call, layer) => settingEdits(code, call, layer, edit));
    case 'class':
      return inCall(layerNamed(edit.layer, writing), writing, (code, call, layer) => classEdits(code, call, edit.class, layer.definition.name !== edit.class));
    case 'rename':
      return inCall(lastNamed(edit.layer, writing), writing, (code, call, layer) => settingEdits(code, call, layer, { setting: 'name', value: edit.name }));
    case 'insert':
      return inCall(layerNamed(edit.before, writing), writing, (code, call, layer) => insertion(code, call, layer, writing, edit.class, edit.settings));
    case 'input':
      return inputEdits(edit.shape, writing);
  }
}

const layersOf = ({ model, layer }: Writing): readonly Layer[] => (model ? [...layersWithin<Layer>(model)] : layer ? [layer] : []);

/** The layer of a name. */
export const layerNamed = (name: string, writing: Writing): Layer | undefined => (writing.layer?.name === name ? writing.layer : layersOf(writing).find((layer) => layer.name === name));

/** Of several layers of one name the last. */
const lastNamed = (wanted: string, writing: Writing): Layer | undefined => layersOf(writing).findLast(({ name }) => name === wanted);

/** Does something with the call that makes a layer. */
export function inCall(layer: Layer | undefined, { code: codeOf }: Writing, write: (code: Code, call: CallNode, layer: Layer) => readonly TextEdit[] | undefined): readonly TextEdit[] | undefined {
  const code = layer?.origin && codeOf(layer.origin.file);
  const call = layer?.origin && code?.callAt(layer.origin);
  return layer && code && call ? write(code, call, layer) : undefined;
}

interface Set {
  readonly setting: string;
  readonly value: Datum;
  readonly instead?: string;
}

function settingEdits(code: Code, call: CallNode, layer: Layer, { setting, value, instead }: Set): readonly TextEdit[] | undefined {
  if (instead !== undefined) {
    const misspelt = call.args.find(({ name }) => name === instead);
    return misspelt && [code.edit({ start: misspelt.start, end: misspelt.start + instead.length }, setting)];
  }
  const written = layer.origin?.settings?.[setting];
  const isOne = Array.isArray(value) && value.every((one) => one === value[0]) && !(written && /^[([]/.test(code.textAt(written)));
  const text = python(isOne ? ((value as readonly Datum[])[0] ?? null) : value, code.quote);
  if (written) return [{ file: code.file, range: written, text }];
  return call.args.some(({ star }) => star !== undefined) ? undefined : [code.addArgument(call, `${setting}=${text}`)];
}

/** A value as Python, lists as tuples. */
export function python(value: Datum, quote: string): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `${quote}${value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`;
  if (typeof value === 'number') return String(value);
  return `(${value.map((one) => python(one, quote)).join(', ')}${value.length === 1 ? ',' : ''})`;
}

/** The text of a call that makes a layer; a single setting that is given by position stands without its name. */
export function madeText(prefix: string, name: string, settings: Readonly<Record<string, Datum>>, quote: string): string {
  const values = Object.entries(settings);
  const [only] = values;
  return `${prefix}${name}(${values.length === 1 && only && only[0] !== 'name' ? python(only[1], quote) : values.map(([key, value]) => `${key}=${python(value, quote)}`).join(', ')})`;
}

/** What stands before a class's name where it is called: `layers.`; undefined where the name says nothing of others. */
export function prefixOf(code: Code, func: Expression): string | undefined {
  if (func.kind === 'Attribute') return code.text.slice(func.start, func.attr.start);
  return func.kind === 'Name' ? '' : undefined;
}

/** The edits that make another class known where this one is, if it takes any. */
export const known = (code: Code, func: Expression, name: string): readonly TextEdit[] | undefined => (func.kind === 'Name' ? code.importBeside(func.id, name) : []);

function classEdits(code: Code, call: CallNode, name: string, anew: boolean): readonly TextEdit[] | undefined {
  const { func } = call;
  const prefix = prefixOf(code, func);
  if (prefix === undefined) return undefined;
  if (anew) {
    const imports = known(code, func, name);
    return imports && [...imports, code.edit(call, `${prefix}${name}()`)];
  }
  const everywhere = func.kind === 'Name' ? code.respell(func.id, name) : [];
  return everywhere.length > 0 ? everywhere : [code.edit({ start: func.start + prefix.length, end: func.end }, name)];
}

/** The edits that put a layer before another: in a list, by `add`, or around what the other is called on. */
function insertion(code: Code, call: CallNode, layer: Layer, { callsOf }: Writing, name: string, settings: Readonly<Record<string, Datum>>): readonly TextEdit[] | undefined {
  const prefix = prefixOf(code, call.func);
  const imports = known(code, call.func, name);
  if (prefix === undefined || imports === undefined) return undefined;
  const text = madeText(prefix, name, settings, code.quote);
  const parent = code.parent(call);
  if (parent?.kind === 'List' || parent?.kind === 'Tuple') {
    const indent = code.indentBefore(call.start);
    return [...imports, code.insert(call.start, `${text},${indent === undefined ? ' ' : code.lineEnd + indent}`)];
  }
  const outer = isArgument(parent) ? code.parent(parent) : undefined;
  if (outer?.kind === 'Call') {
    const adding = outer as CallNode;
    const statement = code.parent(adding);
    const indent = code.indentBefore(adding.start);
    if (adding.func.kind === 'Attribute' && adding.func.attr.name === 'add' && statement?.kind === 'Expr' && indent !== undefined) return [...imports, code.insert(adding.start, `${code.textOf(adding.func)}(${text})${code.lineEnd}${indent}`)];
  }
  const use = parent?.kind === 'Call' && (parent as CallNode).func === call ? (parent as CallNode) : callOf(code, callsOf(layer));
  const [first] = use?.args ?? [];
  return first && first.star === undefined && first.name === undefined ? [...imports, code.insert(first.start, `${text}(`), code.insert(first.end, ')')] : undefined;
}

/** The only call of a layer, where it has one in this file. */
function callOf(code: Code, calls: ReturnType<Writing['callsOf']>): CallNode | undefined {
  const [only, ...more] = calls;
  return only && more.length === 0 && only.file === code.file ? code.callAt(only.range) : undefined;
}

/** The edits that give a network another input, or one at all. */
function inputEdits(shape: readonly Datum[], writing: Writing): readonly TextEdit[] | undefined {
  const { model, code: codeOf } = writing;
  const input = model?.inputs[0]?.node.layer;
  const text = (code: Code): string => python(shape, code.quote);
  if (input?.origin) {
    const { settings, file } = input.origin;
    const code = codeOf(file);
    const written = settings?.['shape'] ?? settings?.['input_shape'];
    return code && written && [{ file: code.file, range: written, text: text(code) }];
  }
  const first = model && layersOf(writing)[1];
  return inCall(first, writing, (code, call, layer) => insertion(code, call, layer, writing, 'Input', { shape }));
}
