// A script that was read against what real Keras made of it: which models come out equal, which are told as unknown,
// which are silently different.
// Invariant: a model of the recording is held against the one that was made at the same place, in the same turn.

import { artefactOf } from './artefacts.ts';
import { recordedOtherwise } from './recorded-otherwise.ts';
import type { LayerTruth, ModelFacts, ModelRead, ModelTruth, ScriptRead, ScriptTruth } from './record.ts';

/** `differs` is the worst: a number is given, and it is wrong. `otherwise`: the record is not what Keras does. */
export type Verdict = 'equal' | 'unknown' | 'missing' | 'otherwise' | 'differs';

/** What became of one recorded model. */
export interface Outcome {
  readonly model: ModelTruth;
  readonly verdict: Verdict;
  readonly why: string;
}

const placeOf = (chain: readonly (readonly [number, string])[]): string => chain.map(([line, name]) => `${name}:${line}`).join('<');
/** A call over several lines has more than one line: the first that both agree on is that of the statement at the top. */
const outer = (chain: readonly (readonly [number, string])[]): string => `${chain.map(([, name]) => name).join('<')}@${chain.at(-1)?.[0] ?? 0}`;

/** Pairs recorded models with those that were read. */
function pair(truth: readonly ModelTruth[], read: readonly ModelRead[]): ReadonlyMap<ModelTruth, ModelRead> {
  const pairs = new Map<ModelTruth, ModelRead>();
  const left = new Set(read);
  const sides: readonly ((chain: ModelTruth['chain']) => string)[] = [placeOf, outer];
  for (const key of sides) {
    for (const one of truth) {
      if (pairs.has(one)) continue;
      const found = [...left].find((other) => key(other.chain) === key(one.chain));
      if (!found) continue;
      pairs.set(one, found);
      left.delete(found);
    }
  }
  return pairs;
}

/** What became of each model whose truth is certain. */
export function compareModels(truth: ScriptTruth, read: ScriptRead): readonly Outcome[] {
  const pairs = pair(truth.models.filter((model) => model.layers !== undefined), read.models);
  return truth.models.filter((model) => model.truth !== null).map((model) => {
    const found = pairs.get(model);
    if (!found) return { model, verdict: 'missing', why: read.died ?? 'no model was read here' };
    const difference = firstDifference(model, found);
    if (difference === undefined) return { model, verdict: 'equal', why: '' };
    const otherwise = difference.known ? recordedOtherwise(truth.id, model.line) : undefined;
    return otherwise === undefined ? { model, verdict: difference.known ? 'differs' : 'unknown', why: difference.what } : { model, verdict: 'otherwise', why: `${difference.what}; ${otherwise}` };
  });
}

interface Found {
  readonly what: string;
  /** False where the library says that it does not know. */
  readonly known: boolean;
}

function firstDifference(truth: ModelTruth, read: ModelRead): Found | undefined {
  const layers = layersDiffer(truth.layers, read.layers, !truth.after_failure, truth.name);
  if (layers) return layers;
  if (!sameClass(truth, read)) return { what: `class ${read.cls}, not ${truth.cls}`, known: true };
  for (const key of ['total', 'trainable', 'non_trainable'] as const) {
    if (truth[key] !== read[key]) return { what: `${key} ${String(read[key])}, not ${String(truth[key])}`, known: read[key] !== null };
  }
  if (!truth.after_failure && truth.name !== read.name) return { what: `name ${read.name}, not ${truth.name}`, known: true };
  return undefined;
}

const sameClass = (truth: ModelFacts, read: ModelFacts): boolean => truth.cls === read.cls;

function layersDiffer(truth: readonly LayerTruth[], read: readonly LayerTruth[], names: boolean, within: string): Found | undefined {
  for (const [i, layer] of truth.entries()) {
    const other = read[i];
    const at = `${within}[${i}] ${layer.name}`;
    if (!other) return { what: `${at} (${layer.cls}) is not there`, known: true };
    if (other.cls !== layer.cls) return { what: `${at}: class ${other.cls}, not ${layer.cls}`, known: true };
    if (names && other.name !== layer.name) return { what: `${at}: name ${other.name}`, known: true };
    if ((layer.shape ?? '?') !== (other.shape ?? '?')) return { what: `${at} (${layer.cls}): shape ${other.shape ?? '?'}, not ${layer.shape ?? '?'}`, known: !(other.shape ?? '?').includes('?') };
    if (layer.params !== undefined && layer.params !== other.params) return { what: `${at} (${layer.cls}): ${String(other.params)} parameters, not ${String(layer.params)}`, known: other.params !== null };
    if (layer.trainable !== undefined && layer.trainable !== other.trainable) return { what: `${at} (${layer.cls}): ${String(other.trainable)} trainable, not ${String(layer.trainable)}`, known: other.trainable !== undefined };
    const inside = layer.layers && layersDiffer(layer.layers, other.layers ?? [], names, layer.name);
    if (inside) return inside;
  }
  const more = read[truth.length];
  return more ? { what: `${within}: one layer more, ${more.name} (${more.cls})`, known: true } : undefined;
}

/** A printed summary: the same text, or the first line that differs. */
export interface PrintOutcome {
  readonly line: number;
  readonly equal: boolean;
  readonly why: string;
}

/** The recording keeps this many characters of a summary. */
const KEPT = 14_000;

/** Each recorded summary against the one that was printed by the same line, in the same turn. */
export function compareSummaries(truth: ScriptTruth, read: ScriptRead): readonly PrintOutcome[] {
  const left = [...read.summaries];
  return truth.summaries.map(({ line, text }) => {
    const at = left.findIndex((one) => one.line === line);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (!found) return { line, equal: false, why: read.died ?? 'nothing was printed' };
    const [expected = [], ours = []] = [text, text.length < KEPT ? found.text : found.text.slice(0, KEPT)].map((one) => one.trimEnd().split('\n'));
    const differs = expected.findIndex((one, i) => one !== ours[i]);
    const row = differs < 0 && ours.length > expected.length ? expected.length : differs;
    return row < 0 ? { line, equal: true, why: '' } : { line, equal: false, why: `row ${row + 1}: ${(ours[row] ?? 'ended').trim()}, not ${(expected[row] ?? 'ended').trim()}` };
  });
}

/** Lines where real Keras refuses, whether we do too; and errors that we tell where nothing failed: those that a recording cannot hold apart. */
export function compareRefusals(truth: ScriptTruth, read: ScriptRead, lines: readonly string[]): { readonly refused: readonly { readonly line: number; readonly msg: string; readonly told: boolean }[]; readonly alarms: ScriptRead['issues']; readonly unseen: readonly (ScriptRead['issues'][number] & { readonly why: string })[] } {
  const errors = read.issues.filter((issue) => issue.severity === 'error');
  const near = (a: number, b: number | null): boolean => b !== null && Math.abs(a - b) <= 1;
  const besides = errors.filter((issue) => !truth.failures.some(({ line }) => near(line, issue.line))).map((issue) => ({ issue, why: artefactOf(truth, lines, issue) }));
  return {
    refused: truth.failures.filter(({ kind }) => kind === 'keras').map(({ line, msg }) => ({ line, msg, told: errors.some((issue) => near(line, issue.line)) })),
    alarms: besides.flatMap(({ issue, why }) => (why === undefined ? [issue] : [])),
    unseen: besides.flatMap(({ issue, why }) => (why === undefined ? [] : [{ ...issue, why }])),
  };
}
