// What a weight starts with: the initializers of Keras as streams of numbers.
// Source: keras/src/initializers, Keras 3.15.1: the distributions are Keras's, the random numbers our own. Invariant: what is not known gives nothing, never a guess.

import { orthonormal } from './orthogonal.ts';
import { randomOf, type Random } from './random.ts';
import { stftKernel, type Stft } from './stft.ts';

/** An initializer as a config holds it. */
export interface Initializer {
  readonly class: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Gives the numbers of a weight one after the other; what costs much is only computed when the first is asked for. */
export type Numbers = () => number;

/** The deviation of a normal distribution that is cut off at two deviations. */
const CUT_DEVIATION = 0.87962566103423978;

type Scaling = { readonly scale: number; readonly mode: string; readonly distribution: string };

const SCALINGS: Readonly<Record<string, Scaling>> = {
  GlorotUniform: { scale: 1, mode: 'fan_avg', distribution: 'uniform' },
  GlorotNormal: { scale: 1, mode: 'fan_avg', distribution: 'truncated_normal' },
  HeUniform: { scale: 2, mode: 'fan_in', distribution: 'uniform' },
  HeNormal: { scale: 2, mode: 'fan_in', distribution: 'truncated_normal' },
  LecunUniform: { scale: 1, mode: 'fan_in', distribution: 'uniform' },
  LecunNormal: { scale: 1, mode: 'fan_in', distribution: 'truncated_normal' },
};

/** The numbers that a weight of a shape starts with; `key` begins the random ones where no seed does. Undefined for an initializer that is not known. */
export function numbersOf(initializer: Initializer, shape: readonly number[], key: string): Numbers | undefined {
  const { class: name, args } = initializer;
  const number = (arg: string, standard: number): number => (typeof args[arg] === 'number' ? args[arg] : standard);
  const random = (): Random => randomOf(seedOf(args['seed']) ?? key);
  switch (name) {
    case 'Zeros':
      return () => 0;
    case 'Ones':
      return () => 1;
    case 'Constant':
      return constant(args['value'] ?? 0, shape);
    case 'RandomUniform':
      return between(number('minval', -0.05), number('maxval', 0.05), random());
    case 'RandomNormal':
      return around(number('mean', 0), number('stddev', 0.05), random());
    case 'TruncatedNormal':
      return cut(number('mean', 0), number('stddev', 0.05), random());
    case 'VarianceScaling':
      return scaled({ scale: number('scale', 1), mode: String(args['mode'] ?? 'fan_in'), distribution: String(args['distribution'] ?? 'truncated_normal').toLowerCase() }, args, shape, random());
    case 'Identity':
      return diagonal(number('gain', 1), shape);
    case 'Orthogonal':
      return orthogonal(number('gain', 1), shape, random());
    case 'STFT':
      return inTurn(stftKernel(shape, args as unknown as Stft));
    case 'GroupIndex':
      return counted((i) => Math.floor(i / number('size', 1)));
    default: {
      const scaling = Object.hasOwn(SCALINGS, name) ? SCALINGS[name] : undefined;
      return scaling && scaled(scaling, args, shape, random());
    }
  }
}

/** A seed, as a number or as the generator that holds it; undefined where none is given. */
function seedOf(seed: unknown): string | undefined {
  if (typeof seed === 'number') return `seed ${seed}`;
  if (typeof seed !== 'object' || seed === null || !('config' in seed)) return undefined;
  return seedOf((seed.config as { readonly seed?: unknown } | null)?.seed);
}

function counted(of: (i: number) => number): Numbers {
  let i = 0;
  return () => of(i++);
}

const inTurn = (all: Float64Array | undefined): Numbers | undefined => all && counted((i) => all[i] ?? 0);

/** One number for all, or numbers that are repeated along the first axes. */
function constant(value: unknown, shape: readonly number[]): Numbers | undefined {
  if (typeof value === 'number') return () => value;
  if (!Array.isArray(value)) return undefined;
  const all = value.flat(Infinity) as readonly unknown[];
  const sizes = sizesOf(value);
  const fits = sizes.every((size, i) => size === shape[shape.length - sizes.length + i]) && all.length === sizes.reduce((product, size) => product * size, 1);
  return fits && all.every((one) => typeof one === 'number') ? counted((i) => all[i % all.length] ?? 0) : undefined;
}

function sizesOf(value: readonly unknown[]): readonly number[] {
  const sizes: number[] = [];
  for (let one: unknown = value; Array.isArray(one); one = (one as readonly unknown[])[0]) sizes.push(one.length);
  return sizes;
}

const between = (least: number, most: number, { uniform }: Random): Numbers => () => least + (most - least) * uniform();
const around = (mean: number, deviation: number, { normal }: Random): Numbers => () => mean + deviation * normal();

/** Normal numbers; those beyond two deviations are drawn again. */
const cut = (mean: number, deviation: number, { normal }: Random): Numbers => () => {
  let value = normal();
  while (Math.abs(value) > 2) value = normal();
  return mean + deviation * value;
};

function scaled({ scale, mode, distribution }: Scaling, { input_axes: from, output_axes: to }: Initializer['args'], shape: readonly number[], random: Random): Numbers | undefined {
  const [fanIn, fanOut] = Array.isArray(from) && Array.isArray(to) ? [along(shape, from), along(shape, to)] : fansOf(shape);
  const fan = mode === 'fan_in' ? fanIn : mode === 'fan_out' ? fanOut : (fanIn + fanOut) / 2;
  const variance = scale / Math.max(1, fan);
  switch (distribution) {
    case 'uniform': {
      const limit = Math.sqrt(3 * variance);
      return between(-limit, limit, random);
    }
    case 'untruncated_normal':
      return around(0, Math.sqrt(variance), random);
    default:
      return cut(0, Math.sqrt(variance) / CUT_DEVIATION, random);
  }
}

const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);

const along = (shape: readonly number[], axes: readonly unknown[]): number => product(axes.map((axis) => shape.at(Number(axis)) ?? 1));

/** How many numbers go into a unit, and how many come out: `compute_fans`. */
function fansOf(shape: readonly number[]): readonly [number, number] {
  if (shape.length < 2) return [shape[0] ?? 1, shape[0] ?? 1];
  const window = product(shape.slice(0, -2));
  return [(shape.at(-2) ?? 1) * window, (shape.at(-1) ?? 1) * window];
}

function diagonal(gain: number, [, columns = 0]: readonly number[]): Numbers {
  return counted((i) => (Math.floor(i / columns) === i % columns ? gain : 0));
}

/** The weight laid flat as a matrix of its last axis, at right angles along its shorter side. */
function orthogonal(gain: number, shape: readonly number[], { normal }: Random): Numbers {
  const columns = shape.at(-1) ?? 0;
  const rows = product(shape.slice(0, -1));
  const [longer, shorter] = [Math.max(rows, columns), Math.min(rows, columns)];
  let all: Float64Array | undefined;
  return counted((i) => {
    all ??= orthonormal(longer, shorter, normal);
    return gain * ((rows < columns ? all[i] : all[(i % columns) * rows + Math.floor(i / columns)]) ?? 0);
  });
}
