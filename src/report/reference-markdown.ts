// A page of the reference, and its index, as Markdown; formulas are typeset where GitHub and GitLab read `math` blocks.

import type { ExplainedNumber } from './explanation-data.ts';
import { markdownSentence, markdownTable } from './markdown.ts';
import type { LayerReference, ReferenceCase, ReferenceExample, ReferenceFormula } from './reference-data.ts';
import { byFamily, CHOSEN, conditionText, familyTitle, isWorkedOut, KEPT, refusalText, settingText, standardText, weightCondition } from './reference-words.ts';

const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);

/** A word inside a formula. */
const word = (text: string): string => (text.length === 1 && /\w/.test(text) ? text : `\\text{${text.replace(/[\\{}$&#^_%~]/g, '\\$&')}}`);

/** Typeset lines; GitHub reads a `math` block as it is, while its Markdown would eat backslashes between dollar signs. */
const math = (lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['```math', '\\begin{aligned}', lines.join(' \\\\[4pt]\n'), '\\end{aligned}', '```', '']);

const condition = (text: string): string => `\\text{with ${text.replace(/[\\{}$&#^_%~]/g, '\\$&')}}`;

/** `name = formula`, its cases below each other. */
function typeset(name: string, cases: readonly ReferenceCase[]): string {
  const [only, ...more] = cases;
  if (only && more.length === 0) return `${word(name)} &= ${only.latex}${only.condition === null ? '' : ` && ${condition(only.condition)}`}`;
  return `${word(name)} &= \\begin{cases} ${cases.map((one) => `${one.latex} & ${one.condition === null ? '' : condition(one.condition)}`).join(' \\\\[4pt] ')} \\end{cases}`;
}

const formulas = (all: readonly ReferenceFormula[]): string[] => math(all.filter(({ cases }) => cases.length > 0).map(({ name, cases }) => typeset(name, cases)));

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ...(lines.at(-1) === '' ? [] : [''])]);

/** Python in lines of a readable length. */
function python(lines: readonly string[]): string[] {
  return ['```python', ...lines, '```', ''];
}

const WIDEST = 100;

/** A call whose arguments are broken into lines where they are long. */
function brokenCall(name: string, parts: readonly string[]): string[] {
  const whole = `${name}(${parts.join(', ')})`;
  if (whole.length <= WIDEST) return [whole];
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length + 6 <= WIDEST) lines[lines.length - 1] = `${last} ${part},`;
    else lines.push(`${part},`);
  }
  return [`${name}(`, ...lines.map((line) => `    ${line}`), ')'];
}

/** The picture of a layer's example, beside its page. */
export const picturePath = (name: string): string => `pictures/${name}.svg`;

