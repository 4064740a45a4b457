// What `import keras`, `import tensorflow` and what belongs to them give.

import { dataModule } from '../tensorflow/data/module.ts';
import { tfdsModule } from '../tensorflow/data/tfds.ts';
import { isPart, tensorflowModule } from '../tensorflow/module.ts';
import { addTensorMethods } from '../tensorflow/tensor-class.ts';
import type { Run } from '../run/run.ts';
import type { Module, Value } from '../values/index.ts';
import { Model, Sequential } from '../../model/index.ts';
import { gate, importKeras } from './gate.ts';
import { modelClass, sequentialClass } from './model-class.ts';
import { tensorflowOthers } from './modules.ts';
import { activationFunction, operatorMethods } from './ops.ts';
import type { KerasState } from './state.ts';

/** The module of a full dotted name: `keras.layers`, `tensorflow.keras.models`, `tensorflow`; undefined for names of others. */
export function kerasModule(state: KerasState, run: Run, name: string): Module | undefined {
  state.operators ??= operatorMethods(state);
  state.activation ??= (one) => activationFunction(state, one);
  addTensorMethods();
  state.modelClasses ??= (layer) => (layer instanceof Sequential ? sequentialClass(state) : layer instanceof Model ? modelClass(state) : undefined);
  if (name === 'tensorflow_datasets') return tfdsModule();
  const keras = importKeras(state, run, name);
  if (keras || (name !== 'tensorflow' && !name.startsWith('tensorflow.'))) return keras;
  const part = name.slice('tensorflow.'.length);
  const others = (one: string): Value | undefined => (one === 'keras' ? gate(state, 'tensorflow.keras', '') : one === 'data' ? dataModule() : PARTS_OF_KERAS.has(one) ? gate(state, 'tensorflow.keras', one) : tensorflowOthers(one));
  return isPart(part) ? tensorflowModule(state, others, part) : undefined;
}

/** Modules of Keras that TensorFlow lists itself: `tf.losses`. */
const PARTS_OF_KERAS = new Set(['initializers', 'losses', 'metrics', 'optimizers']);
