// Where Keras keeps the weights of single layers in a file, and what they start with, against what is written here.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { freshNumbers } from '../src/formats/start/fresh.ts';
import { pathsIn, placesOf } from '../src/formats/weights-h5/places.ts';
import { wantedOf } from '../src/formats/weights-h5/write-weights.ts';
import type { Case } from './case-record.ts';
import { plainJson } from './case-values.ts';
import { buildCase } from './check-case.ts';
import { readPythonJson } from './python-json.ts';

/** One dataset as Keras wrote it: which weight it is, and its numbers, or their moments. */
interface Stored {
  readonly path: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly weight: number | null;
  readonly start: { readonly all?: number } & Partial<Moments>;
}

interface Moments {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly std: number;
}

type Recorded = Case & { readonly class: string; readonly args: unknown; readonly stored: readonly Stored[]; readonly names: Readonly<Record<string, string>> };

const all = gunzipSync(readFileSync(new URL('files/stores.jsonl.gz', import.meta.url))).toString().split('\n').filter((line) => line !== '').map((line) => readPythonJson(line) as unknown as Recorded);
const classes = [...new Set(all.map((one) => one.class))];

/** Keras writes these in a way that it cannot read itself: the zeros of a calibrated kernel are left out. */
const unread = (one: Recorded): boolean => /gptq|awq/.test(JSON.stringify(one.args));
/** What is adapted and quantised, or mixed, is put together anew when Keras writes it. */
const remade = (one: Recorded): boolean => /lora_rank.*"dtype"|"dtype".*lora_rank/.test(JSON.stringify(one.args));
/** What is merged when it is written has no weight of its own. */
const merged = (one: Recorded): boolean => /lora_rank/.test(JSON.stringify(one.args));

const numbersIn = (bytes: Uint8Array, dtype: string): readonly number[] => {
  const { buffer, byteOffset, byteLength } = bytes.slice();
  const halves = (read: (bits: number) => number): readonly number[] => [...new Uint16Array(buffer, byteOffset, byteLength / 2)].map(read);
  switch (dtype) {
    case 'float32':
      return [...new Float32Array(buffer, byteOffset, byteLength / 4)];
    case 'float64':
      return [...new Float64Array(buffer, byteOffset, byteLength / 8)];
    case 'bfloat16':
      return halves((bits) => new Float32Array(Uint32Array.of(bits << 16).buffer)[0] ?? 0);
    case 'float16':
      return halves((bits) => (bits & 0x8000 ? -1 : 1) * (bits & 0x7c00 ? (1 + (bits & 1023) / 1024) * 2 ** (((bits >> 10) & 31) - 15) : (bits & 1023) * 2 ** -24));
    case 'int64':
      return [...new BigInt64Array(buffer, byteOffset, byteLength / 8)].map(Number);
    default:
      return [...bytes];
  }
};

function momentsOf(numbers: readonly number[]): Moments {
  const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  return { min: Math.min(...numbers), max: Math.max(...numbers), mean, std: Math.sqrt(numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / numbers.length) };
}

test.each(classes)('%s is kept where Keras keeps it, and starts as it does', async (name) => {
  for (const record of all.filter((one) => one.class === name && !unread(one) && !remade(one))) {
    const { layer } = buildCase(record);
    if (!layer) throw new Error('not built');
    const weights = [...layer.weightPaths().keys()];
    const ours = [...pathsIn(placesOf(layer))].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const about = JSON.stringify(record.args);
    expect(ours.map(({ path, weight }) => [path, weight.shape, weight.dtype]), about).toEqual(record.stored.map(({ path, shape, dtype }) => [path, shape, dtype]).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
    const fresh = freshNumbers(1);
    for (const kept of ours) {
      const stored = record.stored.find(({ path }) => path === kept.path);
      if (!stored) continue;
      const start = plainJson(stored.start) as Stored['start'];
      if (!merged(record) && stored.weight !== null) expect(weights.indexOf(kept.weight), `${about} ${kept.path}`).toBe(stored.weight);
      const wanted = wantedOf(kept);
      const data = typeof wanted === 'string' ? wanted : fresh(wanted);
      if (typeof data === 'string') throw new Error(`${about} ${kept.path} ${data}`);
      const numbers = numbersIn(await data.read(0, data.size), kept.weight.dtype);
      if (start.all !== undefined && numbers.length > 2) expect([Math.min(...numbers), Math.max(...numbers)], `${about} ${kept.path}`).toEqual([start.all, start.all]);
      if (start.std === undefined) continue;
      // Two draws of so many numbers differ by chance; six deviations are no chance.
      const moments = momentsOf(numbers);
      const near = (6 * start.std) / Math.sqrt(numbers.length);
      const exact = name === 'STFTSpectrogram' || kept.weight.name === 'g_idx';
      expect(Math.abs(moments.mean - (start.mean ?? 0)), `${about} ${kept.path} mean`).toBeLessThan(exact ? 1e-6 : near * 2);
      expect(Math.abs(moments.std - start.std), `${about} ${kept.path} spread`).toBeLessThan(exact ? 1e-6 : near * 1.5);
      if (exact) for (const end of ['min', 'max'] as const) expect(moments[end], `${about} ${kept.path}`).toBeCloseTo(start[end] ?? NaN, 6);
    }
  }
});
