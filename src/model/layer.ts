// A layer in use: its declaration with settings, the weights that its first call made, and all its calls.
// Invariant: making and calling a layer never throws for what a person wrote; what is wrong is in `issues`.

import type { Size } from '../formula/index.ts';
import { hasErrors, type Issue } from '../issues/index.ts';
import { configure, infer, passesMasks, snakeCase, toIssue, type Call, type Configured, type Given, type Inferred, type InputSpec, type LayerDefinition, type Parts, type Recipe, wasChosen } from '../layers/index.ts';
import type { Policy } from '../shape/index.ts';
import type { Block } from './block.ts';
import { askIssue, firstByPosition, formIssue, givenTwice, isEmpty, isTakenForShape, outputStructure } from './call-form.ts';
import { nameCasts } from './casts.ts';
import { settleTrainable, trainableDoubtIn } from './freezing.ts';
import { masksAfter, NO_MASKS, readMasks, type MasksAfter } from './masks.ts';
import { numbered } from './names.ts';
import { Node } from './node.ts';
import { NO_ISSUES, NO_KEYWORDS, NO_NAMES, NO_NODES, NO_TENSORS, NO_WEIGHTS, NOTHING_SETTLED } from './nothing.ts';
import { whereOf, type Origin } from './origin.ts';
import type { Answer, Outcome } from './outcome.ts';
import { builtOutside, keepOutside } from './outside.ts';
import { layerConfig, serializeLayer } from './serialize.ts';
import type { Session } from './session.ts';
import { callParts, specsIn, tensorsIn, Tensor, type Argument, type Arguments, type Structure } from './tensor.ts';
import { countOnce, Weight } from './weight.ts';
import { paramsWithin, weightPathsWithin, weightsWithin, type Borrowed } from './weights-within.ts';
import { gathered } from './within.ts';

/** A layer with its settings, weights and calls. */
export class Layer {
  readonly session: Session;
  readonly definition: LayerDefinition;
  readonly given: Given;
  /** Its settings as read; a layer that learns from data learns some of them. */
  configured: Configured;
  readonly origin: Origin | undefined;
  built = false;
  /** The block of a well-known design that it belongs to: what is hardly ever meant is meant there. */
  designed: Block | undefined;
  /** The automatic names that its masks took at its last call, without their numbers. */
  maskNames = NO_NAMES;
  /** Why its weights are not known although it was called: all it was called on is not known. A known call settles them. */
  lost: string | undefined;
  /** The layers inside it, by the setting under which Keras writes them. */
  readonly parts: Parts;
  readonly #inner: readonly Layer[];
  #name: string | number;
  /** Its only call, or all of them. */
  #nodes: Node | Node[] | undefined;
  #trainable: boolean;
  /** False once it was frozen as it is, and not from the start: that reaches the layers that it will make inside. */
  #innerTrainable = true;
  /** The answer that its weights are made of. */
  #made: Inferred | undefined;
  /** Its weights, once somebody asked for them. */
  #weights: readonly Weight[] | undefined;
  /** What the first call settled beside the weights, in the few layers that have such things. */
  #settled: { readonly settings: Readonly<Record<string, unknown>>; readonly borrowed: Borrowed | undefined } | undefined;
  /** False when the layers inside it could not be made. */
  readonly #whole: boolean;
  /** The call by the layer around it that made its weights. */
  #adopted: Call | undefined;
  #issues: Issue[] | undefined;
  #reported: Issue[] | undefined;

  constructor(session: Session, definition: LayerDefinition, given: Given = {}, origin?: Origin, name?: string, configured?: Configured) {
    this.session = session;
    this.definition = definition;
    this.given = given;
    this.origin = origin;
    this.configured = configured ?? configure(definition, given, session);
    const { parts, inner, trouble } = session.partsFor(this);
    this.parts = parts;
    this.#inner = inner;
    this.#name = name ?? this.configured.name ?? session.takeNumber(definition.autoName);
    this.#nameInside(definition.makes?.(this.configured.settings));
    this.built = definition.ready === true;
    this.#trainable = this.configured.trainable;
    this.#whole = trouble === undefined;
    for (const issue of this.configured.issues) this.#tell(issue);
    if (trouble && trouble.trouble !== '') this.#tell(toIssue(trouble, definition.name));
  }

  get name(): string {
    return typeof this.#name === 'number' ? numbered(this.definition.autoName, this.#name) : this.#name;
  }

  set name(name: string) {
    this.#name = name;
  }

  /** Its name, or the number of its automatic one. */
  get label(): string | number {
    return this.#name;
  }

  /** Keras's class name. */
  get className(): string {
    return this.definition.name;
  }

