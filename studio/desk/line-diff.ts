// What differs between two texts, line by line: for a person who decides whether to keep it.

/** A line of a difference: it stays, goes, or comes. */
export interface DiffLine {
  readonly kind: 'same' | 'gone' | 'come';
  readonly text: string;
}

/** Named limit: stretches whose lines multiply to more than this are told as gone and come, not compared line by line. */
const MOST_PAIRS = 4_000_000;

/** The lines of one text as they become those of another. */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const [a, b] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  const most = Math.min(a.length, b.length);
  let from = 0;
  while (from < most && a[from] === b[from]) from++;
  let back = 0;
  while (back < most - from && a.at(-1 - back) === b.at(-1 - back)) back++;
  const same = (lines: readonly string[]): readonly DiffLine[] => lines.map((text) => ({ kind: 'same', text }));
  return [...same(a.slice(0, from)), ...between(a.slice(from, a.length - back), b.slice(from, b.length - back)), ...same(a.slice(a.length - back))];
}

/** The longest lines that both have in their order stay. */
function between(a: readonly string[], b: readonly string[]): readonly DiffLine[] {
  if (a.length * b.length > MOST_PAIRS) return [...a.map((text): DiffLine => ({ kind: 'gone', text })), ...b.map((text): DiffLine => ({ kind: 'come', text }))];
  const width = b.length + 1;
  const shared = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => shared[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) shared[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i] ?? '' });
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) lines.push({ kind: 'gone', text: a[i++] ?? '' });
    else lines.push({ kind: 'come', text: b[j++] ?? '' });
  }
  return lines;
}

/** The lines that change with a few around them; `null` stands for those that are left out. */
export function changedLines(lines: readonly DiffLine[], around = 2): readonly (DiffLine | null)[] {
  const near = lines.map((_, i) => lines.slice(Math.max(0, i - around), i + around + 1).some(({ kind }) => kind !== 'same'));
  return lines.flatMap((line, i): readonly (DiffLine | null)[] => (near[i] ? [line] : i === 0 || near[i - 1] ? [null] : []));
}

/** A text with the line ends that another has. */
export const withEndsOf = (other: string, text: string): string => (other.includes('\r\n') ? text.replaceAll(/\r?\n/g, '\r\n') : text);
