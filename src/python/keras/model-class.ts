// Sequential and Model as Python classes: built, printed, compiled and trained in so far as that changes what they are.

import { isInt, isKind, numberOf, type Raw } from '../../layers/index.ts';
import { CustomModel, Functional, Model, Sequential, Tensor, type Structure } from '../../model/index.ts';
import { getAttribute } from '../run/attribute.ts';
import { collect } from '../run/iterate.ts';
import type { Run } from '../run/run.ts';
import { Call, ClassMethod, Instance, List, Native, Property, PyClass, typeName, Unknown, type Value } from '../values/index.ts';
import { argumentOf, rawOf, unknownIn, valueOf } from './convert.ts';
import { Cloner } from './custom/clone.ts';
import { configOf, describeModel, describedBy, fromConfig, modelConfig } from './custom/config.ts';
import { beganAt, beginModel, construct } from './custom/create.ts';
import { defines } from './custom/signature.ts';
import { checkLoss, savedModel, loadWeights, saveModel, saveWeights } from './custom/saving.ts';
import { baseOf, layerOf, raiseErrors, wrapLayer, wrapLayers } from './layer-class.ts';
import { addLoss, layerAsked, notBuilt } from './model-checks.ts';
import { originOf } from './place.ts';
import type { KerasState, SummaryRequest } from './state.ts';
import { training } from './training/fit.ts';
import { compileModel, optimizerOf, takeOptimizer, trainModel } from './training/optimizers.ts';
import { compilesItself, recompile } from './custom/serialize.ts';
import { shapeValue, wrapTensor } from './tensors.ts';
import { keepUse } from './uses.ts';

/** The model that a Python object is, or undefined. */
export const modelOf = (value: Value | undefined): Model | undefined => {
  const layer = layerOf(value);
  return layer instanceof Model ? layer : undefined;
};

function remember(state: KerasState, run: Run, cls: PyClass, model: Model, call: Call): Instance {
  const instance = new Instance(cls, model);
  keep(state, run, instance, model, call);
  return instance;
}

/** A model that the library made for the script, as a Python object. */
export const rememberModel = (state: KerasState, run: Run, call: Call, model: Functional): Instance => remember(state, run, modelClass(state), model, call);

function keep(state: KerasState, run: Run, instance: Instance, model: Model, call: Call, chain = run.chain): void {
  keepUse(state, run, call, model);
  state.instances.set(model, instance);
  state.models.push({ model, instance, chain });
  raiseErrors(run, model.issues);
}

/** `keras.Sequential`. */
export function sequentialClass(state: KerasState): PyClass {
  const before = state.classes.get('Sequential');
  if (before) return before;
  const made: PyClass = new PyClass('Sequential', {
    module: 'keras.src.models.sequential',
    bases: [modelClass(state)],
    attrs: new Map<string, Value>([
      method('add', (model, run, call) => {
        if (model instanceof Sequential) addTo(state, run, model, call.args[0] ?? null);
        return null;
      }),
      method('pop', (model) => {
        if (model instanceof Sequential) model.pop();
        return null;
      }),
      ['__init__', new Native('Sequential.__init__', (run, call) => {
        const [self] = call.args;
        const inner = call.rest();
        if (!(self instanceof Instance) || self.native !== undefined) return null;
        const began = beganAt(state, run, self, inner);
        fillStack(state, run, self, inner, began.call, began.chain);
        return null;
      })],
    ]),
    make: (run, cls, call) => {
      if (cls !== made) return construct(state, run, cls, call);
      const instance = new Instance(cls);
      const lost = fillStack(state, run, instance, call, call, run.chain);
      return lost ?? instance;
    },
  });
  state.classes.set('Sequential', made);
  return made;
}

