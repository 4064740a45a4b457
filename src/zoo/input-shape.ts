// The shape of an application's input: what was asked for, or what it was made for.
// Source: `obtain_input_shape` in keras/src/applications/imagenet_utils.py, Keras 3.15.1.

import { isInt, isKind, pythonRepr, Tuple, type Raw } from '../layers/index.ts';
import type { Application } from './application.ts';
import type { Arguments } from './arguments.ts';
import { refuse } from './refusal.ts';

/** The shape of one picture; refused where the network or its weights cannot read it. */
export function obtainInputShape({ side, least, sideFor }: Pick<Application, 'side' | 'least' | 'sideFor'>, given: Arguments): readonly Raw[] {
  const { input_shape: shape, weights, include_top: top } = given;
  const standard = sideFor?.(given) ?? side;
  const channels = weights !== 'imagenet' && shape?.length === 3 ? (shape[2] ?? null) : 3;
  const made: readonly Raw[] = Tuple.from<Raw>([standard, standard, channels]);
  if (weights === 'imagenet' && top) {
    if (shape && !(shape instanceof Tuple && sameSizes(shape, made))) refuse('application-shape-fixed', { value: pythonRepr(shape), expected: pythonRepr(made) }, 'ValueError', 'input_shape');
    return made;
  }
  if (!shape || shape.length === 0) return top ? made : Tuple.from<Raw>([null, null, 3]);
  const value = pythonRepr(shape);
  if (shape.length !== 3) refuse('application-shape', { value }, 'ValueError', 'input_shape');
  const [height = null, width = null, depth = null] = shape;
  if (weights === 'imagenet' && depth !== 3 && !isKind(depth, 'unknown')) refuse('application-channels', { value }, 'ValueError', 'input_shape');
  if (isBelow(height, least) || isBelow(width, least)) refuse('application-too-small', { value, least }, 'ValueError', 'input_shape');
  if (top && shape.includes(null)) refuse('application-shape-open', { value }, 'ValueError', 'input_shape');
  return shape;
}

const isBelow = (size: Raw, least: number): boolean => isInt(size) && Number(size) < least;

/** Sizes that are not known may be the right ones. */
const sameSizes = (a: readonly Raw[], b: readonly Raw[]): boolean => a.length === b.length && a.every((size, i) => isKind(size, 'unknown') || size === b[i]);
