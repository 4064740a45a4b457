// The markup that Keras hands to rich for its summary, rendered as rich 15 renders it.
// Invariant: what a name turns into on its way through Keras and rich is what is shown, brackets and backslashes included.

import { emojiOf } from './emoji.ts';
import type { Span, Style, StyledText } from './styled-text.ts';

const tag = /(\\*)\[([a-z#/@][^[]*?)\]/g;
const emojiCode = /:(\S*?)(?:-(emoji|text))?:/g;
const color = /^color\((\d+)\)$/;

/** A name made safe for markup, as Keras does for layer and model names (but not for names in "Connected to"). */
export function escapeMarkup(name: string): string {
  const escaped = name.replace(/(\\*)(\[[a-z#/@][^[]*?\])/g, '$1$1\\$2');
  return escaped.endsWith('\\') && !escaped.endsWith('\\\\') ? `${escaped}\\` : escaped;
}

/** What rich takes out of every text: bell, backspace, vertical tab, form feed, carriage return. */
// oxlint-disable-next-line no-control-regex
const STRIPPED = /[\x07\x08\x0b\x0c\r]/g;

/** Text that stays what it is: almost all of it. */
const PLAIN = /^[\w (),.[\]/-]*$/;

const withEmoji = (text: string): string =>
  text.replace(emojiCode, (whole: string, code: string, variant: string | undefined) => {
    const found = emojiOf(code.toLowerCase());
    if (found === undefined) return whole;
    return found + (variant === 'emoji' ? '\ufe0f' : variant === 'text' ? '\ufe0e' : '');
  });

/** Only what Keras writes is styled; any other tag, which only a layer's name can bring in, is taken out unseen. */
function styleOf(tagText: string): Style | undefined {
  if (tagText === 'bold' || tagText === 'b') return 'bold';
  const number = color.exec(tagText)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Markup such as `[bold] Total params: [/][color(34)]320[/]` as styled text. */
export function renderMarkup(markup: string): StyledText {
  let text = '';
  const spans: Span[] = [];
  const open: { readonly start: number; readonly style: Style | undefined }[] = [];
  const add = (piece: string): void => {
    text += PLAIN.test(piece) ? piece : withEmoji(piece.replaceAll('\\[', '[')).replace(STRIPPED, '');
  };
  const close = (): void => {
    const top = open.pop();
    if (top?.style !== undefined) spans.push({ start: top.start, end: text.length, style: top.style });
  };
  let at = 0;
  for (const match of markup.matchAll(tag)) {
    const [whole, slashes = '', body = ''] = match;
    if (match.index > at) add(markup.slice(at, match.index));
    if (slashes.length >= 2) add('\\'.repeat(slashes.length >> 1));
    at = match.index + whole.length;
    if (slashes.length % 2 === 1) add(whole.slice(slashes.length));
    else if (body.startsWith('/')) close();
    else open.push({ start: text.length, style: styleOf(body) });
  }
  if (at < markup.length) add(markup.slice(at));
  while (open.length > 0) close();
  return { text, spans: spans.toReversed().toSorted((a, b) => a.start - b.start) };
}
