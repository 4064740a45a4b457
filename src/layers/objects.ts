// Keras's small objects that settings name: activations, initializers, regularizers, constraints.
// Invariant: names, arguments and defaults are those of Keras 3.15.1; a config written here is what Keras writes.

import { isFloating, type DType } from '../shape/index.ts';
import { isInt, isKind, numberOf, type Raw } from './raw.ts';
import { jsonOf, namedFunction, Refused, type Read, type Setting } from './setting.ts';

/** The arguments of an object with their defaults, in the order of the config that Keras writes. */
type Defaults = Readonly<Record<string, unknown>>;

interface Kind {
  /** What a person calls it. */
  readonly word: string;
  readonly module: string;
  readonly classes: Readonly<Record<string, Defaults>>;
  /** Short names to class names. */
  readonly names: Readonly<Record<string, string>>;
  /** Short names that only exist in the module, not as a text. */
  readonly moduleNames?: Readonly<Record<string, string>>;
  /** Arguments that Keras keeps in single precision, and so writes. */
  readonly single?: Readonly<Record<string, string>>;
  /** Arguments that a text or a config has to bring along. */
  readonly needs?: Readonly<Record<string, string>>;
}

const fans: Defaults = { seed: null, input_axes: null, output_axes: null };

const initializers: Kind = {
  word: 'an initializer',
  module: 'keras.initializers',
  classes: {
    VarianceScaling: { seed: null, scale: 1, mode: 'fan_in', distribution: 'truncated_normal', input_axes: null, output_axes: null },
    GlorotUniform: fans, GlorotNormal: fans, HeUniform: fans, HeNormal: fans, LecunUniform: fans, LecunNormal: fans,
    RandomUniform: { seed: null, minval: -0.05, maxval: 0.05 },
    RandomNormal: { seed: null, mean: 0, stddev: 0.05 },
    TruncatedNormal: { seed: null, mean: 0, stddev: 0.05 },
    Orthogonal: { seed: null, gain: 1 },
    Constant: { value: 0 },
    Identity: { gain: 1 },
    Zeros: {}, Ones: {},
    STFT: { side: 'real', window: 'hann', scaling: 'density', periodic: false },
  },
  names: {
    variance_scaling: 'VarianceScaling', glorot_uniform: 'GlorotUniform', glorot_normal: 'GlorotNormal', he_uniform: 'HeUniform', he_normal: 'HeNormal',
    lecun_uniform: 'LecunUniform', lecun_normal: 'LecunNormal', random_uniform: 'RandomUniform', uniform: 'RandomUniform', random_normal: 'RandomNormal', normal: 'RandomNormal',
    truncated_normal: 'TruncatedNormal', orthogonal: 'Orthogonal', OrthogonalInitializer: 'Orthogonal', constant: 'Constant', identity: 'Identity', IdentityInitializer: 'Identity',
    zeros: 'Zeros', zero: 'Zeros', ones: 'Ones', one: 'Ones', stft: 'STFT', STFTInitializer: 'STFT',
  },
  needs: { Constant: 'value' },
};

const regularizers: Kind = {
  word: 'a regularizer',
  module: 'keras.regularizers',
  classes: { L1: { l1: 0.01 }, L2: { l2: 0.01 }, L1L2: { l1: 0, l2: 0 }, OrthogonalRegularizer: { factor: 0.01, mode: 'rows' } },
  names: { l1: 'L1', l2: 'L2', l1l2: 'L1L2', orthogonal_regularizer: 'OrthogonalRegularizer' },
  moduleNames: { l1_l2: 'L1L2' },
  single: { L1: 'l1', OrthogonalRegularizer: 'factor' },
};

const constraints: Kind = {
  word: 'a constraint',
  module: 'keras.constraints',
  classes: { MaxNorm: { max_value: 2, axis: 0 }, UnitNorm: { axis: 0 }, NonNeg: {}, MinMaxNorm: { min_value: 0, max_value: 1, rate: 1, axis: 0 } },
  names: { max_norm: 'MaxNorm', unit_norm: 'UnitNorm', non_neg: 'NonNeg', min_max_norm: 'MinMaxNorm' },
};

/** Positional order of arguments where it differs from the order of the config. */
const positional: Readonly<Record<string, readonly string[]>> = {
  VarianceScaling: ['scale', 'mode', 'distribution', 'seed', 'input_axes', 'output_axes'],
  RandomUniform: ['minval', 'maxval', 'seed'],
  RandomNormal: ['mean', 'stddev', 'seed'],
  TruncatedNormal: ['mean', 'stddev', 'seed'],
  Orthogonal: ['gain', 'seed'],
};

