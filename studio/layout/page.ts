// The explanation of a whole network as one page that needs nothing else: formulas, pictures, light and dark, to be read or printed.
// Invariant: whatever a network holds is written as text; the page runs nothing and asks nobody for anything.

import type { ExplainedLayer, ExplainedNumber, ExplanationData } from '../../src/report/index.ts';
import type { DrawnLayer } from '../desk/network.ts';
import type { LayerPictures } from '../desk/pictures.ts';
import { sweepNotes, sweepWords } from '../desk/sweep-words.ts';
import { escaped, pictureSvg } from './picture.ts';
import { shownOf, sweepPicture } from './sweep-picture.ts';
import { relaidPicture, weightsPicture } from './weights-picture.ts';

/** What a page is made of. */
export interface PageParts {
  readonly explained: ExplanationData;
  /** The layers of the canvas, for their pictures. */
  readonly nodes: readonly DrawnLayer[];
  /** What is drawn of the layers, by their ids. */
  readonly pictures: Readonly<Record<string, LayerPictures>>;
  /** The flowchart as SVG. */
  readonly diagram: string;
  /** The style sheets. */
  readonly styles: string;
  /** A formula as MathML. */
  readonly typeset: (latex: string) => string;
  readonly tone: (node: DrawnLayer) => string;
}

/** Text in which `code` is set as code. */
const prose = (text: string): string => text.split('`').map((part, i) => (i % 2 === 1 ? `<code>${escaped(part)}</code>` : escaped(part))).join('');

