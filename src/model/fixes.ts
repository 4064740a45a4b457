// Fixes: for each kind of issue the changes that could mend it, and the proof by inference that they do.
// Invariant: a fix is only called tried when the network with it came out without that issue and with no new one.

import { evaluate, formula, type Size } from '../formula/index.ts';
import { hasErrors, type Datum, type Fix, type FixEdit, type Issue } from '../issues/index.ts';
import { allSettings, earlierName, pythonRepr, type Raw } from '../layers/index.ts';
import { changeOf, withChanges } from './edit.ts';
import type { Layer } from './layer.ts';
import type { Model } from './model.ts';
import { layersWithin } from './within.ts';
import { heldBy } from './workshop.ts';

interface Candidate {
  readonly text: string;
  readonly edit: FixEdit;
}

/** Whether a change mends an issue. */
type Works = (issue: Issue, candidate: Candidate) => boolean;

type Proposer = (issue: Issue, layer: Layer, model: Model, works: Works) => readonly Candidate[];

/** Named limit: beyond this many layers a model is not inferred again for every fix. */
const LAYERS_WORTH_TRYING = 5000;

/** Named limit: this many fixes of one issue are tried. */
const FIXES_TRIED = 4;

/** Named limit: this many layers are inferred again for all fixes of a model together, so that a large network with many issues does not keep anybody waiting. */
const LAYERS_TRIED = 20_000;

/** The issues of a model, or some of them, each with the fixes that were tried and work. */
export function mend(model: Model, issues = model.allIssues): readonly Issue[] {
  if (model.rows.length > LAYERS_WORTH_TRYING) return issues;
  const all = [...layersWithin<Layer>(model)];
  const layers = new Map(all.map((layer) => [layer.name, layer]));
  // Layers may share a name: each of them is inferred again.
  const works = trial(model, all.length);
  return issues.map((issue) => {
    const layer = layers.get(issue.where.layer ?? '') ?? model;
    const candidates = (proposers[issue.code] ?? (() => []))(issue, layer, model, works).slice(0, FIXES_TRIED);
    const fixes = candidates.flatMap((candidate): readonly Fix[] => (works(issue, candidate) ? [{ ...candidate, tried: true }] : []));
    return fixes.length > 0 ? { ...issue, fixes } : issue;
  });
}

const countErrors = (all: readonly Issue[]): number => all.filter((one) => hasErrors([one])).length;

/** Tries changes by inference, as long as the layers last. */
function trial(model: Model, layers: number): Works {
  const errors = countErrors(model.allIssues);
  let left = LAYERS_TRIED;
  return (issue, candidate) => {
    if (left < layers) return false;
    left -= layers;
    const after = withChanges(model, [changeOf(candidate.edit)]).allIssues;
    const same = (one: Issue): boolean => one.code === issue.code && one.where.layer === issue.where.layer && one.where.setting === issue.where.setting;
    return !after.some(same) && (issue.severity === 'error' ? countErrors(after) < errors : countErrors(after) <= errors);
  };
}

/** The largest window, no larger than fits its own input, with which the layers behind it fit as well. */
function largestFitting(works: Works, issue: Issue, layer: Layer, setting: string, fitting: readonly number[]): Candidate | undefined {
  const upTo = (most: number): Candidate => {
    const sizes = fitting.map((size) => Math.min(size, most));
    const least = Math.min(...sizes);
    return set(layer, setting, sizes, sizes.every((size) => size === least) ? `${setting} at most ${least}` : `${setting} at most (${sizes.join(', ')})`);
  };
  let [low, high] = [0, Math.max(...fitting)];
  if (works(issue, upTo(high))) return upTo(high);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (works(issue, upTo(middle))) low = middle;
    else high = middle;
  }
  return low >= 1 ? upTo(low) : undefined;
}

const quoted = (value: Raw): string => (typeof value === 'string' ? `"${value}"` : pythonRepr(value));
const set = (layer: Layer, setting: string, value: Datum, text?: string): Candidate => ({ text: text ?? `${setting}=${quoted(value)}`, edit: { kind: 'set', layer: layer.name, setting, value } });

const largest = formula`floor((n - 1) / gap) + 1`;

/** Where the layer before gives only its last step, it could give all of them. */
function everyStep(layer: Layer): readonly Candidate[] {
  const below = layer.nodes.at(-1)?.inputs[0]?.node.layer;
  const giver = below && [below, ...heldBy(below)].find((one) => one.settings['return_sequences'] === 0);
  return giver ? [set(giver, 'return_sequences', true, `return_sequences=True in ${giver.name}`)] : [];
}

