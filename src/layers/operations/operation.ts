// An operation, declared once: `keras.ops.mean`, `x + y`, `x[:, 0]`. The same form as a layer's, without weights.
// Invariant: an operation has no table of layers in it; its class names (Add, Dot) may be those of layers too.

import type { Scope, Value } from '../../formula/index.ts';
import { patternOf, resultType, type DType, type NumberType, type Pattern } from '../../shape/index.ts';
import { snakeCase, type CallPart, type Choosing, type LayerDefinition, type Nesting, type Recipe, type Settings, type Trap, type Trouble } from '../define.ts';
import { baseSettings } from '../base-settings.ts';
import { axisAt } from '../axes.ts';
import { shapeText } from '../../shape/index.ts';
import { holdsUnknown, isList, operandOf, partText, type Operand } from './operand.ts';
import { refuse, Refusal } from './refusal.ts';

/** The declaration of an operation that passed its checks. */
export interface OperationDefinition extends LayerDefinition {
  /** Its function in `keras.ops`: `mean`, `nn.moments`, `image.resize`, `linalg.det`. */
  readonly function: string;
  /** The parameters of that function, in Keras's order. */
  readonly parameters: readonly string[];
  /** The parameters that are no settings: tensors, arrays and numbers that a call brings along. */
  readonly operands: readonly string[];
  /** Operands that may be left out. */
  readonly optional: readonly string[];
  /** The operand that takes everything behind it: `*operands`. */
  readonly rest: string | undefined;
  /** True where any keyword is an argument of its own: `**lengths`. */
  readonly keywords: boolean;
}

/** What is declared of an operation. */
export interface OperationDeclaration<S extends Settings> {
  readonly function: string;
  /** The parameters in order, with commas; `x?` may be left out, `*x` takes the rest, `**x` any keyword. */
  readonly takes: string;
  readonly settings?: S;
  readonly about: string;
  readonly terms?: Readonly<Record<string, string>>;
  readonly traps?: readonly Trap[];
  readonly joins?: LayerDefinition['joins'];
  /** Formulas for a call; what Keras would raise is thrown as a refusal. */
  readonly gives: (at: At) => Recipe;
}

/** What the names of sizes in an operation's formulas stand for. */
const axisTerms = (): Readonly<Record<string, string>> => Object.fromEntries(
  [...'abcd'].flatMap((letter, which) => Array.from({ length: 8 }, (_, i) => [`${letter}${i}`, `size of axis ${i} of the ${['first', 'second', 'third', 'fourth'][which] ?? ''} operand`] as const)),
);

/** An operation that Keras calls by this class name. */
export const operation = <const S extends Settings>(name: string, of: OperationDeclaration<S>): OperationDefinition => new Declared(name, of);

/** The parameters as `takes` lists them. */
interface Parameters {
  readonly parameters: readonly string[];
  readonly operands: readonly string[];
  readonly optional: readonly string[];
  readonly rest: string | undefined;
  readonly keywords: boolean;
}

/** A declared operation; there are hundreds, so what it takes is only worked out when it is first asked for. */
class Declared implements OperationDefinition {
  readonly name: string;
  readonly function: string;
  readonly family = 'operation';
  readonly about: string;
  readonly base = 'own';
  readonly inputs = 'any';
  readonly ready = true;
  readonly fixes = 'nothing';
  readonly #of: OperationDeclaration<Settings>;
  #parts: Parameters | undefined;
  #settings: Settings | undefined;
  #terms: Readonly<Record<string, string>> | undefined;
  #autoName: string | undefined;

  constructor(name: string, of: OperationDeclaration<Settings>) {
    this.name = name;
    this.function = of.function;
    this.about = of.about;
    this.#of = of;
  }

