// One recorded case against the library: every difference, as what real Keras gave and what we gave.
// Invariant: a case without differences is accepted or refused as in Keras, with equal outputs, weights, counts, name and config.

import { isDeepStrictEqual } from 'node:util';
import { sizeText, type Size } from '../src/formula/index.ts';
import type { Issue } from '../src/issues/index.ts';
import { findLayer, Tuple, isKind, type Raw } from '../src/layers/index.ts';
import { begin, countOf, Session, Tensor, tensorsIn, type Layer, type Structure } from '../src/model/index.ts';
import type { Case, CaseRecord, ErrorRecord, WeightRecord } from './case-record.ts';
import { argumentOf, givenOf, givenOfConfig, inputOf, plainJson } from './case-values.ts';
import { isRecord, type Json } from './python-json.ts';

/** Something in which Keras and the library differ. */
export interface Difference {
  /** `accepted`, `outputs`, `weights`, `params`, `name`, `config`, `config read back`, or `crash`. */
  readonly what: string;
  readonly keras: string;
  readonly ours: string;
}

/** What the library makes of a case. */
export interface Answer {
  readonly layer: Layer | undefined;
  readonly output: Structure | undefined;
  /** Why it is refused; undefined when it is accepted. */
  readonly refusal: string | undefined;
}

/** Builds a case with the library, in the order in which Python would. */
export function buildCase(test: Case): Answer {
  const session = new Session();
  const tensors = test.inputs.map((input) => inputOf(input, session));
  const { given, made } = givenOf(test, session, tensors);
  if (!given) return { layer: undefined, output: undefined, refusal: 'too many positional settings' };
  const layer = session.layer(test.class, given);
  let output: Structure | undefined;
  if (test.class === 'InputLayer') output = begin(layer);
  else {
    for (const prior of test.prior_calls ?? []) layer.call(prior.map((one) => argumentOf(one, session, tensors)));
    const { args = [], kwargs = {} } = test.call ?? { args: [{ $t: 0 }] };
    const named = Object.fromEntries(Object.entries(kwargs).map(([key, one]) => [key, argumentOf(one, session, tensors)]));
    output = layer.call(args.map((one) => argumentOf(one, session, tensors)), named).output;
  }
  return { layer, output, refusal: refusalOf([...made.flatMap((one) => one.issues), ...layer.issues]) };
}

/** Everything in which the library differs from what was recorded. */
export function checkCase(record: CaseRecord): readonly Difference[] {
  try {
    return compare(record, buildCase(record));
  } catch (error) {
    return [crash(record, error)];
  }
}

/** An exception of the library, which is a difference whatever Keras does. */
export const crash = (record: { readonly error?: ErrorRecord }, error: unknown): Difference => ({
  what: 'crash',
  keras: record.error?.message ?? 'accepted',
  ours: error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error),
});

/** An error of Keras where the library accepts. */
export const overlooked = (error: ErrorRecord, ours: string): Difference => ({ what: 'accepted', keras: `${error.type} (${error.phase}): ${error.message}`, ours: `accepted, giving ${ours}` });

/** Why a layer is refused, as text; undefined when it is not. */
export function refusalOf(issues: readonly Issue[]): string | undefined {
  const error = issues.find((issue) => issue.severity === 'error');
  return error && `${error.code} ${JSON.stringify(error.data)}`;
}

function compare(record: CaseRecord, { layer, output, refusal }: Answer): readonly Difference[] {
  if (record.error) return refusal === undefined ? [overlooked(record.error, output ? structureText(output) : 'nothing')] : [];
  if (refusal !== undefined || !layer || !output) return [{ what: 'accepted', keras: 'accepted', ours: `refused: ${refusal ?? ''}` }];
  const weights = [...layer.allWeights()];
  const trainable = new Set(layer.trainableWeights());
  const config = plainJson(record.config ?? null);
  return differences([
    ['name', record.name, layer.name],
    ['outputs', recordedStructure(record), structureText(output)],
    ['masks', masksText(record.output_masks?.map((mask) => mask?.shape) ?? []), masksText(tensorsIn(output).map(({ mask }) => mask?.map(sizeOf)))],
    ['masking', record.supports_masking ?? layer.supportsMasking, layer.supportsMasking],
    ['weights', record.weights?.map(weightText), weightTexts(layer)],
    ['params', [record.params, record.trainable_params, record.non_trainable_params].join(' '), [layer.params, countOf(trainable), countOf(weights.filter((weight) => !trainable.has(weight)))].map(sizeOf).join(' ')],
    ...(record.config === undefined ? [] : ([['config', foretold(plainData(config), plainData(layer.serialize())), foretold(plainData(layer.serialize()), plainData(layer.serialize()))], ...(record.config_unread ? [] : [['config read back', plainData(plainJson(rewritten(record))), readBack(record)] as const])] as const)),
  ]);
}

/** The masks of some tensors as text; none where no tensor has one. */
const masksText = (masks: readonly (readonly (number | string | null)[] | undefined)[]): string => (masks.some((mask) => mask) ? masks.map((mask) => (mask ? sizesText(mask) : 'none')).join(', ') : 'none');

/** Those of some pairs that are not equal: what is compared, what Keras gave, what we gave. */
export const differences = (checks: readonly (readonly [string, unknown, unknown])[]): readonly Difference[] =>
  checks.flatMap(([what, keras, ours]) => (isDeepStrictEqual(keras, ours) ? [] : [{ what, ...firstDifference(keras, ours) }]));

