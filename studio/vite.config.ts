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

export default defineConfig({
  root: at('.'),
  base: './',
  plugins: [react(), source(), oneFontFormat()],
  build: {
    outDir: at('../dist/studio'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    license: { fileName: 'licenses.md' },
    // The library and React together; KaTeX, the reader of Python and the layout of graphs are loaded after them.
    chunkSizeWarningLimit: 800,
  },
});
