import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from './commands.ts';
import { runProgram } from './world.fixture.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const example = read('examples/mnist_cnn.py');
/** What Python printed, with real Keras 3.15.1: a line of the script's own, then the summary. */
const printed = read('conformance/examples/mnist_cnn.txt');
const table = printed.slice(printed.indexOf('\n') + 1);

const wrong = `from keras import Sequential, layers
model = Sequential([
    layers.Input((4, 4, 1)),
    layers.Conv2D(8, (5, 5)),
    layers.Flatten(),
])
`;

describe('summary', () => {
  test("is Keras's text, byte for byte", async () => {
    expect(await runProgram(['summary', 'a.py'], { 'a.py': example })).toEqual({ status: 0, out: table, err: '' });
    expect(await runProgram(['summary', '-'], { '-': example })).toEqual({ status: 0, out: table, err: '' });
  });

  test('fits the table into the terminal, and colours it there', async () => {
    const wide = await runProgram(['summary', 'a.py', '--width', '120'], { 'a.py': example });
    expect(wide.out.split('\n')[1]).toHaveLength(88);
    expect((await runProgram(['summary', 'a.py'], { 'a.py': example }, { environment: { COLUMNS: '120' } })).out).toBe(wide.out);
    const terminal = { terminals: { stdout: 120 }, environment: { TERM: 'xterm-256color' } };
    const coloured = await runProgram(['summary', 'a.py'], { 'a.py': example }, terminal);
    expect(coloured.out).toContain('\x1b[38;5;33mConv2D\x1b[0m');
    expect((await runProgram(['summary', 'a.py'], { 'a.py': example }, { ...terminal, environment: { ...terminal.environment, NO_COLOR: '1' } })).out).not.toContain('38;5');
  });

  test('takes the arguments of summary()', async () => {
    const { out, status } = await runProgram(['summary', '--show-trainable', '--layer-range', 'flatten', 'dense', 'a.py', '--line-length', '60'], { 'a.py': example });
    expect(status).toBe(0);
    expect(out.split('\n')[1]).toHaveLength(60);
    expect(out).toMatch(/Trai/);
    expect(out).not.toContain('conv2d');
    expect(out).toContain('flatten (Flatten)');
  });

  test('what Keras itself refuses to print is misuse', async () => {
    const { status, err } = await runProgram(['summary', 'a.py', '--layer-range', 'flatten', 'nothing'], { 'a.py': example });
    expect(status).toBe(2);
    expect(err).toContain('ValueError: Passed layer_names do not match the layer names in the model.');
  });

  test('the text of older tutorials', async () => {
    const { out } = await runProgram(['summary', 'a.py', '--style', 'keras2'], { 'a.py': example });
    const lines = out.split('\n');
    expect(lines[1]).toBe('_'.repeat(65));
    expect(lines[3]).toBe('='.repeat(65));
    expect(out).toContain('\nmax_pooling2d_1 (MaxPooling2 (None, 4, 4, 64)          0         \n');
    expect(out).toContain('Total params: 329,962\n');
  });

  test('several sources, one of which cannot be read', async () => {
    const files = { 'a.py': example, 'b.py': wrong, 'c.h5': { code: 'EACCES' } };
    const { status, out, err } = await runProgram(['summary', 'a.py', 'c.h5', 'b.py'], files);
    expect(status).toBe(2);
    expect(out.startsWith(`a.py\n${table}\nb.py\nModel: `)).toBe(true);
    expect(err).toContain('cannot read c.h5: permission is denied\n');
    expect(err).toContain('window-too-large   conv2d, b.py:4:');
  });

  test('one JSON object a line', async () => {
    const { status, out } = await runProgram(['summary', 'a.py', 'none.py', 'b.py', '--style', 'jsonl'], { 'a.py': example, 'b.py': wrong });
    expect(status).toBe(2);
    const [a, none, b] = out.trimEnd().split('\n').map((line) => JSON.parse(line) as { source: string; schema: number; models: { total_params: number; layers: { name: string; group: string | null; params: number }[] }[]; issues: { code: string }[] });
    expect(a).toMatchObject({ source: 'a.py', schema: 1, issues: [], models: [{ total_params: 329962 }] });
    expect(a?.models[0]?.layers.map(({ group }) => group)).toEqual(['first', 'second', 'third'].flatMap((which) => Array.from({ length: 4 }, () => `The ${which} group`)));
    expect(none).toMatchObject({ source: 'none.py', models: [], issues: [{ code: 'source-unreadable', message: 'cannot read none.py: there is no such file' }] });
    expect(b).toMatchObject({ source: 'b.py', models: [{ layers: [{ name: 'conv2d', params: 208 }, { name: 'flatten' }] }], issues: [{ code: 'window-too-large', line: 4 }] });
  });

  test('one source is one JSON object, several are a list', async () => {
    const files = { 'a.py': example };
    expect(JSON.parse((await runProgram(['summary', 'a.py', '--style', 'json'], files)).out)).toMatchObject({ source: 'a.py', schema: 1 });
    expect(JSON.parse((await runProgram(['summary', 'a.py', 'a.py', '--style', 'json'], files)).out)).toHaveLength(2);
  });

  test('one CSV for all sources', async () => {
    const { out } = await runProgram(['summary', 'a.py', 'b.py', '--style', 'csv'], { 'a.py': example, 'b.py': wrong });
    expect(out.split('\r\n').filter((line) => line.startsWith('model,'))).toHaveLength(1);
    expect(out.trimEnd().split('\r\n')).toHaveLength(1 + 12 + 2);
  });

  test('a source without a model', async () => {
    expect(await runProgram(['summary', 'a.py'], { 'a.py': 'print(1)\n' })).toEqual({ status: 1, out: '', err: 'a.py: no Keras model is made here\n' });
  });
});

