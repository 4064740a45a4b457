// Symbolic tensors as Python objects.

import { Tensor } from '../../model/index.ts';
import { Instance, Native, NOT_IMPLEMENTED, Property, PyClass, Tuple, Unknown, type Value } from '../values/index.ts';
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

/** Names of a symbolic tensor that are not followed; those of Keras 1 and 2, such as `get_shape`, are gone. */
const OTHER_NAMES = new Set('ragged ragged_rank record_history row_splits_dtype sparse _keras_history _keras_mask _dtype _shape _ragged _sparse'.split(' '));

const SYMBOLIC = "A KerasTensor is symbolic: it's a placeholder for a shape an a dtype. It doesn't have any actual numerical value. You cannot convert it to a NumPy array.";

const refusing = (name: string, raises: string, message: string): [string, Value] => [name, new Native(name, (run) => {
  throw run.error(raises, message);
})];

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
      refusing('__iter__', 'NotImplementedError', 'Iterating over a symbolic KerasTensor is not supported.'),
      refusing('__len__', 'TypeError', "object of type 'KerasTensor' has no len()"),
      refusing('__bool__', 'TypeError', 'A symbolic KerasTensor cannot be used as a boolean.'),
      refusing('__float__', 'ValueError', SYMBOLIC),
      refusing('__int__', 'ValueError', SYMBOLIC),
      refusing('__array__', 'ValueError', SYMBOLIC),
      ['__getattr__', new Native('__getattr__', (run, call) => {
        const name = String(call.args[1]);
        return OTHER_NAMES.has(name) ? run.unknown(`comes from \`${name}\` of a symbolic tensor`) : NOT_IMPLEMENTED;
      })],
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
