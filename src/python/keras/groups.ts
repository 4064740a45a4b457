// How a script's own comments group its layers: a comment on a line of its own heads what follows.
// Invariant: a heading ends where its block ends, and code that was commented out heads nothing.

import { parseScript, type Comment, type Script, type Source } from '../tree/index.ts';

/** A heading and the last line that it heads. */
interface Heading {
  readonly start: number;
  readonly indent: number;
  readonly text: string;
  last: number;
}

/** The heading that a place stands under, if any; those before `from` do not count. */
export function headingsOf(script: Script): (at: number, from: number) => string | undefined {
  const { source } = script;
  let headings: readonly Heading[] | undefined;
  return (at, from) => {
    headings ??= findHeadings(script);
    const line = source.line(at);
    return headings.findLast((heading) => heading.start <= at && heading.start >= from && heading.last >= line)?.text;
  };
}

function findHeadings({ source, comments }: Script): readonly Heading[] {
  const own = new Map(comments.filter((comment) => comment.ownLine).map((comment) => [source.line(comment.start), comment]));
  if (own.size === 0) return [];
  const found: Heading[] = [];
  const open: Heading[] = [];
  for (let line = 1; line <= source.lines; line++) {
    const comment = own.get(line);
    const text = source.lineText(line);
    if (text.trim() === '') continue;
    const indent = comment?.indent ?? /^[ \t]*/.exec(text)?.[0].length ?? 0;
    const heading = comment && !own.has(line - 1) ? titleOf(comment) : undefined;
    // A heading gives way to the next one of its depth; code of a lesser depth ends it.
    const least = heading === undefined ? indent + 1 : indent;
    while ((open.at(-1)?.indent ?? -1) >= least) open.pop();
    if (heading !== undefined && comment && !headsDefinition(source, own, line)) {
      const made = { start: comment.start, indent, text: heading, last: line };
      found.push(made);
      open.push(made);
    }
    for (const one of open) one.last = line;
  }
  return found;
}

/** True for a comment right above a function or class: it speaks of that alone. */
function headsDefinition(source: Source, own: ReadonlyMap<number, Comment>, line: number): boolean {
  let next = line + 1;
  while (own.has(next)) next++;
  return /^\s*(?:(?:async\s+def|def|class)\b|@)/.test(source.lineText(next));
}

/** Marks for tools, not for readers. */
const FOR_TOOLS = /^(?:!|-\*-|coding[:=]|noqa|type:|pylint|pragma|fmt:|isort|In\[)/;

/** The words of a comment without the rules around them; undefined where it heads nothing. */
function titleOf(comment: Comment): string | undefined {
  if (FOR_TOOLS.test(comment.text.trimStart())) return undefined;
  const text = comment.text.replace(/^[#\s!=*%~-]+|[\s=*#~-]+$/g, '');
  return text === '' || isCode(text) ? undefined : text;
}

/** True for a comment that is a statement taken out of use. */
function isCode(text: string): boolean {
  if (!/[=()[\].]|^(?:import|from|del|return) /.test(text)) return false;
  const { body, problems } = parseScript(text);
  if (problems.length > 0) return false;
  // `Output (softmax)` is prose, `output(softmax)` a call.
  return body.some((statement) => (statement.kind === 'Expr' ? statement.value.kind === 'Call' && !/\w\s+\(/.test(text) : true));
}
