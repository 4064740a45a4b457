// What families of applications share: channels in multiples of eight, padding that halves evenly.
// Source: keras/src/applications/imagenet_utils.py and mobilenet_v2.py, Keras 3.15.1.

import type { Size } from '../formula/index.ts';
import { shapeText } from '../shape/index.ts';
import { pythonRepr } from '../layers/index.ts';
import type { Tensor } from '../model/index.ts';
import type { Arguments } from './arguments.ts';
import type { Ends } from './parts.ts';
import { Lost, refuse } from './refusal.ts';

/** The multiple of eight that is nearest, and not below nine tenths; at least eight. */
export function divisible(channels: number, least = 8): number {
  const rounded = Math.max(least, Math.floor(Math.trunc(channels + 4) / 8) * 8);
  return rounded < 0.9 * channels ? rounded + 8 : rounded;
}

/** The padding with which a window of this size halves a picture as `same` would: one less in front where the side is even. Rule: `correct_pad`. */
export function padToHalve({ shape }: Tensor, size: number): Ends {
  const half = Math.floor(size / 2);
  const [rows, cols] = shape?.slice(1, 3) ?? [];
  const front = (side: Size | undefined): number => {
    if (rows === null) return half - 1;
    if (typeof side === 'number') return half - 1 + (side % 2);
    throw new Lost('whether the side of the picture is even decides its padding, and that is not known');
  };
  return [[front(rows), half], [front(cols), half]];
}

/** A shape that is given beside a tensor has to agree with its width. */
export function checkInputTensor({ input_shape: shape, input_tensor: tensor }: Arguments): void {
  if (!shape || !tensor) return;
  const [, side = null] = shape;
  if (tensor.shape?.[2] !== side) refuse('application-input-differs', { value: pythonRepr(shape), found: shapeText(tensor.shape) }, 'ValueError', 'input_shape');
}
