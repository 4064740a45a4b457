// From a declaration to the data of its page in the reference.

import { allSettings, alternatives, makesMasks, pythonRepr, type LayerDefinition, type Setting } from '../layers/index.ts';
import { channelsFirst, type Pattern } from '../shape/index.ts';
import { casesOf, formulaCase, shapeCase } from './reference-cases.ts';
import { chosenFormulas, type ReferenceFormulas } from './reference-chosen.ts';
import type { LayerReference, ReferenceCase, ReferenceFormula, ReferenceSetting, ReferenceTerm } from './reference-data.ts';
import { workedExample } from './reference-example.ts';

type AnySetting = Setting | Setting<never>;

/** Those keywords of every layer that a signature names; the others are rarely given. */
const named = new Set(['name', 'dtype', 'trainable']);

/** Everything about a layer. */
export function referenceOf(definition: LayerDefinition): LayerReference {
  const { settings, aliases = [], family, about, rules = [] } = definition;
  const isChosen = definition.choose !== undefined;
  const formulas = isChosen ? chosenFormulas(definition) : declaredFormulas(definition);
  return {
    name: definition.name, aliases, family, about,
    signature: signatureOf(definition),
    call: callOf(definition),
    settings: Object.entries(settings).map(([name, setting]) => settingOf(name, setting)),
    isChosen,
    ...formulas,
    terms: termsOf(definition, formulas),
    rules: rules.flatMap(({ holds, because }) => (because === undefined ? [] : [{ holds: holds.text, because }])),
    mask: maskOf(definition),
    order: orderOf(definition, alternatives(definition.reads)[0]),
    traps: (definition.traps ?? []).map(({ text }) => text),
    example: workedExample(definition) ?? null,
  };
}

/** The formulas as they are declared. */
function declaredFormulas(definition: LayerDefinition): ReferenceFormulas {
  const { settings, terms = {} } = definition;
  const first = alternatives(definition.reads)[0];
  const reads = first ? shapeCase(first, first).formula : null;
  const shown = (pattern: Pattern | readonly Pattern[]): Omit<ReferenceCase, 'condition'> => {
    const all = (Array.isArray(pattern) ? (pattern as readonly Pattern[]) : [pattern as Pattern]).map((one) => shapeCase(one, first));
    const text = all.map(({ formula }) => formula).join(', ');
    return { formula: text, latex: text };
  };
  return {
    shapes: casesOf<Pattern | readonly Pattern[]>(definition.gives, settings, shown).map(({ condition, formula: gives }) => ({ condition, reads, gives })),
    sizes: Object.entries(definition.names ?? {}).map(([name, declared]): ReferenceFormula => ({ name, about: terms[name] ?? null, cases: casesOf(declared, settings, formulaCase) })),
    padding: paddingOf(definition),
    weights: Object.entries(definition.weights ?? {}).map(([name, weight]) => ({
      name, about: weight.about,
      shapes: casesOf(weight.shape, settings, (pattern) => shapeCase(pattern, undefined)),
      condition: weight.when ?? null,
      trainable: weight.trainable !== false,
    })),
    count: casesOf(definition.textbook, settings, formulaCase),
    cost: casesOf(definition.macs, settings, formulaCase),
    terms,
  };
}

/** What Keras's signature shows. */
function signatureOf(definition: LayerDefinition): readonly string[] {
  const all = Object.entries(allSettings(definition)).filter(([name]) => Object.hasOwn(definition.settings, name) || named.has(name));
  const written = ([name, { fallback }]: readonly [string, AnySetting]): string => (fallback === undefined ? name : `${name}=${pythonRepr(fallback)}`);
  const byPosition = all.filter(([, { positional }]) => positional !== false);
  const byName = all.filter(([, { positional }]) => positional === false);
  return [...byPosition.map(written), ...(byName.length > 0 ? ['*', ...byName.map(written)] : [])];
}

function callOf({ inputs, first = 'inputs', call = [], byName }: LayerDefinition): readonly string[] {
  if (inputs === 'none') return [];
  return [first, ...(byName && call.length > 0 ? ['*'] : []), ...call.map((name) => `${name}=None`)];
}

