// `shapewright diff`, from two sources to the text and the status. Counts: keras.applications of Keras 3.15.1, as conformance/zoo.json.gz holds them.

import { describe, expect, test } from 'vitest';
import { misfits } from '../report/json-schema.fixture.ts';
import { runProgram } from './world.fixture.ts';

const script = (...layers: readonly string[]): string => `import keras\nfrom keras import layers\nmodel = keras.Sequential([keras.Input((28, 28, 1)), ${layers.map((one) => `layers.${one}`).join(', ')}])\n`;
const a = script('Conv2D(8, 3)', 'Flatten()', 'Dense(10)');
const b = script('Conv2D(8, 5)', 'Flatten()', 'Dropout(0.5)', 'Dense(10)');

describe('diff', () => {
  test('two networks of the zoo', async () => {
    const { out, status, err } = await runProgram(['diff', 'zoo:vgg16', 'zoo:vgg19'], {});
    expect({ status, err }).toEqual({ status: 1, err: '' });
    expect(out).toMatch(/^Parameters +138,357,544 +143,667,240 +\+5,309,696 +\+3\.8%$/m);
    expect(out).toMatch(/^\+ block3_conv4 \(Conv2D\)/m);
    expect(out.match(/^[+~-] /gm)).toHaveLength(3);
  });

  test('the status is that of diff(1)', async () => {
    expect((await runProgram(['diff', 'a.py', 'b.py'], { 'a.py': a, 'b.py': a })).status).toBe(0);
    expect((await runProgram(['diff', 'a.py', 'b.py'], { 'a.py': a, 'b.py': b })).status).toBe(1);
    expect((await runProgram(['diff', 'a.py'], { 'a.py': a })).status).toBe(2);
    expect((await runProgram(['diff', 'a.py', 'b.py', 'c.py'], { 'a.py': a })).status).toBe(2);
    expect((await runProgram(['diff', 'a.py', 'none.py'], { 'a.py': a })).status).toBe(2);
  });

  test('tells settings, sizes and counts', async () => {
    const { out } = await runProgram(['diff', 'a.py', 'b.py'], { 'a.py': a, 'b.py': b });
    expect(out).toContain('Layers: 1 added, 1 changed, 2 follow from it.');
    expect(out).toContain('    kernel_size: (3, 3) → (5, 5)\n    gives: (None, 26, 26, 8) → (None, 24, 24, 8)\n    parameters: 80 → 208 (+128)\n');
    expect(out).toContain('+ dropout (Dropout)  (None, 4608), no parameters\n');
  });

  test('a script and the file that it is converted to are the same', async () => {
    const files = { 'a.py': a };
    await runProgram(['convert', 'a.py', 'a.json'], files);
    expect((await runProgram(['diff', 'a.py', 'a.json'], files)).status).toBe(0);
  });

  test('a transformer and its file cost the same', async () => {
    const files = {};
    for (const source of ['zoo:vit?depth=1', 'zoo:gpt2?depth=1', 'zoo:transformer?depth=1', 'zoo:lstm?bidirectional=true']) {
      await runProgram(['convert', source, `${source.slice(4, 7)}.json`], files);
      expect([source, (await runProgram(['diff', source, `${source.slice(4, 7)}.json`], files)).status]).toEqual([source, 0]);
    }
  });

  test('names count where they are asked for', async () => {
    const named = script("Conv2D(8, 3, name='first')", 'Flatten()', 'Dense(10)');
    const files = { 'a.py': a, 'b.py': named };
    expect((await runProgram(['diff', 'a.py', 'b.py'], files)).status).toBe(0);
    const { status, out } = await runProgram(['diff', 'a.py', 'b.py', '--names'], files);
    expect(status).toBe(1);
    expect(out).toContain('~ conv2d → first (Conv2D)');
  });

  test('models of several are named', async () => {
    const two = `import keras\nfrom keras import layers\none = keras.Sequential([keras.Input((4,)), layers.Dense(2)])\ntwo = keras.Sequential([keras.Input((4,)), layers.Dense(3)])\n`;
    const files = { 'two.py': two, 'a.py': a };
    const { status, err } = await runProgram(['diff', 'two.py', 'a.py'], files);
    expect([status, err]).toEqual([2, expect.stringContaining('holds several models: one, two. Name one')]);
    expect((await runProgram(['diff', 'two.py', 'two.py', '--model', 'one', '--model', 'two'], files)).out).toContain('units: 2 → 3');
    expect((await runProgram(['diff', 'two.py', 'two.py'], files)).status).toBe(0);
    expect((await runProgram(['diff', 'one.py', 'two.py'], { ...files, 'one.py': two.replace(/^two.*\n/m, '') })).status).toBe(0);
    expect((await runProgram(['diff', 'two.py', 'two.py', '--model', 'onw'], files)).err).toContain('Did you mean one?');
  });

  test('gives data as its schema documents it, and Markdown', async () => {
    const files = { 'a.py': a, 'b.py': b };
    const { out } = await runProgram(['diff', 'a.py', 'b.py', '--format', 'json'], files);
    expect(misfits('diff.schema.json', JSON.parse(out))).toEqual([]);
    const { out: markdown } = await runProgram(['diff', 'a.py', 'b.py', '--format', 'markdown'], files);
    expect(markdown).toContain('| changed | `conv2d` (Conv2D)   | `conv2d` (Conv2D)   | `kernel_size: (3, 3) → (5, 5)`');
  });

  test('what depends on a size that is left open is not known', async () => {
    const open = a.replace('(28, 28, 1)', '(None, None, 1)').replace('Flatten()', 'GlobalAveragePooling2D()');
    const { out } = await runProgram(['diff', 'a.py', 'b.py'], { 'a.py': a, 'b.py': open });
    expect(out).toMatch(/^Multiply-adds +[\d,]+ +\? +\?$/m);
    expect(out).toMatch(/^Activations at once +[\d.]+ KB +\? +\?$/m);
    expect(out).toContain('~ flatten (Flatten) → global_average_pooling2d (GlobalAveragePooling2D)');
  });

  test('is coloured on a terminal only', async () => {
    const files = { 'a.py': a, 'b.py': b };
    const { out } = await runProgram(['diff', 'a.py', 'b.py'], files, { environment: { FORCE_COLOR: '1' } });
    expect(out).toContain('\u001B[32m+ dropout (Dropout)');
    expect(out.split('\u001B').map((part, i) => (i === 0 ? part : part.replace(/^\[\d+m/, ''))).join('')).toBe((await runProgram(['diff', 'a.py', 'b.py'], files)).out);
  });
});
