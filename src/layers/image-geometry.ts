// Layers that move, turn, bend, blur or hide parts of pictures at random while training.
// Source of the rules: keras/src/layers/preprocessing/image_preprocessing, Keras 3.15.1.

import { dataFormat } from './convolution.ts';
import { imageLayer, needsSizes } from './image-layer.ts';
import { fillMode, fillValue, imageSettings, interpolation, strength, valueRange } from './image-settings.ts';
import { numberOf, Tuple, type Raw } from './raw.ts';
import { seed } from './seed.ts';
import { anything, jsonOf, real, Refused, type Read, type Setting } from './setting.ts';

const family = 'image preprocessing';
const around = (value: number): readonly [number, number] => [-Math.abs(value), Math.abs(value)];

/** Mirrors pictures at random. */
export const randomFlip = imageLayer({
  name: 'RandomFlip',
  asIs: true,
  family,
  about: 'Mirrors some pictures while training, so that left and right stop mattering.',
  settings: {
    mode: anything('whether pictures are mirrored left to right, upside down, or both', 'horizontal_and_vertical'),
    seed,
    data_format: dataFormat,
    ...imageSettings('refused'),
  },
});

/** Moves pictures at random. */
export const randomTranslation = imageLayer({
  name: 'RandomTranslation',
  family,
  about: 'Moves every picture a little up or down and left or right at random while training.',
  settings: {
    height_factor: strength({ about: 'how far a picture may move up or down, as a part of its height', low: -1, high: 1, single: around, asGiven: true }),
    width_factor: strength({ about: 'how far a picture may move to the side, as a part of its width', low: -1, high: 1, single: around, asGiven: true }),
    fill_mode: fillMode(),
    interpolation,
    seed,
    fill_value: fillValue(0),
    data_format: dataFormat,
    ...imageSettings('refused'),
  },
});

/** Turns pictures at random. */
export const randomRotation = imageLayer({
  name: 'RandomRotation',
  family,
  about: 'Turns every picture by a random angle while training.',
  settings: {
    factor: strength({ about: 'how far a picture may turn, as a part of a full turn', low: -1, high: 1, overlap: true, lenient: true }),
    fill_mode: fillMode(),
    interpolation,
    seed,
    fill_value: fillValue(0),
    data_format: dataFormat,
    ...imageSettings('own'),
  },
});

/** Enlarges or shrinks what pictures show. */
export const randomZoom = imageLayer({
  name: 'RandomZoom',
  family,
  about: 'Zooms into or out of every picture at random while training; its size stays.',
  settings: {
    height_factor: strength({ about: 'how much taller (negative) or smaller (positive) the visible part may become', low: -1, high: 1, above: true, single: around, asGiven: true }),
    width_factor: strength({ about: 'the same for the width; as for the height where nothing is given', low: -1, high: 1, above: true, single: around, asGiven: true, optional: true, fallback: null }),
    fill_mode: fillMode(),
    interpolation,
    seed,
    fill_value: fillValue(0),
    data_format: dataFormat,
    ...imageSettings('refused'),
  },
});

/** Slants pictures at random. */
export const randomShear = imageLayer({
  name: 'RandomShear',
  family,
  about: 'Slants every picture to the side at random while training.',
  settings: {
    x_factor: strength({ about: 'how far a picture may be slanted to the side', low: 0, high: 1, single: around, fromConfig: true, fallback: 0 }),
    y_factor: strength({ about: 'how far a picture may be slanted up or down', low: 0, high: 1, single: around, fromConfig: true, fallback: 0 }),
    interpolation,
    fill_mode: fillMode(),
    fill_value: fillValue(0),
    data_format: dataFormat,
    seed,
    ...imageSettings('refused'),
  },
});

/** Shows pictures as if seen from the side. */
export const randomPerspective = imageLayer({
  name: 'RandomPerspective',
  family,
  about: 'Shows every picture as if it were seen from a random side.',
  runs: needsSizes,
  settings: {
    factor: strength({ about: 'how likely a picture is changed', low: 0, high: 1, overlap: true, fallback: 1 }),
    scale: real('how strongly the corners may move, from 0 to 1', 1, { minimum: 0, maximum: 1 }),
    interpolation,
    fill_value: fillValue(0),
    seed,
    data_format: dataFormat,
    ...imageSettings('own'),
  },
});

/** Bends pictures as if they were drawn on rubber. */
export const randomElasticTransform = imageLayer({
  name: 'RandomElasticTransform',
  family,
  about: 'Bends every picture at random, as if it were drawn on rubber.',
  runs: needsSizes,
  settings: {
    factor: strength({ about: 'how likely a picture is changed', low: 0, high: 1, overlap: true, fallback: 1 }),
    scale: strength({ about: 'how strongly a picture is bent', low: 0, high: 1, overlap: true, fallback: 1 }),
    interpolation,
    fill_mode: fillMode(['mirror']),
    fill_value: fillValue(0),
    value_range: valueRange(),
    seed,
    data_format: dataFormat,
    ...imageSettings('own'),
  },
});

/** Covers a random rectangle of pictures. */
export const randomErasing = imageLayer({
  name: 'RandomErasing',
  family,
  about: 'Covers a random rectangle of every picture while training.',
  runs: needsSizes,
  settings: {
    factor: strength({ about: 'how likely a picture is changed', low: 0, high: 1, overlap: true, fallback: 1 }),
    scale: strength({ about: 'how large the rectangle may be, as a part of the picture', low: 0, high: 1, overlap: true, fallback: Tuple.from<Raw>([0.02, 0.33]) }),
    fill_value: { ...fillValue(null), about: 'the number that covers the rectangle; noise where nothing is given' },
    value_range: valueRange(),
    seed,
    data_format: dataFormat,
    ...imageSettings('own'),
  },
});

/** An odd number, or one for the height and one for the width. Keras does not ask whether they are whole. */
const oddSizes: Setting<number | readonly [number, number]> = {
  about: 'the size of the area over which colours are mixed; an odd number',
  control: { kind: 'counts', axes: 2, minimum: 1 },
  fallback: 3,
  read: (raw: Raw): Read | Refused => {
    const items = Array.isArray(raw) ? (raw as readonly Raw[]) : [raw, raw];
    const numbers = items.map(numberOf);
    const fits = items.length === 2 && numbers.every((value) => value !== undefined && value % 2 !== 0);
    return fits ? { value: numbers, config: items.map(jsonOf) } : new Refused('an odd number or two of them are expected');
  },
};

/** Blurs pictures at random. */
export const randomGaussianBlur = imageLayer({
  name: 'RandomGaussianBlur',
  family,
  about: 'Blurs every picture by a random amount while training.',
  settings: {
    factor: strength({ about: 'how likely a picture is changed', low: 0, high: 1, overlap: true, fallback: 1 }),
    kernel_size: oddSizes,
    sigma: strength({ about: 'how strong the blur may be', low: 0, high: 1, overlap: true, fallback: 1 }),
    value_range: valueRange(),
    data_format: dataFormat,
    seed,
    ...imageSettings('own'),
  },
});
