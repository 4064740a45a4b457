// An explanation for the terminal: wrapped to its width, group by group, with the sums at the end.
// Invariant: the words come from the data; colour is added last and changes no line break.

import { cellCount } from './cell-width.ts';
import { equationLines, hanging, pairLines } from './explain-layout.ts';
import { countsText, defaultsText, halvesText, isMinor, layersByGroup, namesBehind, percentText } from './explain-words.ts';
import { plainPainter, type Painter } from './painter.ts';
import type { ExplainedGroup, ExplainedLayer, ExplainedName, ExplainedNumber, ExplanationData } from './explanation-data.ts';

/** How an explanation is laid out. */
export interface ExplainTextOptions {
  /** Cells of a line; 80 unless told. */
  readonly width?: number;
  readonly painter?: Painter;
  /** Only this layer, by its id or name, with every setting told in full. */
  readonly layer?: string | undefined;
}

interface Page {
  readonly width: number;
  readonly paint: Painter;
  /** True where every setting is told, defaults included. */
  readonly inFull: boolean;
}

/** The layer that a person means by an id or a name. */
export const findExplained = ({ layers }: ExplanationData, wanted: string): ExplainedLayer | undefined =>
  layers.find(({ id }) => id === wanted) ?? layers.find(({ name }) => name === wanted);

/** The explanation as text; undefined when `layer` names no layer of the model. */
export function explanationText(data: ExplanationData, options: ExplainTextOptions = {}): string | undefined {
  const page: Page = { width: options.width ?? 80, paint: options.painter ?? plainPainter, inFull: options.layer !== undefined };
  if (options.layer !== undefined) {
    const layer = findExplained(data, options.layer);
    return layer && `${layerLines(layer, page, false).join('\n')}\n`;
  }
  const lines = [page.paint.title(`${data.name} (${data.class})`), `${flow(data.inputs, data.outputs)}, ${countsText(data.counts)}`, ''];
  const isGrouped = data.groups.some(({ title }) => title !== null);
  const byGroup = layersByGroup(data);
  const seen = new Set<string>();
  // What an earlier layer was told is not told again.
  const told = new Set<string>();
  for (const [i, group] of data.groups.entries()) {
    if (isGrouped) lines.push(...headingLines(group, page), '');
    for (const layer of byGroup[i] ?? []) {
      const fresh = layer.notes.filter((note) => !told.has(note));
      for (const note of fresh) told.add(note);
      lines.push(...layerLines({ ...layer, notes: fresh }, page, seen.has(layer.class)), '');
      seen.add(layer.class);
    }
    if (isGrouped) lines.push(...groupEnd(group, page), '');
  }
  return `${[...lines, ...sharesLines(data, page), ...data.notes.flatMap((note) => hanging(`Note: ${note}`, page.width, '', '  '))].join('\n')}\n`;
}

/** `(None, 28, 28, 1) → (None, 26, 26, 32)`; only the output for where data enters. */
const flow = (inputs: ExplanationData['inputs'], outputs: ExplanationData['outputs']): string =>
  [inputs, outputs].flatMap((shapes) => shapes.map(({ text }) => text).join(', ') || (shapes === outputs ? '?' : [])).join(' → ');

function headingLines({ title }: ExplainedGroup, { width, paint }: Page): string[] {
  const text = title ?? 'Ungrouped';
  return [paint.title(`── ${text} ${'─'.repeat(Math.max(width - cellCount(text) - 4, 0))}`)];
}

function groupEnd({ title, counts, sum, gives }: ExplainedGroup, { width, paint }: Page): string[] {
  const total = countsText(counts);
  const written = sum.includes(' + ') ? `${sum} = ${total}` : total;
  return hanging(`${title ?? 'These layers'}: ${written}, giving ${gives}.`, width, '', '  ').map((line) => paint.title(line));
}

function layerLines(layer: ExplainedLayer, page: Page, isKnownClass: boolean): string[] {
  const { width, paint } = page;
  const indent = '  '.repeat(layer.level);
  const room = width - indent.length;
  const place = layer.place ? `${layer.place.file ? `${layer.place.file}:` : 'line '}${layer.place.line}` : '';
  const head = `${layer.name} (${layer.class})`;
  const blanks = room - cellCount(head) - cellCount(place);
  const inner: Page = { ...page, width: room };
  const told = new Set<string>();
  const lines = [
    paint.name(head) + (place && blanks > 1 ? ' '.repeat(blanks) + paint.muted(place) : ''),
    ...hanging(`${flow(layer.inputs, layer.outputs)}, ${countsText(layer.counts)}`, room, '', '  '),
    ...hanging(layer.about, room, '  ', '  '),
    ...settingLines(layer, inner, isKnownClass),
    ...shapeLines(layer, told, inner),
    ...paddingLines(layer, told, inner),
    ...parameterLines(layer, told, inner),
    ...layer.notes.flatMap((note) => hanging(`Note: ${note}`, room, '  ', '  ')),
  ];
  return lines.map((line) => indent + line);
}

