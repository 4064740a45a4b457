// How a window goes over its input: which places each output reads, which padding it meets, which places nobody reads.

/** One axis of a sweep. */
export interface SweptAxis {
  /** How many places the input has. */
  readonly n: number;
  /** How many outputs there are. */
  readonly size: number;
  /** How many taps a window has, how far apart they are, and how far the window moves. */
  readonly window: number;
  readonly gap: number;
  readonly step: number;
  /** How far before the first place the first window begins: in padding, or in what is cut off. */
  readonly before: number;
  /** True where places of the input paint windows into the output, false where outputs read windows of the input. */
  readonly paints: boolean;
}

/** The places that the window of this number covers, counted from 0: of the input where it reads, of the output where it paints. Some lie outside. */
export function covered({ before, window, gap, step }: SweptAxis, number: number): readonly number[] {
  return Array.from({ length: window }, (_, tap) => number * step + tap * gap - before);
}

/** How many windows there are: one for each output, or for each place of the input that paints. */
export const windowsOf = ({ n, size, paints }: SweptAxis): number => (paints ? n : size);

/** How many places the windows cover: those of the input, or of the output that is painted. */
export const placesOf = ({ n, size, paints }: SweptAxis): number => (paints ? size : n);

/** How many places windows cover before the first and behind the last: padding, or what is cut off. */
export function outside(axis: SweptAxis): { readonly before: number; readonly after: number } {
  return { before: Math.max(0, axis.before), after: Math.max(0, (axis.gap * (axis.window - 1)) + (windowsOf(axis) - 1) * axis.step - axis.before - placesOf(axis) + 1) };
}

/** The places that no window covers: never read, or never painted. */
export function uncovered(axis: SweptAxis): ReadonlySet<number> {
  const left = new Set(Array.from({ length: placesOf(axis) }, (_, i) => i));
  for (let number = 0; number < windowsOf(axis); number++) for (const place of covered(axis, number)) left.delete(place);
  return left;
}

/** Places in words from 1: `rows 3 to 5`, `rows 1, 3 and 5`, `row 1 and 2 rows of padding`. */
export function placesCovered(axis: SweptAxis, number: number, word: string): string {
  const all = covered(axis, number);
  const real = all.filter((place) => place >= 0 && place < placesOf(axis)).map((place) => place + 1);
  const out = all.length - real.length;
  const [first] = real;
  const last = real.at(-1);
  const named = first === undefined ? '' : real.length === 1 ? `${word} ${first}` : axis.gap === 1 ? `${word}s ${first} to ${last}` : `${word}s ${real.slice(0, -1).join(', ')} and ${last}`;
  const beyond = out === 0 ? '' : `${out} ${word}${out === 1 ? '' : 's'} ${axis.paints ? 'that are cut off'.replace('are', out === 1 ? 'is' : 'are') : 'of padding'}`;
  return [named, beyond].filter(Boolean).join(' and ');
}
