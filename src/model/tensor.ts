// Symbolic tensors, and the structures (lists, tuples, dicts) that calls take and give.

import type { DType, Shape } from '../shape/index.ts';
import { isKind, tensorOf, Tuple, type CallPart, type InputSpec, type Mask, type Nesting, type Raw } from '../layers/index.ts';
import type { Node } from './node.ts';

/** A symbolic tensor: what a call of a layer gives. */
export class Tensor {
  /** Its sizes, the batch first; undefined when not even the number of axes is known. */
  readonly shape: Shape | undefined;
  readonly dtype: DType;
  /** The call that made it, and which of its outputs it is. */
  readonly node: Node;
  readonly index: number;
  /** The mask that travels with it. */
  readonly maskedBy: Tensor | undefined;
  constructor(shape: Shape | undefined, dtype: DType, node: Node, index: number, maskedBy?: Tensor) {
    this.shape = shape;
    this.dtype = dtype;
    this.node = node;
    this.index = index;
    this.maskedBy = maskedBy;
  }

  /** The shape of the mask that travels with it. */
  get mask(): Mask {
    return this.maskedBy?.shape;
  }
}

/** What a call takes: tensors, values, and lists, tuples and dicts of them. */
export type Argument = Tensor | Raw | readonly Argument[] | { readonly kind: 'dict'; readonly entries: Readonly<Record<string, Argument>> };

/** The arguments of a call: by position, and by name. */
export interface Arguments {
  readonly args: readonly Argument[];
  readonly kwargs: Readonly<Record<string, Argument>>;
}

/** What a call gives: a tensor, or a list, tuple or dict of them. */
export type Structure = Tensor | readonly Structure[] | { readonly kind: 'dict'; readonly entries: Readonly<Record<string, Structure>> };

/** The tensors of a structure from left to right; dicts by sorted key, as Keras flattens them. */
export function tensorsIn(argument: Argument | undefined): Tensor[] {
  if (argument instanceof Tensor) return [argument];
  if (Array.isArray(argument)) return (argument as readonly Argument[]).flatMap(tensorsIn);
  if (argument !== undefined && argument !== null && isKind(argument as Raw, 'dict')) {
    const { entries } = argument as { readonly entries: Readonly<Record<string, Argument>> };
    return Object.keys(entries).toSorted().flatMap((key) => tensorsIn(entries[key]));
  }
  return [];
}

/** The same argument with other tensors in the place of its own, from left to right. */
export function mapTensors(argument: Argument, change: (tensor: Tensor) => Argument): Argument {
  if (argument instanceof Tensor) return change(argument);
  if (Array.isArray(argument)) return (argument as readonly Argument[]).map((one) => mapTensors(one, change));
  if (typeof argument === 'object' && argument !== null && isKind(argument as Raw, 'dict')) {
    const { entries } = argument as { readonly entries: Readonly<Record<string, Argument>> };
    const changed = new Map(Object.keys(entries).toSorted().map((key) => [key, mapTensors(entries[key] ?? null, change)]));
    return { kind: 'dict', entries: Object.fromEntries(Object.keys(entries).map((key) => [key, changed.get(key) ?? null])) };
  }
  return argument;
}

/** The same structure with its tensors replaced in order. */
export function refill(structure: Structure, tensors: readonly Tensor[]): Structure {
  let at = 0;
  const walk = (part: Structure): Structure => {
    if (part instanceof Tensor) return tensors[at++] ?? part;
    if (part instanceof Tuple) return Tuple.from(part.map((one) => walk(one as Structure)));
    if (Array.isArray(part)) return (part as readonly Structure[]).map(walk);
    const { entries } = part as { readonly entries: Readonly<Record<string, Structure>> };
    return { kind: 'dict', entries: Object.fromEntries(Object.keys(entries).toSorted().map((key) => [key, walk(entries[key] as Structure)])) };
  };
  return walk(structure);
}

/** Tensors in the lists, tuples and dicts that a layer gives them in. */
export function arrange(nesting: Nesting, tensors: readonly Tensor[]): Structure {
  if (typeof nesting === 'number') return tensors[nesting] ?? [];
  if ('tuple' in nesting) return Tuple.from(nesting.tuple.map((one) => arrange(one, tensors)));
  if ('dict' in nesting) return { kind: 'dict', entries: Object.fromEntries(Object.entries(nesting.dict).map(([key, one]) => [key, arrange(one, tensors)])) };
  return nesting.map((one) => arrange(one, tensors));
}

/** Arguments by name as a layer sees them: its first parameter is called `inputs`, `more` are those behind it; `specs` stand for the tensors, in order. */
export function callParts(args: readonly Argument[], kwargs: Readonly<Record<string, Argument>>, more: readonly string[], specs: readonly InputSpec[]): Readonly<Record<string, CallPart>> {
  let at = 0;
  const walk = (part: Argument): CallPart => {
    if (part instanceof Tensor) return specs[at++] ?? part;
    if (part instanceof Tuple) return Tuple.from(part.map((one) => walk(one as Argument)));
    if (Array.isArray(part)) return (part as readonly Argument[]).map(walk);
    if (part !== null && isKind(part as Raw, 'dict')) {
      const { entries } = part as { readonly entries: Readonly<Record<string, Argument>> };
      return { kind: 'dict', entries: Object.fromEntries(Object.keys(entries).toSorted().map((key) => [key, walk(entries[key] ?? null)])) };
    }
    return part;
  };
  const named = args.map((arg, i) => [i === 0 ? 'inputs' : (more[i - 1] ?? String(i)), walk(arg)] as const);
  return Object.fromEntries([...named, ...Object.entries(kwargs).map(([name, arg]) => [name, walk(arg)] as const)]);
}

/** The tensors in a part of a call. */
export function specsIn(part: CallPart): readonly InputSpec[] {
  const tensor = tensorOf(part);
  return tensor ? [tensor] : Array.isArray(part) ? (part as readonly CallPart[]).flatMap(specsIn) : [];
}
