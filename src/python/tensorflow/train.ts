// `tf.train`: the optimizers of TensorFlow 1, which TensorFlow 2 keeps under `compat.v1` and no model of Keras 3 takes.
// Invariant: nothing of what they do is followed.
// Source: dir(tf.train) and dir(tf.compat.v1.train), TensorFlow 2.21.0.

import { Module, Native, PyClass, types, Unknown, Instance, type Value } from '../values/index.ts';

/** The optimizers, by the module that each comes from. */
const OPTIMIZERS: Readonly<Record<string, string>> = {
  AdadeltaOptimizer: 'adadelta', AdagradDAOptimizer: 'adagrad_da', AdagradOptimizer: 'adagrad', AdamOptimizer: 'adam', FtrlOptimizer: 'ftrl',
  GradientDescentOptimizer: 'gradient_descent', MomentumOptimizer: 'momentum', Optimizer: 'optimizer', ProximalAdagradOptimizer: 'proximal_adagrad',
  ProximalGradientDescentOptimizer: 'proximal_gradient_descent', RMSPropOptimizer: 'rmsprop', SyncReplicasOptimizer: 'sync_replicas_optimizer',
};

const classes = new Map<string, PyClass>();

function optimizer(name: string): PyClass | undefined {
  const file = Object.hasOwn(OPTIMIZERS, name) ? OPTIMIZERS[name] : undefined;
  const before = classes.get(name);
  if (file === undefined || before) return before;
  const made = new PyClass(name, {
    module: `tensorflow.python.training.${file}`, bases: [types.object], make: (_run, cls) => new Instance(cls),
    attrs: new Map<string, Value>([['__getattr__', new Native('__getattr__', (run, call) => run.unknown(`comes from \`${String(call.args[1])}\` of an optimizer of TensorFlow 1`))]]),
  });
  classes.set(name, made);
  return made;
}

/** `tf.train`, as TensorFlow 2 has it or, with `old`, as `tf.compat.v1` has it. */
export function trainModule(path: string, old: boolean): Module {
  const lost = (name: string): Value => new Unknown(`comes from \`${path}.${name}\``, undefined, `${path}.${name}`);
  const made = new Module(path, (name) => (Object.hasOwn(OPTIMIZERS, name) ? (old ? optimizer(name) : undefined) : lost(name)));
  made.complete = true;
  made.missing = (run, name, imported) => {
    const cls = optimizer(name);
    if (cls && !run.raises) {
      run.report('keras-renamed', 'note', { from: `tensorflow.train.${name}`, to: `tensorflow.compat.v1.train.${name}` });
      return { value: cls };
    }
    return { raised: imported ? run.error('ImportError', `cannot import name '${name}' from 'tensorflow._api.v2.train'`) : run.error('AttributeError', `module 'tensorflow._api.v2.train' has no attribute '${name}'`) };
  };
  return made;
}
