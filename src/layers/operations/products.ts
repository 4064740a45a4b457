// Operations that multiply along axes and add up: matmul, dot, einsum and their kin.
// Source of the rules: keras/src/ops/numpy.py and operation_utils.py, Keras 3.15.1.

import { formula, type Size } from '../../formula/index.ts';
import type { DType } from '../../shape/index.ts';
import type { Recipe } from '../define.ts';
import { isInt, type Raw } from '../raw.ts';
import { anything, Refused, type Setting } from '../setting.ts';
import { alike, broadcast, clash, inserted, subscript, unequal, without, type Sized } from './axes.ts';
import type { Operand } from './operand.ts';
import { operation, together, type At, type OperationDefinition } from './operation.ts';
import { disagree, refuse } from './refusal.ts';
import { noted, oneAxis, whole } from './settings.ts';

/** Python's numbers count as what they are alone. */
const alone = ({ type }: Operand): Operand['type'] => (type === 'int' ? 'int64' : type === 'float' ? 'float32' : type);

/** The axes of a product of matrices. Rule: `compute_matmul_output_shape`. */
function matmul(at: At): Recipe {
  const [a, b] = [at.operand('x1'), at.operand('x2')];
  const lifted = (one: Operand, front: boolean): Sized => (one.shape.length !== 1 ? one : front ? { shape: [1, ...one.shape], axes: ['1', ...one.axes] } : { shape: [...one.shape, 1], axes: [...one.axes, '1'] });
  const [x, y] = [lifted(a, true), lifted(b, false)];
  if (x.shape.length < 2 || y.shape.length < 2) return refuse('it takes no single numbers', 'IndexError');
  if (clash(x.shape.at(-1) ?? null, y.shape.at(-2) ?? null)) return disagree([a.shape, b.shape], 'The last axis of the first and the last but one of the second are multiplied, and have to have the same size.');
  const leading = broadcast({ shape: x.shape.slice(0, -2), axes: x.axes.slice(0, -2) }, { shape: y.shape.slice(0, -2), axes: y.axes.slice(0, -2) });
  const [rows, inner, columns] = [x.axes.at(-2) ?? '1', x.axes.at(-1) ?? '1', y.axes.at(-1) ?? '1'];
  const dtype = a.type === 'int8' && b.type === 'int8' ? 'int32' : together(alone(a), alone(b));
  const axes = [...leading.axes, ...(a.shape.length === 1 ? [] : [rows]), ...(b.shape.length === 1 ? [] : [columns])];
  return at.give(axes, dtype, { macs: formula`${[...leading.axes, rows, inner, columns].join(' * ')}` });
}

/** Rule: `Dot.compute_output_spec`; with a single number Keras makes a Multiply inside. */
function dot(at: At): Recipe {
  const [a, b] = [at.operand('x1'), at.operand('x2')];
  const dtype = together(a.type, b.type);
  if (a.shape.length === 0 || b.shape.length === 0) return at.give(broadcast(a, b).axes, dtype, { makes: ['Multiply'] });
  const [inner, last] = [a.axes.at(-1) ?? '', a.shape.at(-1) ?? null];
  const macs = (axes: readonly string[]): Pick<Recipe, 'macs'> => ({ macs: formula`${[...axes, inner].join(' * ')}` });
  const left = a.axes.slice(0, -1);
  if (b.shape.length === 1) {
    if (a.shape.length > 1 && unequal(last, b.shape[0] ?? null)) return disagree([a.shape, b.shape], 'The last axes are multiplied, and have to have the same size.');
    return at.give(left, dtype, macs(left));
  }
  if (clash(last, b.shape.at(-2) ?? null)) return disagree([a.shape, b.shape], 'The last axis of the first and the last but one of the second are multiplied, and have to have the same size.');
  const axes = [...left, ...without(b.axes, [b.axes.length - 2])];
  return at.give(axes, dtype, macs(axes));
}

/** `axes` of a tensor product: how many, or which of each. */
const productAxes: Setting = {
  about: 'how many axes are multiplied, or which of each',
  control: { kind: 'text' },
  fallback: 2,
  read: (raw) => {
    if (isInt(raw)) return { value: { count: Number(raw) }, config: raw };
    const both = Array.isArray(raw) ? (raw as readonly Raw[]).slice(0, 2) : [];
    const lists = both.map((one) => (Array.isArray(one) && (one as readonly Raw[]).every(isInt) ? (one as readonly Raw[]).map(Number) : undefined));
    const [first, second] = lists;
    return first && second ? { value: { first, second }, config: lists } : new Refused('a whole number, or two lists of axes, are expected', 'TypeError');
  },
};

