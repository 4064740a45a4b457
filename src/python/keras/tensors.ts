// Symbolic tensors as Python objects.

import { Tensor } from '../../model/index.ts';
import { Instance, Native, Property, PyClass, Tuple, Unknown, type Value } from '../values/index.ts';
import { sizeValue } from './convert.ts';
import type { KerasState } from './state.ts';

const tensorOf = (self: Value | undefined): Tensor | undefined => (self instanceof Instance && self.native instanceof Tensor ? self.native : undefined);

const read = (name: string, give: (tensor: Tensor) => Value): [string, Value] => [
  name,
  new Property(new Native(name, (run, call) => {
    const tensor = tensorOf(call.args[0]);
    return tensor ? give(tensor) : run.unknown('is no tensor');
  })),
];

/** The shape of a tensor as Python sees it. */
export const shapeValue = (tensor: Tensor): Value => (tensor.shape ? new Tuple(tensor.shape.map(sizeValue)) : new Unknown('is a shape that is not known'));

/** The class of symbolic tensors. */
function tensorClassOf(state: KerasState): PyClass {
  const before = state.classes.get('KerasTensor');
  if (before) return before;
  const made = new PyClass('KerasTensor', {
    module: 'keras.src.backend.common.keras_tensor',
    attrs: new Map<string, Value>([
      read('shape', shapeValue),
      read('dtype', (tensor) => tensor.dtype),
      read('ndim', (tensor) => tensor.shape?.length ?? new Unknown('is the rank of a shape that is not known')),
      read('name', (tensor) => (tensor.node.inputs.length === 0 ? tensor.node.layer.name : new Unknown('is a name that Keras counts up with every tensor that it makes inside'))),
      ['__iter__', new Native('__iter__', (run) => run.unknown('comes from the items of a symbolic tensor'))],
      ['__len__', new Native('__len__', (run) => run.unknown('is the length of a symbolic tensor'))],
      ['__getattr__', new Native('__getattr__', (run, call) => run.unknown(`comes from \`${String(call.args[1])}\` of a symbolic tensor`))],
      ...(state.operators ?? []),
    ]),
  });
  state.classes.set('KerasTensor', made);
  return made;
}

/** The Python object of a tensor. */
export function wrapTensor(state: KerasState, tensor: Tensor): Instance {
  const before = state.instances.get(tensor);
  if (before) return before;
  const made = new Instance(tensorClassOf(state), tensor);
  state.instances.set(tensor, made);
  return made;
}
