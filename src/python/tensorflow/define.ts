// How functions of TensorFlow are written down: their parameters, and what shape and dtype they give.
// Invariant: a function of something unknown gives something unknown, for the same reason.

import type { Run } from '../run/run.ts';
import { axisAt } from '../library/numpy/shape.ts';
import { dtypeName } from '../library/numpy/dtype.ts';
import { unknownIn } from '../keras/convert.ts';
import { asIndex, asNumber, List, type NdArray, Unknown, Call, type NativeCall, type Value, type World } from '../values/index.ts';
import { arrayIn, broadcastScript, scriptSizes, sizeIn, sizesIn, tensorOfSizes, toTensor, worldOf, type ScriptSize } from './tensor.ts';

/** A call of a function, its arguments by the names of the parameters. */
export class Arguments {
  readonly run: Run;
  readonly path: string;
  readonly call: Call;
  readonly #named: ReadonlyMap<string, Value>;
  /** Traced as soon as one of the arguments is. */
  readonly world: World;

  constructor(run: Run, path: string, call: Call, parameters: readonly string[]) {
    this.run = run;
    this.path = path;
    this.call = call;
    const named = new Map<string, Value>();
    call.args.forEach((value, i) => named.set(parameters[i] ?? `argument ${i + 1}`, value));
    for (const [name, value] of call.kwargs) named.set(name, value);
    this.#named = named;
    this.world = worldOf(named.values());
  }

  /** The same call with other names for the parameters, and other standards. */
  renamed(names: ReadonlyMap<string, string>, standards: ReadonlyMap<string, Value>): Arguments {
    const kwargs = new Map([...standards, ...[...this.#named].map(([name, value]) => [names.get(name) ?? name, value] as const)]);
    return new Arguments(this.run, this.path, new Call([], kwargs, this.call.node, this.call.source), []);
  }

  /** An argument; None where it was left out. */
  get(name: string, fallback: Value = null): Value {
    return this.#named.get(name) ?? fallback;
  }

  /** An argument of which the first spelling counts that was given. */
  any(...names: readonly string[]): Value {
    return names.map((name) => this.#named.get(name)).find((value) => value !== undefined) ?? null;
  }

  /** An argument as a tensor. */
  tensor(name: string, dtype?: string): NdArray {
    const value = this.#named.get(name);
    if (value === undefined) throw this.run.error('TypeError', `${this.path}() missing 1 required positional argument: '${name}'`);
    const made = toTensor(this.run, value, dtype);
    if (made instanceof Unknown) throw new Lost(made);
    return made;
  }

  /** The tensors in a list. */
  tensors(name: string): readonly NdArray[] {
    const value = this.get(name);
    const array = arrayIn(value);
    if (value instanceof List && value.lost) throw new Lost(value.lost);
    const items = array && array.shape.length > 0 ? [value] : (itemsOf(value) ?? [value]);
    return items.map((item) => {
      const made = toTensor(this.run, item);
      if (made instanceof Unknown) throw new Lost(made);
      return made;
    });
  }

  /** A whole number; undefined where it is open. */
  whole(name: string, fallback?: number): number | undefined {
    const value = this.#named.get(name);
    if (value === undefined || value === null) return fallback;
    const size = asIndex(value) ?? sizeIn(value);
    return typeof size === 'number' ? size : undefined;
  }

  /** A number; undefined where it is not known. */
  number(name: string): number | undefined {
    const value = this.#named.get(name);
    return value === undefined ? undefined : asNumber(value);
  }

  /** A whole number that has to be known. */
  needed(name: string, fallback?: number): number {
    return this.whole(name, fallback) ?? this.lose(`depends on \`${name}\`, which is not known`);
  }

  /** A flag. */
  flag(name: string, fallback = false): boolean {
    const value = this.#named.get(name);
    return value === undefined || value === null ? fallback : value !== false && value !== 0;
  }

  /** Sizes. */
  sizes(name: string): readonly ScriptSize[] {
    const sizes = sizesIn(this.get(name));
    if (sizes instanceof Unknown) throw new Lost(sizes);
    if (!sizes) throw this.run.error('TypeError', `Failed to convert elements of \`${name}\` to Tensor.`);
    return sizes;
  }

  /** A dtype, where one is given. */
  dtype(name = 'dtype'): string | undefined {
    const value = this.get(name);
    return value === null ? undefined : dtypeName(value);
  }

  /** An axis counted from the front. */
  axis(name: string, rank: number, fallback: number): number {
    const given = this.needed(name, fallback);
    return axisAt(given, rank) ?? this.fail(`Axis ${given} is out of range for a tensor with ${rank} dimensions.`);
  }

  /** The axes that are named, all of them for None. */
  axes(name: string, rank: number): readonly number[] {
    const value = this.get(name);
    if (value === null) return Array.from({ length: rank }, (_, i) => i);
    return this.sizes(name).map((axis) => {
      if (typeof axis !== 'number') return this.lose(`depends on \`${name}\`, which is not known`);
      return axisAt(axis, rank) ?? this.fail(`Invalid reduction dimension ${axis} for input with ${rank} dimensions.`);
    });
  }

  /** A tensor of the world of the arguments. */
  give(shape: readonly ScriptSize[], dtype: string, data?: NdArray['data']): Value {
    return tensorOfSizes(shape, dtype, this.world, this.run.unknown(`is computed by \`${this.path}\``), data);
  }

  /** The shapes of tensors broadcast together. */
  broadcast(...tensors: readonly NdArray[]): readonly ScriptSize[] {
    return this.broadcastSizes(...tensors.map(scriptSizes));
  }

  /** Sizes broadcast together. */
  broadcastSizes(...shapes: readonly (readonly ScriptSize[])[]): readonly ScriptSize[] {
    const words = (sizes: readonly ScriptSize[]): string => `[${sizes.map((size) => (typeof size === 'number' ? size : '?')).join(',')}]`;
    return shapes.reduce((a, b) => broadcastScript(a, b) ?? this.fail(`Incompatible shapes: ${words(a)} vs. ${words(b)}`));
  }

  /** Raises what TensorFlow raises for arguments that do not fit. */
  fail(message: string): never {
    throw this.run.error(this.world === 'traced' ? 'ValueError' : 'InvalidArgumentError', message);
  }

  /** Gives up on something that is not known. */
  lose(reason: string): never {
    throw new Lost(this.run.unknown(reason));
  }
}

/** Something that is needed is not known. */
class Lost {
  readonly because: Unknown;
  constructor(because: Unknown) {
    this.because = because;
  }
}

const itemsOf = (value: Value): readonly Value[] | undefined => (typeof value === 'object' && value !== null && (value.kind === 'list' || value.kind === 'tuple') ? value.items : undefined);

/** What a function does. */
export type Rule = (at: Arguments) => Value;

/** A function with its parameters, in order. */
export type Written = readonly [parameters: string, rule: Rule];

/** A function of TensorFlow. */
export function callOf(path: string, [parameters, rule]: Written): NativeCall {
  const names = parameters === '' ? [] : parameters.split(' ');
  return (run, call) => {
    const lost = [...call.args, ...call.kwargs.values()].map(unknownIn).find((one) => one !== undefined);
    try {
      return rule(new Arguments(run, path, call, names));
    } catch (error) {
      if (error instanceof Lost) return new Unknown(`comes from \`${path}\` of something unknown: ${error.because.because}`);
      if (lost && error instanceof TypeError) return lost;
      throw error;
    }
  };
}
