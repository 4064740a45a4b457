// Operations that lay the same numbers out anew: reshape, transpose, expand, squeeze, repeat, pad, diagonals.
// Source of the rules: keras/src/ops/numpy.py, operation_utils.py and einops.py, Keras 3.15.1.

import { formula, type Size } from '../../formula/index.ts';
import { dtypeBits, shapeText, type DType } from '../../shape/index.ts';
import { clash, meetAll, replaced, subscript, total, without, inserted, type Axes } from './axes.ts';
import { operation, type At, type OperationDefinition } from './operation.ts';
import { disagree, insist, refuse } from './refusal.ts';
import { axes, FLOAT, noted, numbers, oneAxis, shapeOf, toDType, whole } from './settings.ts';
import { isInt, isKind, Tuple, type Raw } from '../raw.ts';
import { readSize, Refused, type Setting } from '../setting.ts';
import type { Recipe } from '../define.ts';

/** The sizes of a new shape; -1 stands for whatever is left, and what is no whole number for None. Rule: `validate_reshape_shape`. */
const newShape: Setting<number | readonly (number | null)[]> = {
  about: 'the new shape; -1 stands for whatever is left',
  control: { kind: 'sizes' },
  read: (raw) => {
    const items = Array.isArray(raw) ? (raw as readonly Raw[]) : typeof raw === 'string' ? [...raw] : [raw];
    const sizes = items.map((one): Size => (isInt(one) ? Number(one) : isKind(one, 'unknown') ? { kind: 'unknown', because: one.because } : (readSize(one) ?? null)));
    if (sizes.some((size) => typeof size === 'number' && size < -1)) return new Refused('every size must be at least 0, or -1');
    if (sizes.filter((size) => size === -1).length > 1) return new Refused('-1 may stand there once');
    return { value: { sizes }, config: sizes };
  },
};

/** Rule: `compute_reshape_output_shape`. */
function reshape(at: At): Recipe {
  const x = at.tensor('x');
  const { sizes } = at.setting<{ readonly sizes: readonly Size[] }>('newshape');
  const names = sizes.map((size, i) => (size === -1 ? 'inferred' : at.let(`to${i}`, size)));
  const target = names.filter((name) => name !== 'inferred');
  if (x.shape.includes(null) || sizes.includes(null)) return at.give(names, x.type, sizes.includes(-1) ? { scope: { inferred: null } } : {});
  const all = total(x);
  const known = target.length === 0 ? '1' : target.join(' * ');
  const data = { shape: shapeText(x.shape), target: shapeText(sizes) };
  if (!sizes.includes(-1)) return at.give(names, x.type, { rules: [{ holds: formula`${all} == ${known}`, code: 'reshape-size', data }] });
  return at.give(names, x.type, {
    names: { inferred: formula`(${all}) / (${known})` },
    rules: [{ holds: formula`(${known}) >= 1`, code: 'reshape-size', data }, { holds: formula`(${all}) % (${known}) == 0`, code: 'reshape-size', data }],
  });
}

/** Rule: `compute_transpose_output_shape`. */
function transpose(at: At): Recipe {
  const x = at.tensor('x');
  const order = at.setting<Axes>('axes');
  if (order === null) return at.give(x.axes.toReversed(), x.type);
  const rank = x.shape.length;
  if (typeof order === 'number') return refuse('`axes` has to name every axis', 'TypeError');
  if (order.length !== rank) return refuse(`\`axes\` has to name each of the ${rank} axes once`);
  const places = order.map((axis) => at.axis('axes', axis, x));
  return new Set(places).size === rank ? at.give(places.map((place) => x.axes[place] ?? ''), x.type) : refuse('`axes` names an axis twice');
}

