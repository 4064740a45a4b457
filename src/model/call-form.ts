// The form of a call: whether its arguments are those that a layer takes, and in which structure its outputs come.
// Source of the rules: `Layer.__call__` and `CallSpec` in keras/src/layers/layer.py, Keras 3.15.1.

import type { Issue } from '../issues/index.ts';
import { entryCount, isKind, tensorOf, toIssue, Tuple, type Call, type Inferred, type LayerDefinition, type Raw } from '../layers/index.ts';
import type { Policy } from '../shape/index.ts';
import type { Answer } from './outcome.ts';
import { arrange, refill, Tensor, tensorsIn, type Argument, type Arguments, type Structure } from './tensor.ts';

/** The first argument may be given by its name. */
export function firstByPosition({ first: name = 'inputs' }: LayerDefinition, { args, kwargs }: Arguments): Arguments {
  const { [name]: first, ...others } = kwargs;
  return args.length === 0 && first !== undefined ? { args: [first], kwargs: others } : { args, kwargs };
}

/** Why a layer cannot be called so: it takes one tensor, a list of them, or anything, as its declaration says. */
export function formIssue(definition: LayerDefinition, { args, kwargs }: Arguments, settings: Readonly<Record<string, unknown>>): Issue | undefined {
  const [first] = args;
  // What almost every call is.
  if (args.length === 1 && first instanceof Tensor && (definition.inputs ?? 'one') === 'one' && isEmpty(kwargs)) return undefined;
  const { name: className, inputs: form = 'one', call = [], byName, first: firstName = 'inputs' } = definition;
  const given = first === undefined ? undefined : tensorsIn(first).length;
  const count = (expected: string, found: number): Issue => toIssue({ trouble: 'input-count', data: { class: className, expected, found } });
  if (form === 'none') return undefined;
  if (first === undefined || first === null) return count('an', 0);
  if (args.slice(1).some((arg) => leavesOf(arg).some((leaf) => leaf !== null && tensorsIn(leaf).length === 0))) return toIssue({ trouble: 'argument-position', data: { class: className } });
  if (args.length > 1 && (byName || args.length - 1 > call.length)) return count('one', args.length);
  if (args.slice(1).some((arg, i) => arg !== null && (call[i] === 'training' || leavesOf(arg).some((leaf) => leaf !== null && tensorsIn(leaf).length === 0)))) return count('one', args.length);
  const twice = args.map((_, i) => (i === 0 ? firstName : (call[i - 1] ?? ''))).find((name) => Object.hasOwn(kwargs, name));
  if (twice !== undefined) return toIssue({ trouble: 'argument-twice', raises: 'TypeError', data: { class: className, argument: twice } });
  if (Object.values(kwargs).some(isMixed)) return toIssue({ trouble: 'argument-mixed' }, className);
  for (const name of Object.keys(kwargs)) if (!call.includes(name) && name !== 'training') return toIssue({ trouble: 'setting-unknown', raises: 'TypeError', data: { class: className, setting: name } });
  if (form === 'one') return first instanceof Tensor || isTakenForShape(definition, first, settings) ? undefined : count('one', given ?? 0);
  // What keeps the structure of its input must find a tensor at every place of it.
  if ((form === 'single' || form === 'each') && leavesOf(first).some((leaf) => !(leaf instanceof Tensor))) return toIssue({ trouble: 'argument-mixed' }, className);
  if (form === 'single') return given === 1 ? undefined : count('one', given ?? 0);
  if (form === 'many') return Array.isArray(first) && first.length > 0 && (first as readonly Argument[]).every((one) => one instanceof Tensor) ? undefined : count('a list of', given ?? 0);
  return given === 0 ? count('an', 0) : undefined;
}

/** True where no argument is given by name. */
export function isEmpty(kwargs: Arguments['kwargs']): boolean {
  for (const _ in kwargs) return false;
  return true;
}

/** A list of one tensor that Keras takes for a shape: it hands that shape on twice, and computes nothing. */
export const isTakenForShape = ({ twice }: LayerDefinition, first: Argument | undefined, settings: Readonly<Record<string, unknown>>): first is readonly [Tensor] =>
  twice !== undefined && settings['data_format'] === twice && Array.isArray(first) && first.length === 1 && first[0] instanceof Tensor;

/** The shape in that list, given twice. */
export const givenTwice = ([input]: readonly Tensor[], { compute }: Policy): Answer => ({ outputs: [0, 1].map(() => ({ shape: input?.shape, dtype: compute })), issues: [] });

/** Why the arguments with which the layer around it asks a layer are not those that it takes. */
export function askIssue({ name: className, inputs: form = 'one' }: LayerDefinition, { inputs }: Call): Issue | undefined {
  const alone = tensorOf(inputs) !== undefined;
  const expected = form === 'many' && alone ? 'a list of' : form === 'none' ? 'no' : form === 'one' && !alone ? 'one' : undefined;
  return expected === undefined ? undefined : toIssue({ trouble: 'input-count', data: { expected, found: entryCount(inputs) ?? 1 } }, className);
}

/** What stands in a structure of lists and dicts, from left to right. */
function leavesOf(argument: Argument): readonly Argument[] {
  if (Array.isArray(argument)) return (argument as readonly Argument[]).flatMap(leavesOf);
  return typeof argument === 'object' && argument !== null && isKind(argument as Raw, 'dict') ? Object.values((argument as { readonly entries: Readonly<Record<string, Argument>> }).entries).flatMap(leavesOf) : [argument];
}

/** Keras takes a list of tensors or a list of values, not both in one. */
function isMixed(argument: Argument): boolean {
  const leaves = leavesOf(argument).filter((leaf) => leaf !== null);
  return leaves.some((leaf) => leaf instanceof Tensor) && leaves.some((leaf) => tensorsIn(leaf).length === 0);
}

/** The outputs of a call in the structure that Keras gives them. */
export function outputStructure({ inputs: form, choose }: LayerDefinition, tensors: readonly Tensor[], first: Argument | undefined, inferred: Inferred | undefined): Structure {
  const [only] = tensors;
  if (only && tensors.length === 1 && !choose && form !== 'each' && form !== 'single') return only;
  const nesting = choose && inferred?.recipe?.nesting;
  if (nesting !== undefined && nesting !== 'as the input') return arrange(nesting, tensors);
  if ((form === 'each' || form === 'single' || nesting !== undefined) && first !== undefined && tensorsIn(first).length === tensors.length && leavesOf(first).every((leaf) => leaf instanceof Tensor)) return refill(first as Structure, tensors);
  return tensors.length === 1 && only ? only : Tuple.from(tensors);
}
