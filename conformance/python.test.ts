// Drawn programs of plain Python print what Python prints, statement by statement.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readPython } from '../src/python/index.ts';

interface Program {
  readonly id: string;
  readonly script: string;
  readonly printed: string;
  /** The class of the exception that ends it. */
  readonly error: string | null;
}

const programs = gunzipSync(readFileSync(new URL('python/programs.jsonl.gz', import.meta.url))).toString().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Program);

/** What each statement prints, by its number. */
const parts = (printed: string): ReadonlyMap<string, string> => new Map(printed.split(/^## /m).slice(1).map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]));

/** Functions whose last digit differs from one C library to the next. */
const isLoose = (script: string, number: string): boolean => /math\.(?:atan2|exp|log|sin|cos|tanh)/.test(new RegExp(`print\\('## ${number}'\\)([\\s\\S]*?)(?:print\\('## |$)`).exec(script)?.[1] ?? '');

test.each(programs)('program $id', ({ script, printed, error }) => {
  const { output, stopped } = readPython(script, { mode: 'run' });
  const ours = parts(output);
  for (const [number, text] of parts(printed)) if (!isLoose(script, number)) expect([number, ours.get(number)]).toEqual([number, text]);
  expect(stopped?.exception ?? null).toBe(error);
});
