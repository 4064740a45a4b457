// How a script's own comments group its layers: a comment on a line of its own heads what follows.

import { parseScript, type Script } from '../tree/index.ts';

/** The heading that a place stands under, if any; headings of deeper blocks do not count, nor those before `from`. */
export function headingsOf(script: Script): (at: number, from: number) => string | undefined {
  const { source, comments } = script;
  const headings: { readonly start: number; readonly indent: number; readonly text: string }[] = [];
  let before = -1;
  for (const comment of comments) {
    if (!comment.ownLine) continue;
    const line = source.line(comment.start);
    const text = comment.text.replace(/^[#\s!=*-]+|[\s=*#-]+$/g, '');
    // A comment of several lines is headed by its first; ruled lines and code that was commented out head nothing.
    const goesOn = line === before + 1;
    before = line;
    if (!goesOn && text !== '' && !isCode(text)) headings.push({ start: comment.start, indent: comment.indent, text });
  }
  return (at, from) => {
    const indent = /^[ \t]*/.exec(source.lineText(source.line(at)))?.[0].length ?? 0;
    return headings.findLast((heading) => heading.start <= at && heading.start >= from && heading.indent <= indent)?.text;
  };
}

/** True for a comment that is a statement taken out of use. */
function isCode(text: string): boolean {
  if (!/[=()[\].]/.test(text)) return false;
  const { body, problems } = parseScript(text);
  if (problems.length > 0) return false;
  return body.some((statement) => statement.kind !== 'Expr' || statement.value.kind === 'Call');
}