  /** Everything wrong with how the layer was made and called. */
  get issues(): readonly Issue[] {
    return this.#inner.length === 0 ? this.ownIssues : gathered<Layer, Issue>(this, (layer) => layer.#inner, (layer) => layer.ownIssues);
  }

  /** Those of them that are not of the layers inside it. */
  protected get ownIssues(): readonly Issue[] {
    return [...(this.#issues ?? NO_ISSUES), ...this.nodes.flatMap((node) => node.issues)];
  }

  /** The same layer with other settings, in another session; what was reported of it is kept. */
  copy(session: Session, given: Given, name: string): Layer {
    const made = this.make(session, given, name);
    for (const issue of this.#reported ?? NO_ISSUES) made.report(issue);
    return Object.assign(made, { designed: this.designed });
  }

  /** A layer of the same kind. The same settings come to the same, and what was inferred of them is found again with them. */
  protected make(session: Session, given: Given, name: string): Layer {
    return new Layer(session, this.definition, given, this.origin, name, given === this.given && session.policy === this.session.policy ? this.configured : undefined);
  }

  /** Adds an issue that only whoever made the layer can see. */
  report(issue: Issue): void {
    (this.#reported ??= []).push(issue);
    this.#tell(issue);
  }

  #tell(issue: Issue): void {
    (this.#issues ??= []).push(this.place(issue, this.origin));
  }

  get policy(): Policy {
    return this.configured.policy;
  }

  /** Its calls, in their order. */
  get nodes(): readonly Node[] {
    if (this.#nodes instanceof Node) return [this.#nodes];
    return this.#nodes ?? NO_NODES;
  }

  /** Its own weights; none before the first call. */
  get weights(): readonly Weight[] {
    if (!this.#made) return NO_WEIGHTS;
    return (this.#weights ??= this.#makeWeights(this.#made));
  }

  /** Settings that its first call settled, as Keras writes them. */
  get settled(): Readonly<Record<string, unknown>> {
    return this.#settled?.settings ?? NOTHING_SETTLED;
  }

  get trainable(): boolean {
    return this.#trainable;
  }

  /** Freezes or thaws the layer: its weights follow, as in Keras. */
  set trainable(value: boolean) {
    // TensorFlow's `AutoTrackable` sets no attribute to what it is already: nothing inside follows then.
    if (value === this.#trainable && trainableDoubtIn(this) === undefined) return;
    // Weights that are there already keep what only Keras's own freezing changes: they are made before it.
    const { weights } = this;
    this.#trainable = value;
    this.#innerTrainable = value;
    if (this.session.hasTrainableDoubts) settleTrainable(this);
    for (const weight of weights) if (weight.learned) weight.trainable = value;
    for (const layer of this.sublayers) layer.trainable = value;
  }

  /** True where none of the layers inside it can stand there twice. */
  get distinct(): boolean {
    return false;
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
    return !hasErrors(this.#issues ?? NO_ISSUES);
  }

  /** How many numbers its weights hold. */
  get params(): Size {
    return paramsWithin(this);
  }

  /** How many numbers the weights hold that its own first call made. */
  get ownParams(): Size {
    return this.#made ? countOnce(this.#made.weights) : 0;
  }

  /** The weights that training changes; none of a frozen layer. */
  trainableWeights(): readonly Weight[] {
    return this.#trainable ? [...this.allWeights()].filter((weight) => weight.trainable) : [];
  }

  /** Its weights and those of the layers inside it, each once. */
  allWeights(): ReadonlySet<Weight> {
    return weightsWithin(this);
  }

  /** Its weights and those of the layers inside it, each with its path below this layer: `lstm_cell/kernel`. */
  weightPaths(): ReadonlyMap<Weight, string> {
    return weightPathsWithin(this);
  }

  /** A weight of a layer inside it that it lists as its own. */
  get borrowed(): Borrowed | undefined {
    return this.#settled?.borrowed;
  }

  /** The settings as Keras writes them. */
  config(): Readonly<Record<string, unknown>> {
    return layerConfig(this);
  }

  /** The whole object as Keras serialises it. */
  serialize(): Readonly<Record<string, unknown>> {
    return serializeLayer(this);
  }

  /** What it gives for the shapes that it was built for, where it was built and never called in a network; Keras keeps those of its `build` alone. */
  get builtOutput(): readonly InputSpec[] | undefined {
    return this.definition.ready ? undefined : builtOutside(this);
  }

  /** The arguments of the call that made its weights, by name. */
  get buildCall(): Call | undefined {
    if (this.#adopted) return this.#adopted;
    const node = this.#made && this.nodes.find(({ inferred }) => inferred === this.#made);
    return node && callParts(node.args, node.kwargs, this.definition.call ?? [], node.inputs);
  }

  /** Calls the layer. The arguments are those of Keras's `__call__`. */
  call(given: readonly Argument[], named: Readonly<Record<string, Argument>> = NO_KEYWORDS, origin: Origin | undefined = this.origin): Outcome {
    return this.#call(given, named, origin, true);
  }

  /** Calls the layer outside of any network: it is built as by a call, but no node is kept and no name is used up. */
  probe(given: readonly Argument[], named: Readonly<Record<string, Argument>> = NO_KEYWORDS, origin?: Origin): Outcome {
    const { built } = this;
    const outcome = this.#call(given, named, origin, false);
    keepOutside(this, outcome.node.outputs, !built && this.built);
    if (!built && this.built) this.#adopted ??= callParts(outcome.node.args, outcome.node.kwargs, this.definition.call ?? [], outcome.node.inputs);
    return outcome;
  }

  #call(given: readonly Argument[], named: Readonly<Record<string, Argument>>, origin: Origin | undefined, kept: boolean): Outcome {
    // One tensor and nothing else is what almost every call is.
    const alone = given.length === 1 && given[0] instanceof Tensor && isEmpty(named) ? [given[0]] : undefined;
    const { args, kwargs } = alone ? { args: alone, kwargs: named } : firstByPosition(this.definition, { args: given, kwargs: named });
    const inputs = alone ?? args.flatMap(tensorsIn).concat(Object.values(kwargs).flatMap(tensorsIn));
    if (kept) nameCasts(this, inputs);
    const form = this.checkForm(args, kwargs);
    const answer = form ? this.refused(form) : isTakenForShape(this.definition, args[0], this.settings) ? givenTwice(inputs, this.policy) : this.inferCall(args, inputs, kwargs);
    const { outputs, inferred } = answer;
    const masked = inputs.some(({ maskedBy }) => maskedBy) || (!alone && (args.length > 1 || kwargs['mask'] !== undefined));
    const masks = kept && (masked || this.definition.masks) && this.sound && !hasErrors(answer.issues) ? this.masksOf({ args, kwargs }, inferred) : NO_MASKS;
    const issues = masks.issues.length === 0 ? answer.issues : [...answer.issues, ...masks.issues];
    const node = new Node(this, this.nodes.length, {
      given: alone?.[0] && !masked ? alone[0] : { args, kwargs, inputs, readMasks: kept && masked ? readMasks(this, given, named) : NO_TENSORS },
      outputs, inferred, origin,
      masks: masks.after,
      build: (tensors) => this.structureOf(tensors, args[0], inferred),
      issues: issues.length === 0 ? NO_ISSUES : (this.designed ? issues.filter((issue) => issue.severity === 'error') : issues).map((issue) => this.place(issue, origin)),
    });
    if (!kept) return { output: node.output, issues: node.issues, node };
    if (inputs.length > 0) this.session.countTensors(node.outputs.length);
    if (this.#nodes === undefined) this.#nodes = node;
    else if (this.#nodes instanceof Node) this.#nodes = [this.#nodes, node];
    else this.#nodes.push(node);
    return { output: node.output, issues: node.issues, node };
  }

  /** The masks that travel with the outputs of a call. */
  protected masksOf(call: Arguments, inferred: Inferred | undefined): MasksAfter {
    return inferred ? masksAfter(this, call, inferred) : NO_MASKS;
  }

  /** Infers the outputs for some inputs; builds the layer on the first call. */
  protected inferCall(args: readonly Argument[], inputs: readonly Tensor[], kwargs: Readonly<Record<string, Argument>> = NO_KEYWORDS): Answer {
    if (!this.#whole) return { outputs: [{ shape: undefined, dtype: this.policy.compute }], issues: NO_ISSUES };
    const inferred = this.#infer(args, kwargs, inputs);
    if (!this.#first && wasChosen(inferred)) this.#build(inferred);
    // A layer whose settings are broken has said so already; its call adds nothing.
    return { outputs: inferred.outputs, inferred, issues: inputs.some(({ mask }) => mask) ? [...inferred.issues, ...this.#maskLost()] : inferred.issues };
  }

  /** What the declaration says of a call. */
  #infer(args: readonly Argument[], kwargs: Readonly<Record<string, Argument>>, inputs: readonly InputSpec[]): Inferred {
    const { choose, call = [] } = this.definition;
    // The formulas read all tensors where they are chosen for a call, else those of the first argument.
    if (!choose) return infer(this.definition, this.configured, inputs.length === 1 ? inputs : inputs.slice(0, tensorsIn(args[0]).length), this.#first?.fixed);
    return infer(this.definition, this.configured, inputs, this.#first?.fixed, callParts(args, kwargs, call, inputs), { parts: this.parts, building: false });
  }

  /** The answer that later calls have to agree with. */
  get #first(): Inferred | undefined {
    return this.#made && !hasErrors(this.#made.issues) ? this.#made : undefined;
  }

  #build(inferred: Inferred, adopted?: Call): void {
    this.#made = inferred;
    this.#weights = undefined;
    this.#adopted = adopted;
    if (this.constructor === Layer) this.lost = undefined;
    if (this.definition.choose && inferred.recipe) this.#settle(inferred.recipe);
    this.built = true;
  }

  #makeWeights({ weights }: Inferred): readonly Weight[] {
    const own = weights.map((spec) => new Weight(spec.late || (spec.inner ? this.#innerTrainable : this.#trainable) || !spec.trainable ? spec : { ...spec, trainable: false }));
    return this.borrowed ? [this.borrowed.weight, ...own] : own;
  }

  /** What it gives for a call by the layer around it; `building` when only its weights are wanted. */
  ask(call: Call, building = false): Inferred {
    const problem = askIssue(this.definition, call);
    if (problem || !this.#whole) return { recipe: undefined, scope: {}, outputs: [{ shape: undefined, dtype: this.policy.compute }], weights: [], fixed: {}, issues: problem ? [this.place(problem, this.origin)] : [] };
    const inferred = infer(this.definition, this.configured, Object.values(call).flatMap(specsIn), this.built ? {} : undefined, call, { parts: this.parts, building });
    if (inferred.issues.length === 0) return inferred;
    const { recipe, scope, outputs, weights, fixed, issues } = inferred;
    return { recipe, scope, outputs, weights, fixed, issues: issues.map((issue) => this.place(issue, this.origin)) };
  }

  /** Builds it for the arguments of a call, without calling it; `building` as the layer around it would. */
  buildFor(call: Call): readonly Issue[] {
    const { built } = this;
    const inferred = this.ask(call, true);
    if (inferred.recipe) this.adopt(call, inferred);
    if (!built && this.built) keepOutside(this, inferred.outputs, true);
    return inferred.issues;
  }

  /** Makes its weights from an answer to the layer around it, if it has none yet. */
  adopt(call: Call, inferred: Inferred): void {
    if (this.built) return;
    this.#build(inferred, call);
  }

  /** The layers that it makes inside itself take their automatic names. */
  #nameInside(classes: readonly string[] = []): void {
    for (const name of classes) this.session.autoName(snakeCase(name));
  }

  #settle({ makes, settles, shares, inside = [] }: Recipe): void {
    this.#nameInside(makes);
    for (const { part, call, inferred } of inside) part.adopt(call, inferred);
    const shared = shares && shares.part instanceof Layer ? shares.part.weights.find((weight) => weight.name === shares.name) : undefined;
    this.#settled = { settings: settles ?? NOTHING_SETTLED, borrowed: shares && shared && { weight: shared, path: `${shares.part.name}/${shared.name}` } };
  }

  /** A mask ends at a layer that passes none on. */
  #maskLost(): readonly Issue[] {
    return passesMasks(this.definition, this.configured) ? NO_ISSUES : [{ code: 'mask-lost', severity: 'warning', where: {}, data: { class: this.className } }];
  }

  /** The outputs for other inputs, without a call: how a model answers for another input shape. */
  respecify(inputs: readonly InputSpec[], node: Node): readonly InputSpec[] {
    return this.reinfer(inputs, node).outputs;
  }

  /** A call of its inferred anew for other inputs; makes no call. */
  reinfer(inputs: readonly InputSpec[], node: Node): Inferred {
    const given = node.readMasks.length === 0 ? inputs : inputs.slice(0, inputs.length - node.readMasks.length);
    return this.#infer(node.args, node.kwargs, given);
  }

  /** Why the arguments are not those that a call takes. */
  protected checkForm(args: readonly Argument[], kwargs: Readonly<Record<string, Argument>>): Issue | undefined {
    return formIssue(this.definition, { args, kwargs }, this.settings);
  }

  protected refused(issue: Issue): Answer {
    return { outputs: [{ shape: undefined, dtype: this.policy.compute }], issues: [issue] };
  }

  /** The outputs in the structure that Keras gives them. */
  protected structureOf(tensors: readonly Tensor[], first: Argument | undefined, inferred?: Inferred): Structure {
    return outputStructure(this.definition, tensors, first, inferred);
  }

  /** An issue with the layer's name and its place in the source. */
  protected place(issue: Issue, origin: Origin | undefined): Issue {
    return { ...issue, where: { layer: this.name, ...whereOf(origin, issue.where.setting), ...issue.where } };
  }
}
