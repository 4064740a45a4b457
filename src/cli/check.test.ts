import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { misfits } from '../report/json-schema.fixture.ts';
// Loaded here, so that the first test does not pay for it.
import './check.ts';
import { runProgram } from './world.fixture.ts';

const example = readFileSync(new URL('../../examples/mnist_cnn.py', import.meta.url), 'utf8');
const head = 'import keras\nfrom keras import layers\n';
const open = `${head}i = keras.Input((None, None, 3))\nnet = keras.Model(i, layers.Conv2D(8, 3)(i))\n`;
const two = `${head}generator = keras.Sequential([keras.Input((4,)), layers.Dense(100)], name='gen')\ncritic = keras.Sequential([keras.Input((100,)), layers.Dense(1)])\ngan = keras.Sequential([generator, critic])\n`;
const files = { 'a.py': example, 'fcn.py': open, 'gan.py': two, 'wrong.py': `${head}m = keras.Sequential([keras.Input((4, 4, 1)), layers.Conv2D(8, 5)])\n`, 'flat.py': `${head}m = keras.Sequential([keras.Input((4, 4, 1)), layers.Dense(5)])\n` };

const check = (...args: readonly string[]) => runProgram(['check', ...args], files);

describe('shapewright check', () => {
  test('passes where every limit is kept', async () => {
    expect(await check('a.py', '--max-params', '5M', '--max-macs', '300M', '--max-memory', '64MB')).toEqual({
      status: 0,
      out: 'ok    a.py: sequential (model): 329,962 parameters, at most 5,000,000\nok    a.py: sequential (model): 9,970,304 multiply-adds for one example, at most 300,000,000\nok    a.py: sequential (model): 1.41 MB of weights and activations for one example, at most 64.00 MB\n',
      err: '',
    });
    expect(await check('a.py')).toEqual({ status: 0, out: 'ok    a.py: sequential (model): 329,962 parameters\n', err: '' });
  });

  test('fails with the reason where one is not', async () => {
    const { status, out } = await check('a.py', '--max-params', '300k', '--max-macs', '300M');
    expect(status).toBe(1);
    expect(out).toContain('FAIL  a.py: sequential (model): 329,962 parameters, 29,962 more than the 300,000 of --max-params; 262,400 (79.5%) in dense\nok    a.py: ');
    expect((await check('a.py', '--max-params', '329962')).status).toBe(0);
    expect((await check('a.py', '--max-params', '329961')).status).toBe(1);
  });

  test('fails where a limit cannot be decided', async () => {
    expect(await check('fcn.py', '--max-macs', '1G', '--max-params', '1M')).toEqual({
      status: 1,
      out: 'FAIL  fcn.py: functional (net): the number of multiply-adds is not known, so the 1,000,000,000 of --max-macs cannot be checked: the input leaves sizes open, first in conv2d; --size H=224 puts a number in for the first of them\n'.replace(/^/, 'ok    fcn.py: functional (net): 224 parameters, at most 1,000,000\n'),
      err: '',
    });
    expect((await check('fcn.py', '--max-macs', '1G', '--size', 'H=224', '--size', 'W=224')).status).toBe(0);
    const unknown = `${head}class Mine(layers.Layer):\n    def call(self, x):\n        return open('x').read()\nx = keras.Input((4,))\nm = keras.Sequential([keras.Input((4,)), Mine(), layers.Dense(4)])\nn = keras.Model(open("x"), x)\no = keras.Sequential([keras.Input((4,))])\n`;
    const { status, out } = await runProgram(['check', 'b.py', '--max-params', '5M'], { 'b.py': unknown });
    expect(status).toBe(1);
    expect(out).toMatch(/FAIL {2}b\.py: sequential \(m\): the number of parameters is not known/);
    expect(out).toMatch(/FAIL {2}b\.py: line 8: The model that is made here is not known: .* Whether it keeps to the limits cannot be checked/);
  });

  test('fails where Keras refuses the network, or no model is made; with --strict on a warning', async () => {
    const wrong = await check('wrong.py', '--max-params', '5M');
    expect(wrong.status).toBe(1);
    expect(wrong.out).toContain('FAIL  wrong.py: 1 error\n');
    expect(wrong.err).toContain('window-too-large');
    expect((await check('flat.py')).status).toBe(0);
    expect(await check('flat.py', '--strict')).toMatchObject({ status: 1, out: expect.stringContaining('FAIL  flat.py: 1 warning (--strict)\n') as string });
    expect(await runProgram(['check', 'c.py'], { 'c.py': 'print(1)\n' })).toEqual({ status: 1, out: 'FAIL  c.py: no Keras model is made here\n', err: '' });
  });

  test('checks the outermost models, or those that are named', async () => {
    const lines = async (...args: readonly string[]) => (await check('gan.py', ...args)).out.trimEnd().split('\n').map((line) => line.replace(/^.*?: /, ''));
    expect(await lines()).toEqual(['sequential_1 (gan): 601 parameters']);
    expect(await lines('--model', 'generator', '--model', 'sequential')).toEqual(['gen (generator): 500 parameters', 'sequential (critic): 101 parameters']);
    expect(await check('gan.py', '--model', 'generater')).toMatchObject({ status: 2, err: 'shapewright check: no model is called generater, and no variable of this name holds one. Did you mean generator?\nTry: shapewright check --help\n' });
  });

  test('takes several sources; one that cannot be read makes the status 2', async () => {
    const { status, out } = await check('a.py', 'none.py', 'gan.py', '--max-params', '1k');
    expect(status).toBe(2);
    expect(out.split('\n').map((line) => line.slice(0, 4))).toEqual(['FAIL', 'ok  ', '']);
  });

  test('annotates for GitHub', async () => {
    const { status, out, err } = await check('wrong.py', 'a.py', '--max-params', '300k', '--format', 'github');
    expect({ status, err }).toEqual({ status: 1, err: '' });
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^::error file=wrong\.py,line=3,col=64,endLine=3,endColumn=65,title=window-too-large::The output height would be 0: the window does not fit\.%0AA window has/);
    expect(lines.at(-1)).toMatch(/^::error file=a\.py,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=--max-params::sequential \(model\): 329,962 parameters, 29,962 more than/);
  });

  test('gives data, as its schema documents it', async () => {
    const { status, out } = await check('a.py', 'wrong.py', '--max-params', '300k', '--max-memory', '1GB', '--format', 'json');
    const document: unknown = JSON.parse(out);
    expect(status).toBe(1);
    expect(misfits('check.schema.json', document)).toEqual([]);
    expect(document).toMatchObject({ ok: false, sources: [{ ok: false, models: [{ name: 'sequential', params: 329962, limits: [{ measure: 'params', at_most: 300000, ok: false }, { measure: 'memory', at_most: 2 ** 30, ok: true }] }] }, { ok: false, failures: ['1 error', expect.stringContaining('the memory is not known')], issues: [{ code: 'window-too-large' }] }] });
  });

  test.each([['5m', 5e6], ['300K', 3e5], ['1.5G', 1.5e9], ['5_000_000', 5e6], ['0', 0]])('%s is %d', async (word, value) => {
    expect(JSON.parse((await check('a.py', '--max-params', word, '--format', 'json')).out)).toMatchObject({ sources: [{ models: [{ limits: [{ at_most: value }] }] }] });
  });

  test.each([['--max-params', '5MB'], ['--max-params', '1.5'], ['--max-macs', '-3'], ['--max-macs', 'many'], ['--max-memory', '64Q']])('%s %s is misuse', async (option, word) => {
    expect((await check('a.py', option, word)).status).toBe(2);
  });
});
