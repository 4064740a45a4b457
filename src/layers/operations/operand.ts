// What an operation is done with: a tensor, an array or one of Python's own numbers.

import type { Size } from '../../formula/index.ts';
import type { NumberType, Shape } from '../../shape/index.ts';
import type { CallPart } from '../define.ts';
import { tensorOf } from '../inner.ts';
import { isInt, isKind, numberOf, pythonRepr, type Raw } from '../raw.ts';
import { refuse } from './refusal.ts';

/** One operand. */
export interface Operand {
  /** Its sizes; none for a number. */
  readonly shape: Shape;
  /** The names under which formulas know its sizes. */
  readonly axes: readonly string[];
  /** Its dtype, or the kind of a Python number; undefined for what has none, such as a list. */
  readonly type: NumberType | undefined;
  /** True for a tensor or an array: it has a shape of its own. */
  readonly shaped: boolean;
  readonly part: CallPart;
}

/** True for a structure that holds several parts. */
export const isList = (part: CallPart | undefined): part is readonly CallPart[] => Array.isArray(part);

const array = (part: CallPart) => (isKind(part as Raw, 'array') ? (part as Extract<Raw, { kind: 'array' }>) : undefined);

/** A part of a call as an operand; `letter` begins the names of its sizes. */
export function operandOf(part: CallPart, letter: string): Operand {
  const known = tensorOf(part) ?? array(part);
  if (known) {
    const shape: Shape = known.shape ?? [];
    return { shape, axes: shape.map((_, i) => `${letter}${i}`), type: known.dtype, shaped: true, part };
  }
  return { shape: [], axes: [], type: numberType(part as Raw), shaped: false, part };
}

/** The kind of a Python number. */
function numberType(raw: Raw): NumberType | undefined {
  if (typeof raw === 'boolean') return 'bool';
  if (isInt(raw)) return 'int';
  if (numberOf(raw) !== undefined) return 'float';
  return typeof raw === 'string' ? 'string' : undefined;
}

/** True for something unknown anywhere in a part of a call. */
export function holdsUnknown(part: CallPart): boolean {
  if (isList(part)) return part.some(holdsUnknown);
  return part !== null && typeof part === 'object' && 'kind' in part && (part.kind === 'unknown' || (part.kind === 'object' && 'args' in part && Object.values(part.args).some(holdsUnknown)));
}

/** A part of a call in words. */
export const partText = (part: CallPart): string => (tensorOf(part) ? 'a tensor' : pythonRepr(part as Raw));

/** The number of dimensions that a nested list has as an array, with its sizes; refused where its rows differ. Rule: `np.array`. */
export function listShape(part: CallPart): readonly Size[] {
  if (!isList(part)) {
    const { shape } = operandOf(part, '');
    return shape;
  }
  const inner = part.map(listShape);
  const [first = []] = inner;
  if (inner.some((one) => one.length !== first.length || one.some((size, i) => size !== first[i]))) return refuse('the rows of a list have to be equally long');
  return [part.length, ...first];
}
