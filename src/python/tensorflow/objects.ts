// Objects of TensorFlow that scripts make: variables, modules, gradient tapes, scopes, decorators.
// Invariant: nothing is differentiated; a gradient has the shape of what it is taken of.

import { Func, tensorClass, Instance, List, Native, NdArray, NOT_IMPLEMENTED, Property, PyClass, Tuple, typeName, types, Unknown, type Call, type NativeCall, type Value } from '../values/index.ts';
import type { Run } from '../run/run.ts';
import { setPlain } from '../run/attribute.ts';
import { addMethods, addProperties, type Functions } from '../library/table.ts';
import { objectNames } from './public-names.ts';
import { dtypeName } from '../library/numpy/dtype.ts';
import { leavesOf, mapLeaves } from '../keras/custom/signature.ts';
import { arrayIn, sizeIn, tensorOfSizes, toTensor, Variable } from './tensor.ts';
import { followed, tensorMethods, tensorProperties } from './tensor-class.ts';
import { specClass } from './data/spec.ts';

/** A value that a variable is given: the variable keeps its shape and takes the dtype that is told. */
function variable(run: Run, cls: PyClass, call: Call): Value {
  const given = call.or(0, 'initial_value', null);
  const value = given instanceof Native || (typeof given === 'object' && given !== null && (given.kind === 'function' || given.kind === 'method')) ? run.call(given) : given;
  const array = toTensor(run, value, dtypeName(call.kwargs.get('dtype')));
  if (array instanceof Unknown) return array;
  const name = call.kwargs.get('name');
  return new Instance(cls, new Variable(array.in('eager'), typeof name === 'string' ? name : 'Variable', call.kwargs.get('trainable') !== false));
}

const assign = (run: Run, call: Call): Value => {
  const [self, to = null] = call.args;
  const made = toTensor(run, to);
  if (self instanceof Instance && self.native instanceof Variable && made instanceof NdArray && made.world === 'eager') self.native.array = NdArray.of('eager', self.native.array.shape, self.native.array.dtype, undefined, made.because);
  return self ?? null;
};

/** `tf.Variable`. */
function variableClass(): PyClass {
  const made = new PyClass('Variable', { module: 'tensorflow', bases: [types.object], make: variable });
  const scattered = Object.fromEntries('scatter_add scatter_div scatter_max scatter_min scatter_mul scatter_nd_add scatter_nd_max scatter_nd_min scatter_nd_sub scatter_nd_update scatter_sub scatter_update batch_scatter_update'.split(' ').map((name) => [name, (_run: Run, call: Call): Value => call.args[0] ?? null]));
  addMethods(made, { ...tensorMethods(), ...notFollowed('Variable'), ...scattered, assign, assign_add: assign, assign_sub: assign, value: (run, call) => arrayIn(call.args[0]) ?? run.unknown('is the value of a variable'), read_value: (run, call) => arrayIn(call.args[0]) ?? run.unknown('is the value of a variable') });
  addProperties(made, {
    ...tensorProperties,
    name: (_run, self) => (self instanceof Instance && self.native instanceof Variable ? `${self.native.name}:0` : null),
    trainable: (_run, self) => self instanceof Instance && self.native instanceof Variable && self.native.trainable,
  });
  return made;
}

/** What an object of TensorFlow has besides what is followed: asked for, it is unknown. */
const notFollowed = (kind: Parameters<typeof objectNames>[0]): Functions => ({ __getattr__: (run, call) => {
  const name = String(call.args[1]);
  return objectNames(kind).has(name) ? run.unknown(`comes from \`${name}\` of a \`tf.${kind}\``) : NOT_IMPLEMENTED;
} });

/** The variables among the attributes of a module, those of the modules in it included. */
function variablesIn(value: Value, seen: Set<Value>): readonly Instance[] {
  if (value instanceof List || value instanceof Tuple) return value.items.flatMap((item) => variablesIn(item, seen));
  if (!(value instanceof Instance) || seen.has(value)) return [];
  seen.add(value);
  if (value.native instanceof Variable) return [value];
  if (!isModule(value)) return [];
  return [...value.attrs].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, one]) => variablesIn(one, seen));
}

