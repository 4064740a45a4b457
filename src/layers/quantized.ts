// Quantised kernels: what a layer stores in place of a kernel under a dtype such as `int8_from_float32`.
// Source of the rules: the `_int8_build`, `_int4_build`, `_float8_build`, `_gptq_build` and `_awq_build` of Dense, Keras 3.15.1.

import type { DType, Quantization } from '../shape/index.ts';
import { patternOf } from '../shape/index.ts';
import type { Stores, Weight } from './define.ts';
import { isKind, type Raw } from './raw.ts';
import { anything, jsonOf, type Setting } from './setting.ts';

/** `quantization_config`: how the kernel is quantised, where the dtype says that it is. */
export const quantizationConfig: Setting = {
  ...anything('how the kernel is quantised', null),
  read: (raw) => ({ value: raw, config: isKind(raw, 'object') ? written(raw.path, raw.args) : jsonOf(raw) }),
};

const lastPart = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const written = (path: string, args: Readonly<Record<string, Raw>>): unknown => ({
  module: 'keras.quantizers',
  class_name: lastPart(path),
  config: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, jsonOf(value)])),
  registered_name: null,
});

/** How many inputs share one scale: as the config says, else as the dtype does; undefined where one scale serves all of them. */
function groupOf({ mode, group }: Quantization, config: Raw): number | undefined {
  const name = isKind(config, 'object') ? lastPart(config.path) : isKind(config, 'dict') ? config.entries['class_name'] : undefined;
  const parts = isKind(config, 'object') ? config.args : isKind(config, 'dict') && isKind(config.entries['config'] ?? null, 'dict') ? (config.entries['config'] as { readonly entries: Readonly<Record<string, Raw>> }).entries : {};
  const own = { int4: ['Int4QuantizationConfig', 'block_size'], gptq: ['GPTQConfig', 'group_size'], awq: ['AWQConfig', 'group_size'], int8: ['', ''], float8: ['', ''] }[mode];
  const given = name === own[0] ? (parts[own[1] ?? ''] ?? (parts[own[1] ?? ''] === undefined ? 128 : null)) : (group ?? null);
  return typeof given === 'number' && given > 0 ? given : undefined;
}

/** A table of vectors to quantise: `rows` of them, each of `columns` numbers; `turned` lays the table on its side. */
export interface QuantizedTable {
  readonly name: string;
  readonly rows: string;
  readonly columns: string;
  readonly turned?: true;
}

/** The weights that stand for a table of vectors. Source: the `_int8_build` and `_int4_build` of Embedding and ReversibleEmbedding. */
export function quantizedTable(quantization: Quantization, config: Raw, { name, rows, columns, turned }: QuantizedTable): Readonly<Record<string, Weight>> {
  const laid = (across: string): string => (turned ? `${across}, ${rows}` : `${rows}, ${across}`);
  const group = groupOf(quantization, config);
  if (quantization.mode === 'int8') return { [name]: tracked(laid(columns), about.table, 'int8'), [`${name}_scale`]: worth(rows) };
  const scales = group === undefined ? rows : laid(`ceil(${columns} / ${group})`);
  return {
    [name]: tracked(laid(`ceil(${columns} / 2)`), about.nibbles, 'int8'),
    [`${name}_scale`]: worth(scales),
    // The table of the way back keeps its zeros in the layer's own format, and shares the index.
    ...(group === undefined ? {} : { [`${name}_zero`]: tracked(scales, about.zero, turned ? undefined : 'int8'), ...(turned ? {} : { g_idx: grouping(columns, group) }) }),
  };
}

/** What a quantised kernel is made of; `rows` reads the inputs, `columns` the outputs, both names of a recipe. */
export interface QuantizedKernel {
  readonly name: string;
  readonly rows: string;
  readonly columns: string;
  /** The name of the weight that holds the zeros. */
  readonly zero?: string;
}

const about = {
  table: 'one small whole number for every number of every vector',
  pairs: 'one small whole number for every pair of an input and an output',
  nibbles: 'two numbers of four bits in every byte',
  scale: 'what one step of a stored number is worth',
  zero: 'which stored number stands for zero',
  index: 'which group every input belongs to',
};

const tracked = (shape: string, purpose: string, dtype?: DType, starts: Weight['starts'] = 'Zeros'): Weight => ({ shape: patternOf(shape), about: purpose, trainable: false, starts, ...(dtype === undefined ? {} : { dtype }) });

/** What one step is worth starts with 1. */
const worth = (shape: string, purpose = about.scale): Weight => tracked(shape, purpose, undefined, 'Ones');

/** Every input belongs to the group that its number falls into. */
const grouping = (shape: string, group: number): Weight => tracked(shape, about.index, 'float32', { class: 'GroupIndex', args: { size: group } });

/** The weights of a layer with a kernel in the order in which Keras keeps them, quantised or not. */
export const kernelOrder: Stores = { order: ['kernel', 'bias', 'quantized_kernel', 'inputs_scale', 'inputs_amax_history', 'kernel_scale', 'kernel_amax_history', 'outputs_grad_scale', 'outputs_grad_amax_history', 'kernel_zero', 'zero_point', 'awq_scales', 'g_idx'] };

/** The same of a layer with a table of vectors. */
export const tableOrder: Stores = { order: ['embeddings', 'embeddings_scale', 'embeddings_zero', 'g_idx', 'reverse_embeddings', 'reverse_embeddings_scale', 'reverse_embeddings_zero'] };

/** The weights that stand for a kernel, in Keras's order; `float8` keeps the kernel and adds to it. */
export function quantizedKernel(quantization: Quantization, config: Raw, { name, rows, columns, zero = `${name}_zero` }: QuantizedKernel): Readonly<Record<string, Weight>> {
  const group = groupOf(quantization, config);
  const groups = group === undefined ? '1' : `ceil(${rows} / ${group})`;
  const { zero: zeros, index } = about;
  switch (quantization.mode) {
    case 'int8':
      return { [name]: tracked(`${rows}, ${columns}`, about.pairs, 'int8'), [`${name}_scale`]: worth(columns) };
    case 'int4': {
      const shape = group === undefined ? columns : `${groups}, ${columns}`;
      return {
        [name]: tracked(`${rows}, ceil(${columns} / 2)`, about.nibbles, 'int8'),
        [`${name}_scale`]: worth(shape),
        ...(group === undefined ? {} : { [zero]: tracked(shape, zeros, 'int8'), g_idx: grouping(rows, group) }),
      };
    }
    case 'gptq':
    case 'awq':
      return {
        [name]: tracked(`${quantization.bits === 4 ? `ceil(${columns} / 2)` : columns}, ${rows}`, 'the kernel laid on its side, as small whole numbers', 'uint8'),
        [`${name}_scale`]: worth(`${columns}, ${groups}`),
        [zero]: tracked(`${columns}, ${groups}`, zeros, 'uint8'),
        ...(quantization.mode === 'awq' ? { awq_scales: worth(rows, 'how much every input matters') } : {}),
        g_idx: tracked(rows, index, 'float32'),
      };
    case 'float8':
      return Object.fromEntries(
        ['inputs', name, 'outputs_grad'].flatMap((of) => [
          [`${of}_scale`, { shape: patternOf(''), about: about.scale, dtype: 'float32', starts: 'Ones' } satisfies Weight],
          [`${of}_amax_history`, { shape: patternOf(String(quantization.history ?? 0)), about: 'the largest numbers seen of late', dtype: 'float32', starts: 'Zeros' } satisfies Weight],
        ]),
      );
  }
}
