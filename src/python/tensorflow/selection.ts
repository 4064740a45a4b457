// Functions that count, sort into groups and pick: segments, bins, masks, boxes.
// Source of the rules: tensorflow/python/ops/array_ops.py, math_ops.py and image_ops_impl.py, TensorFlow 2.21.

import { asIndex, List, Tuple, type Value } from '../values/index.ts';
import type { Arguments, Written } from './define.ts';
import { operateTensors } from './operators.ts';
import { scriptSizes, type ScriptSize } from './tensor.ts';

/** How many there are depends on numbers: None where it is traced, else unknown. */
const counted = (at: Arguments, what: string): ScriptSize => (at.world === 'traced' ? null : at.run.unknown(`counts ${what}`));

const same = (parameters: string, dtype?: string): Written => [parameters, (at) => {
  const tensor = at.tensor(parameters.split(' ')[0] ?? '');
  return at.give(scriptSizes(tensor), dtype ?? tensor.dtype);
}];

/** Rows of one group become one. */
const segments: Written = ['data segment_ids name', (at) => {
  const { data } = at.tensor('segment_ids');
  return at.give([data ? Math.max(...data.map(Number)) + 1 : counted(at, 'the groups'), ...scriptSizes(at.tensor('data')).slice(1)], at.tensor('data').dtype);
}];

const knownSegments: Written = ['data segment_ids num_segments name', (at) => at.give([at.whole('num_segments') ?? counted(at, 'the groups'), ...scriptSizes(at.tensor('data')).slice(at.tensor('segment_ids').shape.length)], at.tensor('data').dtype)];

const bits = (name: string): Written => ['x y name', (at) => operateTensors(at.run, at.get('x'), at.get('y'), name, undefined)];

/** `strided_slice` without masks: how many steps fit between the ends. */
function strided(at: Arguments): Value {
  const tensor = at.tensor('input_');
  const [begin, end] = [at.sizes('begin'), at.sizes('end')];
  const steps = at.get('strides') === null ? begin.map(() => 1) : at.sizes('strides');
  if (['begin_mask', 'end_mask', 'ellipsis_mask', 'new_axis_mask', 'shrink_axis_mask'].some((name) => at.get(name) !== null && asIndex(at.get(name)) !== 0)) return at.lose('is sliced with masks');
  return at.give(scriptSizes(tensor).map((size, i) => {
    if (i >= begin.length) return size;
    const [from, to, step] = [begin[i], end[i], steps[i]];
    if (typeof size !== 'number' || typeof from !== 'number' || typeof to !== 'number' || typeof step !== 'number') return counted(at, 'what a slice takes');
    const place = (one: number): number => Math.min(Math.max(one < 0 ? one + size : one, step < 0 ? -1 : 0), size);
    return Math.max(0, Math.ceil((place(to) - place(from)) / step));
  }), tensor.dtype);
}

const masked: Written = ['tensor mask axis name', (at) => {
  const [tensor, mask] = [at.tensor('tensor'), at.tensor('mask')];
  const axis = at.axis('axis', tensor.shape.length, 0);
  const sizes = scriptSizes(tensor);
  return at.give([...sizes.slice(0, axis), mask.data ? mask.data.filter(Boolean).length : counted(at, 'the numbers that a mask keeps'), ...sizes.slice(axis + mask.shape.length)], tensor.dtype);
}];

