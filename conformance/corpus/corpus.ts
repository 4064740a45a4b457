// `npm run corpus -- DIR`: public scripts that are not ours, read and held against what real Keras built from them.
// DIR holds the texts, `<id>.py`; `--truth` names the folder with the records, `--only` picks scripts, `--json` keeps the outcome.

import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compareModels, compareRefusals, compareSummaries, type Outcome, type PrintOutcome } from './compare.ts';
import type { ScriptRead, ScriptTruth } from './record.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { truth: { type: 'string' }, only: { type: 'string' }, json: { type: 'string' }, tier: { type: 'string' }, limit: { type: 'string' }, verbose: { type: 'boolean' } } });

/** A script must end within this time (`--limit` seconds, for a machine that does other things besides) and this memory. */
const MOST_MILLISECONDS = 1000 * Number(values.limit ?? 5);
const MOST_MEGABYTES = 1024;

const child = fileURLToPath(new URL('read-one.js', import.meta.url));

/** Reads one script in a process that can be ended. */
class Reader {
  #process: ChildProcess | undefined;

  async read(id: string, file: string): Promise<ScriptRead> {
    const process = (this.#process ??= fork(child, { execArgv: [`--max-old-space-size=${MOST_MEGABYTES}`, '--stack-size=900'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }));
    const gone = (died: string): ScriptRead => ({ id, models: [], summaries: [], issues: [], milliseconds: MOST_MILLISECONDS, died });
    return await new Promise((resolve) => {
      const finish = (answer: ScriptRead): void => {
        clearTimeout(timer);
        process.removeAllListeners();
        if (answer.died !== undefined) this.close();
        resolve(answer);
      };
      const timer = setTimeout(() => finish(gone('time limit')), MOST_MILLISECONDS);
      process.once('message', (answer: ScriptRead) => finish(answer));
      process.once('exit', (code) => finish(gone(`the process ended with ${String(code)}`)));
      process.send({ id, file });
    });
  }

  close(): void {
    this.#process?.kill('SIGKILL');
    this.#process = undefined;
  }
}

const [folder] = positionals;
const records = [values.truth, folder && join(folder, 'truth'), '../shared/oracle/scripts/truth'].find((path) => path !== undefined && existsSync(path));
if (folder === undefined || records === undefined) {
  console.error('usage: npm run corpus -- DIR [--truth RECORDS] [--only TEXT] [--json FILE] [--verbose]\nDIR holds the scripts as <id>.py; RECORDS holds <id>.json for each.');
  process.exit(2);
}

const ids = readdirSync(records).map((file) => basename(file, '.json')).filter((id) => existsSync(join(folder, `${id}.py`)) && (values.only === undefined || id.includes(values.only)));
interface ScriptOutcome {
  readonly id: string;
  readonly models: readonly Outcome[];
  readonly summaries: readonly PrintOutcome[];
  readonly refused: ReturnType<typeof compareRefusals>['refused'];
  readonly alarms: ScriptRead['issues'];
  readonly unseen: ReturnType<typeof compareRefusals>['unseen'];
  readonly issues: ScriptRead['issues'];
  readonly milliseconds: number;
  readonly died?: string;
}
const outcomes: ScriptOutcome[] = [];
const queue = ids.values();
await Promise.all([0, 1].map(async () => {
  const reader = new Reader();
  for (const id of queue) {
    const truth = JSON.parse(readFileSync(join(records, `${id}.json`), 'utf8')) as ScriptTruth;
    const read = await reader.read(id, join(folder, `${id}.py`));
    const lines = readFileSync(join(folder, `${id}.py`), 'utf8').split('\n');
    outcomes.push({ id, models: compareModels(truth, read), summaries: compareSummaries(truth, read), ...compareRefusals(truth, read, lines), issues: read.issues, milliseconds: read.milliseconds, ...(read.died === undefined ? {} : { died: read.died }) });
  }
  reader.close();
}));
outcomes.sort((a, b) => a.id.localeCompare(b.id));

for (const { id, models, summaries, refused, alarms, unseen, issues, died } of outcomes) {
  const wrong = models.filter(({ verdict, model }) => verdict !== 'equal' && (values.tier === undefined || model.tier === values.tier));
  const badPrints = summaries.filter(({ equal }) => !equal);
  if (wrong.length + badPrints.length === 0 && died === undefined && !values.verbose) continue;
  console.log(`\n${id}${died === undefined ? '' : `  ${died}`}`);
  for (const { model, verdict, why } of wrong) console.log(`  ${verdict.padEnd(8)} ${model.tier ?? '--'} ${model.truth ?? ''} line ${model.chain.map(([line]) => line).join('<')} ${model.name}: ${why}`);
  for (const { line, why } of badPrints) console.log(`  summary  line ${line}: ${why}`);
  if (!values.verbose) continue;
  for (const { line, msg, told } of refused) if (!told) console.log(`  accepted line ${line}, where Keras refuses: ${msg}`);
  for (const { line, code, what } of alarms) console.log(`  alarm    line ${String(line)} ${code}: ${what}`);
  for (const { line, code, why } of unseen) console.log(`  unseen   line ${String(line)} ${code}: ${why}`);
  for (const { line, code, severity, what } of issues) console.log(`  ${severity.padEnd(8)} line ${String(line)} ${code}: ${what}`);
}

const tiers = ['T1', 'T1a', 'T2', 'T3', 'T4', null];
const all = outcomes.flatMap(({ models }) => models);
const share = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`);
console.log('\ntier      models   equal            unknown  missing  otherwise  differs   (truth: built)');
for (const tier of [...tiers, 'T1-T3', 'all']) {
  const those = all.filter(({ model }) => model.truth === 'built' && (tier === 'all' || (tier === 'T1-T3' ? model.tier !== null && model.tier !== 'T4' : model.tier === tier)));
  const count = (verdict: Outcome['verdict']): number => those.filter((one) => one.verdict === verdict).length;
  console.log(`${(tier ?? '-').padEnd(8)} ${String(those.length).padStart(7)} ${String(count('equal')).padStart(7)} ${share(count('equal'), those.length).padStart(7)} ${String(count('unknown')).padStart(9)} ${String(count('missing')).padStart(8)} ${String(count('otherwise')).padStart(10)} ${String(count('differs')).padStart(8)}`);
}
const asIs = all.filter(({ model }) => model.truth === 'as-is');
console.log(`as-is    ${String(asIs.length).padStart(7)} ${String(asIs.filter(({ verdict }) => verdict === 'equal').length).padStart(7)}`);
const prints = outcomes.flatMap(({ summaries }) => summaries);
const refusals = outcomes.flatMap(({ refused }) => refused);
console.log(`summaries printed alike: ${prints.filter(({ equal }) => equal).length} of ${prints.length} (${share(prints.filter(({ equal }) => equal).length, prints.length)})`);
console.log(`refused where Keras refuses: ${refusals.filter(({ told }) => told).length} of ${refusals.length}; errors told where nothing failed: ${outcomes.flatMap(({ alarms }) => alarms).length}, and ${outcomes.flatMap(({ unseen }) => unseen).length} that the recording cannot hold`);
console.log(`crashes and time limits: ${outcomes.filter(({ died }) => died !== undefined).length}; slowest: ${outcomes.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 5).map(({ id, milliseconds }) => `${id} ${milliseconds.toFixed(0)} ms`).join(', ')}`);
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(outcomes, null, 1));
