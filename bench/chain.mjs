// The chain of `build-chain.mjs` at three lengths: that the time grows with the length and no faster. Each is a process of its own
// with Node's own limits, so that its memory is its own. Then a chain of 300 beside TensorFlow.js and real Keras, in the same run.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { knownPython } from '../scripts/python.mjs';
import { median } from './median.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const ROUNDS = 3;

/** What a program prints as JSON, in its last line. */
function ask(program, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1));
}

/** Measures n, 2n and 4n layers; gives each with its seconds, those of the processor over the whole process, and its megabytes. */
export function measureChain(n = 250_000) {
  return [n, 2 * n, 4 * n].map((length) => {
    const rounds = [1, 2, 3].map(() => ask(process.execPath, [at('build-chain.mjs'), String(length)]));
    const middle = (key) => median(rounds.map((round) => round[key]));
    return { layers: length, seconds: middle('ms') / 1000, cpu: middle('cpu'), megabytes: middle('megabytes') };
  });
}

/** Measures the chain of 300 here, in TensorFlow.js and in Keras, each warm in a process of its own; gives the milliseconds of each, and where Keras ends. */
export function measureShortChain() {
  const rounds = Array.from({ length: ROUNDS }, () => ({ ours: ask(process.execPath, [at('short-chain.mjs'), 'library']), theirs: hasTensorFlow() ? ask(process.execPath, [at('short-chain.mjs'), 'tensorflow']) : undefined }));
  const [{ ours: { params } }] = rounds;
  const python = knownPython();
  const keras = python && ask(python, [at('keras_chain.py')], { TF_CPP_MIN_LOG_LEVEL: '3', CUDA_VISIBLE_DEVICES: '-1' });
  for (const [name, counted] of [['TensorFlow.js', rounds[0].theirs?.params], ['Keras', keras?.params]]) if ((counted ?? params) !== params) throw new Error(`${name} counts otherwise`);
  const times = (way) => rounds.flatMap((round) => round[way]?.ms ?? []);
  return { ours: median(times('ours')), tensorFlow: hasTensorFlow() ? median(times('theirs')) : undefined, keras: keras?.ms, ends: keras?.ends };
}

function hasTensorFlow() {
  try {
    return import.meta.resolve('@tensorflow/tfjs-layers') !== '';
  } catch {
    return false;
  }
}
