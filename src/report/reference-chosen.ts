// The formulas of a layer that chooses them call by call: those for its example, and what other values of its settings
// make of them. Invariant: nothing is told that the declaration did not choose itself.

import { hasErrors } from '../issues/index.ts';
import { exampleOf, pythonRepr, tensorOf, termsWithin, Tuple, weightFormulas, type CallPart, type Example, type Given, type InputSpec, type LayerDefinition, type Raw, type Recipe } from '../layers/index.ts';
import type { Formula } from '../formula/index.ts';
import type { Layer } from '../model/index.ts';
import type { Pattern } from '../shape/index.ts';
import { formulaCase, shapeCase } from './reference-cases.ts';
import type { LayerReference, ReferenceCase, ReferenceShape } from './reference-data.ts';
import { calledExample } from './reference-example.ts';

/** More combinations than this are no list that anybody reads. */
const MOST = 64;

/** What stands in place of the example, and what was chosen then. */
interface Chosen {
  /** The conditions by what is varied. */
  readonly values: Readonly<Record<string, string>>;
  readonly layer: Layer;
  readonly recipe: Recipe;
  /** The shapes of the weights that the layer has, by path. */
  readonly weights: ReadonlyMap<string, Pattern>;
}

/** One value of a setting or of an argument of the call, or another form of the inputs, and what is given for it. */
interface Variant {
  readonly name: string;
  readonly condition: string;
  readonly settings: Given;
  readonly named: Readonly<Record<string, CallPart>>;
  readonly call?: Example['call'];
}

/** What may stand for a setting: what it offers, or its default beside what the example gives. */
function settingVariants({ settings }: LayerDefinition, name: string, given: Raw | undefined): readonly Variant[] {
  const setting = settings[name];
  if (!setting || setting.fallback === undefined) return [];
  const { control, fallback } = setting;
  const values: readonly Raw[] = control.kind === 'flag' ? [false, true] : control.kind === 'choice' && control.options.length > 1 ? control.options : given === undefined ? [] : [fallback, given];
  return values.toSorted((a, b) => Number(b === fallback) - Number(a === fallback)).map((raw) => ({ name, condition: `${name}=${pythonRepr(raw)}`, settings: { [name]: raw }, named: {} }));
}

/** An argument of the call that is left out, and one that asks for something. */
const callVariants = (name: string): readonly Variant[] => [
  { name, condition: '', settings: {}, named: {} },
  { name, condition: `${name}=True in the call`, settings: {}, named: { [name]: true } },
];

const patternsOf = (patterns: Recipe['reads']): readonly Pattern[] => (Array.isArray(patterns) ? (patterns as readonly Pattern[]) : patterns ? [patterns as Pattern] : []);

const shapesText = (patterns: Recipe['reads'], first: Pattern | undefined): string => patternsOf(patterns).map((pattern) => shapeCase(pattern, first).formula).join(', ');

/** Everything that a page shows of a choice, as one text to compare. */
const told = (chosen: Chosen): string => `${shapesText(chosen.recipe.reads, undefined)}\n${made(chosen)}`;

/** What comes of it, whatever is read. */
const made = ({ recipe, weights }: Chosen): string =>
  [shapesText(recipe.gives, undefined), ...Object.entries(recipe.names ?? {}).map(([name, { text }]) => `${name}=${text}`), ...[...weights].map(([name, { text }]) => `${name}:${text}`), recipe.textbook?.text, recipe.macs?.text, recipe.border?.before.text].join('\n');

