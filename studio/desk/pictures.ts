// What the pictures of a layer are drawn from, as plain data.

import type { Layer } from '../../src/model/index.ts';
import type { SweptAxis } from './sweep.ts';
import { sweepOf } from './swept-axes.ts';
import { relaid, tensorsOf, type Tensor2D } from './weights.ts';

/** A layer's window, what it lays out anew, and its weights. */
export interface LayerPictures {
  readonly sweep: readonly SweptAxis[] | undefined;
  readonly relaid: readonly [readonly number[], readonly number[]] | undefined;
  readonly tensors: readonly Tensor2D[];
}

/** What there is to show of a layer. */
export const picturesOf = (layer: Layer): LayerPictures => ({ sweep: sweepOf(layer), relaid: relaid(layer), tensors: tensorsOf(layer) });
