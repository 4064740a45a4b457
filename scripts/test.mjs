// Everything that must hold, in one command: each step says a line, the last line counts.
// Invariant: a step that fails shows its own words; a step that passes stays short.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `npm test -- --long`: as many changed model files as are worth an hour's wait now and then. */
const isLong = process.argv.includes('--long');

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'shapewright-test-'));
const report = join(folder, 'vitest.json');

/** Each step: what it proves, and the program of this project that proves it. */
const steps = [
  ['generated files are current', 'scripts/messages.mjs', '--check'],
  ['the package builds, types and all', 'scripts/build.mjs'],
  ['the reference is current', 'scripts/reference.mjs', '--check'],
  ['types of the tests', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
  ['types of the conformance tests', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'conformance'],
  ['types of the studio', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'studio'],
  ['lint', 'node_modules/oxlint/bin/oxlint', '--quiet'],
  ['house rules: imports, lengths, paths', 'scripts/check.mjs'],
  ['nothing unused', 'node_modules/knip/bin/knip.js', '--no-progress'],
  ['the package is well formed', 'node_modules/publint/src/cli.js', '--strict', '--pack', 'false'],
  ['tests', 'node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
];

let passed = 0;
let failed = 0;
for (const [name, program, ...args] of steps) {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', ...(isLong ? { SHAPEWRIGHT_MUTATIONS: '10000' } : {}) }, maxBuffer: 1 << 28 });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (status !== 0) console.log(`${stdout}${stderr}`.trim());
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  const counted = name === 'tests' ? countTests() : { passed: 0, failed: 0 };
  passed += counted.passed + (status === 0 && name !== 'tests' ? 1 : 0);
  // A step that fails without a failing test (a file that cannot be loaded, say) counts as one failure.
  failed += status === 0 ? 0 : Math.max(counted.failed, 1);
}
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** The counts of the tests, each of which counts for itself; says which were skipped. */
function countTests() {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  for (const { assertionResults } of testResults) for (const { status, fullName } of assertionResults) if (status === 'pending' || status === 'skipped') console.log(`skipped: ${fullName}`);
  return { passed: numPassedTests, failed: numFailedTests };
}
