// One layer explained: from the formulas that applied to its call to numbers with their reasons.
// Invariant: everything is read from the declaration and the call; nothing is known of any layer by its name.

import { derive, formula, formulaOf, sizeText, toExpr, toLatex, type Formula, type Scope, type Size } from '../formula/index.ts';
import { termsWithin, weightFormulas, type Inferred, type Recipe } from '../layers/index.ts';
import { countOf, groupOf, Model, type Layer, type Node, type Tensor } from '../model/index.ts';
import { shapeText, type Pattern, type PatternAxis, type Shape } from '../shape/index.ts';
import { andList, axisCount, axisLabel, labelled, perAxis, plainSize, writtenSum } from './explained-number.ts';
import type { ExplainedLayer, ExplainedName, ExplainedNumber, ExplainedPadding, ExplainedShape, ExplainedWeight, ParameterCounts } from './explanation-data.ts';
import { layerNotes } from './explain-notes.ts';
import { explainSettings } from './explain-settings.ts';
import { countsOf, paramsOf } from './parameter-counts.ts';
import { connectionsOf, outputTensors, type NestedLayer } from './summary-of.ts';

const patternsOf = (patterns: Recipe['reads'] | Recipe['gives']): readonly Pattern[] => (Array.isArray(patterns) ? (patterns as readonly Pattern[]) : patterns ? [patterns as Pattern] : []);

const firstOf = (patterns: Recipe['reads'] | Recipe['gives']): Pattern | undefined => patternsOf(patterns)[0];

/** Whether a layer gives exactly the shape it reads. */
const isUnchanged = ({ reads, gives }: Recipe): boolean => firstOf(reads) !== undefined && firstOf(reads)?.text === firstOf(gives)?.text;

/** How many axes an entry of a pattern stands for: as many as what it names has entries, else those that the others leave of `total`. */
function spreadOf(axis: PatternAxis, pattern: Pattern, total: number, scope: Scope): number {
  return axis.spread ? Math.max(axis.count ?? axisCount(axis.size, scope) ?? total - pattern.axes.length + 1, 0) : 1;
}

/** What a layer's own name for an axis means to a reader. */
const readersWord: Readonly<Record<string, string>> = { filters: 'channels', units: 'features' };

/** What an entry of a pattern is called on each of its axes. */
function axisWords(axis: PatternAxis, pattern: Pattern, total: number, scope: Scope, at: number): readonly string[] {
  const count = spreadOf(axis, pattern, total, scope);
  const { alias } = axis.size;
  if (!axis.spread) return [alias === undefined ? (total === 2 ? 'features' : `axis ${at}`) : (readersWord[alias] ?? alias)];
  // Only axes that a layer counts are places of a picture or a sequence; of the others just the position is known.
  return Array.from({ length: count }, (_, i) => (alias === 'size' || axis.count !== undefined ? axisLabel(count, i) : `axis ${at + i}`));
}

/** What each axis of a shape is called; empty when the pattern says nothing. */
function axesOf(pattern: Pattern | undefined, shape: Shape | undefined, scope: Scope): readonly string[] {
  if (!pattern || !shape) return [];
  const words: string[] = [];
  for (const axis of pattern.axes) words.push(...axisWords(axis, pattern, shape.length, scope, words.length));
  return words.length === shape.length ? words : [];
}

const explainShape = ({ shape, dtype }: Pick<Tensor, 'shape' | 'dtype'>, pattern: Pattern | undefined, scope: Scope): ExplainedShape => ({
  text: shapeText(shape).replace(/,\)$/, ')'),
  sizes: shape?.map(plainSize) ?? null,
  dtype,
  axes: axesOf(pattern, shape, scope),
});

/** The formula behind an entry of the output: that of the name it stands for, or its own. */
const formulaBehind = (axis: PatternAxis, recipe: Recipe): Formula => (axis.size.alias === undefined ? undefined : recipe.names?.[axis.size.alias]) ?? axis.size;

