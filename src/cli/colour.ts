// Whether and how to colour: only on a terminal, unless the environment says otherwise (NO_COLOR, FORCE_COLOR).
// Invariant: streams are not asked for before something is painted.

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

/** Paints a piece of a line. */
export type Paint = (text: string) => string;

/** The escape codes that begin and end each way of painting (ECMA-48, SGR). */
const codes = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], cyan: [36, 39] } as const;

/** Ways of painting for a stream; on one without colour, text stays as it is. Written here, since a package for it asks for the streams at start-up. */
export function coloursOf(world: World, stream: Stream): Readonly<Record<keyof typeof codes, Paint>> {
  const on = ['16', '256'].includes(paletteOf(world, stream));
  const way = (name: keyof typeof codes): Paint => {
    const [begin, end] = codes[name];
    return on ? (text) => `\x1b[${begin}m${text}\x1b[${end}m` : (text) => text;
  };
  return { bold: way('bold'), dim: way('dim'), red: way('red'), green: way('green'), cyan: way('cyan') };
}

/** How an explanation is painted on standard output. */
export function painterOf(world: World): Painter {
  const { bold, cyan, green, dim } = coloursOf(world, 'stdout');
  return { title: bold, name: cyan, number: green, muted: dim };
}
