// Handing a design on: as a script, as a picture, or as a link that holds it.

import type { Model } from '../../src/model/index.ts';
import { drawingOf, groupedFor } from '../desk/arrange.ts';
import { explanationFor, networkFor } from '../desk/derived.ts';
import { arrangementOf, openedIn, type Desk } from '../desk/desk.ts';
import { fileNameOf, linkOf } from '../desk/keep.ts';
import { place } from '../layout/layout.ts';
import { withMoved } from '../layout/placed.ts';
import { toneOf } from './family.tsx';
import { actions } from './studio-store.ts';

async function textOf(desk: Desk): Promise<string | undefined> {
  const { scriptOf } = await import('../desk/code.ts');
  return scriptOf(desk)?.text;
}

/** Saves the script of a design where the browser saves files. */
export async function saveFile(desk: Desk): Promise<void> {
  const text = await textOf(desk);
  if (text === undefined) return;
  download(new Blob([text], { type: 'text/x-python' }), fileNameOf(openedIn(desk).name));
}

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The diagram of a design as it is drawn, in some colours. */
async function drawn(desk: Desk, model: Model, colour: (name: string) => string): Promise<{ readonly svg: string; readonly width: number; readonly height: number }> {
  const drawing = drawingOf(groupedFor(desk) ?? networkFor(model), desk);
  const [{ figureOf }, placed] = await Promise.all([import('../layout/figure.ts'), place(drawing.flow)]);
  const places = withMoved(drawing.flow, placed, arrangementOf(desk).places);
  return figureOf(drawing, places, { paper: colour('paper'), surface: colour('surface'), line: colour('line-strong'), flow: colour('flow'), ink: colour('ink'), quiet: colour('ink-3'), tone: (node) => colour(toneOf(node.family, node.isInput)) });
}

/** The colours of a theme as the style sheet has them. */
async function coloursOf(theme: 'light' | 'dark'): Promise<(name: string) => string> {
  const { default: tokens } = await import('./tokens.css?raw');
  const found = new Map(Array.from(tokens.matchAll(/--([\w-]+): light-dark\((#\w+|rgb\([^)]*\)), (#\w+|rgb\([^)]*\))\)/g), ([, name = '', light = '', dark = '']) => [name, theme === 'light' ? light : dark]));
  return (name) => found.get(name) ?? 'currentColor';
}

/** Named limit: no browser paints a larger picture. */
const LONGEST_SIDE = 16_000;

/** Saves the diagram as SVG, or as PNG twice as fine as the screen. */
export async function savePicture(desk: Desk, model: Model, kind: 'svg' | 'png', theme: 'light' | 'dark'): Promise<void> {
  const { svg, width, height } = await drawn(desk, model, await coloursOf(theme));
  const name = fileNameOf(openedIn(desk).name).replace(/py$/, kind);
  const picture = new Blob([svg], { type: 'image/svg+xml' });
  if (kind === 'svg') return download(picture, name);
  const scale = Math.min(2, LONGEST_SIDE / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return download(await canvas.convertToBlob({ type: 'image/png' }), name);
}

/** Saves the explanation of the whole network as one page. */
export async function savePage(desk: Desk, model: Model): Promise<void> {
  const [{ pageOf }, { default: katex }, styles, { svg }] = await Promise.all([import('../layout/page.ts'), import('katex'), import('./page-styles.ts'), drawn(desk, model, (name) => `var(--${name})`)]);
  const typeset = (latex: string): string => katex.renderToString(latex, { displayMode: true, throwOnError: false, strict: false, output: 'mathml' });
  const { nodes } = networkFor(model);
  const html = pageOf({ model, explained: explanationFor(model), nodes, diagram: svg, styles: styles.pageStyles, typeset, tone: (node) => toneOf(node.family, node.isInput) });
  download(new Blob([html], { type: 'text/html' }), fileNameOf(openedIn(desk).name).replace(/py$/, 'html'));
}

/** Puts a link that holds the design into the clipboard, or into the address where that is not allowed. */
export async function shareLink(desk: Desk): Promise<void> {
  const { designOf } = await import('../desk/design.ts');
  const design = designOf(desk);
  if (!design) return;
  const hash = await linkOf({ ...design, name: fileNameOf(openedIn(desk).name) });
  const address = location.href.replace(/#.*$/, '') + hash;
  try {
    await navigator.clipboard.writeText(address);
    actions.tell('The link is copied. It holds the whole design; nothing was uploaded.');
  } catch {
    history.replaceState(null, '', hash);
    actions.tell('The address of this page now holds the whole design: copy it from there.');
  }
}
