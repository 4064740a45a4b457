// A functional model: a graph of calls from inputs to outputs.
// Source of the rules: keras/src/models/functional.py and keras/src/ops/function.py, Keras 3.15.1.

import { isUnknown } from '../formula/index.ts';
import { isKind, toIssue, type InputSpec, type Raw } from '../layers/index.ts';
import type { Issue } from '../issues/index.ts';
import { shapeText, type Shape } from '../shape/index.ts';
import { walkGraph, type Graph } from './graph.ts';
import type { Layer } from './layer.ts';
import { modelDefinition } from './model-definition.ts';
import { Model } from './model.ts';
import { Names } from './names.ts';
import type { Node } from './node.ts';
import type { Origin } from './origin.ts';
import type { Session } from './session.ts';
import { refill, tensorsIn, Tensor, type Argument, type Structure } from './tensor.ts';

/** What a functional model is made from. */
export interface FunctionalParts {
  readonly inputs: Structure;
  readonly outputs: Structure;
  readonly name?: string | undefined;
  readonly trainable?: boolean | undefined;
}

/** A model given by its input and output tensors. */
export class Functional extends Model {
  override readonly kind = 'functional';
  readonly graph: Graph;
  readonly inputStructure: Structure;
  readonly outputStructure: Structure;
  readonly #inputs: readonly Tensor[];
  readonly #outputs: readonly Tensor[];

  constructor(session: Session, parts: FunctionalParts, origin?: Origin, className = 'Functional') {
    super(session, modelDefinition(className, 'A network given as a graph of layers, from its inputs to its outputs.', { asGiven: true }), { ...(parts.name === undefined ? {} : { name: parts.name }) }, origin);
    this.inputStructure = parts.inputs;
    this.outputStructure = parts.outputs;
    this.#inputs = tensorsIn(parts.inputs);
    this.#outputs = tensorsIn(parts.outputs);
    this.graph = walkGraph(this.#inputs, this.#outputs);
    this.built = true;
    for (const lost of this.graph.missing) this.report(toIssue({ trouble: 'graph-disconnected', data: { missing: lost.node.layer.name } }));
    const names = new Names();
    for (const layer of this.graph.layers) if (!names.addLayer(layer)) this.report(toIssue({ trouble: 'name-taken', data: { name: layer.name } }));
    if (parts.trainable === false) this.trainable = false;
  }

  override get layers(): readonly Layer[] {
    return this.graph.layers.filter((layer) => layer.definition.family !== 'operation');
  }

  override get rows(): readonly Layer[] {
    return this.graph.layers;
  }

  override get distinct(): boolean {
    return true;
  }

  override get inputs(): readonly Tensor[] {
    return this.#inputs;
  }

  override get outputs(): readonly Tensor[] {
    return this.#outputs;
  }

  protected override checkForm(args: readonly Argument[]): Issue | undefined {
    if ((args[1] ?? null) !== null) return toIssue({ trouble: 'argument-position', raises: 'TypeError', data: { class: this.name } });
    const found = tensorsIn(args[0]);
    const missing = isDict(args[0]) && !isDict(this.inputStructure) ? this.#inputs.find(({ node }) => !Object.hasOwn(entriesOf(args[0]), node.layer.name)) : undefined;
    if (missing) return toIssue({ trouble: 'input-missing', data: { name: missing.node.layer.name } });
    return this.#given(args[0]).length === this.#inputs.length ? undefined : toIssue({ trouble: 'input-count', data: { class: this.name, expected: this.#inputs.length, found: found.length } });
  }

  /** The tensors of the first argument in the order of the inputs: those of a dict are found by their names. */
  #given(first: Argument | undefined): readonly Tensor[] {
    if (!isDict(first) || isDict(this.inputStructure)) return tensorsIn(first);
    const entries = entriesOf(first);
    return this.#inputs.flatMap(({ node }) => tensorsIn(entries[node.layer.name]));
  }

