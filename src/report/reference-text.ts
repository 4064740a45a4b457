// A page of the reference for the terminal.
// Invariant: the words come from the data; colour is added last and changes no line break.

import { cellCount } from './cell-width.ts';
import { equationLines, hanging, pairLines } from './explain-layout.ts';
import type { Painter } from './painter.ts';
import type { ExplainedNumber } from './explanation-data.ts';
import type { LayerReference, ReferenceCase, ReferenceExample, ReferenceFormula } from './reference-data.ts';
import { CHOSEN, familyTitle, isWorkedOut, KEPT, refusalText, settingText, standardText, weightCondition } from './reference-words.ts';
import { shapeDrawing } from './shape-drawing.ts';

interface Page {
  readonly width: number;
  readonly paint: Painter;
}

const plain = (text: string): string => text;

/** Code in a sentence needs no marks where code is all around. */
const bare = (text: string): string => text.replaceAll('`', '');

/** The page of a layer as text. */
export function referenceText(reference: LayerReference, { width = 80, painter }: { readonly width?: number; readonly painter?: Painter } = {}): string {
  const page: Page = { width, paint: painter ?? { title: plain, name: plain, number: plain, muted: plain } };
  const { name, family, about, aliases } = reference;
  const { paint } = page;
  const shelf = familyTitle(family);
  const blanks = width - cellCount(name) - cellCount(shelf);
  const lines = [
    ...(blanks > 1 ? [paint.name(name) + ' '.repeat(blanks) + paint.muted(shelf)] : [paint.name(name), paint.muted(shelf)]),
    ...hanging(about, width, '', ''),
    ...(aliases.length > 0 ? [paint.muted(`Also called ${aliases.join(', ')}.`)] : []),
    '',
    ...callLines(reference, page),
    ...section('Settings', settingLines(reference, page), page),
    ...section('Output shape', shapeLines(reference, page), page),
    ...section('Padding', formulaLines(reference.padding, page), page),
    ...section('Weights', weightLines(reference, page), page),
    ...section('Multiply-adds for one example', caseLines('', reference.cost, page), page),
    ...section('Must hold', reference.rules.flatMap(({ holds, because }) => hanging(`${holds}: ${bare(because)}`, width, '  ', '    ')), page),
    ...section('Example', exampleLines(reference.example, page), page),
    ...section('Masks', reference.mask === null ? [] : hanging(bare(reference.mask), width, '  ', '  '), page),
    ...section('Order of the axes', reference.order === null ? [] : hanging(bare(reference.order), width, '  ', '  '), page),
    ...section('Where people go wrong', reference.traps.flatMap((trap) => hanging(bare(trap), width, '  - ', '    ')), page),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const section = (title: string, lines: readonly string[], { paint }: Page): string[] => (lines.length === 0 ? [] : [paint.title(title), ...lines, '']);

function callLines({ name, signature, call }: LayerReference, { width }: Page): string[] {
  const made = hanging(`layers.${name}(${signature.join(', ')})`, width, '  ', '      ');
  return [...made, ...(call.length > 0 ? hanging(`layer(${call.join(', ')})`, width, '  ', '      ') : []), ''];
}

function settingLines({ settings }: LayerReference, { width, paint }: Page): string[] {
  const pairs = settings.map((setting) => {
    const standard = standardText(setting);
    return { left: standard === null ? setting.name : `${setting.name} = ${standard}`, right: bare(settingText(setting, plain)) + (standard === null ? ' (must be given)' : ''), isMuted: false };
  });
  return pairLines(pairs, width, '  ', (left, right) => paint.name(left) + right);
}

/** `label = formula    with padding='same'`, the conditions below each other where there is room. */
function caseLines(label: string, cases: readonly ReferenceCase[], { width, paint }: Page): string[] {
  const lead = label === '' ? '  ' : `  ${label} = `;
  const next = label === '' ? '  ' : `  ${' '.repeat(cellCount(label))} = `;
  const column = Math.max(0, ...cases.map(({ formula }) => cellCount(formula)));
  return cases.flatMap(({ formula, condition }, i) => {
    const start = i === 0 ? lead : next;
    if (condition === null) return hanging(formula, width, start, `${' '.repeat(cellCount(start))}  `);
    const beside = `${start}${formula.padEnd(column)}   ${paint.muted(`with ${condition}`)}`;
    if (cellCount(start) + column + 8 + cellCount(condition) <= width) return [beside];
    return [...hanging(formula, width, start, `${' '.repeat(cellCount(start))}  `), ...hanging(`with ${condition}`, width, `${' '.repeat(cellCount(start))}  `, `${' '.repeat(cellCount(start))}  `).map(paint.muted)];
  });
}

const formulaLines = (formulas: readonly ReferenceFormula[], page: Page): string[] =>
  formulas.flatMap(({ name, about, cases }) => [...caseLines(name, cases, page), ...(about === null ? [] : hanging(about, page.width, '      ', '      ').map(page.paint.muted))]);

function shapeLines({ shapes, sizes, terms, isChosen }: LayerReference, page: Page): string[] {
  const { width, paint } = page;
  const flow = shapes.flatMap(({ reads, gives, condition }) => [
    ...hanging(reads === null ? `gives ${gives}` : `${reads} → ${gives}`, width, '  ', '    '),
    ...(condition === null ? [] : hanging(`with ${condition}`, width, '      ', '      ').map(paint.muted)),
  ]);
  const known = pairLines(terms.map(({ name, about }) => ({ left: name, right: about, isMuted: true })), width, '  ', (left, right) => paint.muted(left + right));
  const lines = [...flow, ...formulaLines(sizes, page)];
  return lines.length === 0 ? [] : [...(isChosen ? hanging(CHOSEN, width, '  ', '  ') : []), ...lines, ...known];
}

function weightLines({ weights, count }: LayerReference, page: Page): string[] {
  const told = weights.flatMap((weight) => {
    const { name, about, shapes } = weight;
    const condition = weightCondition(weight, plain);
    const shape = shapes.map(({ formula, condition: when }) => (when === null ? formula : `${formula} with ${when}`)).join('; ');
    const [first = '', ...more] = hanging(`${name}  ${shape}`, page.width, '  ', '      ');
    return [first.replace(name, page.paint.name), ...more, ...hanging(`${about}${condition === '' ? '' : ` (${condition})`}`, page.width, '      ', '      ').map(page.paint.muted)];
  });
  return [...told, ...caseLines('parameters', count, page)];
}

/** Labels that are longer stand on a line of their own. */
const LONGEST_LABEL = 20;

/** The numbers of an example, each beside its label. */
function numberLines(numbers: readonly ExplainedNumber[], { width, paint }: Page): string[] {
  const fitting = numbers.map(({ label }) => cellCount(label)).filter((cells) => cells <= LONGEST_LABEL);
  const labels = Math.max(4, ...fitting);
  const blank = ' '.repeat(labels);
  return numbers.flatMap((number) => {
    const lines = equationLines(number, width - labels - 4, paint.number);
    const isLong = cellCount(number.label) > LONGEST_LABEL;
    return [...(isLong ? [`  ${number.label}`] : []), ...lines.map((line, i) => `  ${i === 0 && !isLong ? number.label.padEnd(labels) : blank}  ${line}`)];
  });
}

function exampleLines(example: ReferenceExample | null, page: Page): string[] {
  if (!example) return [];
  const { code, layer, refusal } = example;
  const lines = code.flatMap((line) => hanging(line, page.width, '  ', '      '));
  if (refusal) return [...lines, '', ...hanging(bare(refusalText(refusal)), page.width, '  ', '  ')];
  const drawing = shapeDrawing(layer.inputs, layer.outputs, page.width);
  const room = page.width - Math.max(...drawing.map(cellCount));
  const indent = ' '.repeat(Math.max(Math.min(Math.floor(room / 2), 12), 0));
  const padding = layer.padding.filter(({ before, after }) => before.value !== null && after.value !== null).map(({ axis, before, after }) => `  Padding of ${axis}: ${before.answer} in front, ${after.answer} behind.`);
  const weights = layer.weights.map(({ name, count }) => ({ ...count, label: name }));
  const { parameters } = layer;
  const isOne = weights.length === 1 && weights[0]?.answer === parameters?.answer;
  const told = [...layer.names.filter(isWorkedOut), ...(layer.keepsShape ? [] : layer.sizes.filter(isWorkedOut)), ...(isOne ? [] : weights), ...(parameters ? [{ ...parameters, label: 'parameters' }] : [])];
  const sizes = layer.keepsShape ? [`  ${KEPT}`] : [];
  return [
    ...lines,
    '',
    ...drawing.map((line) => `${indent}${line}`.trimEnd()),
    ...(sizes.length + told.length + padding.length > 0 ? [''] : []),
    ...sizes,
    ...numberLines(told, page),
    ...padding,
  ];
}
