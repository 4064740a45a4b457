// A network told block by block: what each is made of, what it holds and costs, and what would stand in its place.

import { evaluateOne, exact, formula, type Size } from '../../formula/index.ts';
import type { Layer, Model } from '../../model/index.ts';
import { shapeText } from '../../shape/index.ts';
import { costsOf } from '../cost.ts';
import { plainCounts } from '../explain-layer.ts';
import { plainSize } from '../explained-number.ts';
import { countsOf } from '../parameter-counts.ts';
import type { Account, BlockAccount, Claim, Share } from './account-data.ts';
import { blocksOf, type BlockOf } from './blocks.ts';
import { gates, inverted, narrowed } from './bottlenecks.ts';
import { flattened, meanFirst, stems, tables } from './ends.ts';
import { conclusionsOf, notesOf } from './conclusions.ts';
import { besides, wordText, type Bench, type Facts, type Finding } from './finding.ts';
import { endsOf, halving } from './flow.ts';
import { bridges, growing, shortcuts } from './joins.ts';
import { attentions, readers } from './sequences.ts';
import { macsOfStep } from './measure.ts';
import { stepsOf, type Step } from './steps.ts';
import { tell } from './tell.ts';
import { crossedWindows, groupedWindows, separableWindows, smallWindows } from './windows.ts';

/** The account of a model; `told` are sentences about it in which `{biases}` and its like are filled in. */
export function accountOf(model: Model, told: readonly string[] = []): Account {
  const steps = stepsOf(model);
  const { data: cost, byLayer } = costsOf(model);
  const blocks = blocksOf(model, steps);
  const placed = blockOfEach(steps, blocks);
  const bench: Bench = { steps, costs: byLayer, blockOf: ({ at }) => placed[at] ?? -1 };
  const stepsOfBlock: readonly Step[][] = blocks.map(() => []);
  for (const step of steps) stepsOfBlock[bench.blockOf(step)]?.push(step);
  const claims = claimsOf(bench, stepsOfBlock);
  const { total } = countsOf([model]);
  const made = blocks.map((block, i): BlockAccount => {
    const own = stepsOfBlock[i] ?? [];
    const macs = steps.length === 0 ? null : own.reduce<Size>((sum, step) => evaluateOne(added, { a: sum, b: macsOfStep(step, byLayer) }), 0);
    return { ...described(block, own), params: shareOf(countsOf(block.layers).total, total), macs: shareOf(macs, cost.totals.macs), claims: claims[i] ?? [] };
  });
  return { schema: 1, name: model.name, class: model.className, counts: plainCounts([model]), macs: plainSize(cost.totals.macs), blocks: made, conclusions: conclusionsOf(blocks, made, total), notes: notesOf(model, told) };
}

const added = formula`a + b`;

/** The block of each step: that of its layer; a layer that is called again stands where it is called. */
function blockOfEach(steps: readonly Step[], blocks: readonly BlockOf[]): readonly number[] {
  const ofRow = new Map(blocks.flatMap(({ layers }, i) => layers.map((layer) => [layer, i] as const)));
  const seen = new Set<Layer>();
  const placed: number[] = [];
  for (const { layer, row, reads } of steps) {
    const [read] = reads;
    const isAgain = seen.has(layer) && read !== undefined;
    seen.add(layer);
    placed.push((isAgain ? placed[read.at] : undefined) ?? ofRow.get(row) ?? -1);
  }
  return placed;
}

function shareOf(part: Size, whole: Size): Share {
  const [a, b] = [exact(part), exact(whole)];
  // In thousandths of a percent first, so that counts beyond 2^53 stay in proportion.
  return { count: plainSize(part), percent: a === undefined || b === undefined || b === 0n ? null : Number((a * 100_000n) / b) / 1000 };
}

function described({ title, role, layers }: BlockOf, steps: readonly Step[]): Omit<BlockAccount, 'params' | 'macs' | 'claims'> {
  const counts = new Map<string, number>();
  for (const { layer } of steps) if (layer.definition.family !== 'operation' && layer.nodes[0]?.inputs.length !== 0) counts.set(layer.className, (counts.get(layer.className) ?? 0) + 1);
  const ends = endsOf(steps);
  const text = (shape: Step['from']): string | null => (shape ? shapeText(shape).replace(/,\)$/, ')') : null);
  return {
    title: title ?? null, role: role ?? null, layers: layers.map(({ name }) => name),
    made_of: [...counts].toSorted(([, a], [, b]) => b - a).map(([name, count]) => ({ class: name, count })),
    reads: text(ends?.from), gives: text(ends?.to),
  };
}

/** The claims of each block, in the order in which they are told. */
function claimsOf(bench: Bench, blocks: readonly (readonly Step[])[]): readonly (readonly Claim[])[] {
  const wide = inverted(bench);
  // What is part of an inverted bottleneck is told there.
  const inBlocks = new Set(wide.flatMap(({ steps }) => steps));
  const all: readonly Finding[] = [
    ...stems(bench), ...halving(bench, blocks), ...tables(bench), ...smallWindows(bench), ...groupedWindows(bench), ...narrowed(bench), ...crossedWindows(bench),
    ...wide, ...separableWindows(bench, inBlocks), ...gates(bench), ...growing(bench), ...bridges(bench), ...shortcuts(bench), ...attentions(bench), ...readers(bench), ...flattened(bench), ...meanFirst(bench),
  ];
  const found: Finding[][][] = blocks.map(() => []);
  for (const finding of all) {
    const at = finding.steps.at(-1);
    const ofBlock = at && found[bench.blockOf(at)];
    if (!ofBlock) continue;
    const same = finding.alone ? undefined : ofBlock.find(([first]) => first?.code === finding.code);
    if (same) same.push(finding);
    else ofBlock.push([finding]);
  }
  return found.map((ofBlock) => ofBlock.flatMap((same) => claimOf(same) ?? []));
}

/** What is told of findings of one kind in one block: one of them, and how many there are. */
function claimOf(same: readonly Finding[]): Claim | undefined {
  // The first or the last of several often differs: it changes size or channels.
  const finding = same[Math.floor(same.length / 2)];
  if (!finding) return undefined;
  const facts = { ...finding.facts(), ...(same.length > 1 ? together(same) : {}) };
  const { title, text, instead, again, whole } = tell(finding.code, facts);
  if (text === '' && instead === null) return undefined;
  const values = Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, number | string] => entry[1] !== undefined));
  return { code: finding.code, title, text, instead, again, whole, times: same.length, layers: [...new Set(finding.steps.map(({ layer }) => layer.name))], values };
}

/** What all findings of one kind come to, and all that would stand in their places. */
function together(same: readonly Finding[]): Facts {
  const all = same.map(({ facts }) => facts());
  const sum = (name: string): number | undefined => all.reduce<number | undefined>((total, one) => (total === undefined || typeof one[name] !== 'number' ? undefined : total + one[name]), 0);
  const [params, other, macs, otherMacs] = ['params', 'other_params', 'macs', 'other_macs'].map(sum);
  return { all: wordText(same.length), all_params: params, all_other: other, all_times: besides(params, other), all_macs: macs, all_other_macs: otherMacs, all_times_macs: besides(macs, otherMacs) };
}
