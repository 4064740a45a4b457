// The kernels of a short-time Fourier transform: cosines or sines under a window.
// Source: `STFT` in keras/src/initializers/constant_initializers.py, Keras 3.15.1, and scipy.signal.windows. Numbers are rounded where Keras computes in single precision.

/** Windows that are sums of cosines, by their weights. */
const COSINES: Readonly<Record<string, readonly number[]>> = {
  hann: [0.5, 0.5],
  hamming: [0.54, 0.46],
  blackman: [0.42, 0.5, 0.08],
  nuttall: [0.3635819, 0.4891775, 0.1365995, 0.0106411],
  blackmanharris: [0.35875, 0.48829, 0.14128, 0.01168],
  flattop: [0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368],
  boxcar: [1],
};

/** A window by its name; undefined for one that is not known here. */
function windowOf(name: string, length: number, periodic: boolean): readonly number[] | undefined {
  const weights = Object.hasOwn(COSINES, name) ? COSINES[name] : undefined;
  if (!weights) return undefined;
  if (length === 1) return [1];
  const period = periodic ? length : length - 1;
  return Array.from({ length }, (_, i) => weights.reduce((sum, weight, k) => sum + (k % 2 === 0 ? weight : -weight) * Math.cos((2 * Math.PI * k * i) / period), 0));
}

/** How a kernel is made. */
export interface Stft {
  readonly side: unknown;
  readonly window: unknown;
  readonly scaling: unknown;
  readonly periodic: unknown;
}

const single = Math.fround;

/** The kernel of a shape `(frame_length, 1, bins)`; undefined where its window is not known here. */
export function stftKernel([frame = 0, , bins = 0]: readonly number[], { side, window, scaling, periodic }: Stft): Float64Array | undefined {
  const named = typeof window === 'string' ? windowOf(window, frame, Boolean(periodic)) : undefined;
  if (window !== null && !named) return undefined;
  const heights = named?.map(single);
  const scale = !heights ? 1 : scaling === 'density' ? single(Math.sqrt(heights.reduce((sum, height) => single(sum + single(height * height)), 0))) : scaling === 'spectrum' ? heights.reduce((sum, height) => single(sum + Math.abs(height)), 0) : 1;
  const kernel = new Float64Array(frame * bins);
  for (let time = 0; time < frame; time++)
    for (let bin = 0; bin < bins; bin++) {
      const angle = single(single(-2 * time * single(bin / ((bins - 1) * 2))) * single(Math.PI));
      const value = single(side === 'real' ? Math.cos(angle) : Math.sin(angle));
      kernel[time * bins + bin] = heights ? single(single(value * (heights[time] ?? 0)) / scale) : value;
    }
  return kernel;
}