  protected override inferCall(args: readonly Argument[]): ReturnType<Model['inferCall']> {
    const given = this.#given(args[0]);
    const unfit = given.filter((tensor, i) => !this.#reads(tensor, i));
    const outputs = unfit.length > 0 ? this.#outputs : replay(this.graph, this.#inputs, this.#outputs, given.map((tensor, i) => ofRank(tensor, this.#inputs[i]?.shape)));
    // A layer inside that cannot compute with the shape refuses it.
    if (unfit.length === 0 && (!outputs.some(isLost) || [...given, ...this.#outputs].some(isLost))) return { outputs, issues: [] };
    return { outputs, issues: (unfit.length > 0 ? unfit : given).map((tensor) => this.#changed(tensor, given.indexOf(tensor))) };
  }

  /** What the graph gives for some arguments, as a stack that wraps it asks. */
  answer(args: readonly Argument[]): ReturnType<Model['inferCall']> {
    return this.inferCall(args);
  }

  override respecify(inputs: readonly InputSpec[], node?: Node): readonly InputSpec[] {
    const first = node?.args[0];
    const from = tensorsIn(first);
    const ordered = isDict(first) ? this.#given(first).flatMap((tensor) => inputs[from.indexOf(tensor)] ?? []) : inputs;
    return replay(this.graph, this.#inputs, this.#outputs, ordered);
  }

  #reads({ shape }: Tensor, i: number): boolean {
    const expected = this.#inputs[i]?.shape;
    return !expected || !shape || (fits(expected, shape) && ranksFit(expected, shape));
  }

  #changed({ shape }: Tensor, i: number): Issue {
    return toIssue({ trouble: 'input-changed', data: { axis: 'its input', built: shapeText(this.#inputs[i]?.shape), found: shapeText(shape), shape: shapeText(shape) } });
  }

  protected override structureOf(tensors: readonly Tensor[]): Structure {
    return refill(this.outputStructure, tensors);
  }
}

const isDict = (argument: Argument | undefined): boolean => argument !== undefined && argument !== null && !(argument instanceof Tensor) && isKind(argument as Raw, 'dict');

const entriesOf = (argument: Argument | undefined): Readonly<Record<string, Argument>> => (argument as { readonly entries: Readonly<Record<string, Argument>> }).entries;

const isLost = ({ shape }: InputSpec): boolean => shape === undefined || shape.some(isUnknown);

/** Sizes behind the batch must agree. Keras leaves out a last axis of 1 on either side, and compares no axis that only one side has. */
function fits(expected: Shape, found: Shape): boolean {
  const squeeze = (shape: Shape): Shape => (shape.at(-1) === 1 ? shape.slice(0, -1) : shape);
  const other = squeeze(found);
  return squeeze(expected).every((size, i) => i === 0 || typeof size !== 'number' || typeof other[i] !== 'number' || size === other[i]);
}

/** Keras takes away or adds a last axis of 1, and no other. */
function ranksFit(expected: Shape, found: Shape): boolean {
  const more = found.length - expected.length;
  const last = more > 0 ? found.at(-1) : expected.at(-1);
  return more === 0 || (Math.abs(more) === 1 && (last === 1 || (last !== null && typeof last !== 'number')));
}

/** A tensor as the graph computes with it: with a last axis of 1 more, or one less. */
function ofRank(tensor: Tensor, expected: Shape | undefined): InputSpec {
  const { shape } = tensor;
  if (!shape || !expected || shape.length === expected.length) return tensor;
  return { shape: shape.length < expected.length ? [...shape, 1] : shape.slice(0, -1), dtype: tensor.dtype };
}

/** The outputs of a graph for other inputs; makes no new calls. */
function replay(graph: Graph, inputs: readonly Tensor[], outputs: readonly Tensor[], given: readonly InputSpec[]): readonly InputSpec[] {
  const same = given.every((tensor, i) => sameShape(tensor.shape, inputs[i]?.shape));
  if (same) return outputs;
  const known = new Map<Tensor, InputSpec>(inputs.map((tensor, i) => [tensor, { shape: given[i]?.shape, dtype: tensor.dtype }]));
  for (const node of graph.nodes) {
    if (node.outputs.every((tensor) => known.has(tensor))) continue;
    const specs = node.inputs.map((tensor) => known.get(tensor) ?? tensor);
    const made = node.layer.respecify(specs, node);
    node.outputs.forEach((tensor, i) => known.set(tensor, made[i] ?? tensor));
  }
  return outputs.map((tensor) => known.get(tensor) ?? tensor);
}

const sameShape = (a: Shape | undefined, b: Shape | undefined): boolean => a !== undefined && b !== undefined && a.length === b.length && a.every((size, i) => size === b[i]);
