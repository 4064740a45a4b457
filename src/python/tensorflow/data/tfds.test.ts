import { describe, expect, test } from 'vitest';
import { readPython } from '../../index.ts';
import { sizeOfSplit } from './tfds.ts';

const printed = (text: string): string => readPython(`import tensorflow_datasets as tfds\n${text}`, { mode: 'run' }).output.trimEnd();

describe('parts of a split', () => {
  // keras.io/guides/transfer_learning prints 9305, 2326 and 2326 for the first three.
  test.each([
    ['train[:40%]', 9305], ['train[40%:50%]', 2326], ['train[50%:60%]', 2326],
    ['train', 23262], ['train[:100]', 100], ['train[-10:]', 10], ['train+train[:10]', 23272], ['valid', undefined],
  ])('%s', (split, size) => expect(sizeOfSplit({ train: 23262 }, split)).toBe(size));
});

describe('tfds.load', () => {
  test.each([
    ['train, test = tfds.load("mnist", split=["train", "test"], as_supervised=True)\nprint(train.element_spec, len(test))', '(TensorSpec(shape=(28, 28, 1), dtype=tf.uint8, name=None), TensorSpec(shape=(), dtype=tf.int64, name=None)) 10000'],
    ['data, info = tfds.load("cats_vs_dogs", with_info=True)\nprint(list(data), info.features["label"].num_classes, info.splits["train"].num_examples)', "['train'] 2 23262"],
    ['images = tfds.load("horses_or_humans", split="train").map(lambda x: x["image"]).batch(32)\nprint(images.element_spec)', 'TensorSpec(shape=(None, 300, 300, 3), dtype=tf.uint8, name=None)'],
    ['print(tfds.load("somebody/elses", split="train"))', '<unknown: it comes from `tfds.load` of somebody/elses, line 2>'],
  ])('%s', (text, out) => expect(printed(text)).toBe(out));
});
