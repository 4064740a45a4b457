import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { misfits } from '../report/json-schema.fixture.ts';
// Loaded here, so that the first test does not pay for it.
import './hints.ts';
import { runProgram } from './world.fixture.ts';

const example = readFileSync(new URL('../../examples/mnist_cnn.py', import.meta.url), 'utf8');
const head = 'import keras\nfrom keras import layers\n';
const wrong = `${head}m = keras.Sequential([\n    keras.Input((4, 4, 1)),\n    layers.Conv2D(8, 5),\n])\n`;

interface Document {
  readonly hints: readonly { readonly range: { readonly line: number }; readonly occurrences: readonly { readonly params: number }[] }[];
  readonly issues: readonly { readonly code: string; readonly fixes: readonly { readonly title: string; readonly edits: readonly unknown[] }[] }[];
}

describe('shapewright hints', () => {
  test('prints the script with its shapes', async () => {
    const { status, out, err } = await runProgram(['hints', 'a.py'], { 'a.py': example });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('model.add(MaxPool2D(pool_size=(2, 2)))      # (None, 12, 12, 32)\n');
    expect(out).toContain('model.add(Dense(256, activation="relu"))    # (None, 256)         262,400 params\n');
    expect(out).toContain('# (None, 10)          329,962 params  in all\n');
    expect(out.split('\n').map((line) => line.replace(/ +# \(None.*$/, '')).join('\n')).toBe(example);
  });

  test('gives the same as data, as its schema documents it', async () => {
    const { out } = await runProgram(['hints', 'a.py', '--format', 'json'], { 'a.py': example });
    const document = JSON.parse(out) as Document;
    expect(misfits('hints.schema.json', document)).toEqual([]);
    expect(document.hints.filter(({ occurrences }) => occurrences.length === 1).map(({ range, occurrences }) => [range.line, occurrences[0]?.params])).toContainEqual([example.split('\n').findIndex((line) => line.includes('Dense(256')) + 1, 262400]);
    expect(misfits('hints.schema.json', { ...document, more: 1, source: 2 })).toEqual(['.more is not documented', '.source: integer is not string']);
  });

  test('tells issues on standard error, and their edits in the data; the status says that the network is wrong', async () => {
    const text = await runProgram(['hints', 'net.py'], { 'net.py': wrong });
    expect(text.status).toBe(1);
    expect(text.err).toContain('window-too-large   conv2d, net.py:5:22');
    const { status, out } = await runProgram(['hints', '-', '--format', 'json'], { '-': wrong });
    expect(status).toBe(1);
    const document = JSON.parse(out) as Document;
    expect(misfits('hints.schema.json', document)).toEqual([]);
    expect(document.issues).toMatchObject([
      {
        code: 'window-too-large',
        range: { line: 5, column: 22, end_line: 5, end_column: 23, lsp: { start: { line: 4, character: 21 }, end: { line: 4, character: 22 } } },
        fixes: [
          { title: 'padding="same"', edits: [{ file: '<stdin>', new_text: ', padding="same"', range: { line: 5, column: 23, end_line: 5, end_column: 23 } }] },
          { title: 'kernel_size at most 4', edits: [{ new_text: '4' }] },
        ],
      },
    ]);
  });

  test('takes several sources; one that cannot be read does not stop the others', async () => {
    const { status, out } = await runProgram(['hints', 'a.py', 'none.py', 'net.py', '--format', 'jsonl'], { 'a.py': example, 'net.py': wrong });
    expect(status).toBe(2);
    expect(out.trimEnd().split('\n').map((line) => (JSON.parse(line) as { source: string }).source)).toEqual(['a.py', 'net.py']);
  });

  test('mutes the comments on a terminal, and keeps to its width', async () => {
    const script = `${head}x = keras.Input((8,))\n${'y = layers.Dense(4)(x)\n'.repeat(2)}z = layers.Dense(4, name="${'a'.repeat(14)}")(x)\n`;
    const { out } = await runProgram(['hints', 'a.py'], { 'a.py': script }, { terminals: { stdout: 70 }, environment: { TERM: 'xterm' } });
    expect(out).toContain('\x1b[2m# (None, 8)\x1b[22m\n');
    // oxlint-disable-next-line no-control-regex
    for (const line of out.replace(/\x1b\[\d+m/g, '').split('\n')) expect(line.length).toBeLessThanOrEqual(70);
  });
});
