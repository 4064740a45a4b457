// Keras's small objects as Python classes: initializers, losses, metrics, ... made by a call, and what a call of them gives.
// Invariant: no number is computed; what a loss or an initializer gives is known by its shape.

import { objectArguments, type Raw } from '../../layers/index.ts';
import { Tensor } from '../../model/index.ts';
import { natives, type Functions } from '../library/table.ts';
import { dtypeName } from '../library/numpy/dtype.ts';
import type { Run } from '../run/run.ts';
import { scriptSizes, sizesIn, tensorOfSizes, toTensor } from '../tensorflow/tensor.ts';
import { Func, Instance, Method, Native, NdArray, PyClass, Unknown, type Call, type NativeCall, type Value } from '../values/index.ts';
import { KerasObject, rawOf } from './convert.ts';
import { checkObject } from './object-checks.ts';

const INPUT_SPEC = ['dtype', 'shape', 'ndim', 'max_ndim', 'min_ndim', 'axes', 'allow_last_axis_squeeze', 'name', 'optional'];

/** A tensor of one number. */
const scalar = (run: Run, path: string): Value => NdArray.of('eager', [], 'float32', undefined, run.unknown(`is computed by \`${path}\``));

/** `metric.add_weight(shape)`: its first argument is a shape, and no longer a name. */
const addWeight: NativeCall = (run, call) => {
  const shape = call.or(1, 'shape', null);
  if (typeof shape === 'string') throw run.error('ValueError', `Cannot convert '${shape}' to a shape. Found invalid dimension '${shape[0] ?? ''}' of type '<class 'str'>'. `);
  return run.unknown('is a number that a metric keeps');
};

/** What objects of a module can do, by the name of the module. */
const methodsOf = (path: string): Functions => {
  const [, module = ''] = path.split('.');
  const nothing = (): Value => null;
  const check: NativeCall = (run, call) => (checkObject(run, path, call.rest()), null);
  switch (module) {
    case 'initializers':
      return { __call__: (run, call) => {
        const sizes = sizesIn(call.arg(1, 'shape') ?? null);
        return !sizes || sizes instanceof Unknown ? run.unknown(`comes from \`${path}\``) : tensorOfSizes(sizes, dtypeName(call.or(2, 'dtype', null) ?? 'float32') ?? 'float32', 'eager', run.unknown(`is drawn by \`${path}\``));
      } };
    case 'losses':
      return { __init__: check, __call__: (run) => scalar(run, path) };
    case 'metrics':
      return { __init__: check, add_weight: addWeight, add_variable: addWeight, __call__: (run) => scalar(run, path), result: (run) => scalar(run, path), update_state: nothing, reset_state: nothing, reset_states: nothing };
    case 'regularizers':
      return { __init__: check, __call__: (run) => scalar(run, path) };
    case 'constraints':
      return { __init__: check, __call__: (run, call) => call.arg(1, 'w') ?? run.unknown(`comes from \`${path}\``) };
    case 'callbacks':
      return { __init__: check };
    default:
      return {};
  }
};

/** The class of small objects of a dotted name. */
export function objectMaker(path: string): PyClass {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const names = objectArguments(name) ?? (name === 'InputSpec' ? INPUT_SPEC : []);
  const made: PyClass = new PyClass(name, {
    module: path.slice(0, path.lastIndexOf('.')),
    attrs: new Map<string, Value>(natives(name, methodsOf(path))),
    make: (run, cls, call) => {
      const init = cls === made ? undefined : cls.find('__init__');
      if (!(init instanceof Func)) checkObject(run, path, call);
      const args: Record<string, Raw> = {};
      call.args.forEach((value, i) => {
        args[names[i] ?? `argument ${i + 1}`] = rawOf(value);
      });
      for (const [key, value] of call.kwargs) args[key] = rawOf(value);
      const instance = new Instance(cls, new KerasObject(path, args));
      const label = call.kwargs.get('name');
      if (typeof label === 'string') instance.attrs.set('name', label);
      // A class of the script's own begins as it says.
      if (init instanceof Func) run.machine.call(run, new Method(instance, init), call);
      return instance;
    },
  });
  made.unknownBase = new Unknown(`comes from \`${path}\``);
  return made;
}

/** `keras.losses.mse(y_true, y_pred)` and its kin: one number for each row. */
export const rowFunction = (path: string): Native => new Native(path, (run, call: Call) => {
  const sparse = path.includes('sparse_');
  // On symbolic tensors it is part of the network; what it gives there is not followed.
  if ([...call.args, ...call.kwargs.values()].some((value) => value instanceof Instance && value.native instanceof Tensor)) return run.unknown(`comes from \`${path}\` of symbolic tensors`);
  const [wanted, given] = [call.or(0, 'y_true', null), call.or(1, 'y_pred', null)].map((value) => toTensor(run, value));
  if (!(wanted instanceof NdArray) || !(given instanceof NdArray)) return run.unknown(`comes from \`${path}\``);
  const sizes = scriptSizes(sparse && wanted.shape.length < given.shape.length ? wanted : given);
  return tensorOfSizes(sparse && wanted.shape.length < given.shape.length ? sizes : sizes.slice(0, -1), given.dtype.includes('float') ? given.dtype : 'float32', wanted.world === 'traced' || given.world === 'traced' ? 'traced' : 'eager', run.unknown(`is computed by \`${path}\``));
});

/** `initializers.get('zeros')` and its kin: the object that a name stands for; anything else is what it is. */
export const getter = (module: string): Native => new Native(`keras.${module}.get`, (run, call) => {
  const given = call.or(0, 'identifier', null);
  return typeof given === 'string' ? run.call(objectMaker(`keras.${module}.${given}`)) : given;
});
