// The house rules really fail: every planted breach is found, and what is allowed is not.

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { breaches } from './rooms.mjs';
import { untidy } from './tidiness.mjs';

const found = (path, text) => breaches([path], () => text).map((line) => line.slice(path.length + 2));
const tidied = (path, text) => untidy([path], () => Buffer.from(text)).map((line) => line.slice(path.length));

describe('who may import whom', () => {
  test.each([
    ['upwards', 'src/formula/x.ts', "import { a } from '../shape/index.ts'", 'formula may not import shape'],
    ['from a sibling', 'src/report/x.ts', "import { a } from '../python/index.ts'", 'report may not import python'],
    ['a type only', 'src/layers/x.ts', "import type { A } from '../model/index.ts'", 'layers may not import model'],
    ['by re-export', 'src/model/index.ts', "export * from '../report/index.ts'", 'model may not import report'],
    ['on demand', 'src/codegen/x.ts', "const a = await import('../cli/main.ts')", 'codegen may not import cli'],
    ['inside a type', 'src/shape/x.ts', "export type A = import('../layers/index.ts').A", 'shape may not import layers'],
    ['outside the library', 'src/report/x.ts', "import { a } from '../../studio/desk/desk.ts'", 'report may not import ../../studio/desk/desk.ts'],
    ['a package', 'src/layers/x.ts', "import pc from 'picocolors'", 'layers may not use the package picocolors'],
    ['the file system', 'src/report/x.ts', "import { readFileSync } from 'node:fs'", "report may not use Node's modules (node:fs)"],
    ['the file system by its old name', 'src/model/x.ts', "import fs from 'fs'", "model may not use Node's modules (fs)"],
    ['past the door of a room', 'studio/desk/x.ts', "import { a } from '../../src/model/graph.ts'", "studio may import a room's index.ts only, not src/model/graph.ts"],
    ['from a room in no table', 'src/attic/x.ts', "import { a } from '../formula/index.ts'", 'src/attic/ is in no table of rooms (scripts/rooms.mjs)'],
  ])('%s', (_, path, text, what) => {
    expect(found(path, text)).toEqual([what]);
  });

  test.each([
    ['src/model/x.ts', "import { a } from '../layers/index.ts'; import { b } from './graph.ts'"],
    ['src/cli/x.ts', "import { parseArgs } from 'node:util'; const a = await import('../python/index.ts')"],
    ['src/report/x.test.ts', "import { expect } from 'vitest'; import { a } from '../python/index.ts'"],
    ['studio/view/x.tsx', "import { a } from '../../src/model/index.ts'; import react from 'react'; const A = <div>{a}</div>"],
    ['src/formula/x.ts', "// import { a } from '../shape/index.ts'\nconst text = \"import '../shape/index.ts'\""],
  ])('%s is fine', (path, text) => {
    expect(found(path, text)).toEqual([]);
  });

  test('a file that cannot be read is a breach', () => {
    expect(found('src/model/x.ts', 'import {')[0]).toMatch(/^cannot be read/);
  });
});

describe('tidiness', () => {
  const home = ['', 'home', 'ada', 'net.py'].join('/');
  test('a long file', () => {
    expect(tidied('src/a.ts', 'x\n'.repeat(401))).toEqual([': 401 lines, more than 400']);
    expect(tidied('src/a.ts', 'x\n'.repeat(400))).toEqual([]);
    expect(tidied('src/a.generated.ts', 'x\n'.repeat(401))).toEqual([]);
    expect(tidied('README.md', 'x\n'.repeat(401))).toEqual([]);
  });
  test('a path of a machine', () => {
    expect(tidied('docs/a.md', `one\nsee ${home}`)).toEqual([`:2: names a path of a machine: ${home.replace('/net.py', '')}`]);
    expect(tidied('docs/a.md', 'see docs/home/index.md and https://x.org/home/a')).toEqual([]);
  });
  test('a path of a machine in a packed record', () => {
    expect(untidy(['a.json.gz'], () => gzipSync(`{"file":"${home}"}`))).toHaveLength(1);
  });
});
