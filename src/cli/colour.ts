// Whether and how to colour: only on a terminal, unless the environment says otherwise (NO_COLOR, FORCE_COLOR).

import { createColors } from 'picocolors';
import type { Painter, Palette } from '../report/index.ts';
import type { World } from './world.ts';

/** The stream that is written to. */
type Stream = 'stdout' | 'stderr';

const said = (value: string | undefined): boolean => value !== undefined && value !== '';

/** What a stream can show. Rule for terminals: `Console._detect_color_system` of rich 15, which prints Keras's summaries. */
export function paletteOf({ environment, terminals }: World, stream: Stream): Palette {
  const { NO_COLOR: never, FORCE_COLOR: always, TERM: term = '', COLORTERM: deep = '' } = environment;
  const forced = said(always) && always !== '0' && always !== 'false';
  if (!forced && (said(always) || terminals[stream] === undefined)) return 'none';
  if (!forced && ['dumb', 'unknown'].includes(term.toLowerCase())) return 'none';
  if (said(never)) return 'bold';
  return /256|kitty|direct/i.test(term) || /^(?:truecolor|24bit)$/i.test(deep.trim()) ? '256' : '16';
}

/** Colours of picocolors for a stream. */
export const coloursOf = (world: World, stream: Stream): ReturnType<typeof createColors> => createColors(['16', '256'].includes(paletteOf(world, stream)));

/** How an explanation is painted on standard output. */
export function painterOf(world: World): Painter {
  const colours = coloursOf(world, 'stdout');
  return { title: colours.bold, name: colours.cyan, number: colours.green, muted: colours.dim };
}