/** Makes an object the stack of the layers that it is given; why it cannot, where they are not known. */
function fillStack(state: KerasState, run: Run, self: Instance, call: Call, written: Call, chain: typeof run.chain): Unknown | undefined {
  const name = call.or(2, 'name', null);
  const layers = call.or(0, 'layers', null);
  const lost = unknownIn(layers);
  if (lost && !(layers instanceof List)) return new Unknown(`is a Sequential of layers that are not known: ${lost.because}`);
  const parts = layers === null ? [] : collect(run, layers);
  if (parts instanceof Unknown) return new Unknown(`is a Sequential of layers that are not known: ${parts.because}`);
  const own = self.cls.module === '__main__' ? self.cls.name : undefined;
  const model = new Sequential(state.session, [], typeof name === 'string' ? name : undefined, originOf(state, run, written), own);
  self.native = model;
  keep(state, run, self, model, written, chain);
  model.extend(parts.map((part) => partOf(state, run, part)));
  raiseErrors(run, model.allIssues);
  return undefined;
}

/** What may be put on a stack: a layer or the tensor of an input; anything else becomes a layer that is not known. */
function partOf(state: KerasState, run: Run, value: Value): Parameters<Sequential['add']>[0] {
  const layer = layerOf(value);
  if (layer) return layer;
  if (value instanceof Instance && value.native instanceof Tensor && value.native.node.inputs.length === 0) return value.native;
  const because = value instanceof Unknown ? value.because : 'it is no layer';
  const lost = state.session.layer('Layer', {}, originOf(state, run, new Call()), undefined, true);
  lost.report({ code: value instanceof Unknown ? 'layer-unknown' : 'not-a-layer', severity: value instanceof Unknown ? 'note' : 'error', raises: 'ValueError', where: {}, data: { because, value: because } });
  return lost;
}

function addTo(state: KerasState, run: Run, model: Sequential, value: Value): void {
  const part = partOf(state, run, value);
  const before = new Set(model.issues);
  model.add(part);
  raiseErrors(run, part instanceof Tensor ? [] : part.issues);
  const fresh = model.issues.filter((issue) => !before.has(issue));
  // What is refused has not come onto the stack.
  if (run.raises && fresh.some(({ severity }) => severity === 'error')) model.pop();
  raiseErrors(run, fresh);
}

/** `keras.Model`: a graph when it is given inputs and outputs. */
export function modelClass(state: KerasState): PyClass {
  const before = state.classes.get('Model');
  if (before) return before;
  const made: PyClass = new PyClass('Model', {
    module: 'keras.src.models.model',
    bases: [baseOf(state)],
    attrs: modelAttributes(state),
    make: (run, cls, call) => {
      if (cls !== made) return construct(state, run, cls, call);
      const graph = graphOf(run, call);
      if (graph instanceof Unknown) return graph;
      const model = functional(state, run, call, graph, 'Functional');
      return remember(state, run, functionalClass(state), model, call);
    },
  });
  state.classes.set('Model', made);
  return made;
}

/** A model made again from another; `described` where it comes from a config, which lists the layers one by one. */
function modelFrom(state: KerasState, run: Run, call: Call, model: Model | undefined, described: boolean, instead?: Value): Value | undefined {
  if (!model) return undefined;
  return new Cloner(state, run, (made, cls) => {
    const instance = new Instance(cls ?? (made instanceof Sequential ? sequentialClass(state) : made instanceof Functional ? functionalClass(state) : modelClass(state)), made);
    keep(state, run, instance, made, call);
    return instance;
  }, described, instead).model(model);
}

