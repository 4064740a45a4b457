// Writes V8's cache beside each chunk of the built command, from a run on the example: what that needs is compiled already.
// Called by the build as a process of its own, since the cache holds what this process has compiled.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

process.argv = [process.execPath, at('dist/cli/main.cjs'), 'summary', at('examples/mnist_cnn.py')];
const chunks = createRequire(import.meta.url)('../dist/cli/main.cjs');
process.on('exit', () => {
  for (const [name, { script }] of chunks) writeFileSync(at(`dist/cli/${name}.cache`), script.createCachedData());
});