/** Rule: `compute_expand_dims_output_shape`. */
function expand(at: At): Recipe {
  const x = at.tensor('x');
  const given = at.setting<Axes>('axis');
  if (given === null) return refuse('`axis` has to be a whole number, a tuple or a list');
  const list = typeof given === 'number' ? [given] : given;
  const rank = list.length + x.shape.length;
  const places = new Set(list.map((axis) => at.axis('axis', axis, x, rank)));
  if (places.size < list.length) return refuse('`axis` names an axis twice', 'StopIteration');
  let next = 0;
  return at.give(Array.from({ length: rank }, (_, i) => (places.has(i) ? '1' : (x.axes[next++] ?? ''))), x.type);
}

function squeeze(at: At): Recipe {
  const x = at.tensor('x');
  const given = at.setting<Axes>('axis');
  if (given === null) return at.give(x.axes.filter((_, i) => x.shape[i] !== 1), x.type);
  const places = (typeof given === 'number' ? [given] : given).map((axis) => subscript(axis, x));
  for (const place of places) if (x.shape[place] === null || clash(x.shape[place] ?? null, 1)) return refuse(`axis ${place} of ${shapeText(x.shape)} does not have size 1`);
  return at.give(without(x.axes, places), x.type);
}

/** Axes taken to other places. */
function move(at: At): Recipe {
  const x = at.tensor('x');
  const list = (name: string): readonly number[] => {
    const given = at.setting<Axes>(name);
    return given === null ? refuse(`\`${name}\` is needed`, 'TypeError') : typeof given === 'number' ? [given] : given;
  };
  const [from, to] = [list('source'), list('destination')];
  if (from.length !== to.length) return refuse('`source` and `destination` have to be equally long');
  const sources = from.map((axis) => at.axis('source', axis, x));
  const destinations = to.map((axis) => at.axis('destination', axis, x));
  const out: (string | undefined)[] = x.axes.map(() => undefined);
  destinations.forEach((place, i) => {
    const source = sources[i] ?? 0;
    // An axis that has moved once has nothing left to move.
    out[place] = sources.indexOf(source) < i ? undefined : x.axes[source];
  });
  const others = x.axes.filter((_, i) => !sources.includes(i));
  return at.give(out.map((axis) => axis ?? others.shift() ?? refuse('an axis is named twice', 'IndexError')), x.type);
}

function swap(at: At, x: ReturnType<At['tensor']>, first: number, second: number): Recipe {
  return at.give(replaced(replaced(x.axes, first, x.axes[second] ?? ''), second, x.axes[first] ?? ''), x.type);
}

function rotate(at: At): Recipe {
  const x = at.tensor('array');
  const given = at.setting<Axes>('axes');
  if (x.shape.length < 2) return refuse('it needs at least two axes');
  if (given === null || typeof given === 'number' || given.length !== 2 || given[0] === given[1]) return refuse('`axes` has to name two different axes');
  const [first = 0, second = 0] = given;
  return swap(at, x, subscript(first, x), subscript(second, x));
}

/** The same numbers over and over along an axis. */
function repeat(at: At): Recipe {
  const x = at.tensor('x');
  const given = at.setting<number | readonly number[] | null>('repeats');
  const times: readonly Size[] = given === null ? refuse('`repeats` is needed', 'TypeError') : Array.isArray(given) ? (given as readonly number[]) : [given as number];
  const axis = at.setting<number | null>('axis');
  at.let('times', times);
  const place = axis === null ? -1 : subscript(axis, x);
  if (axis === null ? x.shape.includes(null) : x.shape[place] === null) return at.give(axis === null ? [at.let('open', null)] : x.axes, x.type);
  const size = axis === null ? total(x) : (x.axes[place] ?? '');
  const grown = times.length === 1 ? `(${size}) * sum(times)` : 'sum(times)';
  const rules = times.length === 1 ? [] : [insist(formula`${at.let('count', times.length)} == ${size}`, 'there have to be as many `repeats` as places')];
  return at.give(axis === null ? [grown] : replaced(x.axes, place, grown), x.type, { rules });
}

