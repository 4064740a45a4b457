// Operations that pick places: x[:, 0], take, slice, top_k, and those that put numbers into places.
// Source of the rules: keras/src/ops/numpy.py, core.py and math.py, Keras 3.15.1.

import { formula, type Size } from '../../formula/index.ts';
import { shapeText } from '../../shape/index.ts';
import { tensorOf } from '../inner.ts';
import type { CallPart, Recipe, Rule } from '../define.ts';
import { isKind, type Raw } from '../raw.ts';
import { broadcast, clash, replaced } from './axes.ts';
import { isList, listShape } from './operand.ts';
import { operation, type At, type OperationDefinition } from './operation.ts';
import { disagree, insist, Refusal, refuse } from './refusal.ts';
import { noted, oneAxis, shapeOf, whole } from './settings.ts';
import { readSize, Refused, type Setting } from '../setting.ts';

/** What stands in a subscript. A slice is the object `slice(start, stop, step)`, as Python makes it. */
type Subkey = { readonly kind: 'all' } | { readonly kind: 'new' } | { readonly kind: 'place'; readonly index: Size } | { readonly kind: 'slice'; readonly ends: readonly [Raw, Raw, Raw] };

const unsupported = (): never => refuse('a subscript of a symbolic tensor has to be a whole number, or several numbers, slices, None and ... with commas: write x[1:3, ...] for x[1:3]');

function subkeyOf(part: CallPart): Subkey {
  if (part === null) return { kind: 'new' };
  const raw = part as Raw;
  if (isKind(raw, 'object') && raw.path === 'Ellipsis') return { kind: 'all' };
  if (isKind(raw, 'object') && raw.path === 'slice') return { kind: 'slice', ends: [raw.args['start'] ?? null, raw.args['stop'] ?? null, raw.args['step'] ?? null] };
  const index = tensorOf(part) ? undefined : readSize(raw);
  return index === undefined ? unsupported() : { kind: 'place', index };
}

/** The key as Python gives it: one number, or several things with commas. */
function keyOf(part: CallPart | undefined): readonly Subkey[] {
  if (isList(part)) return part.map(subkeyOf);
  const raw = (part ?? null) as Raw;
  const index = part === undefined || tensorOf(part) ? undefined : readSize(raw);
  return index === undefined ? unsupported() : [{ kind: 'place', index }];
}

/** Rule: `GetItem.compute_output_spec`. */
function getItem(at: At): Recipe {
  const x = at.tensor('x');
  const given = keyOf(at.part('key'));
  const wild = given.filter(({ kind }) => kind === 'all').length;
  if (wild > 1) return refuse('... may stand there once');
  const keys: readonly Subkey[] = wild === 0 ? [...given, { kind: 'all' }] : given;
  const axes: string[] = [];
  const rules: Rule[] = [];
  let next = 0;
  keys.forEach((key, i) => {
    if (key.kind === 'all') {
      const needed = keys.slice(i + 1).filter(({ kind }) => kind !== 'new').length;
      // Python slices a list: with too few axes left, `...` takes none or even gives some back.
      const left = x.axes.slice(next);
      const consumed = left.length - needed;
      axes.push(...left.slice(0, consumed));
      next += consumed >= 0 ? Math.min(consumed, left.length) : Math.max(0, left.length + consumed);
      return;
    }
    if (key.kind === 'new') return void axes.push('1');
    const axis = x.axes[next];
    if (axis === undefined) return refuse(`the subscript has more places than ${shapeText(x.shape)} has axes`, 'ValueError');
    const size = x.shape[next++] ?? null;
    if (key.kind === 'slice') axes.push(size === null ? axis : sliced(at, axis, i, key.ends));
    else if (size !== null) rules.push(within(at, axis, i, key.index));
  });
  return at.give(axes, x.type, { rules });
}

function within(at: At, axis: string, i: number, index: Size): Rule {
  const name = at.let(`index${i}`, index);
  return insist(formula`${name} < ${axis} and ${name} >= 0 - ${axis}`, 'the index lies outside of the axis');
}

