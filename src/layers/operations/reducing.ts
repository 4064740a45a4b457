// Operations that make one number of many along some axes, or sort and add up along them.
// Source of the rules: keras/src/ops/numpy.py, math.py, nn.py and linalg.py, Keras 3.15.1.

import { formula } from '../../formula/index.ts';
import type { DType } from '../../shape/index.ts';
import type { Recipe, Settings } from '../define.ts';
import { alike, reduced, replaced, subscript, total, unequalShapes, type Axes } from './axes.ts';
import type { Raw } from '../raw.ts';
import { readSize } from '../setting.ts';
import type { Operand } from './operand.ts';
import { operation, together, type At, type OperationDefinition } from './operation.ts';
import { disagree, insist, Refusal, refuse } from './refusal.ts';
import { axes, FLOAT, isCounting, isFloat, keepdims, noted, oneAxis, reducedAxes, toDType } from './settings.ts';

type DTypeRule = (dtype: DType, at: At) => DType;

const same: DTypeRule = (dtype) => dtype;
const truth: DTypeRule = () => 'bool';
const places: DTypeRule = () => 'int32';
const floating: DTypeRule = (dtype) => together(dtype, 'float');
const median: DTypeRule = (dtype) => (dtype === 'int64' ? FLOAT : floating(dtype, undefined as never));
const mean: DTypeRule = (dtype) => {
  const mixed = together(dtype, FLOAT);
  return isCounting(dtype) ? mixed : dtype;
};
const counted: DTypeRule = (dtype) => (isCounting(dtype) ? FLOAT : dtype);
/** Small whole numbers are added up in larger ones. */
const roomy = (dtype: DType): DType => (/^(bool|int8|int16)$/.test(dtype) ? 'int32' : /^uint(8|16)$/.test(dtype) ? 'uint32' : dtype);

/** An operation that reduces. */
function reduction(name: string, fn: string, about: string, dtype: DTypeRule, more: { readonly settings?: Settings; readonly single?: true } = {}): OperationDefinition {
  const settings = more.settings ?? { axis: more.single ? oneAxis('the axis over which is reduced; all of them for None', null, true) : reducedAxes, keepdims };
  return operation(name, {
    function: fn, takes: ['x', ...Object.keys(settings)].join(', '), settings, about,
    gives: (at) => {
      const x = at.tensor('x');
      return at.give(reduced(at, x, at.setting<Axes>('axis'), at.setting('keepdims')), dtype(x.type, at));
    },
  });
}

const withInitial: Settings = { axis: reducedAxes, keepdims, initial: noted('what it begins with', null) };

/** A share of the sorted numbers; several shares give an axis of their own. */
function share(name: string, fn: string, about: string, dtype: DTypeRule, single: boolean): OperationDefinition {
  return operation(name, {
    function: fn, takes: 'x, q, axis, method, keepdims', settings: { axis: reducedAxes, method: noted('how numbers between two are found', 'linear'), keepdims }, about,
    terms: { shares: 'how many shares are asked for' },
    gives: (at) => {
      const x = at.tensor('x');
      const left = reduced(at, x, at.setting<Axes>('axis'), at.setting('keepdims'));
      const q = at.operand('q');
      const many = q.shaped ? q.axes.slice(0, 1) : Array.isArray(q.part) && !(single && q.part.length < 2) ? [at.let('shares', q.part.length)] : [];
      return at.give([...many, ...left], dtype(x.type, at));
    },
  });
}

/** All numbers in a row, or as they are. */
function along(name: string, fn: string, about: string, settings: Settings, dtype: DTypeRule, looks = true): OperationDefinition {
  return operation(name, {
    function: fn, takes: ['x', ...Object.keys(settings)].join(', '), settings, about,
    gives: (at) => {
      const x = at.tensor('x');
      const axis = at.setting<Axes>('axis');
      if (axis === null) return at.give([total(x)], dtype(x.type, at));
      if (looks) at.axis('axis', axis as number, x);
      return at.give(x.axes, dtype(x.type, at));
    },
  });
}

