// The chain of `build-chain.mjs` at three lengths: that the time grows with the length and no faster. Each is a process of its own
// with Node's own limits, so that its memory is its own. Then a chain of 300 beside TensorFlow.js and real Keras, in the same run.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { knownPython } from '../scripts/python.mjs';
import { buildChain } from './build-chain.mjs';
import { median } from './median.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const ROUNDS = 25;
/** Milliseconds in which each way gets warm: the engine compiles what runs often. */
const WARM_UP = 3000;
const SHORT = 300;

/** What a program prints as JSON. */
function ask(program, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** The chain in TensorFlow.js, where it is installed. */
async function inTensorFlow() {
  try {
    const tf = await import('@tensorflow/tfjs-layers');
    await import('@tensorflow/tfjs-backend-cpu');
    return () => {
      const began = performance.now();
      const model = tf.sequential();
      model.add(tf.layers.inputLayer({ inputShape: [32, 32, 8] }));
      for (let i = 0; i < SHORT; i += 3) {
        model.add(tf.layers.conv2d({ filters: 8, kernelSize: 3, padding: 'same' }));
        model.add(tf.layers.batchNormalization());
        model.add(tf.layers.reLU());
      }
      return { params: model.countParams(), ms: performance.now() - began };
    };
  } catch {
    return undefined;
  }
}

/** Measures n, 2n and 4n layers; gives each with its seconds, those of the processor over the whole process, and its megabytes. */
export function measureChain(n = 250_000) {
  return [n, 2 * n, 4 * n].map((length) => {
    const rounds = [1, 2, 3].map(() => ask(process.execPath, [at('build-chain.mjs'), String(length)]));
    const middle = (key) => median(rounds.map((round) => round[key]));
    return { layers: length, seconds: middle('ms') / 1000, cpu: middle('cpu'), megabytes: middle('megabytes') };
  });
}

/** Measures the chain of 300 here, in TensorFlow.js and in Keras, warm and in turn; gives the milliseconds of each, and where Keras ends. */
export async function measureShortChain() {
  const theirs = await inTensorFlow();
  const ways = [() => buildChain(SHORT), ...(theirs ? [theirs] : [])];
  const times = ways.map(() => []);
  const { params } = buildChain(SHORT);
  ways.forEach((way, i) => {
    for (const began = performance.now(); performance.now() - began < WARM_UP; ) if (way().params !== params) throw new Error(`${i === 0 ? 'The library' : 'TensorFlow.js'} counts otherwise`);
  });
  for (let round = 0; round < ROUNDS; round++) ways.forEach((way, i) => times[i].push(way().ms));
  const [ours, tensorFlow] = times.map(median);
  const python = knownPython();
  const keras = python && ask(python, [at('keras_chain.py')], { TF_CPP_MIN_LOG_LEVEL: '3', CUDA_VISIBLE_DEVICES: '-1' });
  if (keras && keras.params !== params) throw new Error('Keras counts otherwise');
  return { ours, tensorFlow, keras: keras?.ms, ends: keras?.ends };
}
