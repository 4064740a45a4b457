// What one Conv2D costs: from its settings to output shape, weights and count, as declared formulas and by hand.

import { Bench } from 'tinybench';
import { configure, findLayer, infer } from 'shapewright/layers';
import { conv2dByHand } from './by-hand.mjs';

const definition = findLayer('Conv2D');
const same = { filters: 32, kernel_size: 3, strides: 1, padding: 'valid' };
const configured = configure(definition, same);

/** Each run has another input, so that no answer can be remembered. */
const shapeOf = (i) => [null, 20 + (i & 127), 28, 3];
/** Settings that were not given lately, so that they have to be read. */
const others = (i) => ({ ...same, filters: 1 + (i & 127) });
const count = (weights) => weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
const inferred = (settings, i) => count(infer(definition, settings, [{ shape: shapeOf(i), dtype: 'float32' }]).weights);

/** One alone takes less time than the clock can tell; many are interrupted by whatever else the machine does. */
const AT_ONCE = 100;

const ways = {
  'by hand': (i) => conv2dByHand(same, shapeOf(i)).params,
  'the library, settings read once': (i) => inferred(configured, i),
  'the library, the same settings given each time': (i) => inferred(configure(definition, same), i),
  'the library, other settings each time': (i) => inferred(configure(definition, others(i)), i),
};

/** Measures the ways in one run; gives each with its nanoseconds and the ratio to the first. */
export async function measureInference() {
  const bench = new Bench({ time: 700, warmupTime: 300 });
  for (const [name, way] of Object.entries(ways)) {
    if (way(31) !== conv2dByHand(same, shapeOf(31)).params) throw new Error(`${name} comes to another count`);
    bench.add(name, () => {
      let sum = 0;
      for (let i = 0; i < AT_ONCE; i++) sum += way(i);
      return sum;
    });
  }
  await bench.run();
  const times = bench.tasks.map(({ name, result }) => ({ name, nanoseconds: (result.latency.p50 * 1e6) / AT_ONCE }));
  return times.map((one) => ({ ...one, ratio: one.nanoseconds / times[0].nanoseconds }));
}
