// A Sequential model: a plain stack of layers.
// Source of the rules: keras/src/models/sequential.py, Keras 3.15.1. Keras builds the whole stack anew at every `add`;
// here each layer is called once, and only what can be seen of those builds is kept: the automatic names they use up.

import { toIssue, type InputSpec, type Raw } from '../layers/index.ts';
import type { Issue } from '../issues/index.ts';
import { shapeText, type Shape } from '../shape/index.ts';
import { Functional } from './functional.ts';
import { Layer } from './layer.ts';
import { modelDefinition } from './model-definition.ts';
import { Model } from './model.ts';
import { Names } from './names.ts';
import type { Origin } from './origin.ts';
import { begin, type Session } from './session.ts';
import { refill, Tensor, tensorsIn, type Argument, type Structure } from './tensor.ts';

/** A stack of layers, each fed by the one before. */
export class Sequential extends Model {
  override readonly kind = 'sequential';
  readonly #layers: Layer[] = [];
  readonly #names = new Names();
  /** What comes after each layer, once there is an input; only the last may give several tensors that no layer takes. */
  readonly #results: Structure[] = [];
  /** True once a layer stands on it twice. */
  #repeats = false;
  /** The layers that work masks out. */
  readonly #masked: Layer[] = [];
  #functional: Functional | undefined;
  /** The InputLayer that `input_shape` of the first layer, or a build, put below the stack. */
  #implied: Layer | undefined;
  /** The shape that a build gave, where no layer tells it. */
  deferredShape: Shape | undefined;

  constructor(session: Session, layers: readonly (Layer | Tensor)[] = [], name?: string, origin?: Origin, className = 'Sequential') {
    super(session, modelDefinition(className, 'A network given as a stack of layers, each fed by the one before.'), { ...(name === undefined ? {} : { name }) }, origin);
    this.extend(layers);
  }

  override get layers(): readonly Layer[] {
    return this.#layers[0]?.className === 'InputLayer' ? this.#layers.slice(1) : this.#layers;
  }

  override get rows(): readonly Layer[] {
    return this.layers;
  }

  override get distinct(): boolean {
    return !this.#repeats;
  }

