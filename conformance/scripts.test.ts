// Scripts are read as Python runs them: what they print is what the real Python and Keras printed, byte for byte.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPython } from '../src/python/index.ts';
import { summary } from '../src/report/index.ts';

const folder = new URL('scripts/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const names = readdirSync(folder).flatMap((name) => (name.endsWith('.txt') ? [name.slice(0, -4)] : []));

describe('scripts print what Python 3.11 with Keras 3.15.1 prints', () => {
  test.each(names)('%s.py', (name) => {
    const { output, stopped } = readPython(read(`${name}.py`), {
      mode: 'run',
      print: (model, asked) => summary(model, { ...(asked.line_length === undefined ? {} : { lineLength: asked.line_length }), showTrainable: asked.show_trainable === true, expandNested: asked.expand_nested === true }),
    });
    expect(stopped).toBeUndefined();
    expect(output).toBe(read(`${name}.txt`));
  });
});
