// From a pattern and its facts to sentences. Invariant: the words come from story.md alone, the numbers from the facts.

import { group } from '../../formula/index.ts';
import { fill } from '../../issues/index.ts';
import type { Facts } from './finding.ts';
import { story } from './story.generated.ts';

/** A pattern in words. */
export interface Telling {
  readonly title: string;
  readonly text: string;
  readonly instead: string | null;
  /** What is told where an earlier block was told of the same. */
  readonly again: string | null;
  /** True where nothing had to be left out. */
  readonly whole: boolean;
}

const AGAIN = 'Again: ';
const INSTEAD = 'Instead';
const TOGETHER = 'Together';
const OR = 'Or, ';

/** A number for reading. */
const read = (fact: Facts[string]): string | undefined => (typeof fact === 'number' ? (Number.isInteger(fact) ? group(BigInt(fact)) : String(fact)) : fact);

/** A sentence with facts filled in; empty where one is not known. */
export const fillFacts = (text: string, facts: Facts): string => fill(text, wordsOf(facts)) ?? '';

/** A line with its facts; a part in brackets is left out by itself where one is not known. */
const filledLine = (line: string, words: Words): string | undefined => fill(line.replace(/\[([^[\]]*)\]/g, (_, part: string) => fill(part, words) ?? ''), words);

type Words = Readonly<Record<string, string | undefined>>;

const wordsOf = (facts: Facts): Words => Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, read(fact)]));

/** The sentences of a pattern; lines that speak of what is not known are left out. */
export function tell(code: string, facts: Facts): Telling {
  const [title = code, ...lines] = (story[code] ?? code).split('\n');
  const words = wordsOf(facts);
  const filled = lines.flatMap((line) => filledLine(line, words) ?? []);
  const some = (fits: (line: string) => boolean): string => filled.filter(fits).join(' ');
  const again = some((line) => line.startsWith(AGAIN));
  return {
    title,
    text: some((line) => ![INSTEAD, OR, TOGETHER, AGAIN].some((word) => line.startsWith(word))),
    instead: some((line) => [INSTEAD, OR, TOGETHER].some((word) => line.startsWith(word))) || null,
    whole: lines.every((line) => [AGAIN, TOGETHER, OR].some((word) => line.startsWith(word)) || filledLine(line, words) !== undefined),
    again: again === '' ? null : again.slice(AGAIN.length),
  };
}
