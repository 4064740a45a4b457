// The diagram as a picture of its own: an SVG that needs no page, no style sheet and no font from elsewhere.
// Invariant: whatever a name holds is written as text, never as markup.

import type { Drawing, Fold } from '../desk/folding.ts';
import type { DrawnLayer, NetworkEdge, NetworkFrame } from '../desk/network.ts';
import { portAt, type Box, type Places, type Point } from './flow.ts';
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
  readonly tone: (node: DrawnLayer) => string;
}

const MARGIN = 24;
const SANS = "-apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";
const MONO = "ui-monospace, Menlo, Consolas, 'Liberation Mono', monospace";

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Named limit: longer texts are cut, since an SVG does not cut them by itself. */
const cut = (text: string, letters: number): string => (text.length > letters ? `${text.slice(0, letters - 1)}…` : text);

/** The picture of a network. */
export function figureOf(network: Omit<Drawing, 'flow'>, places: Places, ink: Ink): { readonly svg: string; readonly width: number; readonly height: number } {
  const boxes = [...places.nodes.values(), ...places.frames.values()];
  const [left, top] = [lowest(boxes, (box) => box.x) - MARGIN, lowest(boxes, (box) => box.y) - MARGIN];
  const width = -lowest(boxes, (box) => -box.x - box.width) + MARGIN - left;
  const height = -lowest(boxes, (box) => -box.y - box.height) + MARGIN - top;
  const inputs = new Map(network.nodes.map((node) => [node.id, node.ports.ports.length]));
  const parts = [
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${ink.paper}"/>`,
    ...network.frames.map((frame) => drawFrame(frame, places.frames.get(frame.id), ink)),
    ...network.edges.map((edge) => drawEdge(edge, places, inputs.get(edge.to) ?? 1, ink)),
    ...network.nodes.map((node) => drawNode(node, places.nodes.get(node.id), ink)),
    ...network.folds.map((fold) => drawFold(fold, places.nodes.get(fold.id), ink)),
  ];
  const arrow = `<defs><marker id="a" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M1 1L6.5 4L1 7" fill="none" stroke="${ink.flow}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></marker></defs>`;
  return { width, height, svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" font-family="${SANS}">${arrow}${parts.join('')}</svg>` };
}

const lowest = (boxes: readonly Box[], of: (box: Box) => number): number => boxes.reduce((least, box) => Math.min(least, of(box)), boxes.length === 0 ? 0 : Infinity);

const text = (at: Point, size: number, fill: string, words: string, more = ''): string => `<text x="${at.x}" y="${at.y}" font-size="${size}" fill="${fill}"${more}>${escaped(words)}</text>`;

function drawFrame({ title, params }: NetworkFrame, box: Box | undefined, ink: Ink): string {
  if (!box) return '';
  const end = text({ x: box.x + box.width - 20, y: box.y + 25 }, 12.5, ink.quiet, params === '0' ? '' : params, ' text-anchor="end"');
  return `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="14" fill="none" stroke="${ink.line}"/>${text({ x: box.x + 20, y: box.y + 25 }, 12.5, ink.ink, cut(title, 36), ' font-weight="600"')}${end}`;
}

function drawEdge({ id, from, to, label, port }: NetworkEdge, places: Places, inputs: number, ink: Ink): string {
  const [source, target] = [places.nodes.get(from), places.nodes.get(to)];
  if (!source || !target) return '';
  const start = { x: source.x + source.width / 2, y: source.y + source.height };
  const end = port === undefined ? { x: target.x + target.width / 2, y: target.y - 3 } : { x: target.x + portAt(port, inputs), y: target.y - 10 };
  const through = places.edges.get(id) ?? [];
  const at = textPlace(start, end, through, places.texts.get(id));
  const words = text({ x: at.x + (at.isLeft ? -9 : 9), y: at.y + 3.5 }, 11.5, ink.quiet, label, `${at.isLeft ? ' text-anchor="end"' : ''} font-family="${MONO}" stroke="${ink.paper}" stroke-width="4" paint-order="stroke"`);
  return `<path d="${pathThrough([start, ...through, end])}" fill="none" stroke="${ink.flow}" stroke-width="1.4" marker-end="url(#a)"/>${words}`;
}

function drawNode(node: DrawnLayer, box: Box | undefined, ink: Ink): string {
  if (!box) return '';
  const [x, right] = [box.x + 20, box.x + box.width - 12];
  return [
    sheet(box, 0, ink),
    `<rect x="${box.x + 7}" y="${box.y + 9}" width="4" height="${box.height - 18}" rx="2" fill="${ink.tone(node)}"/>`,
    ...said({ x, right, y: box.y }, { name: cut(node.name, 32 - node.class.length), class: node.class, shape: node.shape, params: node.params }, ink),
    ...ports(node, box, ink),
  ].join('');
}

const sheet = (box: Box, down: number, ink: Ink): string => `<rect x="${box.x + down / 2}" y="${box.y + down}" width="${box.width - down}" height="${box.height}" rx="10" fill="${ink.surface}" stroke="${ink.line}"/>`;

function said({ x, right, y }: { readonly x: number; readonly right: number; readonly y: number }, node: Pick<DrawnLayer, 'name' | 'class' | 'shape' | 'params'>, ink: Ink): readonly string[] {
  return [
    text({ x, y: y + 23 }, 14, ink.ink, node.name, ' font-weight="600"'),
    text({ x: right, y: y + 23 }, 12.5, ink.quiet, node.class, ' text-anchor="end"'),
    text({ x, y: y + 42 }, 12, ink.ink, cut(node.shape, 26), ` font-family="${MONO}"`),
    text({ x: right, y: y + 42 }, 12.5, node.params === '0' ? ink.quiet : ink.ink, node.params, ' text-anchor="end"'),
  ];
}

/** The names of the inputs, where they have some. */
function ports(node: DrawnLayer, box: Box, ink: Ink): readonly string[] {
  const { ports: all, isNamed } = node.ports;
  if (!isNamed) return [];
  return all.map(({ label }, i) => {
    const [x, wide] = [box.x + portAt(i, all.length), label.length * 6.4 + 12];
    return `<rect x="${x - wide / 2}" y="${box.y - 8}" width="${wide}" height="16" rx="8" fill="${ink.surface}" stroke="${ink.line}"/>${text({ x, y: box.y + 3.5 }, 10.5, ink.quiet, label, ` text-anchor="middle" font-family="${MONO}"`)}`;
  });
}

/** A folded frame: a pile of sheets. */
function drawFold({ folded: { title, gives, params }, count }: Fold, box: Box | undefined, ink: Ink): string {
  if (!box) return '';
  const layers = count === 1 ? '1 layer' : `${count} layers`;
  return [sheet(box, 8, ink), sheet(box, 4, ink), sheet(box, 0, ink), ...said({ x: box.x + 20, right: box.x + box.width - 12, y: box.y }, { name: cut(title, 32 - layers.length), class: layers, shape: gives, params }, ink)].join('');
}
