// The masks of one call: those that it reads, and those that travel on with its outputs.
// Source of the rules: `Layer.__call__` in keras/src/layers/layer.py, Keras 3.15.1.

import type { Issue } from '../issues/index.ts';
import { makesMasks, passesMasks, pick, type Inferred, type RawTensor } from '../layers/index.ts';
import type { Layer } from './layer.ts';
import { Tensor, tensorsIn, type Argument, type Arguments } from './tensor.ts';

/** A mask for each tensor; undefined where there is none. */
export type Masks = readonly (Tensor | undefined)[];

const NONE: Masks = [];

/** The mask that a call is given, where it takes one. */
function givenMask({ definition: { call = [] } }: Layer, { args, kwargs }: Arguments): Argument {
  const place = call.indexOf('mask');
  return place < 0 ? null : (kwargs['mask'] ?? args[1 + place] ?? null);
}

const leaves = (argument: Argument): Masks => (Array.isArray(argument) ? (argument as readonly Argument[]).flatMap(leaves) : [argument instanceof Tensor ? argument : undefined]);

/** The masks that Keras puts into a call by itself: they feed it as its other inputs do. */
export function readMasks(layer: Layer, given: readonly Argument[], named: Readonly<Record<string, Argument>>): readonly Tensor[] {
  const [only] = given;
  if (only === undefined || !layer.definition.call?.includes('mask') || givenMask(layer, { args: given, kwargs: named }) !== null) return [];
  // Keras keeps them only where it need not cast the arguments: then it works on the keywords that it keeps.
  const kept = layer.definition.asGiven || (given.length === 1 && Object.keys(named).length === 0 && only instanceof Tensor && only.dtype === layer.policy.compute);
  const holding = [...given, ...Object.values(named)].filter((argument) => tensorsIn(argument).length > 0);
  return kept && holding.length === 1 ? tensorsIn(only).flatMap(({ maskedBy }) => maskedBy ?? []) : [];
}

/** The masks of the outputs of a call, and what was wrong with working them out. */
export interface MasksAfter {
  readonly after: Masks;
  readonly issues: readonly Issue[];
}

/** No masks, and nothing wrong. */
export const NO_MASKS: MasksAfter = { after: NONE, issues: [] };

const told = (after: Masks): MasksAfter => (after.length === 0 ? NO_MASKS : { after, issues: [] });

/** The masks that come with a call: the one that it is given, or those of its inputs. */
export function masksBefore(layer: Layer, call: Arguments): Masks {
  const given = givenMask(layer, call);
  return given === null ? tensorsIn(call.args[0]).map(({ maskedBy }) => maskedBy) : leaves(given);
}

/** The masks of the outputs of a call. */
export function masksAfter(layer: Layer, call: Arguments, inferred: Inferred): MasksAfter {
  const { definition, configured, session } = layer;
  if (definition.givesItself) return told(tensorsIn(call.args[0]).map(({ maskedBy }) => maskedBy));
  if (!passesMasks(definition, configured)) return NO_MASKS;
  const inputs = tensorsIn(call.args[0]);
  const before = masksBefore(layer, call);
  const rule = definition.masks;
  if (rule && makesMasks(rule)) {
    const names: string[] = [];
    const issues: Issue[] = [];
    layer.maskNames = names;
    const run = (operation: string, args: readonly Argument[], named: Readonly<Record<string, Argument>> = {}): RawTensor => {
      const { node } = session.operation(operation, args, named) ?? {};
      const [output] = node?.outputs ?? [];
      if (!node || !output) throw new Error(`a mask needs the operation ${operation}`);
      issues.push(...node.layer.issues.filter(({ severity }) => severity === 'error'));
      node.implied = true;
      names.push(node.layer.definition.autoName);
      return output;
    };
    const made = rule.make({ settings: configured.settings, inputs, masks: before, run }).map((mask) => (mask instanceof Tensor ? mask : undefined));
    // The first thing that is wrong brings about the others.
    return { after: issues.length > 0 ? NONE : made, issues: issues.slice(0, 1).map((issue) => ({ ...issue, where: {} })) };
  }
  if (rule !== undefined) return told(pick(rule, configured.settings) === 'passed' ? before : NONE);
  const own = definition.choose && inferred.recipe?.masks;
  return told(own ? own.map((passed) => (passed ? before[0] : undefined)) : before);
}
