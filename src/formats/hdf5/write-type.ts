// The types of numbers as HDF5 describes them: what h5py writes for NumPy's dtypes.
// Source: the HDF5 file format specification 3.0, datatype message. Invariant: a dtype that is not known here is not written.

import { packed } from '../pack.ts';

/** Bits of a float: all, where the exponent begins, how many it has, and what is added to it. */
const FLOATS: Readonly<Record<string, readonly [size: number, exponentAt: number, exponentBits: number, bias: number]>> = { float16: [2, 10, 5, 15], float32: [4, 23, 8, 127], float64: [8, 52, 11, 1023] };

const INTEGERS = /^(u?)int(8|16|32|64)$/;

/** True for a dtype that can be written. */
export const isWritable = (dtype: string): boolean => dtype === 'bfloat16' || dtype === 'text' || Object.hasOwn(FLOATS, dtype) || INTEGERS.test(dtype);

/** The message that describes a type; `text` is a text of any length. */
export function typeMessage(dtype: string): Uint8Array {
  const float = FLOATS[dtype];
  if (float) {
    const [size, exponentAt, exponentBits, bias] = float;
    // The sign is the last bit, and the first bit of the number is not written.
    return packed([1, 0x11], [1, 0x20], [1, size * 8 - 1], [1, 0], [4, size], [2, 0], [2, size * 8], [1, exponentAt], [1, exponentBits], [1, 0], [1, exponentAt], [4, bias]);
  }
  const [, unsigned, bits] = INTEGERS.exec(dtype) ?? [];
  if (bits !== undefined) return packed([1, 0x10], [1, unsigned === '' ? 8 : 0], [2, 0], [4, Number(bits) / 8], [2, 0], [2, Number(bits)]);
  // Two bytes without a meaning; an attribute beside them says what they are.
  if (dtype === 'bfloat16') return packed([1, 0x15], [1, 0], [2, 0], [4, 2]);
  if (dtype === 'text') return packed([1, 0x19], [1, 1], [1, 1], [1, 0], [4, 16], [1, 0x10], [1, 0], [2, 0], [4, 1], [2, 0], [2, 8]);
  throw new Error(`${dtype} cannot be written`);
}