/** `keras.models.clone_model`, `load_model`, `model_from_json`, ...: functions that make models of models. */
export const modelFunction = (state: KerasState, name: string): Native | undefined => {
  const path = `keras.models.${name}`;
  switch (name) {
    case 'clone_model':
      return new Native(path, (run, call) => {
        const instead = call.or(2, 'clone_function', null);
        const model = modelOf(call.or(0, 'model', null));
        return compiledLike(state, run, model, modelFrom(state, run, call, model, false, instead ?? undefined)) ?? run.unknown('is a copy of a model that is not known');
      });
    case 'load_model':
      return new Native(path, (run, call) => {
        const model = savedModel(state, run, call);
        if (model instanceof Unknown) return model;
        const made = modelFrom(state, run, call, model, true) ?? null;
        checkLoss(state, run, call, model);
        if (call.or(2, 'compile', true) === false) return made;
        return compiledFrom(state, run, model, made) ?? compiledLike(state, run, model, made) ?? made;
      });
    case 'save_model':
      return new Native(path, (run, call) => {
        const model = modelOf(call.args[0]);
        return model ? saveModel(state, run, model, call.rest()) : null;
      });
    case 'model_from_json':
    case 'model_from_config':
    case 'model_from_yaml':
      return new Native(path, (run, call) => {
        const model = describedBy(call.or(0, 'json_string', null));
        return compiledLike(state, run, model, modelFrom(state, run, call, model, true)) ?? run.unknown('is a model read from a text');
      });
    default:
      return undefined;
  }
};

/** A class of the script's own may compile what is loaded in its own way; undefined where it does not. */
function compiledFrom(state: KerasState, run: Run, from: Model, made: Value): Value | undefined {
  const self = state.instances.get(from);
  if (!self || !(made instanceof Instance) || optimizerOf(from) === null || !defines(self.cls, 'compile_from_config')) return undefined;
  run.call(getAttribute(run, made, 'compile_from_config'), [run.call(getAttribute(run, self, 'get_compile_config'))]);
  return made;
}

/** A copy is compiled as the original is; its optimizer has its variables where that of the original has. */
function compiledLike(state: KerasState, run: Run, from: Model | undefined, made: Value | undefined): Value | undefined {
  const model = modelOf(made);
  const optimizer = from && optimizerOf(from);
  const source = from && state.instances.get(from);
  if (source && made instanceof Instance && compilesItself(made.cls)) {
    recompile(run, source, made);
    return made;
  }
  if (model && from && optimizer instanceof Instance) {
    const fresh = new Instance(optimizer.cls, optimizer.native);
    for (const [name, value] of optimizer.attrs) if (!(value instanceof Native)) fresh.attrs.set(name, value);
    compileModel(state, run, model, new Call([fresh]));
    if (from.optimizer) trainModel(model);
  }
  return made;
}

/** The class that `keras.Model(inputs, outputs)` makes an object of. */
function functionalClass(state: KerasState): PyClass {
  const before = state.classes.get('Functional');
  if (before) return before;
  const made = new PyClass('Functional', { module: 'keras.src.models.functional', bases: [modelClass(state)] });
  state.classes.set('Functional', made);
  return made;
}

interface Graph {
  readonly inputs: Structure;
  readonly outputs: Structure;
}

/** Keras 1 called them `input` and `output`; Keras 3 does not know these names. */
function refuseOld(run: Run, call: Call, name: string): void {
  const at = call.placeOfName(name);
  const issue = run.report('setting-unknown', 'error', { class: 'Model', setting: name, suggestion: `${name}s`, assumed: `${name}s` }, at, call.source, 'ValueError');
  if (run.raises) throw run.refusal('ValueError', `Unrecognized keyword arguments passed to Model: ${name}`, [issue]);
}

/** The tensors that a model is made from; where they are not known, neither is the model. */
function graphOf(run: Run, call: Call): Graph | Unknown {
  const inputs = call.or(0, 'inputs', call.kwargs.get('input') ?? null);
  const outputs = call.or(1, 'outputs', call.kwargs.get('output') ?? null);
  const lost = unknownIn(inputs) ?? unknownIn(outputs);
  if (lost) {
    run.report('model-unknown', 'warning', { because: lost.because });
    return new Unknown(`is a model whose tensors are not known: ${lost.because}`);
  }
  for (const name of ['input', 'output']) if (call.kwargs.has(name)) refuseOld(run, call, name);
  const [from, to] = [argumentOf(inputs), argumentOf(outputs)];
  if (isStructure(from) && isStructure(to)) return { inputs: from, outputs: to };
  return run.raises ? fail(run) : new Unknown('is a model made of something that is no tensor');
}