/** The choices for the example and for everything that changes them. */
function choicesOf(definition: LayerDefinition): readonly Chosen[] {
  const example = exampleOf(definition);
  if (!example) return [];
  const choose = (variants: readonly Variant[]): Chosen | undefined => {
    const call = variants.flatMap((variant) => (variant.call ? [variant.call] : [])).at(-1);
    const { layer } = calledExample(definition, call ? { ...example, call } : example, Object.assign({}, ...variants.map(({ settings }) => settings)) as Given, Object.assign({}, ...variants.map(({ named }) => named)) as Variant['named']);
    const inferred = layer.nodes.at(-1)?.inferred;
    // A form of the inputs that Keras takes without looking is none that a reader should learn.
    if (hasErrors(layer.issues) || (call && layer.issues.some(({ severity }) => severity === 'warning')) || !inferred?.recipe || inferred.recipe.blind) return undefined;
    const has = new Set(layer.weightPaths().values());
    const weights = new Map([...weightFormulas(inferred)].flatMap(([path, { shape }]) => (has.has(path) ? [[path, shape] as const] : [])));
    return { values: Object.fromEntries(variants.map(({ name, condition }) => [name, condition])), layer, recipe: inferred.recipe, weights };
  };
  const base = choose([]);
  if (!base) return [];
  const more = (definition.call ?? []).slice(Math.max(example.call.length - 1, 0));
  const all = [...Object.keys(definition.settings).map((name) => settingVariants(definition, name, example.settings[name])), ...more.map(callVariants)];
  const seen = new Set([told(base)]);
  const differs = (variant: Variant, known: ReadonlySet<string> = seen): string | undefined => {
    const other = choose([variant]);
    return other === undefined || known.has(told(other)) ? undefined : told(other);
  };
  /** Those that each make a difference, and not the same one. */
  const differing = (variants: readonly Variant[]): readonly Variant[] => {
    const known = new Set(seen);
    return variants.filter((variant) => {
      const text = differs(variant, known);
      if (text !== undefined) known.add(text);
      return text !== undefined;
    });
  };
  // Of the arguments of a call only what makes a difference is kept; of a setting every value, since it may matter beside another.
  const varied = all.map((variants) => (variants[0]?.condition === '' ? [...variants.slice(0, 1), ...differing(variants.slice(1))] : variants.some((variant) => differs(variant) !== undefined) ? variants : [])).filter(({ length }) => length > 1);
  const combinations = combined(varied);
  const { asIs, others } = formsOf(example.call, more.filter((name) => !varied.some(([variant]) => variant?.name === name)));
  // An argument that is read without a trace in anything else is no form of its own.
  const matters = (form: Variant): boolean => {
    const other = choose([form]);
    return other !== undefined && (form.call ? told(other) !== told(base) : made(other) !== made(base));
  };
  const forms = definition.example?.onlyForm ? [] : others.filter(matters);
  const together = forms.length === 0 ? combinations : combined([...varied, [asIs, ...forms]]);
  const shown = together.length <= MOST ? together : [...(combinations.length > MOST ? [[]] : combinations).map((variants) => (forms.length === 0 ? variants : [...variants, asIs])), ...forms.map((form) => [form])];
  return shown.flatMap((variants) => choose(variants) ?? []);
}

/** Every way to take one variant of each kind. */
const combined = (kinds: readonly (readonly Variant[])[]): readonly (readonly Variant[])[] => kinds.reduce<readonly (readonly Variant[])[]>((found, variants) => found.flatMap((before) => variants.map((variant) => [...before, variant])), [[]]);

/** What the forms of the inputs are called among what is varied. */
const FORM = 'the inputs';

/** The inputs of an example as they are, and with an axis more or less, with one input more, and with a tensor for one of the other arguments of the call. */
function formsOf(call: NonNullable<Example['call']>, named: readonly string[]): { readonly asIs: Variant; readonly others: readonly Variant[] } {
  const form = (condition: string, changed?: Example['call']): Variant => ({ name: FORM, condition, settings: {}, named: {}, ...(changed ? { call: changed } : {}) });
  const inputs = call.flatMap(specsIn);
  const ranks = [...new Set(inputs.map(({ shape = [] }) => shape.length))];
  const [rank = 0] = ranks;
  const words = (count: number, axes: number): string => `${count === 1 ? 'an input' : `${count} inputs`}${ranks.length === 1 ? ` of ${axes} ${axes === 1 ? 'axis' : 'axes'}` : ''}`;
  const [first] = call;
  const listed = Array.isArray(first) && !(first instanceof Tuple) ? (first as readonly CallPart[]) : [];
  const others = [-1, 1].filter((by) => ranks.length === 1 && rank + by > 0).map((by) => form(words(inputs.length, rank + by), call.map((part) => withAxes(part, by))));
  const more = listed.slice(-1).map((last) => form(words(inputs.length + 1, rank), [[...listed, last], ...call.slice(1)]));
  const given = inputs.slice(-1).flatMap((like) => named.map((name): Variant => ({ ...form(`${name} given`), named: { [name]: like } })));
  return { asIs: form(words(inputs.length, rank)), others: [...others, ...more, ...given] };
}

