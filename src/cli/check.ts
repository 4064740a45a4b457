// `shapewright check`: what continuous integration runs. Every model is sound and keeps to its limits, or the status says no.
// Invariant: what cannot be decided is a failure with its reason, never a silent pass.

import { exact, group, type Size } from '../formula/index.ts';
import { describe, suggest, type Issue } from '../issues/index.ts';
import { layersWithin, type Layer, type Model } from '../model/index.ts';
import { countsOf, documentSize, issueDocument, jsonText, type IssueDocument } from '../report/index.ts';
import { coloursOf } from './colour.ts';
import { defineCommand } from './command.ts';
import { githubLine } from './github-line.ts';
import { verdicts, type Measure, type Verdict } from './limits.ts';
import { Misuse } from './misuse.ts';
import { amount, choice, flag, several } from './options.ts';
import { forEachSource, readModels, tellIssues, type Reading } from './reading.ts';
import { letOption } from './let.ts';
import { sizeOption } from './sizes.ts';
import { sourceName } from './source.ts';
import type { World } from './world.ts';

/** One line of the answer: something that holds, or does not. */
interface Finding {
  readonly ok: boolean;
  readonly text: string;
  /** Where it is, for annotations. */
  readonly model?: Model;
  readonly option?: string;
}

/** What became of one source. */
interface Checked {
  readonly source: string;
  /** What its models are called, by name and by variable. */
  readonly names: readonly string[];
  readonly findings: readonly Finding[];
  readonly issues: readonly Issue[];
  readonly models: readonly { readonly model: Model; readonly title: string; readonly verdicts: readonly Verdict[] }[];
}

/** Checks every model of every source. */
export const command = defineCommand({
  usage: 'SOURCE... [options]',
  about: 'Checks that every model of every source is one that Keras builds, and that it keeps to the limits. The exit status is 1 where it does not, with the reason; a number that is not known keeps no limit.',
  options: {
    'max-params': amount('parameters that a model may have at most, trained or not, without the optimizer: 300k, 5M, 1.5G', 'things'),
    'max-macs': amount('multiply-adds for one example at most, as `summary --cost` counts them', 'things'),
    'max-memory': amount('memory of the weights and of the activations of one example at most: 512KB, 64MB', 'bytes'),
    model: several('only the model of this name, or in this variable; may be given several times', 'NAME', /^.+$/, 'a name'),
    strict: flag('warnings count as errors'),
    size: sizeOption,
    let: letOption,
    format: choice('how it is told; github writes annotations for GitHub Actions', ['text', 'json', 'github']),
  },
  examples: [
    ['shapewright check train.py --max-params 5M --max-macs 300M', 'fails when the model has grown too large'],
    ['shapewright check models/*.py --strict', 'fails on warnings, too'],
    ['shapewright check fcn.py --size H=224 --size W=224 --max-macs 4G', 'with numbers for the sizes that the input leaves open'],
    ['shapewright check gan.py --model generator --max-memory 64MB', 'one model of several'],
  ],
  async run({ values, operands }, world) {
    const limits = (['params', 'macs', 'memory'] as const).flatMap((measure): readonly (readonly [Measure, number])[] => {
      const most = values[`max-${measure}`];
      return most === undefined ? [] : [[measure, most]];
    });
    const all: Checked[] = [];
    const named = new Set<string>();
    const status = await forEachSource(operands, world, async (source) => {
      const reading = await readModels(source, world, values);
      const models = chosenOf(reading, values.model, named).map((model) => ({ model, title: titleOf(model, reading), verdicts: verdicts(model, limits) }));
      const names = reading.models.flatMap((model) => [model.name, ...(reading.variables.get(model) ?? [])]);
      const checked: Checked = { source: sourceName(source), names, findings: findingsOf(reading, models, { ...values, limits: limits.length }), issues: reading.issues, models };
      all.push(checked);
      if (values.format === 'text') tellText(checked, world);
      if (values.format === 'github') world.out(githubText(checked));
      return checked.findings.every(({ ok }) => ok) ? 0 : 1;
    });
    const missing = values.model.find((name) => !named.has(name));
    if (missing !== undefined && status < 2) throw new Misuse(noModel(missing, all));
    if (values.format === 'json') world.out(`${jsonText({ schema: 1, ok: status === 0, sources: all.map(checkedJson) })}\n`);
    return status;
  },
});

/** The models that were asked for: by their names, by their variables, or all that are no part of others. */
function chosenOf({ models, variables }: Reading, wanted: readonly string[], named: Set<string>): readonly Model[] {
  const inner = new Set<Layer>(models.flatMap((model) => [...layersWithin<Layer>(model)].filter((layer) => layer !== model)));
  if (wanted.length === 0) return models.filter((model) => !inner.has(model));
  return models.filter((model) => {
    const names = [model.name, ...(variables.get(model) ?? [])].filter((name) => wanted.includes(name));
    for (const name of names) named.add(name);
    return names.length > 0;
  });
}

