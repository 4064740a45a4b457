// Layers that change the colours of pictures at random while training, and two that even them out.
// Source of the rules: keras/src/layers/preprocessing/image_preprocessing, Keras 3.15.1.

import { formula } from '../formula/index.ts';
import { patternOf } from '../shape/index.ts';
import { dataFormat } from './convolution.ts';
import { type Choosing, type Recipe, type Trouble } from './define.ts';
import { imageLayer, needsColors, needsSizes } from './image-layer.ts';
import { imageSettings, namedDataFormat, strength, valueRange } from './image-settings.ts';
import { numberOf, Tuple, type Raw } from './raw.ts';
import { seed } from './seed.ts';
import { anything, Refused, unsaved, type Read, type Setting } from './setting.ts';

const family = 'image preprocessing';

/** Changes the brightness of pictures at random. */
export const randomBrightness = imageLayer({
  name: 'RandomBrightness',
  family,
  about: 'Makes every picture a little brighter or darker at random while training.',
  settings: {
    factor: strength({ about: 'how much brighter or darker a picture may become, as a part of its whole range', low: -1, high: 1, overlap: true, lenient: true }),
    value_range: valueRange({ sorted: true }),
    seed,
    ...imageSettings('own'),
    data_format: namedDataFormat,
  },
});

/** Changes the contrast of pictures at random. */
export const randomContrast = imageLayer({
  name: 'RandomContrast',
  family,
  about: 'Gives every picture a little more or less contrast at random while training.',
  settings: {
    factor: strength({ about: 'how much the contrast may change', low: 0, high: 1, overlap: true }),
    value_range: valueRange(),
    seed,
    ...imageSettings('own'),
    data_format: namedDataFormat,
  },
});

/** Changes how colourful pictures are. */
export const randomSaturation = imageLayer({
  name: 'RandomSaturation',
  family,
  about: 'Makes every picture more or less colourful at random while training.',
  runs: needsColors(3),
  settings: {
    factor: strength({ about: 'how colourful a picture may become; 0.5 leaves it as it is', low: -1, high: 1, overlap: true }),
    value_range: valueRange({ sorted: true }),
    data_format: dataFormat,
    seed,
    ...imageSettings('own'),
  },
});

/** Turns the colours of pictures around the colour wheel. */
export const randomHue = imageLayer({
  name: 'RandomHue',
  family,
  about: 'Shifts all colours of every picture along the rainbow at random while training.',
  runs: needsColors(3),
  settings: {
    factor: strength({ about: 'how far the colours may shift', low: 0, high: 1, overlap: true }),
    value_range: valueRange(),
    data_format: dataFormat,
    seed,
    ...imageSettings('own'),
  },
});

/** Keeps bright places and inverts what is above a threshold. */
export const solarization = imageLayer({
  name: 'Solarization',
  family,
  about: 'Adds a random amount to the colours and inverts what then lies above a random threshold.',
  settings: {
    addition_factor: strength({ about: 'how much may be added to the colours', low: 0, high: 1, fallback: 0, upTo: true }),
    threshold_factor: strength({ about: 'from which brightness on colours are inverted', low: 0, high: 1, fallback: 0, upTo: true }),
    value_range: valueRange({ sorted: true }),
    seed,
    ...imageSettings('refused'),
    data_format: namedDataFormat,
  },
});

/** Stores colours with fewer bits. */
export const randomPosterization = imageLayer({
  name: 'RandomPosterization',
  family,
  about: 'Leaves every colour only a few levels, as in a poster.',
  example: { settings: { factor: 4 } },
  settings: {
    factor: strength({ about: 'how many bits of every colour are kept, from 1 to 8', low: 1, high: 8, overlap: true }),
    value_range: valueRange({ sorted: true }),
    data_format: dataFormat,
    seed,
    ...imageSettings('own'),
  },
});

/** Sharpens or blurs pictures. */
export const randomSharpness = imageLayer({
  name: 'RandomSharpness',
  family,
  about: 'Sharpens or softens every picture at random while training.',
  settings: {
    factor: strength({ about: 'how sharp a picture may become', low: 0, high: 1, overlap: true }),
    value_range: valueRange({ sorted: true }),
    data_format: dataFormat,
    seed,
    ...imageSettings('own'),
  },
});

/** Turns pictures into their negatives. */
export const randomInvert = imageLayer({
  name: 'RandomInvert',
  family,
  about: 'Turns some pictures into their negative while training.',
  settings: {
    factor: strength({ about: 'how likely a picture is inverted', low: 0, high: 1, overlap: true, fallback: 1 }),
    value_range: valueRange(),
    seed,
    data_format: dataFormat,
    ...imageSettings('own'),
  },
});

/** A chance between 0 and 1, checked as Python compares. */
const chance = (about: string, fallback: Raw): Setting<number> => ({
  about,
  control: { kind: 'number', minimum: 0, maximum: 1 },
  fallback,
  read: (raw: Raw): Read | Refused => {
    const value = numberOf(raw);
    if (value === undefined) return new Refused('a number between 0 and 1 is expected', 'TypeError');
    return value >= 0 && value <= 1 ? { value, config: typeof raw === 'boolean' ? raw : value } : new Refused('it must lie between 0 and 1');
  },
});

