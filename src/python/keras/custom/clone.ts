// Models made again from what describes them: `clone_model`, `from_config`, `load_model`.
// Source: keras/src/models/cloning.py, functional.py and sequential.py, Keras 3.15.1.

import { allSettings } from '../../../layers/index.ts';
import { begin, Functional, Sequential, Tensor, tensorsIn, type Argument, type Layer, type Model, type Structure, replaceHeld as replaceHeldLayers } from '../../../model/index.ts';
import { getAttribute } from '../../run/attribute.ts';
import type { Run } from '../../run/run.ts';
import { Dict, Instance, type PyClass, type Value } from '../../values/index.ts';
import { customOf } from './invoke.ts';
import { rebuild, serializedWithin } from './serialize.ts';
import type { KerasState } from '../state.ts';

/** Keeps a model that was made, as the script's own are. */
type Keep = (model: Model, cls: PyClass | undefined) => Instance;

/** True for a class of the script's own. */
const isOwn = (cls: PyClass): boolean => cls.module === '__main__';

/** One copying: a layer that stands in two places stands in two places again. */
export class Cloner {
  readonly #state: KerasState;
  readonly #run: Run;
  readonly #keep: Keep;
  /** True where the layers of a stack are put on one by one, as from a config. */
  readonly #oneByOne: boolean;
  /** The layer that stands in for another, where the script says so: `clone_function`. */
  readonly #instead: Value | undefined;
  /** True while a stack is copied. */
  #inStack = false;
  readonly #layers = new Map<Layer, Layer>();
  readonly #tensors = new Map<Tensor, Tensor>();

  constructor(state: KerasState, run: Run, keep: Keep, oneByOne: boolean, instead?: Value) {
    this.#state = state;
    this.#run = run;
    this.#keep = keep;
    this.#oneByOne = oneByOne;
    this.#instead = instead;
  }

  /** The model made again, as an object of the script. */
  model(model: Model): Value {
    const self = this.#state.instances.get(model);
    if (customOf(self) && self) return this.#object(self);
    const made = model instanceof Sequential ? this.#stack(model) : model instanceof Functional ? this.#graph(model) : undefined;
    if (!made) return this.#run.unknown('is a copy of a model that is not followed');
    this.#layers.set(model, made);
    if (!model.trainable) made.trainable = false;
    return this.#keep(made, self?.cls);
  }

  /** An object of a class of the script's own: its config, and what its class makes of it. */
  #object(self: Instance): Value {
    const run = this.#run;
    const config = run.call(getAttribute(run, self, 'get_config'));
    const made = run.call(getAttribute(run, self.cls, 'from_config'), [this.#oneByOne && config instanceof Dict ? serializedWithin(run, config) : config]);
    if (this.#oneByOne) rebuild(run, self, made);
    return made;
  }

  #layer(layer: Layer): Layer {
    const before = this.#layers.get(layer);
    if (before) return before;
    const made = this.#fresh(layer);
    if (!layer.trainable) made.trainable = false;
    this.#layers.set(layer, made);
    return made;
  }

  #fresh(layer: Layer): Layer {
    const self = this.#state.instances.get(layer);
    if (this.#instead !== undefined && layer.className !== 'InputLayer' && self) return layerIn(this.#run.call(this.#instead, [self])) ?? layer;
    // What stands inside a model is made from its config.
    if (layer instanceof Sequential || layer instanceof Functional) return layerIn((this.#oneByOne ? this : new Cloner(this.#state, this.#run, this.#keep, true)).model(layer)) ?? layer;
    if (self && isOwn(self.cls)) return layerIn(this.#object(self)) ?? layer;
    const known = allSettings(layer.definition);
    // What a config does not hold, a layer made from one does not have: the shape of its input.
    const given = Object.fromEntries(Object.entries(layer.given).filter(([setting]) => layer.className === 'InputLayer' || known[setting]?.inConfig !== false).map(([setting, raw]) => [setting, replaceHeldLayers(raw, (held) => this.#layer(held))]));
    return layer.copy(this.#state.session, given, this.#oneByOne || this.#inStack ? layer.name : cloneName(layer));
  }

  #stack(model: Sequential): Sequential {
    const outer = this.#inStack;
    this.#inStack = true;
    const [input] = model.inputs;
    const first = input && !model.stack.some((layer) => layer.className === 'InputLayer') ? [this.#layer(input.node.layer)] : [];
    const layers = [...first, ...model.stack.map((layer) => this.#layer(layer))];
    this.#inStack = outer;
    const made = new Sequential(this.#state.session, this.#oneByOne ? [] : layers, model.name, model.origin, model.className);
    if (this.#oneByOne) for (const layer of layers) made.add(layer);
    return made;
  }

  #graph(model: Functional): Functional {
    for (const node of model.graph.nodes) {
      // A config holds the tensors of each call, and Keras makes them before it puts the right ones in their place.
      if (this.#oneByOne) this.#state.session.countTensors(node.inputs.length);
      // What Keras does by itself to work out a mask, it does again; what the first gave is left over.
      if (node.implied) {
        this.#state.session.countTensors(node.outputs.length);
        continue;
      }
      const layer = this.#layer(node.layer);
      const outputs = node.inputs.length === 0 && node.layer.className === 'InputLayer' ? [begin(layer)] : layer.call(node.args.map((arg) => this.#argument(arg)), Object.fromEntries(Object.entries(node.kwargs).map(([key, value]) => [key, this.#argument(value)])), node.origin).node.outputs;
      node.outputs.forEach((tensor, i) => {
        const copy = outputs[i];
        if (copy) this.#tensors.set(tensor, copy);
      });
    }
    const [inputs, outputs] = [model.inputStructure, model.outputStructure].map((structure) => this.#argument(structure) as Structure);
    return new Functional(this.#state.session, { inputs: inputs ?? [], outputs: outputs ?? [], name: model.name }, model.origin, model.className);
  }

  #argument(argument: Argument): Argument {
    if (argument instanceof Tensor) return this.#tensors.get(argument) ?? argument;
    if (Array.isArray(argument)) {
      const items = (argument as readonly Argument[]).map((one) => this.#argument(one));
      return Object.assign(argument.slice(0, 0), items) as readonly Argument[];
    }
    if (tensorsIn(argument).length > 0 && typeof argument === 'object' && argument !== null && 'entries' in argument) {
      const entries = argument.entries as Readonly<Record<string, Argument>>;
      return { kind: 'dict', entries: Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, this.#argument(value)])) };
    }
    return argument;
  }
}

/** `clone_model` names an input of a graph after its tensor, which has a name of its own unless the input was given one. */
const cloneName = (layer: Layer): string => (layer.className === 'InputLayer' ? layer.session.tensorName(layer) : layer.name);

const layerIn = (value: Value): Layer | undefined => (value instanceof Instance && typeof value.native === 'object' && value.native !== null && 'definition' in value.native ? (value.native as Layer) : undefined);

