// What a model file holds that can be written again: its config, its weights, what stands beside them.

import type { Layer, Model, Weight } from '../model/index.ts';
import { partOf, type Bytes } from './bytes.ts';
import type { NewDataset } from './hdf5/write-hdf5.ts';
import type { StoredWeight } from './keras-json/stored-layer.ts';
import type { NumbersOf } from './weights-h5/write-weights.ts';

/** The numbers of the weights of a model, as far as its file holds them. */
export type StoredNumbers = ReadonlyMap<Weight, StoredWeight>;

/** What a file holds beside the network that was read of it. */
export interface Stored {
  /** The config as the file has it, where it is in the form of Keras 3. */
  readonly config?: string;
  /** The weights; undefined where the file holds none. */
  readonly weights?: {
    /** The file in which the numbers lie. */
    readonly file: Bytes;
    /** True for a file of weights of Keras 3, which can be taken as it is. */
    readonly whole: boolean;
    /** Where the numbers of each weight lie in it. */
    readonly of: (model: Model) => StoredNumbers;
    /** The variables of the optimizer. */
    readonly optimizer?: readonly StoredWeight[];
  } | undefined;
  /** Files in the archive that layers keep beside their weights: vocabularies. */
  readonly assets?: readonly (readonly [name: string, bytes: Bytes])[];
}

/** The numbers that a file holds, for who writes them again; they are read only then. */
export function keptNumbers(model: Model, { file, of }: NonNullable<Stored['weights']>): NumbersOf {
  const numbers = of(model);
  return ({ weight, shape, size }) => {
    const found = numbers.get(weight);
    if (!found) return 'is not in the file';
    if (found.shape.length !== shape.length || found.shape.some((one, i) => one !== shape[i])) return `has another shape in the file: (${found.shape.join(', ')})`;
    if (found.dtype !== weight.dtype) return `is kept in the file as ${found.dtype}, not as ${weight.dtype}`;
    if (found.place?.size !== size) return 'lies in the file in pieces, or compressed';
    return found.place.address + size <= file.size ? partOf(file, found.place.address, size) : 'would lie behind the end of the file';
  };
}

/** The weights of a layer in the order of older files: what is trained comes first. Nothing where the file holds another number of them. */
export function pairedInOrder(layer: Layer, found: readonly StoredWeight[]): readonly (readonly [Weight, StoredWeight])[] {
  const trained = layer.trainableWeights();
  const all = [...new Set([...trained, ...layer.allWeights()])];
  return all.length === found.length ? all.flatMap((weight, i) => (found[i] ? [[weight, found[i]] as const] : [])) : [];
}

/** A variable of an optimizer as a dataset again; undefined where it does not lie in one piece. */
export const copiedDataset = (file: Bytes, { shape, dtype, place }: StoredWeight): NewDataset | undefined => place && { shape, dtype, data: partOf(file, place.address, place.size) };
