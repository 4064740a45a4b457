// The words that every form of an explanation shares.

import { group } from '../formula/index.ts';
import type { ExplainedLayer, ExplainedName, ExplainedNumber, ExplainedSetting, ExplanationData, ParameterCounts, PlainSize } from './explanation-data.ts';

/** A count for reading: `262,400`, an expression, or `an unknown number of`. */
const counted = (count: PlainSize): string => (count === null ? 'an unknown number of' : /^\d+$/.test(String(count)) ? group(BigInt(count)) : String(count));

/** `320 parameters`, `no parameters`, `64 parameters (32 of them not trained)`. */
export function countsText({ total, nonTrainable }: ParameterCounts): string {
  if (total === 0) return 'no parameters';
  const text = `${counted(total)} parameter${total === 1 ? '' : 's'}`;
  return nonTrainable === 0 || nonTrainable === null ? text : `${text} (${counted(nonTrainable)} of them not trained)`;
}

/** Which weights of a layer are trained and which are not; undefined where all are alike. */
export function halvesText({ weights, counts: { trainable, nonTrainable } }: ExplainedLayer): string | undefined {
  const names = (half: boolean): string => weights.flatMap(({ name, trainable: learned }) => (learned === half ? [name] : [])).join(', ');
  return names(true) === '' || names(false) === '' ? undefined : `${counted(trainable)} are trained (${names(true)}), ${counted(nonTrainable)} are not (${names(false)}).`;
}

/** Percent for reading: `79.5%`, `less than 0.1%`. */
export const percentText = (percent: number): string => (percent < 0.1 ? 'less than 0.1%' : `${percent.toFixed(1)}%`);

/** A setting whose default rarely matters: how weights start out, penalties, what no form can show. */
export const isMinor = ({ control }: ExplainedSetting): boolean => control === 'object' || control === 'text';

/** Settings that nobody chose, in one line. */
export const defaultsText = (settings: readonly ExplainedSetting[]): string => `Keras's defaults: ${settings.map(({ name, value }) => `${name}=${value}`).join(', ')}.`;

const wordsIn = (formula: string): readonly string[] => formula.match(/[A-Za-z_]\w*/g) ?? [];

/** The names that some numbers depend on, through the formulas of other names too. */
export function namesBehind(numbers: readonly ExplainedNumber[], names: readonly ExplainedName[]): ReadonlySet<string> {
  const found = new Set(numbers.flatMap(({ formula }) => wordsIn(formula)));
  for (const { name, formula } of names.toReversed()) if (found.has(name)) for (const word of wordsIn(formula)) found.add(word);
  return found;
}

/** The layers of each group, each followed by the layers inside it. */
export function layersByGroup({ groups, layers }: ExplanationData): readonly (readonly ExplainedLayer[])[] {
  const groupOf = new Map(groups.flatMap((one, i) => one.layers.map((id) => [id, i] as const)));
  const found: ExplainedLayer[][] = groups.map(() => []);
  let current = 0;
  for (const layer of layers) {
    if (layer.level === 0) current = groupOf.get(layer.id) ?? current;
    found[current]?.push(layer);
  }
  return found;
}
