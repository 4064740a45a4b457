// `npm run fuzz -- [DIR] [--seconds N] [--seed N]`: odd scripts until the time is over (conformance/fuzz.ts).

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const run = (args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

run([join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'conformance/tsconfig.build.json')]);
run(['--max-old-space-size=1024', join(root, 'conformance/.build/conformance/fuzz.js'), ...process.argv.slice(2)]);
