// Where in a source a layer or a call was written.

import type { Range, Where } from '../issues/index.ts';

/** The place of a layer in its source. */
export interface Origin extends Range {
  readonly file?: string;
  /** The source line, for quoting. */
  readonly text?: string;
  /** Where the name of the layer is written. */
  readonly callee?: Range;
  /** Where each setting's value is written. */
  readonly settings?: Readonly<Record<string, Range & { readonly text?: string }>>;
  /** The settings that were given by position. */
  readonly byPosition?: readonly string[];
  /** The heading that the source's own comments put the layer under. */
  readonly group?: string;
}

/** The place for an issue: of the setting where it is written, else of the whole call. */
export function whereOf(origin: Origin | undefined, setting?: string): Pick<Where, 'file' | 'range' | 'text'> {
  if (!origin) return {};
  const place = (setting === undefined ? undefined : origin.settings?.[setting]) ?? origin.callee ?? origin;
  const text = 'text' in place && typeof place.text === 'string' ? place.text : origin.text;
  return {
    ...(origin.file === undefined ? {} : { file: origin.file }),
    range: { line: place.line, column: place.column, endLine: place.endLine, endColumn: place.endColumn },
    ...(text === undefined ? {} : { text }),
  };
}
