// Modules about the machine: `os`, `sys`, `random`, `time`, `json`, `logging`.
// Invariant: what depends on the machine, the clock or chance is unknown and says so.

import { Dict, List, Module, Tuple, Unknown, type Call, type Value } from '../values/index.ts';
import type { Run } from '../run/run.ts';
import { moduleOf, type Functions } from './table.ts';

const first = (call: Call): Value => call.args[0] ?? null;

/** Modules about the machine. */
export function systemModules(): Record<string, () => Module> {
  const joinPath = (parts: readonly Value[], run: Run): Value => {
    if (parts.some((part) => typeof part !== 'string')) return parts.find((part) => part instanceof Unknown) ?? run.unknown('comes from `os.path.join`');
    return parts.map(String).reduce((path, part) => (part.startsWith('/') ? part : path === '' || path.endsWith('/') ? path + part : `${path}/${part}`), '');
  };
  const onPath = (name: string, apply: (path: string) => Value): Functions => ({ [name]: (run, call) => (typeof first(call) === 'string' ? apply(String(first(call))) : run.unknown(`comes from \`os.path.${name}\``)) });
  const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const path = (): Module => moduleOf('os.path', {
    join: (run, call) => joinPath(call.args, run),
    ...onPath('basename', base),
    ...onPath('dirname', (one) => one.slice(0, Math.max(0, one.lastIndexOf('/')))),
    ...onPath('splitext', (one) => new Tuple(/^\.*[^.]*$/.test(base(one)) ? [one, ''] : [one.slice(0, one.lastIndexOf('.')), one.slice(one.lastIndexOf('.'))])),
    ...onPath('split', (one) => new Tuple([one.slice(0, Math.max(0, one.lastIndexOf('/'))), base(one)])),
  }, { sep: '/' });
  const unknownRest = (name: string, functions: Functions, values: Readonly<Record<string, Value>> = {}) => (): Module => moduleOf(name, functions, values);
  const environ = (): Value => {
    const made = new Dict();
    made.lost = new Unknown('comes from the environment of whoever runs the script');
    return made;
  };
  return {
    'os.path': path,
    os: () => moduleOf('os', { makedirs: () => null, mkdir: () => null, chdir: () => null, system: () => null, putenv: () => null, getenv: (run, call) => run.unknown(`comes from the environment variable ${String(first(call))}`) }, { sep: '/', linesep: '\n', name: 'posix', path: path(), environ: environ() }),
    sys: () => moduleOf('sys', { exit: (run) => { throw run.raised(run.exception('SystemExit')); }, getsizeof: (run) => run.unknown('is a size in memory'), setrecursionlimit: () => null }, { argv: new List(['script.py']), path: new List(), maxsize: 9223372036854775807n, platform: 'linux' }),
    random: unknownRest('random', { seed: () => null, shuffle: (run, call) => { const list = first(call); if (list instanceof List) { run.touch(list); list.lost = run.unknown('was shuffled by chance'); } return null; } }),
    json: unknownRest('json', { dump: () => null }),
    time: unknownRest('time', { sleep: () => null }),
    logging: unknownRest('logging', { basicConfig: () => null, info: () => null, warning: () => null, debug: () => null, error: () => null }, { INFO: 20, DEBUG: 10, WARNING: 30, ERROR: 40 }),
  };
}