function functional(state: KerasState, run: Run, call: Call, graph: Graph, className: string, written = call): Functional {
  const name = call.or(2, 'name', null);
  return new Functional(state.session, { ...graph, name: typeof name === 'string' ? name : undefined }, originOf(state, run, written), className);
}

/** `super().__init__(inputs, outputs)` of a script's own class makes it a graph; without them its `call` is followed. */
function beginOwn(state: KerasState, run: Run, call: Call): Value {
  const [self] = call.args;
  const inner = call.rest();
  if (!(self instanceof Instance) || self.native !== undefined) return null;
  const began = beganAt(state, run, self, inner);
  if (!isGraph(inner)) {
    const model = beginModel(state, run, call);
    if (model) keep(state, run, self, model, began.call, began.chain);
    return null;
  }
  const graph = graphOf(run, inner);
  if (graph instanceof Unknown) {
    self.native = graph;
    return null;
  }
  const model = functional(state, run, inner, graph, self.cls.name, began.call);
  self.native = model;
  keep(state, run, self, model, began.call, began.chain);
  return null;
}

/** Keras takes arguments for those of a graph where there are two of them, one and `outputs`, or both by name. */
const isGraph = ({ args, kwargs }: Call): boolean => args.length === 2 || (args.length === 1 && kwargs.has('outputs')) || (kwargs.has('inputs') && kwargs.has('outputs'));

const fail = (run: Run): never => {
  throw run.error('ValueError', 'All `inputs` and `outputs` of a model must be symbolic tensors.');
};

const isStructure = (value: unknown): value is Structure =>
  value instanceof Tensor || (Array.isArray(value) && value.every(isStructure)) || (typeof value === 'object' && value !== null && 'entries' in value && Object.values(value.entries as object).every(isStructure));

const method = (name: string, does: (model: Model, run: Run, call: Call, self: Instance) => Value): [string, Value] => [name, new Native(name, (run, call) => withModel(run, call, (model) => does(model, run, call.rest(), call.args[0] as Instance)))];
const property = (name: string, get: (model: Model, run: Run) => Value): [string, Value] => [name, new Property(new Native(name, (run, call) => withModel(run, call, (model) => get(model, run))))];

function withModel(run: Run, call: Call, does: (model: Model) => Value): Value {
  const model = modelOf(call.args[0]);
  return model ? does(model) : run.unknown('is asked of a model that is not known');
}

/** `fit_generator` and its kin of Keras 1 and 2, which take what `fit` takes. */
const generatorForm = (name: string): [string, Value] => {
  const old = `${name}_generator`;
  return [old, new Property(new Native(old, (run, call) => {
    const [self = null] = call.args;
    if (run.raises) throw run.error('AttributeError', `'${typeName(self)}' object has no attribute '${old}'`);
    run.report('keras-renamed', 'note', { from: `Model.${old}`, to: `Model.${name}` });
    return getAttribute(run, self, name);
  }))];
};