const running = { axis: oneAxis('the axis along which is added up; all numbers in a row for None', null, true), dtype: toDType };
/** Keras does not look at the axis. */
const unlooked = { axis: noted('the axis along which is added up; all numbers in a row for None', null), dtype: toDType };
const runningDType: DTypeRule = (dtype, at) => {
  const result = at.setting<DType | null>('dtype') ?? dtype;
  return result === 'bool' ? 'int32' : result;
};

/** The shape stays; the axes are looked at only to say whether there are such. */
function looking(name: string, fn: string, about: string, settings: Settings, optional: boolean, dtype: DTypeRule = same, single = false): OperationDefinition {
  return operation(name, {
    function: fn, takes: ['x', ...Object.keys(settings)].join(', '), settings, about,
    gives: (at) => {
      const x = at.tensor('x');
      const axis = at.setting<Axes>('axis');
      if (axis === null ? !optional : single && typeof axis !== 'number') return refuse('one axis is needed', 'TypeError');
      for (const one of axis === null ? [] : typeof axis === 'number' ? [axis] : axis) at.axis('axis', one, x);
      return at.give(x.axes, dtype(x.type, at));
    },
  });
}

/** The mean of everything, or along one axis, weighted. */
function average(at: At): Recipe {
  const x = at.tensor('x');
  const axis = at.setting<number | null>('axis');
  const given = at.part('weights') ?? null;
  const weights: Operand | undefined = given === null ? undefined : at.tensor('weights');
  const dtype = together(x.type, 'float', ...(weights ? [weights.type] : []));
  const fits = !weights || alike(x.shape, weights.shape);
  if (axis === null) return fits ? at.give([], dtype) : disagree([x.shape, weights.shape], 'The weights need the same shape.');
  const place = weights ? subscript(axis, x) : 0;
  if (!fits && !alike([x.shape[place] ?? null], weights.shape)) return disagree([x.shape, weights.shape], 'The weights need the size of the axis.');
  return at.give(reduced(at, x, [axis], 0), dtype);
}

/** The length of vectors, or the norm of matrices. */
function norm(at: At): Recipe {
  const x = at.tensor('x');
  const axis = at.setting<Axes>('axis');
  const order = at.setting<unknown>('ord');
  if (typeof order === 'string' && order !== 'fro' && order !== 'nuc') return refuse("`ord` as a text has to be 'fro' or 'nuc'");
  const count = axis === null ? x.shape.length : typeof axis === 'number' ? 1 : axis.length;
  if (count === 1 && typeof order === 'string') return refuse('that norm is one of matrices, and one axis makes vectors');
  if (count === 2 && typeof order !== 'string' && order !== null && ![Infinity, -Infinity, 1, -1, 2, -2].includes(Number(numberOf(order)))) return refuse('matrices have no such norm');
  return at.give(reduced(at, x, axis, at.setting('keepdims')), counted(x.type, at));
}

const numberOf = (raw: unknown): unknown => (typeof raw === 'object' && raw !== null && 'value' in raw ? raw.value : raw);

