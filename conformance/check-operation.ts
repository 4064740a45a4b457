// Compares a recorded call of `keras.ops` with ours: refused or not, name, class, inputs, outputs, names taken.

import { Float, Tuple, type Raw } from '../src/layers/index.ts';
import { Session, Tensor, tensorsIn, type Argument, type Structure } from '../src/model/index.ts';
import type { Difference } from './check-case.ts';
import { isRecord, type Json } from './python-json.ts';

/** A recorded call. */
export interface OperationRecord {
  readonly op: string;
  readonly args: readonly Json[];
  readonly kwargs: Readonly<Record<string, Json>>;
  readonly inputs: readonly { readonly shape: readonly (number | null)[]; readonly dtype: string; readonly array?: true }[];
  readonly error?: { readonly type: string; readonly message: string };
  /** The type of a result that is no symbolic tensor. */
  readonly other?: string;
  readonly name?: string;
  readonly class?: string;
  readonly reads?: readonly number[];
  readonly gives?: Json;
  readonly taken?: Readonly<Record<string, number>>;
}

/** What differs; nothing where all agrees. */
export function checkOperation(record: OperationRecord): readonly Difference[] {
  const session = new Session();
  const tensors = record.inputs.map((input): Argument => (input.array ? { kind: 'array', shape: input.shape, dtype: input.dtype } : session.input({ batch_shape: Tuple.from<Raw>(input.shape), dtype: input.dtype })));
  const read = (value: Json): Argument => argumentOf(value, tensors);
  const outcome = session.operation(record.op, record.args.map(read), Object.fromEntries(Object.entries(record.kwargs).map(([name, value]) => [name, read(value)])));
  const differences: Difference[] = [];
  const compare = (what: string, keras: unknown, ours: unknown): void => {
    const [a, b] = [JSON.stringify(keras), JSON.stringify(ours)];
    if (a !== b) differences.push({ what, keras: a, ours: b });
  };
  if (!outcome) return [{ what: 'operation', keras: record.op, ours: 'not declared' }];
  const { node } = outcome;
  const errors = node.layer.issues.filter((issue) => issue.severity === 'error');
  compare('refused', record.error !== undefined, errors.length > 0);
  if (record.error || errors.length > 0) {
    if (differences.length > 0) differences.push({ what: 'because', keras: record.error ? `${record.error.type}: ${record.error.message}` : JSON.stringify(record.gives), ours: errors.map((issue) => `${issue.code} ${JSON.stringify(issue.data)}`).join('; ') || JSON.stringify(given(outcome.output)) });
    return differences;
  }
  compare('name', record.name, node.layer.name);
  compare('class', record.class, node.layer.className);
  compare('inputs', record.reads, node.inputs.map((tensor) => tensors.indexOf(tensor)));
  compare('outputs', record.gives, given(outcome.output));
  const taken = Object.keys(record.taken ?? {});
  compare('names taken', Object.fromEntries(taken.map((name) => [name, name + (record.taken?.[name] ? `_${record.taken[name]}` : '')])), Object.fromEntries(taken.map((name) => [name, session.nextName(name)])));
  return differences;
}

/** Outputs in their structure, as they are recorded. */
function given(structure: Structure): Json {
  if (structure instanceof Tensor) return { shape: (structure.shape ?? ['?']).map((size) => (size === null || typeof size === 'number' ? size : '?')), dtype: structure.dtype };
  if (structure instanceof Tuple) return { tuple: structure.map((one) => given(one as Structure)) };
  return Array.isArray(structure) ? { list: (structure as readonly Structure[]).map(given) } : { dict: tensorsIn(structure).length };
}

function argumentOf(value: Json, tensors: readonly Argument[]): Argument {
  const inner = (one: Json): Argument => argumentOf(one, tensors);
  if (Array.isArray(value)) return (value as readonly Json[]).map(inner);
  if (!isRecord(value) || value instanceof Float) return value as Raw;
  if ('$t' in value) return tensors[Number(value['$t'])] ?? null;
  if (Array.isArray(value['$tuple'])) return Tuple.from((value['$tuple'] as readonly Json[]).map(inner));
  if (!Array.isArray(value['$slice'])) return { kind: 'object', path: 'Ellipsis', args: {} };
  const [start, stop, step] = (value['$slice'] as readonly Raw[]);
  return { kind: 'object', path: 'slice', args: { start: start ?? null, stop: stop ?? null, step: step ?? null } };
}

/** A recorded call as Python writes it. */
export const callText = ({ op, args, kwargs, inputs }: OperationRecord): string => `${op}(${JSON.stringify(args)}, ${JSON.stringify(kwargs)}) with ${inputs.map(({ shape, dtype }) => `(${shape.map((size) => size ?? 'None').join(', ')}) ${dtype}`).join('; ')}`;