function modelAttributes(state: KerasState): Map<string, Value> {
  const tensors = (all: readonly Tensor[]): Value => new List(all.map((tensor) => wrapTensor(state, tensor)));
  const one = (run: Run, model: Model, side: 'inputs' | 'outputs', give: (tensor: Tensor) => Value): Value => {
    const all = model[side];
    return all.length === 1 && all[0] ? give(all[0]) : all.length === 0 ? notBuilt(run, model, side) : new List(all.map(give));
  };
  const wrap = (tensor: Tensor): Value => wrapTensor(state, tensor);
  return new Map<string, Value>([
    ['__init__', new Native('Model.__init__', (run, call) => beginOwn(state, run, call))],
    property('layers', (model) => wrapLayers(state, model)),
    property('inputs', (model) => tensors(model.inputs)),
    property('outputs', (model) => tensors(model.outputs)),
    property('input', (model, run) => one(run, model, 'inputs', wrap)),
    property('output', (model, run) => (model instanceof Functional ? valueOf(state, model.outputStructure, wrapTensor) : one(run, model, 'outputs', wrap))),
    property('input_shape', (model, run) => one(run, model, 'inputs', shapeValue)),
    property('output_shape', (model, run) => one(run, model, 'outputs', shapeValue)),
    ['optimizer', new Property(new Native('optimizer', (run, call) => withModel(run, call, optimizerOf)), new Native('optimizer', (run, call) => withModel(run, call, (model) => {
      takeOptimizer(state, run, model, call.args[1] ?? null);
      return null;
    })))],
    ['metrics', new Property(new Native('metrics', (run) => run.unknown('is the list of metrics of a model')))],
    ...['fit', 'evaluate', 'predict'].map((name) => generatorForm(name)),
    method('get_layer', (model, run, call) => {
      const found = layerAsked(run, model, call);
      if (found) return wrapLayer(state, found);
      return run.unknown('is a layer that the model does not have');
    }),
    method('build', (model, run, call) => {
      const shape = rawOf(call.or(0, 'input_shape', null));
      if (model instanceof Sequential && Array.isArray(shape)) model.build((shape as readonly Raw[]).map((size) => (size === null ? null : isInt(size) ? Number(size) : isKind(size, 'unknown') ? { kind: 'unknown', because: size.because } : null)));
      raiseErrors(run, model.allIssues);
      return null;
    }),
    method('add_loss', (model, run) => addLoss(run, model)),
    method('summary', (model, run, call) => {
      printSummary(state, run, model, call);
      return null;
    }),
    method('compile', (model, run, call) => {
      state.losses.set(model, call.or(1, 'loss', null));
      return compileModel(state, run, model, call);
    }),
    ...Object.entries(training(state)).map(([name, does]) => method(name, does)),
    method('quantize', (_model, run) => {
      run.report('python-ignored', 'warning', { call: 'model.quantize' });
      return null;
    }),
    method('save', (model, run, call) => saveModel(state, run, model, call)),
    method('save_weights', (_model, run, call) => saveWeights(state, run, call)),
    method('load_weights', (_model, run, call) => loadWeights(run, call)),
    ...['export', 'reset_states'].map((name) => method(name, () => null)),
    method('to_json', (model) => describeModel(new Unknown('is a model as text'), model)),
    method('get_config', (model, run, _call, self) => (model instanceof CustomModel ? configOf(state, run, model, self) : modelConfig(model))),
    ['from_config', new ClassMethod(new Native('Model.from_config', (run, call) => {
      const config = call.or(1, 'config', null);
      return modelFrom(state, run, call, describedBy(config), true) ?? fromConfig(run, call.args[0] ?? null, config);
    }))],
  ]);
}

/** Prints what `summary()` prints. */
function printSummary(state: KerasState, run: Run, model: Model, call: Call): void {
  const { print } = state.options;
  const at = (index: number, name: string): Raw => rawOf(call.or(index, name, null));
  const numbers = at(1, 'positions');
  const range = at(5, 'layer_range');
  const request: SummaryRequest = {
    ...(numberOf(at(0, 'line_length')) === undefined ? {} : { line_length: numberOf(at(0, 'line_length')) as number }),
    ...(Array.isArray(numbers) ? { positions: (numbers as readonly Raw[]).map((one) => numberOf(one) ?? NaN) } : {}),
    ...(at(3, 'expand_nested') === true ? { expand_nested: true } : {}),
    ...(at(4, 'show_trainable') === true ? { show_trainable: true } : {}),
    ...(Array.isArray(range) && range.length === 2 ? { layer_range: [String(range[0]), String(range[1])] as const } : {}),
  };
  const text = print ? print(model, request, run.line) : `<summary of ${model.name}>\n`;
  const printer = call.or(2, 'print_fn', null);
  if (printer === null) run.print(text);
  else run.call(printer, [text]);
}
