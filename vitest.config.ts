// Where tests are: beside the code, everywhere but in what was built.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['{src,studio,scripts,conformance,bench}/**/*.test.{ts,tsx,mjs}'] },
});
