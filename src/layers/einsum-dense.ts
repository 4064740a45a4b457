// EinsumDense: Dense along any axes, as an equation says.
// Source of the rules: keras/src/layers/core/einsum_dense.py, Keras 3.15.1.

import { evaluateOne, exact, formula, formulaOf, type Scope, type Size } from '../formula/index.ts';
import { patternOf, shape } from '../shape/index.ts';
import { defineLayer, type Choosing, type Recipe, type Trouble, type Weight } from './define.ts';
import { tensor } from './example.ts';
import { analyse, equationOf, kernelAxes, scaleAxes, type Equation } from './einsum.ts';
import { lowRankCheck, lowRankSettings, lowRankWeights } from './low-rank.ts';
import { activation, constraint, initializer, regularizer } from './objects.ts';
import { kernelOrder, quantizationConfig, quantizedKernel } from './quantized.ts';
import { isInt, isKind, Tuple, type Raw } from './raw.ts';
import { anything, jsonOf, Refused, pythonInt, savedWith, type Setting } from './setting.ts';

const equation: Setting<string> = {
  about: 'which axes of the input meet which axes of the kernel, and which come out',
  control: { kind: 'text' },
  read: (raw) => (typeof raw === 'string' ? { value: raw, config: raw } : new Refused("a text such as 'abc,cd->abd' is expected", 'TypeError')),
};

/** The sizes of the output behind the batch; None where the input decides. */
const outputShape: Setting<number | readonly (number | null)[]> = {
  about: 'the sizes of the output behind the batch; None where the input decides',
  control: { kind: 'sizes' },
  read: (raw) => {
    const items = isInt(raw) || isKind(raw, 'size') ? [raw] : Array.isArray(raw) ? (raw as readonly Raw[]) : undefined;
    if (!items) return new Refused('a whole number or several are expected', typeof raw === 'string' ? 'ValueError' : 'TypeError');
    const sizes = items.map((one): Size | undefined => (one === null ? null : isInt(one) && Number(one) >= 0 ? Number(one) : isKind(one, 'size') ? one.size : undefined));
    return sizes.includes(undefined) ? new Refused('every size must be a whole number of at least 0, or None') : { value: sizes, config: items.map((one, i) => (isKind(one, 'size') ? sizes[i] : jsonOf(one))) };
  },
};

/** The axes of the output that have a bias: letters of the equation. */
const biasAxes: Setting<string | null> = {
  about: 'which axes of the output have a bias of their own',
  control: { kind: 'text' },
  fallback: null,
  read: (raw) => {
    if (raw === null) return { value: null, config: null };
    const letters = typeof raw === 'string' ? [...raw] : Array.isArray(raw) ? (raw as readonly Raw[]) : undefined;
    return letters?.every((one) => typeof one === 'string') ? { value: letters, config: jsonOf(raw) } : new Refused('letters of the equation are expected', 'TypeError');
  },
};

const productOf = (letters: readonly string[]): string => (letters.length === 0 ? '1' : letters.join(' * '));

const refuse = (because: string, settings: string, raises = 'ValueError'): Trouble => ({ trouble: 'setting-disagrees', setting: 'dtype', raises, data: { because, settings } });

/** A kernel of three axes as a matrix: Keras takes the largest axis for the model's own. */
function flattened(letters: readonly string[], scope: Scope): { readonly rows: string; readonly columns: string } | undefined {
  const [a, b, c] = letters;
  if (a === undefined || b === undefined || letters.length > 3) return undefined;
  if (c === undefined) return { rows: a, columns: b };
  const sizes = letters.map((letter) => exact(scope[letter] as Size) ?? 0n);
  const largest = sizes.indexOf(sizes.reduce((x, y) => (y > x ? y : x)));
  return largest === 0 ? { rows: a, columns: `${b} * ${c}` } : { rows: `${a} * ${b}`, columns: c };
}

