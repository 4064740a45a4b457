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

/** The Python and NumPy spellings of dtypes that Keras understands. */
export const standardDType = (name: string): DType | undefined => {
  const plain = name === 'float' ? 'float32' : name === 'int' ? 'int32' : name === 'str' ? 'string' : name;
  return isDType(plain) ? plain : undefined;
};

/** What a layer computes in and stores its weights in. */
export interface Policy {
  readonly name: string;
  readonly compute: DType;
  readonly variable: DType;
  /** How weights are quantised, for a policy such as `int8_from_float32`. */
  readonly quantization?: string;
}

const QUANTIZED = /^(int8|float8|int4|int4\/-?\d+|gptq\/\d+\/-?\d+|awq\/\d+\/-?\d+)_from_(.+)$/;

/** The policy of a name, or undefined when Keras has no such policy. */
export function policyOf(name: string): Policy | undefined {
  const quantized = QUANTIZED.exec(name);
  if (quantized?.[1] && quantized[2]) {
    const source = policyOf(quantized[2]);
    return source && { ...source, name, quantization: quantized[1] };
  }
  if (name === 'mixed_float16') return { name, compute: 'float16', variable: 'float32' };
  if (name === 'mixed_bfloat16') return { name, compute: 'bfloat16', variable: 'float32' };
  const dtype = standardDType(name);
  return dtype === undefined ? undefined : { name: dtype, compute: dtype, variable: dtype };
}
