// The account of a network for the terminal: a table of all blocks, then each block with what is true of it.
// Invariant: no line is wider than asked for, unless a single word is; colour is added last and changes no line break.

import { group } from '../../formula/index.ts';
import { cellCount } from '../cell-width.ts';
import { hanging } from '../explain-layout.ts';
import { countsText } from '../explain-words.ts';
import { plainPainter, type Painter } from '../painter.ts';
import type { PlainSize } from '../explanation-data.ts';
import type { Account, BlockAccount, Claim, Share } from './account-data.ts';

/** How an account is laid out. */
export interface AccountTextOptions {
  /** Cells of a line; 80 unless told. */
  readonly width?: number;
  readonly painter?: Painter;
  /** Only the block of this title. */
  readonly block?: string | undefined;
}

/** Holds a size together while words are wrapped. */
const TIE = '\u00a0';

/** A paragraph whose sizes (`56 x 56`) and units stay whole. */
const paragraph = (text: string, width: number, first: string, rest: string): string[] => hanging(text.replace(/(?<=\d) x (?=\d)/g, `${TIE}x${TIE}`), width, first, rest).map((line) => line.replaceAll(TIE, ' '));

interface Page {
  readonly width: number;
  readonly paint: Painter;
}

/** The block that a person means by its title. */
export const findBlock = ({ blocks }: Account, wanted: string): BlockAccount | undefined =>
  blocks.find(({ title }) => title === wanted) ?? blocks.find(({ title }) => title?.toLowerCase() === wanted.toLowerCase());

