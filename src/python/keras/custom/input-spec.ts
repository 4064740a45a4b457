// `self.input_spec`: what a layer of the script demands of its input.
// Source: keras/src/layers/input_spec.py, Keras 3.15.1.

import { isKind, type Raw } from '../../../layers/index.ts';
import type { Layer } from '../../../model/index.ts';
import type { Run } from '../../run/run.ts';
import { arrayIn } from '../../tensorflow/tensor.ts';
import { Instance, List, NdArray, Tuple, type Value } from '../../values/index.ts';
import { KerasObject } from '../convert.ts';
import { leavesOf } from './signature.ts';

/** Refuses an input that the layer's `input_spec` does not allow. */
export function checkInputs(run: Run, self: Instance, layer: Layer, first: Value | undefined): void {
  const given = self.attrs.get('input_spec') ?? null;
  if (given === null || first === undefined) return;
  const specs = given instanceof List || given instanceof Tuple ? given.items : [given];
  const inputs = leavesOf(first).map(arrayIn);
  if (specs.length !== inputs.length && given instanceof List) throw run.error('ValueError', `Layer "${layer.name}" expects ${specs.length} input(s), but it received ${inputs.length} input tensors.`);
  specs.forEach((spec, i) => {
    const input = inputs[i];
    if (input && spec instanceof Instance && spec.native instanceof KerasObject) checkOne(run, layer, spec.native, input);
  });
}

const number = (raw: Raw | undefined): number | undefined => (typeof raw === 'number' ? raw : undefined);

function checkOne(run: Run, layer: Layer, { args }: KerasObject, { shape }: NdArray): void {
  const words = `(${shape.map((size) => size ?? 'None').join(', ')})`;
  const fail = (what: string): never => {
    throw run.error('ValueError', `Input 0 of layer "${layer.name}" is incompatible with the layer: ${what}. Full shape received: ${words}`);
  };
  const [ndim, least, most] = [number(args['ndim']), number(args['min_ndim']), number(args['max_ndim'])];
  if (ndim !== undefined && shape.length !== ndim) fail(`expected ndim=${ndim}, found ndim=${shape.length}`);
  if (least !== undefined && shape.length < least) fail(`expected min_ndim=${least}, found ndim=${shape.length}`);
  if (most !== undefined && shape.length > most) fail(`expected max_ndim=${most}, found ndim=${shape.length}`);
  const { axes = null, shape: expected = null } = args;
  for (const [name, wanted] of isKind(axes, 'dict') ? Object.entries(axes.entries) : []) {
    const axis = Number(name);
    const found = shape[axis < 0 ? axis + shape.length : axis] ?? null;
    if (typeof wanted === 'number' && found !== null && found !== wanted) fail(`expected axis ${axis} of input shape to have value ${wanted}`);
  }
  if (!Array.isArray(expected)) return;
  const sizes = expected as readonly Raw[];
  if (sizes.length !== shape.length || sizes.some((size, i) => typeof size === 'number' && shape[i] !== null && shape[i] !== size)) fail('its shape is not that of the input_spec');
}