function tensordot(at: At): Recipe {
  const [a, b] = [at.operand('x1'), at.operand('x2')];
  const dtype = together(a.type, b.type);
  const given = at.setting<{ readonly count: number } | { readonly first: readonly number[]; readonly second: readonly number[] }>('axes');
  if ('count' in given) {
    const { count } = given;
    return at.give(count <= 0 ? [...a.axes, ...b.axes] : [...a.axes.slice(0, -count), ...b.axes.slice(count)], dtype);
  }
  const [first, second] = [given.first.map((axis) => subscript(axis, a)), given.second.map((axis) => subscript(axis, b))];
  const sizes = (one: Operand, places: readonly number[]): Size[] => places.map((place) => one.shape[place] ?? null);
  if (!alike(sizes(a, first), sizes(b, second))) return disagree([a.shape, b.shape], 'The axes that are multiplied have to have the same sizes.');
  const axes = [...a.axes.filter((_, i) => !first.includes(i)), ...b.axes.filter((_, i) => !second.includes(i))];
  return at.give(axes, dtype, { macs: formula`${[...axes, ...first.map((place) => a.axes[place] ?? ''), '1'].join(' * ')}` });
}

/** Letters before and behind `...`. */
const sides = (spec: string): readonly [string, string | undefined] => {
  const [before = '', behind] = spec.split('...');
  return [before, behind];
};

/** The letters that an einsum without `->` gives: those that stand once, in alphabetical order. */
function implied(inputs: string): string {
  const count = new Map<string, number>();
  for (const letter of inputs) if (/\p{L}/u.test(letter)) count.set(letter, (count.get(letter) ?? 0) + 1);
  // Keras moves a letter to the summed ones when it meets it again, and leaves it there.
  return `...${[...count].flatMap(([letter, times]) => (times === 1 ? [letter] : [])).toSorted().join('')}`;
}

/** What an operand spreads over the output of an einsum. */
function spread(operand: Operand, spec: string, target: string): Sized {
  const [before, behind] = sides(spec);
  const rank = operand.shape.length;
  const known = new Map<string, number>();
  const note = (letter: string, place: number): void => {
    if (place < 0 || place >= rank) refuse(`"${spec}" names more axes than the operand has`, 'IndexError');
    if (!known.has(letter)) known.set(letter, place);
  };
  if (behind === undefined) {
    if (before.length !== rank) return refuse(`"${spec}" names ${before.length} axes, and the operand has ${rank}`);
    [...before].forEach(note);
  } else {
    [...before].forEach(note);
    [...behind].toReversed().forEach((letter, i) => note(letter, rank - 1 - i));
  }
  const wild = behind === undefined ? [] : Array.from({ length: Math.max(0, rank - before.length - behind.length) }, (_, i) => before.length + i);
  const places = (target.match(/\.\.\.|\S/g) ?? []).flatMap((part): readonly (number | undefined)[] => {
    if (part === '...') return wild;
    const place = known.get(part);
    if (place !== undefined) return [place];
    return /[a-z]/.test(part) ? [undefined] : refuse(`"${part}" stands for no axis`);
  });
  return { shape: places.map((place) => (place === undefined ? 1 : (operand.shape[place] ?? null))), axes: places.map((place) => (place === undefined ? '1' : (operand.axes[place] ?? '1'))) };
}

function einsum(at: At): Recipe {
  const subscripts = at.setting<unknown>('subscripts');
  if (typeof subscripts !== 'string') return refuse('`subscripts` has to be a text', 'AttributeError');
  const [inputs = '', output, ...more] = subscripts.split('->');
  if (more.length > 0) return refuse('-> may stand there once');
  const operands = at.rest('operands');
  const specs = inputs.split(',');
  if (specs.length !== operands.length) return refuse(`the subscripts name ${specs.length} operands, and ${operands.length} are given`);
  const target = output ?? implied(inputs);
  const both = broadcast(...operands.map((operand, i) => spread(operand, specs[i] ?? '', target)));
  const types = new Set(operands.map(alone));
  const dtype: DType = types.size === 1 && types.has('int8') ? 'int32' : together(...types);
  const letters = new Map<string, string>();
  operands.forEach((operand, i) => [...(specs[i] ?? '')].forEach((letter, place) => letters.set(letter, operand.axes[place] ?? '1')));
  return at.give(both.axes, dtype, inputs.includes('.') || operands.length < 2 ? {} : { macs: formula`${[...letters.values()].join(' * ')}` });
}

