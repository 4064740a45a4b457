// Text with stretches of it bold or coloured, and how a terminal is told so.
// Invariant: styles never change what is measured; `paint(text, 'none')` is the plain text.

/** Bold, or one of the 256 terminal colours. */
export type Style = 'bold' | number;

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly style: Style;
}

/** A text and its styled stretches. */
export interface StyledText {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** What a terminal can show: nothing, bold only, 16 colours or 256. */
export type Palette = 'none' | 'bold' | '16' | '256';

/** Text without styles. */
export const unstyled = (text: string): StyledText => ({ text, spans: [] });

/** The whole text in one style. */
export const allStyled = (text: string, style: Style): StyledText => ({ text, spans: [{ start: 0, end: text.length, style }] });

/** A part of a text with its styles. */
export function slice({ text, spans }: StyledText, start: number, end = text.length): StyledText {
  const kept: Span[] = [];
  for (const span of spans) {
    const from = Math.max(span.start, start) - start;
    const to = Math.min(span.end, end) - start;
    if (to > from) kept.push({ start: from, end: to, style: span.style });
  }
  return { text: text.slice(start, end), spans: kept };
}

/** Other text in the place of this one; styles stay where they are, cut at the new end. */
export const withText = ({ spans }: StyledText, text: string): StyledText => slice({ text, spans }, 0, text.length);

/** Unstyled blanks (or other text) before and after. */
export const padded = ({ text, spans }: StyledText, before: string, after: string): StyledText => ({
  text: before + text + after,
  spans: before === '' ? spans : spans.map(({ start, end, style }) => ({ start: start + before.length, end: end + before.length, style })),
});

/** The nearest of the 16 colours for those that Keras uses. */
const NEAREST_OF_16: Readonly<Record<number, string>> = { 9: '91', 33: '94', 34: '32', 45: '96' };

function code(style: Style, palette: Palette): string {
  if (style === 'bold') return '1';
  if (palette === 'bold') return '';
  // The first 16 of the 256 have codes of their own, which rich prefers.
  if (style < 16) return String(style < 8 ? 30 + style : 82 + style);
  return palette === '256' ? `38;5;${style}` : (NEAREST_OF_16[style] ?? '');
}

/** The text with ANSI codes, one run for every stretch between two borders of spans. */
export function paint(styled: StyledText, palette: Palette): string {
  const { text, spans } = styled;
  if (palette === 'none' || spans.length === 0) return text;
  const borders = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].toSorted((a, b) => a - b);
  let out = '';
  for (const [i, start] of borders.entries()) {
    const end = borders[i + 1];
    if (end === undefined) break;
    const codes = [...new Set(spans.filter((span) => span.start <= start && span.end >= end).map(({ style }) => code(style, palette)))].filter(Boolean);
    const run = text.slice(start, end);
    out += codes.length > 0 ? `\x1b[${codes.join(';')}m${run}\x1b[0m` : run;
  }
  return out;
}
