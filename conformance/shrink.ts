// Smaller variants of a case, for finding the smallest one that still differs.
// Invariant: every variant is simpler than its case by some measure, so that shrinking ends.

import { Float } from '../src/layers/index.ts';
import type { Case, InputRecord, ScriptRecord, Step } from './case-record.ts';
import { isRecord, writePythonJson, type Json } from './python-json.ts';

/** All cases that are one step simpler. */
export function simpler(test: Case): readonly Case[] {
  const { args, inputs, call, prior_calls: priors, tuples = [] } = test;
  const found: Case[] = [];
  const { id: _id, prior_calls: _priors, ...base } = test;
  const keep = { ...base, ...(priors ? { prior_calls: priors } : {}) };
  if (priors) found.push({ ...base, inputs });
  for (const key of Object.keys(args)) found.push({ ...keep, ...settle(without(args, key), tuples) });
  for (const key of Object.keys(call?.kwargs ?? {})) found.push({ ...keep, call: { ...call, kwargs: without(call?.kwargs ?? {}, key) } });
  for (const [key, value] of Object.entries(args)) {
    // What is given by position stays a list.
    for (const simple of simplerValues(value)) if (key !== '*' || Array.isArray(simple)) found.push({ ...keep, ...settle({ ...args, [key]: simple }, tuples) });
  }
  for (const [i, input] of inputs.entries()) {
    for (const simple of simplerInputs(input)) found.push({ ...keep, inputs: inputs.with(i, simple) });
  }
  const [first] = call?.args ?? [];
  if (Array.isArray(first) && first.length > 1 && call?.args?.length === 1) found.push({ ...keep, inputs: inputs.slice(0, -1), call: { ...call, args: [first.slice(0, -1)] } });
  return found;
}

/** What a chain is built from. */
export interface Chain {
  readonly chain: readonly Step[];
  readonly inputs: readonly InputRecord[];
}

/** What can be asked of Keras: a layer, a chain of layers, or a script. */
export type Subject = Case | Chain | Pick<ScriptRecord, 'script' | 'columns'>;

/** All scripts with fewer lines: without a half, a quarter, ... and without each single line. */
export function simplerScripts({ script, columns }: Pick<ScriptRecord, 'script' | 'columns'>): readonly Subject[] {
  const lines = script.trimEnd().split('\n');
  const found: Subject[] = [];
  for (let many = Math.floor(lines.length / 2); many >= 1; many = Math.floor(many / 2)) {
    for (let at = 0; at < lines.length; at += many) found.push({ script: `${lines.toSpliced(at, many).join('\n')}\n`, columns });
  }
  return found;
}

/** All chains that are one step simpler. */
export function simplerChains({ chain, inputs }: Chain): readonly Chain[] {
  const shorter = chain.map((_, i) => ({ inputs, chain: chain.toSpliced(i, 1).map((step) => (step.reads ? { ...step, reads: step.reads.map((at) => (at > i ? at - 1 : at)) } : step)) }));
  const plainer = chain.flatMap((step, i) => {
    const variants = [...Object.keys(step.args).map((key) => without(step.args, key)), ...Object.entries(step.args).flatMap(([key, value]) => simplerValues(value).map((simple) => ({ ...step.args, [key]: simple })))];
    return variants.map((args) => ({ inputs, chain: chain.with(i, { ...step, ...settle(args, step.tuples ?? []) }) }));
  });
  const smaller = inputs.flatMap((input, i) => simplerInputs(input).map((simple) => ({ chain, inputs: inputs.with(i, simple) })));
  return [...shorter, ...plainer, ...smaller].filter((one) => one.chain.length > 0);
}

const without = (from: { readonly [key: string]: Json }, key: string): { readonly [key: string]: Json } => Object.fromEntries(Object.entries(from).filter(([name]) => name !== key));

/** The settings with those tuple paths that still lead to a list. */
function settle(args: Case['args'], tuples: readonly string[]): Pick<Case, 'args' | 'tuples'> {
  const left = tuples.filter((path) => Array.isArray(path.split('.').reduce<Json | undefined>((value, key) => (Array.isArray(value) ? (value as readonly Json[])[Number(key)] : isRecord(value) ? value[key] : undefined), args)));
  return { args, tuples: left };
}

function simplerValues(value: Json): readonly Json[] {
  if (value instanceof Float) return Number.isInteger(value.value) && Math.abs(value.value) > 1 ? [new Float(1)] : [];
  if (typeof value === 'number') return numbersBelow(value);
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const [first] = list;
    return [
      ...(first !== undefined && list.every((one) => writePythonJson(one) === writePythonJson(first)) ? [first] : []),
      ...list.flatMap((one, i) => simplerValues(one).map((simple) => list.with(i, simple))),
    ];
  }
  if (isRecord(value) && isRecord(value['args'])) {
    const { args } = value;
    return [
      ...Object.keys(args).map((key) => ({ ...value, args: without(args, key) })),
      ...Object.entries(args).flatMap(([key, one]) => simplerValues(one).map((simple) => ({ ...value, args: { ...args, [key]: simple } }))),
    ];
  }
  return [];
}

/** A few numbers nearer to 1 than this one. */
const numbersBelow = (n: number): readonly number[] =>
  Number.isInteger(n) && n > 1 ? [...new Set([1, 2, Math.floor(n / 2), n - 1])].filter((one) => one < n && one >= 1) : [];

function simplerInputs(input: InputRecord): readonly InputRecord[] {
  const { shape, mask: _mask, ...rest } = input;
  return [
    ...(input.mask ? [{ ...rest, shape }] : []),
    ...(input.dtype === 'float32' ? [] : [{ ...input, dtype: 'float32' }]),
    ...shape.flatMap((size, i) => (size === null ? (i === 0 ? [] : [{ ...input, shape: shape.with(i, 4) }]) : [...(i === 0 ? [{ ...input, shape: shape.with(0, null) }] : []), ...numbersBelow(size).map((one) => ({ ...input, shape: shape.with(i, one) }))])),
  ];
}