/** A part of a call whose tensors have so many axes more or fewer behind the batch. */
function withAxes(part: CallPart, by: number): CallPart {
  const spec = tensorOf(part);
  if (spec) return { ...spec, shape: by < 0 ? spec.shape?.toSpliced(1, 1) : spec.shape?.toSpliced(1, 0, spec.shape[1] ?? null) };
  if (part instanceof Tuple) return Tuple.from(part.map((one) => withAxes(one as CallPart, by)));
  return Array.isArray(part) ? (part as readonly CallPart[]).map((one) => withAxes(one, by)) : part;
}

/** The tensors in a part of a call. */
function specsIn(part: CallPart): readonly InputSpec[] {
  const spec = tensorOf(part);
  return spec ? [spec] : Array.isArray(part) ? (part as readonly CallPart[]).flatMap(specsIn) : [];
}

type Values = Chosen['values'];

/** The conditions under which one thing is shown: what makes no difference among `others` is left out. */
function conditionOf(group: readonly Values[], others: readonly Values[], names: readonly string[]): string | null {
  const text = (values: Values, kept: readonly string[]): string => kept.map((name) => values[name] ?? '').filter(Boolean).join(', ');
  const isTold = (kept: readonly string[]): boolean => !others.some((other) => group.some((one) => kept.every((name) => one[name] === other[name])));
  const kept = names.reduce<readonly string[]>((all, name) => (isTold(all.filter((one) => one !== name)) ? all.filter((one) => one !== name) : all), names);
  return [...new Set(group.map((values) => text(values, kept)))].filter(Boolean).join(' or ') || null;
}

/** What is shown of every choice, each with what it depends on; what comes to the same stands together. */
function cases<T>(all: readonly Chosen[], show: (chosen: Chosen) => T | undefined): readonly (T & { readonly condition: string | null })[] {
  const groups = new Map<string, { readonly it: T | undefined; readonly values: Values[] }>();
  for (const chosen of all) {
    const it = show(chosen);
    const key = JSON.stringify(it) ?? '';
    const group = groups.get(key) ?? { it, values: [] };
    group.values.push(chosen.values);
    groups.set(key, group);
  }
  const names = Object.keys(all[0]?.values ?? {});
  const found = [...groups.values()];
  return found.flatMap(({ it, values }) => (it === undefined ? [] : [{ ...it, condition: conditionOf(values, found.flatMap((other) => (other.values === values ? [] : other.values)), names) }]));
}

/** What a page tells of formulas. */
export interface ReferenceFormulas extends Pick<LayerReference, 'shapes' | 'sizes' | 'padding' | 'weights' | 'count' | 'cost'> {
  /** What the names in them stand for. */
  readonly terms: Readonly<Record<string, string>>;
}

/** The formulas of a layer that chooses them. */
export function chosenFormulas(definition: LayerDefinition): ReferenceFormulas {
  const all = choicesOf(definition);
  const terms: Readonly<Record<string, string>> = Object.assign({}, ...all.map(({ recipe }) => termsWithin(definition, recipe)));
  const list = (show: (recipe: Recipe) => Formula | undefined): readonly ReferenceCase[] => cases(all, ({ recipe }) => {
    const shown = show(recipe);
    return shown && formulaCase(shown);
  });
  const names = new Set(all.flatMap(({ recipe }) => Object.keys(recipe.names ?? {})));
  const paths = new Set(all.flatMap(({ weights }) => [...weights.keys()]));
  return {
    terms,
    shapes: cases<Omit<ReferenceShape, 'condition'>>(all, ({ recipe }) => {
      const [first] = patternsOf(recipe.reads);
      return { reads: first ? shapesText(recipe.reads, first) : null, gives: shapesText(recipe.gives, first) };
    }),
    sizes: [...names].map((name) => ({ name, about: terms[name] ?? null, cases: list(({ names: formulas = {} }) => formulas[name]) })),
    padding: [],
    weights: [...paths].flatMap((path) => {
      const weight = all.flatMap(({ layer }) => [...layer.weightPaths()].filter(([, name]) => name === path).map(([one]) => one))[0];
      const shapes = cases(all, ({ weights }) => {
        const pattern = weights.get(path);
        return pattern && shapeCase(pattern, undefined);
      });
      return weight ? [{ name: path, about: weight.about, shapes, condition: null, trainable: weight.trainable }] : [];
    }),
    count: list(({ textbook }) => textbook),
    cost: list(({ macs }) => macs),
  };
}
