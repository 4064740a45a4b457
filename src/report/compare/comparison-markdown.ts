// A comparison as Markdown: the totals as a table, then a table of all layers that differ.

import { code, markdownSentence, markdownTable, markdownText } from '../markdown.ts';
import type { ComparedRow, Comparison } from './comparison-data.ts';
import { detailTexts, sizeText, totalRows, verdictText, type ComparisonTextOptions } from './comparison-text.ts';

/** The rows of all levels, each with the names of the models around it. */
function* flat(rows: readonly ComparedRow[], path: readonly string[] = []): Generator<{ readonly row: ComparedRow; readonly path: readonly string[] }> {
  for (const row of rows) {
    yield { row, path };
    yield* flat(row.inside, [...path, row.b?.name ?? row.a?.name ?? '']);
  }
}

/** The comparison as Markdown. */
export function comparisonMarkdown(comparison: Comparison, { all = false, names }: Pick<ComparisonTextOptions, 'all' | 'names'> = {}): string {
  const { a, b, rows } = comparison;
  const totals = totalRows(comparison).map(([label, ...cells]) => [label.trim(), ...cells]);
  const told = [...flat(rows)].filter(({ row }) => all || row.kind !== 'same').map(({ row, path }) => {
    const side = (layer: ComparedRow['a']): string => (layer ? `${code([...path, layer.name].join('/'))} (${markdownText(layer.class)})` : '');
    const only = row.a && row.b ? detailTexts(row).map(code).join('<br>') : `${markdownText((row.a ?? row.b)?.gives ?? '')}, ${sizeText((row.a ?? row.b)?.params ?? null)} parameters`;
    return [row.kind, side(row.a), side(row.b), only];
  });
  const lines = [
    `# ${names ? names.map(code).join(' → ') : `${code(a.name)} → ${code(b.name)}`}`,
    '',
    markdownSentence(verdictText(comparison)),
    '',
    ...markdownTable(['', ...(a.name === b.name ? ['First', 'Second'] : [markdownText(a.name), markdownText(b.name)]), 'Change', ''], totals, [1, 2, 3, 4]),
    ...(told.length === 0 ? [] : ['', ...markdownTable(['', 'First', 'Second', 'What differs'], told)]),
  ];
  return `${lines.join('\n')}\n`;
}
