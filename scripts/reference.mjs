// Writes docs/layers/ from the declarations, by the built library: a page a layer, their drawings, the index.
//   npm run reference        writes what has changed and removes what no layer has any more
//   ... --check              fails when something is stale, and writes nothing

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../docs/layers/', import.meta.url));
const { layers } = await import('../dist/layers/index.js');
const { referenceFiles } = await import('../dist/report/index.js');

const files = referenceFiles(layers);
const present = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(folder.length).replaceAll('\\', '/')) : [];
const stale = [...files].filter(([path, text]) => !existsSync(join(folder, path)) || readFileSync(join(folder, path), 'utf8') !== text).map(([path]) => path);
const extra = present.filter((path) => !files.has(path));

if (process.argv.includes('--check')) {
  for (const path of [...stale, ...extra]) console.error(`docs/layers/${path} is stale: run \`npm run reference\``);
  process.exitCode = stale.length + extra.length === 0 ? 0 : 1;
} else {
  for (const path of stale) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), files.get(path) ?? '');
  }
  for (const path of extra) rmSync(join(folder, path));
  console.log(`docs/layers: ${files.size} files, ${stale.length} written, ${extra.length} removed`);
}
