// Every operation against the recorded truth: calls of the real keras.ops 3.15.1 on symbolic tensors.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { operations } from '../src/layers/index.ts';
import { callText, checkOperation, type OperationRecord } from './check-operation.ts';
import { readPythonJson } from './python-json.ts';

const text = gunzipSync(readFileSync(new URL('operations.jsonl.gz', import.meta.url))).toString();
const records = text.split('\n').filter((line) => line !== '').map((line) => readPythonJson(line) as unknown as OperationRecord).filter(({ other }) => other === undefined);
const byName = new Map<string, OperationRecord[]>();
for (const record of records) {
  const before = byName.get(record.op);
  if (before) before.push(record);
  else byName.set(record.op, [record]);
}

/** How many differing calls a failing test prints. */
const SHOWN = 8;

describe('operations agree with Keras 3.15.1', () => {
  test.each([...byName.keys()].toSorted())('%s', (name) => {
    const calls = byName.get(name) ?? [];
    const differing = calls.flatMap((record) => {
      const differences = checkOperation(record);
      return differences.length === 0 ? [] : [`${callText(record)}\n${differences.map(({ what, keras, ours }) => `    ${what}\n        Keras: ${keras}\n        ours:  ${ours}`).join('\n')}`];
    });
    expect(differing.length, `${differing.length} of ${calls.length} calls differ:\n${differing.slice(0, SHOWN).join('\n')}`).toBe(0);
  });

  test('every declared operation is recorded', () => {
    const recorded = new Set(records.map((record) => record.class));
    expect(operations.map(({ name }) => name).filter((name) => !recorded.has(name))).toEqual([]);
  });
});