function tile(at: At): Recipe {
  const x = at.tensor('x');
  const given = at.setting<number | readonly number[] | null>('repeats');
  const times: readonly Size[] = given === null ? refuse('`repeats` is needed', 'TypeError') : Array.isArray(given) ? (given as readonly number[]) : [given as number];
  const rank = Math.max(times.length, x.axes.length);
  return at.give(
    Array.from({ length: rank }, (_, i) => {
      const axis = x.axes[i - rank + x.axes.length] ?? '1';
      const time = times[i - rank + times.length];
      return time === undefined ? axis : `${axis} * ${at.let(`times${i}`, time)}`;
    }),
    x.type,
  );
}

/** Pairs of numbers, one for each axis or one for all. Rule: `Pad._process_pad_width`. */
const padWidth: Setting = {
  about: 'how much is put before and after each axis',
  control: { kind: 'text' },
  read: (raw) => {
    const one = readSize(raw);
    if (one !== undefined) return { value: { pairs: [[one, one]] }, config: [[one, one]] };
    const items = Array.isArray(raw) ? (raw as readonly Raw[]) : [];
    if (items.length === 0) return new Refused('a whole number or pairs of whole numbers are expected', 'TypeError');
    if (readSize(items[0] ?? null) !== undefined) return pairs([items]);
    const rows = items.map((item) => (Array.isArray(item) ? (item as readonly Raw[]) : []));
    if (rows.some((row) => row.length !== rows[0]?.length)) return new Refused('pairs of whole numbers are expected');
    // Keras writes single numbers out as pairs, which a tuple does not allow.
    if (rows[0]?.length === 1 && raw instanceof Tuple) return new Refused('pairs of whole numbers are expected', 'TypeError');
    return pairs(rows.map((row) => (row.length === 1 ? [row[0] ?? null, row[0] ?? null] : row)));
  },
};

function pairs(rows: readonly (readonly Raw[])[]): ReturnType<Setting['read']> {
  const sizes = rows.map((row) => row.map(readSize));
  return sizes.every((row) => row.length >= 2 && !row.includes(undefined)) ? { value: { pairs: sizes }, config: sizes } : new Refused('pairs of whole numbers are expected', 'TypeError');
}

function pad(at: At): Recipe {
  const x = at.tensor('x');
  const { pairs: given } = at.setting<{ readonly pairs: readonly (readonly [Size, Size])[] }>('pad_width');
  if (given.length !== 1 && given.length !== x.axes.length) return refuse(`\`pad_width\` has ${given.length} pairs for ${x.axes.length} axes`);
  return at.give(
    x.axes.map((axis, i) => {
      const [before = 0, after = 0] = given[given.length === 1 ? 0 : i] ?? [];
      return before === 0 && after === 0 ? axis : `${axis} + ${at.let(`before${i}`, before)} + ${at.let(`after${i}`, after)}`;
    }),
    x.type,
  );
}

/** How long a diagonal is. */
const diagonalSize = (rows: string, columns: string, setting: string, offset: number): string =>
  `max(0, min(${offset > 0 ? `${columns} - ${setting}` : `${rows} + ${setting}`}, ${rows}, ${columns}))`;

function diagonal(at: At): Recipe {
  const x = at.tensor('x');
  const { length } = x.shape;
  const [first, second] = [at.axis('axis1', at.setting('axis1'), x), at.axis('axis2', at.setting('axis2'), x)];
  if (first === second) return refuse('`axis1` and `axis2` have to differ');
  if (length < 2) return refuse('it needs at least two axes');
  return at.give([...without(x.axes, [first, second]), diagonalSize(x.axes[first] ?? '', x.axes[second] ?? '', 'offset', at.setting('offset'))], x.type);
}

function diag(at: At): Recipe {
  const x = at.tensor('x');
  const k = at.setting<number>('k');
  const grown = `a0 + ${at.let('off', Math.abs(k))}`;
  if (x.shape.length === 1) return at.give([grown, grown], x.type);
  return x.shape.length === 2 ? at.give([diagonalSize('a0', 'a1', 'k', k)], x.type) : refuse('it takes one or two axes');
}

