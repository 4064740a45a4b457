// Operations that make one tensor of several, or several of one.
// Source of the rules: keras/src/ops/numpy.py and core.py, Keras 3.15.1.

import { formula, type Size } from '../../formula/index.ts';
import type { DType } from '../../shape/index.ts';
import type { Recipe } from '../define.ts';
import { alike, inserted, replaced, subscript, total, without, type Sized } from './axes.ts';
import { isList, operandOf, type Operand } from './operand.ts';
import { operation, together, type At, type OperationDefinition } from './operation.ts';
import { disagree, insist, refuse } from './refusal.ts';
import { FLOAT, noted, numbers, oneAxis, whole } from './settings.ts';

type Tensor = Sized & Pick<Operand, 'type'>;

/** Tensors end to end along an axis. */
function joined(at: At, all: readonly Tensor[], place: number): Recipe {
  const [first] = all;
  if (!first) return refuse('it needs at least one tensor');
  if (all.some((one) => !alike(one.shape, first.shape, [place]))) return disagree(all.map(({ shape }) => shape), 'But for the axis along which they are joined, they have to agree.');
  at.let('sizes', all.map((one) => one.shape[place] ?? null));
  return at.give(replaced(first.axes, place, 'joined'), together(...all.map(({ type }) => type)), { names: { joined: formula`sum(sizes)` } });
}

const joinTerms = { sizes: 'the sizes of the inputs along the axis', joined: 'their sum' };

/** As many axes as `np.hstack` and the like work with. */
function stacked(name: string, fn: string, about: string, place: number, lift: (one: Tensor) => Tensor): OperationDefinition {
  return operation(name, {
    function: fn, takes: 'xs', about, terms: joinTerms,
    gives: (at) => {
      const all = at.tensors('xs').map(lift);
      return (all[0]?.shape.length ?? 0) > place ? joined(at, all, place) : refuse(`it needs tensors with more than ${place} axes`, 'IndexError');
    },
  });
}

/** At least three axes. Rule: `np.dstack`. */
function deep({ shape, axes, type }: Tensor): Tensor {
  if (shape.length === 0) return { shape: [1, 1, 1], axes: ['1', '1', '1'], type };
  if (shape.length === 1) return { shape: [1, shape[0] ?? null, 1], axes: ['1', axes[0] ?? '', '1'], type };
  return shape.length === 2 ? { shape: [...shape, 1], axes: [...axes, '1'], type } : { shape, axes, type };
}

const sameTensor = (one: Tensor): Tensor => one;

/** Where or into how many parts an axis is cut. */
const sections = numbers('into how many equal parts, or where to cut');

/** Parts of an axis. Rule: `_compute_split_output_spec`. */
function split(at: At, x: Tensor & { readonly type: DType }, place: number): Recipe {
  const given = at.setting<number | readonly Size[] | null>('indices_or_sections');
  const size = x.axes[place] ?? '';
  if (given === null) return refuse('`indices_or_sections` is needed', 'TypeError');
  if (typeof given === 'number') {
    if (given <= 0) return refuse('there has to be at least one part');
    const out = [replaced(x.axes, place, 'part'), x.type] as const;
    return at.giveAll(Array.from({ length: given }, () => out), 'list', { names: { part: formula`${size} / indices_or_sections` }, rules: [insist(formula`${size} % indices_or_sections == 0`, 'the axis cannot be cut into equal parts')] });
  }
  if (!Array.isArray(given)) return refuse('the number of parts is not known');
  const cuts = (given as readonly Size[]).map((where, i) => at.let(`cut${i + 1}`, where));
  const ends = [...cuts, size];
  return at.giveAll(ends.map((end, i) => [replaced(x.axes, place, i === 0 ? end : `${end} - ${ends[i - 1]}`), x.type]), 'list');
}

/** `hsplit` and the like: the axis follows from the rank. */
function cut(name: string, fn: string, about: string, least: number, place: (rank: number) => number): OperationDefinition {
  return operation(name, {
    function: fn, takes: 'x, indices_or_sections', settings: { indices_or_sections: sections }, about,
    gives: (at) => {
      const x = at.tensor('x');
      return x.shape.length < least ? refuse(`it needs at least ${least} axes`) : split(at, x, place(x.shape.length));
    },
  });
}

