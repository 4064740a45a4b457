// Handing a design on: as a script, as a picture, or as a link that holds it.

import { fileNameOf, linkOf } from '../desk/hand-on.ts';
import { drawingOf } from '../desk/folding.ts';
import { place } from '../layout/layout.ts';
import { withMoved } from '../layout/placed.ts';
import { call } from '../worker/link.ts';
import type { Sheet, Shown } from '../worker/sheet.ts';
import { toneOf } from './family.tsx';
import { actions } from './studio-store.ts';

/** Saves the script of a design where the browser saves files. */
export async function saveFile({ name }: Sheet): Promise<void> {
  const design = await call('design');
  if (!design) return;
  download(new Blob([design.text], { type: 'text/x-python' }), fileNameOf(name));
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
async function drawn({ network }: Shown, { folded, places: corners }: Sheet['arrangement'], colour: (name: string) => string): Promise<{ readonly svg: string; readonly width: number; readonly height: number }> {
  const drawing = drawingOf(network, folded);
  const [{ figureOf }, placed] = await Promise.all([import('../layout/figure.ts'), place(drawing.flow)]);
  const places = withMoved(drawing.flow, placed, corners);
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
export async function savePicture({ name: design, shown, arrangement }: Sheet, kind: 'svg' | 'png', theme: 'light' | 'dark'): Promise<void> {
  if (!shown) return;
  const { svg, width, height } = await drawn(shown, arrangement, await coloursOf(theme));
  const name = fileNameOf(design).replace(/py$/, kind);
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
export async function savePage({ name, shown, arrangement }: Sheet): Promise<void> {
  if (!shown) return;
  const [{ pageOf }, { default: katex }, styles, { svg }, told] = await Promise.all([import('../layout/page.ts'), import('katex'), import('./page-styles.ts'), drawn(shown, arrangement, (colour) => `var(--${colour})`), call('explanation')]);
  if (!told) return;
  const typeset = (latex: string): string => katex.renderToString(latex, { displayMode: true, throwOnError: false, strict: false, output: 'mathml' });
  const html = pageOf({ ...told, nodes: shown.network.nodes, diagram: svg, styles: styles.pageStyles, typeset, tone: (node) => toneOf(node.family, node.isInput) });
  download(new Blob([html], { type: 'text/html' }), fileNameOf(name).replace(/py$/, 'html'));
}

/** Puts a link that holds the design into the clipboard, or into the address where that is not allowed. */
export async function shareLink({ name }: Sheet): Promise<void> {
  const design = await call('design');
  if (!design) return;
  const hash = await linkOf({ ...design, name: fileNameOf(name) });
  const address = location.href.replace(/#.*$/, '') + hash;
  try {
    await navigator.clipboard.writeText(address);
    actions.tell('The link is copied. It holds the whole design; nothing was uploaded.');
  } catch {
    history.replaceState(null, '', hash);
    actions.tell('The address of this page now holds the whole design: copy it from there.');
  }
}