/** As other numbers of the same bytes. */
function view(at: At): Recipe {
  const x = at.tensor('x');
  const dtype = at.setting<DType | null>('dtype') ?? x.type;
  if (x.type === 'string' || dtype === 'string') return refuse('text has no bytes of a fixed number', 'TypeError');
  const bytes = (of: DType): number => Math.max(1, (dtypeBits[of] ?? 8) / 8);
  if (bytes(x.type) === bytes(dtype)) return at.give(x.axes, dtype);
  if (x.shape.length === 0) return refuse('a single number cannot be seen as one of another size');
  const last = x.axes.at(-1) ?? '';
  at.let('old', bytes(x.type));
  at.let('new', bytes(dtype));
  return at.give([...x.axes.slice(0, -1), `floor(${last} * old / new)`], dtype, { rules: [insist(formula`${last} * old % new == 0`, 'the bytes of the last axis have to be a multiple of the new size')] });
}

function oneHot(at: At, operand: string): readonly string[] {
  const { axes: names } = at.operand(operand);
  const axis = at.setting<number>('axis');
  const classes = 'classes';
  if (axis === -1) return [...names, classes];
  return axis >= 0 && axis < names.length ? inserted(names, axis, classes) : refuse(`\`axis\` has to be -1 or lie between 0 and ${names.length - 1}`);
}

/** The number of classes has to be a whole number only where it is left in the shape. */
function counted(at: At, names: readonly string[]): readonly string[] {
  if (!names.includes('classes')) return names;
  const given = at.setting<Raw>('num_classes');
  at.let('classes', given === null ? null : (readSize(given) ?? refuse('`num_classes` has to be a whole number')));
  return names;
}

const hotSettings = { num_classes: noted('how many classes there are'), axis: oneAxis('the axis of the classes', -1), dtype: toDType, sparse: noted('whether the result may be sparse', false) };
const offset = whole('which diagonal is meant: 0 for the main one, positive above it', 0);

