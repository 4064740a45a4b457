// What the layers of Keras offer to classes that are made from them: `call`, `build`, `add_weight`, `compute_output_shape`, ...
// Source: keras/src/layers/layer.py, Keras 3.15.1.

import type { CallPart } from '../../../layers/index.ts';
import { CustomLayer, Layer, Model, Sequential } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { sizesOfShape } from '../../tensorflow/shape-class.ts';
import { sizesIn, tensorOfSizes } from '../../tensorflow/tensor.ts';
import { type Call, Dict, Instance, List, Native, Tuple, Unknown, type Value } from '../../values/index.ts';
import { raiseOutside, scratchArguments } from '../outside.ts';
import type { KerasState } from '../state.ts';
import { Session, type Tensor } from '../../../model/index.ts';
import { addWeight } from './weights.ts';
import { callBase, customOf, finishBuild } from './invoke.ts';
import { defines } from './signature.ts';
import { buildMethods } from './serialize.ts';
import { trackerOf } from './tracker.ts';
import { shapeValue } from '../tensors.ts';

type Does = (layer: Layer, run: Run, call: Call, self: Instance) => Value;

const method = (name: string, does: Does): [string, Value] => [
  name,
  new Native(`Layer.${name}`, (run, call) => {
    const [self] = call.args;
    if (self instanceof Instance && self.native instanceof Layer) return does(self.native, run, call.rest(), self);
    if (self instanceof Instance && self.native === undefined) throw run.error('RuntimeError', `In layer '${self.cls.name}', you forgot to call \`super().__init__()\` as the first statement in the \`__init__()\` method. Go add it!`);
    return run.unknown('is asked of a layer that is not known');
  }),
];

/** A shape, or a structure of shapes, as tensors of a dtype. */
export function tensorsOfShapes(value: Value, dtype: string): Value {
  if (value instanceof Unknown) return value;
  const sizes = sizesOfShape(value) ? sizesIn(value) : undefined;
  if (sizes instanceof Unknown) return sizes;
  if (sizes && !(value instanceof List && sizes.length === 0)) return tensorOfSizes(sizes, dtype, 'traced');
  if (value instanceof List) return new List(value.items.map((item) => tensorsOfShapes(item, dtype)));
  if (value instanceof Tuple) return new Tuple(value.items.map((item) => tensorsOfShapes(item, dtype)));
  if (value instanceof Dict) return new Dict(new Map([...value.map].map(([key, [name, item]]) => [key, [name, tensorsOfShapes(item, dtype)]])));
  return value;
}

/** The arguments of `build` or `compute_output_shape` as those of a call: a first shape, others by name. */
function callOfShapes(layer: Layer, call: Call): Readonly<Record<string, CallPart>> | Unknown {
  const names = layer.definition.builds ?? ['input_shape'];
  const read = scratchArguments(new Session());
  const parts: Record<string, CallPart> = {};
  const given = [...call.args.map((value, i) => [names[i] ?? 'input_shape', value] as const), ...call.kwargs];
  for (const [i, [name, value]] of given.entries()) {
    const tensors = tensorsOfShapes(value, layer.policy.compute);
    if (tensors instanceof Unknown) return tensors;
    if (tensors === null) continue;
    parts[i === 0 ? 'inputs' : name.replace(/_shape$/, '')] = read(tensors);
  }
  return parts;
}

/** `layer.build(shape)`: makes the weights of a layer for a shape. */
function build(run: Run, layer: Layer, call: Call, self: Instance): Value {
  const own = customOf(self);
  if (own && !(own instanceof CustomLayer && own.hasBase)) {
    // `super().build(input_shape)` of a class whose base makes nothing.
    if (!defines(self.cls, 'build')) finishBuild(run, self, own, new Map([['input_shape', call.or(0, 'input_shape', null)]]));
    else own.built = true;
    return null;
  }
  const parts = callOfShapes(layer, call);
  if (parts instanceof Unknown) {
    layer.lost = parts.because;
    return null;
  }
  if (layer instanceof CustomLayer) {
    raiseOutside(run, layer.buildBase(parts));
    if (!defines(self.cls, 'build')) finishBuild(run, self, layer, new Map([['input_shape', call.or(0, 'input_shape', null)]]));
    return null;
  }
  raiseOutside(run, layer.buildFor(parts));
  return null;
}

/** `layer.compute_output_shape(shape)`: what it would give, without building it. */
function outputShape(run: Run, layer: Layer, call: Call, self: Instance): Value {
  const own = customOf(self);
  if (own && !(own instanceof CustomLayer && own.hasBase)) throw run.error('NotImplementedError', `Layer ${self.cls.name} does not have a \`compute_output_shape\` method implemented. Should implement \`def compute_output_shape(self, input_shape)\`.`);
  const parts = callOfShapes(layer, call);
  if (parts instanceof Unknown) return parts;
  const { outputs, issues } = own instanceof CustomLayer ? own.askBase(parts) : layer.ask(parts);
  raiseOutside(run, issues);
  const shapes = outputs.map(({ shape }) => shapeValue({ shape } as Tensor));
  const [only] = shapes;
  return shapes.length === 1 && only !== undefined ? only : new Tuple(shapes);
}

/** A layer of Keras is called by its `call`: as by a call, but outside of any network. */
function callPlain(run: Run, call: Call, self: Instance): Value {
  const own = customOf(self);
  if (own instanceof CustomLayer && own.hasBase) return callBase(run, own, call);
  if (own) throw run.error('NotImplementedError', `${own instanceof CustomLayer ? 'Layer' : 'Model'} ${self.cls.name} does not have a \`call()\` method implemented.`);
  return run.call(self, call.args, call.kwargs);
}

/** The methods by name; `Model` has them as well. */
export const layerMethods = (state: KerasState): readonly [string, Value][] => [
  method('call', (_layer, run, call, self) => callPlain(run, call, self)),
  method('build', (layer, run, call, self) => (layer instanceof Sequential || layer instanceof Model && !customOf(self) ? null : build(run, layer, call, self))),
  method('compute_output_shape', (layer, run, call, self) => outputShape(run, layer, call, self)),
  method('add_weight', (layer, run, call, self) => addWeight(state, run, self, layer, call)),
  method('add_variable', (layer, run, call, self) => addWeight(state, run, self, layer, call)),
  method('add_loss', () => null),
  method('add_metric', (_layer, run) => {
    throw run.error('NotImplementedError', 'Layer `add_metric()` method is deprecated. Add your metric in `Model.compile(metrics=[...])`, or create metric trackers in init() or build() when subclassing the layer or model, then call `metric.update_state()` whenever necessary.');
  }),
  method('compute_mask', (_layer, _run, call) => call.args[1] ?? null),
  ...buildMethods(state),
];

/** `layer.__setattr__`: what a layer is given is kept track of. */
export const trackedValue = (run: Run, self: Instance, value: Value): Value => trackerOf(self).track(run, value);