/** How many places a slice takes. Rule: Python's `slice.indices`. */
function sliced(at: At, axis: string, i: number, [start, stop, step]: readonly [Raw, Raw, Raw]): string {
  const [from, to, by] = [start, stop, step].map((end) => {
    const size = end === null ? null : isKind(end, 'unknown') ? ({ kind: 'unknown', because: end.because } as const) : tensorOf(end) ? undefined : readSize(end);
    return size === undefined ? refuse('a slice of a symbolic tensor has whole numbers for ends', 'TypeError') : size;
  }) as [Size, Size, Size];
  if (by === 0) return refuse('a slice cannot have steps of 0');
  if (from === null && to === null && (by === null || by === 1)) return axis;
  const backwards = typeof by === 'number' && by < 0;
  const [least, most] = backwards ? ['0 - 1', `${axis} - 1`] : ['0', axis];
  const end = (name: string, value: Size, standard: string): string => {
    if (value === null) return standard;
    at.let(name, value);
    return typeof value === 'number' && value < 0 ? `max(${axis} + ${name}, ${least})` : `min(${name}, ${most})`;
  };
  const [first, last] = [end(`start${i}`, from, backwards ? most : '0'), end(`stop${i}`, to, backwards ? least : axis)];
  if (by === null || by === 1) return `max(${last} - ${first === '0' ? '0' : `(${first})`}, 0)`.replace(' - 0, 0)', ', 0)');
  const width = at.let(`step${i}`, backwards ? -by : by);
  return backwards ? `max(floor((${first} - (${last}) - 1) / ${width}) + 1, 0)` : `max(floor((${last} - (${first}) - 1) / ${width}) + 1, 0)`;
}

/** The axes of indices, which may be a list of numbers. */
function indexAxes(at: At): readonly string[] {
  const indices = at.operand('indices');
  return indices.shaped || !isList(indices.part) ? indices.axes : listShape(indices.part).map((size, i) => at.let(`many${i}`, size));
}

function take(at: At): Recipe {
  const x = at.tensor('x');
  const axes = indexAxes(at);
  const axis = at.setting<number | null>('axis');
  if (axis === null) return at.give(axes, x.type);
  const place = at.axis('axis', axis, x);
  return at.give([...x.axes.slice(0, place), ...axes, ...x.axes.slice(place + 1)], x.type);
}

/** Rule: `compute_take_along_axis_output_shape`. */
function takeAlong(at: At): Recipe {
  const [x, indices] = [at.tensor('x'), at.tensor('indices')];
  const axis = at.setting<number | null>('axis');
  if (axis === null) return indices.shape.length === 1 ? at.give(indices.axes, x.type) : disagree([x.shape, indices.shape], 'Without an axis, the indices have to lie in a row.');
  if (x.shape.length !== indices.shape.length) return disagree([x.shape, indices.shape], 'Both need the same number of axes.');
  const place = at.axis('axis', axis, x);
  const swapped = { shape: x.shape.map((size, i) => (i === place ? (indices.shape[i] ?? null) : size)), axes: replaced(x.axes, place, indices.axes[place] ?? '') };
  return at.give(broadcast(swapped, indices).axes, x.type);
}

/** A block of some size. Rule: `Slice.compute_output_spec`. */
function block(at: At): Recipe {
  const x = at.tensor('inputs');
  const sizes = at.setting<readonly Size[]>('shape');
  const starts = at.part('start_indices');
  if (sizes.length !== x.shape.length) return refuse(`\`shape\` has to name a size for each of the ${x.shape.length} axes`);
  if (isList(starts) && starts.length !== x.shape.length) return refuse(`\`start_indices\` has to name a start for each of the ${x.shape.length} axes`);
  return at.give(
    sizes.map((size, i) => {
      if (size !== -1) return at.let(`to${i}`, size);
      if (starts !== undefined && tensorOf(starts)) return at.let('open', null);
      const axis = x.axes[i] ?? '';
      if (x.shape[i] === null) return axis;
      const start = isList(starts) ? readSize((starts[i] ?? null) as Raw) : undefined;
      return start === undefined ? refuse('the starts are no whole numbers', 'TypeError') : `${axis} - ${at.let(`start${i}`, start)}`;
    }),
    x.type,
  );
}

/** Numbers of equal labels put together. */
function segments(name: string, fn: string, about: string): OperationDefinition {
  return operation(name, {
    function: fn, takes: 'data, segment_ids, num_segments, sorted', settings: { num_segments: whole('how many labels there are', null, true), sorted: noted('whether the labels are sorted', false) }, about,
    gives: (at) => {
      const [data, labels] = [at.tensor('data'), at.tensor('segment_ids')];
      if (labels.shape.length > 1) return refuse('the labels have to lie in a row');
      if (labels.shape.length === 0 || data.shape.length === 0) return refuse('single numbers have no labels', 'IndexError');
      if (clash(labels.shape[0] ?? null, data.shape[0] ?? null)) return disagree([data.shape, labels.shape], 'There has to be a label for each row.');
      return at.give([at.let('count', at.setting<number | null>('num_segments')), ...data.axes.slice(1)], data.type);
    },
  });
}

/** What is done with the number that is there already. */
const howToPut: Setting<string | null> = {
  about: 'what is done with the number that is there',
  control: { kind: 'choice', options: ['add', 'max', 'min', 'mul'] },
  fallback: null,
  read: (raw) => {
    if (raw === null) return { value: null, config: null };
    const way = typeof raw === 'string' ? raw.toLowerCase() : '';
    return ['add', 'max', 'min', 'mul'].includes(way) ? { value: way, config: way } : new Refused("'add', 'max', 'min' or 'mul' are expected");
  },
};