function append(at: At): Recipe {
  const [a, b] = [at.tensor('x1'), at.tensor('x2')];
  const axis = at.setting<number | null>('axis');
  const dtype = together(a.type, b.type);
  if (axis === null) return at.give([`${total(a)} + ${total(b)}`], dtype);
  if (a.shape.length !== b.shape.length) return disagree([a.shape, b.shape], 'They need the same number of axes.');
  const place = subscript(axis, a);
  if (a.shape[place] === null || b.shape[place] === null) return refuse('Keras cannot add up sizes that are None', 'TypeError');
  return joined(at, [a, b], place);
}

function stack(at: At): Recipe {
  const all = at.tensors('x');
  const [first] = all;
  if (!first) return refuse('it needs at least one tensor');
  const place = at.axis('axis', at.setting('axis'), first, first.shape.length + 1);
  if (all.some((one) => !alike(one.shape, first.shape))) return disagree(all.map(({ shape }) => shape), 'They all have to have the same shape.');
  return at.give(inserted(first.axes, place, at.let('count', all.length)), together(...all.map(({ type }) => type)));
}

/** Parts that differ by at most one. */
function arraySplit(at: At): Recipe {
  const x = at.tensor('x');
  const count = at.setting<number>('indices_or_sections');
  if (count <= 0) return refuse('there has to be at least one part');
  const place = subscript(at.setting<number>('axis'), x);
  const parts = Array.from({ length: count }, (_, i) => [replaced(x.axes, place, `ceil((${x.axes[place]} - ${i}) / indices_or_sections)`), x.type] as const);
  return at.giveAll(parts, x.shape[place] === null ? 'tuple' : 'list');
}

function unstack(at: At): Recipe {
  const x = at.tensor('x');
  const place = at.axis('axis', at.setting('axis'), x);
  const count = at.setting<number | null>('num') ?? x.shape[place] ?? null;
  if (count === null) return refuse('how many there are is None, and `num` does not say');
  if (typeof count !== 'number') return refuse('how many there are is not known');
  const out = [without(x.axes, [place]), x.type] as const;
  return at.giveAll(Array.from({ length: count }, () => out), 'list');
}

function meshgrid(at: At): Recipe {
  const all = at.rest('x');
  const indexing = at.setting('indexing');
  if (indexing !== 'xy' && indexing !== 'ij') return refuse("`indexing` has to be 'xy' or 'ij'");
  if (all.some((one) => !one.shaped)) return refuse('only tensors and arrays span a grid', 'AttributeError');
  const sizes = all.map(total);
  if (indexing === 'ij') return at.giveAll(all.map(() => [sizes, FLOAT]), 'list');
  const [first, second, ...more] = sizes;
  if (first === undefined || second === undefined) return refuse('a grid needs two axes at least', 'IndexError');
  // Keras gives all of them the dtype of the last.
  return at.giveAll(all.map(() => [[second, first, ...more], all.at(-1)?.type ?? FLOAT]), 'list');
}

/** The values that differ, and where they were. */
function unique(at: At): Recipe {
  const x = at.tensor('x');
  const axis = at.setting<number | null>('axis');
  const count = at.let('count', at.setting<number | null>('size'));
  const place = axis === null ? -1 : at.axis('axis', axis, x);
  const asked = (name: string, axes: readonly string[]): readonly (readonly [readonly string[], DType])[] => (at.setting(name) ? [[axes, 'int32']] : []);
  const all: readonly (readonly [readonly string[], DType])[] = [
    [axis === null ? [count] : replaced(x.axes, place, count), x.type],
    ...asked('return_index', [count]),
    ...asked('return_inverse', axis === null ? x.axes : [x.axes[place] ?? '']),
    ...asked('return_counts', [count]),
  ];
  return all.length === 1 && all[0] ? at.give(all[0][0], all[0][1]) : at.giveAll(all, 'tuple');
}