/** Every size of the output and how it comes about, the batch left out. */
function explainSizes({ recipe, scope, outputs }: Inferred): readonly ExplainedNumber[] {
  const pattern = recipe && firstOf(recipe.gives);
  const shape = outputs[0]?.shape;
  if (!recipe || !pattern || !shape) return [];
  // A layer that is told its whole shape computes nothing.
  const [only, ...more] = pattern.axes;
  if (only?.spread && only.size.alias !== undefined && more.length === 0) return [];
  const sizes: ExplainedNumber[] = [];
  let at = 0;
  for (const axis of pattern.axes) {
    const words = axisWords(axis, pattern, shape.length, scope, at);
    const first = at;
    at += words.length;
    const source = formulaBehind(axis, recipe);
    for (const { axes, derivation } of perAxis(source, scope, words.length)) {
      const told = axes.filter((one) => first + one > 0);
      if (told.length === 0) continue;
      // Where a rule is broken the formula has an answer that no shape can have; the shape knows better.
      const value = shape[first + (told[0] ?? 0)] ?? null;
      sizes.push(labelled(andList(told.map((one) => words[one] ?? '')), { ...derivation, value }));
    }
  }
  return sizes;
}

/** One entry for a name, or several where its axes differ. */
function explainName(name: string, source: Formula, scope: Scope, about: string | null): readonly ExplainedName[] {
  const count = axisCount(source, scope);
  const groups = perAxis(source, scope, count ?? 1);
  return groups.map(({ axes, derivation }) => {
    const label = groups.length === 1 || count === undefined ? name : `${name} (${andList(axes.map((axis) => axisLabel(count, axis)))})`;
    return { ...labelled(label, derivation), name, about };
  });
}

/** A name that stands for any number of sizes of the input, all of them at once: `rest = 4, 4, 64`. */
function explainList(name: string, sizes: readonly Size[], about: string | null): ExplainedName {
  const text = sizes.map(sizeText).join(', ') || 'nothing';
  return { label: name, name, about, formula: name, numbers: text, answer: text, latex: { formula: toLatex(formulaOf(name).expr), numbers: sizes.map((size) => toLatex(toExpr(size))).join(',\\ '), answer: sizes.map((size) => toLatex(toExpr(size))).join(',\\ ') }, value: null };
}

/** The names that the shown formulas speak of, settings and sizes of the output left out. */
function explainNames({ recipe, scope }: Inferred, layer: Layer): readonly ExplainedName[] {
  if (!recipe) return [];
  const { settings } = layer.definition;
  const terms = termsWithin(layer.definition, recipe);
  const given = new Set(firstOf(recipe.gives)?.axes.flatMap((axis) => axis.size.alias ?? []));
  const shown = [
    ...(isUnchanged(recipe) ? [] : (firstOf(recipe.gives)?.axes.map((axis) => formulaBehind(axis, recipe)) ?? [])),
    ...(recipe.textbook ? [recipe.textbook] : []),
    ...Object.values(recipe.weights ?? {}).flatMap(({ shape }) => shape.axes.map((axis) => axis.size)),
    ...(recipe.border ? [recipe.border.before, recipe.border.after] : []),
  ];
  const needed = new Set(shown.flatMap((one) => [...one.names]));
  const derived = Object.entries(recipe.names ?? {});
  for (const [name, source] of derived.toReversed()) if (needed.has(name)) for (const inner of source.names) needed.add(inner);
  const isTold = (name: string): boolean => name === 'batch' || Object.hasOwn(settings, name) || (given.has(name) && recipe.names?.[name] !== undefined);
  const bound = [...needed].filter((name) => recipe.names?.[name] === undefined && scope[name] !== undefined && !isTold(name));
  const counted = new Set(patternsOf(recipe.reads).flatMap(({ axes }) => axes.flatMap((axis) => (axis.spread && axis.count === undefined ? [] : (axis.size.alias ?? [])))));
  return [
    ...bound.flatMap((name) => {
      const value = scope[name];
      const about = terms[name] ?? null;
      return Array.isArray(value) && !counted.has(name) ? [explainList(name, value as readonly Size[], about)] : explainName(name, formulaOf(name), scope, about);
    }),
    ...derived.flatMap(([name, source]) => (needed.has(name) && !isTold(name) ? explainName(name, source, scope, terms[name] ?? null) : [])),
  ];
}

/** How much the layer adds on each side, axis by axis. */
function explainPadding({ recipe, scope }: Inferred): readonly ExplainedPadding[] {
  if (!recipe?.border) return [];
  const { before, after } = recipe.border;
  const count = axisCount(before, scope) ?? axisCount(after, scope);
  if (count === undefined) return [];
  const found: { axes: string[]; padding: Omit<ExplainedPadding, 'axis'> }[] = [];
  for (let axis = 0; axis < count; axis += 1) {
    const padding = { before: labelled('before', derive(before, scope, axis)), after: labelled('after', derive(after, scope, axis)) };
    const same = found.find((one) => one.padding.before.numbers === padding.before.numbers && one.padding.after.numbers === padding.after.numbers);
    if (same) same.axes.push(axisLabel(count, axis));
    else found.push({ axes: [axisLabel(count, axis)], padding });
  }
  return found.map(({ axes, padding }) => ({ axis: andList(axes), ...padding }));
}

