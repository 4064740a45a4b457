// What people are commonly wrong about where a window slides over its input.

import { formula } from '../formula/index.ts';
import type { Trap } from './define.ts';

/** `same` padding of an odd number of places; speaks of `padded`. */
export const unevenPadding: Trap = {
  when: formula`max(padded % 2) >= 1`,
  only: { on: 'padding', is: 'same' },
  text: "Where `padding='same'` adds an odd number of places, one more goes behind than in front. PyTorch's `padding=` adds the same on both sides, so shapes may agree where numbers do not.",
};

/** `Conv2D(32, 3, 3)`: what reads like a window of 3 x 3 is a window of 3 with steps of 3. */
export const stridesByPosition: Trap = {
  when: formula`max(strides) >= 2 and max(strides) == max(kernel_size)`,
  byPosition: 'strides',
  text: 'The third argument by position is `strides`, not the second side of the window: `Conv2D(32, 3, 3)` moves its window 3 places at each step. The sides of the window are one argument: `Conv2D(32, (3, 3))`.',
};