const isModule = (value: Instance): boolean => value.cls.mro.some(({ name }) => name === 'Module');

/** The modules below a value, each once. */
function modulesIn(value: Value, seen: Set<Value>): readonly Instance[] {
  if (value instanceof List || value instanceof Tuple) return value.items.flatMap((item) => modulesIn(item, seen));
  if (!(value instanceof Instance) || seen.has(value) || !isModule(value)) return [];
  seen.add(value);
  return [value, ...heldModules(value, seen)];
}

const heldModules = (module: Instance, seen: Set<Value>): readonly Instance[] => [...module.attrs].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, one]) => modulesIn(one, seen));

/** `tf.Module`. */
function moduleClass(): PyClass {
  const of = (kept: (one: Variable) => boolean) => (_run: Run, self: Value): Value => new Tuple(variablesIn(self, new Set()).filter(({ native }) => native instanceof Variable && kept(native)));
  const made = new PyClass('Module', { module: 'tensorflow', bases: [types.object], attrs: new Map<string, Value>([
    ['__init__', new Native('Module.__init__', (run, call) => {
      const [self] = call.args;
      const name = call.or(1, 'name', null);
      if (self instanceof Instance) setPlain(run, self, 'name', typeof name === 'string' ? name : self.cls.name.replace(/(?<!^)(?=[A-Z])/g, '_').toLowerCase());
      return null;
    })],
  ]) });
  addMethods(made, notFollowed('Module'));
  addProperties(made, { variables: of(() => true), trainable_variables: of((one) => one.trainable), non_trainable_variables: of((one) => !one.trainable), submodules: (_run, self) => new Tuple(self instanceof Instance ? heldModules(self, new Set([self])) : []), name_scope: (run) => run.call(scopeClass) });
  return made;
}

/** What stands in a `with`, or before a function, and changes nothing that is followed. */
const scopeClass = new PyClass('scope', { module: 'tensorflow', bases: [types.object], make: (_run, cls) => new Instance(cls), attrs: new Map<string, Value>([
  ['__enter__', new Native('__enter__', (_run, call) => call.args[0] ?? null)],
  ['__exit__', new Native('__exit__', () => null)],
  ['__call__', new Native('__call__', (_run, call) => call.args[1] ?? null)],
]) });

/** Sizes of sources: a gradient is as large as what it is taken of. */
const gradients = (sources: Value, world: NdArray['world'], because: Unknown): Value => mapLeaves(sources, (leaf) => {
  const array = arrayIn(leaf);
  return array ? NdArray.of(world, array.shape, array.dtype, undefined, because) : leaf instanceof Unknown ? leaf : null;
});

/** `tf.GradientTape`. */
function tapeClass(): PyClass {
  const made = new PyClass('GradientTape', { module: 'tensorflow', bases: [types.object], make: (_run, cls) => new Instance(cls) });
  const methods: Functions = {
    ...notFollowed('GradientTape'),
    __enter__: (_run, call) => call.args[0] ?? null, __exit__: () => null, watch: () => null, reset: () => null, stop_recording: (run) => run.call(scopeClass),
    gradient: (run, call) => gradients(call.or(2, 'sources', null), 'eager', run.unknown('is a gradient')),
    jacobian: (run) => run.unknown('is a matrix of derivatives'), batch_jacobian: (run) => run.unknown('is a matrix of derivatives'),
    watched_variables: (run) => run.unknown('comes from a gradient tape'),
  };
  addMethods(made, methods);
  return made;
}

/** `@tf.function`, with arguments or without: the function as it is, whose loops and conditions may be over tensors. */
const decorator = (path: string): Native => new Native(path, (run, call) => {
  const mark = (func: Value): Value => {
    if (func instanceof Func) {
      followed(func);
      func.attrs.set('python_function', func);
      for (const name of ['get_concrete_function', 'experimental_get_tracing_count', 'pretty_printed_concrete_signatures', 'experimental_get_compiler_ir']) func.attrs.set(name, run.unknown(`comes from \`${name}\``));
    }
    return func;
  };
  const func = call.arg(0, 'func') ?? null;
  return func === null ? new Native(path, (_run, one) => mark(one.args[0] ?? null)) : mark(func);
});

