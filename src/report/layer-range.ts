// Which top-level rows of a summary `layer_range` picks, with Python's matching and Keras's refusals.

import { pythonRepr, type Raw } from '../layers/index.ts';
import { KerasRefusal } from './keras-refusal.ts';

/** Python's pattern, matched at the start of a name. The two languages spell groups and ends differently. */
function startPattern(pattern: string): RegExp {
  const source = pattern.replaceAll('(?P<', '(?<').replace(/\(\?P=(\w+)\)/g, '\\k<$1>').replaceAll('\\A', '^').replaceAll('\\Z', '$');
  try {
    return new RegExp(`^(?:${source})`, 'u');
  } catch {
    // Python allows needless escapes (`\_`), the strict grammar does not.
    try {
      return new RegExp(`^(?:${source})`);
    } catch {
      throw new KerasRefusal('PatternError', `layer_range: ${pythonRepr(pattern)} is no pattern.`);
    }
  }
}

/** First and last-plus-one of the rows to print, among the names of the top-level rows. */
export function layerRange(names: readonly string[], range: readonly Raw[] | null | undefined): readonly [number, number] {
  if (range === null || range === undefined) return [0, names.length];
  const shown = pythonRepr(range);
  if (range.length !== 2) throw new KerasRefusal('ValueError', `layer_range must be a list or tuple of length 2. Received: layer_range = ${shown} of length ${range.length}`);
  const [from, to] = range;
  if (typeof from !== 'string' || typeof to !== 'string') throw new KerasRefusal('ValueError', `layer_range should contain string type only. Received: ${shown}`);
  const matching = (pattern: string): number[] => {
    const expression = startPattern(pattern);
    return names.flatMap((name, i) => (expression.test(name) ? [i] : []));
  };
  const [lower, upper] = [matching(from), matching(to)];
  const [firstLower, lastLower, firstUpper, lastUpper] = [lower[0], lower.at(-1), upper[0], upper.at(-1)];
  if (firstLower === undefined || lastLower === undefined || firstUpper === undefined || lastUpper === undefined)
    throw new KerasRefusal('ValueError', `Passed layer_names do not match the layer names in the model. Received: ${shown}`);
  return firstLower > lastUpper ? [firstUpper, lastLower + 1] : [firstLower, lastUpper + 1];
}