  override get inputs(): readonly Tensor[] {
    return tensorsIn(this.#results[0]);
  }

  override get outputs(): readonly Tensor[] {
    return this.#results.length > 1 || this.#layers.length === 1 ? tensorsIn(this.#results.at(-1)) : [];
  }

  /** The layers as they were put on the stack, an InputLayer of one's own included. */
  get stack(): readonly Layer[] {
    return this.#layers.filter((layer) => layer !== this.#implied);
  }

  /** A stack that nobody told its input cannot be computed; Keras itself waits for the first data, and raises nothing. */
  protected override get ownIssues(): readonly Issue[] {
    const [first] = this.#layers;
    const missing = first && !this.built && first.className !== 'InputLayer' ? [this.place({ code: 'input-shape-missing', severity: 'warning', where: { setting: 'input_shape' }, data: { class: first.className } }, first.origin ?? this.origin)] : [];
    // Its InputLayer is none of its layers, but can be wrong all the same.
    return [...super.ownIssues, ...(first?.className === 'InputLayer' ? first.issues : []), ...missing];
  }

  /** Puts a layer on top of the stack. */
  add(layer: Layer | Tensor): void {
    this.#append(layer);
    this.#rebuild();
  }

  /** Puts several layers on top and builds once, as a list given to the constructor. */
  extend(layers: readonly (Layer | Tensor)[]): void {
    for (const layer of layers) this.#append(layer);
    if (layers.length > 0) this.#rebuild();
  }

  /** Takes the top layer off. */
  pop(): Layer | undefined {
    const layer = this.#layers.pop();
    if (layer && !this.#layers.includes(layer)) this.#names.delete(layer.name);
    this.#results.length = Math.min(this.#results.length, this.#layers.length);
    this.#functional = undefined;
    if (this.#layers.length > 0) this.#rebuild();
    return layer;
  }

  #append(item: Layer | Tensor): void {
    const layer = item instanceof Tensor ? item.node.layer : item;
    const shape = layer.configured.inputShape;
    if (this.#layers.length === 0 && shape !== undefined && layer.className !== 'InputLayer') {
      this.#implied = this.session.layer('InputLayer', { shape: asShape(shape) }, layer.origin);
      this.#append(this.#implied);
    }
    // The same layer may stand on the stack twice; two layers of one name may not.
    if (!this.#names.addLayer(layer)) {
      if (this.#layers.includes(layer)) this.#repeats = true;
      else this.report(toIssue({ trouble: 'name-taken', data: { name: layer.name } }));
    }
    this.#layers.push(layer);
    this.#functional = undefined;
  }

  /** Builds what is not built yet, once the shape of the input is known. */
  #rebuild(): void {
    this.built = false;
    const [first] = this.#layers;
    if (!first || this.#layers.length < 2) return;
    if (first.className === 'InputLayer') this.#extend(begin(first));
    else if (first instanceof Model && first.inputs.length === 1) this.build(first.inputs[0]?.shape ?? []);
  }

  /** Builds the stack for an input shape, the batch included, as `model.build` and `fit` do. */
  build(shape: Shape, dtype?: string): void {
    const [first] = this.#layers;
    if (!first) return;
    if (first.className === 'InputLayer') {
      const before = begin(first);
      if (before.shape && !agrees(before.shape, shape)) this.report(toIssue({ trouble: 'input-changed', data: { axis: 'its input', built: shapeText(before.shape), found: shapeText(shape), shape: shapeText(shape) } }));
      this.#extend(before);
      return;
    }
    const input = this.session.layer('InputLayer', { batch_shape: shape.map(sizeRaw), dtype: dtype ?? first.policy.compute }, this.origin);
    this.#layers.unshift(input);
    this.#implied = input;
    this.deferredShape = shape;
    this.#extend(begin(input));
  }

  #extend(input: Tensor): void {
    // Keras calls every layer of the stack anew at each build, and their masks take names again.
    for (const layer of this.#masked) for (const name of layer.maskNames) {
      this.session.autoName(name);
      this.session.countTensors(1);
    }
    this.session.countTensors(this.#results.slice(1).flatMap((result) => tensorsIn(result)).length);
    if (this.#results.length === 0) this.#results.push(input);
    while (this.#results.length < this.#layers.length) {
      const layer = this.#layers[this.#results.length];
      const below = this.#results.at(-1);
      if (!layer || !below) break;
      const { node } = layer.call([below]);
      if (node.outputs.length === 0) break;
      if (layer.maskNames.length > 0) this.#masked.push(layer);
      this.#results.push(node.output);
    }
    this.built = true;
    // Keras wraps the stack into a functional model of its own at each build, and that takes a name.
    this.session.autoName('functional');
  }

  protected override checkForm(args: readonly Argument[]): Issue | undefined {
    if ((args[1] ?? null) !== null) return toIssue({ trouble: 'argument-position', data: { class: this.name } });
    if (args[0] instanceof Tensor) return undefined;
    // A stack that is built takes what its graph takes: a list of one tensor as well.
    const found = tensorsIn(args[0]).length;
    return this.built && found === 1 && Array.isArray(args[0]) ? undefined : toIssue({ trouble: 'input-count', data: { class: this.name, expected: 'one', found } });
  }

  protected override prepare([input]: readonly InputSpec[]): void {
    if (!this.built && input?.shape) this.build(input.shape, input.dtype);
  }

  protected override inferCall(args: readonly Argument[], inputs: readonly Tensor[]): ReturnType<Model['inferCall']> {
    this.prepare(inputs);
    if (!this.built || this.inputs.length === 0) return { outputs: [{ shape: undefined, dtype: this.policy.compute }], issues: [] };
    return this.asFunctional().answer(args);
  }

  protected override structureOf(tensors: readonly Tensor[], first: Argument | undefined): Structure {
    const last = this.#results.at(-1);
    return last !== undefined && this.outputs.length === tensors.length ? refill(last, tensors) : super.structureOf(tensors, first);
  }

  override respecify(inputs: readonly InputSpec[]): readonly InputSpec[] {
    return this.built ? this.asFunctional().respecify(inputs) : [{ shape: undefined, dtype: this.policy.compute }];
  }

  /** The stack as a graph. */
  asFunctional(): Functional {
    const [input] = this.inputs;
    const output = this.#results.at(-1);
    if (!input || !output || this.outputs.length === 0) throw new Error('a Sequential model that is not built has no graph');
    this.#functional ??= new Functional(this.session, { inputs: input, outputs: output, name: this.name }, this.origin);
    return this.#functional;
  }
}

/** Sizes that are None, named or not known may be any. */
const agrees = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => i === 0 || typeof size !== 'number' || typeof b[i] !== 'number' || size === b[i]);

const sizeRaw = (size: Shape[number]): Raw => (size === null || typeof size === 'number' ? size : { kind: 'size', size });

/** `input_shape=(28, 28, 1)` or `input_dim=784`. */
const asShape = (raw: Raw): Raw => (typeof raw === 'number' ? [raw] : raw);
