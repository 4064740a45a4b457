// A layer, declared once. Shape, weights, counts, rules, explanation, form and config are all derived from this.
// Invariant: a declaration holds formulas; a function in it may only choose among formulas, never compute a size.

import { formulaOf, type Derivation, type Formula, type Scope } from '../formula/index.ts';
import { namesOf, type DType, type Pattern, type Policy, type Shape } from '../shape/index.ts';
import type { Datum } from '../issues/index.ts';
import type { Example } from './example.ts';
import type { ByShape } from './by-shape.ts';
import type { CellSizes, Inner, Inside, Parts, Workshop } from './inner.ts';
import type { MaskRule } from './mask.ts';
import type { Raw } from './raw.ts';
import type { Setting } from './setting.ts';
import type { Sweep } from './sweep.ts';

/** Settings by Keras's name, in Keras's positional order. */
export type Settings = Readonly<Record<string, Setting<never> | Setting>>;

/**
 * A choice by a setting: `when('padding', { valid: ..., same: ... })`. Flags choose with `1` and `0`, a setting that
 * is None with `null`; `otherwise` stands for any value that has no case of its own. A case may be a choice again.
 */
export interface When<T> {
  readonly on: string;
  readonly cases: Readonly<Record<string, Declared<T>>>;
}

/** Something fixed, or chosen by a setting. */
export type Declared<T> = T | When<T>;

/** Chooses by the value of a setting. */
export const when = <T>(on: string, cases: Readonly<Record<string, Declared<T>>>): When<T> => ({ on, cases });

/** Chooses by a flag. */
export const either = <T>(on: string, yes: Declared<T>, no: Declared<T>): When<T> => ({ on, cases: { 1: yes, 0: no } });

/** An initializer that a layer always takes, with its arguments. */
export interface Start {
  readonly class: string;
  readonly args?: Readonly<Record<string, unknown>>;
  /** Arguments that are settings of the layer, by the name of the argument. */
  readonly takes?: Readonly<Record<string, string>>;
}

/** How Keras keeps a layer in a file of weights, where that is not simply its own weights in their order. */
export interface Stores {
  /** Under which attribute what is inside it stands: by the setting of a part, or by the path of weights that it lists as its own. */
  readonly inside?: Readonly<Record<string, string>>;
  /** The names of its weights in the order in which they are kept; the others are not. */
  readonly order?: readonly string[];
}

/** A weight: a tensor of learned (or tracked) numbers. */
export interface Weight {
  readonly shape: Pattern;
  /** What its numbers are for. */
  readonly about: string;
  /** What the equal parts of its last axis stand for, in order. */
  readonly parts?: readonly string[];
  /** The name of the axis whose parts are best seen beside each other. */
  readonly beside?: string;
  /** The flag that it depends on. */
  readonly when?: string;
  /** False for numbers that are tracked, not learned. */
  readonly trainable?: false;
  /** The setting under which training leaves it alone, because something beside it is learned in its place. */
  readonly frozen?: string;
  /** The setting that says how it starts out, the class that always does, or a class with its arguments. */
  readonly starts?: string | Start;
  /** The axes along which it reads, where that is not told by their order: how far its random numbers are spread depends on it. */
  readonly inward?: readonly number[];
  /** The flag under which the second quarter of it starts with ones: what an LSTM forgets little with. */
  readonly remembers?: string;
  /** Where it differs from the dtype that the layer stores weights in. */
  readonly dtype?: DType;
  /** For a weight of a layer that this layer makes inside itself: freezing this one from the start does not mark it; `late` where the layer inside is only made when this one is built, so that freezing this one before does not either. */
  readonly inner?: true | 'late';
}

/** A weight whose shape a setting may choose. */
export type DeclaredWeight = Omit<Weight, 'shape'> & { readonly shape: Declared<Pattern> };

