// How many layers are inferred in a second: every recorded case of conformance/layers, read, made, called and counted as in its test.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { median } from './median.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const ROUNDS = 5;

/** Every case, decoded. */
function recordedCases(readPythonJson) {
  const files = readdirSync(at('conformance/layers')).filter((name) => name.endsWith('.jsonl.gz'));
  const lines = files.flatMap((name) => gunzipSync(readFileSync(at(`conformance/layers/${name}`))).toString().split('\n'));
  return lines.filter((line) => line !== '').map(readPythonJson);
}

/** Measures all cases in several rounds; gives their number and the median of cases a second. */
export async function measureRecorded() {
  const compiled = spawnSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', at('conformance/tsconfig.build.json')], { encoding: 'utf8' });
  if (compiled.status !== 0) throw new Error(compiled.stdout);
  const { buildCase } = await import('../conformance/.build/conformance/check-case.js');
  const { readPythonJson } = await import('../conformance/.build/conformance/python-json.js');
  const cases = recordedCases(readPythonJson);
  const rounds = [];
  for (let round = -1; round < ROUNDS; round++) {
    const began = performance.now();
    for (const one of cases) void buildCase(one).layer?.params;
    if (round >= 0) rounds.push(cases.length / ((performance.now() - began) / 1000));
  }
  return { cases: cases.length, perSecond: median(rounds) };
}
