// A layer in use: its declaration with settings, the weights that its first call made, and all its calls.
// Invariant: making and calling a layer never throws for what a person wrote; what is wrong is in `issues`.

import { evaluateOne, formula, type Size } from '../formula/index.ts';
import { hasErrors, type Issue } from '../issues/index.ts';
import { configure, infer, passesMasks, snakeCase, tensorOf, toIssue, Tuple, type Call, type CallPart, type Configured, type Given, type Inferred, type InputSpec, type LayerDefinition, type Parts, type Recipe, wasChosen, type WeightSpec } from '../layers/index.ts';
import type { Policy } from '../shape/index.ts';
import { nameCasts } from './casts.ts';
import { masksAfter, readMasks } from './masks.ts';
import { Node } from './node.ts';
import { whereOf, type Origin } from './origin.ts';
import { layerConfig, serializeLayer } from './serialize.ts';
import type { Session } from './session.ts';
import { layersWithin } from './within.ts';
import { arrange, callParts, refill, tensorsIn, Tensor, type Argument, type Structure } from './tensor.ts';

/** A weight of a layer. */
export class Weight {
  readonly name: string;
  readonly shape: WeightSpec['shape'];
  readonly dtype: string;
  readonly about: string;
  /** Whether training changes it now; freezing its layer changes this. */
  trainable: boolean;
  /** False for numbers that are tracked and never learned. */
  readonly learned: boolean;
  constructor(spec: WeightSpec) {
    this.name = spec.name;
    this.shape = spec.shape;
    this.dtype = spec.dtype;
    this.about = spec.about;
    this.trainable = spec.trainable;
    this.learned = spec.learned;
  }
}

const product = formula`product(shape)`;
const add = formula`a + b`;

/** How many numbers some weights hold, exactly; an expression where a size is named or unknown. */
export const countOf = (weights: Iterable<Weight>): Size => {
  let total: Size = 0;
  for (const { shape } of weights) total = evaluateOne(add, { a: total, b: evaluateOne(product, { shape }) });
  return total;
};

/** What a layer infers of a call. */
export interface Answer {
  readonly outputs: readonly InputSpec[];
  readonly inferred?: Inferred;
  readonly issues: readonly Issue[];
}

/** What a call gives back. */
export interface Outcome {
  readonly output: Structure;
  readonly issues: readonly Issue[];
  readonly node: Node;
}

// Most layers have none of these; a network of a million layers shares them.
const NO_WEIGHTS: readonly Weight[] = [];
const NO_ISSUES: readonly Issue[] = [];
const NO_KEYWORDS: Readonly<Record<string, Argument>> = {};
const NOTHING_SETTLED: Readonly<Record<string, unknown>> = {};

/** A layer with its settings, weights and calls. */
export class Layer {
  readonly session: Session;
  readonly definition: LayerDefinition;
  readonly given: Given;
  readonly configured: Configured;
  readonly origin: Origin | undefined;
  readonly nodes: Node[] = [];
  name: string;
  weights = NO_WEIGHTS;
  built = false;
  /** The automatic names that its masks took at its last call, without their numbers. */
  readonly maskNames: string[] = [];
  /** Settings that its first call settled, as Keras writes them. */
  settled = NOTHING_SETTLED;
  /** The layers inside it, by the setting under which Keras writes them. */
  readonly parts: Parts;
  #trainable: boolean;
  /** A weight of a layer inside it that it lists as its own. */
  #shared: { readonly weight: Weight; readonly path: string } | undefined;
  /** False when the layers inside it could not be made. */
  readonly #whole: boolean;
  /** The call that made the weights: later ones have to agree with its sizes. */
  #first: Inferred | undefined;
  #buildCall: { readonly args: readonly Argument[]; readonly kwargs: Readonly<Record<string, Argument>>; readonly inputs: readonly Tensor[] } | { readonly call: Call } | undefined;
  #issues = NO_ISSUES;
  #reported = NO_ISSUES;