/** What could mend an issue, by its code; the most likely first. */
const proposers: Readonly<Record<string, Proposer>> = {
  'window-too-large': (issue, layer, _model, works) => {
    const { setting } = issue.where;
    const scope = layer.nodes.at(-1)?.inferred?.scope ?? {};
    const candidates: Candidate[] = [];
    const control = allSettings(layer.definition)['padding']?.control;
    if (control?.kind === 'choice' && control.options.includes('same')) candidates.push(set(layer, 'padding', 'same'));
    const n = scope['n'];
    if (setting === undefined || !Array.isArray(n)) return candidates;
    const window = scope[setting];
    const fitting = evaluate(largest, { n, gap: scope['dilation_rate'] ?? 1 });
    if (!Array.isArray(window) || !Array.isArray(fitting)) return candidates;
    const smaller = (window as readonly Size[]).map((size, i) => Math.min(Number(size), typeof fitting[i] === 'number' ? fitting[i] : Number(size)));
    if (smaller.some((size) => !(size >= 1))) return candidates;
    const largestThatWorks = largestFitting(works, issue, layer, setting, smaller);
    return largestThatWorks ? [...candidates, largestThatWorks] : candidates;
  },
  'setting-invalid': (issue, layer) => {
    const { setting } = issue.where;
    const definition = setting === undefined ? undefined : allSettings(layer.definition)[setting];
    if (setting === undefined || !definition) return [];
    const { suggestion } = issue.data;
    if (typeof suggestion === 'string') return [set(layer, setting, suggestion)];
    const { control, fallback } = definition;
    if (fallback !== undefined && fallback !== null && typeof fallback !== 'object') return [set(layer, setting, fallback as Datum)];
    if (control.kind === 'choice') return control.options.slice(0, 2).map((option) => set(layer, setting, option));
    if (control.kind === 'count' || control.kind === 'counts') return [set(layer, setting, control.minimum, `${setting} at least ${control.minimum}`)];
    return control.kind === 'number' && control.minimum !== undefined ? [set(layer, setting, control.minimum, `${setting} between ${control.minimum} and ${control.maximum ?? 'infinity'}`)] : [];
  },
  'setting-unknown': (issue, layer) => {
    const { suggestion, setting } = issue.data;
    if (typeof suggestion !== 'string' || typeof setting !== 'string') return [];
    const given = layer.given[setting] ?? null;
    const value = earlierName(setting, given, (name) => name === suggestion)?.value ?? given;
    return [{ text: `${suggestion}=${quoted(value)}`, edit: { kind: 'set', layer: layer.name, setting: suggestion, value: value as Datum, instead: setting } }];
  },
  'unknown-layer': (issue, layer) => {
    const { suggestion } = issue.data;
    return typeof suggestion === 'string' ? [{ text: suggestion, edit: { kind: 'class', layer: layer.name, class: suggestion } }] : [];
  },
  'setting-disagrees': (issue, layer) => (issue.where.setting === undefined ? [] : [set(layer, issue.where.setting, 1)]),
  'channels-not-divisible': (_issue, layer) => [set(layer, 'groups', 1)],
  'name-taken': ({ data: { name } }) => [{ text: `name="${String(name)}_1"`, edit: { kind: 'rename', layer: String(name), name: `${String(name)}_1` } }],
  'weight-size-unknown': (_issue, layer) => {
    const below = layer.nodes.at(-1)?.inputs[0]?.node;
    const rank = below?.inputs[0]?.shape?.length;
    if (!below || below.layer.className !== 'Flatten' || rank === undefined || rank < 3 || rank > 5) return [];
    const global = `GlobalAveragePooling${rank - 2}D`;
    return [{ text: `${global}() in place of Flatten, which needs no fixed size`, edit: { kind: 'class', layer: below.layer.name, class: global } }];
  },
  'input-rank': (_issue, layer) => {
    const shape = layer.nodes.at(-1)?.inputs[0]?.shape;
    if (!shape) return [];
    const inner = shape.slice(1);
    const candidates: Candidate[] = [{ text: `Flatten() before it`, edit: { kind: 'insert', before: layer.name, class: 'Flatten', settings: {} } }];
    if (inner.every((size) => typeof size === 'number')) {
      const target = [...inner, 1];
      if (layer.nodes.at(-1)?.inputs[0]?.node.layer.className === 'InputLayer') candidates.unshift({ text: `an input of the shape (${target.join(', ')}), with a channel axis`, edit: { kind: 'input', shape: target } });
      else candidates.unshift({ text: `Reshape((${target.join(', ')})) before it, which adds the channel axis`, edit: { kind: 'insert', before: layer.name, class: 'Reshape', settings: { target_shape: target } } });
    }
    return [...everyStep(layer), ...candidates];
  },
  'dense-on-picture': (_issue, layer) => [{ text: 'Flatten() before it', edit: { kind: 'insert', before: layer.name, class: 'Flatten', settings: {} } }],
  'input-shape-missing': (_issue, layer, model) => {
    const known = model.session.examples.map(({ name, shape }): Candidate => ({ text: `keras.Input(shape=${pythonRepr(asTuple(shape))}) as the first layer, the shape of ${name}`, edit: { kind: 'input', shape } }));
    const rank = axesRead(layer.sublayers[0] ?? layer);
    const common: Readonly<Record<number, readonly number[]>> = { 1: [64, 1], 2: [28, 28, 1], 3: [16, 16, 16, 1] };
    const example = rank === undefined ? [784] : common[rank];
    return example && known.length === 0 ? [ { text: `keras.Input(shape=(${example.join(', ')}${example.length === 1 ? ',' : ''})) as the first layer, for example`, edit: { kind: 'input', shape: example } }] : known;
  },
};

const asTuple = (shape: readonly (number | null)[]): Raw => ({ kind: 'function', path: `(${shape.map((size) => size ?? 'None').join(', ')}${shape.length === 1 ? ',' : ''})` });

/** How many axes between batch and channels a layer reads, where that is fixed. */
function axesRead({ definition: { reads } }: Layer): number | undefined {
  return reads === undefined || 'cases' in reads ? undefined : reads.axes.find((axis) => axis.count !== undefined)?.count;
}
