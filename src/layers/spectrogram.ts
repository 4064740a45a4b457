// Layers that turn sound into pictures of its frequencies: MelSpectrogram and STFTSpectrogram.
// Source of the rules: keras/src/layers/preprocessing/mel_spectrogram.py and stft_spectrogram.py, Keras 3.15.1.

import { formula, formulaOf, type Formula } from '../formula/index.ts';
import { channelsFirst, isFloating, patternOf, shape, shapeText, type Policy } from '../shape/index.ts';
import { dataFormat } from './convolution.ts';
import { defineLayer, type Choosing, type Recipe, type Trouble, type Weight } from './define.ts';
import { tensor } from './example.ts';
import { isFloat, isKind, numberOf, pythonRepr, Tuple, type Raw } from './raw.ts';
import { anything, choice, count, flag, jsonOf, readSize, Refused, sizeConfig, truthOf, type Read, type Setting } from './setting.ts';

const family = 'preprocessing';

/** Keras only looks at these where it computes with them. */
const loose = (about: string, fallback: Raw): Setting<number | null> => ({ ...anything(about, fallback), control: { kind: 'number' } }) as Setting<number | null>;

const refused = (setting: string, value: Raw, expected: string, about: string, raises = 'ValueError'): Trouble => ({ trouble: 'setting-invalid', setting, raises, data: { setting, value: pythonRepr(value), expected, about, suggestion: null } });

/** Whether Python would say `a < b`; undefined where it cannot compare them. */
function less(a: Raw, b: Raw): boolean | undefined {
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== undefined && y !== undefined) return x < y;
  if (typeof a === 'string' && typeof b === 'string') return a < b;
  if (!Array.isArray(a) || !Array.isArray(b) || a instanceof Tuple !== b instanceof Tuple) return undefined;
  const [xs, ys] = [a as readonly Raw[], b as readonly Raw[]];
  const at = xs.findIndex((one, i) => pythonRepr(one) !== pythonRepr(ys[i] ?? null));
  return at < 0 || at >= ys.length ? at < 0 && xs.length < ys.length : less(xs[at] ?? null, ys[at] ?? null);
}

type Settings = Readonly<Record<string, unknown>>;
const of = (settings: Settings, name: string): Raw => (settings[name] ?? null) as Raw;

/** What stands in for lengths and frequencies that are not given. */
const windowOf = (settings: Settings): Raw => (truthOf(of(settings, 'sequence_length')) ? of(settings, 'sequence_length') : of(settings, 'fft_length'));
const highest = (settings: Settings): unknown => (truthOf(of(settings, 'max_freq')) ? jsonOf(of(settings, 'max_freq')) : Math.trunc((numberOf(of(settings, 'sampling_rate')) ?? NaN) / 2));

function checkMel(settings: Settings): Trouble | undefined {
  const [whole, window] = [of(settings, 'fft_length'), windowOf(settings)];
  const shorter = isKind(whole, 'size') || isKind(window, 'size') ? false : less(whole, window);
  if (shorter === undefined) return refused('fft_length', whole, 'a whole number is expected', 'how many values every short piece of sound is filled up to', 'TypeError');
  if (shorter) return { trouble: 'setting-disagrees', setting: 'sequence_length', data: { because: 'A piece of sound cannot be longer than what it is filled up to.', settings: `sequence_length=${pythonRepr(window)} with fft_length=${pythonRepr(whole)}` } };
  const rate = of(settings, 'sampling_rate');
  return !truthOf(of(settings, 'max_freq')) && !Number.isFinite(numberOf(rate)) ? refused('sampling_rate', rate, 'a number is expected', 'how many values the sound has a second', 'TypeError') : undefined;
}

