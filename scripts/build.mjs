// Builds the package into dist/: the library as modules with types, the command as one bundle, the studio as a page.
// The command is bundled, and split so that each subcommand loads only what it needs, because start-up is what users wait for.

import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';

const at = (path) => new URL(`../${path}`, import.meta.url).pathname;

/** Runs a tool of this project; its complaints are its own. */
const run = (tool, ...args) => execFileSync(process.execPath, [at(`node_modules/${tool}`), ...args], { cwd: at('.'), stdio: 'inherit' });

const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));

rmSync(at('dist'), { recursive: true, force: true });
run('typescript/bin/tsc', '-p', 'tsconfig.build.json');

await build({
  configFile: false,
  root: at('.'),
  logLevel: 'warn',
  define: { SHAPEWRIGHT_VERSION: JSON.stringify(version) },
  ssr: { noExternal: true },
  build: {
    ssr: at('src/cli/main.ts'),
    target: 'node20',
    outDir: at('dist/cli'),
    minify: true,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      // Node starts a CommonJS program several milliseconds sooner than a module.
      output: { format: 'cjs', exports: 'named', entryFileNames: 'program.cjs', chunkFileNames: '[name].cjs' },
    },
  },
});
// Text of one byte a letter is read fastest.
for (const name of readdirSync(at('dist/cli')).filter((file) => file.endsWith('.cjs'))) {
  const escaped = readFileSync(at(`dist/cli/${name}`), 'utf8').replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  writeFileSync(at(`dist/cli/${name}`), escaped);
}
copyFileSync(at('scripts/launcher.cjs'), at('dist/cli/main.cjs'));
chmodSync(at('dist/cli/main.cjs'), 0o755);
execFileSync(process.execPath, [at('scripts/code-cache.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });

if (existsSync(at('studio/vite.config.ts'))) await build({ configFile: at('studio/vite.config.ts'), logLevel: 'warn' });
