// Layers that give pictures another size or range: Rescaling, Resizing, CenterCrop, RandomCrop.
// Source of the rules: keras/src/layers/preprocessing/rescaling.py and image_preprocessing, Keras 3.15.1.

import { exact, type Size } from '../formula/index.ts';
import { patternOf, shape, shapeText, type Shape } from '../shape/index.ts';
import { byPosition } from './base-settings.ts';
import { dataFormat } from './convolution.ts';
import { defineLayer, type Choosing, type Recipe, type Trouble } from './define.ts';
import { tensor } from './example.ts';
import { axesOf, imageLayer, needsSizes } from './image-layer.ts';
import { imageSettings } from './image-settings.ts';
import { entryCount } from './inner.ts';
import type { Raw } from './raw.ts';
import { seed } from './seed.ts';
import { anything, flag, readSize, Refused, sizeConfig, truthOf, type Read, type Setting } from './setting.ts';

const family = 'image preprocessing';
const truth = (raw: Raw): number => (truthOf(raw) ? 1 : 0);

/** Brings numbers into another range. */
export const rescaling = defineLayer({
  name: 'Rescaling',
  family: 'preprocessing',
  about: 'Multiplies every number and adds one: `1 / 255` brings the colours of a picture between 0 and 1.',
  example: { settings: { scale: 2, offset: -1 }, call: [tensor([null, 224, 224, 3])] },
  settings: {
    scale: anything('what every number is multiplied by'),
    offset: anything('what is added to every number afterwards', 0),
  },
  inputs: 'each',
  call: ['training'],
  byName: true,
  reads: shape`*all`,
  terms: { all: 'sizes of the input' },
  gives: shape`*all`,
  masking: true,
});

/** A size that pictures are brought to. Keras looks at it only when the layer is called. */
const extent = (about: string): Setting<number | string | null> => ({
  about,
  control: { kind: 'count', minimum: 0 },
  read: (raw: Raw): Read | Refused => {
    if (raw === null) return { value: null, config: null };
    const size = readSize(raw);
    if (size === undefined) return new Refused('a whole number is expected');
    return (exact(size) ?? 0n) < 0n ? new Refused('it must be at least 0') : { value: size, config: sizeConfig(raw) };
  },
});

const bothSizes = { height: extent('how many rows the result has'), width: extent('how many columns the result has') };
const terms = { height: 'rows of the result', width: 'columns of the result', rows: 'rows of the picture', columns: 'columns of the picture', channels: 'channels of the picture', batch: 'pictures that come at once' };

/** The recipe that puts `height` and `width` at two neighbouring axes, of `rank`. */
function replaced(rank: number, first: number): Recipe {
  const last = rank === first + 3;
  // Channels stand behind the sizes or before them; what stands before all that is the batch.
  const word = (axis: number): string => (axis === (last ? rank - 1 : first - 1) ? 'channels' : axis === 0 && first === (last ? 1 : 2) ? 'batch' : `n${axis}`);
  const names = Array.from({ length: rank }, (_, axis) => (axis === first ? 'rows' : axis === first + 1 ? 'columns' : word(axis)));
  const gives = names.map((name) => (name === 'rows' ? 'height' : name === 'columns' ? 'width' : name));
  return { reads: patternOf(names.join(', ')), gives: patternOf(gives.join(', ')) };
}

const tooFew = ({ shapes }: Choosing, expected: string): Trouble => ({ trouble: 'input-rank', raises: 'IndexError', data: { expected, found: shapes[0]?.length ?? 0, shape: shapeText(shapes[0]), hint: 'A picture has three axes, a batch of pictures four.' } });

/** None as `height` or `width` leaves the size open. */
const open = (settings: Choosing['settings'], recipe: Recipe): Recipe => ({ ...recipe, scope: Object.fromEntries(['height', 'width'].map((name) => [name, (settings[name] ?? null) as Size])) });

/** Keras takes the entries of a list or dict for the sizes of one shape: two of them become `(height, width)`. */
const sizesAlone = (settings: Choosing['settings']): Recipe => open(settings, { gives: patternOf('height, width') });