  constructor(session: Session, definition: LayerDefinition, given: Given = {}, origin?: Origin, name?: string) {
    this.session = session;
    this.definition = definition;
    this.given = given;
    this.origin = origin;
    this.configured = configure(definition, given, session);
    const { parts, trouble } = session.partsFor(this);
    this.parts = parts;
    this.name = name ?? this.configured.name ?? session.autoName(definition.autoName);
    this.#nameInside(definition.makes?.(this.configured.settings));
    this.built = definition.ready === true;
    this.#trainable = this.configured.trainable;
    this.#whole = trouble === undefined;
    const wrong = [...this.configured.issues, ...(trouble && trouble.trouble !== '' ? [toIssue(trouble, definition.name)] : [])];
    if (wrong.length > 0) this.#issues = wrong.map((issue) => this.place(issue, origin));
  }

  /** Keras's class name. */
  get className(): string {
    return this.definition.name;
  }

  /** Everything wrong with how the layer was made and called. */
  get issues(): readonly Issue[] {
    return [...this.#issues, ...this.nodes.flatMap((node) => node.issues), ...this.#inner.flatMap((layer) => layer.issues)];
  }

  /** The same layer with other settings, in another session; what was reported of it is kept. */
  copy(session: Session, given: Given, name: string): Layer {
    const made = this.make(session, given, name);
    for (const issue of this.#reported) made.report(issue);
    return made;
  }

  /** A layer of the same kind. */
  protected make(session: Session, given: Given, name: string): Layer {
    return new Layer(session, this.definition, given, this.origin, name);
  }

  /** Adds an issue that only whoever made the layer can see. */
  report(issue: Issue): void {
    this.#reported = [...this.#reported, issue];
    this.#issues = [...this.#issues, this.place(issue, this.origin)];
  }

  get policy(): Policy {
    return this.configured.policy;
  }

  get trainable(): boolean {
    return this.#trainable;
  }

  /** Freezes or thaws the layer: its weights follow, as in Keras. */
  set trainable(value: boolean) {
    this.#trainable = value;
    for (const weight of this.weights) if (weight.learned) weight.trainable = value;
    for (const layer of this.sublayers) layer.trainable = value;
  }

  get #inner(): readonly Layer[] {
    return Object.values(this.parts).flat().filter((part) => part instanceof Layer);
  }

  /** The layers inside it. */
  get sublayers(): readonly Layer[] {
    return this.#inner;
  }

  /** True when it passes masks on. */
  get supportsMasking(): boolean {
    return passesMasks(this.definition, this.configured);
  }

  /** Its settings as read. */
  get settings(): Readonly<Record<string, unknown>> {
    return this.configured.settings;
  }

  /** False when something is wrong with how it was made. */
  get sound(): boolean {
    return !hasErrors(this.#issues);
  }

  /** How many numbers its weights hold. */
  get params(): Size {
    return countOf(this.allWeights());
  }

  /** The weights that training changes; none of a frozen layer. */
  trainableWeights(): readonly Weight[] {
    return this.#trainable ? [...this.allWeights()].filter((weight) => weight.trainable) : [];
  }

  /** Its weights and those of the layers inside it, each once. */
  allWeights(): ReadonlySet<Weight> {
    const found = new Set<Weight>();
    for (const layer of layersWithin<Layer>(this)) for (const weight of layer.weights) found.add(weight);
    return found;
  }

  /** Its weights and those of the layers inside it, each with its path below this layer: `lstm_cell/kernel`. */
  weightPaths(): ReadonlyMap<Weight, string> {
    const found = new Map<Weight, string>();
    const waiting: (readonly [Layer, string])[] = [[this, '']];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [layer, path] = next;
      for (const weight of layer.weights) if (!found.has(weight)) found.set(weight, path + (layer.#shared?.weight === weight ? layer.#shared.path : weight.name));
      for (const inner of layer.sublayers.toReversed()) waiting.push([inner, `${path}${inner.name}/`]);
    }
    return found;
  }

  /** How many axes between batch and channels its first layer reads, where that is fixed. */
  get kindOfInput(): number | undefined {
    const first = this.sublayers[0] ?? this;
    const { reads } = first.definition;
    const pattern = reads === undefined ? undefined : 'cases' in reads ? undefined : reads;
    return pattern?.axes.find((axis) => axis.count !== undefined)?.count;
  }

  /** The settings as Keras writes them. */
  config(): Readonly<Record<string, unknown>> {
    return layerConfig(this);
  }

  /** The whole object as Keras serialises it. */
  serialize(): Readonly<Record<string, unknown>> {
    return serializeLayer(this);
  }

  /** The arguments of the call that made its weights, by name. */
  get buildCall(): Call | undefined {
    const first = this.#buildCall;
    if (first && 'call' in first) return first.call;
    return first && callParts(first.args, first.kwargs, this.definition.call ?? [], first.inputs);
  }

  /** Calls the layer. The arguments are those of Keras's `__call__`. */
  call(given: readonly Argument[], named: Readonly<Record<string, Argument>> = NO_KEYWORDS, origin: Origin | undefined = this.origin): Outcome {
    const [only] = given;
    // One tensor and nothing else is what almost every call is.
    const alone = given.length === 1 && named === NO_KEYWORDS && only instanceof Tensor ? [only] : undefined;
    const { args, kwargs } = alone ? { args: alone, kwargs: named } : this.#firstByPosition(given, named);
    const inputs = alone ?? args.flatMap(tensorsIn).concat(Object.values(kwargs).flatMap(tensorsIn));
    nameCasts(this, inputs);
    const form = this.checkForm(args, kwargs);
    const { outputs, inferred, issues } = form ? this.refused(form) : this.inferCall(args, inputs, kwargs);
    const first = args[0];
    const masked = inputs.some(({ maskedBy }) => maskedBy) || (!alone && (args.length > 1 || kwargs['mask'] !== undefined));
    const node = new Node(this, {
      args, kwargs, inputs, outputs, origin,
      ...(masked ? { readMasks: readMasks(this, given, named) } : {}),
      ...(inferred && (masked || this.definition.masks) && this.sound && !hasErrors(issues) ? { masks: masksAfter(this, { args, kwargs }, inferred) } : {}),
      ...(inferred ? { inferred } : {}),
      build: (tensors) => this.structureOf(tensors, first, inferred),
      issues: issues.length === 0 ? NO_ISSUES : issues.map((issue) => this.place(issue, origin)),
    });
    this.nodes.push(node);
    return { output: node.output, issues: node.issues, node };
  }

  /** The first argument may be given by its name. */
  #firstByPosition(args: readonly Argument[], kwargs: Readonly<Record<string, Argument>>): { readonly args: readonly Argument[]; readonly kwargs: Readonly<Record<string, Argument>> } {
    const { [this.definition.first ?? 'inputs']: first, ...others } = kwargs;
    return args.length === 0 && first !== undefined ? { args: [first], kwargs: others } : { args, kwargs };
  }

  /** Infers the outputs for some inputs; builds the layer on the first call. */
  protected inferCall(args: readonly Argument[], inputs: readonly Tensor[], kwargs: Readonly<Record<string, Argument>> = {}): Answer {
    if (!this.#whole) return { outputs: [{ shape: undefined, dtype: this.policy.compute }], issues: [] };
    const inferred = infer(this.definition, this.configured, this.#read(args, inputs), this.#first?.fixed, this.#callOf(args, kwargs, inputs), { parts: this.parts, building: false });
    if (!this.#first && wasChosen(inferred)) {
      this.#build(inferred);
      this.#buildCall = { args, kwargs, inputs };
    }
    // A layer whose settings are broken has said so already; its call adds nothing.
    return { outputs: inferred.outputs, inferred, issues: inputs.some(({ mask }) => mask) ? [...inferred.issues, ...this.#maskLost(inputs)] : inferred.issues };
  }

  #build(inferred: Inferred): void {
    this.weights = inferred.weights.length === 0 ? NO_WEIGHTS : inferred.weights.map((spec) => new Weight(this.#trainable || spec.inner || !spec.trainable ? spec : { ...spec, trainable: false }));
    if (this.definition.choose && inferred.recipe) this.#settle(inferred.recipe);
    this.built = true;
    if (!hasErrors(inferred.issues)) this.#first = inferred;
  }

  /** What it gives for a call by the layer around it; `building` when only its weights are wanted. */
  ask(call: Call, building = false): Inferred {
    const { inputs: form = 'one' } = this.definition;
    const alone = tensorOf(call['inputs']) !== undefined;
    const problem = (form === 'many' && alone) || form === 'none' ? toIssue({ trouble: 'input-count', data: { expected: form === 'many' ? 'a list of' : 'no', found: 1 } }, this.className) : undefined;
    if (problem || !this.#whole) return { recipe: undefined, scope: {}, outputs: [{ shape: undefined, dtype: this.policy.compute }], weights: [], fixed: {}, issues: problem ? [this.place(problem, this.origin)] : [] };
    const inferred = infer(this.definition, this.configured, Object.values(call).flatMap(specsIn), this.built ? {} : undefined, call, { parts: this.parts, building });
    if (inferred.issues.length === 0) return inferred;
    const { recipe, scope, outputs, weights, fixed, issues } = inferred;
    return { recipe, scope, outputs, weights, fixed, issues: issues.map((issue) => this.place(issue, this.origin)) };
  }

  /** Makes its weights from an answer to the layer around it, if it has none yet. */
  adopt(call: Call, inferred: Inferred): void {
    if (this.built) return;
    this.#build(inferred);
    this.#buildCall = { call };
  }

  /** The layers that it makes inside itself take their automatic names. */
  #nameInside(classes: readonly string[] = []): void {
    for (const name of classes) this.session.autoName(snakeCase(name));
  }

  #settle({ makes, settles, shares, inside = [] }: Recipe): void {
    this.#nameInside(makes);
    for (const { part, call, inferred } of inside) part.adopt(call, inferred);
    const shared = shares && shares.part instanceof Layer ? shares.part.weights.find((weight) => weight.name === shares.name) : undefined;
    if (shares && shared) {
      this.weights = [shared, ...this.weights];
      this.#shared = { weight: shared, path: `${shares.part.name}/${shared.name}` };
    }
    this.settled = settles ?? {};
  }

  /** The tensors that the formulas read: all of them where they are chosen for a call, else those of the first argument. */
  #read<T>(args: readonly Argument[], inputs: readonly T[]): readonly T[] {
    return this.definition.choose || inputs.length === 1 ? inputs : inputs.slice(0, tensorsIn(args[0]).length);
  }

  /** The arguments by name, for a layer that looks at them. */
  #callOf(args: readonly Argument[], kwargs: Readonly<Record<string, Argument>>, specs: readonly InputSpec[]): Call | undefined {
    return this.definition.choose && callParts(args, kwargs, this.definition.call ?? [], specs);
  }

  /** A mask ends at a layer that passes none on. */
  #maskLost(inputs: readonly InputSpec[]): readonly Issue[] {
    if (!inputs.some(({ mask }) => mask) || passesMasks(this.definition, this.configured)) return [];
    return [{ code: 'mask-lost', severity: 'warning', where: {}, data: { class: this.className } }];
  }

  /** The outputs for other inputs, without a call: how a model answers for another input shape. */
  respecify(inputs: readonly InputSpec[], node: Node): readonly InputSpec[] {
    return this.reinfer(inputs, node).outputs;
  }

  /** A call of its inferred anew for other inputs; makes no call. */
  reinfer(inputs: readonly InputSpec[], node: Node): Inferred {
    const given = node.readMasks.length === 0 ? inputs : inputs.slice(0, inputs.length - node.readMasks.length);
    return infer(this.definition, this.configured, this.#read(node.args, given), this.#first?.fixed, this.#callOf(node.args, node.kwargs, given), { parts: this.parts, building: false });
  }

  /** A layer takes one tensor, a list of them, or anything, as its declaration says. */
  protected checkForm(args: readonly Argument[], kwargs: Readonly<Record<string, Argument>>): Issue | undefined {
    const { inputs: form = 'one', call = [], byName } = this.definition;
    const [first] = args;
    const given = first === undefined ? undefined : tensorsIn(first).length;
    const count = (expected: string, found: number): Issue => toIssue({ trouble: 'input-count', data: { class: this.className, expected, found } });
    if (form === 'none') return undefined;
    if (first === undefined || first === null) return count('an', 0);
    if (args.length > 1 && (byName || args.length - 1 > call.length)) return count('one', args.length);
    if (args.slice(1).some((arg, i) => arg !== null && (call[i] === 'training' || leavesOf(arg).some((leaf) => leaf !== null && tensorsIn(leaf).length === 0)))) return count('one', args.length);
    if (Object.values(kwargs).some(isMixed)) return toIssue({ trouble: 'argument-mixed' }, this.className);
    for (const name of Object.keys(kwargs)) if (!call.includes(name) && name !== 'training') return toIssue({ trouble: 'setting-unknown', raises: 'TypeError', data: { class: this.className, setting: name } });
    if (form === 'one') return first instanceof Tensor ? undefined : count('one', given ?? 0);
    if (form === 'single') return given === 1 ? undefined : count('one', given ?? 0);
    if (form === 'many') return Array.isArray(first) && first.length > 0 && (first as readonly Argument[]).every((one) => one instanceof Tensor) ? undefined : count('a list of', given ?? 0);
    return given === 0 ? count('an', 0) : undefined;
  }

  protected refused(issue: Issue): Answer {
    return { outputs: [{ shape: undefined, dtype: this.policy.compute }], issues: [issue] };
  }

  /** The outputs in the structure that Keras gives them. */
  protected structureOf(tensors: readonly Tensor[], first: Argument | undefined, inferred?: Inferred): Structure {
    const [only] = tensors;
    const { inputs: form, choose } = this.definition;
    const nesting = choose && inferred?.recipe?.nesting;
    if (nesting !== undefined && nesting !== 'as the input') return arrange(nesting, tensors);
    if ((form === 'each' || form === 'single' || nesting !== undefined) && first !== undefined && tensorsIn(first).length === tensors.length) return refill(first as Structure, tensors);
    return tensors.length === 1 && only ? only : Tuple.from(tensors);
  }

  /** An issue with the layer's name and its place in the source. */
  protected place(issue: Issue, origin: Origin | undefined): Issue {
    return { ...issue, where: { layer: this.name, ...whereOf(origin, issue.where.setting), ...issue.where } };
  }
}

/** What stands in a structure of lists, from left to right. */
const leavesOf = (argument: Argument): readonly Argument[] => (Array.isArray(argument) ? (argument as readonly Argument[]).flatMap(leavesOf) : [argument]);

/** Keras takes a list of tensors or a list of values, not both in one. */
function isMixed(argument: Argument): boolean {
  const leaves = leavesOf(argument).filter((leaf) => leaf !== null);
  return leaves.some((leaf) => leaf instanceof Tensor) && leaves.some((leaf) => tensorsIn(leaf).length === 0);
}

/** The tensors in a part of a call. */
function specsIn(part: CallPart): readonly InputSpec[] {
  const tensor = tensorOf(part);
  return tensor ? [tensor] : Array.isArray(part) ? (part as readonly CallPart[]).flatMap(specsIn) : [];
}
