// Practising: the numbers of a layer as questions, and what an answer that is wrong comes from.
// Invariant: the right answer is the one that is computed everywhere; a diagnosis is only given when the mistake gives exactly the number.

import { formulaOf, type Scope } from '../../src/formula/index.ts';
import { allSettings, pythonRepr, type LayerDefinition, type Raw } from '../../src/layers/index.ts';
import { Functional, Session, type Layer, type Model, type Tensor } from '../../src/model/index.ts';
import { explainedLayer, type ExplainedLayer, type ExplainedNumber } from '../../src/report/index.ts';
import { layerFor, networkFor } from './derived.ts';
import { mistakesIn, thatGive, type Words } from './mistakes.ts';
import type { DrawnLayer, Network, NetworkNode } from './network.ts';
import type { Table } from './table.ts';

/** A number to find. */
export interface Question {
  /** Another one as soon as the numbers that it is computed from change. */
  readonly key: string;
  readonly label: string;
  readonly answer: number;
  readonly number: ExplainedNumber;
  /** True for how many parameters there are, false for a size of the output. */
  readonly isCount: boolean;
}

/** What somebody answered. */
export interface Answer {
  readonly tries: number;
  readonly last: number;
  readonly isRight: boolean;
}

/** What there is to find about a layer: the sizes that it computes, and how many parameters it has. */
export function questionsOf(model: Model, node: NetworkNode): readonly Question[] {
  const explained = layerFor(model, node.id);
  if (!explained || node.isInput) return [];
  const ask = (number: ExplainedNumber, isCount: boolean): readonly Question[] =>
    typeof number.value === 'number' ? [{ key: `${node.id} ${number.label} ${number.numbers} ${number.answer}`, label: number.label, answer: number.value, number, isCount }] : [];
  return [...explained.sizes.flatMap((size) => ask(size, false)), ...(explained.parameters ? ask(explained.parameters, true) : [])];
}

/** What mistake gives a wrong answer, in words, the likeliest first; none where no single mistake does. */
export function diagnose(model: Model, node: NetworkNode, question: Question, answered: number): readonly string[] {
  const explained = layerFor(model, node.id);
  if (!explained || answered === question.answer) return [];
  const plain = question.isCount ? weightMistakes(explained, question, answered) : sizeMistakes(explained, question, answered);
  // A weight that is forgotten is also a term of the formula and a setting: it is told once.
  const found = plain.length > 0 ? plain : [...formulaMistakes(node.layer, explained, question, answered), ...settingMistakes(node.layer, question, answered)];
  return [...new Set(found)].slice(0, 2);
}

/** The layers whose numbers are all found, by id; one that only passes its input on follows what it reads. */
export function solvedIn(model: Model, answers: Readonly<Record<string, Answer>>): ReadonlySet<string> {
  const { nodes, edges } = networkFor(model);
  const sources = new Map<string, string[]>();
  for (const { from, to } of edges) sources.set(to, [...(sources.get(to) ?? []), from]);
  const solved = new Set<string>();
  for (const node of nodes) {
    const questions = questionsOf(model, node);
    const isFound = questions.every(({ key }) => answers[key]?.isRight);
    const follows = questions.length > 0 || (sources.get(node.id) ?? []).every((id) => solved.has(id));
    if (isFound && follows) solved.add(node.id);
  }
  return solved;
}

const COVER = '?';

/** The drawing with the numbers covered that are not found. */
export function coverNetwork<N extends DrawnLayer>(network: Network<N>, solved: ReadonlySet<string>): Network<N> {
  const isWhole = network.nodes.every(({ id }) => solved.has(id));
  if (isWhole) return network;
  return {
    nodes: network.nodes.map((node) => (solved.has(node.id) ? { ...node, share: 0 } : { ...node, shape: COVER, params: COVER, share: 0 })),
    edges: network.edges.map((edge) => (solved.has(edge.from) ? edge : { ...edge, label: COVER })),
    frames: network.frames.map((frame) => ({ ...frame, params: COVER, share: 0, gives: COVER })),
  };
}

/** The summary with the numbers covered that are not found. */
export function coverTable(table: Table, solved: ReadonlySet<string>): Table {
  if (table.rows.every(({ id }) => solved.has(id))) return table;
  return { ...table, rows: table.rows.map((row) => (solved.has(row.id) ? row : { ...row, shape: COVER, count: COVER, params: COVER })), total: COVER, trainable: COVER, nonTrainable: COVER };
}

/** What the names of a layer's formulas stand for. */
function wordsOf({ settings, terms = {} }: LayerDefinition): Words {
  const all: Readonly<Record<string, { readonly about: string }>> = settings;
  return (name) => terms[name] ?? all[name]?.about ?? '';
}

function formulaMistakes({ definition, nodes }: Layer, explained: ExplainedLayer, { number, isCount, label }: Question, answered: number): readonly string[] {
  const inferred = nodes.find(({ inferred: one }) => one && (!isCount || one.weights.length > 0))?.inferred;
  if (!inferred || !isFormula(number.formula)) return [];
  const scope: Scope = inferred.scope;
  const mistakes = mistakesIn(formulaOf(number.formula), wordsOf(definition));
  const axis = Math.max(0, explained.sizes.findIndex((size) => size.label === label));
  return thatGive(answered, mistakes, scope, axis).map(({ word }) => word);
}