/** All of them. */
export const indexing: readonly OperationDefinition[] = [
  operation('GetItem', { function: 'get_item', takes: 'x, key', about: 'Picks places of a tensor.', gives: getItem }),
  operation('Take', { function: 'take', takes: 'x, indices, axis', settings: { axis: oneAxis('the axis; all numbers in a row for None', null, true) }, about: 'Picks places by their numbers.', gives: take }),
  operation('TakeAlongAxis', { function: 'take_along_axis', takes: 'x, indices, axis', settings: { axis: oneAxis('the axis; all numbers in a row for None', null, true) }, about: 'Picks places by their numbers, row by row.', gives: takeAlong }),
  operation('Slice', { function: 'slice', takes: 'inputs, start_indices, shape', settings: { shape: shapeOf('the size of the block; -1 for all that is left') }, about: 'Takes a block out.', gives: block }),
  operation('SliceUpdate', { function: 'slice_update', takes: 'inputs, start_indices, updates', about: 'Puts a block in.', gives: (at) => at.give(at.tensor('inputs').axes, at.tensor('inputs').type) }),
  operation('Scatter', {
    function: 'scatter', takes: 'indices, values, shape', settings: { shape: shapeOf('the shape that is scattered into') }, about: 'Puts numbers into places of zeros.',
    gives: (at) => at.give(at.setting<readonly Size[]>('shape').map((size, i) => at.let(`to${i}`, size)), at.tensor('values').type),
  }),
  operation('ScatterUpdate', {
    function: 'scatter_update', takes: 'inputs, indices, updates, reduction', settings: { reduction: howToPut }, about: 'Puts numbers into places.',
    gives: (at) => at.give(at.tensor('inputs').axes, at.tensor('inputs').type),
  }),
  operation('TopK', {
    function: 'top_k', takes: 'x, k, sorted', settings: { k: whole('how many', undefined, true), sorted: noted('whether they are sorted', true) }, about: 'Keeps the largest numbers of the last axis, and says where they were.',
    gives: (at) => {
      const x = at.tensor('x');
      if (x.axes.length === 0) return refuse('it needs an axis', 'IndexError');
      const axes = [...x.axes.slice(0, -1), at.let('k', at.setting<number | null>('k'))];
      return at.giveAll([[axes, x.type], [axes, 'int32']], 'tuple');
    },
  }),
  operation('InTopK', { function: 'in_top_k', takes: 'targets, predictions, k', settings: { k: noted('how many') }, about: 'Says whether targets are among the largest.', gives: (at) => at.give(at.tensor('targets').axes, 'bool') }),
  segments('SegmentSum', 'segment_sum', 'Adds up rows of equal labels.'),
  segments('SegmentMax', 'segment_max', 'Keeps the largest of rows of equal labels.'),
  segments('SegmentMin', 'segment_min', 'Keeps the smallest of rows of equal labels.'),
  segments('SegmentProd', 'segment_prod', 'Multiplies rows of equal labels.'),
  operation('Bincount', {
    function: 'bincount', takes: 'x, weights, minlength, sparse', settings: { weights: noted('what each number counts', null), minlength: noted('how many counts there are at least', 0), sparse: noted('whether the result is sparse', false) }, about: 'Counts how often each number comes.',
    gives: (at) => {
      const x = at.tensor('x');
      const weights = at.setting<Raw>('weights');
      if (weights !== null && !isKind(weights, 'array')) throw new Refusal({ trouble: '' });
      return at.give([...x.axes.slice(0, -1), at.let('open', null)], weights === null ? 'int32' : weights.dtype);
    },
  }),
  operation('Histogram', {
    function: 'histogram', takes: 'x, bins, range', settings: { bins: whole('how many bins', 10), range: noted('from where to where', null) }, about: 'Counts how many numbers fall into each bin.',
    gives: (at) => (at.setting<number>('bins') < 0 ? refuse('the number of bins must not be negative') : at.giveAll([[['bins'], at.tensor('x').type], [['bins + 1'], at.tensor('x').type]], 'tuple')),
  }),
  operation('UnravelIndex', {
    function: 'unravel_index', takes: 'indices, shape', settings: { shape: shapeOf('the shape that is meant') }, about: 'Turns numbers of places into places along each axis.',
    gives: (at) => {
      const x = at.tensor('indices');
      const sizes = at.setting<readonly Size[]>('shape');
      return at.giveAll(sizes.map(() => [sizes.includes(null) ? [at.let('open', null)] : x.axes, x.type]), 'list');
    },
  }),
];