/** All of them. */
export const reducing: readonly OperationDefinition[] = [
  reduction('Mean', 'mean', 'Takes the mean along some axes.', mean),
  reduction('Sum', 'sum', 'Adds up along some axes.', (dtype) => roomy(together(dtype))),
  reduction('Prod', 'prod', 'Multiplies along some axes.', (dtype, at) => at.setting<DType | null>('dtype') ?? roomy(dtype), { settings: { axis: reducedAxes, keepdims, dtype: toDType } }),
  reduction('Max', 'max', 'Keeps the largest number along some axes.', same, { settings: withInitial }),
  reduction('Min', 'min', 'Keeps the smallest number along some axes.', same, { settings: withInitial }),
  reduction('Amax', 'amax', 'Keeps the largest number along some axes.', same),
  reduction('Amin', 'amin', 'Keeps the smallest number along some axes.', same),
  reduction('All', 'all', 'Says whether all are true along some axes.', truth),
  reduction('Any', 'any', 'Says whether one is true along some axes.', truth),
  reduction('Std', 'std', 'Takes the standard deviation along some axes.', counted),
  reduction('Var', 'var', 'Takes the variance along some axes.', floating),
  reduction('Median', 'median', 'Takes the middle number along some axes.', median),
  reduction('Ptp', 'ptp', 'Takes the largest less the smallest number along some axes.', same),
  reduction('Argmax', 'argmax', 'Says where the largest number is.', places),
  reduction('Argmin', 'argmin', 'Says where the smallest number is.', places),
  reduction('CountNonzero', 'count_nonzero', 'Counts what is not 0.', places, { settings: { axis: reducedAxes } }),
  reduction('Logsumexp', 'logsumexp', 'Takes log(sum(exp(x))) along some axes.', () => FLOAT),
  reduction('Nanargmax', 'nanargmax', 'Says where the largest number is.', places, { single: true }),
  reduction('Nanargmin', 'nanargmin', 'Says where the smallest number is.', places, { single: true }),
  reduction('Nanmax', 'nanmax', 'Keeps the largest number along some axes.', (dtype) => together(dtype)),
  reduction('Nanmin', 'nanmin', 'Keeps the smallest number along some axes.', (dtype) => together(dtype)),
  reduction('Nanmean', 'nanmean', 'Takes the mean of what is a number.', floating),
  reduction('Nanmedian', 'nanmedian', 'Takes the middle of what is a number.', floating),
  reduction('Nanprod', 'nanprod', 'Multiplies what is a number.', roomy),
  reduction('Nansum', 'nansum', 'Adds up what is a number.', (dtype) => roomy(together(dtype))),
  reduction('Nanstd', 'nanstd', 'Takes the standard deviation of what is a number.', floating),
  reduction('Nanvar', 'nanvar', 'Takes the variance of what is a number.', floating),
  operation('Average', { function: 'average', takes: 'x, axis, weights?', settings: { axis: oneAxis('the axis over which is averaged; all of them for None', null, true) }, about: 'Takes the mean, weighted.', gives: average }),
  operation('Norm', { function: 'linalg.norm', takes: 'x, ord, axis, keepdims', settings: { ord: noted('which norm', null), axis: reducedAxes, keepdims }, about: 'Takes the length of vectors, or the norm of matrices.', gives: norm }),
  operation('Moments', {
    function: 'nn.moments', takes: 'x, axes, keepdims, synchronized', settings: { axes: axes('the axes over which is averaged'), keepdims, synchronized: noted('whether several devices are averaged over', false) }, about: 'Takes mean and variance along some axes.',
    gives: (at) => {
      const x = at.tensor('x');
      const left = reduced(at, x, at.setting<Axes>('axes'), at.setting('keepdims'));
      return at.giveAll([[left, x.type], [left, x.type]], 'tuple');
    },
  }),
  share('Quantile', 'quantile', 'Takes the number below which a share of the numbers lies.', median, true),
  share('Nanquantile', 'nanquantile', 'Takes the number below which a share of what is a number lies.', median, true),
  share('Percentile', 'percentile', 'Takes the number below which so many percent of the numbers lie.', (dtype) => (isFloat(dtype) ? dtype : FLOAT), false),
  share('Nanpercentile', 'nanpercentile', 'Takes the number below which so many percent of what is a number lie.', (dtype) => (dtype.includes('int') ? FLOAT : together(dtype, 'float')), false),
  along('Cumsum', 'cumsum', 'Adds up step by step along an axis.', running, runningDType),
  along('Cumprod', 'cumprod', 'Multiplies step by step along an axis.', running, runningDType),
  along('Nancumsum', 'nancumsum', 'Adds up what is a number, step by step.', unlooked, runningDType, false),
  along('Nancumprod', 'nancumprod', 'Multiplies what is a number, step by step.', unlooked, runningDType, false),
  along('Sort', 'sort', 'Sorts along an axis.', { axis: oneAxis('the axis that is sorted; all numbers in a row for None', -1, true) }, same),
  along('Argsort', 'argsort', 'Says which number comes where when an axis is sorted.', { axis: oneAxis('the axis that is sorted; all numbers in a row for None', -1, true) }, places),
  looking('Softmax', 'nn.softmax', 'Makes numbers along an axis positive, with the sum 1.', { axis: axes('the axis whose numbers become shares', -1) }, true),
  looking('LogSoftmax', 'nn.log_softmax', 'Takes the logarithm of the softmax along an axis.', { axis: axes('the axis whose numbers become shares', -1) }, true),
  looking('Sparsemax', 'nn.sparsemax', 'Makes numbers along an axis shares of 1, many of them 0.', { axis: axes('the axis whose numbers become shares', -1) }, false, same, true),
  looking('Normalize', 'nn.normalize', 'Brings vectors along an axis to length 1.', { axis: axes('the axis along which the vectors lie', -1), order: noted('which norm', 2), epsilon: noted('the least length', null) }, true, () => FLOAT),
  looking('Flip', 'flip', 'Reverses some axes.', { axis: axes('the axes that are reversed; all for None', null) }, true),
  looking('Roll', 'roll', 'Moves numbers along an axis, round its end.', { shift: noted('by how many places'), axis: axes('the axis; all numbers in a row for None', null) }, true),
  operation('Glu', {
    function: 'nn.glu', takes: 'x, axis', settings: { axis: oneAxis('the axis that is halved', -1) }, about: 'Multiplies one half of an axis by the sigmoid of the other.',
    terms: { half: 'half of the axis' },
    gives: (at) => {
      const x = at.tensor('x');
      const place = subscript(at.setting<number>('axis'), x);
      const size = x.axes[place] ?? '';
      return at.give(replaced(x.axes, place, 'half'), x.type, { names: { half: formula`${size} // 2` }, rules: [insist(formula`${size} % 2 == 0`, 'the axis has to have an even size')] });
    },
  }),
  operation('Diff', {
    function: 'diff', takes: 'a, n, axis', settings: { n: noted('how often differences are taken', 1), axis: oneAxis('the axis along which', -1) }, about: 'Takes each number less the one before it.',
    gives: (at) => {
      const a = at.tensor('a');
      const place = at.axis('axis', at.setting<number>('axis'), a);
      if (a.shape[place] === null) return at.give(a.axes, a.type);
      const times = readSize(at.setting<Raw>('n')) ?? refuse('`n` has to be a whole number');
      return at.give(replaced(a.axes, place, `max(${a.axes[place]} - ${at.let('times', times)}, 0)`), a.type);
    },
  }),
  operation('Trapezoid', {
    function: 'trapezoid', takes: 'y, x, dx, axis', settings: { x: noted('where the numbers lie', null), dx: noted('how far apart they lie', 1), axis: oneAxis('the axis along which', -1, true) }, about: 'Takes the area under a line through the numbers.',
    gives: (at) => {
      const y = at.tensor('y');
      const axis = at.setting<number | null>('axis');
      const { length } = y.axes;
      const gone = axis === null || length === 0 ? -1 : ((axis % length) + length) % length;
      return at.give(y.axes.filter((_, i) => i !== gone), together(y.type, 'float'));
    },
  }),
  operation('SparseCategoricalCrossentropy', {
    function: 'nn.sparse_categorical_crossentropy', takes: 'target, output, from_logits, axis', settings: { from_logits: noted('whether `output` holds no probabilities yet', false), axis: oneAxis('the axis of the classes', -1) }, about: 'Takes the cross-entropy over the classes, which `target` names by number.',
    gives: (at) => {
      const [target, output] = [at.tensor('target'), at.tensor('output')];
      if (output.shape.length === 0) return refuse('it needs an axis of classes');
      const place = at.axis('axis', at.setting<number>('axis'), output);
      const labels = target.shape.length === output.shape.length && target.shape.at(-1) === 1 ? target.shape.slice(0, -1) : target.shape;
      if (unequalShapes(labels, output.shape.filter((_, i) => i !== place))) throw new Refusal({ trouble: 'shapes-disagree', data: { shapes: `${listText(target)}, ${listText(output)}`, hint: 'They have to agree but for the axis of classes.' } });
      return at.give(output.axes.filter((_, i) => i !== place), output.type);
    },
  }),
];

const listText = ({ shape }: Operand): string => `(${shape.map((size) => (size === null ? 'None' : typeof size === 'number' ? size : '?')).join(', ')})`;