/** All of them. */
export const layout: readonly OperationDefinition[] = [
  operation('Reshape', { function: 'reshape', takes: 'x, newshape', settings: { newshape: newShape }, about: 'Lays the numbers out in another shape.', terms: { inferred: 'what -1 stands for' }, gives: reshape }),
  operation('Ravel', { function: 'ravel', takes: 'x', about: 'Lays all numbers out in a row.', gives: (at) => at.give([total(at.tensor('x'))], at.tensor('x').type) }),
  operation('Transpose', { function: 'transpose', takes: 'x, axes', settings: { axes: axes('the old axes in their new order; backwards for None', null) }, about: 'Puts the axes in another order.', gives: transpose }),
  operation('ExpandDims', { function: 'expand_dims', takes: 'x, axis', settings: { axis: axes('where an axis of size 1 is put in') }, about: 'Puts in axes of size 1.', gives: expand }),
  operation('Squeeze', { function: 'squeeze', takes: 'x, axis', settings: { axis: axes('which axes of size 1 go; all for None', null) }, about: 'Takes out axes of size 1.', gives: squeeze }),
  operation('Swapaxes', {
    function: 'swapaxes', takes: 'x, axis1, axis2', settings: { axis1: oneAxis('one axis', undefined), axis2: oneAxis('the other', undefined) }, about: 'Swaps two axes.',
    gives: (at) => {
      const x = at.tensor('x');
      return swap(at, x, at.axis('axis1', at.setting('axis1'), x), at.axis('axis2', at.setting('axis2'), x));
    },
  }),
  operation('Moveaxis', { function: 'moveaxis', takes: 'x, source, destination', settings: { source: axes('the axes that move'), destination: axes('where they go') }, about: 'Moves axes to other places.', gives: move }),
  operation('Rot90', { function: 'rot90', takes: 'array, k, axes', settings: { k: noted('how often', 1), axes: axes('the plane that is turned', Tuple.from([0, 1])) }, about: 'Turns by a right angle.', gives: rotate }),
  operation('BroadcastTo', {
    function: 'broadcast_to', takes: 'x, shape', settings: { shape: shapeOf('the shape to spread into') }, about: 'Spreads axes of size 1 over a larger shape.',
    gives: (at) => {
      const x = at.tensor('x');
      const sizes = at.setting<readonly Size[]>('shape');
      const target = { shape: sizes, axes: sizes.map((size, i) => at.let(`to${i}`, size)) };
      return meetAll(x, target) ? at.give(target.axes, x.type) : disagree([x.shape, sizes], 'Only axes of size 1 can be spread.');
    },
  }),
  operation('Full', {
    function: 'full', takes: 'shape, fill_value, dtype', settings: { shape: shapeOf('the shape that is filled'), dtype: toDType }, about: 'Gives one number over and over.',
    gives: (at) => at.give(at.setting<readonly Size[]>('shape').map((size, i) => at.let(`to${i}`, size)), at.setting<DType | null>('dtype') ?? FLOAT),
  }),
  operation('Repeat', { function: 'repeat', takes: 'x, repeats, axis', settings: { repeats: numbers('how often each place is repeated'), axis: oneAxis('the axis; all numbers in a row for None', null, true) }, about: 'Repeats every place.', terms: { times: 'how often each place is repeated' }, gives: repeat }),
  operation('Tile', { function: 'tile', takes: 'x, repeats', settings: { repeats: numbers('how often the whole is repeated along each axis') }, about: 'Repeats the whole.', gives: tile }),
  operation('Pad', { function: 'pad', takes: 'x, pad_width, mode, constant_values?', settings: { pad_width: padWidth, mode: noted('what is put there', 'constant') }, about: 'Puts numbers round the edges.', gives: pad }),
  operation('Diag', { function: 'diag', takes: 'x, k', settings: { k: offset }, about: 'Makes a matrix of its diagonal, or takes the diagonal of one.', gives: diag }),
  operation('Diagflat', {
    function: 'diagflat', takes: 'x, k', settings: { k: offset }, about: 'Makes a matrix with all numbers on its diagonal.',
    gives: (at) => {
      const x = at.tensor('x');
      const size = `${total(x)} + ${at.let('off', Math.abs(at.setting<number>('k')))}`;
      return at.give([size, size], x.type);
    },
  }),
  operation('Diagonal', { function: 'diagonal', takes: 'x, offset, axis1, axis2', settings: { offset, axis1: oneAxis('the rows', 0), axis2: oneAxis('the columns', 1) }, about: 'Takes the diagonal of matrices.', gives: diagonal }),
  operation('Trace', {
    function: 'trace', takes: 'x, offset, axis1, axis2', settings: { offset, axis1: oneAxis('the rows', 0), axis2: oneAxis('the columns', 1) }, about: 'Adds up the diagonal of matrices.',
    gives: (at) => {
      const x = at.tensor('x');
      const [first, second] = [at.axis('axis1', at.setting('axis1'), x), at.axis('axis2', at.setting('axis2'), x)];
      if (first === second) return refuse('`axis1` and `axis2` have to differ');
      return at.give(without(x.axes, [first, second]), /^(bool|int8|int16)$/.test(x.type) ? 'int32' : /^uint(8|16)$/.test(x.type) ? 'uint32' : x.type);
    },
  }),
  operation('View', { function: 'view', takes: 'x, dtype', settings: { dtype: toDType }, about: 'Sees the same bytes as other numbers.', terms: { old: 'bytes of a number', new: 'bytes of a number of the new format' }, gives: view }),
  operation('Vander', {
    function: 'vander', takes: 'x, N, increasing', settings: { N: whole('how many powers', null, true), increasing: noted('whether powers grow', false) }, about: 'Takes the powers of every number.',
    gives: (at) => {
      const x = at.tensor('x');
      if (x.shape.length !== 1) return refuse('it takes one axis');
      const many = at.setting<number | null>('N');
      if (many !== null && many < 0) return refuse('`N` must not be negative');
      return typeof at.setting('increasing') === 'boolean' ? at.give([...x.axes, many === null ? (x.axes[0] ?? '') : 'N'], x.type) : refuse('`increasing` has to be True or False', 'TypeError');
    },
  }),
  operation('OneHot', { function: 'nn.one_hot', takes: 'x, num_classes, axis, dtype, sparse', settings: hotSettings, about: 'Turns every whole number into a row with one 1.', terms: { classes: 'how many classes there are' }, gives: (at) => at.give(counted(at, oneHot(at, 'x')), at.setting<DType | null>('dtype') ?? FLOAT) }),
  operation('MultiHot', {
    function: 'nn.multi_hot', takes: 'inputs, num_classes, axis, dtype, sparse', settings: { ...hotSettings, num_classes: noted('how many classes there are', null) }, about: 'Turns whole numbers into a row with a 1 for each.',
    gives: (at) => {
      if (at.setting('num_classes') === null) return refuse('`num_classes` is needed');
      const all = oneHot(at, 'inputs');
      return at.give(counted(at, all.length === 2 ? all.slice(-1) : [all[0] ?? '', ...all.slice(2)]), at.tensor('inputs').type);
    },
  }),
];

