// The diagram as a picture of its own: an SVG that needs no page, no style sheet and no font from elsewhere.
// Invariant: whatever a name holds is written as text, never as markup.

import type { Network, NetworkNode } from '../desk/network.ts';
import type { Box, Places, Point } from './flow.ts';
import { pathThrough, textPlace } from './path.ts';

/** The colours of a picture. */
export interface Ink {
  readonly paper: string;
  readonly surface: string;
  readonly line: string;
  readonly flow: string;
  readonly ink: string;
  readonly quiet: string;
  /** The colour of a family of layers. */
  readonly tone: (node: NetworkNode) => string;
}

const MARGIN = 24;
const SANS = "-apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";
const MONO = "ui-monospace, Menlo, Consolas, 'Liberation Mono', monospace";

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Named limit: longer texts are cut, since an SVG does not cut them by itself. */
const cut = (text: string, letters: number): string => (text.length > letters ? `${text.slice(0, letters - 1)}…` : text);

/** The picture of a network. */
export function figureOf(network: Network, places: Places, ink: Ink): { readonly svg: string; readonly width: number; readonly height: number } {
  const boxes = [...places.nodes.values(), ...places.frames.values()];
  const [left, top] = [lowest(boxes, (box) => box.x) - MARGIN, lowest(boxes, (box) => box.y) - MARGIN];
  const width = -lowest(boxes, (box) => -box.x - box.width) + MARGIN - left;
  const height = -lowest(boxes, (box) => -box.y - box.height) + MARGIN - top;
  const parts = [
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${ink.paper}"/>`,
    ...network.frames.map((frame) => drawFrame(frame, places.frames.get(frame.id), ink)),
    ...network.edges.map((edge) => drawEdge(edge, places, ink)),
    ...network.nodes.map((node) => drawNode(node, places.nodes.get(node.id), ink)),
  ];
  const arrow = `<defs><marker id="a" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M1 1L6.5 4L1 7" fill="none" stroke="${ink.flow}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></marker></defs>`;
  return { width, height, svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" font-family="${SANS}">${arrow}${parts.join('')}</svg>` };
}

const lowest = (boxes: readonly Box[], of: (box: Box) => number): number => boxes.reduce((least, box) => Math.min(least, of(box)), boxes.length === 0 ? 0 : Infinity);

const text = (at: Point, size: number, fill: string, words: string, more = ''): string => `<text x="${at.x}" y="${at.y}" font-size="${size}" fill="${fill}"${more}>${escaped(words)}</text>`;

function drawFrame({ title, params }: Network['frames'][number], box: Box | undefined, ink: Ink): string {
  if (!box) return '';
  const end = text({ x: box.x + box.width - 20, y: box.y + 25 }, 12.5, ink.quiet, params === '0' ? '' : params, ' text-anchor="end"');
  return `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="14" fill="none" stroke="${ink.line}"/>${text({ x: box.x + 20, y: box.y + 25 }, 12.5, ink.ink, cut(title, 36), ' font-weight="600"')}${end}`;
}

function drawEdge({ id, from, to, label }: Network['edges'][number], places: Places, ink: Ink): string {
  const [source, target] = [places.nodes.get(from), places.nodes.get(to)];
  if (!source || !target) return '';
  const start = { x: source.x + source.width / 2, y: source.y + source.height };
  const end = { x: target.x + target.width / 2, y: target.y - 3 };
  const through = places.edges.get(id) ?? [];
  const at = textPlace(start, end, through, places.texts.get(id));
  const words = text({ x: at.x + (at.isLeft ? -9 : 9), y: at.y + 3.5 }, 11.5, ink.quiet, label, `${at.isLeft ? ' text-anchor="end"' : ''} font-family="${MONO}" stroke="${ink.paper}" stroke-width="4" paint-order="stroke"`);
  return `<path d="${pathThrough([start, ...through, end])}" fill="none" stroke="${ink.flow}" stroke-width="1.4" marker-end="url(#a)"/>${words}`;
}

function drawNode(node: NetworkNode, box: Box | undefined, ink: Ink): string {
  if (!box) return '';
  const [x, right] = [box.x + 20, box.x + box.width - 12];
  return [
    `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="10" fill="${ink.surface}" stroke="${ink.line}"/>`,
    `<rect x="${box.x + 7}" y="${box.y + 9}" width="4" height="${box.height - 18}" rx="2" fill="${ink.tone(node)}"/>`,
    text({ x, y: box.y + 23 }, 14, ink.ink, cut(node.name, 32 - node.class.length), ' font-weight="600"'),
    text({ x: right, y: box.y + 23 }, 12.5, ink.quiet, node.class, ' text-anchor="end"'),
    text({ x, y: box.y + 42 }, 12, ink.ink, cut(node.shape, 26), ` font-family="${MONO}"`),
    text({ x: right, y: box.y + 42 }, 12.5, node.params === '0' ? ink.quiet : ink.ink, node.params, ' text-anchor="end"'),
  ].join('');
}