/** Takes the colours out of some pictures. */
export const randomGrayscale = imageLayer({
  name: 'RandomGrayscale',
  family,
  about: 'Takes the colours out of some pictures while training; they keep their channels.',
  inputs: 'one',
  dtype: 'input',
  runs: needsColors(1, 3),
  settings: {
    factor: chance('how likely a picture loses its colours', 0.5),
    data_format: dataFormat,
    seed: unsaved(seed),
    ...imageSettings('own'),
  },
});

/** Mixes every picture with its own grey version. */
export const randomColorDegeneration = imageLayer({
  name: 'RandomColorDegeneration',
  family,
  about: 'Takes out a random part of the colours of every picture while training.',
  inputs: 'one',
  settings: {
    factor: strength({ about: 'how much of the colours may be lost', low: -1, high: 1, overlap: true }),
    value_range: valueRange({ sorted: true }),
    data_format: dataFormat,
    seed,
    ...imageSettings('own'),
  },
  terms: { channels: 'channels of the picture; three for red, green and blue' },
  choose: ({ settings, shapes }: Choosing): Recipe | Trouble => {
    const [first = []] = shapes;
    if (first.length !== 3 && first.length !== 4) return { trouble: 'input-rank', data: { expected: '(batch, height, width, 3)', found: first.length, shape: first.join(', '), hint: 'A picture has three axes, a batch of pictures four.' } };
    const parts = settings['data_format'] === 'channels_first' ? ['channels', 'height', 'width'] : ['height', 'width', 'channels'];
    const all = patternOf((first.length === 4 ? ['batch', ...parts] : parts).join(', '));
    return { reads: all, gives: all, rules: [{ holds: formula`channels == 3`, because: 'Colours are red, green and blue: three channels are expected.' }] };
  },
});

/** Changes brightness, contrast, colourfulness and hue, one after the other. */
export const randomColorJitter = imageLayer({
  name: 'RandomColorJitter',
  family,
  about: 'Changes brightness, contrast, colours and hue of every picture at random while training.',
  runs: (sizes, settings) => (settings['saturation_factor'] === null && settings['hue_factor'] === null ? undefined : needsColors(3)(sizes, settings)),
  settings: {
    value_range: valueRange(),
    brightness_factor: strength({ about: 'how much the brightness may change', low: -1, high: 1, overlap: true, lenient: true, optional: true, asGiven: true, fallback: null }),
    contrast_factor: strength({ about: 'how much the contrast may change', low: 0, high: 1, overlap: true, optional: true, asGiven: true, fallback: null }),
    saturation_factor: strength({ about: 'how much the colours may change', low: -1, high: 1, overlap: true, optional: true, asGiven: true, fallback: null }),
    hue_factor: strength({ about: 'how far the colours may shift', low: 0, high: 1, overlap: true, optional: true, asGiven: true, fallback: null }),
    seed,
    data_format: dataFormat,
    ...imageSettings('unused'),
  },
  makes: (settings) => ['brightness', 'contrast', 'saturation', 'hue'].filter((one) => settings[`${one}_factor`] !== null).map((one) => `Random${one.charAt(0).toUpperCase()}${one.slice(1)}`),
  check: (settings) => {
    const used = settings['brightness_factor'] !== null || settings['saturation_factor'] !== null;
    const refused = used && valueRange({ checked: true }).read(settings['value_range'] as Raw) instanceof Refused;
    return refused ? { trouble: 'setting-disagrees', setting: 'value_range', data: { because: 'Brightness and saturation need the smallest and the largest number of a picture.', settings: 'another `value_range`' } } : undefined;
  },
});

/** Stretches the colours of every picture over the whole range. */
export const autoContrast = imageLayer({
  name: 'AutoContrast',
  family,
  about: 'Stretches the colours of every picture until the darkest is black and the brightest white.',
  settings: { value_range: valueRange({ sorted: true }), ...imageSettings('refused'), data_format: namedDataFormat },
});

/** Spreads the brightness of every picture evenly. */
export const equalization = imageLayer({
  name: 'Equalization',
  family,
  about: 'Spreads the brightness of every picture evenly, so that details become visible.',
  dtype: 'input',
  givesItself: true,
  settings: {
    value_range: valueRange({ sorted: true }),
    bins: anything('into how many levels the brightness is counted', 256),
    data_format: dataFormat,
    ...imageSettings('unused'),
  },
});

/** Spreads the brightness evenly, tile by tile. */
export const contrastLimitedAdaptiveHistogramEqualization = imageLayer({
  name: 'ContrastLimitedAdaptiveHistogramEqualization',
  family,
  about: 'Spreads the brightness evenly in every tile of a picture, without strengthening its noise.',
  runs: needsSizes,
  settings: {
    value_range: valueRange(),
    clip_limit: anything('how strongly the contrast of a tile may grow', 4),
    tile_grid_size: anything('into how many tiles a picture is divided', Tuple.from<Raw>([8, 8])),
    data_format: dataFormat,
    ...imageSettings('unused'),
  },
});
