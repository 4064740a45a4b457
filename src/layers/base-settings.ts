// The keywords that every layer takes. Source: keras/src/layers/layer.py `Layer.__init__`, Keras 3.15.1.

import { isDType, plainPolicy, policyOf, pythonDType, quantizedPolicy, standardDType, type DType, type Policy } from '../shape/index.ts';
import { regularizer } from './objects.ts';
import { isKind, type Raw } from './raw.ts';
import { anything, Refused, savedWith, truthOf, unsaved, type Setting } from './setting.ts';

/** A dtype policy: a name, or the `DTypePolicy` object of a config. */
export const dtypePolicy: Setting<string | null> = {
  about: 'the number format that the layer computes in and stores its weights in',
  control: { kind: 'text' },
  fallback: null,
  positional: false,
  read: (raw) => {
    if (raw === null) return { value: null, config: null };
    const policy = policyFrom(raw);
    return policy === undefined ? new Refused('a dtype or a dtype policy is expected') : { value: policy, config: null };
  },
};

function policyFrom(raw: Raw): Policy | undefined {
  if (typeof raw === 'string') return policyOf(raw);
  if (isKind(raw, 'object')) return policyOfParts(raw.args);
  if (isKind(raw, 'dict')) {
    const config = raw.entries['config'] ?? null;
    return isKind(config, 'dict') ? policyOfParts(config.entries) : undefined;
  }
  const type = typeOf(raw);
  return type === undefined ? undefined : plainPolicy(type);
}

/** The parts of a policy object: a name, or a mode and the policy that it quantises. */
function policyOfParts(parts: Readonly<Record<string, Raw>>): Policy | undefined {
  const { name, mode = null, source_name: source = null, amax_history_length: history } = parts;
  if (typeof mode === 'string' && typeof source === 'string') return quantizedPolicy(mode, source, typeof history === 'number' ? history : undefined);
  return typeof name === 'string' ? plainPolicy(name) : undefined;
}

/** The dtype of a type handed over as a value: `tf.float16`, `np.float32`, Python's `float`. */
function typeOf(raw: Raw): DType | undefined {
  if (!isKind(raw, 'function')) return undefined;
  const last = raw.path.slice(raw.path.lastIndexOf('.') + 1);
  return isDType(last) ? last : pythonDType(last);
}

/** A plain dtype, for inputs. */
export const dtype = (about: string): Setting<string | null> => ({
  about,
  control: { kind: 'text' },
  fallback: null,
  read: (raw) => {
    if (raw === null) return { value: null, config: null };
    const standard = typeof raw === 'string' ? standardDType(raw) : typeOf(raw);
    return standard === undefined ? new Refused('a dtype is expected') : { value: standard, config: standard };
  },
});

/** The keywords of `Layer.__init__`, in Keras's order. */
export const baseSettings: Readonly<Record<string, Setting>> = {
  activity_regularizer: { ...savedWith('activity_regularizer', regularizer('output')), positional: false },
  trainable: {
    about: 'whether training may change its weights',
    control: { kind: 'flag' },
    fallback: true,
    positional: false,
    read: (raw) => (typeof raw === 'boolean' ? { value: raw ? 1 : 0, config: raw } : new Refused('True or False is expected')),
  },
  dtype: dtypePolicy,
  autocast: { ...unsaved({ about: 'whether inputs are cast to its dtype', control: { kind: 'flag' as const }, fallback: true, read: (raw: Raw) => ({ value: truthOf(raw) ? 1 : 0, config: null }) }), positional: false },
  name: {
    about: 'its name in the model',
    control: { kind: 'text' },
    fallback: null,
    positional: false,
    read: (raw) => (raw === null || (typeof raw === 'string' && !raw.includes('/')) ? { value: raw, config: raw } : new Refused('a text without "/" is expected')),
  },
  input_shape: { ...unsaved(anything('the shape of one example, for the first layer of a Sequential model', null)), positional: false },
  input_dim: {
    ...unsaved({ about: 'the number of features of one example, for the first layer of a Sequential model', control: { kind: 'count' as const, minimum: 1 }, fallback: null, read: (raw: Raw) => ({ value: raw, config: null }) }),
    positional: false,
  },
};

/** A keyword of every layer that some layers also take by position. */
export const byPosition = (keyword: 'name' | 'dtype'): Setting => {
  const { positional: _, ...setting } = baseSettings[keyword] as Setting;
  return setting;
};
