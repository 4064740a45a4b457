// What an index takes of an array: its shape, and its numbers where they are known.

import { asIndex, EllipsisValue, List, NdArray, Range, Slice, Tuple, Unknown, type Value } from '../../values/index.ts';
import type { Run } from '../../run/run.ts';
import { sliceBounds, sliceLength } from '../../run/subscript.ts';
import { factsOfPart } from './facts.ts';
import { placesOfIndex } from './places.ts';
import { broadcastSizes, type Sizes } from './shape.ts';

/** `array[index]`. */
export function getItem(run: Run, array: NdArray, index: Value): Value {
  const shape = indexed(run, array.shape, index);
  if (shape instanceof Unknown) return shape;
  // What an array of objects holds can be anything.
  if (array.dtype === 'object' && shape.length === 0) return new Unknown('is an item of an array of objects', array.because?.name);
  const { data } = array;
  const places = placesOfIndex(run, array, index);
  const numbers = data && places?.map((place) => data[place] ?? 0);
  const sizes = numbers && shape.filter((size) => size === null).length === 1 ? shape.map((size) => size ?? numbers.length) : shape;
  return array.with({ shape: sizes, data: numbers, facts: isPlain(index) ? factsOfPart(array, { shape }) : undefined, ...(isBasic(index) ? { view: true } : {}) });
}

const partsOf = (index: Value): readonly Value[] => (index instanceof Tuple ? index.items : [index]);
/** True for an index without arrays and lists, which gives a view. */
const isBasic = (index: Value): boolean => partsOf(index).every((part) => part === null || part instanceof Slice || part instanceof EllipsisValue || asIndex(part) !== undefined);
/** True for an index that takes no number twice. */
const isPlain = (index: Value): boolean => isBasic(index) || (index instanceof NdArray && index.shape.length === 1 && index.facts?.rarest !== undefined && index.facts.most - index.facts.least + 1 === index.shape[0]);

/** The shape of `array[index]`; raises IndexError as NumPy does. */
export function indexed(run: Run, shape: Sizes, index: Value): Sizes | Unknown {
  const parts = index instanceof Tuple ? index.items : [index];
  const axes = parts.filter((part) => part !== null && !(part instanceof EllipsisValue)).reduce((count: number, part) => count + (part instanceof NdArray && part.dtype === 'bool' ? Math.max(1, part.shape.length) : 1), 0);
  if (axes > shape.length) throw run.error('IndexError', `too many indices for array: array is ${shape.length}-dimensional, but ${axes} were indexed`);
  const out: (number | null)[] = [];
  let at = 0;
  let fancy: { readonly place: number; shape: Sizes } | undefined;
  for (const part of parts) {
    if (part === null) out.push(1);
    else if (part instanceof EllipsisValue) {
      while (at < shape.length - axes + countBefore(parts, part)) out.push(shape[at++] ?? null);
    } else if (part instanceof Slice) {
      const size = shape[at++] ?? null;
      const bounds = size === null ? undefined : sliceBounds(run, part, size);
      out.push(bounds === undefined ? (part.start === null && part.stop === null && part.step === null ? size : null) : bounds instanceof Unknown ? null : sliceLength(bounds));
    } else if (part instanceof NdArray && part.shape.length > 0) {
      const taken = part.dtype === 'bool' ? [null] : part.shape;
      at += part.dtype === 'bool' ? part.shape.length : 1;
      fancy = fancy ? { place: fancy.place, shape: broadcastSizes(fancy.shape, taken) ?? taken } : { place: out.length, shape: taken };
    } else if (part instanceof List || part instanceof Range) {
      at++;
      const taken: Sizes = part instanceof Range ? [part.length] : part.lost || part.items.some((item) => typeof item === 'boolean') ? [null] : [part.items.length];
      fancy = fancy ? { place: fancy.place, shape: broadcastSizes(fancy.shape, taken) ?? taken } : { place: out.length, shape: taken };
    } else if (part instanceof Unknown) {
      return part;
    } else {
      const whole = asIndex(part);
      const size = shape[at++] ?? null;
      // A whole number of which only that is known, or a tensor of one, stands for it.
      if (whole === undefined && part instanceof NdArray && part.shape.length === 0 && (part.world !== 'numpy' || /^u?int/.test(part.dtype))) continue;
      if (whole === undefined) throw run.error('IndexError', 'only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices');
      if (size !== null && (whole >= size || whole < -size)) throw run.error('IndexError', `index ${whole} is out of bounds for axis ${at - 1} with size ${size}`);
    }
  }
  out.push(...shape.slice(at));
  return fancy ? [...out.slice(0, fancy.place), ...fancy.shape, ...out.slice(fancy.place)] : out;
}

/** How many axes the parts in front of an ellipsis take. */
const countBefore = (parts: readonly Value[], ellipsis: Value): number => parts.slice(0, parts.indexOf(ellipsis)).filter((part) => part !== null).length;
