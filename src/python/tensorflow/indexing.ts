// `tensor[index]` as TensorFlow reads it: ints, slices, `...`, new axes, masks.
// Invariant: a bound that is not folded gives a size that is None (traced) or not known (with a value).

import { asIndex, EllipsisValue, NdArray, Slice, Tuple, typeName, Unknown, type Value } from '../values/index.ts';
import { sliceBounds, sliceLength } from '../run/subscript.ts';
import type { Run } from '../run/run.ts';
import { boolClass } from '../values/index.ts';
import type { Item } from '../library/numpy/array.ts';
import { arrayIn, scriptSizes, sizeIn, tensorOfSizes, worldOf, type ScriptSize } from './tensor.ts';

/** How many axes of the tensor a part of an index takes. */
const axesOf = (part: Value): number => {
  if (part === null || part instanceof EllipsisValue) return 0;
  const mask = arrayIn(part);
  return mask?.dtype === 'bool' ? Math.max(1, mask.shape.length) : 1;
};

/** A part of an index with its numbers in place of tensors; undefined where a bound is open. */
function plainSlice(part: Slice): Slice | undefined {
  const bounds = [part.start, part.stop, part.step].map((one) => (one === null ? null : sizeIn(one)));
  const [start, stop, step] = bounds;
  if (bounds.some((one, i) => one instanceof Unknown || one === undefined || (one === null && [part.start, part.stop, part.step][i] !== null))) return undefined;
  return new Slice(start ?? null, stop ?? null, step ?? null);
}

function slicedSize(run: Run, part: Slice, size: ScriptSize): ScriptSize {
  const plain = plainSlice(part);
  if (part.start === null && part.stop === null && (part.step === null || part.step === 1)) return size;
  if (typeof size !== 'number' || !plain) return size instanceof Unknown ? size : [part.start, part.stop, part.step].find((one) => one instanceof Unknown) ?? null;
  const bounds = sliceBounds(run, plain, size);
  return bounds instanceof Unknown ? bounds : sliceLength(bounds);
}

/** `tensor[index]`. */
export function indexTensor(run: Run, tensor: NdArray, index: Value): Value {
  const parts = index instanceof Tuple ? index.items : [index];
  const sizes = scriptSizes(tensor);
  const taken = parts.reduce((sum: number, part) => sum + axesOf(part), 0);
  if (taken > sizes.length) throw run.error('ValueError', `Index out of range using input dim ${sizes.length}; input has only ${sizes.length} dims`);
  const out: ScriptSize[] = [];
  let at = 0;
  for (const [i, part] of parts.entries()) {
    if (part instanceof Unknown) return part;
    if (part === null) out.push(1);
    else if (part instanceof EllipsisValue) {
      const behind = parts.slice(i + 1).reduce((sum: number, one) => sum + axesOf(one), 0);
      while (at < sizes.length - behind) out.push(sizes[at++] ?? null);
    } else if (part instanceof Slice) out.push(slicedSize(run, part, sizes[at++] ?? null));
    else {
      const mask = arrayIn(part);
      if (mask?.dtype === 'bool') {
        at += Math.max(1, mask.shape.length);
        out.push(tensor.world === 'traced' ? null : run.unknown('counts the numbers that a mask keeps'));
        continue;
      }
      const size = sizes[at++] ?? null;
      const whole = typeof part === 'boolean' ? undefined : asIndex(part);
      if (whole === undefined && mask?.shape.length !== 0) throw run.error('TypeError', `Only integers, slices (\`:\`), ellipsis (\`...\`), tf.newaxis (\`None\`) and scalar tf.int32/tf.int64 tensors are valid indices, got ${part === true || part === false ? boolClass.name : typeName(part)}`);
      if (whole !== undefined && typeof size === 'number' && (whole >= size || whole < -size)) throw run.error(tensor.world === 'traced' ? 'ValueError' : 'InvalidArgumentError', `slice index ${whole} of dimension ${at - 1} out of bounds.`);
    }
  }
  out.push(...sizes.slice(at));
  // A traced bound traces what it takes.
  const world = worldOf([tensor, ...parts.flatMap((part) => (part instanceof Slice ? [part.start, part.stop, part.step] : [part]))]);
  return tensorOfSizes(out, tensor.dtype, world, tensor.because, pickedData(run, tensor, parts));
}

/** The numbers that an index takes of a vector: what scripts do with `tf.shape(x)`. */
function pickedData(run: Run, { data, shape }: NdArray, parts: readonly Value[]): readonly Item[] | undefined {
  const [part] = parts;
  if (!data || shape.length !== 1 || parts.length !== 1 || part === undefined) return undefined;
  if (part instanceof Slice) {
    const plain = plainSlice(part);
    const bounds = plain && sliceBounds(run, plain, data.length);
    if (!bounds || bounds instanceof Unknown) return undefined;
    return Array.from({ length: sliceLength(bounds) }, (_, i) => data[bounds.start + i * bounds.step] ?? Number.NaN);
  }
  const at = part === null ? undefined : sizeIn(part);
  if (typeof at !== 'number') return undefined;
  const found = data[at < 0 ? at + data.length : at];
  return found === undefined ? undefined : [found];
}
