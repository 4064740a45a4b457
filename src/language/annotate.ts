// A script with its shapes as comments at the right.
// Invariant: only comments are added, and only where Python takes one: the script does what it did. Where a line leaves no
// room in the columns that there are, its comment stands below it.

import { countText } from '../formula/index.ts';
import { stringsOf } from '../python/index.ts';
import { cellCount } from '../report/index.ts';
import type { Analysis } from './analyse.ts';
import type { Hint, Occurrence } from './hints.ts';

/** How the text is laid out and painted. */
export interface AnnotateOptions {
  /** The columns that there are; undefined for as many as it takes. */
  readonly width?: number | undefined;
  readonly paint?: (comment: string) => string;
}

/** Code that is longer has its comment two blanks behind it, so that one long line does not push all comments away. */
const LONGEST_ALIGNED = 72;
/** Comments stand no further left than this. */
const LEAST_COLUMN = 24;
const GAP = 2;

/** What stands at the right of one line. */
interface Note {
  readonly shape: string;
  readonly params: string;
  readonly rest: string;
}

/** The text of a script with a comment for every line that makes or calls a layer. */
export function annotated({ text, file, hints }: Analysis, { width, paint = (comment) => comment }: AnnotateOptions = {}): string {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const notes = notesByLine(hints.filter((hint) => hint.file === file), commentable(text, lines));
  const [shapes, params] = [columnOf(notes, ({ shape }) => shape), columnOf(notes, (note) => note.params)];
  const comments = new Map([...notes].map(([line, note]) => [line, commentText(note, shapes, params)]));
  const code = lines.map((line) => line.replace(/[\r\n]+$/, ''));
  const cells = (line: number): number => cellsOf(code[line - 1] ?? '');
  const fitting = [...comments.keys()].map(cells).filter((count) => count <= LONGEST_ALIGNED);
  const widest = Math.max(0, ...[...comments.values()].map(cellCount));
  const column = Math.max(Math.min(Math.max(0, ...fitting) + GAP, width === undefined ? Infinity : width - widest), LEAST_COLUMN);
  return lines.map((line, i) => {
    const comment = comments.get(i + 1);
    const note = notes.get(i + 1);
    if (comment === undefined || !note) return line;
    const plain = code[i] ?? '';
    const end = line.slice(plain.length);
    const taken = cells(i + 1);
    if (column - taken >= GAP) return `${plain}${' '.repeat(column - taken)}${paint(comment)}${end}`;
    // Where nothing is aligned, blanks inside the comment only take room.
    const short = commentText(note, 0, 0);
    if (width === undefined || taken + GAP + cellCount(short) <= width) return `${plain}${' '.repeat(GAP)}${paint(short)}${end}`;
    return `${plain}${end || '\n'}${' '.repeat(column)}${paint(comment)}${end}`;
  }).join('');
}

const TAB = 8;

/** The cells of a line of code. */
function cellsOf(line: string): number {
  return line.split('\t').reduce((cells, part, i) => (i === 0 ? 0 : cells + TAB - (cells % TAB)) + cellCount(part), 0);
}

/** Wider shapes, such as those of several outputs, do not push all counts away. */
const WIDEST_COLUMN = 28;

const columnOf = (notes: ReadonlyMap<number, Note>, part: (note: Note) => string): number => Math.max(0, ...[...notes.values()].map((note) => cellCount(part(note))).filter((cells) => cells <= WIDEST_COLUMN));

/** Columns are only kept where there is something to the right. */
const commentText = ({ shape, params, rest }: Note, shapes: number, counts: number): string =>
  `# ${[shape + ' '.repeat(Math.max(shapes - cellCount(shape), 0)), params.padStart(counts), rest].filter(Boolean).join('  ')}`.trimEnd();

/** For every line whether a comment can stand at its end: not inside a text, and not behind a backslash. */
function commentable(text: string, lines: readonly string[]): readonly boolean[] {
  const ends: number[] = [];
  for (const line of lines) ends.push((ends.at(-1) ?? 0) + line.length);
  const strings = stringsOf(text);
  let at = 0;
  return lines.map((line, i) => {
    const end = (ends[i] ?? 0) - (line.length - line.replace(/[\r\n]+$/, '').length);
    while ((strings[at]?.end ?? Infinity) <= end) at += 1;
    return (strings[at]?.start ?? Infinity) >= end && !/\\[\r\n]*$/.test(line);
  });
}

/** What is told at each line: of a place over several lines at the first that takes a comment. */
function notesByLine(hints: readonly Hint[], takes: readonly boolean[]): ReadonlyMap<number, Note> {
  const byLine = new Map<number, Note[]>();
  for (const hint of hints) {
    const note = noteOf(hint);
    let { line } = hint.range;
    while (line < hint.range.endLine && !takes[line - 1]) line += 1;
    if (note && takes[line - 1]) byLine.set(line, [...(byLine.get(line) ?? []), note]);
  }
  return new Map([...byLine].map(([line, notes]) => [line, together(notes)]));
}

const NOT_BUILT = 'not built';
const NOT_CALLED = 'not called';

/** Several layers on one line, one behind the other as they are computed. */
function together(notes: readonly Note[]): Note {
  // Layers that nothing was put through yet are told of once, by the model that holds them.
  const waiting = (note: Note): boolean => note.params === '' && note.shape === NOT_CALLED;
  const kept = notes.some((note) => !waiting(note)) ? notes.filter((note) => !waiting(note)) : notes.slice(0, 1);
  const [first = { shape: '', params: '', rest: '' }, ...more] = kept;
  const then = more.map(({ shape, params, rest }) => `then ${[shape, params, rest].filter(Boolean).join(' ')}`);
  return { ...first, rest: [first.rest, ...then].filter(Boolean).join(', ') };
}

/** What is told of one place; nothing where a layer is held by another and has no outputs of its own. */
function noteOf({ does, occurrences }: Hint): Note | undefined {
  const [first] = occurrences;
  if (!first || (first.heldBy !== null && first.outputs.length === 0)) return undefined;
  const shape = first.outputs.length > 0 ? first.outputs.map(({ text }) => text).join(', ') : first.kind === 'model' ? NOT_BUILT : NOT_CALLED;
  const params = first.params === 0 || (first.outputs.length === 0 && first.params === null) ? '' : first.params === null ? '? params' : `${typeof first.params === 'string' ? first.params : countText(Number(first.params))} params`;
  const rest = [...(first.kind === 'model' && does === 'makes' && shape !== NOT_BUILT ? ['in all'] : first.shared && params !== '' ? ['shared'] : []), ...timesOf(occurrences)];
  return { shape, params, rest: rest.join(', ') };
}

/** How often a place is reached, and whether it always gives the same. */
function timesOf(occurrences: readonly Occurrence[]): readonly string[] {
  if (occurrences.length < 2) return [];
  const answers = new Set(occurrences.map(({ outputs, params }) => JSON.stringify([outputs.map(({ shape }) => shape?.map(String) ?? null), String(params)])));
  return [answers.size === 1 ? `x${occurrences.length}` : `first of ${occurrences.length}`];
}
