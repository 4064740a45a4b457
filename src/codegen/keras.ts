// A model as a Keras script: what real Keras runs to the same summary.

import { isKind, Tuple } from '../layers/index.ts';
import { Functional, groupOf, Layer, layersWithin, Model, Operation, Sequential, Session, Tensor, type Argument, type Node, type Structure, type Weight } from '../model/index.ts';
import { shapeText, type Shape } from '../shape/index.ts';
import { layerCall, nameArgument, remarks, takeNames } from './keras-call.ts';
import { callsFor, instancesIn, modelsIn, placesIn, stackNodes, type Places } from './places.ts';
import { operationCall } from './operation-call.ts';
import { Names } from './python-names.ts';
import { pythonValue } from './python-value.ts';

/**
 * The script of one or more models; each ends with its summary. A subclassed model is its own code and only named.
 * Layers that are no part of Keras are written as a plain `Layer`, with a comment.
 */
export function toKeras(models: Model | readonly Model[]): string {
  const all = [models].flat();
  const script = new Script(placesIn(all));
  for (const model of all) {
    const name = script.model(model);
    script.line(...(name === undefined ? [`# ${model.name}: a subclass of keras.Model is its own code.`] : [`${name}.summary()`]), '');
  }
  return script.text();
}

/** Models in models are written so deep; Python's own limit ends such a script long before. */
const DEEPEST = 300;

/** A script while it is written: lines, variables, and the automatic names that the script will use up. */
class Script {
  readonly #lines: string[] = ['import keras', 'from keras import layers', ''];
  readonly #names = new Names();
  readonly #session = new Session();
  readonly #variables = new Map<object, string>();
  readonly #written = new Set<Node>();
  readonly #places: Places;
  /** Stacks that their first call builds. */
  readonly #unbuilt = new Set<Layer>();
  /** Layers that are frozen once they are built, by their variables. */
  readonly #toFreeze = new Map<Layer, string>();
  /** In how many models the one that is written stands. */
  #depth = 0;
  /** True while a model is written that is frozen as a whole. */
  #inFrozen = false;

  constructor(places: Places) {
    this.#places = places;
  }

  text(): string {
    return `${this.#lines.join('\n').trimEnd()}\n`;
  }

  line(...lines: readonly string[]): void {
    this.#lines.push(...lines);
  }