/** How strong every pitch is, over time, on a scale close to human hearing. */
export const melSpectrogram = defineLayer({
  name: 'MelSpectrogram',
  uncounted: true,
  family,
  about: 'Turns sound into a picture: how strong every pitch is, over time, on a scale close to human hearing.',
  example: { call: [tensor([null, 16000])] },
  settings: {
    fft_length: loose('how many values every short piece of sound is filled up to', 2048),
    sequence_stride: loose('how many values the next piece starts later', 512),
    sequence_length: loose('how many values a piece of sound has; as many as it is filled up to where nothing is given', null),
    window: anything('how the ends of every piece are faded', 'hann'),
    sampling_rate: loose('how many values the sound has a second', 16000),
    num_mel_bins: loose('how many pitches are told apart', 128),
    min_freq: loose('the lowest pitch that is looked at', 20),
    max_freq: loose('the highest pitch that is looked at; half the sampling rate where nothing is given', null),
    power_to_db: flag('whether loudness is told in decibels', true),
    top_db: loose('how far below the loudest place the quietest lies', 80),
    mag_exp: loose('to which power loudness is raised', 2),
    min_power: loose('the smallest loudness that is told apart from silence', 1e-10),
    ref_power: loose('the loudness that counts as 0 decibels', 1),
  },
  call: ['training'],
  byName: true,
  terms: { length: 'values of the sound', sequence_stride: 'how many values the next piece starts later', num_mel_bins: 'pitches told apart', frames: 'pieces of sound' },
  check: checkMel,
  written: (settings) => ({ sequence_length: jsonOf(windowOf(settings)), max_freq: highest(settings) }),
  choose: ({ settings, shapes }: Choosing): Recipe | Trouble => {
    const [sound = []] = shapes;
    if (sound.length === 0) return { trouble: 'input-rank', raises: 'IndexError', data: { expected: '(batch, length)', found: 0, shape: shapeText(sound), hint: null } };
    const bins = of(settings, 'num_mel_bins');
    const pitches = bins === null ? null : readSize(bins);
    if (pitches === undefined) return refused('num_mel_bins', bins, 'a whole number is expected', 'how many pitches are told apart');
    const length = sound.length === 1 ? sound[0] : sound[1];
    const stride = of(settings, 'sequence_stride');
    const step = isFloat(stride) ? undefined : readSize(stride);
    // Keras never computes with the stride where the length is None.
    if (length !== null && (step === undefined || step === 0)) return refused('sequence_stride', stride, 'a whole number that is not 0 is expected', 'how many values the next piece starts later', step === 0 ? 'ZeroDivisionError' : 'TypeError');
    return {
      reads: sound.length === 1 ? shape`length` : patternOf('batch, length, *rest'),
      scope: { num_mel_bins: pitches, sequence_stride: step ?? null },
      names: { frames: formula`floor((length + sequence_stride + 1) / sequence_stride)` },
      gives: sound.length === 1 ? shape`num_mel_bins, frames` : shape`batch, num_mel_bins, frames`,
    };
  },
});

/** The names of windows that need no further numbers. Source: `scipy.signal.get_window`, 1.17.1. */
const windows: readonly string[] =
  'bart barthann bartlett bkh black blackharr blackman blackmanharris blk bman bmn bohman box boxcar brt brthan bth cosine exponential flat flattop flt halfcosine ham hamm hamming han hann lanczos nut nutl nuttall ones par parz parzen poisson rect rectangular sinc taylor taylorwin tri triang triangle tuk tukey'.split(' ');

const windowName: Setting = {
  ...anything('how the ends of every piece are faded', 'hann'),
  control: { kind: 'text' },
  read: (raw: Raw): Read | Refused => {
    if (typeof raw === 'string') return windows.includes(raw.replace(/_(symmetric|periodic)$/, '')) ? { value: raw, config: raw } : new Refused('a window that SciPy knows is expected', 'ValueError', windows);
    if (raw === null || isKind(raw, 'array') || isKind(raw, 'unknown')) return { value: raw, config: jsonOf(raw) };
    const numbers = Array.isArray(raw) && (raw as readonly Raw[]).every((one) => numberOf(one) !== undefined);
    return numbers ? { value: raw, config: jsonOf(raw) } : new Refused('the name of a window, or one number for every value of a piece, is expected');
  },
};