/** What stands for the kernel under a quantised dtype. */
function storedKernel(parts: Equation, { settings, policy }: Choosing, scope: Scope): { readonly weights: Readonly<Record<string, Weight>>; readonly unpacked?: string } | Trouble | undefined {
  const { quantization } = policy;
  if (!quantization) return undefined;
  const { mode } = quantization;
  const config = settings['quantization_config'] as Raw;
  if (mode === 'float8') return { weights: quantizedKernel(quantization, config, { name: 'kernel', rows: '1', columns: '1' }) };
  // Keras counts the letters of the axes that have none, and trips.
  if (parts.elided !== 'none') return refuse('Keras cannot quantise an equation with `...`', '`...` here', 'TypeError');
  if (mode === 'gptq' || mode === 'awq') {
    if (settings['lora_rank']) return refuse(`a kernel quantised by ${mode} takes no low-rank adaptation`, '`lora_rank` here');
    const flat = flattened([...parts.kernel], scope);
    if (!flat) return refuse(`${mode} quantises kernels of two or three axes`, 'this equation');
    return { weights: quantizedKernel(quantization, config, { name: 'kernel', ...flat, zero: 'zero_point' }), ...(mode === 'gptq' ? { unpacked: flat.columns } : {}) };
  }
  const { summed, kept } = kernelAxes(parts);
  if (mode === 'int4') return { weights: quantizedKernel(quantization, config, { name: 'kernel', rows: productOf(summed), columns: productOf(kept) }) };
  const scale = scaleAxes(parts);
  if (!scale) return refuse('Keras cannot lay the scale of this kernel out', 'this equation');
  const { kernel, kernel_scale: about } = quantizedKernel(quantization, config, { name: 'kernel', rows: productOf(summed), columns: productOf(kept) });
  if (!kernel || !about) return undefined;
  return { weights: { kernel: { ...kernel, shape: patternOf([...parts.kernel].join(', ')) }, kernel_scale: { ...about, shape: patternOf(scale.join(', ')) } } };
}

/** The kernel, the bias and the output that an equation gives for one input. */
function dense(at: Choosing): Recipe | Trouble {
  const { settings, shapes: [input = []] } = at;
  const parts = equationOf(String(settings['equation']));
  if (!parts) return { trouble: 'setting-disagrees', setting: 'equation', data: { because: 'an equation looks like `[X],[Y]->[Z]`, `...[X],[Y]->...[Z]` or `[X]...,[Y]->[Z]...`', settings: `\`equation=${String(settings['equation'])}\`` } };
  const analysis = analyse(parts, input, settings['output_shape'] as readonly Size[], (settings['bias_axes'] ?? undefined) as readonly string[] | undefined);
  if ('trouble' in analysis) return analysis;
  const { sizes, output, bias } = analysis;
  const letters = [...parts.kernel];
  const { summed } = kernelAxes(parts);
  const stored = storedKernel(parts, at, sizes);
  if (stored && 'trouble' in stored) return stored;
  const kernel: Weight = { shape: patternOf(letters.join(', ')), about: 'one number for every way through the equation', starts: 'kernel_initializer', inward: letters.flatMap((letter, i) => (summed.includes(letter) ? [i] : [])), frozen: 'lora_rank' };
  const plain = !stored && !settings['lora_rank'];
  return {
    scope: { ...sizes, places: output, rows: output.slice(1) },
    gives: shape`*places`,
    weights: {
      ...stored?.weights,
      ...(stored && at.policy.quantization?.mode !== 'float8' ? {} : { kernel }),
      ...(bias ? { bias: { shape: patternOf(bias.join(', ')), about: 'numbers added along some axes of the output', starts: 'bias_initializer' } satisfies Weight } : {}),
      ...lowRankWeights('kernel', patternOf([...letters.slice(0, -1), 'lora_rank'].join(', ')), patternOf(`lora_rank, ${letters.at(-1)}`)),
    },
    ...(plain ? { textbook: formulaOf([productOf(letters), ...(bias ? [productOf(bias.filter((letter) => letter !== '1'))] : [])].join(' + ')) } : {}),
    macs: formula`product(rows) * ${productOf(summed)}`,
    fixes: [],
    ...(stored && 'unpacked' in stored && stored.unpacked !== undefined ? { settles: { gptq_unpacked_column_size: evaluateOne(formulaOf(stored.unpacked), sizes) } } : {}),
  };
}

/** A weighted sum along any axes: `'abc,cd->abd'`. */
export const einsumDense = defineLayer({
  name: 'EinsumDense',
  family: 'core',
  about: 'Every output is a weighted sum over the axes of the input that an equation names.',
  example: { settings: { equation: 'abc,cd->abd', output_shape: Tuple.from([20, 64]), bias_axes: 'd' }, call: [tensor([null, 20, 128])], onlyForm: true },
  stores: kernelOrder,
  settings: {
    equation,
    output_shape: pythonInt(outputShape, 'TypeError'),
    activation: activation(),
    bias_axes: biasAxes,
    kernel_initializer: initializer('kernel', 'glorot_uniform'),
    bias_initializer: initializer('bias'),
    kernel_regularizer: regularizer('kernel'),
    bias_regularizer: regularizer('bias'),
    kernel_constraint: constraint('kernel'),
    bias_constraint: constraint('bias'),
    ...lowRankSettings('kernel'),
    gptq_unpacked_column_size: savedWith('gptq_unpacked_column_size', anything('how many columns a packed kernel stands for', null)),
    quantization_config: quantizationConfig,
    activity_regularizer: { ...regularizer('output'), positional: false },
  },
  call: ['training'],
  terms: { places: 'sizes of the output' },
  fixesRank: true,
  check: lowRankCheck('kernel_constraint'),
  choose: dense,
});
