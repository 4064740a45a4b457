// Every layer of the catalogue against the recorded truth: all cases of real Keras 3.15.1.

import { describe, expect, test } from 'vitest';
import { layers } from '../src/layers/index.ts';
import { pythonLine } from './case-record.ts';
import { checkCase } from './check-case.ts';
import { readRecords } from './read-records.ts';

/** How many differing cases a failing test prints. */
const SHOWN = 12;

describe('layers agree with Keras 3.15.1', () => {
  test.each(layers.map((layer) => layer.name))('%s', (name) => {
    const records = readRecords(name);
    expect(records.length, `no recorded cases of ${name}`).toBeGreaterThan(0);
    const differing = records.flatMap((record) => {
      const differences = checkCase(record);
      return differences.length === 0 ? [] : [`${record.id}: ${pythonLine(record)}\n${differences.map(({ what, keras, ours }) => `    ${what}\n        Keras: ${keras}\n        ours:  ${ours}`).join('\n')}`];
    });
    expect(differing.length, `${differing.length} of ${records.length} cases differ:\n${differing.slice(0, SHOWN).join('\n')}`).toBe(0);
  });
});
