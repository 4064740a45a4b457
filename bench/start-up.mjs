// How long a person waits: `shapewright summary` as a whole process, against Node starting and doing nothing.
// Both run in turn, so that whatever else the machine does meets them alike; what counts is the ratio of the medians.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const ROUNDS = 40;
/** The first runs fill the caches of the system. */
const WARM_UP = 3;

/** Whole processes, each as the arguments of node. */
const processes = {
  'node -e 0': ['-e', '0'],
  'shapewright --version': [at('dist/cli/main.cjs'), '--version'],
  'shapewright summary examples/mnist_cnn.py': [at('dist/cli/main.cjs'), 'summary', at('examples/mnist_cnn.py')],
  'shapewright explain examples/mnist_cnn.py': [at('dist/cli/main.cjs'), 'explain', at('examples/mnist_cnn.py')],
};

/** Measures all processes in turn; gives each with its median in milliseconds and the ratio to the first. */
export function measureStartUp() {
  const times = Object.keys(processes).map(() => []);
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    Object.values(processes).forEach((args, i) => {
      const began = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
      const took = performance.now() - began;
      if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
      if (round >= 0) times[i].push(took);
    });
  }
  const [base] = times.map(median);
  return Object.keys(processes).map((name, i) => ({ name, milliseconds: median(times[i]), ratio: median(times[i]) / base }));
}