/** `tf.TensorArray`: as many tensors of one shape as it is told to hold. */
function tensorArrayClass(): PyClass {
  const made = new PyClass('TensorArray', { module: 'tensorflow', bases: [types.object], make: (_run, cls, call) => {
    const instance = new Instance(cls);
    instance.attrs.set('size', call.or(1, 'size', null));
    return instance;
  } });
  const held = (run: Run, call: Call): NdArray | Unknown => {
    const [self] = call.args;
    const element = self instanceof Instance ? self.attrs.get('element') : undefined;
    return arrayIn(element) ?? run.unknown('is an item of an empty `tf.TensorArray`');
  };
  const keep = (call: Call, value: Value): Value => {
    const [self] = call.args;
    if (self instanceof Instance) self.attrs.set('element', value);
    return self ?? null;
  };
  addMethods(made, {
    write: (_run, call) => keep(call, call.or(2, 'value', null)),
    unstack: (_run, call) => {
      const array = arrayIn(call.or(1, 'value', null));
      return keep(call, array ? NdArray.of(array.world, array.shape.slice(1), array.dtype, undefined, array.because) : null);
    },
    read: (run, call) => held(run, call),
    stack: (run, call) => {
      const one = held(run, call);
      const [self] = call.args;
      if (one instanceof Unknown) return one;
      const size = self instanceof Instance ? sizeIn(self.attrs.get('size') ?? null) : undefined;
      // What was written beyond its first size makes it grow.
      return tensorOfSizes([typeof size === 'number' && size > 0 ? size : null, ...one.shape], one.dtype, 'traced', one.because);
    },
    size: (run) => run.unknown('is the size of a `tf.TensorArray`'),
  });
  return made;
}

/** Runs a function once for the first of several elements, and gives as many of what it gives. */
const mapped = new Native('tensorflow.map_fn', (run, call) => {
  const [func, elements] = [call.or(0, 'fn', null), call.or(1, 'elems', null)];
  const arrays: NdArray[] = [];
  const first = mapLeaves(elements, (leaf) => {
    const array = arrayIn(leaf);
    if (!array) return leaf;
    arrays.push(array);
    return NdArray.of(array.world, array.shape.slice(1), array.dtype, undefined, array.because);
  });
  const [outer] = arrays;
  if (!outer || func === null) return run.unknown('comes from `tf.map_fn`');
  return mapLeaves(run.call(func, [first]), (leaf) => {
    const array = arrayIn(leaf);
    return array ? tensorOfSizes([outer.shape[0] ?? null, ...array.shape], array.dtype, outer.world, array.because) : leaf;
  });
});

/** Both ways of a condition of a tensor have the same form: the first one is followed. */
const cond = new Native('tensorflow.cond', (run, call) => {
  const [test, yes, no] = [call.or(0, 'pred', null), call.or(1, 'true_fn', null), call.or(2, 'false_fn', null)];
  const known = typeof test === 'boolean' ? test : undefined;
  const way = known === false ? no : yes;
  if (way === null) return null;
  const made = run.call(way);
  if (known === undefined && no !== null) run.call(no);
  return made;
});

/** `tf.nest`: structures as what stands in them, from left to right. */
const nest: Readonly<Record<string, NativeCall>> = {
  flatten: (_run, call) => new List([...leavesOf(call.or(0, 'structure', null))]),
  map_structure: (run, call) => {
    const [func = null, first = null, ...others] = call.args;
    const rest = others.map(leavesOf);
    let at = 0;
    return mapLeaves(first, (leaf) => {
      const place = at++;
      return run.call(func, [leaf, ...rest.map((one) => one[place] ?? null)]);
    });
  },
  is_nested: (_run, call) => ['list', 'tuple', 'dict'].includes(typeName(call.args[0] ?? null)),
  assert_same_structure: () => null,
};

const nothing = (path: string): Native => new Native(path, () => null);