/** A size that Keras must know when it builds the layer: None is not enough. */
export interface Need {
  /** A name that the input is read under. */
  readonly name: string;
  /** The code of the issue. */
  readonly code: string;
  /** It is needed only where a setting has this value. */
  readonly only?: { readonly on: string; readonly is: string | number };
  /** True when it is needed at every call, not only when the layer is built. */
  readonly always?: true;
  /** True when Keras builds the layer all the same and only real data brings it to light. */
  readonly warns?: true;
}

/** A condition that must hold. */
export interface Rule {
  readonly holds: Formula;
  /** The code of the issue; `setting-disagrees` with `because` where a rule needs no words of its own. */
  readonly code?: string;
  /** Why Keras insists, for `setting-disagrees`. */
  readonly because?: string;
  /** The setting to point at. */
  readonly setting?: string;
  /** The rule applies only where a setting has this value. */
  readonly only?: { readonly on: string; readonly is: string | number };
  /** The derived name whose computation shows the trouble. */
  readonly shows?: string;
  /** What else its words need. */
  readonly data?: Readonly<Record<string, Datum>>;
}

/**
 * A line told once where people are commonly wrong. Beside what formulas know, `when` may speak of `rank` (axes of the
 * first input), `trainable` (as the layer is now), `known` (1 when no size of the output but the batch is open) and
 * `channels_first` (1 when the input comes from a layer that orders its axes so).
 */
export interface Trap {
  readonly when: Formula;
  /** The sentence; it says by itself when it applies. */
  readonly text: string;
  /** It applies only where a setting has this value. */
  readonly only?: { readonly on: string; readonly is: string | number };
  /** It applies only where this setting was given by position. */
  readonly byPosition?: string;
}

/** The formulas that apply to one call of a layer. */
export interface Recipe {
  /** Names for the sizes of the input; several patterns for several inputs. */
  readonly reads?: Pattern | readonly Pattern[];
  /** Values bound directly, where the number of axes or inputs is not fixed. */
  readonly scope?: Scope;
  /** Derived sizes, in order; a later one may use an earlier one. */
  readonly names?: Readonly<Record<string, Formula>>;
  /** The output; a list of patterns for several outputs. */
  readonly gives: Pattern | readonly Pattern[];
  readonly weights?: Readonly<Record<string, Weight>>;
  readonly rules?: readonly Rule[];
  readonly needs?: readonly Need[];
  /** What the layers inside it were asked, and what they answered. */
  readonly inside?: readonly Inside[];
  /** A weight of a layer inside it that it lists as its own as well. */
  readonly shares?: { readonly part: Inner; readonly name: string };
  /** The parameter count as textbooks write it; equal to the sum over the weights, which is what counts. */
  readonly textbook?: Formula;
  /** Multiply-adds for one example; additions of a bias and activations do not count. */
  readonly macs?: Formula;
  /** Padding before and after, per axis, for layers that pad by themselves. */
  readonly border?: { readonly before: Formula; readonly after: Formula };
  /** Which places of the input each output reads, for layers where a picture can show it. */
  readonly sweep?: Sweep;
  /** The dtype of the outputs: `compute` is the layer's, `input` the input's (floats cast to the layer's). */
  readonly dtype?: 'compute' | 'input' | DType;
  /** The dtypes of the outputs one by one, where they differ or follow no such rule. */
  readonly dtypes?: readonly DType[];
  /** With which of the outputs the mask of the first input goes on, where that is not only the first. */
  readonly masks?: readonly boolean[];
  /** True when not even the number of axes of the outputs is known. */
  readonly blind?: true;
  /** The outputs of which not even the number of axes is known, where that is not all of them. */
  readonly hidden?: readonly boolean[];
  /** Names whose sizes the first call fixes, in place of those that the weights depend on. */
  readonly fixes?: readonly string[];
  /** How several outputs are nested; one after the other where nothing is said. */
  readonly nesting?: Nesting | 'as the input';
  /** The classes of the layers that the first call makes inside: they take automatic names away. */
  readonly makes?: readonly string[];
  /** Settings that the first call settles, as Keras writes them from then on. */
  readonly settles?: Readonly<Record<string, unknown>>;
}

