// Layers inside layers: a cell in a recurrent layer, the layer that a wrapper applies.
// Invariant: a declaration asks an inner layer for its formulas and its outputs; it never looks at its weights.

import type { Formula, Scope, Size } from '../formula/index.ts';
import type { Policy } from '../shape/index.ts';
import type { InputSpec, LayerDefinition, Recipe, Trouble, Weight } from './define.ts';
import type { Call, Inferred } from './infer.ts';
import { isKind, type Given, type Raw } from './raw.ts';
import { Refused, type Setting } from './setting.ts';

/** A layer inside another, as the declaration of the outer one sees it. */
export interface Inner {
  readonly name: string;
  readonly definition: LayerDefinition;
  readonly given: Given;
  /** Its settings as read. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly policy: Policy;
  /** False when something was wrong with how it was made; it has said so itself. */
  readonly sound: boolean;
  /** True once its weights are made. */
  readonly built: boolean;
  readonly parts: Parts;
  /** The whole object as Keras writes it. */
  readonly serialize: () => Readonly<Record<string, unknown>>;
  /** What it gives for a call; `building` when only its weights are wanted. */
  readonly ask: (call: Call, building?: boolean) => Inferred;
  /** Makes its weights from an answer, if it has none yet. */
  readonly adopt: (call: Call, inferred: Inferred) => void;
}

/** The layers inside a layer, by the setting under which Keras writes them. */
export type Parts = Readonly<Record<string, Inner | readonly Inner[]>>;

/** A call of an inner layer within a call of the outer one. */
export interface Inside {
  readonly part: Inner;
  readonly call: Call;
  readonly inferred: Inferred;
}

/** Where inner layers are made, before the outer one is named. */
export interface Workshop {
  /** The settings of the outer layer. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The layer that a setting holds: one that exists, or one that is described. */
  readonly take: (raw: Raw) => Inner;
  /** A layer of its own with the settings of another and some changes. */
  readonly copy: (inner: Inner, name: string, changes: Given) => Inner;
  readonly make: (className: string, given: Given) => Inner;
}

/** What a layer that is applied step by step remembers and gives. */
export interface CellSizes {
  /** The sizes of its states; a list within the list for a state of several parts. */
  readonly states: readonly (Size | readonly Size[])[];
  /** True when Keras speaks of its only state without a list. */
  readonly single: boolean;
  readonly output: Size | undefined;
}

/** True for parts, not a reason why there are none. */
export const isParts = (made: Parts | Trouble): made is Parts => typeof (made as Trouble).trouble !== 'string';

/** All weights as they are declared, those of the layers inside included, with what their names stand for; by path. */
export function weightFormulas({ recipe, scope }: Inferred, path = ''): ReadonlyMap<string, Weight & { readonly scope: Scope }> {
  const own = Object.entries(recipe?.weights ?? {}).map(([name, weight]) => [path + name, { ...weight, scope }] as const);
  const inner = (recipe?.inside ?? []).flatMap(({ part, inferred }) => [...weightFormulas(inferred, `${path}${part.name}/`)]);
  return new Map([...own, ...inner]);
}

/** What names of formulas stand for, by name. */
type Terms = Readonly<Record<string, string>>;

/** What the names in the formulas of a call stand for, those of the layers inside it included. */
export const termsWithin = ({ terms }: LayerDefinition, recipe: Recipe | undefined): Terms =>
  Object.assign({}, ...(recipe?.inside ?? []).map(({ part, inferred }) => termsWithin(part.definition, inferred.recipe)), terms) as Terms;

/** The textbook's count of an inner layer and what its names stand for there. */
export function borrowed({ recipe, scope }: Inferred): { readonly textbook?: Formula; readonly scope: Scope } {
  const textbook = recipe?.textbook;
  return textbook ? { textbook, scope: Object.fromEntries([...textbook.names].map((name) => [name, scope[name] ?? null])) } : { scope: {} };
}

/** The inner layer of a name, where there is one. */
export function partOf(parts: Parts, name: string): Inner | undefined {
  const part = parts[name];
  return part === undefined || Array.isArray(part) ? undefined : (part as Inner);
}

/** The inner layers of a name, where there are several. */
export function partsOf(parts: Parts, name: string): readonly Inner[] {
  const part = parts[name];
  return Array.isArray(part) ? (part as readonly Inner[]) : [];
}

/** A part of a call as one tensor. */
export const tensorOf = (part: unknown): InputSpec | undefined => (typeof part === 'object' && part !== null && 'dtype' in part && 'shape' in part && !('kind' in part) ? (part as InputSpec) : undefined);

/** How many entries the list, tuple or dict has that a layer is called on; undefined for a tensor. */
export const entryCount = (part: unknown): number | undefined =>
  Array.isArray(part) ? part.length : isKind(part as Raw, 'dict') ? Object.keys((part as { readonly entries: object }).entries).length : undefined;

/** True for what stands for a layer: one that exists, one that is described by a call, or one written in a config. */
export const isLayer = (raw: Raw): boolean => isKind(raw, 'object') || (isKind(raw, 'dict') && typeof raw.entries['class_name'] === 'string');

/** A setting that holds a layer; its config is written by the layer itself. */
export function layer(about: string, rule: { readonly optional?: boolean; readonly lists?: boolean; readonly expected?: string } = {}): Setting<object | null> {
  const refused = new Refused(rule.expected ?? 'a layer is expected');
  return {
    about,
    control: { kind: 'object', options: [] },
    ...(rule.optional ? { fallback: null } : {}),
    read: (raw) => {
      if (raw === null && rule.optional) return { value: null, config: null };
      if (rule.lists && Array.isArray(raw)) return (raw as readonly Raw[]).every(isLayer) ? { value: { layers: raw }, config: null } : refused;
      return isLayer(raw) ? { value: raw, config: null } : refused;
    },
  };
}
