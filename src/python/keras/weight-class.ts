// A layer's weights as Python objects: variables with a shape, a dtype and a name.
// Invariant: their numbers are never known; what is asked of them is unknown and says so.

import type { Layer, Weight } from '../../model/index.ts';
import { getItem } from '../run/subscript.ts';
import { Instance, Iter, List, Native, Property, PyClass, Tuple, Unknown, type Value } from '../values/index.ts';
import { sizeValue } from './convert.ts';

const ofShape = (name: string, give: (sizes: Tuple, run: Parameters<Native['call']>[0], call: Parameters<Native['call']>[1]) => Value): [string, Value] => [
  name,
  new Native(name, (run, call) => {
    const [self] = call.args;
    return self instanceof Instance && self.native instanceof Tuple ? give(self.native, run, call) : run.unknown('is asked of a shape that is not known');
  }),
];

const text = ({ items }: Tuple): string => items.map((size) => (size === null ? 'None' : String(size))).join(', ');

/** TensorFlow's shape, which a variable has: prints as `TensorShape([3, 3, 1, 32])`, and as a tuple where it is turned into text. */
const shapeClass = new PyClass('TensorShape', {
  module: 'tensorflow.python.framework.tensor_shape',
  attrs: new Map<string, Value>([
    ofShape('__repr__', (sizes) => `TensorShape([${text(sizes)}])`),
    ofShape('__str__', (sizes) => `(${text(sizes)}${sizes.items.length === 1 ? ',' : ''})`),
    ofShape('__len__', (sizes) => sizes.items.length),
    ofShape('__iter__', (sizes) => {
      let at = 0;
      return new Iter('list_iterator', () => sizes.items[at++]);
    }),
    ofShape('__getitem__', (sizes, run, call) => getItem(run, sizes, call.args[1] ?? null)),
    ofShape('as_list', (sizes) => new List([...sizes.items])),
  ]),
});

const weightClass = new PyClass('Variable', {
  module: 'keras',
  attrs: new Map<string, Value>(
    Object.entries({
      shape: (weight: Weight) => new Instance(shapeClass, new Tuple(weight.shape.map(sizeValue))),
      dtype: (weight: Weight) => weight.dtype,
      name: (weight: Weight) => weight.name.slice(weight.name.lastIndexOf('/') + 1),
      trainable: (weight: Weight) => weight.trainable,
      ndim: (weight: Weight) => weight.shape.length,
    }).map(([name, give]) => [
      name,
      new Property(new Native(name, (run, call) => {
        const [self] = call.args;
        return self instanceof Instance && isWeight(self.native) ? give(self.native) : run.unknown('is asked of a weight that is not known');
      })),
    ]),
  ),
});
weightClass.unknownBase = new Unknown('is a weight, whose numbers are not known');

const isWeight = (value: unknown): value is Weight => typeof value === 'object' && value !== null && 'learned' in value;

/** Some of a layer's weights as a Python list. */
export const weightList = (layer: Layer, kept: (weight: Weight) => boolean): List => new List([...layer.allWeights()].filter(kept).map((weight) => new Instance(weightClass, weight)));
