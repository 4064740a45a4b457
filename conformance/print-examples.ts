// Prints the examples of all layers as JSON lines, for record_examples.py. Called by scripts/oracle.mjs.

import { layers } from '../src/layers/index.ts';
import { referenceOf } from '../src/report/index.ts';
import { exampleCase } from './example-case.ts';

for (const definition of layers) {
  const test = referenceOf(definition).example ? exampleCase(definition) : undefined;
  if (test) console.log(JSON.stringify(test));
}
