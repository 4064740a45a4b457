// How Keras's summary is printed on this world's standard output: its widths and its colours.

import { summaryWidths, type KerasTextOptions } from '../report/index.ts';
import { paletteOf } from './colour.ts';
import type { World } from './world.ts';

/** What `model.summary()` would find out about its terminal. */
export function printingOn(world: World): KerasTextOptions {
  const {
    terminals: { stdin, stdout, stderr },
    environment: { COLUMNS: columns, TERM: term = '' },
  } = world;
  const dumb = stdout !== undefined && ['dumb', 'unknown'].includes(term.toLowerCase());
  return { ...summaryWidths({ columns, stdin, stdout, stderr, dumb }), palette: paletteOf(world, 'stdout') };
}
