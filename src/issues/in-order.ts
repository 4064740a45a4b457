// The issues of a source as a person reads them: each once, from the top to the bottom.

import type { Issue } from './issue.ts';

/** Each issue once, by its place in the source; a model inside a model tells its issues again. */
export function inOrder<I extends Issue>(issues: readonly I[]): readonly I[] {
  const once = new Map<string, I>();
  for (const issue of issues) {
    const { layer, setting, file, range } = issue.where;
    const key = JSON.stringify([issue.code, setting, file, range ?? layer]);
    if (!once.has(key)) once.set(key, issue);
  }
  const place = ({ where: { range } }: Issue): readonly [number, number] => [range?.line ?? Infinity, range?.column ?? 0];
  return [...once.values()].toSorted((a, b) => {
    const [[line, column], [otherLine, otherColumn]] = [place(a), place(b)];
    return line === otherLine ? column - otherColumn : line - otherLine;
  });
}
