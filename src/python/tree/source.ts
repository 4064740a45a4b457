// A script's text and the places in it.
// Invariant: inside the reader a place is an offset; lines and columns exist only at the edge, and count from 1.

import type { Range } from '../../issues/index.ts';

/** A stretch of the text by offsets; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A script with its lines. */
export class Source {
  readonly text: string;
  readonly file: string | undefined;
  /** True for a module that the library brings along. */
  readonly isLibrary: boolean;
  readonly #starts: number[] = [0];

  constructor(text: string, file?: string, isLibrary = false) {
    this.isLibrary = isLibrary;
    this.text = text;
    this.file = file;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) this.#starts.push(i + 1);
    }
  }

  /** How many lines the text has. */
  get lines(): number {
    return this.#starts.length;
  }

  /** The line of an offset, from 1. */
  line(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The offset at which a line begins. */
  lineStart(line: number): number {
    return this.#starts[line - 1] ?? this.text.length;
  }

  /** The text of a line, without its end. */
  lineText(line: number): string {
    return this.text.slice(this.lineStart(line), this.lineStart(line + 1)).replace(/[\r\n]+$/, '');
  }

  /** Lines and columns of a stretch. */
  range(span: Span): Range {
    const line = this.line(span.start);
    const endLine = this.line(span.end);
    return { line, column: span.start - this.lineStart(line) + 1, endLine, endColumn: span.end - this.lineStart(endLine) + 1 };
  }
}
