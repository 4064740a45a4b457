// A model's explanation in any of its forms.

import type { Model } from '../model/index.ts';
import { explanationData } from './explain.ts';
import { explanationMarkdown } from './explain-markdown.ts';
import { explanationText, findExplained, type ExplainTextOptions } from './explain-text.ts';
import { jsonText } from './json-text.ts';

/** The form, and which layer. */
export interface ExplainOptions extends ExplainTextOptions {
  readonly format?: 'text' | 'markdown' | 'json';
}

/** The explanation of a model, or of one layer of it; undefined when `layer` names none of its layers. */
export function explain(model: Model, options: ExplainOptions = {}): string | undefined {
  const data = explanationData(model);
  const { layer: wanted, format = 'text' } = options;
  const layer = wanted === undefined ? undefined : findExplained(data, wanted);
  if (wanted !== undefined && !layer) return undefined;
  switch (format) {
    case 'text':
      return explanationText(data, options);
    case 'markdown':
      return explanationMarkdown(data, layer);
    case 'json':
      return `${jsonText(layer ?? data)}\n`;
  }
}
