// Layers and models of a user's own class: what they do is told by whoever read the class; what they hold is listed as Keras lists it.
// Invariant: nothing of a user's runs here, and a call that could not be followed gives outputs that are not known.

import { countOf, plus, type Weight } from './weight.ts';
import type { Size } from '../formula/index.ts';
import { hasErrors, type Issue } from '../issues/index.ts';
import { patternOf } from '../shape/index.ts';
import { tensorOf, type Call, type CallPart, type Given, type Inferred, type InputSpec, type LayerDefinition } from '../layers/index.ts';
import { Layer } from './layer.ts';
import { masksBefore, NO_MASKS, readMasks, type Masks, type MasksAfter } from './masks.ts';
import type { Answer, Outcome } from './outcome.ts';
import { Model } from './model.ts';
import type { Node } from './node.ts';
import type { Origin } from './origin.ts';
import type { Session } from './session.ts';
import { refill, Tensor, tensorsIn, type Argument, type Arguments, type Structure } from './tensor.ts';

/** What a call of a user's class came to. */
export interface Ran {
  /** The outputs in their structure; undefined where they are not known. */
  readonly output: Structure | undefined;
  readonly issues: readonly Issue[];
}

/** What whoever read a class knows of one object of it. */
export interface Behaviour {
  /** Runs a call for tensors of these shapes, in the order in which they stand in the arguments; builds first where that is due. */
  run(call: Arguments, specs: readonly InputSpec[]): Ran;
  /** Builds for a call, without running it. */
  build(call: Arguments, specs: readonly InputSpec[]): readonly Issue[];
  /** The layers that it holds, in the order in which they were put into it. */
  readonly layers: readonly Layer[];
  /** The weights that it added itself: those that are learned, then the others. */
  readonly weights: readonly Weight[];
  /** True where it says that it passes masks on; undefined where it says nothing. */
  readonly masking: boolean | undefined;
  /** What its own `compute_mask` gives; undefined where it has none. */
  computeMasks(inputs: Argument | undefined, before: Masks): Masks | undefined;
  /** What it says that it gives for the shapes that it was built for. */
  readonly built: readonly InputSpec[] | undefined;
  /** An object of its class made from its config, as a wrapper makes one; undefined where none can be made any more. */
  again(session: Session, name: string): Layer | undefined;
}

/** A call by the layer around it as arguments. */
function argumentsOf({ inputs, ...named }: Call): { readonly call: Arguments; readonly specs: readonly InputSpec[] } {
  const specs: InputSpec[] = [];
  const walk = (part: CallPart): Argument => {
    const tensor = tensorOf(part);
    if (!tensor) return Array.isArray(part) ? (part as readonly CallPart[]).map(walk) : (part as Argument);
    specs.push(tensor);
    return STAND_IN;
  };
  const args = inputs === undefined ? [] : [walk(inputs)];
  return { call: { args, kwargs: Object.fromEntries(Object.entries(named).map(([name, part]) => [name, walk(part)])) }, specs };
}

/** Marks the place of a tensor that belongs to no call. */
const STAND_IN = Object.freeze(Object.create(Tensor.prototype) as Tensor);

/** What all objects of a user's classes share; the last structure that a call gave is that of the call at hand. */
class Followed {
  readonly behaviour: Behaviour;
  #output: Structure | undefined;
  constructor(behaviour: Behaviour) {
    this.behaviour = behaviour;
  }

  answer(call: Arguments, specs: readonly InputSpec[], dtype: string): Answer {
    const { output, issues } = this.behaviour.run(call, specs);
    this.#output = hasErrors(issues) ? undefined : output;
    return { outputs: this.#output === undefined ? [{ shape: undefined, dtype }] : tensorsIn(this.#output), issues };
  }

  structure(tensors: readonly Tensor[]): Structure {
    const [only] = tensors;
    return this.#output === undefined ? (only ?? []) : refill(this.#output, tensors);
  }

  inferred(call: Call, dtype: string, building: boolean): Inferred {
    const { call: given, specs } = argumentsOf(call);
    if (building) return { recipe: { gives: [] }, scope: {}, outputs: [], weights: [], fixed: {}, issues: this.behaviour.build(given, specs) };
    const { outputs, issues } = this.answer(given, specs, dtype);
    const known = outputs.every(({ shape }) => shape);
    const scope = Object.fromEntries(outputs.map(({ shape }, i) => [`output${i}`, shape ?? []]));
    return { recipe: known ? { gives: outputs.map((_, i) => patternOf(`*output${i}`)), scope } : undefined, scope, outputs, weights: [], fixed: {}, issues };
  }
}

/** A layer of a user's own class. */
export class CustomLayer extends Layer {
  readonly #followed: Followed;
  readonly behaviour: Behaviour;
  /** True where its class is made from a layer of Keras that computes something. */
  readonly hasBase: boolean;
  /** True while the class of Keras that it is made from is asked. */
  #asBase = false;

  constructor(session: Session, definition: LayerDefinition, given: Given, behaviour: Behaviour, hasBase: boolean, origin?: Origin, name?: string) {
    super(session, definition, given, origin, name);
    this.behaviour = behaviour;
    this.hasBase = hasBase;
    this.#followed = new Followed(behaviour);
  }

  override copy(session: Session, given: Given, name: string): Layer {
    return this.behaviour.again(session, name) ?? super.copy(session, given, name);
  }

  protected override make(session: Session, given: Given, name: string): Layer {
    return new CustomLayer(session, this.definition, given, this.behaviour, this.hasBase, this.origin, name);
  }