/** All of them. */
export const joining: readonly OperationDefinition[] = [
  operation('Concatenate', {
    function: 'concatenate', takes: 'xs, axis', settings: { axis: oneAxis('the axis along which they are joined', 0) }, about: 'Lays tensors end to end along one axis.', joins: 'beside', terms: joinTerms,
    gives: (at) => {
      const all = at.tensors('xs');
      return joined(at, all, at.axis('axis', at.setting('axis'), all[0] ?? { shape: [] }));
    },
  }),
  stacked('Hstack', 'hstack', 'Lays tensors end to end along the second axis.', 1, sameTensor),
  stacked('Vstack', 'vstack', 'Lays tensors end to end along the first axis.', 0, sameTensor),
  stacked('Dstack', 'dstack', 'Lays tensors end to end along the third axis.', 2, deep),
  operation('Append', { function: 'append', takes: 'x1, x2, axis', settings: { axis: oneAxis('the axis; all numbers in a row for None', null, true) }, about: 'Puts the second behind the first.', terms: joinTerms, gives: append }),
  operation('Stack', { function: 'stack', takes: 'x, axis', settings: { axis: oneAxis('where the new axis goes', 0) }, about: 'Lays tensors upon each other along a new axis.', terms: { count: 'how many there are' }, gives: stack }),
  operation('Split', {
    function: 'split', takes: 'x, indices_or_sections, axis', settings: { indices_or_sections: sections, axis: oneAxis('the axis that is cut', 0) }, about: 'Cuts an axis into parts.',
    gives: (at) => {
      const x = at.tensor('x');
      return split(at, x, at.axis('axis', at.setting('axis'), x));
    },
  }),
  cut('Hsplit', 'hsplit', 'Cuts the second axis into parts.', 1, (rank) => (rank === 1 ? 0 : 1)),
  cut('Vsplit', 'vsplit', 'Cuts the first axis into parts.', 2, () => 0),
  cut('Dsplit', 'dsplit', 'Cuts the third axis into parts.', 3, () => 2),
  operation('ArraySplit', { function: 'array_split', takes: 'x, indices_or_sections, axis', settings: { indices_or_sections: whole('into how many parts'), axis: oneAxis('the axis that is cut', 0) }, about: 'Cuts an axis into parts that differ by one at most.', gives: arraySplit }),
  operation('Unstack', { function: 'unstack', takes: 'x, num, axis', settings: { num: whole('how many there are', null, true), axis: oneAxis('the axis that is taken apart', 0) }, about: 'Takes an axis apart, place by place.', gives: unstack }),
  operation('Meshgrid', { function: 'meshgrid', takes: '*x, indexing', settings: { indexing: noted('whether the first two axes are swapped', 'xy') }, about: 'Spans a grid over several lists.', gives: meshgrid }),
  operation('Nonzero', { function: 'nonzero', takes: 'x', about: 'Says where numbers are not 0.', terms: { count: 'how many there are, which only the data tells' }, gives: (at) => {
    const { shape } = at.tensor('x');
    at.let('count', null);
    return at.giveAll(shape.map(() => [['count'], 'int32']), 'tuple');
  } }),
  operation('Unique', {
    function: 'unique', takes: 'x, sorted, return_index, return_inverse, return_counts, axis, size, fill_value',
    settings: { sorted: noted('whether they are sorted', true), return_index: noted('whether places are given too', false), return_inverse: noted('whether the way back is given too', false), return_counts: noted('whether counts are given too', false), axis: oneAxis('the axis; all numbers for None', null, true), size: whole('how many there are at most', null, true), fill_value: noted('what fills up', null) },
    about: 'Keeps every value once.', gives: unique,
  }),
  operation('Select', {
    function: 'select', takes: 'condlist, choicelist, default?', about: 'Takes each number from the first tensor whose condition holds.',
    gives: (at) => {
      const [conditions, choices] = [at.part('condlist'), at.part('choicelist')];
      if (!isList(conditions) || !isList(choices)) return refuse('conditions and choices have to be lists');
      const [first] = choices;
      if (conditions.length === 0 || first === undefined) return refuse('conditions and choices must not be empty');
      const choice = at.tensors('choicelist')[0] ?? operandOf(first, 'a');
      return at.give(choice.axes, choice.type ?? FLOAT);
    },
  }),
];
