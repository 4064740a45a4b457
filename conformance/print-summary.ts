// What Keras's `summary()` prints, asked as a script asks it; where Keras raises, what it had printed by then.

import type { Model } from '../src/model/index.ts';
import type { ReadOptions } from '../src/python/index.ts';
import { KerasRefusal, summary } from '../src/report/index.ts';

type Asked = Parameters<NonNullable<ReadOptions['print']>>[1];

/** The text in a terminal with some columns, and Python's last words where Keras refuses. */
export function printSummary(model: Model, asked: Asked, columns: number): { readonly text: string; readonly refusal?: string } {
  try {
    return {
      text: summary(model, {
        terminalWidth: columns,
        ...(asked.line_length === undefined ? {} : { lineLength: asked.line_length }),
        ...(asked.positions === undefined ? {} : { positions: asked.positions }),
        ...(asked.layer_range === undefined ? {} : { layerRange: asked.layer_range }),
        expandNested: asked.expand_nested === true,
        showTrainable: asked.show_trainable === true,
      }),
    };
  } catch (error) {
    if (!(error instanceof KerasRefusal)) throw error;
    return { text: error.printed, refusal: `${error.pythonClass}: ${error.message}` };
  }
}