/** The page of a layer. */
export function referenceMarkdown(reference: LayerReference): string {
  const { name, aliases, family, about, signature, call, mask, order, traps, rules, padding, cost, example } = reference;
  const lines = [
    `# ${name}`, '',
    markdownSentence(about), '',
    `[${familyTitle(family)}](README.md#${anchor(family)})${aliases.length > 0 ? `, also called ${aliases.map(code).join(', ')}` : ''}.`, '',
    ...python([...brokenCall(`keras.layers.${name}`, signature), ...(call.length > 0 ? brokenCall('layer', call) : [])]),
    ...section('Settings', settingLines(reference)),
    ...section('Output shape', shapeLines(reference)),
    ...section('Padding', formulas(padding)),
    ...section('Weights', weightLines(reference)),
    ...section('Multiply-adds', cost.length === 0 ? [] : ['For one example; a bias and an activation do not count.', '', ...math([typeset('multiply-adds', cost)])]),
    ...section('What must hold', rules.map(({ holds, because }) => `- ${code(holds)}: ${markdownSentence(because)}`)),
    ...section('Example', exampleLines(name, example)),
    ...section('Masks', mask === null ? [] : [markdownSentence(mask)]),
    ...section('Order of the axes', order === null ? [] : [markdownSentence(order)]),
    ...section('Where people go wrong', traps.map((trap) => `- ${markdownSentence(trap)}`)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function settingLines({ settings }: LayerReference): string[] {
  if (settings.length === 0) return ['None of its own.', ''];
  const rows = settings.map((setting) => {
    const standard = standardText(setting);
    return [code(setting.name), standard === null ? 'must be given' : code(standard), markdownSentence(settingText(setting, code))];
  });
  return [...markdownTable(['Setting', 'Default', 'What it sets'], rows), '', '`name`, `dtype`, `trainable` and the other keywords of every layer are taken as well.', ''];
}

function shapeLines({ shapes, sizes, terms, isChosen }: LayerReference): string[] {
  if (shapes.length === 0 && sizes.length === 0) return [];
  const flow = shapes.map(({ reads, gives, condition: when }) => `${reads === null ? 'gives' : `${code(reads)} →`} ${code(gives)}${when === null ? '' : ` with ${conditionText(when, code)}`}`);
  const shown = flow.length > 1 ? flow.map((line) => `- ${line}`) : flow;
  const told = [...terms, ...sizes.flatMap(({ name, about }) => (about === null ? [] : [{ name, about }]))].map(({ name, about }) => `- ${code(name)}: ${markdownSentence(about)}`);
  return [...(isChosen ? [CHOSEN, ''] : []), ...shown, '', ...formulas(sizes), ...(told.length > 0 ? [...told, ''] : [])];
}

function weightLines({ weights, count }: LayerReference): string[] {
  if (weights.length === 0) return [];
  const rows = weights.map((weight) => [
    code(weight.name),
    weight.shapes.map(({ formula, condition: when }) => (when === null ? code(formula) : `${code(formula)} with ${conditionText(when, code)}`)).join('; '),
    markdownSentence(weight.about),
    weightCondition(weight, code),
  ]);
  return [...markdownTable(['Weight', 'Shape', 'What its numbers are', 'When'], rows), '', ...(count.length > 0 ? math([typeset('parameters', count)]) : [])];
}

/** A derivation of more letters has its steps below each other. */
const LONG = 100;

/** `label: formula = numbers = answer`, without what says nothing new. */
function worked({ label, latex, formula, numbers, answer }: ExplainedNumber): string {
  const sides = [latex.formula, ...(formula === numbers ? [] : [latex.numbers]), ...(numbers.replaceAll(',', '') === answer.replaceAll(',', '') ? [] : [latex.answer])];
  const told = sides.filter((side, i) => side !== sides[i - 1]);
  return `${word(label)} &= ${formula.length + numbers.length > LONG ? told.join(' \\\\\n&= ') : told.join(' = ')}`;
}

function exampleLines(name: string, example: ReferenceExample | null): string[] {
  if (!example) return [];
  const { code: lines, layer, refusal } = example;
  if (refusal) return [...python(lines), markdownSentence(refusalText(refusal)), ''];
  const sizes = layer.keepsShape ? [KEPT, ''] : [];
  const padding = layer.padding.filter(({ before, after }) => before.value !== null && after.value !== null).map(({ axis, before, after }) => `${axis}: ${before.answer} in front, ${after.answer} behind`);
  const { parameters } = layer;
  const shapes = [layer.inputs, layer.outputs].map((all) => all.map(({ text }) => code(text)).join(', ')).filter((text) => text !== '').join(' → ');
  const weights = layer.weights.map(({ name: weight, count }) => ({ ...count, label: weight }));
  const total = parameters ? [{ ...parameters, label: 'parameters' }] : [];
  const same = weights.length === 1 && weights[0]?.answer === parameters?.answer;
  return [
    ...python(lines),
    `![${shapes.replaceAll('`', '')}](${picturePath(name)})`, '',
    `${shapes}, ${parameters ? `${parameters.answer} parameters` : 'no parameters'}.`, '',
    ...sizes,
    ...math([...layer.names.filter(isWorkedOut), ...(layer.keepsShape ? [] : layer.sizes.filter(isWorkedOut))].map(worked)),
    ...(padding.length > 0 ? [`Padding: ${padding.join('; ')}.`, ''] : []),
    ...math([...(same ? [] : weights), ...total].map(worked)),
  ];
}

const anchor = (family: string): string => familyTitle(family).toLowerCase().replaceAll(' ', '-');

/** The index of all pages, by family. */
export function referenceIndex(all: readonly LayerReference[]): string {
  const lines = [
    '# Layers', '',
    `Every layer of Keras 3.15.1 that Shapewright knows, ${all.length} in all: what it does, its settings, how its shape and its parameters come about, an example with the numbers in.`,
    'The pages are made from the declarations that compute the numbers (`npm run reference`); `shapewright layer Conv2D` prints them in the terminal.', '',
    ...byFamily(all).flatMap(([family, members]) => [
      `## ${familyTitle(family)}`, '',
      ...markdownTable(['Layer', 'What it does'], members.map(({ name, about, aliases }) => [`[${name}](${name}.md)${aliases.length > 0 ? ` (${aliases.join(', ')})` : ''}`, markdownSentence(about)])), '',
    ]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
