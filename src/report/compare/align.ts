// Which entries of two lists stand for each other, in order: what is found with the greatest likeness in all.
// Invariant: pairs never cross; the time is bounded by LIMIT cells for each stretch, whatever the lists hold.

/** How alike two entries are: above 0 they may stand for each other. */
export type Likeness = (a: number, b: number) => number;

/** A table of so many cells takes some tens of milliseconds. */
const LIMIT = 4_000_000;

/** Pairs of indices into two lists of entries. */
export function align(a: readonly number[], b: readonly number[], likeness: Likeness): readonly (readonly [number, number])[] {
  if (a.length === 0 || b.length === 0) return [];
  if (a.length * b.length <= LIMIT) return table(a, b, likeness);
  // Too long for one table: stretches of both, side by side.
  const parts = Math.ceil(Math.sqrt((a.length * b.length) / LIMIT));
  const part = <T>(list: readonly T[], i: number): readonly T[] => list.slice(Math.floor((i * list.length) / parts), Math.floor(((i + 1) * list.length) / parts));
  return Array.from({ length: parts }, (_, i) => table(part(a, i), part(b, i), likeness)).flat();
}

const PAIR = 1;
const SKIP_A = 2;
const SKIP_B = 3;

/** The alignment with the greatest sum. Algorithm: Needleman & Wunsch 1970. */
function table(a: readonly number[], b: readonly number[], likeness: Likeness): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  const steps = new Uint8Array((a.length + 1) * width);
  let above = new Float64Array(width);
  let row = new Float64Array(width);
  for (let i = 1; i <= a.length; i++) {
    row[0] = 0;
    for (let j = 1; j <= b.length; j++) {
      const like = likeness(a[i - 1] ?? 0, b[j - 1] ?? 0);
      let best = above[j] ?? 0;
      let step = SKIP_A;
      const before = row[j - 1] ?? 0;
      if (before > best) [best, step] = [before, SKIP_B];
      const both = like > 0 ? (above[j - 1] ?? 0) + like : -1;
      if (both >= best) [best, step] = [both, PAIR];
      row[j] = best;
      steps[i * width + j] = step;
    }
    [above, row] = [row, above];
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = a.length, j = b.length; i > 0 && j > 0; ) {
    const step = steps[i * width + j];
    if (step === PAIR) pairs.push([a[--i] ?? 0, b[--j] ?? 0]);
    else if (step === SKIP_A) i--;
    else j--;
  }
  return pairs.toReversed();
}

/** The longest run of pairs that do not cross, of pairs in the order of their first number. Algorithm: patience sorting. */
export function uncrossed(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [i, [, second]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < second) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = i;
  }
  const found: (readonly [number, number])[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) found.push(pair);
  }
  return found.toReversed();
}
