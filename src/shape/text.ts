// A shape as Python prints it.

import { sizeText, type Size } from '../formula/index.ts';

/** `(None, 28, 28, 1)`; one axis is `(None,)`, none is `()`; a shape that is not known is `?`. */
export const shapeText = (sizes: readonly Size[] | undefined): string => {
  if (!sizes) return '?';
  const parts = sizes.map(sizeText);
  return parts.length === 1 ? `(${parts[0]},)` : `(${parts.join(', ')})`;
};
