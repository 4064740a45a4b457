// A model's summary as text, in any of its styles.

import type { Model } from '../model/index.ts';
import { kerasText, type KerasTextOptions } from './keras-text.ts';
import { keras2Text, type Keras2TextOptions } from './keras2-text.ts';
import { jsonText } from './json-text.ts';
import { summaryJson } from './summary-json.ts';
import { summaryOf } from './summary-of.ts';
import { csvSummary, markdownSummary } from './summary-tables.ts';

/** `keras` is Keras 3's text, `keras2` the older ruled one. */
export type SummaryStyle = 'keras' | 'keras2' | 'markdown' | 'csv' | 'json';

/** The style, and what `model.summary()` of Keras takes. */
export interface SummaryOptions extends KerasTextOptions, Keras2TextOptions {
  readonly style?: SummaryStyle;
  /** Shapes that were seen in calls stand where Keras shows `?`. */
  readonly resolve?: boolean;
}

/** The summary of a model, with a newline at its end. Throws a KerasRefusal where Keras's `summary()` raises. */
export function summary(model: Model, options: SummaryOptions = {}): string {
  switch (options.style ?? 'keras') {
    case 'keras':
      return kerasText(summaryOf(model, options.resolve, options.expandNested === true), options);
    case 'keras2':
      return keras2Text(summaryOf(model, options.resolve, options.expandNested === true), options);
    case 'markdown':
      return markdownSummary(summaryOf(model, options.resolve));
    case 'csv':
      return csvSummary([summaryOf(model, options.resolve)]);
    case 'json':
      return `${jsonText(summaryJson([model], model.allIssues))}\n`;
  }
}
