// Whole models, from a script to what Keras prints of it, against the recorded truth of real Keras 3.15.1.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { toKeras } from '../src/codegen/index.ts';
import { summary } from '../src/report/index.ts';
import { describeLayer, mainModel, runScript, type LayerRecord } from './read-script.ts';

interface RecordedScript {
  readonly script: string;
  readonly printed: string;
  readonly printed_120: string;
  readonly model: LayerRecord;
}

const here = new URL('models/', import.meta.url);
const { models } = JSON.parse(gunzipSync(readFileSync(new URL('models.json.gz', here))).toString()) as { readonly models: readonly RecordedScript[] };

describe.each(models.map((one) => [one.script, one] as const))('%s', (file, recorded) => {
  const text = readFileSync(new URL(file, here), 'utf8');
  const model = mainModel(runScript(text));
  if (!model) throw new Error(`${file} holds no \`model\``);

  test.each([[80, recorded.printed], [120, recorded.printed_120]])('prints what Python prints in %d columns', (columns, printed) => {
    const run = runScript(text, columns);
    expect(run.raised).toBeUndefined();
    expect(run.printed).toBe(printed);
  });

  test('has the layers, outputs, weights and counts of the recording', () => {
    expect(describeLayer(model)).toEqual(recorded.model);
  });

  test('is written as a script that gives the same summary', () => {
    const again = runScript(toKeras(model));
    expect(again.raised).toBeUndefined();
    expect(again.printed).toBe(summary(model));
  });
});
