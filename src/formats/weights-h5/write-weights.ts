// A file of weights as Keras 3 writes it, with whatever numbers are given for each weight.

import { exact } from '../../formula/index.ts';
import type { Model } from '../../model/index.ts';
import type { Bytes } from '../bytes.ts';
import { writeHdf5, type NewDataset, type NewGroup } from '../hdf5/write-hdf5.ts';
import { isWritable } from '../hdf5/write-type.ts';
import type { Unwritten } from '../keras-json/write-model.ts';
import { MOST_WEIGHT_BYTES } from '../limits.ts';
import { placesOf, type Kept, type Place } from './places.ts';

/** A weight to be written: of a known shape, and where it lies. */
export interface Wanted extends Kept {
  readonly path: string;
  readonly shape: readonly number[];
  readonly size: number;
}

/** Gives the numbers of a weight as bytes of its dtype, or why there are none. */
export type NumbersOf = (wanted: Wanted) => Bytes | string;

/** Bytes of one number of a dtype. */
const widthOf = (dtype: string): number => (dtype === 'bfloat16' ? 2 : Number(/\d+$/.exec(dtype)?.[0] ?? 8) / 8);

/** A weight with the sizes that its numbers take, or why it cannot be written. */
export function wantedOf(kept: Kept & { readonly path: string }): Wanted | string {
  const { weight } = kept;
  const shape = weight.shape.map((size) => Number(exact(size)));
  if (!shape.every(Number.isSafeInteger)) return 'has no known shape';
  if (!isWritable(weight.dtype)) return `is kept as ${weight.dtype}, which is not written`;
  const size = shape.reduce((all, one) => all * one, widthOf(weight.dtype));
  return size > MOST_WEIGHT_BYTES ? `takes ${size} bytes, and at most ${MOST_WEIGHT_BYTES} are written of one weight` : { ...kept, shape, size };
}

/** The file, or why it cannot be written; `variables` are those of the optimizer. */
export function writeWeights(model: Model, numbersOf: NumbersOf, variables: readonly NewDataset[] = []): { readonly file: Bytes } | { readonly unwritten: readonly Unwritten[] } {
  const unwritten: Unwritten[] = [];
  const root = group(placesOf(model), '', numbersOf, unwritten);
  if (unwritten.length > 0) return { unwritten };
  const optimizer: NewGroup = { members: new Map([['vars', { members: numbered(variables) }]]) };
  return { file: writeHdf5(variables.length === 0 ? root : { ...root, members: new Map([...root.members, ['optimizer', optimizer]]) }) };
}

const numbered = (datasets: readonly NewDataset[]): ReadonlyMap<string, NewDataset> => new Map(datasets.map((one, i) => [String(i), one]));

/** A dataset of numbers; h5py knows no bfloat16, so that a word beside it says what it is. */
export const datasetOf = (shape: readonly number[], dtype: string, data: Bytes): NewDataset => ({ shape, dtype, data, ...(dtype === 'bfloat16' ? { attributes: { dtype } } : {}) });

function group({ name, vars, children }: Place, path: string, numbersOf: NumbersOf, unwritten: Unwritten[]): NewGroup {
  const datasets: NewDataset[] = [];
  for (const [i, kept] of vars.entries()) {
    const { layer, weight } = kept;
    const wanted = wantedOf({ ...kept, path: `${path}vars/${i}` });
    const data = typeof wanted === 'string' ? wanted : numbersOf(wanted);
    if (typeof data === 'string') unwritten.push({ layer: layer.name, because: `its weight ${weight.name} ${data}` });
    else if (typeof wanted !== 'string') datasets.push(datasetOf(wanted.shape, weight.dtype, data));
  }
  const members = new Map<string, NewGroup | NewDataset>([...children].map(([key, child]) => [key, group(child, `${path}${key}/`, numbersOf, unwritten)]));
  if (name !== '' || datasets.length > 0) members.set('vars', { members: numbered(datasets), ...(name === '' ? {} : { attributes: { name } }) });
  return { members };
}
