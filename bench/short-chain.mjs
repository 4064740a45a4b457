// The chain of 300 layers in this process alone, warm: `node bench/short-chain.mjs library` or `tensorflow`. Prints JSON.
// Each way has a process of its own, since two libraries that take turns in one empty each other's caches.

import { buildChain } from './build-chain.mjs';
import { median } from './median.mjs';

const SHORT = 300;
/** Milliseconds in which a way gets warm (the engine compiles what runs often), and is measured. */
const WARM_UP = 3000;
const MEASURED = 3000;

/** Builds the chain and counts it; gives what it comes to and its milliseconds. What it takes to let go of it is not counted. */
const ways = {
  library: async () => () => buildChain(SHORT),
  async tensorflow() {
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
      const built = { params: model.countParams(), ms: performance.now() - began };
      model.dispose();
      return built;
    };
  },
};

const way = await ways[process.argv[2] ?? 'library']();
for (const began = performance.now(); performance.now() - began < WARM_UP; ) way();
const rounds = [];
for (const began = performance.now(); performance.now() - began < MEASURED; ) rounds.push(way());
console.log(JSON.stringify({ params: rounds[0].params, ms: median(rounds.map(({ ms }) => ms)) }));