/** Outputs in a list, a tuple or a dict, by their number. */
export type Nesting = number | readonly Nesting[] | { readonly tuple: readonly Nesting[] } | { readonly dict: Readonly<Record<string, Nesting>> };

/** What Keras builds, but hardly as meant; becomes a warning. `rank` is the number of axes of the first input. */
export interface Caution {
  readonly when: Formula;
  readonly code: string;
  /** True when it is only worth knowing. */
  readonly note?: true;
}

/** Why a layer cannot be made or called; becomes an issue. */
export interface Trouble {
  readonly trouble: string;
  readonly data?: Readonly<Record<string, Datum>>;
  readonly setting?: string;
  readonly because?: Derivation;
  readonly raises?: string;
  /** What the layers inside it were asked before. */
  readonly inside?: readonly Inside[];
}

/** One input as a layer sees it. */
export interface InputSpec {
  /** Undefined when not even the number of axes is known. */
  readonly shape: Shape | undefined;
  readonly dtype: DType;
  /** The shape of the mask that travels with it: which of its steps count. */
  readonly mask?: Shape | undefined;
}

/** An argument of a call as a layer sees it: tensors stand as what is known of them, in the structure that holds them. */
export type CallPart = InputSpec | Raw | readonly CallPart[] | { readonly kind: 'dict'; readonly entries: Readonly<Record<string, CallPart>> };

/** What a choosing function knows. */
export interface Choosing {
  /** Settings as read. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The tensors of the call, flat. */
  readonly inputs: readonly InputSpec[];
  /** Their shapes, where all of them are known. */
  readonly shapes: readonly Shape[];
  readonly policy: Policy;
  /** The arguments of the call by name; the first is called `inputs`. */
  readonly call: Readonly<Record<string, CallPart>>;
  /** The layers inside it. */
  readonly parts: Parts;
  /** True when only its weights are wanted, because the layer around it is built. */
  readonly building: boolean;
}

/**
 * How the inputs of a call have to look: none; one tensor; a `single` tensor, alone or in a structure whose form the output keeps; a list of tensors; any structure, read as a whole;
 * or any structure, read tensor by tensor, whose form the outputs keep.
 */
export type InputForm = 'none' | 'one' | 'single' | 'many' | 'any' | 'each';

