// NumPy's broadcasting of two shapes.
// Source: the NumPy broadcasting rule; keras/src/ops/operation_utils.py broadcast_shapes, Keras 3.15.1.

import { sameSize, type Size } from '../formula/index.ts';
import type { Shape } from './pattern.ts';

/**
 * The shape that two shapes broadcast to, aligned at their last axes; undefined when they cannot.
 * `None` beside 1 stays `None`; `None` beside a number becomes the number.
 */
export function broadcast(a: Shape, b: Shape): Size[] | undefined {
  const length = Math.max(a.length, b.length);
  const out: Size[] = [];
  for (let i = 0; i < length; i++) {
    const x = i < length - a.length ? 1 : (a[i - length + a.length] ?? null);
    const y = i < length - b.length ? 1 : (b[i - length + b.length] ?? null);
    if (x === 1) out.push(y);
    else if (y === 1) out.push(x);
    else if (x === null) out.push(y);
    else if (y === null) out.push(x);
    else if (sameSize(x, y)) out.push(x);
    else if (typeof x === 'number' && typeof y === 'number') return undefined;
    else out.push(typeof x === 'number' ? x : y);
  }
  return out;
}
