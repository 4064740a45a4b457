// Dtypes: their names, their sizes, and what a dtype policy computes and stores in.
// Source of the rules: keras/src/backend/common/variables.py and keras/src/dtype_policies/dtype_policy.py, Keras 3.15.1.

/** The dtypes that Keras accepts, with their bits. */
export const dtypeBits: Readonly<Record<string, number>> = {
  float16: 16, float32: 32, float64: 64, bfloat16: 16,
  uint8: 8, uint16: 16, uint32: 32, uint64: 64,
  int8: 8, int16: 16, int32: 32, int64: 64,
  bool: 1, string: 0, complex64: 64, complex128: 128,
  float8_e4m3fn: 8, float8_e5m2: 8,
};

/** A dtype by name: `float32`, `int64`, `string`, ... */
export type DType = string;

/** True for a dtype that Keras knows. */
export const isDType = (name: string): boolean => Object.hasOwn(dtypeBits, name);

/** True for a floating point dtype; only these are cast to a layer's compute dtype. */
export const isFloating = (dtype: DType): boolean => dtype.includes('float');

/** Spellings that Keras understands beside the names themselves. Rule: `PYTHON_DTYPES_MAP`, over TensorFlow. */
const SPELT: Readonly<Record<string, DType>> = { int: 'int64' };

/** The dtype that a text stands for, or undefined. */
export const standardDType = (name: string): DType | undefined => {
  const plain = Object.hasOwn(SPELT, name) ? SPELT[name] : name;
  return plain !== undefined && isDType(plain) ? plain : undefined;
};

/** The dtype of Python's own types: `float`, `int`, `bool`, `str`. */
export const pythonDType = (type: string): DType | undefined => ({ float: 'float32', int: 'int64', bool: 'bool', str: 'string' })[type];

/** How a policy quantises weights. */
export interface Quantization {
  readonly mode: 'int8' | 'int4' | 'float8' | 'gptq' | 'awq';
  /** Keras's class of the policy. */
  readonly class: 'QuantizedDTypePolicy' | 'QuantizedFloat8DTypePolicy' | 'Int4DTypePolicy' | 'GPTQDTypePolicy' | 'AWQDTypePolicy';
  /** The mode as it is written in the name: `int4/128`. */
  readonly spelt: string;
  /** The name of the policy that is quantised. */
  readonly source: string;
  /** Bits of a weight. */
  readonly bits?: number;
  /** How many inputs share one scale; -1 for all of them. */
  readonly group?: number;
  /** How many largest values float8 remembers. */
  readonly history?: number;
}

/** What a layer computes in and stores its weights in. */
export interface Policy {
  readonly name: string;
  readonly compute: DType;
  readonly variable: DType;
  readonly quantization?: Quantization;
}

const HISTORY = 1024;

/** The policy of a name, or undefined when Keras has no such policy. */
export function policyOf(name: string): Policy | undefined {
  if (/^(int8|float8|int4|gptq|awq)/.test(name)) {
    const [spelt, source, ...more] = name.split('_from_');
    return spelt === undefined || source === undefined || more.length > 0 ? undefined : quantizedPolicy(spelt, source);
  }
  return plainPolicy(name);
}

/** The policy `int8_from_float32` of its two parts, or undefined where Keras refuses it. */
export function quantizedPolicy(spelt: string, source: string, history = HISTORY): Policy | undefined {
  const quantization = quantizationOf(spelt, source, history);
  const from = plainPolicy(source);
  if (!quantization || !from || (quantization.mode === 'int8' && from.compute === 'float16')) return undefined;
  return { ...from, name: `${spelt}_from_${source}`, quantization };
}

/** The policy of a name that is not quantised. */
export function plainPolicy(name: string): Policy | undefined {
  if (name === 'mixed_float16') return { name, compute: 'float16', variable: 'float32' };
  if (name === 'mixed_bfloat16') return { name, compute: 'bfloat16', variable: 'float32' };
  const dtype = standardDType(name);
  return dtype === undefined ? undefined : { name, compute: dtype, variable: dtype };
}

function quantizationOf(spelt: string, source: string, history: number): Quantization | undefined {
  const common = { spelt, source };
  if (spelt === 'int8' || spelt === 'int4') return { ...common, mode: spelt, class: 'QuantizedDTypePolicy' };
  if (spelt === 'float8') return { ...common, mode: spelt, class: 'QuantizedFloat8DTypePolicy', history };
  const [mode, ...numbers] = spelt.split('/');
  if (!numbers.every((text) => /^\s*[-+]?\d+\s*$/.test(text))) return undefined;
  const group = Number(numbers.at(-1));
  if (Number.isNaN(group) || group < -1 || group === 0) return undefined;
  const bits = Number(numbers[0]);
  if (mode === 'int4' && numbers.length === 1) return { ...common, mode, class: 'Int4DTypePolicy', group };
  if (mode === 'gptq' && numbers.length === 2 && [2, 3, 4, 8].includes(bits)) return { ...common, mode, class: 'GPTQDTypePolicy', bits, group };
  if (mode === 'awq' && numbers.length === 2 && bits === 4) return { ...common, mode, class: 'AWQDTypePolicy', bits, group };
  return undefined;
}