describe('a wrong network', () => {
  test('quotes the line, shows the numbers, offers what was tried; the exit status says so', async () => {
    expect(await runProgram(['summary', 'net.py'], { 'net.py': wrong })).toMatchObject({
      status: 1,
      err: `window-too-large   conv2d, net.py:4:22
  4 |     layers.Conv2D(8, (5, 5)),
                           ^^^^^^
The output height would be 0: the window does not fit.
A window has to lie inside the input at least once; conv2d slides one of 5 over an input of 4.
floor((n - reach) / strides) + 1 = floor((4 - 5) / 1) + 1 = 0
Fix: padding="same", or kernel_size at most 4.
`,
    });
  });

  test('is coloured on a terminal only', async () => {
    const { err } = await runProgram(['summary', 'net.py'], { 'net.py': wrong }, { terminals: { stderr: 80 }, environment: { TERM: 'xterm' } });
    expect(err).toContain('\x1b[31mwindow-too-large');
  });
});

describe('run', () => {
  test('prints what Python prints, byte for byte', async () => {
    expect(await runProgram(['run', 'a.py'], { 'a.py': example })).toEqual({ status: 0, out: printed, err: '' });
  });

  test('ends where Python would end', async () => {
    const { status, out, err } = await runProgram(['run', 'a.py'], { 'a.py': 'print("before")\nraise ValueError("no")\nprint("behind")\n' });
    expect({ status, out }).toEqual({ status: 1, out: 'before\n' });
    expect(err).toContain('ValueError: no');
    expect(await runProgram(['run', 'a.py'], { 'a.py': 'print("before")\nraise SystemExit\nprint("behind")\n' })).toEqual({ status: 0, out: 'before\n', err: '' });
  });

  test("reads the user's own modules beside the script", async () => {
    const files = { 'nets/train.py': 'from models.small import build\nbuild().summary()\n', 'nets/models/small.py': 'import keras\ndef build():\n    return keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])\n' };
    expect((await runProgram(['run', 'nets/train.py'], files)).out).toContain(' Total params: 10 (40.00 B)');
  });
});

