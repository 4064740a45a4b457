// Why an operation cannot be done. Thrown inside a declaration where Python would raise, and caught by `operation`.

import type { Formula } from '../../formula/index.ts';
import { shapeText, type Shape } from '../../shape/index.ts';
import type { Rule, Trouble } from '../define.ts';

/** A trouble on its way out of the helpers of a declaration. */
export class Refusal {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    this.trouble = trouble;
  }
}

/** Keras refuses, in words that follow "{class} does not take this:". */
export function refuse(because: string, raises = 'ValueError'): never {
  throw new Refusal({ trouble: 'operation-refused', raises, data: { because } });
}

/** Shapes that cannot be combined. */
export function disagree(shapes: readonly Shape[], hint: string | null): never {
  throw new Refusal({ trouble: 'shapes-disagree', data: { shapes: shapes.map((one) => shapeText(one)).join(', '), hint } });
}

/** A condition on sizes that Keras insists on, for an operation. */
export const insist = (holds: Formula, because: string): Rule => ({ holds, code: 'operation-refused', data: { because } });
