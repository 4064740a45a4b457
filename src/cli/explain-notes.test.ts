// Each trap is told where people fall into it, and not beside it; from the script to the explanation.

import { describe, expect, test } from 'vitest';
import { runProgram } from './world.fixture.ts';

const head = 'import keras\nfrom keras import layers\n';

interface Told {
  readonly layers: readonly { readonly class: string; readonly notes: readonly string[] }[];
  readonly notes: readonly string[];
}

/** The explanation of a script's model as data. */
async function told(script: string): Promise<Told> {
  const { out } = await runProgram(['explain', 'net.py', '--format', 'json'], { 'net.py': head + script });
  return JSON.parse(out) as Told;
}

/** The notes of the layers of a stack on pictures of 32 x 32 x 3. */
async function notesOf(stack: string, shape = '(32, 32, 3)'): Promise<string> {
  const { layers } = await told(`model = keras.Sequential([keras.Input(${shape}), ${stack}])\n`);
  return layers.flatMap(({ notes }) => notes).join('\n');
}

describe('a trap is told where it is', () => {
  test.each([
    ['strides by position', 'layers.Conv2D(32, 3, 3)', 'The third argument by position is `strides`'],
    ['Dense on a picture', 'layers.Dense(10)', 'looks at the last axis only'],
    ['BatchNormalization behind channels_first', "layers.Conv2D(8, 3, data_format='channels_first'), layers.ReLU(), layers.BatchNormalization()", '`axis=1` is meant'],
    ['BatchNormalization on the height', 'layers.BatchNormalization(axis=1)', 'where it is the height'],
    ['a frozen BatchNormalization', 'layers.BatchNormalization(trainable=False)', 'A frozen BatchNormalization'],
    ['a slope for every place', 'layers.PReLU()', 'a slope of its own'],
    ['uneven padding', "layers.Conv2D(8, 3, strides=2, padding='same')", 'one more goes behind than in front'],
    ['uneven padding of a pooling', "layers.MaxPooling2D(3, strides=2, padding='same')", 'one more goes behind than in front'],
    ['a window smaller than its step', 'layers.Conv2DTranspose(8, 2, strides=3)', 'no input reaches'],
    ['Flatten of a size that is open', 'layers.Conv2D(8, 3), layers.Flatten()', 'a Dense behind it cannot be built', '(None, None, 3)'],
  ])('%s', async (_, stack, words, shape?: string) => {
    expect(await notesOf(stack, shape)).toContain(words);
  });

  test.each([
    ['strides by name', 'layers.Conv2D(32, 3, strides=3)'],
    ['another step by position', 'layers.Conv2D(32, 3, 2)'],
    ['a step of 1 by position', 'layers.Conv2D(32, 1, 1)'],
    ['Dense on features', 'layers.Flatten(), layers.Dense(10)'],
    ['BatchNormalization with channels last', "layers.Conv2D(8, 3), layers.BatchNormalization()"],
    ['BatchNormalization that fits channels_first', "layers.Conv2D(8, 3, data_format='channels_first'), layers.BatchNormalization(axis=1)"],
    ['shared slopes', 'layers.PReLU(shared_axes=[1, 2])'],
    ['even padding', "layers.Conv2D(8, 3, padding='same')"],
    ['no padding', 'layers.Conv2D(8, 3, strides=2)'],
    ['a window that is twice its step', 'layers.Conv2DTranspose(8, 4, strides=2)'],
  ])('%s is none', async (_, stack) => {
    expect(await notesOf(stack)).toBe('');
  });

  test('a layer that is frozen later', async () => {
    const { layers } = await told('norm = layers.BatchNormalization()\nmodel = keras.Sequential([keras.Input((8,)), norm])\nnorm.trainable = False\n');
    expect(layers.flatMap(({ notes }) => notes).join()).toContain('A frozen BatchNormalization');
  });

  test('a layer that is shared counts once', async () => {
    const { layers } = await told('a = keras.Input((8,))\nb = keras.Input((8,))\nlook = layers.Dense(4)\nmodel = keras.Model([a, b], layers.Add()([look(a), look(b)]))\n');
    expect(layers.find((layer) => layer.class === 'Dense')?.notes).toEqual(['Called 2 times in this model, each time with the same parameters: its 36 count once.']);
  });

  test("the optimizer's variables in the total", async () => {
    const fit = "import numpy\nmodel = keras.Sequential([keras.Input((8,)), layers.Dense(4)])\nmodel.compile('adam', 'mse')\n";
    expect((await told(fit)).notes).toEqual([]);
    // Keras 3.15.1 prints "Total params: 110" here, and "Optimizer params: 74".
    const { notes } = await told(`${fit}model.fit(numpy.zeros((2, 8)), numpy.zeros((2, 4)))\n`);
    expect(notes.join()).toContain('36 of the model and 74 of adam make 110');
  });
});

test('what is told of one layer is not told again of the next', async () => {
  const script = `${head}model = keras.Sequential([keras.Input((32, 32, 3)), layers.Dense(10), layers.Dense(10)])\n`;
  for (const format of ['text', 'markdown']) {
    const { out } = await runProgram(['explain', 'net.py', '--format', format, '--width', '400'], { 'net.py': script });
    expect(out.split('looks at the last axis only')).toHaveLength(2);
  }
});

test('the text tells which weights are trained, sets long names above their numbers, and leaves the batch out', async () => {
  const script = `${head}x = keras.Input((20, 16))
y = layers.Bidirectional(layers.GRU(8, return_sequences=True))(x)
model = keras.Model(x, layers.BatchNormalization()(layers.Concatenate()([x, y])))
`;
  const { out } = await runProgram(['explain', 'net.py'], { 'net.py': script });
  expect(out).toContain('\n    64 are trained (gamma, beta), 64 are not (moving_mean, moving_variance).\n');
  expect(out).toContain('\n    forward_gru/gru_cell/recurrent_kernel\n            units * (3 * units) = 8 * (3 * 8) = 192\n');
  expect(out).not.toContain('axis 0');
});

test('the cost of sizes that are open is not known, and says what would settle it', async () => {
  const script = `${head}model = keras.Sequential([keras.Input((None, 8, 3)), layers.Conv2D(4, 3, padding='same')])
`;
  const { out } = await runProgram(['summary', 'net.py', '--cost'], { 'net.py': script });
  expect(out).toMatch(/conv2d \(Conv2D\) +not known/);
  expect(out).toContain('--size H=224 puts a number in');
  const named = await runProgram(['summary', 'net.py', '--cost', '--size', 'H'], { 'net.py': script });
  expect(named.out).toContain('(inference)  max(96 * H, 224 * H) B\n');
  expect(named.out).not.toContain('--size');
});
