// Upsampling: every place repeated, so that the input grows by a whole factor. No parameters.
// Source of the rules: keras/src/layers/reshaping/up_sampling1d.py, up_sampling2d.py, up_sampling3d.py, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { shape } from '../shape/index.ts';
import { cutTo } from './by-shape.ts';
import { dataFormat } from './convolution.ts';
import { defineLayer, when, type Declared, type Settings } from './define.ts';
import { Tuple } from './raw.ts';
import { repeats, type Sweep } from './sweep.ts';
import { count, perAxis, pythonInt, Refused, type Setting } from './setting.ts';

const about = 'how often every place is repeated along each axis';
const single = count(about, 2);

/** Keras wants an int here, and says so of a bool. */
const factor: typeof single = { ...single, read: (raw) => (typeof raw === 'boolean' ? new Refused('a whole number is expected', 'TypeError') : single.read(raw)) };

const factors = (rank: number) => perAxis(rank, { about, fallback: Tuple.from(Array.from({ length: rank }, () => 2)), floats: false });

/** Any text passes: Keras only looks at it when real data arrives. */
const interpolation: Setting<string> = {
  about: 'how the numbers between two places are found',
  control: { kind: 'choice', options: ['nearest', 'bilinear', 'bicubic', 'lanczos3', 'lanczos5'] },
  fallback: 'nearest',
  read: (raw) => (typeof raw === 'string' ? { value: raw.toLowerCase(), config: raw.toLowerCase() } : new Refused('a text is expected', 'AttributeError')),
};

const upSampling = <const N extends string, const S extends Settings>(rank: 1 | 2 | 3, name: N, settings: S, ordered: { readonly orderedBy?: string }, pictured: { readonly sweep: Declared<Sweep | undefined> } = { sweep: repeats }) =>
  defineLayer({
    name,
    family: 'reshaping',
    about: 'Repeats every place, so that its input grows.',
    settings,
    ...ordered,
    byShape: cutTo(rank + 2),
    reads: shape`batch, *n{${rank}}, channels`,
    terms: { n: 'size of the input', grown: 'size of the output', channels: 'channels of the input' },
    names: { grown: formula`n * size` },
    gives: shape`batch, *grown, channels`,
    ...pictured,
  });

/** Every step of a sequence, channels last, repeated: `(batch, length, channels)` to `(batch, length * size, channels)`. */
export const upSampling1d = upSampling(1, 'UpSampling1D', { size: pythonInt(factor, 'TypeError') }, {});
/** Every place of a picture repeated. */
export const upSampling2d = upSampling(2, 'UpSampling2D', { size: factors(2), data_format: dataFormat, interpolation }, { orderedBy: 'data_format' }, { sweep: when('interpolation', { nearest: repeats, otherwise: undefined }) });
/** Every place of a volume repeated. */
export const upSampling3d = upSampling(3, 'UpSampling3D', { size: factors(3), data_format: dataFormat }, { orderedBy: 'data_format' });
