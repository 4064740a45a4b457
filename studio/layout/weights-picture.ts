// The weights of a layer as a picture to scale: every tensor as large as its shape, gates and heads apart.
// Invariant: one number is equally large in all tensors of a picture; only what would be thinner than a hair is drawn as one.

import type { Tensor2D } from '../desk/weights.ts';
import type { Mark, Picture } from './picture.ts';

const WIDTH = 340;
const HEIGHT = 230;
const LEFT = 8;
/** A hair: what is thinner is drawn so. */
const HAIR = 3;
const APART = 5;
const HEAD = 20;
const FOOT = 18;
/** Named limit: of more sheets the first ones are drawn. */
const SHEETS = 12;
/** Named limit: a number is drawn no larger than this. */
const LARGEST = 22;

/** The picture of some tensors, one below the other. */
export function weightsPicture(tensors: readonly Tensor2D[]): Picture {
  const widths = tensors.map((one) => one.columns * Math.min(one.sheets, SHEETS));
  const gaps = tensors.map((one) => (Math.min(one.sheets, SHEETS) - 1) * APART);
  const rows = tensors.reduce((all, one) => all + one.rows, 0);
  const scale = Math.min(LARGEST, HEIGHT / rows, ...widths.map((width, i) => (WIDTH - (gaps[i] ?? 0)) / width));
  const marks: Mark[] = [];
  let [y, right] = [0, 0];
  for (const tensor of tensors) {
    const drawn = draw(tensor, scale, y);
    marks.push(...drawn.marks);
    y = drawn.bottom + 14;
    right = Math.max(right, drawn.right);
  }
  return { width: Math.max(right, WIDTH + LEFT), height: y - 8, words: tensors.map(({ name, shape }) => `${name}: ${shape}`).join('; '), marks };
}

function draw({ name, shape, rows, columns, sheets, parts, below, beside, isTrainable }: Tensor2D, scale: number, top: number): { readonly marks: readonly Mark[]; readonly bottom: number; readonly right: number } {
  const shown = Math.min(sheets, SHEETS);
  const [wide, high] = [Math.max(HAIR, columns * scale), Math.max(HAIR, rows * scale)];
  const y = top + HEAD + (parts.length > 0 ? 14 : 0);
  const marks: Mark[] = [{ shape: 'word', kind: 'name', x: LEFT, y: top + 13, text: name, anchor: 'start' }, { shape: 'word', kind: 'shape', x: LEFT + WIDTH, y: top + 13, text: isTrainable ? shape : `${shape}, not learned`, anchor: 'end' }];
  for (let sheet = 0; sheet < shown; sheet++) marks.push({ shape: 'box', kind: isTrainable ? 'weight' : 'tracked', x: LEFT + sheet * (wide + APART), y, width: wide, height: high });
  for (const [i, part] of parts.entries()) {
    const width = wide / parts.length;
    if (i > 0) marks.push({ shape: 'line', kind: 'seam', x: LEFT + i * width, y: y - 12, right: 0, down: high + 12 });
    if (width > part.length * 5.6) marks.push({ shape: 'word', kind: 'part', x: LEFT + (i + 0.5) * width, y: y - 4, text: part, anchor: 'middle' });
  }
  const end = LEFT + shown * (wide + APART) - APART;
  if (sheets > shown) marks.push({ shape: 'word', kind: 'axis', x: end + 6, y: y + high / 2 + 4, text: `… ${sheets.toLocaleString('en')}`, anchor: 'start' });
  const words = [below, ...(sheets > 1 ? [beside] : [])].filter(Boolean).join('; ');
  marks.push({ shape: 'word', kind: 'axis', x: LEFT, y: y + high + 13, text: words, anchor: 'start' });
  return { marks, bottom: y + high + FOOT, right: end + LEFT };
}

/** The numbers of a tensor in their order, laid out anew: rows of the input, one behind the other in the output. */
export function relaidPicture(before: readonly number[], after: readonly number[]): Picture {
  const [rows = 1, ...rest] = before;
  const columns = rest.reduce((all, size) => all * size, 1);
  const total = rows * columns;
  const shown = Math.min(rows, SHEETS);
  const cell = Math.min(LARGEST, WIDTH / 2 / columns, HEIGHT / 2 / shown);
  const [wide, high] = [Math.max(HAIR, columns * cell), Math.max(4, cell)];
  const marks: Mark[] = [{ shape: 'word', kind: 'shape', x: LEFT, y: 13, text: `in: ${before.join(' × ')}`, anchor: 'start' }];
  for (let row = 0; row < shown; row++) marks.push({ shape: 'box', kind: row % 2 === 0 ? 'even' : 'odd', x: LEFT, y: HEAD + row * (high + 1), width: wide, height: high });
  const bottom = HEAD + shown * (high + 1);
  if (rows > shown) marks.push({ shape: 'word', kind: 'axis', x: LEFT + wide + 8, y: bottom - 2, text: `… ${rows} rows of ${columns}`, anchor: 'start' });
  const y = bottom + HEAD + 10;
  marks.push({ shape: 'word', kind: 'shape', x: LEFT, y: y - 7, text: `out: ${after.join(' × ')}`, anchor: 'start' });
  const part = WIDTH / rows;
  for (let row = 0; row < rows; row++) marks.push({ shape: 'box', kind: row % 2 === 0 ? 'even' : 'odd', x: LEFT + row * part, y, width: Math.max(1, part - (part > 4 ? 1 : 0)), height: 12 });
  marks.push({ shape: 'word', kind: 'axis', x: LEFT, y: y + 26, text: `row 1 first: numbers 1 to ${columns.toLocaleString('en')}${rows > 1 ? `, then row 2, up to ${total.toLocaleString('en')}` : ''}`, anchor: 'start' });
  return { width: WIDTH + 2 * LEFT, height: y + 32, words: `${before.join(' × ')} numbers in their order become ${after.join(' × ')}`, marks };
}
