// Layers that prepare numbers, words and sound: cases whose numbers come from Keras 3.15.1.

import { describe, expect, test } from 'vitest';
import { Session, Tensor, type Layer } from '../model/index.ts';
import { Tuple, type Given, type Raw } from './raw.ts';

interface Made {
  readonly layer: Layer;
  readonly shape: unknown;
  readonly dtype: string | undefined;
  readonly codes: readonly string[];
}

function made(className: string, given: Given, sizes: readonly Raw[], dtype = 'float32'): Made {
  const session = new Session();
  const layer = session.layer(className, given);
  const { output } = layer.call([session.input({ batch_shape: Tuple.from<Raw>(sizes), dtype })]);
  const tensor = output instanceof Tensor ? output : undefined;
  return { layer, shape: tensor?.shape, dtype: tensor?.dtype, codes: layer.issues.map(({ code }) => code) };
}

describe('categories', () => {
  test.each<[string, Given, readonly Raw[], unknown, string]>([
    ['CategoryEncoding', { num_tokens: 6, output_mode: 'one_hot' }, [null, 3], [null, 3, 6], 'float32'],
    ['CategoryEncoding', { num_tokens: 6, output_mode: 'count' }, [null, 2, 3], [null, 2, 6], 'float32'],
    ['CategoryEncoding', { num_tokens: 6, output_mode: 'one_hot' }, [1], [1, 6], 'float32'],
    ['Discretization', { bin_boundaries: [0, 1, 2.5] }, [null, 3], [null, 3], 'int32'],
    ['Discretization', { bin_boundaries: [0, 1, 2.5], output_mode: 'multi_hot' }, [null, 3], [null, 4], 'float32'],
    ['Hashing', { num_bins: 5 }, [null, 3], [null, 3], 'int64'],
    ['Hashing', { num_bins: 5, output_mode: 'multi_hot' }, [null, 3], [null, 5], 'float32'],
  ])('%s(%j) of %j', (className, given, sizes, shape, dtype) => {
    expect(made(className, given, sizes)).toMatchObject({ codes: [], shape, dtype });
  });

  test('what cannot be is refused', () => {
    expect(made('CategoryEncoding', {}, [null, 3]).codes).toEqual(['setting-missing']);
    expect(made('Discretization', { bin_boundaries: [0, 1], num_bins: 3 }, [null, 3]).codes).toEqual(['setting-disagrees']);
    expect(made('Hashing', { num_bins: 5, dtype: 'mixed_float16' }, [null, 3]).codes).toEqual(['setting-disagrees']);
  });
});

describe('vocabularies', () => {
  const vocabulary = ['a', 'b', 'c'];

  test('a row has a number for every word and for unknown ones', () => {
    expect(made('StringLookup', { vocabulary, output_mode: 'one_hot' }, [null, 3], 'string').shape).toEqual([null, 3, 4]);
    expect(made('StringLookup', { vocabulary, output_mode: 'count', max_tokens: 10, pad_to_max_tokens: true }, [null, 3], 'string').shape).toEqual([null, 10]);
    expect(made('IntegerLookup', { output_mode: 'one_hot', max_tokens: 8 }, [null, 3], 'int64').shape).toEqual([null, 3, null]);
  });

  test('texts are cut before they are looked up', () => {
    expect(made('TextVectorization', { vocabulary }, [null, 1], 'string')).toMatchObject({ shape: [null, null], dtype: 'int64' });
    expect(made('TextVectorization', { vocabulary, output_mode: 'one_hot' }, [null, 3], 'string').shape).toEqual([null, 3, null, 4]);
    expect(made('TextVectorization', { vocabulary }, [null, 1], 'string').layer.config()).toMatchObject({ vocabulary_size: 5 });
    expect(made('StringLookup', { vocabulary }, [null, 1], 'string').layer.config()).toMatchObject({ vocabulary_size: 4 });
  });

  test.each<[string, Given]>([
    ['StringLookup', { vocabulary: ['a', 'b', 'a'] }],
    ['StringLookup', { vocabulary, max_tokens: 2 }],
    ['StringLookup', { vocabulary: ['a', '[UNK]'], invert: true }],
    ['IntegerLookup', { vocabulary: [10, 20, 30, 0], mask_token: 0 }],
    ['TextVectorization', { vocabulary, output_mode: 'tf-idf' }],
    ['TextVectorization', { vocabulary, ngrams: [1, 2] }],
  ])('%s(%j) is refused', (className, given) => {
    expect(made(className, given, [null, 3], 'string').codes).toEqual(['setting-disagrees']);
  });
});

