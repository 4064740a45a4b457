// A small picture as plain data: rectangles, lines and words, which the page draws and a report writes as SVG.
// Invariant: colours are no part of it; a style sheet gives every kind of mark its own, in light and dark.

/** Something in a picture. */
export type Mark =
  | { readonly shape: 'box'; readonly kind: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly shape: 'line'; readonly kind: string; readonly x: number; readonly y: number; readonly right: number; readonly down: number }
  | { readonly shape: 'word'; readonly kind: string; readonly x: number; readonly y: number; readonly text: string; readonly anchor: 'start' | 'middle' | 'end' };

/** A picture, and what it shows in words. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly words: string;
  readonly marks: readonly Mark[];
}

/** Text as a page writes it. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const round = (value: number): number => Math.round(value * 100) / 100;

function written(mark: Mark): string {
  const [x, y] = [round(mark.x), round(mark.y)];
  switch (mark.shape) {
    case 'box':
      return `<rect data-kind="${mark.kind}" x="${x}" y="${y}" width="${round(mark.width)}" height="${round(mark.height)}"/>`;
    case 'line':
      return `<path data-kind="${mark.kind}" d="M${x} ${y}l${round(mark.right)} ${round(mark.down)}"/>`;
    case 'word':
      return `<text data-kind="${mark.kind}" x="${x}" y="${y}" text-anchor="${mark.anchor}">${escaped(mark.text)}</text>`;
  }
}

/** The picture as SVG for a page that has the style sheet. */
export const pictureSvg = ({ width, height, words, marks }: Picture): string => `<svg class="picture" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" role="img" aria-label="${escaped(words)}">${marks.map(written).join('')}</svg>`;
