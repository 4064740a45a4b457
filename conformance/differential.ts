// Random cases: the real Keras and the library build the same ones. Differences are shrunk and printed as Python.
// Called by scripts/oracle.mjs: --random N [--seed S] [--layers A,B]. Ends with 1 when anything differs.

import { layers } from '../src/layers/index.ts';
import { pythonLine, type CaseRecord } from './case-record.ts';
import { checkCase, type Difference } from './check-case.ts';
import { KerasProcess } from './keras-process.ts';
import { simpler } from './shrink.ts';

/** How many differences are shrunk and shown; more of them rarely say more. */
const SHOWN = 12;
/** How many simplifying steps one difference gets. */
const STEPS = 40;

interface Differing {
  readonly record: CaseRecord;
  readonly difference: Difference;
}

/** What makes two differences the same one, for showing each kind once. */
const kindOf = ({ record, difference }: Differing): string => `${record.class} ${difference.what} ${record.error ? `${record.error.type} ${record.error.message.slice(0, 40)}` : ''}`;

/** The smallest case with the same kind of difference. */
async function shrink(keras: KerasProcess, start: Differing): Promise<Differing> {
  let best = start;
  for (let step = 0; step < STEPS; step++) {
    const { record: now } = best;
    const variants = simpler({ class: now.class, args: now.args, inputs: now.inputs, ...(now.tuples ? { tuples: now.tuples } : {}), ...(now.call ? { call: now.call } : {}), ...(now.prior_calls ? { prior_calls: now.prior_calls } : {}) });
    const answers = await keras.ask(variants);
    const smaller = answers.flatMap((record) => ('skipped' in record ? [] : checkCase(record).map((difference) => ({ record, difference })))).find((one) => one.difference.what === best.difference.what && (one.record.error === undefined) === (best.record.error === undefined));
    if (!smaller) return best;
    best = smaller;
  }
  return best;
}

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

const count = Number(option('--random') ?? 500);
const seed = Number(option('--seed') ?? Math.floor(Math.random() * 1e9));
const names = option('--layers') ?? layers.map((layer) => layer.name).join(',');
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error('usage: npm run oracle -- --random COUNT [--seed NUMBER] [--layers Conv2D,Dense]');
  process.exit(2);
}

console.log(`${count} random cases, seed ${seed}`);
const keras = new KerasProcess(process.env['SHAPEWRIGHT_PYTHON'] ?? 'python3', ['--random', String(count), '--seed', String(seed), '--layers', names]);
const seen = { accepted: 0, refused: 0, skipped: 0, classes: new Set<string>() };
const differing: Differing[] = [];
for (let i = 0; i < count; i++) {
  const record = await keras.next();
  if ('skipped' in record) {
    seen.skipped += 1;
    continue;
  }
  seen.classes.add(record.class);
  const [difference] = checkCase(record);
  if (difference) differing.push({ record, difference });
  else if (record.error) seen.refused += 1;
  else seen.accepted += 1;
}

const kinds = new Map<string, Differing[]>();
for (const one of differing) kinds.set(kindOf(one), [...(kinds.get(kindOf(one)) ?? []), one]);
for (const [, group] of [...kinds].slice(0, SHOWN)) {
  const [first] = group;
  if (!first) continue;
  const { record, difference } = await shrink(keras, first);
  console.log(`\n${record.class}, ${difference.what}${group.length > 1 ? ` (${group.length} cases)` : ''}\n  ${pythonLine(record)}\n    Keras: ${difference.keras}\n    ours:  ${difference.ours}`);
}
keras.close();
if (kinds.size > SHOWN) console.log(`\n... and ${kinds.size - SHOWN} further kinds of difference.`);
console.log(`\n${seen.classes.size} layers: ${seen.accepted} accepted alike, ${seen.refused} refused alike, ${differing.length} differ${seen.skipped ? `, ${seen.skipped} too large to build` : ''}; seed ${seed}`);
process.exitCode = differing.length > 0 ? 1 : 0;