/** The page as HTML. */
export function pageOf(parts: PageParts): string {
  const { explained, diagram, styles } = parts;
  const { name, class: className, inputs, outputs, layers, groups, counts, conclusion, notes } = explained;
  const shapes = (all: ExplanationData['inputs']): string => escaped(all.map(({ text }) => text).join(', ') || '?');
  const titles = new Map(groups.flatMap(({ title, layers: [first], sum, gives }) => (title !== null && first !== undefined ? [[first, `<header class="group"><h2>${escaped(title)}</h2><p>${escaped(sum)} parameters. It gives <code>${escaped(gives)}</code>.</p></header>`] as const] : [])));
  const body = [
    `<header class="title"><h1>${escaped(name)}</h1><p>${escaped(className)}, ${layers.length} layers: <code>${shapes(inputs)}</code> becomes <code>${shapes(outputs)}</code></p></header>`,
    `<p class="total"><strong>${countWords(counts.total)}</strong> parameters, ${countWords(counts.trainable)} of them trainable</p>`,
    `<p>${prose(conclusion)}</p>`,
    ...notes.map((note) => `<p class="note">${prose(note)}</p>`),
    `<figure class="diagram">${diagram}</figure>`,
    table(layers),
    ...layers.map((layer) => (titles.get(layer.id) ?? '') + section(layer, parts)),
    '<footer>Every number follows from the formula beside it. Made with Shapewright.</footer>',
  ];
  return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n<title>${escaped(name)}, explained</title>\n<style>\n${styles}\n</style>\n</head>\n<body>\n<main>\n${body.filter(Boolean).join('\n')}\n</main>\n</body>\n</html>\n`;
}

const countWords = (count: number | string | null): string => (count === null ? '?' : typeof count === 'number' ? count.toLocaleString('en') : escaped(count));

function table(layers: readonly ExplainedLayer[]): string {
  const rows = layers.map(({ id, name, class: className, level, outputs, parameters }) => `<tr><td style="padding-left:${level * 16}px"><a href="#${escaped(encodeURIComponent(id))}">${escaped(name)}</a> <small>${escaped(className)}</small></td><td><code>${escaped(outputs.map(({ text }) => text).join(', ') || '?')}</code></td><td class="number">${escaped(parameters?.answer ?? '0')}</td></tr>`);
  return `<table><thead><tr><th>Layer</th><th>Output shape</th><th class="number">Parameters</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function section(layer: ExplainedLayer, parts: PageParts): string {
  const node = parts.nodes.find(({ id }) => id === layer.id);
  const settings = layer.settings.filter(({ isDefault }) => !isDefault).map(({ name, value, about }) => `<li><code>${escaped(name)} = ${escaped(value)}</code> <small>${prose(about)}</small></li>`);
  const [input, output] = [layer.inputs[0]?.text, layer.outputs[0]?.text];
  const more = layer.inputs.length > 1 ? ` and ${layer.inputs.length - 1} more` : '';
  return [
    `<section id="${escaped(encodeURIComponent(layer.id))}"><h3${node ? ` data-tone="${parts.tone(node)}"` : ''}>${escaped(layer.name)} <small>${escaped(layer.class)}</small></h3>`,
    `<p>${prose(layer.about)}</p>`,
    `<p class="flow">${input === undefined ? '' : `<code>${escaped(input)}</code>${more} → `}<code>${escaped(output ?? '?')}</code></p>`,
    settings.length === 0 ? '' : `<ul class="settings">${settings.join('')}</ul>`,
    ...pictures(parts.pictures[layer.id]),
    layer.keepsShape ? '<p class="quiet">The shape stays as it is.</p>' : '',
    ...layer.sizes.map((size) => derivation(size, parts)),
    names(layer),
    layer.parameters ? derivation(layer.parameters, parts) : '<p class="quiet">No parameters: there is nothing to learn here.</p>',
    ...layer.notes.map((note) => `<p class="note">${prose(note)}</p>`),
    '</section>',
  ].join('');
}

/** What the names in the formulas stand for. */
function names({ names: all }: ExplainedLayer): string {
  const told = all.flatMap(({ name, label, answer, about }) => (about === null ? [] : [`<li><code>${escaped(name)} = ${escaped(answer)}</code> <small>${escaped(label === name ? '' : `${label}: `)}${prose(about)}</small></li>`]));
  return told.length === 0 ? '' : `<ul class="settings">${told.join('')}</ul>`;
}

/** Named limit: mathematics is not broken into lines; a longer formula is written as text, which is. */
const LONGEST = 84;

function derivation({ label, formula, numbers, answer, latex, because }: ExplainedNumber, { typeset }: PageParts): string {
  const steps = (['formula', 'numbers', 'answer'] as const).map((step) => ({ text: { formula, numbers, answer }[step], latex: latex[step] })).filter((step, i, all) => step.latex !== all[i - 1]?.latex);
  const isShort = steps.reduce((all, { text }) => all + text.length, 0) < LONGEST;
  const lines = isShort ? [typeset(steps.map((step) => step.latex).join(' = '))] : steps.map((step, i) => (step.text.length > LONGEST ? `<p><code>${i > 0 ? '= ' : ''}${escaped(step.text)}</code></p>` : typeset(`${i > 0 ? '= ' : ''}${step.latex}`)));
  return `<div class="derivation"><h4>${escaped(label)} <strong>${escaped(answer)}</strong></h4>${steps.length < 2 ? '' : lines.join('')}${because === undefined ? '' : `<p class="wrong">${prose(because)}</p>`}</div>`;
}

/** The pictures of a layer: its window half way, and its weights. */
function pictures(shownOfIt: LayerPictures | undefined): readonly string[] {
  const { sweep: axes, relaid: order, tensors = [] } = shownOfIt ?? {};
  const found: string[] = [];
  if (axes && axes.length <= 3) {
    const shown = shownOf(axes);
    const [row, column] = [Math.floor((shown.down - 1) / 2), Math.floor((shown.across - 1) / 2)];
    const { subject, rest } = sweepWords(axes, axes.length === 1 ? [column] : axes.length === 2 ? [row, column] : [0, row, column]);
    found.push(figure(pictureSvg(sweepPicture(shown, row, column)), [`${subject} ${rest}`, ...sweepNotes(axes)]));
  }
  if (order) found.push(figure(pictureSvg(relaidPicture(...order)), []));
  if (tensors.length > 0) found.push(figure(pictureSvg(weightsPicture(tensors)), []));
  return found;
}

const figure = (svg: string, words: readonly string[]): string => `<figure>${svg}${words.length === 0 ? '' : `<figcaption>${words.map(escaped).join(' ')}</figcaption>`}</figure>`;