  override get sublayers(): readonly Layer[] {
    // The layer is still being made when it is first asked.
    const held = this.behaviour as Behaviour | undefined;
    return held ? [...new Set([...super.sublayers, ...held.layers])] : super.sublayers;
  }

  override get weights(): readonly Weight[] {
    const all = [...super.weights, ...this.behaviour.weights];
    return [...all.filter(({ learned }) => learned), ...all.filter(({ learned }) => !learned)];
  }

  override get ownParams(): Size {
    return plus(super.ownParams, countOf(this.behaviour.weights));
  }

  /** What the class of Keras that it is made from gives for a call, outside of any network. */
  callBase(args: readonly Argument[], kwargs: Readonly<Record<string, Argument>>): Outcome {
    const before = this.#asBase;
    this.#asBase = true;
    const outcome = super.probe(args, kwargs);
    this.#asBase = before;
    return outcome;
  }

  /** What the class of Keras that it is made from gives for a call, without building anything. */
  askBase(call: Call): Inferred {
    return super.ask(call);
  }

  /** Builds what the class of Keras that it is made from builds. */
  buildBase(call: Call): readonly Issue[] {
    const inferred = super.ask(call, true);
    if (inferred.recipe) super.adopt(call, inferred);
    return inferred.issues;
  }

  protected override checkForm(args: readonly Argument[], kwargs: Readonly<Record<string, Argument>>): Issue | undefined {
    return this.#asBase ? super.checkForm(args, kwargs) : undefined;
  }

  override get supportsMasking(): boolean {
    return this.behaviour.masking ?? super.supportsMasking;
  }

  protected override masksOf(call: Arguments, inferred: Inferred | undefined): MasksAfter {
    if (!this.supportsMasking) return NO_MASKS;
    const before = masksBefore(this, call);
    const own = this.behaviour.computeMasks(call.args[0], before);
    return own || !inferred ? { after: own ?? before, issues: [] } : super.masksOf(call, inferred);
  }

  protected override inferCall(args: readonly Argument[], inputs: readonly Tensor[], kwargs: Readonly<Record<string, Argument>> = {}): Answer {
    if (this.#asBase) return super.inferCall(args, inputs, kwargs);
    const masks = readMasks(this, args, kwargs);
    return this.#followed.answer(withMask({ args, kwargs }, masks), [...inputs, ...masks], this.policy.compute);
  }

  protected override structureOf(tensors: readonly Tensor[], first: Argument | undefined, inferred?: Inferred): Structure {
    return this.#asBase ? super.structureOf(tensors, first, inferred) : this.#followed.structure(tensors);
  }

  override ask(call: Call, building = false): Inferred {
    return this.#followed.inferred(call, this.policy.compute, building);
  }

  override adopt(): void {
    // Being asked has built it.
  }

  override respecify(inputs: readonly InputSpec[], node: Node): readonly InputSpec[] {
    return this.#followed.answer(withMask(node, node.readMasks), inputs, this.policy.compute).outputs;
  }

  override get builtOutput(): readonly InputSpec[] | undefined {
    return this.behaviour.built;
  }
}

/** A call with the mask that Keras puts in by itself. */
function withMask({ args, kwargs }: Arguments, masks: readonly Tensor[]): Arguments {
  const [mask] = masks;
  return mask === undefined ? { args, kwargs } : { args, kwargs: { ...kwargs, mask: masks.length === 1 ? mask : [...masks] } };
}

/** A model of a user's own class: its layers are what it holds, its outputs what its `call` gives. */
export class CustomModel extends Model {
  override readonly kind = 'subclass';
  readonly #followed: Followed;
  readonly behaviour: Behaviour;

  constructor(session: Session, definition: LayerDefinition, given: Given, behaviour: Behaviour, origin?: Origin, name?: string) {
    super(session, definition, given, origin, name);
    this.behaviour = behaviour;
    this.#followed = new Followed(behaviour);
  }

  override get layers(): readonly Layer[] {
    return [...new Set(this.behaviour.layers)];
  }

  override get rows(): readonly Layer[] {
    return this.layers;
  }

  override get inputs(): readonly Tensor[] {
    return [];
  }

  override get outputs(): readonly Tensor[] {
    return [];
  }

  override get weights(): readonly Weight[] {
    return this.behaviour.weights;
  }

  override get ownParams(): Size {
    return countOf(this.behaviour.weights);
  }

  protected override checkForm(): Issue | undefined {
    return undefined;
  }

  protected override inferCall(args: readonly Argument[], inputs: readonly Tensor[], kwargs: Readonly<Record<string, Argument>> = {}): Answer {
    return this.#followed.answer({ args, kwargs }, inputs, this.policy.compute);
  }

  protected override structureOf(tensors: readonly Tensor[]): Structure {
    return this.#followed.structure(tensors);
  }

  override ask(call: Call, building = false): Inferred {
    return this.#followed.inferred(call, this.policy.compute, building);
  }

  override adopt(): void {
    // Being asked has built it.
  }

  override respecify(inputs: readonly InputSpec[], node?: Node): readonly InputSpec[] {
    const call = node ?? { args: [inputs.length === 1 ? STAND_IN : inputs.map(() => STAND_IN)], kwargs: {} };
    return this.#followed.answer(call, inputs, this.policy.compute).outputs;
  }

  override get builtOutput(): readonly InputSpec[] | undefined {
    return this.behaviour.built;
  }
}