function cross(at: At): Recipe {
  const [a, b] = [at.tensor('x1'), at.tensor('x2')];
  const all = at.setting<number | null>('axis');
  const place = (name: string, one: Operand): number => subscript(all ?? at.setting<number>(name), one);
  const [first, second] = [place('axisa', a), place('axisb', b)];
  const rest = (one: Operand, gone: number): Sized => ({ shape: one.shape.filter((_, i) => i !== gone), axes: without(one.axes, [gone]) });
  const both = broadcast(rest(a, first), rest(b, second));
  const sizes = [a.shape[first] ?? null, b.shape[second] ?? null];
  if (sizes.some((size) => typeof size === 'number' && size !== 2 && size !== 3)) return refuse('vectors of 2 or 3 numbers are needed');
  const dtype = together(a.type, b.type);
  const three = sizes.includes(3);
  const axisc = at.axis('axisc', all ?? at.setting<number>('axisc'), both, both.shape.length + (three ? 1 : 0));
  return at.give(three ? inserted(both.axes, axisc, '3') : both.axes, dtype);
}

function innerProduct(at: At): Recipe {
  const [a, b] = [at.operand('x1'), at.operand('x2')];
  const dtype = together(a.type, b.type);
  if (a.shape.length === 0) return at.give(b.axes, dtype);
  if (b.shape.length === 0) return at.give(a.axes, dtype);
  if (clash(a.shape.at(-1) ?? null, b.shape.at(-1) ?? null)) return disagree([a.shape, b.shape], 'The last axes are multiplied, and have to have the same size.');
  return at.give([...a.axes.slice(0, -1), ...b.axes.slice(0, -1)], dtype);
}

/** Attention of queries to keys: the shape of the queries. */
function attention(at: At): Recipe {
  const [query, key, value] = [at.tensor('query'), at.tensor('key'), at.tensor('value')];
  return at.setting('attn_logits_soft_cap') === null ? at.give(query.axes, together(query.type, key.type, value.type)) : refuse('`attn_logits_soft_cap` works with JAX only');
}

const axis = (about: string) => oneAxis(about, -1);

/** All of them. */
export const products: readonly OperationDefinition[] = [
  operation('Matmul', { function: 'matmul', takes: 'x1, x2', about: 'Multiplies matrices.', gives: matmul }),
  operation('Dot', { function: 'dot', takes: 'x1, x2', about: 'Multiplies the last axis of the first with the last but one of the second, and adds up.', gives: dot }),
  operation('Vdot', { function: 'vdot', takes: 'x1, x2', about: 'Multiplies two vectors and adds up.', gives: (at) => at.give([], together(at.operand('x1').type, at.operand('x2').type)) }),
  operation('Inner', { function: 'inner', takes: 'x1, x2', about: 'Multiplies the last axes and adds up.', gives: innerProduct }),
  operation('Tensordot', { function: 'tensordot', takes: 'x1, x2, axes', settings: { axes: productAxes }, about: 'Multiplies several axes of two tensors and adds up.', gives: tensordot }),
  operation('Einsum', { function: 'einsum', takes: 'subscripts, *operands', settings: { subscripts: anything('which axes are multiplied, and which stay') }, about: 'Multiplies and adds up as its subscripts say.', gives: einsum }),
  operation('Cross', { function: 'cross', takes: 'x1, x2, axisa, axisb, axisc, axis', settings: { axisa: axis('where the vectors of the first lie'), axisb: axis('where the vectors of the second lie'), axisc: axis('where the result lies'), axis: whole('all three at once', null, true) }, about: 'Takes the vector that stands upright on two others.', gives: cross }),
  operation('DotProductAttention', {
    function: 'nn.dot_product_attention', takes: 'query, key, value, bias?, mask?, scale?, is_causal, flash_attention, attn_logits_soft_cap',
    settings: { is_causal: noted('whether each step sees only those before it', false), flash_attention: noted('whether a faster way is taken', null), attn_logits_soft_cap: noted('a bound on the scores', null) },
    about: 'Mixes values by how well their keys fit the queries.', gives: attention,
  }),
];
