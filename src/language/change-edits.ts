// From a change of a network to the edits of its script: what a canvas changed, as a person would have written it.
// Invariant: only the lines of what was changed are touched; what cannot be written so gives nothing. Whether the script then
// makes the changed network is for the caller to see by reading it.

import type { Datum } from '../issues/index.ts';
import { Float, isKind, type Raw, type RawObject } from '../layers/index.ts';
import type { Change, Layer, Model } from '../model/index.ts';
import { Code, isArgument, type CallNode } from './code.ts';
import { editsOf, inCall, known, layerNamed, madeText, prefixOf, python, type Writing } from './fix-edits.ts';
import type { TextEdit } from './text-edit.ts';

/** The edits of a script that make a change of a model that was read from it; undefined where none can be written. */
export function editsForChange(text: string, file: string, model: Model, change: Change): readonly TextEdit[] | undefined {
  const code = new Code(text, file);
  const writing: Writing = { model, layer: undefined, code: (asked) => (asked === undefined || asked === file ? code : undefined), callsOf: () => [] };
  switch (change.kind) {
    case 'set':
    case 'input': {
      if (change.kind === 'set' && isKind(change.value, 'object')) return writeObject(change.setting, change.value, layerNamed(change.layer, writing), writing);
      const value = datumOf(change.kind === 'set' ? change.value : change.shape);
      if (value === undefined) return undefined;
      if (change.kind === 'set') return editsOf({ ...change, value }, writing);
      return Array.isArray(value) ? editsOf({ kind: 'input', shape: value as readonly Datum[] }, writing) : undefined;
    }
    case 'insert': {
      const settings = dataOf(change.settings);
      return settings && editsOf({ ...change, settings }, writing);
    }
    case 'class':
    case 'rename':
      return editsOf(change, writing);
    case 'unset':
      return inCall(layerNamed(change.layer, writing), writing, (_, call) => withoutArgument(code, call, change.setting));
    case 'remove':
      return inCall(layerNamed(change.layer, writing), writing, (_, call) => removal(code, call));
    case 'graft': {
      const [sprout, ...more] = change.layers;
      const settings = sprout && more.length === 0 && change.as === 'between' ? dataOf(sprout.settings) : undefined;
      return sprout && settings && graft(writing, code, change.after, { class: sprout.class, settings });
    }
    case 'enter':
    case 'connect':
    case 'disconnect':
      return undefined;
  }
}

