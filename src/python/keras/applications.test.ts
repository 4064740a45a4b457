// What the recorded scripts (conformance/scripts/transfer_*.py) cannot show: arguments that are not known, names that are not there.

import { describe, expect, test } from 'vitest';
import { readPython } from '../read.ts';

const read = (...lines: readonly string[]) => readPython(lines.join('\n'), { mode: 'read' });
const codes = (script: ReturnType<typeof read>): readonly string[] => script.issues.map((issue) => issue.code);

describe('an argument that is not known', () => {
  test('that the network depends on makes it unknown, with its reason', () => {
    const script = read('import numpy as np', 'from keras.applications import VGG16', 'size = np.load("size.npy")', 'base = VGG16(include_top=False, input_shape=size)', 'print(base)');
    expect(script.models).toEqual([]);
    expect(codes(script)).toEqual(['model-unknown']);
    expect(script.output).toContain('numpy.load');
  });

  test('that it does not depend on changes nothing', () => {
    const script = read('import os', 'from keras.applications import ResNet50', 'model = ResNet50(weights=os.environ["WEIGHTS"], classes=7)', 'other = ResNet50(weights="downloads/resnet.h5", classes=7)');
    expect(script.models.map((model) => model.params)).toEqual([23602055, 23602055]);
    expect(codes(script)).toEqual([]);
  });

  test('that is the number of classes leaves that layer open, and no other', () => {
    const script = read('import numpy as np', 'from keras.applications import MobileNetV2', 'labels = np.load("labels.npy")', 'model = MobileNetV2(weights=None, classes=labels.max() + 1)');
    expect(script.models[0]?.layers.at(-2)?.params).toBe(0);
    expect(typeof script.models[0]?.params).not.toBe('number');
  });
});

test('what Keras refuses is told at the argument, and reading goes on', () => {
  const script = read('from tensorflow.keras.applications import VGG16, vgg19', 'model = VGG16(classes=10)', 'other = vgg19.VGG19(weights="imagenet", include_top=False,', '                   input_shape=(16, 16, 3))', 'third = VGG16(include_top=False)');
  expect(script.models.map((model) => model.name)).toEqual(['vgg16']);
  expect(script.issues.map(({ code, where, raises }) => [code, where.range?.line, raises])).toEqual([['application-classes', 2, 'ValueError'], ['application-too-small', 4, 'ValueError']]);
});

test('a name that Keras 3 does not have cannot be imported', () => {
  const script = readPython('from keras.applications.imagenet_utils import _obtain_input_shape\n', { mode: 'run' });
  expect(script.stopped).toMatchObject({ exception: 'ImportError', line: 1 });
});

test('a layer that was called on something unknown is known by its next call', () => {
  const script = read('import numpy as np, keras', 'dense = keras.layers.Dense(3)', 'dense(np.load("x.npy"))', 'model = keras.Sequential([keras.Input((4,)), dense])', 'print(model.count_params())');
  expect(script.output).toBe('15\n');
});
