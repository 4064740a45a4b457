// The table of who may import whom, and the check that reads every import against it.
// Invariant: imports are found by a parser, not by a pattern, and an import that cannot be placed is a breach.

import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path/posix';
import { parseSync } from 'vite';

const ground = ['formula', 'shape', 'issues', 'layers', 'model'];

/** For each room: the rooms it may import, the npm packages it may use, and whether it may use Node's own modules. */
export const rooms = {
  formula: { rooms: [] },
  shape: { rooms: ['formula'] },
  issues: { rooms: ['formula'] },
  layers: { rooms: ['formula', 'shape', 'issues'] },
  model: { rooms: ['formula', 'shape', 'issues', 'layers'] },
  api: { rooms: ground },
  report: { rooms: ground },
  figure: { rooms: ground },
  codegen: { rooms: ground },
  zoo: { rooms: ground },
  python: { rooms: [...ground, 'zoo'], packages: [] },
  formats: { rooms: ground },
  engine: { rooms: ground },
  language: { rooms: [...ground, 'api', 'report', 'python', 'formats', 'codegen', 'figure'] },
  cli: { rooms: [...ground, 'api', 'report', 'python', 'zoo', 'formats', 'codegen', 'figure', 'language', 'engine'], packages: [], node: true },
  index: { rooms: [...ground, 'api', 'report'] },
};

/** The room of a file in `src/`; the entry of the library, a file in no folder, is the room `index`. */
const roomOf = (path) => /^src\/(\w+)\//.exec(path)?.[1] ?? (path.startsWith('src/') ? 'index' : undefined);

/** Tests, and what only tests import, may use what the rest may not: files, recorded numbers, development packages. */
const isTest = (path) => /\.(?:test|fixture)\.tsx?$/.test(path);

/** Every module that a source text imports: as value, as type, by re-export or on demand. */
function importsOf(path, text) {
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) return { unread: errors[0].message };
  const found = [...module.staticImports.map((one) => one.moduleRequest.value)];
  for (const one of module.staticExports) for (const entry of one.entries) if (entry.moduleRequest) found.push(entry.moduleRequest.value);
  for (const { moduleRequest } of module.dynamicImports) found.push(text.slice(moduleRequest.start, moduleRequest.end).replace(/^(['"`])(.*)\1$/s, '$2'));
  walk(program, (node) => {
    if (node.type === 'TSImportType') found.push(node.source?.value ?? node.argument?.literal?.value);
  });
  return { found };
}

function walk(node, visit) {
  const waiting = [node];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (typeof one.type === 'string') visit(one);
    for (const child of Object.values(one)) if (child && typeof child === 'object') waiting.push(child);
  }
}

/** What is wrong with one import, or undefined. */
function breach(path, wanted) {
  const room = roomOf(path);
  if (room === undefined) return studioBreach(path, wanted);
  const rule = rooms[room];
  if (!rule) return `src/${room}/ is in no table of rooms (scripts/rooms.mjs)`;
  if (wanted.startsWith('.')) {
    const target = roomOf(join(dirname(path), wanted));
    if (target === room || rule.rooms.includes(target)) return undefined;
    return isTest(path) ? undefined : `${room} may not import ${target ?? wanted}`;
  }
  if (isTest(path)) return undefined;
  if (wanted.startsWith('node:') || builtinModules.includes(wanted)) return rule.node ? undefined : `${room} may not use Node's modules (${wanted})`;
  return rule.packages?.some((name) => wanted === name || wanted.startsWith(`${name}/`)) ? undefined : `${room} may not use the package ${wanted}`;
}

/** The studio and the editors see of the library what any user sees: a room's `index.ts`. */
function studioBreach(path, wanted) {
  if (isTest(path) || !wanted.startsWith('.')) return undefined;
  const target = join(dirname(path), wanted);
  return target.startsWith('src/') && !/^src\/(?:\w+\/)?index\.ts$/.test(target) ? `${path.split('/')[0]} may import a room's index.ts only, not ${target}` : undefined;
}

/** Every breach of the table in some files, as `path: what`. `read` gives a file's text. */
export function breaches(paths, read = (path) => readFileSync(path, 'utf8')) {
  return paths
    .filter((path) => /^(?:src|studio|editors)\/.*\.(?:ts|tsx)$/.test(path))
    .flatMap((path) => {
      const { found, unread } = importsOf(path, read(path));
      if (unread !== undefined) return [`${path}: cannot be read: ${unread}`];
      return [...new Set(found)].flatMap((wanted) => {
        const what = breach(path, wanted);
        return what === undefined ? [] : [`${path}: ${what}`];
      });
    });
}