function noModel(wanted: string, all: readonly Checked[]): string {
  const names = [...new Set(all.flatMap((checked) => checked.names))];
  const near = suggest(wanted, names)[0];
  return `no model is called ${wanted}, and no variable of this name holds one. ${near === undefined ? `The models are ${names.join(', ') || 'none'}` : `Did you mean ${near}?`}`;
}

/** A model's name, and the variable that holds it. */
function titleOf(model: Model, { variables }: Reading): string {
  const [variable] = variables.get(model) ?? [];
  return variable === undefined || variable === model.name ? model.name : `${model.name} (${variable})`;
}

/** Issues behind which there may be models that nobody sees. */
const HIDING = new Set(['model-unknown', 'python-steps', 'python-depth', 'python-items']);

/** Everything that was looked at, and what came of it. */
function findingsOf({ models: made, issues }: Reading, models: Checked['models'], { strict, model: wanted, limits }: { readonly strict: boolean; readonly model: readonly string[]; readonly limits: number }): readonly Finding[] {
  const found: Finding[] = [];
  const count = (kind: Issue['severity']): number => issues.filter(({ severity }) => severity === kind).length;
  const [errors, warnings] = [count('error'), count('warning')];
  if (errors > 0) found.push({ ok: false, text: `${errors} error${errors === 1 ? '' : 's'}` });
  if (strict && warnings > 0) found.push({ ok: false, text: `${warnings} warning${warnings === 1 ? '' : 's'} (--strict)` });
  if (made.length === 0 && wanted.length === 0) found.push({ ok: false, text: 'no Keras model is made here' });
  for (const issue of limits > 0 && wanted.length === 0 ? issues : []) if (HIDING.has(issue.code)) found.push({ ok: false, text: `line ${issue.where.range?.line ?? '?'}: ${describe(issue).what} Whether it keeps to the limits cannot be checked` });
  for (const { model, title, verdicts: held } of models) {
    if (held.length === 0) found.push({ ok: true, text: `${title}: ${paramsText(countsOf([model]).total)}`, model });
    for (const { keeps, text, measure } of held) found.push({ ok: keeps, text: `${title}: ${text}`, model, option: `--max-${measure}` });
  }
  return found;
}

const paramsText = (params: Size): string => {
  const known = exact(params);
  return known === undefined ? 'how many parameters it has is not known' : `${group(known)} parameters`;
};

/** A line for everything that was looked at; the issues go to standard error. */
function tellText({ source, findings, issues }: Checked, world: World): void {
  const { red, green } = coloursOf(world, 'stdout');
  for (const { ok, text } of findings) world.out(`${ok ? green('ok  ') : red('FAIL')}  ${source}: ${text}\n`);
  tellIssues(issues, world);
}

/** Annotations: each issue where it is, each limit that is not kept where its model is made. */
function githubText({ source, findings, issues }: Checked): string {
  const kinds = { error: 'error', warning: 'warning', note: 'notice' } as const;
  const lines = issues.map((issue) => {
    const { what, more, why, fix } = describe(issue);
    const text = [what, ...more, ...(why === undefined ? [] : [why]), ...(fix === undefined ? [] : [`Fix: ${fix}`])].join('\n');
    return githubLine(kinds[issue.severity], { file: issue.where.file ?? source, range: issue.where.range, title: issue.code }, text);
  });
  const failed = findings.flatMap(({ ok, text, model, option }) => (ok ? [] : [githubLine('error', { file: model?.origin?.file ?? source, range: model?.origin, title: option ?? 'shapewright check' }, text)]));
  return [...lines, ...failed].map((line) => `${line}\n`).join('');
}

interface CheckedDocument {
  readonly source: string;
  readonly ok: boolean;
  readonly failures: readonly string[];
  readonly models: readonly object[];
  readonly issues: readonly IssueDocument[];
}

const checkedJson = ({ source, findings, issues, models }: Checked): CheckedDocument => ({
  source,
  ok: findings.every(({ ok }) => ok),
  failures: findings.flatMap(({ ok, text }) => (ok ? [] : [text])),
  models: models.map(({ model, title, verdicts: held }) => ({
    name: model.name,
    title,
    class: model.className,
    params: documentSize(countsOf([model]).total),
    limits: held.map(({ measure, most, value, keeps }) => ({ measure, at_most: most, value, ok: keeps })),
  })),
  issues: issues.map(issueDocument),
});