const optionalCount = (about: string): Setting<number | null> => ({
  about,
  control: { kind: 'count', minimum: 1 },
  fallback: null,
  read: (raw: Raw): Read | Refused => {
    if (raw === null) return { value: null, config: null };
    const size = isFloat(raw) && Number.isInteger(numberOf(raw)) ? numberOf(raw) : readSize(raw);
    return size === undefined || (typeof size === 'number' && size < 1) ? new Refused('a whole number of at least 1 is expected') : { value: size, config: sizeConfig(raw) };
  },
});

/** A step that is no whole number, as a fraction: Keras divides by it all the same. */
interface Fraction {
  readonly above: number;
  readonly below: number;
}

function fractionOf(value: number): Fraction {
  let below = 1;
  while (!Number.isInteger(value * below)) below *= 2;
  return { above: value * below, below };
}

const isFraction = (step: unknown): step is Fraction => typeof step === 'object' && step !== null && 'below' in step;

const stepLength: Setting<number | null> = (() => {
  const whole = optionalCount('how many values the next piece starts later; half a piece where nothing is given');
  return { ...whole, read: (raw: Raw): Read | Refused => (typeof raw === 'number' && !Number.isInteger(raw) && raw >= 1 && Number.isFinite(raw) ? { value: fractionOf(raw), config: raw } : whole.read(raw)) };
})();

/** SciPy insists on True or False where it makes the window. */
const periodic: Setting<boolean> = { ...flag('whether the window goes on without a seam', false), read: (raw: Raw): Read => ({ value: { given: raw }, config: jsonOf(raw) }) };

const scalings = ['density', 'spectrum'];

const scaling: Setting<string | null> = {
  ...choice('how loudness is scaled', scalings, 'density'),
  read: (raw: Raw): Read | Refused => (raw === null || (typeof raw === 'string' && scalings.includes(raw)) ? { value: raw, config: raw } : new Refused("one of 'density', 'spectrum' is expected", 'ValueError', scalings)),
};

function checkStft(settings: Settings, policy: Policy): Trouble | undefined {
  const { frame_length: frame, frame_step: step, fft_length: whole, window } = settings as Record<string, Raw>;
  const far = isFraction(step) ? step.above / step.below : step;
  if (typeof far === 'number' && typeof frame === 'number' && far > frame) return { trouble: 'setting-disagrees', setting: 'frame_step', data: { because: 'Pieces of sound may overlap, but not leave gaps.', settings: `frame_step=${far} with frame_length=${frame}` } };
  if (typeof whole === 'number' && typeof frame === 'number' && whole < frame) return { trouble: 'setting-disagrees', setting: 'fft_length', data: { because: 'A piece of sound cannot be longer than what it is filled up to.', settings: `fft_length=${whole} with frame_length=${frame}` } };
  if (step === null && frame === 1) return { trouble: 'setting-disagrees', setting: 'frame_step', raises: 'OverflowError', data: { because: 'Half of a piece of one value is nothing: the next piece would start at the same place.', settings: 'frame_length=1 without frame_step' } };
  const length = Array.isArray(window) ? window.length : window && isKind(window, 'array') ? (window.shape.length === 1 ? window.shape[0] : NaN) : undefined;
  if (length !== undefined && typeof frame === 'number' && length !== frame) return { trouble: 'setting-disagrees', setting: 'window', data: { because: 'A window has one number for every value of a piece.', settings: `${length} of them with frame_length=${frame}` } };
  if (typeof window === 'string' && typeof (settings['periodic'] as { readonly given?: Raw }).given !== 'boolean') return refused('periodic', (settings['periodic'] as { readonly given: Raw }).given, 'True or False is expected', 'whether the window goes on without a seam');
  return (window === null ? policy.variable === 'string' : !isFloating(policy.variable)) ? { trouble: 'dtype-invalid', setting: 'dtype', data: { value: policy.name } } : undefined;
}

