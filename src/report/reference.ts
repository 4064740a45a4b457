// The reference of layers: a page a layer, an index, the drawings beside them.

import type { LayerDefinition } from '../layers/index.ts';
import type { Painter } from './painter.ts';
import { referenceIndex, referenceMarkdown, picturePath } from './reference-markdown.ts';
import { referenceOf } from './reference-of.ts';
import { referenceText } from './reference-text.ts';
import { shapesSvg } from './shape-svg.ts';

/** Every file of the reference by its path: pages and drawings of some layers, and the index. */
export function referenceFiles(layers: readonly LayerDefinition[]): ReadonlyMap<string, string> {
  const all = layers.map(referenceOf);
  return new Map([
    ['README.md', referenceIndex(all)],
    ...all.flatMap((one): (readonly [string, string])[] => [
      [`${one.name}.md`, referenceMarkdown(one)],
      ...(one.example && !one.example.refusal ? [[picturePath(one.name), shapesSvg(one.name, one.example.layer.inputs, one.example.layer.outputs)] as const] : []),
    ]),
  ]);
}

/** How a page is printed. */
export interface PageOptions {
  readonly format?: 'text' | 'markdown';
  /** Cells of a line of text; 80 unless told. */
  readonly width?: number;
  readonly painter?: Painter;
}

/** The page of a layer. */
export function layerPage(definition: LayerDefinition, { format = 'text', ...options }: PageOptions = {}): string {
  const reference = referenceOf(definition);
  return format === 'text' ? referenceText(reference, options) : referenceMarkdown(reference);
}
