// How long a script takes to read inside a process that is warm, as in an editor; and how long Python takes for the same script.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPython } from '../dist/python/index.js';
import { knownPython } from '../scripts/python.mjs';
import { median } from './median.mjs';

const example = fileURLToPath(new URL('../examples/mnist_cnn.py', import.meta.url));
const ROUNDS = 30;
/** The longest scripts of a folder, by their lines. */
const LONGEST = 40;

function timeOf(text, rounds) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    readPython(text, { print: () => '' });
    times.push(performance.now() - began);
  }
  return times;
}

/** The median of reading the example again and again. */
export const measureExample = () => median(timeOf(readFileSync(example, 'utf8'), 2 * ROUNDS).slice(ROUNDS));

/** The longest scripts of a folder, each read four times and the median of the last three taken; the slowest first. */
export function measureLongest(folder) {
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.py')).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
  const longest = scripts.toSorted((a, b) => b.text.split('\n').length - a.text.split('\n').length).slice(0, LONGEST);
  return longest.map(({ name, text }) => ({ name, milliseconds: median(timeOf(text, 4).slice(1)) })).toSorted((a, b) => b.milliseconds - a.milliseconds);
}

/** The example under real Keras, its data and its training taken away so that only the model is built; undefined without Keras. */
export function measurePython() {
  const python = knownPython();
  if (!python) return undefined;
  const runner = fileURLToPath(new URL('run_example.py', import.meta.url));
  const began = performance.now();
  const { status } = spawnSync(python, [runner, example], { env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3', CUDA_VISIBLE_DEVICES: '-1' }, stdio: 'ignore' });
  return status === 0 ? performance.now() - began : undefined;
}
