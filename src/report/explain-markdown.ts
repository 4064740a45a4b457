// An explanation as Markdown: a section a layer, settings as tables, equations as code.

import { code, markdownSentence, markdownTable, markdownText } from './markdown.ts';
import { countsText, halvesText, isMinor, layersByGroup, percentText } from './explain-words.ts';
import type { ExplainedLayer, ExplainedNumber, ExplanationData } from './explanation-data.ts';

/** `formula = numbers = answer` as code, without what says nothing new. */
function equation({ formula, numbers, answer }: ExplainedNumber): string {
  const sides = [formula, numbers, answer].filter((side, i, all) => i === 0 || side.replaceAll(',', '') !== (all[i - 1] ?? '').replaceAll(',', ''));
  return code((sides.at(-1) === answer || formula === answer ? sides : [...sides.slice(0, -1), answer]).join(' = '));
}

const equations = (numbers: readonly ExplainedNumber[]): string[] => numbers.map((number) => `- ${markdownText(number.label)}: ${equation(number)}`);

function settingLines({ settings }: ExplainedLayer): string[] {
  const told = settings.filter((setting) => !setting.isDefault || !isMinor(setting));
  const rest = settings.filter((setting) => !told.includes(setting));
  if (settings.length === 0) return [];
  const rows = told.map(({ name, value, about, isDefault }) => [code(name), code(value), markdownText(about) + (isDefault ? ' (default)' : '')]);
  return [...(rows.length > 0 ? [...markdownTable(['Setting', 'Value', 'What it does'], rows), ''] : []), ...(rest.length > 0 ? [`Keras's defaults: ${rest.map(({ name, value }) => code(`${name}=${value}`)).join(', ')}.`, ''] : [])];
}

/** The lines of a layer; `told` are the notes that an earlier layer had. */
function layerLines(layer: ExplainedLayer, told: ReadonlySet<string> = new Set()): string[] {
  const flow = [layer.inputs, layer.outputs].map((shapes) => shapes.map(({ text }) => code(text)).join(', ') || '?').join(' → ');
  const names = layer.names.map((name) => `${equation({ ...name, formula: name.formula === name.name ? name.label : `${name.label} = ${name.formula}` })}${name.about === null ? '' : `, ${markdownText(name.about)}`}`);
  const halves = halvesText(layer);
  const padding = layer.padding.flatMap(({ axis, before, after }) => after.value === null ? [`- ${axis}: depends on a size that is not known`] : [`- ${axis}: ${before.answer} before, ${after.answer} after`, ...equations([before, after]).map((line) => `  ${line}`)]);
  return [
    `${'#'.repeat(Math.min(3 + layer.level, 6))} ${code(layer.name)} (${markdownText(layer.class)})`,
    '',
    `${markdownText(layer.about)} ${flow}, ${countsText(layer.counts)}.`,
    '',
    ...settingLines(layer),
    ...(layer.keepsShape ? ['The output has the shape of the input.', ''] : layer.sizes.length > 0 ? ['Output shape:', '', ...equations(layer.sizes), ''] : []),
    ...(padding.length > 0 ? ['Padding:', '', ...padding, ''] : []),
    ...(layer.parameters ? ['Parameters:', '', ...equations([...layer.weights.map(({ name, count }) => ({ ...count, label: name })), { ...layer.parameters, label: 'in all' }]), '', ...(halves === undefined ? [] : [markdownText(halves), ''])] : []),
    ...(names.length > 0 ? [`Here ${names.join('; ')}.`, ''] : []),
    ...layer.notes.flatMap((note) => (told.has(note) ? [] : [`> ${markdownSentence(note)}`, ''])),
  ];
}

/** The explanation as Markdown; only one layer's part when it is given. */
export function explanationMarkdown(data: ExplanationData, layer?: ExplainedLayer): string {
  if (layer) return `${layerLines(layer).join('\n').trimEnd()}\n`;
  const lines = [`# ${code(data.name)} (${markdownText(data.class)})`, '', `${countsText(data.counts)}.`.replace(/^./, (letter) => letter.toUpperCase()), ''];
  const isGrouped = data.groups.some(({ title }) => title !== null);
  const byGroup = layersByGroup(data);
  const told = new Set<string>();
  for (const [i, { title, sum, counts, gives }] of data.groups.entries()) {
    if (isGrouped) lines.push(`## ${markdownText(title ?? 'Ungrouped')}`, '');
    for (const one of byGroup[i] ?? []) {
      lines.push(...layerLines(one, told));
      for (const note of one.notes) told.add(note);
    }
    if (isGrouped) lines.push(`**${markdownText(title ?? 'These layers')}**: ${sum.includes(' + ') ? `${sum} = ` : ''}${countsText(counts)}, giving ${code(gives)}.`, '');
  }
  const rows = data.shares.map(({ id, params, percent }) => [code(id), String(params).replace(/\B(?=(\d{3})+(?!\d))/g, ','), percentText(percent)]);
  lines.push('## Where the parameters come from', '', ...(rows.length > 0 ? [...markdownTable(['Layer', 'Parameters', 'Part'], rows, [1, 2]), ''] : []), markdownText(data.conclusion), ...data.notes.flatMap((note) => ['', `> ${markdownSentence(note)}`]));
  return `${lines.join('\n').trimEnd()}\n`;
}
