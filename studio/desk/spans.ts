// Where a script writes the layers of the canvas.

/** Where a script writes a layer: lines and columns from 1. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The layer that the script writes at a line: of several the one that takes the fewest lines. */
export function layerAt(spans: ReadonlyMap<string, Span>, line: number): string | undefined {
  const found = [...spans].filter(([, span]) => span.line <= line && line <= span.endLine);
  return found.toSorted(([, a], [, b]) => a.endLine - a.line - (b.endLine - b.line))[0]?.[0];
}