/** A pattern's number of entries as a formula: `*kernel_size, depth, filters` is `product(kernel_size) * depth * filters`. */
function productOf(pattern: Pattern): Formula {
  const factors = pattern.axes.map(({ spread, size }) => (spread ? `product(${size.text})` : size.alias !== undefined || /^\w+$/.test(size.text) ? size.text : `(${size.text})`));
  return formulaOf(factors.join(' * ') || '1');
}

const product = formula`product(shape)`;

/** The weights with their counts, those of the layers inside under their paths. A nested model has none here: its layers tell theirs. */
function explainWeights(layer: Layer, built: Inferred | undefined): readonly ExplainedWeight[] {
  if (layer instanceof Model) return [];
  const formulas = built && weightFormulas(built);
  return [...layer.weightPaths()].map(([{ about, shape, dtype, trainable }, name]) => {
    const source = formulas?.get(name);
    const derivation = source ? derive(productOf(source.shape), source.scope) : derive(product, { shape });
    return { name, about, shape: shape.map(plainSize), dtype, trainable, count: labelled(name, derivation) };
  });
}

/** The parameters of some layers as data. */
export function plainCounts(layers: readonly Layer[]): ParameterCounts {
  const { total, trainable, nonTrainable } = countsOf(layers);
  return { total: plainSize(total), trainable: plainSize(trainable), nonTrainable: plainSize(nonTrainable) };
}

/** The count as a textbook writes it, or the sum over the weights or over the layers inside. */
function explainParameters(layer: Layer, built: Inferred | undefined): ExplainedNumber | null {
  const total = paramsOf(layer);
  if (total === 0) return null;
  if (layer instanceof Model) return writtenSum('parameters', layer.layers.map((inner) => ({ name: inner.name, count: paramsOf(inner) })), total);
  const textbook = built?.recipe?.textbook;
  if (textbook && built) return { ...labelled('parameters', derive(textbook, built.scope)), value: plainSize(total) };
  return layer.allWeights().size === 0 ? null : writtenSum('parameters', [...layer.weightPaths()].map(([weight, name]) => ({ name, count: countOf([weight]) })), total);
}

/** Everything that can be said about a layer; `nodes` are the calls that belong to the model, where that is known. */
export function explainLayer({ layer, level, inside }: NestedLayer, nodes: ReadonlySet<Node> | undefined): ExplainedLayer {
  const calls = nodes && level === 0 ? layer.nodes.filter((node) => nodes.has(node)) : layer.nodes;
  const last = calls.at(-1);
  const inferred = last?.inferred;
  // The call that made the weights is the first; later calls only use them.
  const built = layer.nodes.find(({ inferred: one }) => one && (one.weights.length > 0 || one.recipe?.inside))?.inferred ?? inferred;
  const [reads, gives] = [patternsOf(inferred?.recipe?.reads), patternsOf(inferred?.recipe?.gives)];
  const isSame = inferred?.recipe !== undefined && isUnchanged(inferred.recipe);
  const { origin, definition } = layer;
  return {
    id: [...inside.map(({ name }) => name), layer.name].join('/'),
    name: layer.name,
    class: layer.className,
    level,
    group: groupOf(layer) ?? null,
    place: origin ? { file: origin.file ?? '', line: origin.line, column: origin.column } : null,
    about: definition.about,
    settings: explainSettings(layer),
    inputs: (last?.inputs ?? []).map((tensor, i) => explainShape(tensor, reads[i], inferred?.scope ?? {})),
    outputs: outputTensors(layer).map((tensor, i) => explainShape(tensor, gives[i], inferred?.scope ?? {})),
    from: connectionsOf(layer, new Set(calls)),
    names: inferred ? explainNames(inferred, layer) : [],
    keepsShape: isSame,
    sizes: inferred && !isSame ? explainSizes(inferred) : [],
    padding: inferred ? explainPadding(inferred) : [],
    weights: explainWeights(layer, built),
    counts: plainCounts([layer]),
    parameters: explainParameters(layer, built),
    notes: layerNotes(layer, last, nodes && level === 0 ? calls.length : undefined),
  };
}
