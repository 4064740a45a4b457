// Modules about the machine: `os`, `sys`, `random`, `time`, `json`, `logging`.
// Invariant: what depends on the machine, the clock or chance is unknown and says so.

import { Dict, List, Module, PyClass, Tuple, types, Unknown, type Call, type Value } from '../values/index.ts';
import { moduleOf, type Functions } from './table.ts';

const first = (call: Call): Value => call.args[0] ?? null;

/** The Python that the expected results were recorded with. */
const versionInfo = (): Tuple => new Tuple([3, 11, 7, 'final', 0], new PyClass('sys.version_info', { bases: [types.tuple] }), ['major', 'minor', 'micro', 'releaselevel', 'serial']);

/** Modules about the machine. */
export function systemModules(): Record<string, () => Module> {
  const unknownRest = (name: string, functions: Functions, values: Readonly<Record<string, Value>> = {}) => (): Module => moduleOf(name, functions, values);
  const environ = (): Value => {
    const made = new Dict();
    made.lost = new Unknown('comes from the environment of whoever runs the script');
    return made;
  };
  return {
    os: () => moduleOf('os', { makedirs: () => null, mkdir: () => null, chdir: () => null, system: () => null, putenv: () => null, getenv: (run, call) => run.unknown(`comes from the environment variable ${String(first(call))}`) }, { sep: '/', linesep: '\n', name: 'posix', environ: environ() }),
    sys: () => moduleOf('sys', { exit: (run) => { throw run.raised(run.exception('SystemExit')); }, getsizeof: (run) => run.unknown('is a size in memory'), setrecursionlimit: () => null }, { argv: new List(['script.py']), path: new List(), maxsize: 9223372036854775807n, platform: 'linux', byteorder: 'little', version_info: versionInfo(), version: '3.11.7' , executable: new Unknown('is where Python lies'), stdout: new Unknown('is where the script prints'), stderr: new Unknown('is where errors go'), modules: new Unknown('are the modules that are loaded') }),
    random: unknownRest('random', { seed: () => null, shuffle: (run, call) => { const list = first(call); if (list instanceof List) { run.touch(list); list.lost = run.unknown('was shuffled by chance'); } return null; } }),
    time: unknownRest('time', { sleep: () => null }),
    logging: unknownRest('logging', { basicConfig: () => null, info: () => null, warning: () => null, debug: () => null, error: () => null }, { INFO: 20, DEBUG: 10, WARNING: 30, ERROR: 40 }),
  };
}
