// What is said of a network as a whole: where its parameters and its work are, and how it counts beside its paper.

import { exact, type Size } from '../../formula/index.ts';
import { countOf, type Layer, type Model } from '../../model/index.ts';
import { countsOf } from '../parameter-counts.ts';
import type { BlockAccount, Share } from './account-data.ts';
import type { BlockOf } from './blocks.ts';
import { partOf, percentText, wordText, type Facts } from './finding.ts';
import { fillFacts, tell } from './tell.ts';

const plain = (size: Size): number | undefined => {
  const value = exact(size);
  return value === undefined ? undefined : Number(value);
};

const countIn = ({ count }: Share): number | undefined => (typeof count === 'number' ? count : undefined);

const titleOf = ({ title }: BlockAccount): string => title ?? 'what stands under no heading';

/** True for a layer whose weights are each used once for an example. */
const isDense = ({ nodes, settings }: Layer): boolean => Object.hasOwn(settings, 'units') && nodes[0]?.inputs[0]?.shape?.length === 2;

const told = (code: string, facts: Facts): readonly string[] => [tell(code, facts).text].filter((text) => text !== '');

/** So many blocks of the same size are told together. */
const EVEN = 3;

/** The blocks with the most of something; several where they are alike. */
function most(blocks: readonly BlockAccount[], of: 'params' | 'macs'): readonly BlockAccount[] {
  const best = Math.max(...blocks.map((one) => one[of].percent ?? -1));
  const found = best < 0 ? [] : blocks.filter((one) => one[of].percent === best);
  return found.length >= EVEN ? found : found.slice(0, 1);
}

function evenly(found: readonly BlockAccount[], of: 'params' | 'macs', whole: number | undefined): Facts {
  const [first] = found;
  const last = found.at(-1);
  const sum = found.reduce((all, one) => all + (one[of].percent ?? 0), 0);
  return { all: wordText(found.length), first: first && titleOf(first), last: last && titleOf(last), count: first && countIn(first[of]), part: percentText(sum / 100), whole };
}

/** Where the parameters and the work are. */
export function conclusionsOf(blocks: readonly BlockOf[], accounts: readonly BlockAccount[], total: Size): readonly string[] {
  if (blocks.length < 2) return [];
  const whole = plain(total);
  const work = accounts.reduce<number | undefined>((sum, { macs }) => (sum === undefined ? undefined : typeof macs.count === 'number' ? sum + macs.count : undefined), 0);
  const [holders, workers] = [most(accounts, 'params'), most(accounts, 'macs')];
  const [holder, worker] = [holders[0], workers[0]];
  const layers = holder ? (blocks[accounts.indexOf(holder)]?.layers ?? []) : [];
  const largest = layers.reduce<Layer | undefined>((best, layer) => ((plain(countsOf([layer]).total) ?? 0) > (best ? (plain(countsOf([best]).total) ?? 0) : 0) ? layer : best), undefined);
  const held = largest && plain(countsOf([largest]).total);
  const inParams = !holder ? [] : holders.length > 1 ? told('conclusion-params-even', evenly(holders, 'params', whole)) : told('conclusion-params', { title: titleOf(holder), count: countIn(holder.params), whole, part: partOf(countIn(holder.params), whole), layer: largest?.name, most: held, most_part: partOf(held, whole) });
  const inMacs = !worker ? [] : workers.length > 1 ? told('conclusion-macs-even', evenly(workers, 'macs', work)) : told('conclusion-macs', { title: titleOf(worker), count: countIn(worker.macs), whole: work, part: partOf(countIn(worker.macs), work) });
  // Only of dense layers is it true that each weight is used once.
  const apart = holder !== worker && largest && isDense(largest) && inParams.length > 0 && inMacs.length > 0 ? told('conclusion-apart', {}) : [];
  return [...inParams, ...inMacs, ...apart];
}

/** What its paper counts, and what Keras counts besides. */
export function notesOf(model: Model, sentences: readonly string[]): readonly string[] {
  const facts = countFacts(model);
  const own = Number(facts['notTrained'] ?? 0) > 0 && !sentences.some((text) => text.includes('{notTrained}')) ? told('not-trained', facts) : [];
  return [...sentences.map((text) => fillFacts(text, facts)).filter((text) => text !== ''), ...own];
}

/** What a sentence about the counts of a model may speak of. */
function countFacts(model: Model): Facts {
  const { total, trainable, nonTrainable } = countsOf([model]);
  const biases = countOf([...model.allWeights()].filter(({ name }) => name === 'bias' || name.endsWith('/bias')));
  const [params, trained, notTrained, offsets] = [total, trainable, nonTrainable, biases].map(plain);
  return { params, trained, notTrained, biases: offsets, withoutBiases: params === undefined || offsets === undefined ? undefined : params - offsets };
}