/** Settings that were chosen, each with what it does; the defaults that matter too where the class is met first. */
function settingLines({ settings }: ExplainedLayer, { width, paint, inFull }: Page, isKnownClass: boolean): string[] {
  if (settings.length === 0) return [];
  const told = settings.filter((setting) => inFull || !setting.isDefault || (!isKnownClass && !isMinor(setting)));
  const rest = settings.filter((setting) => !told.includes(setting) && !(isKnownClass && isMinor(setting)));
  const pairs = told.map(({ name, value, about, isDefault }) => ({ left: `${name} = ${value}`, right: isDefault ? `${about} (default)` : about, isMuted: isDefault }));
  return [
    `  ${paint.title('Settings')}`,
    ...pairLines(pairs, width, '    ', (left, right, isMuted) => (isMuted ? paint.muted(left + right) : paint.name(left) + right)),
    ...(rest.length === 0 ? [] : hanging(defaultsText(rest), width, '    ', '      ').map(paint.muted)),
  ];
}

/** Labels that are longer stand on a line of their own. */
const LONGEST_LABEL = 24;

/** The equations of some numbers, each under its label, and the names that they speak of. */
function numberLines(numbers: readonly ExplainedNumber[], names: readonly ExplainedName[], { width, paint }: Page): string[] {
  const labels = Math.max(0, ...numbers.map(({ label }) => cellCount(label)).filter((cells) => cells <= LONGEST_LABEL));
  const lines = numbers.flatMap((number) => {
    const equation = equationLines(number, width - labels - 6, paint.number);
    const isLong = cellCount(number.label) > LONGEST_LABEL;
    return [...(isLong ? [`    ${number.label}`] : []), ...equation.map((line, i) => `    ${i === 0 && !isLong ? number.label.padEnd(labels) : ' '.repeat(labels)}  ${line}`)];
  });
  const known = names.flatMap((name) => {
    const about = name.about === null ? '' : ` (${name.about})`;
    return equationLines({ ...name, formula: name.name === name.formula ? name.label : `${name.label} = ${name.formula}` }, width - 10, paint.number, about);
  });
  return [...lines, ...known.map((line, i) => `    ${i === 0 ? paint.muted('with') : '    '}  ${line}`)];
}

/** The names that some formulas speak of, and those behind them, each told once in a layer. */
function newNames(layer: ExplainedLayer, numbers: readonly ExplainedNumber[], told: Set<string>): readonly ExplainedName[] {
  const used = namesBehind(numbers, layer.names);
  const fresh = layer.names.filter(({ name }) => used.has(name) && !told.has(name));
  for (const { name } of fresh) told.add(name);
  return fresh;
}

function shapeLines(layer: ExplainedLayer, told: Set<string>, page: Page): string[] {
  const { paint } = page;
  if (layer.keepsShape) return [`  ${paint.title('Output shape')}`, '    The shape of the input, unchanged.'];
  if (layer.sizes.length === 0) return [];
  const lost = layer.sizes.flatMap(({ label, because }) => (because === undefined ? [] : hanging(`The ${label} cannot be told: ${because}.`, page.width, '    ', '    ')));
  return [`  ${paint.title('Output shape')}`, ...numberLines(layer.sizes, newNames(layer, layer.sizes, told), page), ...lost];
}

function paddingLines(layer: ExplainedLayer, told: Set<string>, page: Page): string[] {
  if (layer.padding.length === 0) return [];
  const lines = layer.padding.flatMap(({ axis, before, after }) => after.value === null ? [`    ${axis}: depends on a size that is not known.`] : [
    `    ${axis}: ${before.answer} before, ${after.answer} after`,
    ...numberLines([before, after], newNames(layer, [before, after], told), page),
  ]);
  return [`  ${page.paint.title('Padding')}`, ...lines];
}

function parameterLines(layer: ExplainedLayer, told: Set<string>, page: Page): string[] {
  const { paint } = page;
  if (!layer.parameters) return [`  ${paint.title('Parameters')}`, layer.counts.total === 0 ? '    None: it has nothing to learn.' : '    How many there are is not known yet.'];
  const weights = layer.weights.map(({ name, count }) => ({ ...count, label: name }));
  const numbers = weights.length === 1 && weights[0]?.formula === layer.parameters.formula ? weights : [...weights, { ...layer.parameters, label: 'in all' }];
  const halves = halvesText(layer);
  return [`  ${paint.title('Parameters')}`, ...numberLines(numbers, newNames(layer, numbers, told), page), ...(halves === undefined ? [] : hanging(halves, page.width, '    ', '      '))];
}

/** Bars for the layers with most parameters, and the conclusion. */
function sharesLines({ shares, conclusion }: ExplanationData, { width, paint }: Page): string[] {
  const shown = shares.slice(0, 10);
  const names = Math.max(0, ...shown.map(({ id }) => cellCount(id)));
  const counts = shown.map(({ params }) => String(params).replace(/\B(?=(\d{3})+(?!\d))/g, ','));
  const digits = Math.max(0, ...counts.map((text) => text.length));
  const room = Math.max(width - names - digits - 18, 10);
  const bars = shown.map(({ id, percent }, i) => {
    const bar = '█'.repeat(Math.round((percent / 100) * room)) || '▏';
    return `  ${id}${' '.repeat(names - cellCount(id))}  ${(counts[i] ?? '').padStart(digits)}  ${percentText(percent).replace('less than', '<').padStart(6)}  ${paint.number(bar)}`;
  });
  return [paint.title('Where the parameters come from'), ...bars, ...hanging(conclusion, width, '', '')];
}