/** How many pieces there are; a step that is no whole number is `above / below`. */
const framesBy = (broken: boolean, same: boolean): Formula =>
  broken ? (same ? formula`ceil(length * below / above)` : formula`floor((length - frame_length) * below / above) + 1`) : same ? formula`ceil(length / step)` : formula`floor((length - frame_length) / step) + 1`;

const real: Weight = { shape: shape`frame_length, 1, bins`, about: 'a cosine of every frequency', starts: { class: 'STFT', args: { side: 'real' }, takes: { window: 'window', scaling: 'scaling', periodic: 'periodic' } } };
const imaginary: Weight = { shape: shape`frame_length, 1, bins`, about: 'a sine of every frequency', starts: { class: 'STFT', args: { side: 'imag' }, takes: { window: 'window', scaling: 'scaling', periodic: 'periodic' } } };

/** The strength of every frequency, over time, by two fixed convolutions. */
export const stftSpectrogram = defineLayer({
  name: 'STFTSpectrogram',
  uncounted: true,
  family,
  about: 'Turns sound into a picture: how strong every frequency is, over time.',
  example: { call: [tensor([null, 16000, 1])] },
  settings: {
    mode: choice('what is told of every frequency', ['log', 'magnitude', 'psd', 'real', 'imag', 'angle', 'stft'], 'log'),
    frame_length: count('how many values a piece of sound has', 256),
    frame_step: stepLength,
    fft_length: optionalCount('how many values every piece is filled up to; the next power of two where nothing is given'),
    window: windowName,
    periodic,
    scaling,
    padding: choice('what happens at the border', ['valid', 'same'], 'valid'),
    expand_dims: flag('whether the channels keep an axis of their own', false),
    data_format: dataFormat,
  },
  terms: { length: 'values of the sound', channels: 'channels of the sound', step: 'how many values the next piece starts later', above: 'the same, times `below`', below: 'what makes that a whole number', whole: 'values that every piece is filled up to', bins: 'frequencies told apart', frames: 'pieces of sound', told: 'numbers told of every piece' },
  fixes: 'nothing',
  check: checkStft,
  choose: ({ settings }: Choosing): Recipe => {
    const { mode, padding, frame_step: step, fft_length: whole } = settings;
    const ordered = settings['data_format'] === 'channels_first' ? channelsFirst : (pattern: ReturnType<typeof patternOf>): typeof pattern => pattern;
    const kernels = { ...(mode === 'imag' ? {} : { real_kernel: real }), ...(mode === 'real' ? {} : { imag_kernel: imaginary }) };
    const each = formula`frame_length * bins`;
    return {
      reads: ordered(shape`batch, length, channels`),
      ...(isFraction(step) ? { scope: { above: step.above, below: step.below } } : {}),
      names: {
        ...(isFraction(step) ? {} : { step: step === null ? formula`floor(frame_length / 2)` : formula`frame_step` }),
        whole: whole === null ? formula`power_of_two(frame_length)` : formula`fft_length`,
        bins: formula`floor(whole / 2) + 1`,
        told: mode === 'stft' ? formula`2 * bins` : formula`bins`,
        frames: framesBy(isFraction(step), padding === 'same'),
      },
      gives: ordered(settings['expand_dims'] ? shape`batch, frames, told, channels` : shape`batch, frames, told * channels`),
      weights: kernels,
      rules: [{ holds: formula`frames >= 1`, because: 'The sound is shorter than one piece of it.', setting: 'frame_length', shows: 'frames', only: { on: 'padding', is: 'valid' } }],
      needs: [{ name: 'channels', code: 'size-not-known' }],
      textbook: Object.keys(kernels).length === 1 ? each : formulaOf('2 * frame_length * bins'),
      macs: formulaOf(`${Object.keys(kernels).length} * frames * frame_length * bins * channels`),
    };
  },
});