function settingOf(name: string, setting: AnySetting): ReferenceSetting {
  const { about, control, fallback } = setting;
  // A single option is the default's own name, beside which anything else may stand.
  const options = control.kind === 'choice' && control.options.length > 1 ? control.options : [];
  return {
    name, about,
    standard: fallback === undefined ? null : pythonRepr(fallback),
    meaning: meaningOf(setting),
    options: options.map((option) => pythonRepr(option)),
    byName: setting.positional === false,
  };
}

/** What None stands for as a default. */
function meaningOf(setting: AnySetting): string | null {
  if (setting.fallback !== null) return null;
  if (setting.sameAs !== undefined) return `as ${setting.sameAs}`;
  const read = setting.read(null);
  return 'value' in read && typeof read.value === 'string' ? pythonRepr(read.value) : null;
}

/** What is added before and after; nothing where no setting pads. */
function paddingOf({ border, settings }: LayerDefinition): readonly ReferenceFormula[] {
  const side = (name: 'before' | 'after'): ReferenceFormula => ({ name, about: null, cases: casesOf(border, settings, (pair) => pair && formulaCase(pair[name])) });
  return [side('before'), side('after')].filter(({ cases }) => cases.some(({ formula }) => formula !== 'before' && formula !== 'after'));
}

/** What the names stand for that the page shows and that are not computed. */
function termsOf({ reads, settings }: LayerDefinition, { terms, shapes, sizes, padding, weights, count, cost }: ReferenceFormulas): readonly ReferenceTerm[] {
  const axes = alternatives(reads).flatMap((pattern) => pattern.axes);
  const counted = new Set(axes.flatMap(({ count: several, size }) => (several !== undefined && several > 1 && size.alias !== undefined ? [size.alias] : [])));
  const shown = [...count, ...cost, ...[...sizes, ...padding].flatMap(({ cases }) => cases), ...weights.flatMap((weight) => weight.shapes)].map(({ formula }) => formula);
  const words = new Set([...shown, ...shapes.flatMap(({ reads: from, gives }) => [from ?? '', gives])].flatMap((text) => text.match(/[A-Za-z_]\w*/g) ?? []));
  const computed = new Set(sizes.map(({ name }) => name));
  return Object.entries(terms).flatMap(([name, about]) => (words.has(name) && !computed.has(name) && !Object.hasOwn(settings, name) ? [{ name, about: counted.has(name) ? `${about}, along each axis` : about }] : []));
}

function maskOf({ masking, masks, inputs, settings }: LayerDefinition): string | null {
  if (inputs === 'none') return null;
  const written = typeof masking === 'string' ? (settings[masking]?.control.kind === 'flag' ? `\`${masking}=True\`` : `\`${masking}\``) : null;
  if (masks !== undefined && makesMasks(masks)) return written === null ? 'It works out the mask of its output from its input, or from the masks that come in.' : `With ${written} it makes a mask for the layers behind it.`;
  const passing = casesOf(masks, settings, (mask) => ({ formula: mask, latex: '' })).find(({ formula }) => formula === 'passed')?.condition;
  const where = typeof passing === 'string' ? `\`${passing}\`` : written;
  if (where !== null) return `With ${where} it passes a mask on; otherwise the mask ends here.`;
  return masking ? 'It passes a mask on.' : 'A mask ends here: it is not passed on.';
}

function orderOf({ orderedBy, gives }: LayerDefinition, first: Pattern | undefined): string | null {
  if (orderedBy === undefined || !first) return null;
  const text = (pattern: Pattern): string => shapeCase(channelsFirst(pattern), first).formula;
  const outputs = alternatives<Pattern | readonly Pattern[]>(gives).flat() as readonly Pattern[];
  const given = [...new Set(outputs.map(text))];
  return `With \`${orderedBy}='channels_first'\` it reads \`${text(first)}\` and gives ${given.map((one) => `\`${one}\``).join(' or ')}; formulas, weights and counts stay as they are.`;
}