/** The account in lines; undefined when `block` names none of its blocks. */
export function accountText(account: Account, options: AccountTextOptions = {}): string | undefined {
  const page: Page = { width: options.width ?? 80, paint: options.painter ?? plainPainter };
  if (options.block !== undefined) {
    const block = findBlock(account, options.block);
    return block && `${blockLines(block, new Set(), page).join('\n')}\n`;
  }
  const told = new Set<string>();
  const lines = [
    page.paint.title(`${account.name} (${account.class}), block by block`),
    ...paragraph(`${countsText(account.counts)}, ${workText(account.macs)}`, page.width, '', '  '),
    ...account.notes.flatMap((note) => paragraph(note, page.width, '', '')),
    '',
    ...tableLines(account, page),
    '',
    ...alike(account.blocks).flatMap((run) => {
      const [block, ...others] = run.blocks;
      if (!block) return [];
      const title = others.length === 0 ? block.title : `${block.title ?? ''} to ${others.at(-1)?.title ?? ''}`;
      const made = blockLines({ ...block, title, role: run.role }, told, page);
      // What could be told in part only is told in full where it can.
      for (const { code, whole } of block.claims) if (whole) told.add(code);
      return [...made, ''];
    }),
    ...account.conclusions.flatMap((sentence) => paragraph(sentence, page.width, '', '')),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Blocks that follow each other and of which the same is to be said, in short; the first of them is told in full. */
function alike(blocks: readonly BlockAccount[]): readonly { readonly blocks: readonly BlockAccount[]; readonly role: string | null }[] {
  const key = ({ made_of: made, reads, gives, params, macs, claims }: BlockAccount): string => JSON.stringify([made, reads, gives, params.count, macs.count, claims.map(({ code, again, text, times }) => [code, again ?? text, times])]);
  const keys = blocks.map(key);
  const runs: { blocks: BlockAccount[]; role: string | null }[] = [];
  for (const [i, block] of blocks.entries()) {
    const isThird = i > 1 && keys[i] === keys[i - 1] && keys[i] === keys[i - 2];
    if (isThird) runs.at(-1)?.blocks.push(block);
    // A role that was just told is not told again.
    else runs.push({ blocks: [block], role: block.role === blocks[i - 1]?.role ? null : block.role });
  }
  return runs;
}

/** The work for one example. */
export const workText = (macs: PlainSize): string => (macs === null ? 'multiply-adds not known, since a size is left open' : `${numberText(macs)} multiply-adds for one example`);

/** A count for reading. */
export const numberText = (size: PlainSize): string => (size === null ? '?' : /^\d+$/.test(String(size)) ? group(BigInt(size)) : String(size));

const UNITS: readonly (readonly [number, string])[] = [[1e15, 'P'], [1e12, 'T'], [1e9, 'G'], [1e6, 'M'], [1e3, 'K']];

/** Three digits and a unit: `1.94 G`. */
export function shortCount(size: PlainSize): string {
  if (typeof size !== 'number') return size === null ? '?' : numberText(size);
  const [unit = 1, letter = ''] = UNITS.find(([least]) => size >= least) ?? [];
  const value = size / unit;
  return letter === '' ? String(size) : `${value >= 99.95 ? value.toFixed(0) : value >= 9.995 ? value.toFixed(1) : value.toFixed(2)} ${letter}`;
}

/** `12.5%`; `<0.1%` for what is nearly nothing. */
export const shareText = ({ percent }: Share): string => (percent === null ? '?' : percent > 0 && percent < 0.05 ? '<0.1%' : `${percent.toFixed(1)}%`);

/** `(None, 56, 56, 64)` without its batch: `56 x 56 x 64`. */
export const sizesText = (shape: string | null): string => (shape === null ? '?' : shape.replace(/^\([^,]*,? ?|\)$/g, '').replaceAll(', ', ' x ') || shape);

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A part of a whole as a bar of so many cells. */
function bar({ percent }: Share, cells: number): string {
  const eighths = Math.max(Math.round(((percent ?? 0) / 100) * cells * 8), (percent ?? 0) > 0 ? 1 : 0);
  return ('█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '')).padEnd(cells);
}

const GAP = 2;
/** Bars are drawn where at least so many cells are left for each. */
const LEAST_BAR = 5;
const MOST_BAR = 12;

function tableLines({ blocks }: Account, { width, paint }: Page): string[] {
  const all = blocks.map(({ title, gives, params, macs }) => [title ?? 'under no heading', sizesText(gives), numberText(params.count), shareText(params), shortCount(macs.count), shareText(macs)]);
  const heads = ['Block', 'Gives', 'Parameters', '', 'MACs', ''];
  const widthsOf = (rows: readonly (readonly string[])[]): readonly number[] => heads.map((_, i) => Math.max(...rows.map((row) => cellCount(row[i] ?? ''))));
  const usedBy = (widths: readonly number[]): number => widths.reduce((sum, one) => sum + (one === 0 ? 0 : one + GAP), -GAP);
  // What a block gives stands at the block as well: a narrow page has no room for it here.
  const isNarrow = usedBy(widthsOf([heads, ...all])) > width;
  const [head = [], ...rows] = [heads, ...all].map((row) => row.map((cell, i) => (isNarrow && i === 1 ? '' : cell)));
  const widths = widthsOf([head, ...rows]);
  const cells = (bars: number): number => Math.min(MOST_BAR, Math.floor((width - usedBy(widths)) / bars) - GAP);
  const bars = cells(2) >= LEAST_BAR ? 2 : cells(1) >= LEAST_BAR ? 1 : 0;
  const room = cells(Math.max(bars, 1));
  const line = (row: readonly string[], params: string, macs: string, name: (text: string) => string): string => {
    const filled = row.map((cell, i) => {
      const blanks = ' '.repeat((widths[i] ?? 0) - cellCount(cell));
      return i < 2 ? cell + blanks : blanks + cell;
    });
    const drawn = [...filled.slice(0, 4), ...(bars >= 1 ? [params.padEnd(room)] : []), ...filled.slice(4), ...(bars >= 2 ? [macs.padEnd(room)] : [])];
    return drawn.filter((cell) => cell !== '').map((cell, i) => (i === 0 ? name(cell) : cell)).join(' '.repeat(GAP)).trimEnd();
  };
  return [paint.muted(line(head, '', '', (text) => text)), ...blocks.map(({ params, macs }, i) => line(rows[i] ?? [], bar(params, room), bar(macs, room), paint.name))];
}

function blockLines(block: BlockAccount, told: ReadonlySet<string>, page: Page): string[] {
  const { width, paint } = page;
  const title = block.title ?? 'Under no heading';
  const made = block.made_of.map(({ class: name, count }) => (count === 1 ? name : `${count} ${name}`)).join(', ');
  return [
    paint.title(`── ${title} ${'─'.repeat(Math.max(width - cellCount(title) - 4, 0))}`),
    ...(block.role === null ? [] : paragraph(`${block.role.replace(/^./, (letter) => letter.toUpperCase())}.`, width, '', '')),
    ...paragraph(`${sizesText(block.reads)} → ${sizesText(block.gives)}${made === '' ? '' : `, by ${made}`}`, width, '', '  ').map(paint.muted),
    ...block.claims.flatMap((claim) => claimLines(claim, told.has(claim.code), page)),
  ];
}

function claimLines(claim: Claim, isKnown: boolean, { width, paint }: Page): string[] {
  const { title, text, instead, again, times } = claim;
  const often = times > 1 ? ` (${times} times)` : '';
  const head = `${title}${often}: `;
  const short = isKnown && again !== null;
  const lines = paragraph(`${head}${short ? again : text}`, width, '  ', '    ');
  const [first = '', ...rest] = lines;
  const painted = first.startsWith(`  ${head.trimEnd()}`) ? `  ${paint.name(head.trimEnd())}${first.slice(2 + head.trimEnd().length)}` : first;
  return ['', painted, ...rest, ...(short || instead === null ? [] : paragraph(instead, width, '    ', '    ').map((line) => paintedFirst(line, paint)))];
}

/** The word that a counterfactual begins with stands out. */
const paintedFirst = (line: string, { number }: Painter): string => line.replace(/(?<=^ *|\. )(?:Instead|Or|Together)(?=, )/g, (word) => number(word));
