// Where tests are: beside the code, everywhere but in what was built. A machine with much to do may take its time.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['{src,studio,scripts,conformance,bench}/**/*.test.{ts,tsx,mjs}'], testTimeout: 30_000 },
});
