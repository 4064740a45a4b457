import { describe, expect, test } from 'vitest';
import { layers } from '../layers/index.ts';
import { runProgram } from './world.fixture.ts';

const page = async (...args: readonly string[]): Promise<string> => (await runProgram(['layer', ...args])).out;

describe('shapewright layer', () => {
  test('tells what a layer does, its formulas and its example', async () => {
    const text = await page('Conv2D');
    for (const part of ['Slides small learned windows', 'kernel_size', 'size = floor((n - reach) / strides) + 1', "with padding='same'", '= floor((28 - 3) / 1) + 1 = 26', '= (3 * 3 * 16 + 1) * 32 = 4,640', 'The third argument by position'])
      expect(text.replace(/\s+/g, ' ')).toContain(part);
    expect(text).not.toContain('causal');
  });

  test.each([['MaxPool2D', 'MaxPooling2D'], ['conv2d', 'Conv2D'], ['keras.layers.LSTM', 'LSTM'], ['Dense(10)', 'Dense'], ['max_pooling2d', 'MaxPooling2D']])('%s is %s', async (given, name) => {
    expect((await page(given)).split(' ')[0]).toBe(name);
  });

  test('fits its lines to 80 columns, and to others', async () => {
    const long: string[] = [];
    for (const { name } of layers) for (const width of [80, 60]) long.push(...(await page(name, '--width', String(width))).split('\n').filter((line) => line.length > width && line.trim().includes(' ')).map((line) => `${name} ${width}: ${line}`));
    expect(long).toEqual([]);
  });

  test('colours on a terminal only, without another line break', async () => {
    const { out } = await runProgram(['layer', 'Conv2D'], {}, { terminals: { stdout: 80 }, environment: { TERM: 'xterm-256color' } });
    const plain = await page('Conv2D');
    expect(plain).not.toContain('\x1b');
    expect(out).toContain('\x1b[');
    // oxlint-disable-next-line no-control-regex
    expect(out.replace(/\x1b\[\d+m/g, '')).toBe(plain);
  });

  test('asks back for a misspelt name', async () => {
    expect(await runProgram(['layer', 'Conv2d1'])).toMatchObject({ status: 2, out: '', err: expect.stringMatching(/no layer Conv2d1\. Did you mean Conv2D/) as string });
    expect(await runProgram(['layer', 'Xyzzy'])).toMatchObject({ status: 2, err: expect.stringContaining('shapewright layer --list') as string });
    expect((await runProgram(['layer'])).status).toBe(2);
  });

  test('lists every layer', async () => {
    const words = new Set((await page('--list')).split(/\s+/));
    expect(layers.filter(({ name }) => !words.has(name))).toEqual([]);
    expect((await runProgram(['layer', '--list', 'Conv2D'])).status).toBe(2);
  });

  test('gives Markdown and data', async () => {
    expect(await page('GRU', '--format', 'markdown')).toContain('```math');
    expect(JSON.parse(await page('GRU', '--format', 'json'))).toMatchObject({ name: 'GRU', example: { layer: { counts: { total: 18816 } } } });
  });
});