/** Scales pictures to a size. */
export const resizing = imageLayer({
  name: 'Resizing',
  family,
  about: 'Scales every picture to the same height and width.',
  inputs: 'any',
  settings: {
    ...bothSizes,
    interpolation: anything('how the value of a place between pixels is found', 'bilinear'),
    crop_to_aspect_ratio: flag('whether edges are cut off so that nothing is stretched', false),
    pad_to_aspect_ratio: flag('whether edges are filled so that nothing is stretched', false),
    fill_mode: anything('how filled edges look', 'constant'),
    fill_value: anything('the number that filled edges hold', 0),
    antialias: { ...flag('whether fine detail is smoothed before shrinking', false), read: (raw: Raw): Read => ({ value: truth(raw), config: truth(raw) === 1 }) },
    data_format: dataFormat,
    ...imageSettings('refused'),
  },
  terms,
  sizes: ['height', 'width'],
  choose: (at: Choosing): Recipe | Trouble => {
    const { settings, shapes, call } = at;
    const last = settings['data_format'] !== 'channels_first';
    const entries = entryCount(call['inputs']);
    if (entries !== undefined) return last && entries === 2 ? sizesAlone(settings) : { trouble: 'input-count', raises: 'IndexError', data: { expected: 'one', found: entries } };
    const rank = shapes[0]?.length ?? 0;
    const first = (rank === 4 ? 1 : 0) + (last ? 0 : 1);
    return rank < first + 2 ? tooFew(at, '(batch, height, width, channels)') : open(settings, replaced(rank, first));
  },
});

/** A picture of open size loses both sizes when its middle is cut out, unless it is known to be too small: then it is scaled. */
function opened(sizes: Shape, settings: Choosing['settings']): { readonly open: readonly number[] } | undefined {
  const { height, width } = axesOf(sizes, settings);
  const both = [[sizes[height], settings['height']], [sizes[width], settings['width']]] as const;
  const small = both.some(([size, wanted]) => typeof size === 'number' && typeof wanted === 'number' && size < wanted);
  return !small && both.some(([size]) => size === null) ? { open: [height, width] } : undefined;
}

/** Cuts the middle out of pictures. */
export const centerCrop = imageLayer({
  name: 'CenterCrop',
  family,
  about: 'Cuts the middle out of every picture; one that is too small is scaled up first.',
  inputs: 'one',
  runs: opened,
  settings: { ...bothSizes, data_format: dataFormat, ...imageSettings('refused') },
  terms,
  sizes: ['height', 'width'],
  choose: (at: Choosing): Recipe | Trouble => {
    const rank = at.shapes[0]?.length ?? 0;
    const first = rank - 3 + (at.settings['data_format'] === 'channels_first' ? 1 : 0);
    return rank === 3 || rank === 4 ? open(at.settings, replaced(rank, first)) : tooFew(at, '(batch, height, width, channels)');
  },
});

/** Cuts a random part out of pictures. */
export const randomCrop = imageLayer({
  name: 'RandomCrop',
  asIs: true,
  family,
  about: 'Cuts a random part out of every picture while training, and its middle afterwards.',
  inputs: 'any',
  runs: needsSizes,
  settings: { ...bothSizes, seed: { ...seed, drawn: true }, data_format: dataFormat, name: byPosition('name'), ...imageSettings('unused') },
  terms,
  sizes: ['height', 'width'],
  choose: (at: Choosing): Recipe | Trouble => {
    const last = at.settings['data_format'] !== 'channels_first';
    const entries = entryCount(at.call['inputs']);
    if (entries !== undefined) return !last && entries === 2 ? sizesAlone(at.settings) : { trouble: 'input-count', raises: 'IndexError', data: { expected: 'one', found: entries } };
    const rank = at.shapes[0]?.length ?? 0;
    const first = rank - (last ? 3 : 2);
    return first < 0 ? tooFew(at, '(batch, height, width, channels)') : open(at.settings, replaced(rank, first));
  },
});
