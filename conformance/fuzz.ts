// `npm run fuzz -- [DIR] [--seconds N] [--seed N]`: odd scripts, made from those in DIR, read until the time is over.
// Says which crashed or took too long; exit status 1 when one did.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { greedy, mutated, seeded } from '../src/python/fuzz.fixture.ts';
import { readPython } from '../src/python/index.ts';
import { KerasRefusal, summary } from '../src/report/index.ts';

/** Processor's seconds that a script may take, and memory that all may. */
const MOST_SECONDS = 5;
const MOST_MEGABYTES = 1024;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
const folder = positionals[0] ?? fileURLToPath(new URL('../../scripts/', import.meta.url));
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
const random = seeded(seed);
const scripts = readdirSync(folder).filter((name) => name.endsWith('.py')).map((name) => readFileSync(join(folder, name), 'utf8'));

let bad = 0;
let slowest = 0;

function check(text: string, what: string): void {
  for (const mode of ['read', 'run'] as const) {
    const began = process.cpuUsage();
    let crash = '';
    try {
      readPython(text, {
        mode,
        print: (model) => {
          try {
            return summary(model);
          } catch (error) {
            if (error instanceof KerasRefusal) return error.printed;
            throw error;
          }
        },
      });
    } catch (error) {
      crash = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    const { user, system } = process.cpuUsage(began);
    const seconds = (user + system) / 1e6;
    slowest = Math.max(slowest, seconds);
    if (crash === '' && seconds < MOST_SECONDS) continue;
    bad++;
    console.log(`${what} (${mode}): ${crash === '' ? `${seconds.toFixed(1)} s` : crash}\n--------\n${text.slice(0, 3000)}\n--------`);
  }
}

for (const text of greedy) check(text, 'asks for too much');
for (const text of scripts) check(text, 'as it is');
const end = Date.now() + 1000 * Number(values.seconds ?? 60);
let count = 0;
for (; Date.now() < end; count++) check(mutated(scripts[Math.floor(random() * scripts.length)] ?? '', random), `number ${count} of seed ${seed}`);
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`${greedy.length} greedy scripts, ${scripts.length} as they are and ${count} made odd, seed ${seed}: ${bad} bad, the slowest ${slowest.toFixed(1)} s, at most ${megabytes} MB`);
process.exitCode = bad > 0 || megabytes > MOST_MEGABYTES ? 1 : 0;
