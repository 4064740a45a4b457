// From a source to its models and everything wrong with them.

import { hasErrors, inOrder, type Issue } from '../issues/index.ts';
import { mend, type Model } from '../model/index.ts';
import type { Status } from './command.ts';
import { coloursOf, paletteOf } from './colour.ts';
import { issueText } from './issue-text.ts';
import { toldOf } from './let.ts';
import { Misuse } from './misuse.ts';
import type { Opened } from '../formats/index.ts';
import type { Printer, ReadOptions } from '../python/index.ts';
import { safeText } from './safe-text.ts';
import { isZoo, modulesBeside, sight, sourceName, type Sighted } from './source.ts';
import { withSizes } from './sizes.ts';
import type { World } from './world.ts';

/** What a source holds. */
export interface Reading {
  readonly models: readonly Model[];
  /** The variables that hold each of the models at the end. */
  readonly variables: ReadonlyMap<Model, readonly string[]>;
  /** The weights that a model file holds. */
  readonly weights?: Opened['weights'];
  /** What a model file holds for who writes the network again. */
  readonly stored?: Opened['stored'];
  /** The source's own issues and those of its models, each once, in the order of the source. */
  readonly issues: readonly Issue[];
}

/** What a source would print when Python ran it. */
export interface Printed extends Reading {
  readonly output: string;
  /** True when an exception would end it. */
  readonly raised: boolean;
}

/** What a person says of a source besides its text: `--size` and `--let`. */
export interface Told {
  readonly size?: readonly string[];
  readonly let?: readonly string[];
}

/** Reads a source, going on behind errors; throws a Misuse when it cannot be read at all. */
export async function readModels(source: string, world: World, told: Told = {}): Promise<Reading> {
  return read(source, world, { mode: 'read' }, told);
}

/** Reads a source as Python would run it: the first error ends it. */
export async function readPrinted(source: string, world: World, print: Printer, told: Told = {}): Promise<Printed> {
  const printed = await read(source, world, { mode: 'run', print }, told);
  return printed.raised ? { ...printed, issues: await withFixes(printed.issues, source, world, told) } : printed;
}

/** What ends a script belongs to no model that could be mended; a reading that goes on has one, and knows the fix. */
async function withFixes(issues: readonly Issue[], source: string, world: World, told: Told): Promise<readonly Issue[]> {
  const { issues: others } = await readModels(source, world, told);
  const same = (a: Issue, b: Issue): boolean => a.code === b.code && a.where.range?.line === b.where.range?.line && a.where.range?.column === b.where.range?.column;
  return issues.map((issue) => {
    const fixes = issue.fixes ?? others.find((other) => same(issue, other))?.fixes;
    return fixes ? { ...issue, fixes } : issue;
  });
}

async function read(source: string, world: World, options: ReadOptions, { size: sizes = [], let: words = [] }: Told): Promise<Printed> {
  if (isZoo(source)) return readZoo(source, sizes, options.print);
  const found = sight(source, world);
  if (found.kind !== 'script') return readFile(source, found, options, sizes);
  const { text } = found;
  const { readPython } = await import('../python/index.ts');
  const { models: made, names, issues, output, stopped } = readPython(text, { ...options, ...(words.length === 0 ? {} : { let: toldOf(words) }), file: sourceName(source), moduleText: modulesBeside(source, world) });
  const models = made.map((model) => withSizes(model, sizes));
  const variables = new Map(models.map((model, i) => [model, (made[i] && names.get(made[i])) ?? []] as const));
  return { models, variables, output, issues: inOrder([...models.flatMap((model) => mend(model, inOrder(model.allIssues))), ...issues]), raised: stopped !== undefined && stopped.exception !== 'SystemExit' };
}

/** Reads a model file. */
async function readFile(source: string, found: Exclude<Sighted, { kind: 'script' }>, { mode }: ReadOptions, sizes: readonly string[]): Promise<Printed> {
  if (mode === 'run') throw new Misuse(`${sourceName(source)} is no script: there is nothing to run. Try: shapewright summary ${source}`);
  const { readModelFile } = await import('./model-file.ts');
  const { models: made, weights, stored, issues } = await readModelFile(source, found);
  const models = made.map((model) => withSizes(model, sizes));
  const placed = [...issues, ...models.flatMap((model) => mend(model, inOrder(model.allIssues)))].map((issue) => ({ ...issue, where: { file: sourceName(source), ...issue.where } }));
  return { models, weights, stored, variables: new Map(), output: '', issues: inOrder(placed), raised: false };
}

/** A network of the zoo, in place of a script. */
async function readZoo(source: string, sizes: readonly string[], print?: Printer): Promise<Printed> {
  const { zooModel } = await import('./zoo-source.ts');
  const model = withSizes(zooModel(source), sizes);
  return { models: [model], variables: new Map(), output: print?.(model, {}, 1) ?? '', issues: inOrder(mend(model)), raised: false };
}

/** Tells the issues on standard error; gives the status that they mean. */
export function tellIssues(issues: readonly Issue[], world: World): Status {
  if (issues.length === 0) return 0;
  const { bold, red, green, dim } = coloursOf(world, 'stderr');
  const paint = { code: (text: string) => bold(red(text)), mark: red, fix: green, muted: dim };
  // On one terminal with what was printed, a blank line stands between.
  const apart = world.terminals.stdout !== undefined && world.terminals.stderr !== undefined ? '\n' : '';
  world.err(safeText(apart + issues.map((issue) => issueText(issue, paint)).join('\n'), paletteOf(world, 'stderr') !== 'none'));
  return hasErrors(issues) ? 1 : 0;
}

/** Says that a source holds no model, since then there is nothing to show. */
export function tellNoModel(source: string, world: World, { weights = [] }: Partial<Pick<Reading, 'weights'>> = {}): Status {
  world.err(weights.length > 0 ? `${sourceName(source)}: it holds ${weights.length} weights, and no network\n` : `${sourceName(source)}: no Keras model is made here\n`);
  return 1;
}

/** Does something for every source; one that cannot be read is told and does not stop the others. */
export async function forEachSource(sources: readonly string[], world: World, action: (source: string) => Promise<Status>, unreadable?: (source: string, why: string) => void): Promise<Status> {
  if (sources.length === 0) throw new Misuse('name a source: a Python script, a model file, or - for standard input');
  let worst: Status = 0;
  for (const source of sources) {
    let status: Status;
    try {
      status = await action(source);
    } catch (error) {
      if (!(error instanceof Misuse)) throw error;
      world.err(safeText(`shapewright: ${error.message}\n`));
      unreadable?.(source, error.message);
      status = 2;
    }
    if (status > worst) worst = status;
  }
  return worst;
}