  get settings(): Settings {
    return (this.#settings ??= { ...this.#of.settings, ...(baseSettings['name'] ? { name: baseSettings['name'] } : {}) });
  }

  get terms(): Readonly<Record<string, string>> {
    return (this.#terms ??= { ...axisTerms(), ...this.#of.terms });
  }

  get traps(): readonly Trap[] {
    return this.#of.traps ?? [];
  }

  get joins(): LayerDefinition['joins'] {
    return this.#of.joins;
  }

  get autoName(): string {
    return (this.#autoName ??= snakeCase(this.name));
  }

  get first(): string {
    return this.operands[0] ?? 'inputs';
  }

  get call(): readonly string[] {
    return this.operands.slice(1);
  }

  get parameters(): readonly string[] {
    return this.#taken.parameters;
  }

  get operands(): readonly string[] {
    return this.#taken.operands;
  }

  get optional(): readonly string[] {
    return this.#taken.optional;
  }

  get rest(): string | undefined {
    return this.#taken.rest;
  }

  get keywords(): boolean {
    return this.#taken.keywords;
  }

  /** Chooses the formulas of a call; used as a value by whoever infers. */
  readonly choose = (at: Choosing): Recipe | Trouble => {
    if (Object.values(at.call).some(holdsUnknown)) return { trouble: '' };
    try {
      return this.#of.gives(new At(this.name, this.first, at));
    } catch (refusal) {
      if (refusal instanceof Refusal) return refusal.trouble;
      throw refusal;
    }
  };

  get #taken(): Parameters {
    return (this.#parts ??= parametersOf(this.#of.takes, this.#of.settings ?? {}));
  }
}

function parametersOf(takes: string, settings: Settings): Parameters {
  const listed = takes.split(',').map((part) => part.trim());
  const parts = listed.filter((part) => part !== '' && !part.startsWith('**'));
  const plain = (part: string): string => part.replace(/[*?]/g, '');
  const taken = parts.filter((part) => !Object.hasOwn(settings, plain(part)));
  const rest = taken.find((part) => part.startsWith('*'));
  return {
    parameters: parts.map(plain),
    operands: taken.map(plain),
    optional: parts.filter((part) => /[*?]/.test(part)).map(plain),
    rest: rest === undefined ? undefined : plain(rest),
    keywords: listed.some((part) => part.startsWith('**')),
  };
}

/** One call of an operation, as its declaration sees it. */
export class At {
  readonly #choosing: Choosing;
  readonly #first: string;
  readonly #known = new Map<string, Operand>();
  readonly className: string;
  /** What the names in formulas stand for; grows with every operand that is looked at. */
  readonly scope: Record<string, Value> = {};

  constructor(className: string, first: string, choosing: Choosing) {
    this.className = className;
    this.#first = first;
    this.#choosing = choosing;
  }

  /** A setting as read. */
  setting<T>(name: string): T {
    return this.#choosing.settings[name] as T;
  }

  /** An argument of the call as it is; undefined where it was left out. */
  part(name: string): CallPart | undefined {
    return this.#choosing.call[name === this.#first ? 'inputs' : name];
  }

  /** An operand; whatever it is, it has some shape. */
  operand(name: string): Operand {
    const before = this.#known.get(name);
    if (before) return before;
    const part = this.part(name);
    if (part === undefined) return refuse(`\`${name}\` is missing`, 'TypeError');
    return this.#keep(name, part);
  }

  /** An operand that has a shape and a dtype; Keras asks for them, so that a plain number does not do. */
  tensor(name: string): Operand & { readonly type: NumberType } {
    const found = this.operand(name);
    return isTensor(found) ? found : refuse(`\`${name}\` has to be a tensor, and ${partText(found.part)} is none`, 'AttributeError');
  }

  /** The operands in a list, each with a shape. */
  tensors(name: string): readonly (Operand & { readonly type: NumberType })[] {
    const part = this.part(name);
    if (!isList(part)) return refuse(`\`${name}\` has to be a list of tensors`);
    if (part.length === 0) return refuse(`\`${name}\` is empty`, 'IndexError');
    return part.map((one, i) => {
      const found = this.#keep(`${name} ${i}`, one);
      return isTensor(found) ? found : refuse(`\`${name}\` has to hold tensors, and ${partText(one)} is none`, 'AttributeError');
    });
  }

  /** The operands that a parameter with a star collects. */
  rest(name: string): readonly Operand[] {
    const { call } = this.#choosing;
    const first = this.part(name);
    const others = Object.keys(call).filter((key) => /^\d+$/.test(key)).toSorted((a, b) => Number(a) - Number(b));
    return [...(first === undefined ? [] : [first]), ...others.flatMap((key) => call[key] ?? [])].map((part, i) => this.#keep(`${name} ${i}`, part));
  }

  /** The arguments that were given by a name of their own. */
  named(besides: readonly string[]): Readonly<Record<string, CallPart>> {
    return Object.fromEntries(Object.entries(this.#choosing.call).filter(([name]) => name !== 'inputs' && !besides.includes(name)));
  }

  #keep(name: string, part: CallPart): Operand {
    const place = this.#known.size;
    const made = operandOf(part, place < LETTERS.length ? (LETTERS[place] ?? '') : `x${place}_`);
    this.#known.set(name, made);
    made.shape.forEach((size, i) => {
      this.scope[made.axes[i] ?? ''] = size;
    });
    return made;
  }

  /** Puts a value under a name for formulas, and gives the name. */
  let(name: string, value: Value): string {
    this.scope[name] = value;
    return name;
  }

  /** The place of an axis, counted from 0; refused where there is none. Rule: `canonicalize_axis`. */
  axis(setting: string, axis: number, { shape }: { readonly shape: Operand['shape'] }, rank = shape.length): number {
    const found = axisAt(axis, rank);
    if (found === undefined) throw new Refusal({ trouble: 'axis-out-of-range', setting, data: { setting, axis, rank, shape: shapeText(shape) } });
    return found;
  }

  /** One output: a formula for every axis. */
  give(axes: readonly string[], dtype: DType, more: Partial<Recipe> = {}): Recipe {
    return { scope: this.#scope(more), gives: given(axes), dtypes: [dtype], ...withoutScope(more) };
  }

  /** Several outputs, in a list or a tuple. */
  giveAll(outputs: readonly (readonly [axes: readonly string[], dtype: DType])[], as: 'list' | 'tuple', more: Partial<Recipe> = {}): Recipe {
    const order = outputs.map((_, i) => i);
    const nesting: Nesting = as === 'list' ? order : { tuple: order };
    return { scope: this.#scope(more), gives: outputs.map(([axes]) => given(axes)), dtypes: outputs.map(([, dtype]) => dtype), nesting, ...withoutScope(more) };
  }

  #scope({ scope }: Partial<Recipe>): Scope {
    return { ...this.scope, ...scope };
  }
}

const withoutScope = ({ scope: _scope, ...more }: Partial<Recipe>): Partial<Recipe> => more;

const LETTERS = [...'abcdefghijkmnpqrstuvwxyz'];

const given = (axes: readonly string[]): Pattern => patternOf(axes.join(', '));

const isTensor = (operand: Operand): operand is Operand & { readonly type: NumberType } => operand.shaped && operand.type !== undefined;

/** The dtype that several operands have together; refused where Keras has no such dtype. */
export function together(...types: readonly (NumberType | undefined)[]): DType {
  const known = types.filter((type) => type !== undefined);
  const found = known.length === types.length ? resultType(...known) : undefined;
  return found ?? refuse(`numbers of ${types.map((type) => (type === undefined ? 'a list' : `the type ${type}`)).join(' and ')} have no dtype together`);
}
