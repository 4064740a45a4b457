// The shapes of a call drawn with lines of text: what goes in, an arrow, what comes out.
// Invariant: every line of a drawing has the same number of cells.

import { cellCount } from './cell-width.ts';
import type { ExplainedShape } from './explanation-data.ts';
import { bodyOf, doublings, type Body } from './shape-picture.ts';

const between = (value: number, least: number, most: number): number => Math.min(Math.max(Math.round(value), least), most);

const wide = (size: number): number => between(2.2 * doublings(size), 2, 20);
const high = (size: number): number => between(0.8 * doublings(size), 1, 6);

/** A line padded on both sides. */
function centred(line: string, width: number): string {
  const free = Math.max(width - cellCount(line), 0);
  return ' '.repeat(free >> 1) + line + ' '.repeat(free - (free >> 1));
}

const frame = (width: number, height: number): string[] => [`┌${'─'.repeat(width)}┐`, ...Array.from({ length: height }, () => `│${' '.repeat(width)}│`), `└${'─'.repeat(width)}┘`];

/** A box seen from the front, its depth going to the upper right. */
function box({ rows, columns, depth }: Body): string[] {
  const [w, h] = [wide(columns), high(rows)];
  const d = between(doublings(depth) / 3, 1, 3);
  const lines = [`${' '.repeat(d + 1)}┌${'─'.repeat(w)}┐`];
  for (let i = d; i >= 1; i--) lines.push(`${' '.repeat(i)}╱${' '.repeat(w)}╱`);
  lines.push(...frame(w, h));
  // The edge behind goes down as far as the one in front, so many rows higher.
  return lines.map((line, y) => {
    if (y === 0) return line;
    const edge = w + d + 2;
    const slant = w + 1 + (lines.length - 1 - y);
    const mark = y <= h ? '│' : y === h + 1 ? '╱' : undefined;
    if (mark === '│') return line.padEnd(edge) + mark;
    return slant > w + 1 && slant <= edge ? `${line.padEnd(slant)}╱`.padEnd(edge + 1) : line.padEnd(edge + 1);
  }).map((line) => line.padEnd(w + d + 3));
}

function drawn(body: Body): string[] {
  switch (body.kind) {
    case 'box':
      return box(body);
    case 'sheet':
      return frame(wide(body.columns), high(body.rows));
    case 'bar':
      return frame(1, high(body.rows));
    case 'dot':
      return ['■'];
  }
}

/** A body with its sizes and the names of its axes below. */
function captioned(shape: ExplainedShape): string[] {
  const body = bodyOf(shape);
  const lines = [...drawn(body), body.sizes, ...(body.axes === '' ? [] : [body.axes])];
  const width = Math.max(...lines.map(cellCount));
  return lines.map((line) => centred(line, width));
}

/** Blocks below each other, as wide as the widest. */
function column(shapes: readonly ExplainedShape[]): string[] {
  const blocks = shapes.flatMap((shape, i) => [...(i === 0 ? [] : ['']), ...captioned(shape)]);
  const width = Math.max(0, ...blocks.map(cellCount));
  return blocks.map((line) => centred(line, width));
}

/** Blocks side by side, in the middle of each other. */
function beside(blocks: readonly (readonly string[])[], gap: string): string[] {
  const height = Math.max(...blocks.map(({ length }) => length));
  return Array.from({ length: height }, (_, y) =>
    blocks.map((block) => {
      const line = block[y - ((height - block.length) >> 1)];
      return line ?? ' '.repeat(cellCount(block[0] ?? ''));
    }).join(gap),
  );
}

/** A drawing of a call in lines of text: side by side where that fits the width, else one below the other. */
export function shapeDrawing(inputs: readonly ExplainedShape[], outputs: readonly ExplainedShape[], width: number): readonly string[] {
  const columns = [inputs, outputs].filter((shapes) => shapes.length > 0).map(column);
  const [left, right] = columns;
  if (!left || !right) return (left ?? []).map((line) => line.trimEnd());
  const flat = beside([left, ['──▶', '   ', '   '], right], '   ');
  const lines = flat.every((line) => cellCount(line) <= width) ? flat : [...left, '', '  │', '  ▼', '', ...right];
  return lines.map((line) => line.trimEnd());
}
