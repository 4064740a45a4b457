// A layer's weights as Python objects: variables with a shape, a dtype and a name.
// Invariant: their numbers are never known; what is asked of them is unknown and says so.

import { Weight, type Layer } from '../../model/index.ts';
import { addMethods, type Functions } from '../library/table.ts';
import { tensorMethods } from '../tensorflow/tensor-class.ts';
import { arrayIn } from '../tensorflow/tensor.ts';
import { Instance, List, Native, Property, PyClass, Unknown, type Value } from '../values/index.ts';
import { shapeOf } from '../tensorflow/shape-class.ts';
import { sizeValue } from './convert.ts';
import type { KerasState } from './state.ts';

const weightProperties: Readonly<Record<string, (weight: Weight) => Value>> = {
  shape: (weight) => shapeOf(weight.shape.map(sizeValue)),
  dtype: (weight) => weight.dtype,
  name: (weight) => weight.name.slice(weight.name.lastIndexOf('/') + 1),
  trainable: (weight) => weight.trainable,
  ndim: (weight) => weight.shape.length,
};

let weightClass: PyClass | undefined;

/** The class of a layer's weights: what tensors have, and what can be assigned to. */
function classOfWeights(): PyClass {
  if (weightClass) return weightClass;
  const made = new PyClass('Variable', { module: 'keras' });
  addMethods(made, { ...tensorMethods(), ...assignments });
  for (const [name, give] of Object.entries(weightProperties)) {
    made.attrs.set(name, new Property(
      new Native(name, (run, call) => {
        const [self] = call.args;
        return self instanceof Instance && self.native instanceof Weight ? give(self.native) : run.unknown('is asked of a weight that is not known');
      }),
      name === 'trainable' ? new Native(name, (_run, call) => {
        const [self, to] = call.args;
        if (self instanceof Instance && self.native instanceof Weight && typeof to === 'boolean') self.native.trainable = to;
        return null;
      }) : undefined,
    ));
  }
  made.attrs.set('value', new Property(new Native('value', (run, call) => arrayIn(call.args[0]) ?? run.unknown('is the value of a weight'))));
  made.unknownBase = new Unknown('is a weight, whose numbers are not known');
  return (weightClass = made);
}

/** What changes the numbers of a weight; none of it is followed. */
const assignments: Functions = {
  assign: (_run, call) => call.args[0] ?? null,
  assign_add: (_run, call) => call.args[0] ?? null,
  assign_sub: (_run, call) => call.args[0] ?? null,
};

/** The Python object of a weight: always the same one. */
export function wrapWeight(state: KerasState, weight: Weight): Instance {
  const before = state.instances.get(weight);
  if (before) return before;
  const made = new Instance(classOfWeights(), weight);
  state.instances.set(weight, made);
  return made;
}

/** Some of a layer's weights as a Python list. */
export const weightList = (state: KerasState, layer: Layer, kept: (weight: Weight) => boolean): List => new List([...layer.allWeights()].filter(kept).map((weight) => wrapWeight(state, weight)));

/** The numbers of a layer's weights, known by their shapes. */
export const weightArrays = (layer: Layer): List => new List([...layer.allWeights()].map((weight) => arrayIn(new Instance(classOfWeights(), weight))?.in('numpy') ?? new Unknown('is a weight of a size that is not known')));
