// Which library computes behind Keras, as a script chooses it.

import { Dict } from '../values/index.ts';
import type { Run } from '../run/run.ts';

/** True where the script asks for PyTorch: then layers and tensors have all that those of PyTorch have. */
export function isOnTorch(run: Run): boolean {
  const environ = run.library.module(run, 'os')?.get('environ');
  return environ instanceof Dict && environ.map.get('KERAS_BACKEND')?.[1] === 'torch';
}
