// Builds the studio into a folder of static files that any host can serve: relative addresses, nothing from elsewhere.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const EXAMPLE = '../examples/mnist_cnn.py';

/** The script that opens when the host gives no other: `source.json` beside the page, which `shapewright studio` answers itself. */
const source = (): Plugin => {
  const text = (): string => JSON.stringify({ name: 'mnist_cnn.py', text: readFileSync(at(EXAMPLE), 'utf8'), isExample: true });
  return {
    name: 'source',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'source.json', source: text() });
    },
    configureServer(server) {
      server.middlewares.use('/source.json', (_request, response) => response.setHeader('content-type', 'application/json').end(text()));
    },
  };
};

/** KaTeX offers each font in three formats; every browser that can run the page reads the first. */
const oneFontFormat = (): Plugin => ({
  name: 'one-font-format',
  enforce: 'pre',
  transform(code, id) {
    return /katex.*\.css/.test(id) ? code.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, '') : undefined;
  },
});

/** Nothing happens when a file of the library is loaded: of an index only what is used is taken along. */
const treeshake = { manualPureFunctions: ['memo', 'forwardRef'], moduleSideEffects: (id: string): boolean => !id.startsWith(at('../src/')) };

export default defineConfig({
  root: at('.'),
  base: './',
  plugins: [react(), source(), oneFontFormat()],
  // Preact has React's interface and a tenth of its size: the first drawing waits for less.
  resolve: { alias: [{ find: /^react-dom\/client$/, replacement: 'preact/compat/client' }, { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' }, { find: /^react(?:-dom)?$/, replacement: 'preact/compat' }] },
  // The worker holds the library and loads its rarer parts when they are needed, as the page does.
  worker: { format: 'es', rolldownOptions: { treeshake } },
  build: {
    rolldownOptions: { treeshake },
    outDir: at('../dist/studio'),
    // What comes later comes by itself: it is small, or waited for by nobody.
    modulePreload: false,
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    license: { fileName: 'licenses.md' },
    // The worker holds the library and the reader of Python together: both are needed for the first thing that is shown.
    chunkSizeWarningLimit: 1100,
  },
});
