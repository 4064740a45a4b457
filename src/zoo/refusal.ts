// What Keras raises while an application is put together, on its way out of the design.

import type { Trouble } from '../layers/index.ts';

/** A design that cannot be drawn with these arguments. */
export class Refusal {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    this.trouble = trouble;
  }
}

/** Gives a design up. */
export function refuse(trouble: string, data: Trouble['data'] = {}, raises = 'ValueError', setting?: string): never {
  throw new Refusal({ trouble, data, raises, ...(setting === undefined ? {} : { setting }) });
}

/** A design that cannot be known, because of something in it that is not. */
export class Lost {
  readonly because: string;
  constructor(because: string) {
    this.because = because;
  }
}
