// `npm run corpus -- DIR`: reads public scripts and compares with what real Keras built from them (conformance/corpus/).
// `npm run corpus -- --applications DIR`: the same with Keras's own files of its applications, keras/src/applications.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const run = (args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

run([join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'conformance/tsconfig.build.json')]);
const args = process.argv.slice(2);
const own = args.indexOf('--applications');
if (own < 0) run([join(root, 'conformance/.build/conformance/corpus/corpus.js'), ...args]);
else run([join(root, 'conformance/.build/conformance/corpus/check-applications.js'), ...args.toSpliced(own, 1)]);
