// A network of the zoo against what real Keras makes of it: every layer with its shapes, connections, settings and weights.
// Invariant: settings and weights are compared by a hash of their canonical text, as conformance/record_zoo.py writes it.

import { createHash } from 'node:crypto';
import type { Size } from '../src/formula/index.ts';
import { Tuple, type Raw } from '../src/layers/index.ts';
import { Model, Session, tensorsIn, type Argument, type Functional, type Layer } from '../src/model/index.ts';
import { summary } from '../src/report/index.ts';
import { shapeText } from '../src/shape/index.ts';
import { applications, buildApplication, findNetwork } from '../src/zoo/index.ts';
import { isRecord, type Json } from './python-json.ts';

/** A recorded application. */
export interface ZooRecord {
  readonly function: string;
  readonly kwargs: Readonly<Record<string, Json>>;
  /** How often it was built in one session; the last is recorded. */
  readonly times?: number;
  readonly error?: string;
  readonly message?: string;
  readonly name?: string;
  readonly params?: readonly [number, number];
  /** A line for each layer: name, class, shapes, parameters, layers below, settings, weights. */
  readonly layers?: readonly string[];
  readonly summary?: string;
}

/** What the library makes of a recorded application, in the words of the recording. */
export type ZooAnswer = Pick<ZooRecord, 'error' | 'name' | 'params' | 'layers' | 'summary'>;

/** Builds a recorded application with the library. */
export function buildRecorded({ function: name, kwargs, times = 1 }: ZooRecord): ZooAnswer {
  const session = new Session();
  const application = applications().get(name);
  if (!application) throw new Error(`there is no ${name}`);
  let answer: ZooAnswer = {};
  for (let i = 0; i < times; i++) {
    const built = buildApplication(session, application, Object.fromEntries(Object.entries(kwargs).map(([key, value]) => [key, argumentOf(session, value)])));
    if ('because' in built) throw new Error(built.because);
    answer = 'refused' in built ? { error: built.refused.raises ?? 'ValueError' } : described(built.model);
  }
  return answer;
}

/** Builds a recorded design with the library. */
export function buildDesigned({ function: name, kwargs }: ZooRecord): ZooAnswer {
  const session = new Session();
  const built = findNetwork(name)?.build(session, Object.fromEntries(Object.entries(kwargs).map(([key, value]) => [key, argumentOf(session, value)])));
  if (!built || 'because' in built) throw new Error(built?.because ?? `there is no ${name}`);
  return 'refused' in built ? { error: built.refused.raises ?? 'ValueError' } : described(built.model);
}

/** A model in the words of the recording, or the exception of its first error. */
export function described(model: Functional): ZooAnswer {
  const wrong = model.allIssues.find((issue) => issue.severity === 'error');
  if (wrong) return { error: wrong.raises ?? 'ValueError' };
  return {
    name: model.name, params: [Number(model.params), Number(model.trainableParams)],
    layers: model.rows.map(lineOf), summary: short(summary(model)),
  };
}

function lineOf(layer: Layer): string {
  const node = layer.nodes.at(-1);
  const shapes = node?.outputs.map((tensor) => shapeText(tensor.shape)).join(' ') ?? '';
  const below = node?.inputs.map((tensor) => tensor.node.layer.name).join(' ') ?? '';
  const weights = [...layer.weightPaths()].map(([weight, path]) => `${path.replace(/^variable_\d+$/, 'variable')} ${shapeText(weight.shape)} ${weight.dtype} ${weight.trainable ? 'True' : 'False'}`).join('; ');
  const plain = !(layer instanceof Model) && layer.definition.family !== 'operation';
  const params: Size = layer.params;
  return [layer.name, layer.className, shapes, String(params), below, plain ? short(canonical(layer.config())) : '', weights === '' ? '' : short(weights)].join('\t');
}

/** A value as text that any language can write: numbers by their bits, keys in order. */
function canonical(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value ?? null);
  if (typeof value === 'number' || typeof value === 'bigint') {
    const bits = Buffer.alloc(8);
    bits.writeDoubleBE(Number(value));
    return bits.toString('hex');
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** A recorded argument; inputs and tensors are made in the session, where they take names as in Keras. */
function argumentOf(session: Session, value: Json): Argument {
  if (!isRecord(value)) return rawOf(value);
  const { $input: input, $behind: behind } = value;
  if (Array.isArray(input)) return session.input({ shape: rawOf(input) });
  if (!Array.isArray(behind)) return rawOf(value);
  const [tensor] = tensorsIn(session.layer('Rescaling', { scale: 1 / 255 }).call([session.input({ shape: rawOf(behind) })]).output);
  return tensor ?? null;
}

function rawOf(value: Json): Raw {
  if (Array.isArray(value)) return (value as readonly Json[]).map(rawOf);
  if (!isRecord(value)) return value as Raw;
  if (Array.isArray(value['$tuple'])) return Tuple.from((value['$tuple'] as readonly Json[]).map(rawOf));
  return { kind: 'function', path: `keras.activations.${String(value['$function'])}` };
}
