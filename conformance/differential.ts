// Random cases: the real Keras and the library build the same ones. Differences are shrunk and printed as Python.
// Called by scripts/oracle.mjs: --random N [--seed S] [--layers A,B] [--show K]. Ends with 1 when anything differs.

import { readdirSync, readFileSync } from 'node:fs';
import { layers } from '../src/layers/index.ts';
import { inputsSource, pythonLine, type CaseRecord, type ChainRecord, type ScriptRecord } from './case-record.ts';
import { checkCase, type Difference } from './check-case.ts';
import { checkChain } from './check-chain.ts';
import { checkScript, writtenFrom } from './check-script.ts';
import { KerasProcess } from './keras-process.ts';
import { simpler, simplerChains, simplerScripts, type Subject } from './shrink.ts';

/** How many differences are shrunk and shown where nothing is said; more of them rarely say more. */
const SHOWN = 12;
/** How many simplifying steps one difference gets. */
const STEPS = 40;

type Answer = CaseRecord | ChainRecord | ScriptRecord;

interface Differing {
  readonly record: Answer;
  readonly difference: Difference;
}

const check = (record: Answer): readonly Difference[] => ('script' in record ? checkScript(record) : 'chain' in record ? checkChain(record) : checkCase(record));

const titleOf = ({ record, difference }: Differing): string => `${'script' in record ? 'a script' : 'chain' in record ? 'a chain' : record.class}, ${difference.what}`;

const sourceOf = (record: Answer): string =>
  'script' in record ? `${record.columns} columns:\n    ${record.script.trim().replaceAll('\n', '\n    ')}` : 'chain' in record ? inputsSource(record.inputs) + record.py : pythonLine(record);

/** What makes two differences the same one, for showing each kind once. */
function kindOf(one: Differing): string {
  const { record, difference } = one;
  const printed = 'script' in record ? difference.ours.replaceAll(/\d+|[^ -~]+/g, '').slice(0, 60) : '';
  return `${titleOf(one)} ${printed} ${record.error ? `${record.error.type} ${record.error.message.slice(0, 40)}` : ''}`;
}

/** What a record was built from, one step simpler. */
function variantsOf(record: Answer): readonly Subject[] {
  if ('script' in record) return simplerScripts(record);
  if ('chain' in record) return simplerChains({ chain: record.chain, inputs: record.inputs });
  const { class: name, args, inputs, tuples, call, prior_calls: priors } = record;
  return simpler({ class: name, args, inputs, ...(tuples ? { tuples } : {}), ...(call ? { call } : {}), ...(priors ? { prior_calls: priors } : {}) });
}

/** The smallest case with the same kind of difference. */
async function shrink(keras: KerasProcess, start: Differing): Promise<Differing> {
  const alike = (one: Differing): boolean => one.difference.what === start.difference.what && one.record.error?.type === start.record.error?.type;
  let best = start;
  for (let step = 0; step < STEPS; step++) {
    const answers = await keras.ask(variantsOf(best.record));
    const smaller = answers.flatMap((record) => ('skipped' in record ? [] : check(record).map((difference) => ({ record, difference })))).find(alike);
    if (!smaller) return best;
    best = smaller;
  }
  return best;
}

/** The scripts written from models, run by Keras: those that print something else. */
async function checkWritten(keras: KerasProcess, records: readonly ScriptRecord[]): Promise<readonly Differing[]> {
  const written = records.flatMap((record) => writtenFrom(record) ?? []);
  const answers = await keras.ask(written.map(({ script }) => ({ script, columns: 80 })));
  return answers.flatMap((answer, i) => {
    if (!('script' in answer)) return [];
    const expected = written[i]?.printed ?? '';
    const { error, printed } = answer;
    if (!error && printed === expected) return [];
    const line = printed.split('\n').findIndex((one, at) => one !== expected.split('\n')[at]);
    return [{ record: answer, difference: { what: 'written script', keras: error ? `${error.type}: ${error.message}` : (printed.split('\n')[line] ?? ''), ours: expected.split('\n')[line] ?? '' } }];
  });
}

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

const count = Number(option('--random') ?? 500);
const seed = Number(option('--seed') ?? Math.floor(Math.random() * 1e9));
const most = Number(option('--show') ?? SHOWN);
const names = option('--layers') ?? layers.map((layer) => layer.name).join(',');
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error('usage: npm run oracle -- --random COUNT [--seed NUMBER] [--layers Conv2D,Dense] [--show NUMBER]');
  process.exit(2);
}

console.log(`${count} random cases, seed ${seed}`);
const keras = new KerasProcess(process.env['SHAPEWRIGHT_PYTHON'] ?? 'python3', ['--random', String(count), '--seed', String(seed), '--layers', names]);
const seen = { accepted: 0, refused: 0, skipped: 0, chains: 0, classes: new Set<string>() };
const kinds = new Map<string, Differing[]>();
const scripts: ScriptRecord[] = [];

function note(one: Differing): void {
  kinds.set(kindOf(one), [...(kinds.get(kindOf(one)) ?? []), one]);
}

for (let i = 0; i < count; i++) {
  const record = await keras.next();
  if ('skipped' in record) {
    seen.skipped += 1;
    continue;
  }
  if ('chain' in record) seen.chains += 1;
  if (!('script' in record)) for (const one of 'chain' in record ? record.chain : [record]) seen.classes.add(one.class);
  const [difference] = check(record);
  if ('script' in record && !difference) scripts.push(record);
  if (difference) note({ record, difference });
  else if (record.error) seen.refused += 1;
  else seen.accepted += 1;
}
const standing = readdirSync(new URL('../../models/', import.meta.url)).filter((file) => file.endsWith('.py'));
const models = standing.map((file) => ({ script: readFileSync(new URL(`../../models/${file}`, import.meta.url), 'utf8'), columns: 80, printed: '' }));
for (const one of await checkWritten(keras, [...models, ...scripts.filter((record) => !record.error)])) note(one);

for (const [, group] of [...kinds].slice(0, most)) {
  const [first] = group;
  if (!first) continue;
  const smallest = first.difference.what === 'written script' ? first : await shrink(keras, first);
  console.log(`\n${titleOf(first)}${group.length > 1 ? ` (${group.length} cases)` : ''}\n  ${sourceOf(smallest.record)}\n    Keras: ${smallest.difference.keras}\n    ours:  ${smallest.difference.ours}`);
}
keras.close();
if (kinds.size > most) console.log(`\n... and ${kinds.size - most} further kinds of difference.`);
const missing = names.split(',').filter((name) => !seen.classes.has(name));
if (missing.length > 0) console.log(`\nnot drawn: ${missing.join(', ')}`);
const differ = [...kinds.values()].reduce((total, group) => total + group.length, 0);
console.log(`\n${seen.classes.size} layers, ${seen.chains} chains, ${scripts.length} scripts alike: ${seen.accepted} accepted alike, ${seen.refused} refused alike, ${differ} differ${seen.skipped ? `, ${seen.skipped} too large to build` : ''}; seed ${seed}`);
process.exitCode = differ > 0 ? 1 : 0;
