// A model as a Keras script: what real Keras runs to the same summary.

import { isKind, Tuple, type Raw } from '../layers/index.ts';
import { Functional, Sequential, Session, Tensor, type Argument, type Layer, type Model, type Node, type Structure } from '../model/index.ts';
import type { Shape } from '../shape/index.ts';
import { layerCall, nameArgument } from './keras-call.ts';
import { Names } from './python-names.ts';
import { pythonValue } from './python-value.ts';

/** The script of one or more models; each ends with its summary. */
export function toKeras(models: Model | readonly Model[]): string {
  const script = new Script();
  for (const model of [models].flat()) {
    const name = script.model(model);
    script.line(`${name}.summary()`, '');
  }
  return script.text();
}

/** A script while it is written: lines, variables, and the automatic names that the script will use up. */
class Script {
  readonly #lines: string[] = ['import keras', 'from keras import layers', ''];
  readonly #names = new Names();
  readonly #session = new Session();
  readonly #variables = new Map<object, string>();

  text(): string {
    return `${this.#lines.join('\n').trimEnd()}\n`;
  }

  line(...lines: readonly string[]): void {
    this.#lines.push(...lines);
  }

  /** Writes what makes a model; gives its variable. */
  model(model: Model): string {
    const before = this.#variables.get(model);
    if (before !== undefined) return before;
    const variable = this.#names.take(/^(sequential|functional)(_\d+)?$/.test(model.name) ? 'model' : model.name);
    this.#variables.set(model, variable);
    if (model instanceof Sequential) this.#stack(model, variable);
    else if (model instanceof Functional) this.#graph(model, variable);
    else throw new Error(`a ${model.className} has no script`);
    if (!model.trainable) this.line(`${variable}.trainable = False`);
    return variable;
  }

  #stack(model: Sequential, variable: string): void {
    const parts: string[] = [];
    let group: string | undefined;
    const stack = model.stack.filter((layer) => layer.className !== 'InputLayer');
    for (const layer of stack) this.#prepare(layer);
    const [input] = model.inputs;
    const name = nameArgument(model.definition, model.name, this.#session);
    if (input?.shape && !model.deferredShape) parts.push(`    ${this.#input(input)},`);
    for (const layer of stack) {
      if (layer.origin?.group !== undefined && layer.origin.group !== group) parts.push(`    # ${layer.origin.group}`);
      ({ group } = layer.origin ?? {});
      parts.push(`    ${this.#variables.get(layer) ?? layerCall(layer, this.#session)},`);
    }
    this.line(`${variable} = keras.Sequential([`, ...parts, name === undefined ? '])' : `], ${name})`);
    if (model.deferredShape) this.line(`${variable}.build(${pythonShape(model.deferredShape)})`);
    // Keras names the functional model inside; this script will use up that name too.
    if (model.built) this.#session.autoName('functional');
  }

  /** A layer that is a model, or that is used again, stands in a variable of its own. */
  #prepare(layer: Layer): void {
    if (layer instanceof Sequential || layer instanceof Functional) this.model(layer);
  }

  #graph(model: Functional, variable: string): void {
    const nodes = [...model.graph.nodes].toSorted((a, b) => a.serial - b.serial);
    const uses = countUses(nodes, model);
    const callsOf = new Map<Layer, number>();
    for (const node of nodes) callsOf.set(node.layer, (callsOf.get(node.layer) ?? 0) + 1);
    const inputs = new Set(model.inputs);
    let group: string | undefined;
    nodes.forEach((node, i) => {
      const [first] = node.outputs;
      if (!first) return;
      const heading = node.layer.origin?.group;
      if (heading !== undefined && heading !== group) this.line('', `# ${heading}`);
      group = heading;
      if (inputs.has(first) || node.layer.className === 'InputLayer') {
        this.#hold(node, this.#names.take(node.layer.name), this.#input(first));
        return;
      }
      const callee = this.#callee(node, callsOf.get(node.layer) ?? 1);
      const next = nodes[i + 1];
      const chained = node.outputs.length === 1 && uses.get(first) === 1 && next?.inputs.includes(first) === true;
      this.#hold(node, chained ? 'x' : this.#names.take(node.index === 0 ? node.layer.name : `${node.layer.name}_${node.index}`), `${callee}(${this.#call(node)})`);
    });
    const name = nameArgument(model.definition, model.name, this.#session);
    this.line(`${variable} = keras.Model(inputs=${this.#argument(model.inputStructure)}, outputs=${this.#argument(model.outputStructure)}${name === undefined ? '' : `, ${name}`})`);
  }

  /** What is called: the layer made on the spot, or the variable of a model or a shared layer. */
  #callee(node: Node, calls: number): string {
    const { layer } = node;
    this.#prepare(layer);
    const known = this.#variables.get(layer);
    if (known !== undefined) return known;
    const made = layerCall(layer, this.#session);
    if (calls === 1) return made;
    const variable = this.#names.take(`${layer.name}_layer`);
    this.#variables.set(layer, variable);
    this.line(`${variable} = ${made}`);
    return variable;
  }

  /** Puts the outputs of a call into a variable. */
  #hold(node: Node, variable: string, expression: string): void {
    this.line(`${variable} = ${expression}`);
    if (node.output instanceof Tensor) this.#variables.set(node.output, variable);
    else node.outputs.forEach((tensor, i) => this.#variables.set(tensor, `${variable}[${i}]`));
  }

  #call(node: Node): string {
    const kwargs = Object.entries(node.kwargs).map(([key, value]) => `${key}=${this.#argument(value)}`);
    return [...node.args.map((arg) => this.#argument(arg)), ...kwargs].join(', ');
  }

  #argument(argument: Argument | Structure): string {
    if (argument instanceof Tensor) return this.#variables.get(argument) ?? 'None';
    if (Array.isArray(argument)) {
      const items = (argument as readonly Argument[]).map((one) => this.#argument(one));
      return argument instanceof Tuple ? `(${items.join(', ')}${items.length === 1 ? ',' : ''})` : `[${items.join(', ')}]`;
    }
    if (isKind(argument as Raw, 'dict')) return `{${Object.entries((argument as { readonly entries: Readonly<Record<string, Argument>> }).entries).map(([key, value]) => `${JSON.stringify(key)}: ${this.#argument(value)}`).join(', ')}}`;
    return pythonValue(argument as Raw);
  }

  /** `keras.Input(shape=(28, 28, 1))`. */
  #input(tensor: Tensor): string {
    const { layer } = tensor.node;
    const shape = tensor.shape ?? [null];
    const sizes = shape[0] === null ? `shape=${pythonShape(shape.slice(1))}` : `batch_shape=${pythonShape(shape)}`;
    const dtype = tensor.dtype === 'float32' ? [] : [`dtype=${pythonValue(tensor.dtype)}`];
    const name = nameArgument(layer.definition, layer.name, this.#session);
    return `keras.Input(${[sizes, ...dtype, ...(name === undefined ? [] : [name])].join(', ')})`;
  }
}

const pythonShape = (shape: Shape): string => pythonValue(shape.map((size) => (typeof size === 'number' ? size : null)));

function countUses(nodes: readonly Node[], model: Functional): ReadonlyMap<Tensor, number> {
  const uses = new Map<Tensor, number>();
  for (const tensor of [...nodes.flatMap((node) => node.inputs), ...model.outputs]) uses.set(tensor, (uses.get(tensor) ?? 0) + 1);
  return uses;
}
