// The network as a script: the one that was opened with the changes written into it, else one that is generated.
// Invariant: a script is only shown when it was read and makes the network that is shown.

import { toKeras } from '../../src/codegen/index.ts';
import { applyEdits, editsForChange } from '../../src/language/index.ts';
import { layersWithin, type Change, type Layer, type Model } from '../../src/model/index.ts';
import { readPython } from '../../src/python/index.ts';
import { changing, modelAfter, modelIn, modelOf, openedIn, pastOf, type Desk, type Past } from './desk.ts';
import { networkFor, remarksFor } from './derived.ts';
import type { Remark } from './marks.ts';
import { readScript } from './read-script.ts';
import type { Span } from './spans.ts';

/** A script, and the network that it was read as. */
export interface Script {
  readonly text: string;
  readonly model: Model | undefined;
  readonly remarks: readonly Remark[];
  /** True where it is not what was opened with changes, but was written anew. */
  readonly isGenerated: boolean;
}

const FILE = 'script.py';

const scripts = new WeakMap<Past | Model, Script>();

/** The script of the network that is shown. */
export const scriptOf = (desk: Desk): Script | undefined => scriptAfter(desk, changing(pastOf(desk)));

/** The script after some steps. */
export function scriptAfter(desk: Desk, past: Past | null): Script | undefined {
  // From the nearest step whose script is known, forwards.
  const steps: Past[] = [];
  let at = past;
  while (at && !at.step.opened && !scripts.has(at)) {
    steps.push(at);
    at = changing(at.before);
  }
  let script = at ? (scripts.get(at) ?? openedScript(desk, at)) : openedScript(desk, null);
  for (const step of steps.toReversed()) {
    const model = modelAfter(desk, step);
    if (!model) return undefined;
    script = (script && !script.isGenerated ? changed(desk, step, script) : undefined) ?? generated(model);
    scripts.set(step, script);
  }
  return script;
}

/** Takes a script as that of the shown network, if it makes exactly that; what was written down need not be worked out again. */
export function knowScript(desk: Desk, text: string, isGenerated: boolean): boolean {
  const [past, model] = [changing(pastOf(desk)), modelOf(desk)];
  const read = readScript(openedIn(desk).name, text);
  const made = modelIn(desk, read);
  if (!past || !model || !made || printOf(made) !== printOf(model)) return false;
  scripts.set(past, { text, model: made, remarks: read.remarks, isGenerated });
  return true;
}

function openedScript(desk: Desk, past: Past | null): Script | undefined {
  const { text, remarks } = openedIn(desk, past);
  const model = modelAfter(desk, past);
  if (text === null) return model && generated(model);
  return { text, model, remarks, isGenerated: false };
}

/** The script that is written from a model; it is read back when somebody looks at its places. */
function generated(model: Model): Script {
  const before = scripts.get(model);
  if (before) return before;
  let read: { readonly model: Model | undefined } | undefined;
  const script: Script = {
    text: toKeras(model),
    remarks: [],
    isGenerated: true,
    get model() {
      read ??= { model: readPython(script.text, { file: FILE }).models.at(-1) };
      return read.model;
    },
  };
  scripts.set(model, script);
  return script;
}

/** A script with changes written into it; undefined where it would not make the changed network. */
function changed(desk: Desk, past: Past, script: Script): Script | undefined {
  const [before, after] = [modelAfter(desk, past.before), modelAfter(desk, past)];
  const { model, text } = script;
  if (!before || !after || !model) return undefined;
  const { name } = openedIn(desk, past);
  const names = pairs(before, model);
  const edits = past.step.changes.map((change) => editsForChange(text, name, model, renamed(change, names)));
  if (!edits.every((one) => one !== undefined)) return undefined;
  const written = readScript(name, applyEdits(text, name, edits.flat()));
  const made = modelIn(desk, written);
  return made && printOf(made) === printOf(after) ? { text: written.text, model: made, remarks: written.remarks, isGenerated: false } : undefined;
}

/** The names of one model's layers by those of another that is the same but for them. */
function pairs(from: Model, to: Model): ReadonlyMap<string, string> {
  const others = [...layersWithin<Layer>(to)];
  return new Map([...layersWithin<Layer>(from)].map(({ name }, i) => [name, others[i]?.name ?? name]));
}

function renamed(change: Change, names: ReadonlyMap<string, string>): Change {
  const of = (name: string): string => names.get(name) ?? name;
  if (change.kind === 'graft') return { ...change, after: of(change.after), ...(change.to === undefined ? {} : { to: of(change.to) }) };
  if (change.kind === 'insert') return { ...change, before: of(change.before) };
  return 'layer' in change && change.layer !== undefined ? { ...change, layer: of(change.layer) } : change;
}

/** A text that two models share when they are the same but for automatic names: the same layers with the same settings, joined in the same way. */
function printOf(model: Model): string {
  const layers = [...layersWithin<Layer>(model)];
  const at = new Map(layers.map((layer, i) => [layer, i]));
  const text = (value: unknown): string => JSON.stringify(value, (key, part: unknown) => (key === 'name' ? undefined : typeof part === 'bigint' ? String(part) : isPlain(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part));
  return layers.slice(1).map((layer) => {
    const config = layer.sublayers.length > 0 ? '' : text(layer.config());
    return `${layer.className} ${config} ${text(layer.params)} ${text(layer.nodes.map((node) => [node.outputs.map(({ shape }) => shape), node.inputs.map((tensor) => at.get(tensor.node.layer))]))}`;
  }).join('\n');
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where the script writes the layers of the canvas, by their ids. */
export function spansOf(script: Script, shown: Model): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  if (!script.model) return spans;
  const written = [...layersWithin<Layer>(script.model)];
  const ids = new Map(networkFor(shown).nodes.map(({ layer, id }) => [layer, id]));
  for (const [i, layer] of [...layersWithin<Layer>(shown)].entries()) {
    const id = ids.get(layer);
    const origin = written[i]?.origin;
    if (id !== undefined && origin) spans.set(id, origin);
  }
  return spans;
}

/** What is wrong with a script, at its places. */
export function troubles(script: Script): readonly (Remark & { readonly span: Span })[] {
  const all = [...(script.model ? remarksFor(script.model) : []), ...script.remarks];
  return all.flatMap((remark) => (remark.span && remark.severity !== 'note' ? [{ ...remark, span: remark.span }] : []));
}