let made: Readonly<Record<string, () => Value>> | undefined;

/** Names of TensorFlow that are no functions on tensors, by what stands behind `tf.`. */
export function objectOf(name: string): Value | undefined {
  made ??= {
    Variable: variableClass, Module: moduleClass, Tensor: () => tensorClass, TensorSpec: () => specClass, GradientTape: tapeClass, TensorArray: tensorArrayClass,
    function: () => decorator('tensorflow.function'), custom_gradient: () => decorator('tensorflow.custom_gradient'), recompute_grad: () => decorator('tensorflow.recompute_grad'), 'autograph.experimental.do_not_convert': () => decorator('tensorflow.autograph.experimental.do_not_convert'), 'function.experimental': () => null,
    name_scope: () => scopeClass, variable_scope: () => scopeClass, device: () => scopeClass, control_dependencies: () => scopeClass, init_scope: () => scopeClass,
    map_fn: () => mapped, vectorized_map: () => mapped, cond: () => cond,
    is_tensor: () => new Native('tensorflow.is_tensor', (_run, call) => {
      const value = call.arg(0, 'x');
      return arrayIn(value) !== undefined && !(value instanceof NdArray && value.world === 'numpy');
    }),
    executing_eagerly: () => new Native('tensorflow.executing_eagerly', () => true),
    get_static_value: () => new Native('tensorflow.get_static_value', (_run, call) => {
      const [only] = arrayIn(call.args[0])?.data ?? [];
      return only === undefined || Number.isNaN(Number(only)) ? null : only;
    }),
    newaxis: () => null,
    ...Object.fromEntries(Object.entries(nest).map(([one, does]) => [`nest.${one}`, () => new Native(`tensorflow.nest.${one}`, does)])),
    print: () => new Native('tensorflow.print', (run) => (run.print(`${run.unknown('is printed by `tf.print`').text}\n`), null)),
    ...Object.fromEntries('enable_eager_execution disable_eager_execution disable_v2_behavior enable_v2_behavior debugging.assert_equal debugging.assert_less debugging.assert_greater debugging.assert_shapes debugging.assert_rank debugging.assert_type debugging.assert_non_negative debugging.assert_positive debugging.check_numerics debugging.set_log_device_placement debugging.enable_check_numerics config.run_functions_eagerly config.experimental_run_functions_eagerly config.optimizer.set_jit config.threading.set_intra_op_parallelism_threads config.threading.set_inter_op_parallelism_threads config.experimental.set_memory_growth config.set_soft_device_placement config.experimental.enable_op_determinism get_logger.setLevel experimental.numpy.experimental_enable_numpy_behavior'.split(' ').map((one) => [one, () => nothing(`tensorflow.${one}`)])),
    ...Object.fromEntries('MirroredStrategy OneDeviceStrategy TPUStrategy MultiWorkerMirroredStrategy'.split(' ').flatMap((one) => [[`distribute.${one}`, strategyClass], [`distribute.experimental.${one}`, strategyClass]])),
    'distribute.get_strategy': () => new Native('tensorflow.distribute.get_strategy', (run) => run.call(strategyClass())),
  };
  return Object.hasOwn(made, name) ? made[name]?.() : undefined;
}

/** A strategy over devices: here there is one. */
function strategyClass(): PyClass {
  const cls = new PyClass('Strategy', { module: 'tensorflow.distribute', bases: [types.object], make: (_run, own) => new Instance(own) });
  addMethods(cls, {
    ...notFollowed('Strategy'),
    scope: (run) => run.call(scopeClass),
    run: (run, call) => run.call(call.or(1, 'fn', null), [...(call.or(2, 'args', new Tuple()) instanceof Tuple ? (call.or(2, 'args', new Tuple()) as Tuple).items : [])]),
    reduce: (_run, call) => call.or(2, 'value', null),
    experimental_distribute_dataset: (_run, call) => call.args[1] ?? null,
  });
  cls.attrs.set('num_replicas_in_sync', new Property(new Native('num_replicas_in_sync', () => 1)));
  return cls;
}
