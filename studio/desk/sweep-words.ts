// What a window does at one place, and what it leaves out, in words.

import { placesCovered, uncovered, type SweptAxis } from './sweep.ts';

const names: Readonly<Record<number, readonly string[]>> = { 1: ['step'], 2: ['row', 'column'], 3: ['slice', 'row', 'column'] };

const wordsFor = (axes: readonly SweptAxis[]): readonly string[] => names[axes.length] ?? axes.map((_, i) => `place along axis ${i + 1}`);

/** One window in words: `Output 2, 2` `reads rows 3 to 5, columns 3 to 5.` */
export function sweepWords(axes: readonly SweptAxis[], at: readonly number[]): { readonly subject: string; readonly rest: string } {
  const paints = axes[0]?.paints === true;
  const words = wordsFor(axes);
  const covered = axes.map((axis, i) => placesCovered(axis, at[i] ?? 0, words[i] ?? '')).join(', ');
  return { subject: `${paints ? 'Input' : 'Output'} ${at.map((place) => place + 1).join(', ')}`, rest: `${paints ? 'paints' : 'reads'} ${covered}${paints ? ' of the output' : ''}.` };
}

/** What no window covers, in words. */
export function sweepNotes(axes: readonly SweptAxis[]): readonly string[] {
  const words = wordsFor(axes);
  const lost = axes.flatMap((axis, i) => {
    const { size } = uncovered(axis);
    return size === 0 ? [] : [{ size, said: `${size} ${words[i] ?? ''}${size === 1 ? '' : 's'}` }];
  });
  const [first] = lost;
  if (!first) return [];
  const isOne = lost.length === 1 && first.size === 1;
  const said = lost.map((one) => one.said);
  const all = said.length === 1 ? (said[0] ?? '') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`;
  return [axes[0]?.paints ? `${all} of the output ${isOne ? 'is' : 'are'} reached by no input: there is nothing but the bias.` : `${all} of the input ${isOne ? 'is' : 'are'} never read.`];
}
