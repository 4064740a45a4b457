// The shapes of a call as a small drawing: what goes in, an arrow with the layer's name, what comes out.
// Invariant: readable on light and dark grounds alike; no script, no font, no link.

import type { ExplainedShape } from './explanation-data.ts';
import { bodyOf, doublings, type Body } from './shape-picture.ts';

const MARGIN = 16;
const GAP = 28;
const ARROW = 56;
const LETTER = 7.2;
const SMALL_LETTER = 6.2;
const CAPTION = 40;
/** Bodies that stand for several are drawn so often, each a step behind the next. */
const COPIES = 3;
const COPY_STEP = 9;

/** A length in pixels for a size. */
const long = (size: number): number => Math.round(10 + 12 * doublings(size));

interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly art: string;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A face of a body. */
const face = (points: readonly (readonly [number, number])[], shade: string): string => `<path class="${shade}" d="M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z"/>`;

const rectangle = (x: number, y: number, width: number, height: number, shade: string): string => face([[x, y], [x + width, y], [x + width, y + height], [x, y + height]], shade);

/** A box seen from the front, its depth going to the upper right. */
function box({ rows, columns, depth }: Body): Drawn {
  const [w, h, d] = [long(columns), long(rows), Math.round(long(depth) * 0.4)];
  const up = Math.round(d * 0.6);
  const art = [
    face([[0, up], [d, 0], [d + w, 0], [w, up]], 'top'),
    face([[w, up], [w + d, 0], [w + d, h], [w, up + h]], 'side'),
    rectangle(0, up, w, h, 'front'),
  ];
  return { width: w + d, height: h + up, art: art.join('') };
}

/** A sheet of rows: steps below each other, features side by side. */
function sheet({ rows, columns }: Body): Drawn {
  const [w, h] = [long(columns), long(rows)];
  const lines = Math.min(Math.max(rows, 1), 6);
  const rules = Array.from({ length: lines - 1 }, (_, i) => `<path class="rule" d="M0 ${Math.round(((i + 1) * h) / lines)}h${w}"/>`);
  return { width: w, height: h, art: rectangle(0, 0, w, h, 'front') + rules.join('') };
}

function alone(body: Body): Drawn {
  switch (body.kind) {
    case 'box':
      return box(body);
    case 'sheet':
      return sheet(body);
    case 'bar':
      return { width: 16, height: long(body.rows), art: rectangle(0, 0, 16, long(body.rows), 'front') };
    case 'dot':
      return { width: 12, height: 12, art: rectangle(0, 0, 12, 12, 'front') };
  }
}

function bodyArt(body: Body): Drawn {
  const drawn = alone(body);
  if (!body.isMany) return drawn;
  const extra = (COPIES - 1) * COPY_STEP;
  const copies = Array.from({ length: COPIES }, (_, i) => `<g transform="translate(${(COPIES - 1 - i) * COPY_STEP} ${i * COPY_STEP})">${drawn.art}</g>`);
  return { width: drawn.width + extra, height: drawn.height + extra, art: copies.join('') };
}

/** A body with its sizes and the names of its axes below. */
function captioned(shape: ExplainedShape, role: 'in' | 'out'): Drawn {
  const body = bodyOf(shape);
  const drawn = bodyArt(body);
  const width = Math.max(drawn.width, Math.round(body.sizes.length * LETTER), Math.round(body.axes.length * SMALL_LETTER));
  const middle = Math.round(width / 2);
  const labels = `<text x="${middle}" y="${drawn.height + 18}">${escaped(body.sizes)}</text>${body.axes === '' ? '' : `<text class="small" x="${middle}" y="${drawn.height + 34}">${escaped(body.axes)}</text>`}`;
  return { width, height: drawn.height + CAPTION, art: `<g class="${role}"><g transform="translate(${Math.round((width - drawn.width) / 2)} 0)">${drawn.art}</g></g>${labels}` };
}

/** Drawings below each other, centred. */
function column(shapes: readonly ExplainedShape[], role: 'in' | 'out'): Drawn {
  const all = shapes.map((shape) => captioned(shape, role));
  const width = Math.max(0, ...all.map((one) => one.width));
  let y = 0;
  const art = all.map((one) => {
    const placed = `<g transform="translate(${Math.round((width - one.width) / 2)} ${y})">${one.art}</g>`;
    y += one.height + GAP;
    return placed;
  });
  return { width, height: Math.max(y - GAP, 0), art: art.join('') };
}

/** Faces are opaque, so that bodies behind each other stay readable. */
const style = [
  'text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;text-anchor:middle;fill:#24292f}',
  '.small{font-size:10px;fill:#57606a}.name{font-weight:600}',
  'path{stroke-width:1.2;stroke-linejoin:round}.arrow{stroke:#57606a;fill:none}.rule{stroke-opacity:.45}',
  '.in path{stroke:#0969da}.in .front{fill:#c8def7}.in .top{fill:#e6f1fd}.in .side{fill:#a9cbf2}',
  '.out path{stroke:#bc4c00}.out .front{fill:#f3d9c7}.out .top{fill:#faede4}.out .side{fill:#e8bfa4}',
  '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.small{fill:#9198a1}.arrow{stroke:#9198a1}',
  '.in path{stroke:#58a6ff}.in .front{fill:#12345c}.in .top{fill:#0d2440}.in .side{fill:#1b4a82}',
  '.out path{stroke:#f0883e}.out .front{fill:#57290b}.out .top{fill:#3d1c07}.out .side{fill:#7a3a10}}',
].join('');

/** A drawing of a call as SVG. */
export function shapesSvg(name: string, inputs: readonly ExplainedShape[], outputs: readonly ExplainedShape[]): string {
  const [left, right] = [column(inputs, 'in'), column(outputs, 'out')];
  const arrow = inputs.length === 0 ? 0 : Math.max(ARROW, Math.round(name.length * LETTER) + 16);
  const tall = Math.max(left.height, right.height);
  const [width, height] = [left.width + arrow + right.width + (arrow > 0 ? 2 * GAP : 0) + 2 * MARGIN, tall + 2 * MARGIN];
  const start = MARGIN + left.width + GAP;
  const middle = MARGIN + Math.round((tall - CAPTION) / 2);
  const arrowArt = arrow === 0 ? '' : `<path class="arrow" d="M${start} ${middle}h${arrow}m-7 -4l7 4l-7 4"/><text class="name" x="${start + Math.round(arrow / 2)}" y="${middle - 8}">${escaped(name)}</text>`;
  const at = (x: number, drawn: Drawn): string => `<g transform="translate(${x} ${MARGIN + Math.round((tall - drawn.height) / 2)})">${drawn.art}</g>`;
  const words = [inputs, outputs].map((shapes) => shapes.map(({ text }) => text).join(', ')).filter(Boolean).join(' to ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"><title>${escaped(`${name}: ${words}`)}</title><style>${style}</style>${at(MARGIN, left)}${arrowArt}${at(start + (arrow > 0 ? arrow + GAP : -GAP), right)}</svg>\n`;
}
