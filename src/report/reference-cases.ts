// What a declaration chooses by settings, as a list of cases with their conditions in Python's words.

import { toLatex, type Formula } from '../formula/index.ts';
import { axisNames, isWhen, type Declared, type Settings } from '../layers/index.ts';
import type { Pattern } from '../shape/index.ts';
import type { ReferenceCase } from './reference-data.ts';

interface Found<T> {
  readonly conditions: readonly string[];
  readonly value: T;
}

/** The text of a choice's case: `padding='same'`, `use_bias=True`, `lora_rank=None`. */
function conditionText(on: string, key: string, others: readonly string[], settings: Settings): string {
  const control = settings[on]?.control;
  if (key === 'otherwise') return others.includes('null') ? `${on} given` : `another ${on}`;
  if (key === 'null') return `${on}=None`;
  if (control?.kind === 'flag') return `${on}=${key === '1' ? 'True' : 'False'}`;
  return control?.kind === 'choice' ? `${on}='${key}'` : `${on}=${key}`;
}

/** The key of the case that holds when nothing is said. */
function standardKey(on: string, settings: Settings): string | undefined {
  const setting = settings[on];
  const read = setting?.fallback === undefined ? undefined : setting.read(setting.fallback);
  return read && 'value' in read ? String(read.value) : undefined;
}

function found<T>(declared: Declared<T>, settings: Settings): readonly Found<T>[] {
  if (!isWhen(declared)) return [{ conditions: [], value: declared }];
  const { on, cases } = declared;
  const keys = Object.keys(cases);
  const standard = standardKey(on, settings);
  const control = settings[on]?.control;
  // One declaration serves several layers: what this one does not offer is no case of it.
  const offered = (key: string): boolean => control?.kind !== 'choice' || ['null', 'otherwise'].includes(key) || control.options.includes(key);
  return keys.filter(offered).toSorted((a, b) => Number(b === standard) - Number(a === standard)).flatMap((key) => {
    const inner = cases[key];
    if (inner === undefined) return [];
    // A choice with one case leaves the others to rarer formulas; its condition says nothing to a reader.
    const own = keys.length === 1 ? [] : [conditionText(on, key, keys, settings)];
    return found(inner, settings).map(({ conditions, value }) => ({ conditions: [...own, ...conditions], value }));
  });
}

/** The cases of something declared; those that come to the same stand together. */
export function casesOf<T>(declared: Declared<T> | undefined, settings: Settings, show: (value: T) => Omit<ReferenceCase, 'condition'> | undefined): readonly ReferenceCase[] {
  if (declared === undefined) return [];
  const groups = new Map<string, { readonly shown: Omit<ReferenceCase, 'condition'>; readonly conditions: string[] }>();
  const all = found(declared, settings);
  for (const { conditions, value } of all) {
    const shown = show(value);
    if (!shown) continue;
    const group = groups.get(shown.formula) ?? { shown, conditions: [] };
    group.conditions.push(conditions.join(', '));
    groups.set(shown.formula, group);
  }
  return [...groups.values()].map(({ shown, conditions }) => ({ ...shown, condition: groups.size === 1 && conditions.length === all.length ? null : conditions.filter(Boolean).join(' or ') || null }));
}

/** A formula as it is shown. */
export const formulaCase = (formula: Formula): Omit<ReferenceCase, 'condition'> => ({ formula: formula.text, latex: toLatex(formula.expr) });

/** A shape in words: what an entry that stands for several axes is called is told by `reads`. */
export function shapeCase(pattern: Pattern, reads: Pattern | undefined): Omit<ReferenceCase, 'condition'> {
  const counted = new Map(reads?.axes.flatMap(({ spread, count, size }) => (spread && count !== undefined && size.alias !== undefined ? [[size.alias, count] as const] : [])));
  const [axes = 0] = counted.values();
  const words = pattern.axes.flatMap(({ spread, count, size }) => {
    if (!spread) return [size.text];
    const labels = axisNames[count ?? (counted.get(size.text) ?? axes)];
    if (!labels || (count === undefined && axes === 0)) return [`*${size.text}`];
    if (count !== undefined || counted.has(size.text)) return labels;
    return labels.length === 1 ? [size.text] : labels.map((label) => `${size.text}(${label})`);
  });
  const text = `(${words.join(', ')}${words.length === 1 && !words[0]?.startsWith('*') ? ',' : ''})`;
  return { formula: text, latex: text };
}