/** The declaration of a layer. */
export interface Declaration<S extends Settings = Settings> {
  /** Keras's class name. */
  readonly name: string;
  /** Where Python finds its class, for one that is no part of `keras.layers`. */
  readonly module?: string;
  /** The name of its class inside Keras, where that is another one: automatic names come from it. */
  readonly inside?: string;
  readonly aliases?: readonly string[];
  /** The shelf it stands on: `convolution`, `pooling`, ... */
  readonly family: string;
  /** What it does, in a sentence. */
  readonly about: string;
  readonly settings: S;
  readonly inputs?: InputForm;
  /** The value of `data_format` with which Keras takes a list of one tensor for a shape, and so gives the shape in it twice. */
  readonly twice?: string;
  /** True when Keras gives its input itself, and the mask on it, although it passes no masks on. */
  readonly givesItself?: true;
  /** What Keras calls the first parameter of a call; `inputs` where nothing is said. */
  readonly first?: string;
  /** What the tensors of the list that it is called on stand for, in their order, where each has a part of its own. */
  readonly roles?: readonly string[];
  /** The call's parameters behind the inputs, in Keras's order. */
  readonly call?: readonly string[];
  /** True where only the first argument of a call may be given by position. */
  readonly byName?: true;
  /** What the names in its formulas stand for. */
  readonly terms?: Readonly<Record<string, string>>;
  readonly reads?: Declared<Pattern>;
  readonly names?: Readonly<Record<string, Declared<Formula>>>;
  readonly gives?: Declared<Pattern | readonly Pattern[]>;
  readonly weights?: Readonly<Record<string, DeclaredWeight>>;
  readonly rules?: readonly Rule[];
  readonly needs?: readonly Need[];
  readonly textbook?: Declared<Formula>;
  readonly macs?: Declared<Formula>;
  readonly border?: Declared<{ readonly before: Formula; readonly after: Formula } | undefined>;
  readonly sweep?: Declared<Sweep | undefined>;
  readonly dtype?: Recipe['dtype'];
  /** How it takes a shape with another number of axes than it reads, where a layer around it asks by the shape alone. */
  readonly byShape?: ByShape;
  /** True where the same numbers come out in the same order, only laid out otherwise. */
  readonly relays?: Declared<boolean>;
  /** True when Keras cannot tell what it gives by the shape of its input alone. */
  readonly shapeless?: true;
  /** How it makes one tensor of several: their sum or product, number by number, or one behind the other. */
  readonly joins?: 'sum' | 'product' | 'beside' | undefined;
  /** The setting that says whether channels come last or first. */
  readonly orderedBy?: string;
  /** True when it passes a mask on, or the flag that decides it. */
  readonly masking?: boolean | string;
  /** What becomes of masks, for a layer that passes masks on; `passed` where nothing is said. */
  readonly masks?: MaskRule;
  /** True when Keras takes the arguments of a call as they are, without casting them. */
  readonly asGiven?: true;
  /** True when Keras takes it as built once it is made; it then writes no build shape. */
  readonly ready?: true;
  /** True when Keras does not keep the shape that it was built for, or where it has no axes. */
  readonly forgets?: true | 'an empty shape';
  /** The classes of the layers that it makes inside itself when it is made: they take automatic names away. */
  readonly makes?: (settings: Readonly<Record<string, unknown>>) => readonly string[];
  /** The dtype where none is given, for a layer with one of its own. */
  readonly standardDType?: (settings: Readonly<Record<string, unknown>>) => string | undefined;
  /** The setting with which Keras builds the layer as soon as it is made; it then writes an empty build shape. */
  readonly builtEarly?: string;
  /** The parameters of Keras's `build`, where it takes several shapes: `query_shape`, `value_shape`, ... */
  readonly builds?: readonly string[];
  /** True when the first call fixes the number of axes for good. */
  readonly fixesRank?: true;
  /** Names whose sizes the first call fixes, beyond those that its weights depend on; `nothing` where Keras lets later calls differ. */
  readonly fixes?: readonly string[] | 'nothing';
  /** Makes the layers inside it, before it is named itself. */
  readonly parts?: (at: Workshop) => Parts | Trouble;
  /** What it remembers and gives, for a layer that is applied step by step. */
  readonly cell?: (inner: Inner) => CellSizes;
  /** How Keras keeps it in a file of weights, where that is not simply its own weights in their order. */
  readonly stores?: Stores;
  /** True when it computes more than its formulas tell, so that its cost is not known. */
  readonly uncounted?: true;
  readonly traps?: readonly Trap[];
  /** What its page in the reference shows, where that does not follow from `reads` and the settings that must be given. */
  readonly example?: Example;
  readonly cautions?: readonly Caution[];
  /** True when any keyword is taken, because nothing is known of the layer. */
  readonly open?: true;
  /** True when Keras writes every keyword as it was given, even those that it writes for no other layer. */
  readonly echoes?: true;
  /** Old names of settings that Keras still takes. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** True when Keras ignores keywords that it does not know. */
  readonly lenient?: true;
  /** Settings that being built settles, as Keras writes them from then on. */
  readonly settles?: (settings: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** What Keras writes into the config in place of what was given. */
  readonly written?: (settings: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** Keywords of every layer that this one does not take. */
  readonly without?: readonly string[];
  /** Which keywords every layer takes: those of `Layer`, only its `name`, or a set of its own with a config of its own. */
  readonly base?: 'layer' | 'named' | 'own';
  /** Says why settings that are each possible cannot stand together, where no formula can say it. */
  readonly check?: (settings: Readonly<Record<string, unknown>>, policy: Policy) => Trouble | undefined;
  /** What takes the place of declared formulas under unusual settings, such as a quantised dtype. */
  readonly special?: (settings: Readonly<Record<string, unknown>>, policy: Policy, inputs: readonly Omit<InputSpec, 'mask'>[]) => Partial<Recipe> | Trouble | undefined;
  /** What shows only when it is run, by the sizes of its only input: axes whose sizes are then open, or why it fails. */
  readonly runs?: (sizes: Shape, settings: Readonly<Record<string, unknown>>) => { readonly open: readonly number[] } | Trouble | undefined;
  /** True when Keras hands its inputs on in whatever dtype they have, and makes no cast of them. */
  readonly asIs?: true;
  /** True when it can compute only once it has a vocabulary, given or learned by `adapt`. */
  readonly learns?: true;
  /** True when, outside of a network, one item without a batch is taken as well and gives its part of the output. */
  readonly alone?: true;
  /** Settings that `choose` takes for sizes whatever they are: where one is not known, its formulas still apply. */
  readonly sizes?: readonly string[];
  /** Chooses the formulas where their form depends on the inputs. */
  readonly choose?: (at: Choosing) => Recipe | Trouble;
}

/** A declaration that passed its checks. */
export interface LayerDefinition<S extends Settings = Settings> extends Declaration<S> {
  /** Keras's automatic name without its number: `conv2d`. */
  readonly autoName: string;
}

/** Keras's snake case of a class name: `MaxPooling2D` is `max_pooling2d`. Rule: `keras.src.utils.naming.to_snake_case`, 3.15.1. */
export const snakeCase = (name: string): string =>
  name
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();

/** Makes a definition of a declaration. Its formulas are read when they are first needed; `checkFormulas` reads them all. */
export function defineLayer<const S extends Settings>(declared: Declaration<S>): LayerDefinition<S> {
  if (!declared.choose && !declared.gives) throw new Error(`${declared.name}: neither \`gives\` nor \`choose\``);
  let autoName: string | undefined;
  return {
    ...declared,
    get autoName() {
      return (autoName ??= snakeCase(declared.inside ?? declared.name));
    },
  };
}

/** All alternatives of something declared. */
export const alternatives = <T>(declared: Declared<T> | undefined): readonly T[] =>
  declared === undefined ? [] : isWhen(declared) ? Object.values(declared.cases).flatMap((one) => alternatives(one)) : [declared];

/** True for a choice by a setting. */
export const isWhen = <T>(declared: Declared<T>): declared is When<T> => typeof declared === 'object' && declared !== null && 'cases' in declared;

/** Throws for a formula that cannot be read, or that speaks of something unknown; a test asks it of every layer. */
export function checkFormulas(declared: Declaration): void {
  if (declared.choose) return;
  const known = new Set(['rank', 'trainable', 'known', 'channels_first', ...Object.entries(declared.settings).flatMap(([name, setting]) => [name, ...(setting.also ?? [])]), ...alternatives(declared.reads).flatMap((pattern) => namesOf(pattern))]);
  const check = (f: Formula): void => {
    for (const name of f.names) if (!known.has(name)) throw new Error(`${declared.name}: "${f.text}" speaks of ${name}, which is neither a setting, an axis nor a name`);
  };
  for (const [name, formulas] of Object.entries(declared.names ?? {})) {
    for (const f of alternatives(formulas)) check(f);
    known.add(name);
  }
  for (const pattern of [...alternatives(declared.gives).flatMap((one) => one), ...Object.values(declared.weights ?? {}).flatMap((weight) => alternatives(weight.shape))]) for (const axis of pattern.axes) check(axis.size);
  for (const f of [...(declared.rules ?? []).map((rule) => rule.holds), ...[...(declared.traps ?? []), ...(declared.cautions ?? [])].map((one) => one.when), ...alternatives(declared.textbook), ...alternatives(declared.macs)]) check(f);
  for (const border of alternatives(declared.border)) if (border) [border.before, border.after].forEach(check);
  for (const sweep of alternatives(declared.sweep)) if (sweep) [sweep.window, sweep.gap, sweep.step, sweep.before, sweep.size].forEach(check);
  for (const weight of Object.values(declared.weights ?? {})) if (weight.when !== undefined) check(formulaOf(weight.when));
}