describe('sound', () => {
  test('STFTSpectrogram keeps a cosine and a sine of every frequency', () => {
    const { layer, shape } = made('STFTSpectrogram', { mode: 'stft', frame_length: 100 }, [2, 300, 3]);
    expect(made('STFTSpectrogram', {}, [null, 1000, 1]).shape).toEqual([null, 6, 129]);
    expect(made('STFTSpectrogram', { mode: 'log', frame_length: 64, expand_dims: true }, [null, 700, 2]).shape).toEqual([null, 20, 33, 2]);
    expect(layer.weights.map((weight) => [weight.name, ...weight.shape])).toEqual([['real_kernel', 100, 1, 65], ['imag_kernel', 100, 1, 65]]);
    expect(shape).toEqual([2, 5, 390]);
    expect(made('STFTSpectrogram', {}, [null, 100, 1]).codes).toEqual(['setting-disagrees']);
  });

  test('MelSpectrogram looks at every piece of the sound', () => {
    expect(made('MelSpectrogram', {}, [null, 16000]).shape).toEqual([null, 128, 32]);
    expect(made('MelSpectrogram', { sequence_stride: 160, num_mel_bins: 80, fft_length: 512, sequence_length: 400 }, [null, 1]).shape).toEqual([null, 80, 1]);
    expect(made('MelSpectrogram', { sampling_rate: 8000 }, [null, 16000]).layer.config()).toMatchObject({ max_freq: 4000, sequence_length: 2048 });
    expect(made('MelSpectrogram', { sequence_stride: -1 }, [null, 16000]).codes).toEqual(['size-negative']);
  });
});

test('Pipeline hands on what each layer gives, and keeps their weights', () => {
  const session = new Session();
  const layers = [session.layer('Resizing', { height: 6, width: 8 }), session.layer('Flatten'), session.layer('Dense', { units: 3 })];
  const pipeline = session.layer('Pipeline', { layers: layers.map((layer): Raw => ({ kind: 'object', path: layer.className, args: {}, instance: layer })) });
  const { output } = pipeline.call([session.input({ batch_shape: Tuple.from<Raw>([null, 12, 10, 3]) })]);
  expect(output instanceof Tensor && output.shape).toEqual([null, 3]);
  expect([...pipeline.weightPaths().values()]).toEqual(['dense/kernel', 'dense/bias']);
  expect(pipeline.params).toBe(435);
});

test('Pipeline runs its layers: a crop of open size stays open, and what fails in it fails', () => {
  const through = (className: string, given: Given): { readonly shape: unknown; readonly codes: readonly string[] } => {
    const session = new Session();
    const layer = session.layer(className, given);
    const pipeline = session.layer('Pipeline', { layers: [{ kind: 'object', path: className, args: {}, instance: layer }] });
    const { output } = pipeline.call([session.input({ batch_shape: Tuple.from<Raw>([null, null, null, 3]) })]);
    return { shape: output instanceof Tensor ? output.shape : undefined, codes: pipeline.issues.filter(({ severity }) => severity === 'error').map(({ code }) => code) };
  };
  expect(through('CenterCrop', { height: 5, width: 4 })).toEqual({ shape: [null, null, null, 3], codes: [] });
  expect(through('Resizing', { height: 5, width: 4 })).toEqual({ shape: [null, 5, 4, 3], codes: [] });
  expect(through('RandomCrop', { height: 5, width: 4 }).codes).toEqual(['inner-fails']);
});