/** A rearrangement that is written down: `b (h w) c -> b h w c`. Rule: keras/src/ops/einops.py. */
function rearrange(at: At): Recipe {
  const x = at.tensor('tensor');
  const pattern = at.part('pattern');
  const sides = typeof pattern === 'string' ? pattern.split(/\s*->\s*/) : [];
  if (sides.length !== 2) return refuse('the pattern has to have two sides with -> between');
  const [input = [], output = []] = sides.map((side) => side.match(/\w+|\(.*?\)/g) ?? []);
  const known = new Map<string, string>();
  const lengths = at.named(['tensor', 'pattern']);
  const lengthOf = (name: string): string | undefined => {
    const size = readSize((lengths[name] ?? null) as Raw);
    return size === undefined ? undefined : at.let(`len_${name}`, size);
  };
  const missing = (name: string): never => refuse(`nothing says how long ${name} is`, 'KeyError');
  input.slice(0, x.axes.length).forEach((axis, i) => {
    const name = x.axes[i] ?? '';
    const group = groupOf(axis);
    if (!group) return void known.set(axis, name);
    const [open, ...more] = group.filter((one) => lengthOf(one) === undefined);
    if (more[0] !== undefined) missing(more[0]);
    if (open !== undefined && x.shape[i] === null) refuse(`${open} cannot be told from a size that is None`, 'TypeError');
    const others = group.filter((one) => one !== open).map((one) => lengthOf(one) ?? missing(one));
    group.forEach((one) => known.set(one, one === open ? (others.length === 0 ? name : `floor(${name} / (${others.join(' * ')}))`) : (lengthOf(one) ?? missing(one))));
  });
  const sizeOf = (name: string): string => {
    const found = known.get(name) ?? missing(name);
    const place = x.axes.indexOf(found);
    return place >= 0 && x.shape[place] === null ? refuse(`the size of ${name} is None`, 'TypeError') : found;
  };
  return at.give(output.map((axis) => (groupOf(axis) ?? [axis]).map(sizeOf).join(' * ') || '1'), x.type);
}

/** The names in parentheses. */
const groupOf = (axis: string): readonly string[] | undefined => /^\(([\w\s]+)\)/.exec(axis)?.[1]?.split(/\s+/).filter((one) => one !== '');

/** The rearrangement that einops made known. */
export const rearranging: readonly OperationDefinition[] = [operation('Rearrange', { function: 'rearrange', takes: 'tensor, pattern, **lengths', about: 'Lays the numbers out as a pattern says.', gives: rearrange })];

