// `explain --by group`, from the source to the text. Numbers: real Keras's, as conformance/instead.json and zoo.json.gz hold them.

import { describe, expect, test } from 'vitest';
import type { Account } from '../report/index.ts';
import { runProgram } from './world.fixture.ts';

const script = `import keras
from keras import layers

model = keras.Sequential()
model.add(keras.Input((32, 32, 3)))
# First group
model.add(layers.Conv2D(16, 3, padding='same'))
model.add(layers.Conv2D(16, 3, padding='same'))
model.add(layers.MaxPooling2D())
# Second group
model.add(layers.Conv2D(32, 3, padding='same'))
model.add(layers.Conv2D(32, 3, padding='same'))
model.add(layers.MaxPooling2D())
# Classifier
model.add(layers.Flatten())
model.add(layers.Dense(10))
`;

async function account(source: string, files: Record<string, string> = {}): Promise<Account> {
  return JSON.parse((await runProgram(['explain', source, '--by', 'group', '--format', 'json'], files)).out) as Account;
}

describe('explain --by group', () => {
  test('tells a network of the zoo block by block', async () => {
    const { out, status, err } = await runProgram(['explain', 'zoo:vgg16', '--by', 'group'], {});
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^Classifier +1000 +123,642,856 +89\.4%/m);
    expect(out).toContain('tables that leave out the 13,416 biases come to\n138,344,128.');
    expect(out.replace(/\s+/g, ' ')).toContain('102,764,544 parameters, 74.3% of the network. Instead, on the mean of each channel it would have 2,101,248, 49 times fewer.');
    expect(out.replace(/\s+/g, ' ')).toContain('Halving both sides and doubling the channels keeps the work even.');
  });

  test('groups by the headings of a script', async () => {
    const { blocks } = await account('net.py', { 'net.py': script });
    expect(blocks.map(({ title, params }) => [title, params.count])).toEqual([[null, 0], ['First group', 2768], ['Second group', 13_888], ['Classifier', 20_490]].slice(blocks[0]?.title === null ? 0 : 1));
    expect(blocks.find(({ title }) => title === 'Second group')?.claims.map(({ code }) => code)).toEqual(['halving', 'small-windows']);
  });

  test('groups by size where nothing is named', async () => {
    const { blocks } = await account('net.py', { 'net.py': script.replaceAll(/^#.*\n/gm, '') });
    expect(blocks.map(({ title }) => title)).toEqual(['At 32 x 32', 'At 16 x 16', 'At 8 x 8', 'No picture any more']);
  });

  test('tells one group, by its title', async () => {
    const { out } = await runProgram(['explain', 'zoo:resnet50', 'stage CONV3_x', '--by', 'group', '--format', 'markdown'], {});
    expect(out).toMatch(/^## Stage conv3\\_x\n/);
    expect(out).toContain('**Bottleneck** (4 times): 1x1 brings 512 channels down to 128');
    const { status, err } = await runProgram(['explain', 'zoo:resnet50', 'Stage conv3', '--by', 'group'], {});
    expect([status, err]).toEqual([2, expect.stringContaining('Did you mean Stage conv3_x?')]);
  });

  test('counts what is known where sizes are open', async () => {
    const { out, status } = await runProgram(['explain', 'zoo:mobilenetv3small', '--by', 'group'], {});
    expect(status).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain('multiply-adds not known, since a size is left open');
    expect(out.replace(/\s+/g, ' ')).toContain('Instead, a plain 3x3 convolution in its place would have');
    expect((await runProgram(['explain', 'zoo:mobilenetv3small', '--by', 'group', '--size', 'H=224', '--size', 'W=224'], {})).out).toMatch(/[\d,]+ multiply-adds for one\s+example/);
  });

  test('a model inside is opened up, and one that is not built is told as far as it is known', async () => {
    const nested = `import keras\nbase = keras.applications.VGG16(weights=None, include_top=False, input_shape=(64, 64, 3))\n# Base\nmodel = keras.Sequential([\n    base,\n    # Head\n    keras.layers.GlobalAveragePooling2D(),\n    keras.layers.Dense(5),\n])\n`;
    const { out } = await runProgram(['explain', 'net.py', '--by', 'group', '--format', 'json'], { 'net.py': nested });
    const [, whole] = JSON.parse(out) as readonly Account[];
    expect(whole?.blocks.flatMap(({ claims }) => claims.map(({ code }) => code))).toContain('small-windows');
    const open = await runProgram(['explain', 'net.py', '--by', 'group'], { 'net.py': 'import keras\nmodel = keras.Sequential([keras.layers.Dense(3)])\n' });
    expect(open.status).toBe(0);
  });
});
