// Layers that change pictures: cases whose numbers come from Keras 3.15.1.

import { describe, expect, test } from 'vitest';
import { Session, Tensor, type Argument, type Structure } from '../model/index.ts';
import { Tuple, type Given, type Raw } from './raw.ts';

const input = (session: Session, ...sizes: readonly Raw[]): Tensor => session.input({ batch_shape: Tuple.from<Raw>(sizes) });

function shapes(output: Structure): unknown {
  if (output instanceof Tensor) return output.shape;
  if (Array.isArray(output)) return (output as readonly Structure[]).map(shapes);
  return Object.fromEntries(Object.entries((output as { readonly entries: Readonly<Record<string, Structure>> }).entries).map(([key, one]) => [key, shapes(one)]));
}

function call(className: string, given: Given, argument: (session: Session) => Argument) {
  const session = new Session();
  const layer = session.layer(className, given);
  const { output } = layer.call([argument(session)]);
  return { layer, shape: shapes(output), codes: layer.issues.map(({ code }) => code) };
}

const picture = (session: Session): Tensor => input(session, null, 12, 10, 3);
const withBoxes = (session: Session): Argument => ({ kind: 'dict', entries: { images: picture(session), bounding_boxes: { kind: 'dict', entries: { boxes: input(session, null, 6, 4), labels: input(session, null, 6) } } } });

describe('sizes', () => {
  test.each([
    ['Resizing', [null, 12, 10, 3], {}, [null, 6, 8, 3]],
    ['Resizing', [12, 10, 3], {}, [6, 8, 3]],
    ['CenterCrop', [null, 3, 12, 10], { data_format: 'channels_first' }, [null, 3, 6, 8]],
    ['RandomCrop', [3, 12, 10], { data_format: 'channels_first' }, [3, 6, 8]],
  ])('%s of %j', (className, sizes, more, expected) => {
    expect(call(className, { height: 6, width: 8, ...more }, (session) => input(session, ...sizes)).shape).toEqual(expected);
  });

  test('the entries of a dict are taken for sizes, as in Keras', () => {
    expect(call('Resizing', { height: 6, width: 8 }, withBoxes).shape).toEqual([6, 8]);
    expect(call('RandomCrop', { height: 6, width: 8 }, withBoxes).codes).toEqual(['input-count']);
  });

  test('MaxNumBoundingBoxes cuts boxes and labels, and keeps the dict', () => {
    expect(call('MaxNumBoundingBoxes', { max_number: 4 }, withBoxes).shape).toEqual({ images: [null, 12, 10, 3], bounding_boxes: { boxes: [null, 4, 4], labels: [null, 4] } });
  });
});

describe('how strong a change may be', () => {
  test.each<[string, Given, unknown]>([
    ['RandomContrast', { factor: 0.2 }, { factor: [0, 0.2] }],
    ['RandomRotation', { factor: 0.2 }, { factor: [-0.2, 0.2] }],
    ['RandomSaturation', { factor: Tuple.from<Raw>([0.4, 0.1]) }, { factor: [0.1, 0.4] }],
    ['RandomHue', { factor: 0.2, value_range: Tuple.from<Raw>([255, 0]) }, { factor: [0, 0.2], value_range: [255, 0] }],
    ['RandomPosterization', { factor: 4 }, { factor: [1, 4] }],
  ])('%s(%j) is written as a range', (className, given, config) => {
    const { layer, codes } = call(className, given, picture);
    expect(codes).toEqual([]);
    expect(layer.config()).toMatchObject(config as object);
  });

  test.each<[string, Given]>([
    ['RandomBrightness', { factor: 1.5 }],
    ['RandomTranslation', { height_factor: Tuple.from<Raw>([2, 3]), width_factor: 0.3 }],
    ['RandomFlip', { factor: 0.5 }],
    ['AugMix', { factor: Tuple.from<Raw>([1, 4]) }],
  ])('%s(%j) is refused', (className, given) => {
    expect(call(className, given, picture).codes).toEqual(['setting-invalid']);
  });
});

test('a picture without its axes passes with a warning, labels beside a picture without one', () => {
  expect(call('RandomFlip', {}, (session) => input(session, null, 12)).codes).toEqual(['axes-not-looked-at']);
  expect(call('RandomFlip', {}, (session) => ({ kind: 'dict', entries: { images: picture(session), labels: input(session, null, 5) } })).codes).toEqual([]);
});

test('what fails only when it is run is warned of, and told once the sizes are right', () => {
  expect(call('RandomHue', { factor: 0.1 }, (session) => input(session, null, 12, 10, 1)).codes).toEqual(['fails-later']);
  expect(call('RandomErasing', {}, (session) => input(session, null, null, null, 3)).codes).toEqual(['fails-later']);
  expect(call('RandomErasing', {}, picture).codes).toEqual([]);
});

test('layers that AugMix makes inside itself take automatic names away', () => {
  const session = new Session();
  session.layer('AugMix');
  expect(['RandomShear', 'Equalization', 'RandomZoom'].map((one) => session.layer(one, { height_factor: 0.1 }).name)).toEqual(['random_shear_1', 'equalization_1', 'random_zoom']);
});