/** Some counts are told as sums of names that are no formula. */
function isFormula(text: string): boolean {
  try {
    return formulaOf(text).expr.kind === 'apply';
  } catch {
    return false;
  }
}

function sizeMistakes({ inputs: [input], sizes }: ExplainedLayer, question: Question, answered: number): readonly string[] {
  const at = input?.sizes?.findIndex((size, i) => i > 0 && size === answered) ?? -1;
  const axis = input?.axes[at];
  const other = sizes.find((size) => size.label !== question.label && size.value === answered);
  return [...(at > 0 && axis === question.label.split(' ')[0] ? ['That is the size of the input: this layer changes it.'] : []), ...(other ? [`That is the answer for ${other.label}.`] : [])];
}

/** Weights that are left out, or counted otherwise than they are. */
function weightMistakes({ weights, outputs: [output] }: ExplainedLayer, { answer }: Question, answered: number): readonly string[] {
  const counts = weights.map(({ name, count }) => ({ name, size: typeof count.value === 'number' ? count.value : NaN }));
  const left = subsets(counts).find((some) => some.length > 0 && some.length < counts.length && answer - sum(some) === answered);
  const flat = weights.find(({ shape }) => shape.length === 1 && answer - Number(shape[0]) + 1 === answered);
  const frozen = weights.filter(({ trainable }) => !trainable).map(({ name }) => name);
  const places = output?.sizes?.slice(1, -1).reduce<number>((all, size) => all * Number(size), 1) ?? 1;
  return [
    ...(frozen.length > 0 && answer - sum(counts.filter(({ name }) => frozen.includes(name))) === answered ? ['Those are the trainable ones: the tracked numbers count as well.'] : left ? [`${andList(left.map(({ name, size }) => `\`${name}\` (${size.toLocaleString('en')} numbers)`))} ${left.length === 1 ? 'is' : 'are'} forgotten.`] : []),
    ...(flat ? [`\`${flat.name}\` is counted as one number; there is one for each of ${Number(flat.shape[0]).toLocaleString('en')}.`] : []),
    ...(places > 1 && answer * places === answered ? ['It is counted again at every place of the output; all places share the same parameters.'] : []),
    ...(answered === 0 ? ['This layer does learn something.'] : []),
  ];
}

const sum = (some: readonly { readonly size: number }[]): number => some.reduce((all, { size }) => all + size, 0);

const andList = (parts: readonly string[]): string => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`);

/** Named limit: of more tensors than these only single ones are left out. */
const FEW = 8;

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length > FEW) return items.map((item) => [item]);
  return items.reduce<readonly (readonly T[])[]>((all, item) => [...all, ...all.map((some) => [...some, item])], [[]]).toSorted((a, b) => a.length - b.length);
}

/** Settings that are overlooked, or taken for others: the layer computed with them. */
function settingMistakes(layer: Layer, question: Question, answered: number): readonly string[] {
  const found: string[] = [];
  for (const [name, { control, fallback }] of Object.entries(allSettings(layer.definition))) {
    const given = layer.given[name];
    const others: readonly Raw[] = control.kind === 'choice' ? control.options : control.kind === 'flag' ? [true, false] : given === undefined || fallback === undefined ? [] : [fallback];
    for (const value of others) {
      if (pythonRepr(value) === pythonRepr(given ?? fallback ?? null) || numberWith(layer, name, value, question) !== answered) continue;
      found.push(given === undefined ? `That would be right for \`${name}=${pythonRepr(value)}\`; nothing is said here, so it is \`${pythonRepr(fallback ?? null)}\`.` : `That would be right for \`${name}=${pythonRepr(value)}\`; here it is \`${pythonRepr(given)}\`.`);
    }
  }
  return found;
}

/** The same number of the same layer with another setting, computed by itself. */
function numberWith(layer: Layer, setting: string, value: Raw, { label, isCount }: Question): number | undefined {
  const [node] = layer.nodes;
  if (!node || layer.sublayers.length > 0 || node.inputs.length !== 1) return undefined;
  const session = new Session();
  const inputs = node.inputs.map((tensor) => session.input({ batch_shape: (tensor.shape ?? []).map((size) => (typeof size === 'number' ? size : null)), dtype: tensor.dtype }));
  const [input] = inputs;
  const made = session.layer(layer.className, { ...layer.given, [setting]: value }, undefined, layer.name);
  const output = input && (made.call(node.args.map((arg) => (arg === node.inputs[0] ? input : arg))).output as Tensor);
  if (!input || made.issues.some(({ severity }) => severity === 'error')) return undefined;
  const explained = explainedLayer(new Functional(session, { inputs: input, outputs: output ?? input }), layer.name);
  const same = isCount ? explained?.parameters : (explained?.sizes.find((size) => size.label === label) ?? explained?.sizes.find((size) => label.startsWith(size.label) || size.label.startsWith(label)));
  return typeof same?.value === 'number' ? same.value : isCount && explained ? 0 : undefined;
}