/** What is written without the numbers that Keras draws by chance where none is given, in this layer and those inside it. */
function foretold(written: unknown, ours: unknown): unknown {
  if (Array.isArray(written)) return written.map((one: unknown, i) => foretold(one, (ours as readonly unknown[] | undefined)?.[i]));
  if (typeof written !== 'object' || written === null) return written;
  const mine = (ours ?? {}) as Readonly<Record<string, unknown>>;
  const kept = Object.fromEntries(Object.entries(written).map(([name, value]) => [name, foretold(value, mine[name])]));
  const settings = typeof kept['class_name'] === 'string' ? findLayer(kept['class_name'])?.settings : undefined;
  if (!settings || typeof kept['config'] !== 'object' || kept['config'] === null) return kept;
  const known = (mine['config'] ?? {}) as Readonly<Record<string, unknown>>;
  return { ...kept, config: Object.fromEntries(Object.entries(kept['config']).filter(([name]) => !settings[name]?.drawn || known[name] !== null)) };
}

/** The config that Keras writes after it has read what it wrote: nearly always the same. */
const rewritten = ({ config = null, config_again: again }: CaseRecord): Json => (again === undefined || !isRecord(config) ? config : { ...config, config: again });

/** The config that comes out of a layer made from the recorded config; its `build_config` is taken as recorded. */
function readBack(record: CaseRecord): unknown {
  const written = record.config;
  if (!isRecord(written)) return undefined;
  const layer = new Session().layer(record.class, givenOfConfig(written['config'] ?? null));
  const refusal = refusalOf(layer.issues);
  if (refusal !== undefined) return `refused: ${refusal}`;
  return plainData({ ...(plainJson(written) as object), config: layer.config() });
}

/** Data as equality in Python sees it: infinite numbers kept, -0 equal to 0. */
function plainData(value: unknown): unknown {
  if (value === 0) return 0;
  if (Array.isArray(value)) return Array.from(value, plainData);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, plainData(one)]])));
}

/** A size as JSON, or as text where it is an expression. */
export const sizeOf = (size: Size): number | string | null => (size === null || typeof size === 'number' ? size : sizeText(size));

const sizesText = (sizes: readonly (number | string | null)[] | null): string => (sizes === null ? '?' : `(${sizes.map((size) => size ?? 'None').join(', ')})`);

/** A recorded weight as text. */
export const weightText = ({ path, shape, dtype, trainable }: Omit<WeightRecord, 'shape'> & { readonly shape: readonly (number | string | null)[] }): string => `${path.replace(/^\/\//, '')} ${sizesText(shape)} ${dtype}${trainable ? '' : ' not trainable'}`;

/** The weights of a layer, in the same words. */
export const weightTexts = (layer: Layer): readonly string[] =>
  [...layer.weightPaths()].map(([weight, path]) => weightText({ path, shape: weight.shape.map(sizeOf), dtype: weight.dtype, trainable: weight.trainable }));

/** The outputs of the library with their nesting, as text. */
export function structureText(output: Structure): string {
  if (output instanceof Tensor) return `${sizesText(output.shape?.map(sizeOf) ?? null)} ${output.dtype}`;
  if (isKind(output as Raw, 'dict')) return `{${Object.entries((output as { entries: Record<string, Structure> }).entries).toSorted(byKey).map(([key, one]) => `${key}: ${structureText(one)}`).join(', ')}}`;
  const items = (output as readonly Structure[]).map(structureText).join(', ');
  return output instanceof Tuple ? `tuple(${items})` : `[${items}]`;
}

/** The recorded outputs in the same words. */
export function recordedStructure(record: Pick<CaseRecord, 'outputs' | 'output_structure'>): string {
  const { outputs = [], output_structure: structure = { $t: 0 } } = record;
  const write = (part: Json): string => {
    if (Array.isArray(part)) return `[${(part as readonly Json[]).map(write).join(', ')}]`;
    if (!isRecord(part)) return String(part);
    if (Array.isArray(part['$tuple'])) return `tuple(${(part['$tuple'] as readonly Json[]).map(write).join(', ')})`;
    if (isRecord(part['$dict'])) return `{${Object.entries(part['$dict']).toSorted(byKey).map(([key, one]) => `${key}: ${write(one)}`).join(', ')}}`;
    const tensor = outputs[Number(part['$t'])];
    return tensor ? `${sizesText(tensor.shape)} ${tensor.dtype}` : 'nothing';
  };
  return write(structure);
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** The first place where two values differ, as text. */
function firstDifference(keras: unknown, ours: unknown, path = ''): { readonly keras: string; readonly ours: string } {
  const both = [keras, ours];
  if (both.every((one) => typeof one === 'object' && one !== null)) {
    const [a, b] = both as [Record<string, unknown>, Record<string, unknown>];
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) if (!isDeepStrictEqual(a[key], b[key])) return firstDifference(a[key], b[key], path === '' ? key : `${path}.${key}`);
  }
  const text = (value: unknown): string => `${path === '' ? '' : `${path} = `}${value === undefined ? 'absent' : typeof value === 'string' ? value : JSON.stringify(value)}`;
  return { keras: text(keras), ours: text(ours) };
}
