// Handing a design on: as a script, as a picture, or as a link that holds it.

import type { Model } from '../../src/model/index.ts';
import { drawingOf, groupedFor } from '../desk/arrange.ts';
import { networkFor } from '../desk/derived.ts';
import { arrangementOf, openedIn, type Desk } from '../desk/desk.ts';
import type { Drawing } from '../desk/folding.ts';
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

/** The diagram in the colours that the page wears. */
async function drawn(network: Drawing, desk: Desk): Promise<{ readonly svg: string; readonly width: number; readonly height: number }> {
  const [{ figureOf }, placed] = await Promise.all([import('../layout/figure.ts'), place(network.flow)]);
  const places = withMoved(network.flow, placed, arrangementOf(desk).places);
  const probe = document.body.appendChild(document.createElement('span'));
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const tones = new Map<string, string>();
  const tone = (name: string): string => {
    const made = tones.get(name) ?? colour(name);
    tones.set(name, made);
    return made;
  };
  const made = figureOf(network, places, { paper: colour('paper'), surface: colour('surface'), line: colour('line-strong'), flow: colour('flow'), ink: colour('ink'), quiet: colour('ink-3'), tone: (node) => tone(toneOf(node.family, node.isInput)) });
  probe.remove();
  return made;
}

/** Named limit: no browser paints a larger picture. */
const LONGEST_SIDE = 16_000;

/** Saves the diagram as SVG, or as PNG twice as fine as the screen. */
export async function savePicture(desk: Desk, model: Model, kind: 'svg' | 'png'): Promise<void> {
  const { svg, width, height } = await drawn(drawingOf(groupedFor(desk) ?? networkFor(model), desk), desk);
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