  /** Writes what makes a model; gives its variable, or nothing for a model that has no script. */
  model(model: Model): string | undefined {
    const before = this.#variables.get(model);
    if (before !== undefined) return before;
    if (!(model instanceof Sequential || model instanceof Functional) || this.#depth > DEEPEST) return undefined;
    this.#depth += 1;
    const variable = this.#names.take(/^(sequential|functional)(_\d+)?$/.test(model.name) ? 'model' : model.name);
    this.#variables.set(model, variable);
    const around = this.#inFrozen;
    this.#inFrozen = !model.trainable;
    if (model instanceof Sequential) this.#stack(model, variable);
    else this.#graph(model, variable);
    this.#inFrozen = around;
    this.#depth -= 1;
    if (!model.trainable) this.line(`${variable}.trainable = False`);
    return variable;
  }

  #stack(model: Sequential, variable: string): void {
    const parts: string[] = [];
    let group: string | undefined;
    const stack = model.stack.filter((layer) => layer.className !== 'InputLayer');
    for (const layer of stack) this.#prepare(layer);
    // A stack of nothing but an input is not built, and starts there all the same.
    const input = model.inputs[0] ?? model.stack.find((layer) => layer.className === 'InputLayer')?.nodes[0]?.outputs[0];
    const name = nameArgument('sequential', model.name, this.#session);
    if (input?.shape && !model.deferredShape) parts.push(`    ${this.#input(input)},`);
    for (const layer of stack) {
      const heading = groupOf(layer);
      if (heading !== undefined && heading !== group) parts.push(`    # ${heading}`);
      group = heading;
      parts.push(...remarks(layer).map((line) => `    ${line}`));
      parts.push(`    ${this.#made(layer)},`);
    }
    this.line(`${variable} = keras.Sequential([`, ...parts, name === undefined ? '])' : `], ${name})`);
    if (!this.#unbuilt.has(model)) {
      if (model.deferredShape) this.line(`${variable}.build(${pythonShape(model.deferredShape)})`);
      this.#takeNamesOfStack(model);
    }
    if (!this.#unbuilt.has(model)) for (const layer of stack) this.#freeze(layer);
    for (const node of stackNodes(model)) {
      this.#written.add(node);
      const at = model.layers.indexOf(node.layer);
      this.#keep(node, at < 0 ? `${variable}.inputs[0]` : `${variable}.layers[${at}].output`);
    }
  }

  /** A layer that is a model, or that is used again, stands in a variable of its own. */
  #prepare(layer: Layer): void {
    if (layer instanceof Model) this.model(layer);
    else if (!this.#variables.has(layer) && ((this.#places.ofLayer.get(layer) ?? 0) > 1 || this.#frozenInside(layer))) {
      const made = this.#made(layer);
      this.line(...remarks(layer));
      const variable = this.#names.take(`${layer.name}_layer`);
      this.#variables.set(layer, variable);
      this.line(`${variable} = ${made}`);
      if (this.#frozenInside(layer)) this.#toFreeze.set(layer, variable);
    }
  }

  /** True for a layer that was frozen with the layers that it makes inside; `trainable=False` where it is made would leave those alone. */
  #frozenInside(layer: Layer): boolean {
    return !this.#inFrozen && !layer.trainable && layer.given['trainable'] !== false && [...layersWithin(layer)].some(makesFrozen);
  }

  /** Freezes a layer, and those inside it, that are frozen once they are built. */
  #freeze(built: Layer): void {
    if (this.#toFreeze.size === 0) return;
    for (const layer of layersWithin(built)) {
      const variable = this.#toFreeze.get(layer);
      if (variable === undefined) continue;
      this.line(`${variable}.trainable = False`);
      this.#toFreeze.delete(layer);
    }
  }

  /** What stands for a layer: its variable, or the call that makes it. */
  #made(layer: Layer): string {
    return this.#variables.get(layer) ?? layerCall(layer, this.#session, (instance) => {
      // What is held too deep to be looked into is too deep to be written.
      if (!(instance instanceof Layer) || layer.issues.some(({ code, where }) => code === 'layers-too-deep' && where.layer === layer.name)) return 'None';
      this.#prepare(instance);
      return this.#made(instance);
    }, this.#inFrozen || this.#frozenInside(layer));
  }

  #graph(model: Functional, variable: string): void {
    const nodes = callsFor(model).filter((node) => !this.#written.has(node));
    // Models inside are written first: their lines would use up the variable that a chain of calls goes through.
    for (const node of nodes) {
      const { layer, inputs: [input] } = node;
      const builds = layer instanceof Sequential && node.index === 0 && layer.deferredShape !== undefined && shapeText(input?.shape) === shapeText(layer.deferredShape);
      if (builds && !this.#variables.has(layer)) this.#unbuilt.add(layer);
      for (const inner of modelsIn(layer)) this.model(inner);
    }
    const inputs = new Set(model.inputs);
    let group: string | undefined;
    nodes.forEach((node, i) => {
      this.#written.add(node);
      const [first] = node.outputs;
      if (!first) return;
      const heading = groupOf(node.layer);
      if (heading !== undefined && heading !== group) this.line('', `# ${heading}`);
      group = heading;
      if (inputs.has(first) || node.layer.className === 'InputLayer') {
        this.#hold(node, this.#names.take(node.layer.name), this.#input(first));
        return;
      }
      const made = this.#called(node);
      const next = nodes[i + 1];
      const chained = node.output instanceof Tensor && this.#places.ofTensor.get(first) === 1 && next?.inputs.includes(first) === true;
      this.#hold(node, chained ? 'x' : this.#names.take(node.index === 0 ? node.layer.name : `${node.layer.name}_${node.index}`), made);
    });
    const name = nameArgument('functional', model.name, this.#session);
    this.line(`${variable} = keras.Model(inputs=${this.#argument(model.inputStructure)}, outputs=${this.#argument(model.outputStructure)}${name === undefined ? '' : `, ${name}`})`);
  }

  /** The names that building a stack uses up: of its input, of the functional model inside, and of what its calls make. */
  #takeNamesOfStack(model: Sequential): void {
    if (model.deferredShape) this.#session.autoName('input_layer');
    if (model.built) this.#session.autoName('functional');
    for (const node of stackNodes(model)) this.#takeNames(node);
  }

  /** What the first call of a layer makes inside it takes automatic names away, and so do the operations that make masks. */
  #takeNames(node: Node): void {
    if (node.layer instanceof Sequential && this.#unbuilt.delete(node.layer)) this.#takeNamesOfStack(node.layer);
    if (node.index === 0) takeNames(this.#session, node.inferred?.recipe?.makes);
    for (const name of node.layer.maskNames) this.#session.autoName(name);
  }

  /** Puts the outputs of a call into a variable. */
  #hold(node: Node, variable: string, expression: string): void {
    this.line(`${variable} = ${expression}`);
    if (node.index === 0) this.#freeze(node.layer);
    this.#takeNames(node);
    this.#keep(node, variable);
  }

  /** How the outputs of a call are reached from now on. */
  #keep(node: Node, expression: string): void {
    const reach = (part: Structure, path: string): void => {
      if (part instanceof Tensor) this.#variables.set(part, path);
      else if (Array.isArray(part)) (part as readonly Structure[]).forEach((one, i) => reach(one, `${path}[${i}]`));
      else for (const [key, one] of Object.entries((part as { readonly entries: Readonly<Record<string, Structure>> }).entries)) reach(one, `${path}[${JSON.stringify(key)}]`);
    };
    reach(node.output, expression);
  }

  /** The expression of a call: of a layer, or of a function of `keras.ops`. */
  #called(node: Node): string {
    const { layer } = node;
    if (layer instanceof Operation) return operationCall(layer, node, this.#session, (argument) => this.#argument(argument));
    this.#prepare(layer);
    if (!this.#variables.has(layer)) this.line(...remarks(layer));
    const kwargs = Object.entries(node.kwargs).map(([key, value]) => `${key}=${this.#argument(value)}`);
    return `${this.#made(layer)}(${[...node.args.map((arg) => this.#argument(arg)), ...kwargs].join(', ')})`;
  }

  #argument(argument: Argument | Structure): string {
    if (argument instanceof Tensor) return this.#variables.get(argument) ?? 'None';
    if (Array.isArray(argument)) {
      const items = (argument as readonly Argument[]).map((one) => this.#argument(one));
      return argument instanceof Tuple ? `(${items.join(', ')}${items.length === 1 ? ',' : ''})` : `[${items.join(', ')}]`;
    }
    if (isKind(argument, 'dict')) return `{${Object.entries((argument as { readonly entries: Readonly<Record<string, Argument>> }).entries).map(([key, value]) => `${JSON.stringify(key)}: ${this.#argument(value)}`).join(', ')}}`;
    return pythonValue(argument);
  }

  /** `keras.Input(shape=(28, 28, 1))`. */
  #input(tensor: Tensor): string {
    const { layer } = tensor.node;
    const shape = tensor.shape ?? [null];
    const sizes = shape[0] === null ? `shape=${pythonShape(shape.slice(1))}` : `batch_shape=${pythonShape(shape)}`;
    const dtype = tensor.dtype === 'float32' ? [] : [`dtype=${pythonValue(tensor.dtype)}`];
    const name = nameArgument(layer.definition.autoName, layer.name, this.#session);
    return `keras.Input(${[sizes, ...dtype, ...(name === undefined ? [] : [name])].join(', ')})`;
  }
}

/** True for a layer with frozen weights in layers that it made itself: in a copy of the layer that it was given, or in one that nobody sees. */
function makesFrozen(layer: Layer): boolean {
  const given = new Set(instancesIn(layer));
  const frozen = (weight: Weight): boolean => weight.learned && !weight.trainable;
  return layer.weights.some((weight) => weight.inner && frozen(weight)) || layer.sublayers.some((part) => !given.has(part) && [...part.allWeights()].some(frozen));
}

const pythonShape = (shape: Shape): string => pythonValue(shape.map((size) => (typeof size === 'number' ? size : null)));