/** Writes an object of the framework: as the script calls its class already, else by its whole path. */
function writeObject(setting: string, { path, args }: RawObject, made: Layer | undefined, writing: Writing): readonly TextEdit[] | undefined {
  const values = dataOf(args);
  return values && inCall(made, writing, (code, call, layer) => {
    const written = layer.origin?.settings?.[setting];
    const before = written && /^([\w.]+)\(/.exec(code.textAt(written))?.[1];
    const name = path.slice(path.lastIndexOf('.') + 1);
    const called = before !== undefined && (before === name || before.endsWith(`.${name}`)) ? before : path;
    const text = `${called}(${Object.entries(values).map(([key, value]) => `${key}=${python(value, code.quote)}`).join(', ')})`;
    if (written) return [{ file: code.file, range: written, text }];
    return call.args.some(({ star }) => star !== undefined) ? undefined : [code.addArgument(call, `${setting}=${text}`)];
  });
}

/** A value that can be written as data; undefined for anything else. */
function datumOf(raw: Raw): Datum | undefined {
  if (raw === null || typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean') return raw;
  if (raw instanceof Float) return raw.value;
  if (!Array.isArray(raw)) return undefined;
  const items = Array.from(raw as readonly Raw[], datumOf);
  return items.every((one) => one !== undefined) ? items : undefined;
}

function dataOf(settings: Readonly<Record<string, Raw>>): Readonly<Record<string, Datum>> | undefined {
  const values = Object.entries(settings).map(([name, raw]) => [name, datumOf(raw)] as const);
  return values.every((one): one is readonly [string, Datum] => one[1] !== undefined) ? Object.fromEntries(values) : undefined;
}

/** The edit that takes a keyword out of a call, with the comma before or behind it. */
function withoutArgument(code: Code, call: CallNode, name: string): readonly TextEdit[] | undefined {
  const at = call.args.findIndex((argument) => argument.name === name);
  const [before, own, after] = [call.args[at - 1], call.args[at], call.args[at + 1]];
  if (!own) return undefined;
  if (before) return [code.edit({ start: before.end, end: own.end }, '')];
  return [code.edit({ start: own.start, end: after?.start ?? own.end }, '')];
}

/** What the call of a layer stands in: a list of layers, an `add` on a line of its own, or an assignment that calls it on what came before. */
type Place = { readonly kind: 'list'; readonly items: readonly { readonly start: number; readonly end: number }[] } | { readonly kind: 'add' | 'assign'; readonly statement: { readonly start: number; readonly end: number }; readonly adding: string };

function placeOf(code: Code, call: CallNode): Place | undefined {
  const parent = code.parent(call);
  if (parent?.kind === 'List' || parent?.kind === 'Tuple') return { kind: 'list', items: (parent as unknown as { readonly items: readonly { readonly start: number; readonly end: number }[] }).items };
  const outer = (isArgument(parent) ? code.parent(parent) : parent) as CallNode | undefined;
  const statement = outer?.kind === 'Call' ? code.parent(outer) : undefined;
  if (!outer || !statement) return undefined;
  if (isArgument(parent) && statement.kind === 'Expr' && outer.func.kind === 'Attribute' && outer.func.attr.name === 'add') return { kind: 'add', statement, adding: code.textOf(outer.func) };
  if (statement.kind !== 'Assign' || outer.func !== call) return undefined;
  const { targets: [target, ...others] } = statement as unknown as { readonly targets: readonly { readonly start: number; readonly end: number; readonly kind: string }[] };
  const [argument, ...more] = outer.args;
  if (!target || target.kind !== 'Name' || others.length > 0 || !argument || more.length > 0) return undefined;
  // Only where the variable goes on under its name can a line go or come without the others knowing.
  return { kind: 'assign', statement, adding: code.textOf(target) };
}

function removal(code: Code, call: CallNode): readonly TextEdit[] | undefined {
  const place = placeOf(code, call);
  if (!place) return undefined;
  if (place.kind !== 'list') {
    const lines = code.linesOf(place.statement);
    return lines && [code.edit(lines, '')];
  }
  const lines = code.linesOf(call);
  if (lines) return [code.edit(lines, '')];
  const at = place.items.findIndex(({ start }) => start === call.start);
  const [before, after] = [place.items[at - 1], place.items[at + 1]];
  if (after) return [code.edit({ start: call.start, end: after.start }, '')];
  return [code.edit({ start: before?.end ?? call.start, end: call.end }, '')];
}

interface Made {
  readonly class: string;
  readonly settings: Readonly<Record<string, Datum>>;
}

/** A layer behind another; behind the input it stands before what was first. */
function graft(writing: Writing, code: Code, after: string, made: Made): readonly TextEdit[] | undefined {
  const layer = layerNamed(after, writing);
  if (layer?.origin && layer.className !== 'InputLayer') return inCall(layer, writing, (_, call) => behind(code, call, made));
  const first: Layer | undefined = writing.model?.rows.find(({ className }) => className !== 'InputLayer');
  return first && editsOf({ kind: 'insert', before: first.name, class: made.class, settings: made.settings }, writing);
}

function behind(code: Code, call: CallNode, { class: className, settings }: Made): readonly TextEdit[] | undefined {
  const place = placeOf(code, call);
  const prefix = prefixOf(code, call.func);
  const imports = known(code, call.func, className);
  if (!place || prefix === undefined || imports === undefined) return undefined;
  const text = madeText(prefix, className, settings, code.quote);
  if (place.kind === 'list') {
    const lines = code.linesOf(call);
    if (!lines) return [...imports, code.insert(call.end, `, ${text}`)];
    const hasComma = /^\s*,/.test(code.text.slice(call.end, lines.end));
    return [...imports, ...(hasComma ? [] : [code.insert(call.end, ',')]), lineBehind(code, lines, call.start, `${text}${hasComma ? ',' : ''}`)];
  }
  const lines = code.linesOf(place.statement);
  return lines && [...imports, lineBehind(code, lines, place.statement.start, place.kind === 'add' ? `${place.adding}(${text})` : `${place.adding} = ${text}(${place.adding})`)];
}

/** The edit that writes one more line behind some, indented as they are. */
function lineBehind(code: Code, lines: { readonly start: number; readonly end: number }, at: number, text: string): TextEdit {
  const indent = code.text.slice(lines.start, at);
  const isEnded = code.text[lines.end - 1] === '\n';
  return code.insert(lines.end, isEnded ? `${indent}${text}${code.lineEnd}` : `${code.lineEnd}${indent}${text}`);
}
