// The account of a network as Markdown.

import { countsText } from '../explain-words.ts';
import { code, markdownSentence, markdownTable, markdownText } from '../markdown.ts';
import { numberText, shareText, shortCount, sizesText, workText } from './account-text.ts';
import type { Account, BlockAccount } from './account-data.ts';

const capital = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase());

function blockLines({ title, role, reads, gives, made_of: made, claims }: BlockAccount): string[] {
  const parts = made.map(({ class: name, count }) => (count === 1 ? name : `${count} ${name}`)).join(', ');
  return [
    `## ${markdownText(title ?? 'Under no heading')}`,
    '',
    ...(role === null ? [] : [`${markdownText(capital(role))}.`, '']),
    `${sizesText(reads)} → ${sizesText(gives)}${parts === '' ? '' : `, by ${markdownText(parts)}`}`,
    '',
    ...claims.flatMap(({ title: name, text, instead, times }) => [`- **${markdownText(name)}**${times > 1 ? ` (${times} times)` : ''}: ${markdownSentence(text)}`, ...(instead === null ? [] : [`  *${markdownSentence(instead)}*`])]),
    '',
  ];
}

/** The account as Markdown; only one block when it is given. */
export function accountMarkdown(account: Account, block?: BlockAccount): string {
  if (block) return `${blockLines(block).join('\n').trimEnd()}\n`;
  const rows = account.blocks.map(({ title, gives, params, macs }) => [markdownText(title ?? 'under no heading'), sizesText(gives), numberText(params.count), shareText(params), shortCount(macs.count), shareText(macs)]);
  const lines = [
    `# ${code(account.name)}, block by block`,
    '',
    `${capital(countsText(account.counts))}, ${workText(account.macs)}.`,
    '',
    ...account.notes.flatMap((note) => [`> ${markdownSentence(note)}`, '']),
    ...markdownTable(['Block', 'Gives', 'Parameters', 'Part', 'Multiply-adds', 'Part'], rows, [2, 3, 4, 5]),
    '',
    ...account.blocks.flatMap(blockLines),
    ...account.conclusions.flatMap((sentence) => [markdownSentence(sentence), '']),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
