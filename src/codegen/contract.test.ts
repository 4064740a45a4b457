import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readPython } from '../python/index.ts';
import { summary } from '../report/index.ts';
import { toKeras } from './index.ts';

// What every target has to keep: a written script makes the models that it was written from. `*.txt` is what Keras 3.15.1
// printed for the written script (conformance/codegen/record.py); it has to be the summaries of the models at the start.
const folder = new URL('../../conformance/codegen/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const names = readdirSync(folder).filter((file) => file.endsWith('.written.py')).map((file) => file.replace('.written.py', ''));
const summaries = (text: string): string => readPython(text).models.map((model) => summary(model)).join('');

test.each(names)('keras: %s', (name) => {
  const source = read(name === 'mnist_cnn' ? '../../examples/mnist_cnn.py' : `${name}.py`);
  const written = toKeras(readPython(source).models);
  expect(written).toBe(read(`${name}.written.py`));
  expect(summaries(source)).toBe(read(`${name}.txt`));
  expect(summaries(written)).toBe(read(`${name}.txt`));
  expect(toKeras(readPython(written).models).replaceAll(/^ *#.*\n/gm, '')).toBe(written.replaceAll(/^ *#.*\n/gm, ''));
});

test('what cannot be written is said', () => {
  const source = `import keras
class Twice(keras.layers.Layer):
    def call(self, x):
        return x * 2
x = keras.Input((4,))
y = keras.layers.Lambda(lambda t: t + 1)(x)
model = keras.Sequential([keras.Input((4,)), Twice(), keras.layers.Dense(2)])
other = keras.Model(x, y)
`;
  const written = toKeras(readPython(source).models);
  expect(written).toContain('    # Twice is no layer of Keras; a plain Layer stands in its place.\n    layers.Layer(');
  expect(written).toContain("# A function of the script's own is not written; it is `lambda x: x` here.\nlambda_ = layers.Lambda(lambda x: x)");
});