/** The names of the arguments of a small object in Keras's positional order, or undefined for an unknown class. */
export function objectArguments(name: string): readonly string[] | undefined {
  for (const kind of [initializers, regularizers, constraints]) {
    const cls = kind.names[name] ?? kind.moduleNames?.[name] ?? name;
    const defaults = kind.classes[cls];
    if (defaults) return positional[cls] ?? Object.keys(defaults);
  }
  return undefined;
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

function objectSetting(kind: Kind, about: string, fallback: Raw): Setting<string | null> {
  const classOf = (name: string): string | undefined => (Object.hasOwn(kind.classes, name) ? name : Object.hasOwn(kind.names, name) ? kind.names[name] : undefined);
  const options = Object.keys(kind.names);
  const refuse = (): Refused => new Refused(`${kind.word} that Keras knows is expected`, 'ValueError', options);
  const write = (cls: string, args: Readonly<Record<string, unknown>>): Read => {
    const single = kind.single?.[cls];
    const config = Object.fromEntries(
      Object.entries(kind.classes[cls] ?? {}).map(([key, standard]) => {
        const value = args[key] ?? standard;
        return [key, key === single && typeof value === 'number' ? Math.fround(value) : value];
      }),
    );
    return { value: cls, config: { module: kind.module, class_name: cls, config, registered_name: null } };
  };
  return {
    about,
    control: { kind: 'object', options },
    fallback,
    read: (raw) => {
      if (raw === null) return { value: null, config: null };
      if (typeof raw === 'string') {
        const cls = classOf(raw);
        return cls === undefined || kind.needs?.[cls] !== undefined ? refuse() : write(cls, {});
      }
      if (isKind(raw, 'object')) {
        const cls = classOf(lastPart(raw.path)) ?? kind.moduleNames?.[lastPart(raw.path)];
        return cls === undefined ? { value: raw, config: null } : write(cls, Object.fromEntries(Object.entries(raw.args).map(([key, value]) => [key, jsonOf(value)])));
      }
      if (isKind(raw, 'dict')) {
        const name = raw.entries['class_name'];
        const cls = typeof name === 'string' ? classOf(name) : undefined;
        const inner = raw.entries['config'] ?? null;
        const entries = isKind(inner, 'dict') ? inner.entries : {};
        const needed = cls === undefined ? undefined : kind.needs?.[cls];
        if (cls === undefined || (needed !== undefined && entries[needed] === undefined)) return refuse();
        return write(cls, Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, jsonOf(value)])));
      }
      if (isKind(raw, 'function')) {
        const cls = classOf(lastPart(raw.path));
        return cls === undefined ? { value: raw, config: namedFunction(raw.path) } : write(cls, {});
      }
      if (isKind(raw, 'unknown') || isKind(raw, 'array')) return { value: raw, config: null };
      return refuse();
    },
  };
}

const drawn = new Set(Object.keys(initializers.classes).filter((cls) => !['Constant', 'Zeros', 'Ones', 'Identity', 'STFT'].includes(cls)));

/**
 * Why an initializer cannot start a weight of some dtype and number of axes, or undefined where it can.
 * Source: keras/src/initializers and what TensorFlow's random operations accept, Keras 3.15.1 over TensorFlow 2.21.
 */
export function unfit(cls: string, dtype: DType, axes: number): string | undefined {
  if (drawn.has(cls) && !isFloating(dtype)) return `random numbers cannot be drawn as ${dtype}`;
  if (cls === 'Orthogonal' && axes < 2) return 'it makes matrices, and the weight has fewer than two axes';
  if (cls === 'Orthogonal' && dtype === 'bfloat16') return 'it cannot be computed in bfloat16';
  if (cls === 'Identity' && axes !== 2) return 'it makes matrices, and the weight does not have two axes';
  if (cls === 'Identity' && /^u?int|^bool|^string/.test(dtype)) return `it cannot be computed in ${dtype}`;
  return cls === 'Ones' && dtype === 'string' ? 'there is no text that is one' : undefined;
}

/** An initializer: how a weight's first numbers are drawn. */
export const initializer = (of: string, fallback: string | null = 'zeros'): Setting<string | null> => objectSetting(initializers, `the starting values of the ${of}`, fallback);
/** A regularizer: a penalty on large numbers. */
export const regularizer = (of: string): Setting<string | null> => objectSetting(regularizers, `a penalty on the ${of}, added to the loss`, null);
/** A constraint: what a weight is forced back to after each step. */
export const constraint = (of: string): Setting<string | null> => objectSetting(constraints, `what the ${of} must fulfil again after each training step`, null);

/** The activation functions of Keras by every name they have. */
const activations: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'celu elu exponential gelu glu hard_shrink hard_sigmoid hard_silu hard_tanh leaky_relu linear log_sigmoid log_softmax mish relu relu6 selu sigmoid silu soft_shrink softmax softplus softsign sparse_plus sparse_sigmoid sparsemax squareplus tanh tanh_shrink threshold'
      .split(' ')
      .map((name) => [name, name]),
    ['swish', 'silu'],
    ['hard_swish', 'hard_silu'],
  ],
);

/** The names of all activation functions. */
export const activationNames: readonly string[] = Object.keys(activations);

/** An activation: the function applied to every output number. Rule: `keras.activations.get`, Keras 3.15.1. */
export const activation = (fallback: string | null = null): Setting<string | null> => ({
  about: 'the function applied to every output number',
  control: { kind: 'object', options: activationNames },
  fallback,
  read: (raw) => {
    if (raw === null) return { value: 'linear', config: 'linear' };
    if (typeof raw === 'string') {
      const name = Object.hasOwn(activations, raw) ? activations[raw] : undefined;
      return name === undefined ? new Refused('an activation that Keras knows is expected', 'ValueError', activationNames) : { value: name, config: name };
    }
    if (isKind(raw, 'function')) {
      const last = lastPart(raw.path);
      const known = raw.handle === undefined && Object.hasOwn(activations, last) ? activations[last] : undefined;
      return { value: known ?? raw, config: known ?? namedFunction(raw.path) };
    }
    if (isKind(raw, 'dict') && typeof raw.entries['class_name'] === 'string') return { value: raw, config: jsonOf(raw) };
    if (isKind(raw, 'object') || isKind(raw, 'unknown')) return { value: raw, config: isKind(raw, 'object') ? objectConfig(raw) : null };
    return new Refused('an activation that Keras knows is expected', isInt(raw) || numberOf(raw) !== undefined ? 'ValueError' : 'TypeError', activationNames);
  },
});

/** The config of an object that is a layer; the layer writes its own. */
function objectConfig(raw: Extract<Raw, { kind: 'object' }>): unknown {
  const { instance } = raw;
  return instance && 'serialize' in instance && typeof instance.serialize === 'function' ? (instance.serialize() as unknown) : null;
}