/** Functions by the name behind `tf.`. */
export const selectionFunctions = (): Readonly<Record<string, Written>> => ({
  ...Object.fromEntries('sum mean max min prod sqrt_n'.split(' ').flatMap((name) => [[`segment_${name}`, segments], [`unsorted_segment_${name}`, knownSegments]] as const)),
  boolean_mask: masked, strided_slice: ['input_ begin end strides begin_mask end_mask ellipsis_mask new_axis_mask shrink_axis_mask var name', strided],
  scatter_nd: ['indices updates shape name', (at) => at.give(at.sizes('shape'), at.tensor('updates').dtype)],
  searchsorted: ['sorted_sequence values side out_type name', (at) => at.give(scriptSizes(at.tensor('values')), at.dtype('out_type') ?? 'int32')],
  unique: ['x out_idx name', (at) => new Tuple([at.give([counted(at, 'the different numbers')], at.tensor('x').dtype), at.give(scriptSizes(at.tensor('x')), at.dtype('out_idx') ?? 'int32')], undefined, ['y', 'idx'])],
  dynamic_partition: ['data partitions num_partitions name', (at) => {
    const tensor = at.tensor('data');
    return new List(Array.from({ length: Math.min(at.needed('num_partitions'), 1000) }, () => at.give([counted(at, 'what goes to each part'), ...scriptSizes(tensor).slice(at.tensor('partitions').shape.length)], tensor.dtype)));
  }],
  'math.in_top_k': ['targets predictions k name', (at) => at.give(scriptSizes(at.tensor('targets')), 'bool')],
  'math.bincount': ['arr weights minlength maxlength dtype name axis', (at) => at.give([counted(at, 'the numbers that occur')], at.dtype() ?? 'int32')],
  'math.polyval': ['coeffs x name', (at) => at.give(scriptSizes(at.tensor('x')), at.tensor('x').dtype)],
  'math.cumulative_logsumexp': same('x axis exclusive reverse name'), saturate_cast: ['value dtype name', (at) => at.give(scriptSizes(at.tensor('value')), at.dtype() ?? at.lose('is cast to a dtype that is not known'))],
  'bitwise.bitwise_and': bits('and'), 'bitwise.bitwise_or': bits('or'), 'bitwise.bitwise_xor': bits('xor'), 'bitwise.left_shift': bits('add'), 'bitwise.right_shift': bits('add'),
  scalar_mul: ['scalar x name', (at) => at.give(scriptSizes(at.tensor('x')), at.tensor('x').dtype)], realdiv: bits('truediv'),
  complex: ['real imag name', (at) => at.give(at.broadcast(at.tensor('real'), at.tensor('imag')), at.tensor('real').dtype === 'float64' ? 'complex128' : 'complex64')],
  histogram_fixed_width: ['values value_range nbins dtype name', (at) => at.give([at.needed('nbins', 100)], at.dtype() ?? 'int32')],
  'linalg.set_diag': same('input diagonal name'), 'linalg.normalize': ['tensor ord axis name', (at) => {
    const sizes = scriptSizes(at.tensor('tensor'));
    const axes = at.axes('axis', sizes.length);
    return new Tuple([at.give(sizes, at.tensor('tensor').dtype), at.give(sizes.map((size, i) => (axes.includes(i) ? 1 : size)), at.tensor('tensor').dtype)]);
  }],
  'linalg.tensor_diag': ['diagonal name', (at) => at.give([...scriptSizes(at.tensor('diagonal')), ...scriptSizes(at.tensor('diagonal'))], at.tensor('diagonal').dtype)],
  'nn.zero_fraction': ['value name', (at) => at.give([], 'float32')],
  'image.yuv_to_rgb': same('images'), 'image.draw_bounding_boxes': same('images boxes colors name', 'float32'),
  ...Object.fromEntries('flip_left_right flip_up_down brightness contrast saturation hue jpeg_quality'.split(' ').map((name) => [`image.stateless_random_${name}`, same('image')])),
  'image.stateless_random_crop': ['value size seed name', (at) => at.give(at.sizes('size'), at.tensor('value').dtype)],
  'image.image_gradients': ['image', (at) => new Tuple([at.give(scriptSizes(at.tensor('image')), at.tensor('image').dtype), at.give(scriptSizes(at.tensor('image')), at.tensor('image').dtype)])],
  'image.non_max_suppression': ['boxes scores max_output_size iou_threshold score_threshold name', (at) => at.give([counted(at, 'the boxes that are kept')], 'int32')],
  'image.combined_non_max_suppression': ['boxes scores max_output_size_per_class max_total_size iou_threshold score_threshold pad_per_class clip_boxes name', (at) => {
    const [batch = null] = scriptSizes(at.tensor('boxes'));
    const most = at.flag('pad_per_class') ? at.lose('is padded for each class') : at.needed('max_total_size');
    return new Tuple([at.give([batch, most, 4], 'float32'), at.give([batch, most], 'float32'), at.give([batch, most], 'float32'), at.give([batch], 'int32')], undefined, ['nmsed_boxes', 'nmsed_scores', 'nmsed_classes', 'valid_detections']);
  }],
  'image.central_crop': ['image central_fraction', (at) => {
    const sizes = scriptSizes(at.tensor('image'));
    const given = at.number('central_fraction') ?? at.lose('depends on a fraction that is not known');
    const cut = (size: ScriptSize): ScriptSize => (typeof size === 'number' ? size - 2 * Math.trunc((size - size * given) / 2) : size);
    return at.give([...sizes.slice(0, -3), cut(sizes.at(-3) ?? null), cut(sizes.at(-2) ?? null), sizes.at(-1) ?? null], at.tensor('image').dtype);
  }],
});
