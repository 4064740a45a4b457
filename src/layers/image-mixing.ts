// Layers that mix pictures with each other or put several random changes in a row, and one that counts boxes.
// Source of the rules: keras/src/layers/preprocessing/image_preprocessing, Keras 3.15.1.

import { patternOf } from '../shape/index.ts';
import { dataFormat } from './convolution.ts';
import { type CallPart, type Choosing, type Recipe, type Trouble } from './define.ts';
import { tensor } from './example.ts';
import { imageLayer, needsColors, needsSizes } from './image-layer.ts';
import { imageSettings, interpolation, namedDataFormat, strength, valueRange } from './image-settings.ts';
import { isKind, type Raw } from './raw.ts';
import { seed } from './seed.ts';
import { anything, flag, integer, unsaved } from './setting.ts';

const family = 'image preprocessing';

/** Replaces a rectangle of every picture by one of another picture. */
export const cutMix = imageLayer({
  name: 'CutMix',
  family,
  about: 'Pastes a random rectangle of another picture into every picture, and mixes their labels alike.',
  runs: needsSizes,
  settings: {
    factor: strength({ about: 'how large the rectangles tend to be', low: 0, high: 1, overlap: true, fallback: 1 }),
    seed,
    data_format: dataFormat,
    ...imageSettings('own'),
  },
});

/** Blends every picture with another one. */
export const mixUp = imageLayer({
  name: 'MixUp',
  family,
  about: 'Blends every picture with another one, and mixes their labels alike.',
  settings: {
    alpha: anything('how strongly pictures are blended', 0.2),
    data_format: dataFormat,
    seed,
    ...imageSettings('unused'),
  },
});

/** The layers that AugMix and RandAugment draw from make their names, too. */
const everyChange = ['RandomShear', 'RandomTranslation', 'RandomRotation', 'Solarization', 'RandomPosterization', 'AutoContrast', 'Equalization'];
const everyColor = ['RandomBrightness', 'RandomColorDegeneration', 'RandomContrast', 'RandomSharpness'];

const named = (settings: Readonly<Record<string, unknown>>, classes: readonly string[]): readonly string[] => (settings['name'] === null || settings['name'] === undefined ? classes : []);

/** Mixes a picture with several chains of random changes of itself. */
export const augMix = imageLayer({
  name: 'AugMix',
  family,
  about: 'Mixes every picture with versions of itself that went through chains of random changes.',
  settings: {
    value_range: valueRange({ checked: true }),
    num_chains: anything('how many chains of changes are mixed', 3),
    chain_depth: anything('how many changes a chain has', 3),
    factor: strength({ about: 'how strong every change may be', low: 0, high: 1, fallback: 0.3 }),
    alpha: anything('how evenly the chains are mixed', 1),
    all_ops: flag('whether changes of colour are among them', true),
    interpolation,
    seed,
    data_format: dataFormat,
    ...imageSettings('own'),
  },
  makes: (settings) => named(settings, settings['all_ops'] ? [...everyChange, ...everyColor] : everyChange),
});

/** Puts several random changes in a row. */
export const randAugment = imageLayer({
  name: 'RandAugment',
  family,
  about: 'Applies a few changes, drawn at random, to every picture while training.',
  runs: needsColors(1, 3),
  settings: {
    value_range: valueRange({ checked: true }),
    num_ops: anything('how many changes are applied', 2),
    factor: strength({ about: 'how strong every change may be', low: 0, high: 1, fallback: 0.5 }),
    interpolation,
    seed,
    data_format: dataFormat,
    ...imageSettings('own'),
  },
  makes: (settings) => named(settings, [...everyChange, ...everyColor]),
});

const entriesOf = (part: CallPart | undefined): Readonly<Record<string, CallPart>> | undefined => (part !== undefined && part !== null && isKind(part as Raw, 'dict') ? (part as { readonly entries: Readonly<Record<string, CallPart>> }).entries : undefined);

/** True where a list or dict holds None. */
function holdsNone(part: CallPart | undefined): boolean {
  if (part === undefined || part === null) return true;
  const inner = entriesOf(part);
  return inner ? Object.values(inner).some(holdsNone) : Array.isArray(part) && (part as readonly CallPart[]).some(holdsNone);
}

/** The shapes of `{'images': ..., 'bounding_boxes': {'boxes': ..., 'labels': ...}}`: boxes and labels are cut or filled up to a number. */
function withBoxes({ call, shapes }: Choosing): Recipe | Trouble {
  const boxes = entriesOf(entriesOf(call['inputs'])?.['bounding_boxes']);
  const patterns = shapes.map((_, i) => patternOf(`*all${i}`));
  const scope = Object.fromEntries(shapes.map((sizes, i) => [`all${i}`, sizes]));
  if (holdsNone(call['inputs'])) return { trouble: 'argument-mixed' };
  if (!boxes) return { scope, gives: patterns, nesting: 'as the input' };
  const extra = Object.keys(boxes).filter((key) => key !== 'boxes' && key !== 'labels');
  const missing = ['boxes', 'labels'].filter((key) => !(key in boxes));
  if (extra.length + missing.length > 0) return { trouble: 'input-count', raises: 'KeyError', data: { expected: '`boxes` and `labels` as the only two', found: Object.keys(boxes).join(', ') } };
  // The tensors of a dict come in the order of their keys: those of `bounding_boxes` may stand behind others.
  const before = Object.keys(entriesOf(call['inputs']) ?? {}).filter((key) => key < 'bounding_boxes').length;
  const gives = patterns.map((pattern, i) => (i === before || i === before + 1 ? patternOf(`batch${i}, max_number, *rest${i}`) : pattern));
  const reads = gives.map((pattern, i) => (i === before || i === before + 1 ? patternOf(`batch${i}, boxes${i}, *rest${i}`) : pattern));
  return { reads, gives, nesting: 'as the input' };
}

const number = integer('how many boxes every picture has', undefined, { coerce: true });
const boxCount: typeof number = { ...number, read: (raw: Raw) => (isKind(raw, 'size') ? { value: raw.size, config: raw.size } : number.read(raw)) };

/** Cuts or fills up the boxes of every picture to the same number. */
export const maxNumBoundingBoxes = imageLayer({
  name: 'MaxNumBoundingBoxes',
  family,
  about: 'Gives every picture the same number of boxes: it drops those too many and fills up those missing.',
  example: {
    settings: { max_number: 10 },
    call: [{ kind: 'dict', entries: { bounding_boxes: { kind: 'dict', entries: { boxes: tensor([null, 25, 4]), labels: tensor([null, 25]) } }, images: tensor([null, 224, 224, 3]) } }],
  },
  inputs: 'any',
  settings: {
    max_number: boxCount,
    fill_value: unsaved(integer('the number in boxes that were filled up', -1, { coerce: true })),
    ...imageSettings('unused'),
    data_format: namedDataFormat,
  },
  terms: { max_number: 'boxes of every picture' },
  choose: withBoxes,
});
