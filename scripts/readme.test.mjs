// What the README shows is true: its TypeScript is checked and run against the built package, its commands print what stands there.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The texts of the fenced blocks of a language. */
const blocks = (language) => [...readme.matchAll(/^```(\w*)\n(.*?)^```$/gms)].filter(([, of]) => of === language).map(([, , text]) => text);

const folder = mkdtempSync(join(tmpdir(), 'shapewright-readme-'));

beforeAll(() => {
  if (!existsSync(join(root, 'dist/index.js'))) throw new Error('build first: npm run build');
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/shapewright'));
  symlinkSync(join(root, 'node_modules/@types'), join(folder, 'node_modules/@types'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(blocks('ts').map((text, i) => [i + 1, text]))('TypeScript %i is typed and runs', (i, text) => {
  writeFileSync(join(folder, `block${i}.ts`), text);
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node', `block${i}.ts`], { cwd: folder });
  const { status, stdout, stderr } = spawnSync(process.execPath, [`block${i}.js`], { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  // `// ... 54,410 parameters` and the like: the numbers that comments promise are among what is printed.
  for (const [, comment] of text.matchAll(/\/\/ (.*)$/gm)) for (const [number] of comment.matchAll(/\b\d{1,3}(?:,\d{3})+\b/g)) expect(stdout).toContain(number);
});

const shown = blocks('').filter((text) => text.startsWith('$ shapewright '));

test('some commands are shown', () => {
  expect(shown.length).toBeGreaterThan(0);
});

test.each(shown.map((text) => [text.split('\n', 1)[0], text]))('%s', (_, text) => {
  const [line, ...expected] = text.trimEnd().split('\n');
  const { stdout } = spawnSync(process.execPath, [join(root, 'dist/cli/main.cjs'), ...line.split(' ').slice(2)], { cwd: join(root, 'examples'), encoding: 'utf8' });
  expect(stdout.trimEnd().split('\n')).toEqual(elided(expected, stdout.trimEnd().split('\n')));
});

/** The expected lines, with those that a line of dots stands for taken from what was printed. */
function elided(expected, printed) {
  const lines = [];
  expected.forEach((line, i) => {
    if (line.trim() !== '...') return void lines.push(line);
    const next = expected[i + 1];
    const end = next === undefined ? printed.length : printed.indexOf(next, lines.length);
    lines.push(...printed.slice(lines.length, end < 0 ? undefined : end));
  });
  return lines;
}