describe('explain', () => {
  test('every number with its formula, group by group', async () => {
    const { status, out } = await runProgram(['explain', 'a.py'], { 'a.py': example });
    expect(status).toBe(0);
    for (const told of ['The first group', 'floor((28 - 3) / 1) + 1 = 26', '(3 * 3 * 1 + 1) * 32 = 320', '1024 * 256 + 256 = 262,400', '329,962']) expect(out).toContain(told);
  });

  test('one layer, or the nearest name', async () => {
    const { out } = await runProgram(['explain', 'a.py', 'dense_1'], { 'a.py': example });
    expect(out).toContain('256 * 10 + 10 = 2,570');
    expect(out).not.toContain('329,962');
    expect(await runProgram(['explain', 'a.py', 'flaten'], { 'a.py': example })).toEqual({ status: 2, out: '', err: 'shapewright explain: there is no layer flaten. Did you mean flatten?\nTry: shapewright explain --help\n' });
  });

  test('as data', async () => {
    const { out } = await runProgram(['explain', 'a.py', '--format', 'json'], { 'a.py': example });
    expect(JSON.parse(out)).toMatchObject({ schema: 1, counts: { total: 329962 } });
    expect((await runProgram(['explain', 'a.py', '--format', 'markdown'], { 'a.py': example })).out).toMatch(/^# /);
  });
});

test('code writes the network as a script that reads back to the same summary', async () => {
  const { status, out } = await runProgram(['code', 'a.py', '--to', 'keras'], { 'a.py': example });
  expect(status).toBe(0);
  expect(await runProgram(['run', 'b.py'], { 'b.py': out })).toEqual({ status: 0, out: table, err: '' });
});

describe('help and misuse', () => {
  test.each(Object.keys(commands))('%s explains itself with examples', async (name) => {
    const { status, out, err } = await runProgram([name, '--help']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Usage: shapewright ${name} `));
    expect(out).toContain(`\nExamples:\n  shapewright ${name}`);
    expect(await runProgram(['help', name])).toEqual({ status, out, err });
    expect(await runProgram(['summary', 'none.py', '-h'])).toMatchObject({ status: 0 });
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(96);
  });

  test('the program lists its commands', async () => {
    const { status, out } = await runProgram(['--help']);
    expect(status).toBe(0);
    for (const name of Object.keys(commands)) expect(out).toContain(`\n  ${name} `);
    expect(await runProgram([])).toEqual({ status: 2, out: '', err: out });
  });

  test.each([
    [['sumary', 'a.py'], 'shapewright: there is no command sumary. Did you mean summary?\nTry: shapewright --help\n'],
    [['a.py'], 'shapewright: there is no command a.py. Did you mean shapewright summary a.py?\nTry: shapewright --help\n'],
    [['--verbose'], `shapewright: there is no option --verbose. The commands are ${Object.keys(commands).join(', ')}.\nTry: shapewright --help\n`],
    [['constructor'], `shapewright: there is no command constructor. The commands are ${Object.keys(commands).join(', ')}.\nTry: shapewright --help\n`],
    [['summary'], 'shapewright summary: name a source: a Python script, a model file, or - for standard input\nTry: shapewright summary --help\n'],
    [['summary', 'a.py', '--stile', 'csv'], 'shapewright summary: unknown option --stile. Did you mean --style?\nTry: shapewright summary --help\n'],
    [['explain', 'a.py', 'b', 'c'], 'shapewright explain: one source and one layer are explained at a time, not also c\nTry: shapewright explain --help\n'],
    [['code', 'none.py'], 'shapewright code: cannot read none.py: there is no such file\nTry: shapewright code --help\n'],
  ])('%j', async (args, err) => {
    expect(await runProgram(args, { 'a.py': example })).toEqual({ status: 2, out: '', err });
  });
});
