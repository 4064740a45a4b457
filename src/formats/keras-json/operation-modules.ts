// Where Keras keeps the class of an operation: its configs name the module.
// Source: keras/src/ops, Keras 3.15.1.

import type { OperationDefinition } from '../../layers/index.ts';

const MODULES: Readonly<Record<string, string>> = {
  math: 'CDist Erf Erfc Erfinv ExtractSequences FFT FFT2 IFFT2 IRFFT ISTFT InTopK Logdet Logsumexp RFFT Rsqrt STFT SegmentMax SegmentMin SegmentProd SegmentSum TopK ViewAsComplex ViewAsReal',
  core: 'Cast ConvertToTensor SaturateCast Scatter ScatterUpdate Slice SliceUpdate StopGradient Unstack',
  einops: 'Rearrange',
};

const byClass = new Map(Object.entries(MODULES).flatMap(([module, classes]) => classes.split(' ').map((name) => [name, module] as const)));

/** The module of an operation's class; those in no other stand with NumPy's. */
export function moduleOf({ name, function: path }: OperationDefinition): string {
  const group = /^(nn|linalg|image)\./.exec(path)?.[1];
  return `keras.src.ops.${byClass.get(name) ?? group ?? 'numpy'}`;
}
