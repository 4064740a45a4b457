// The equations of EinsumDense: what every letter stands for, and which letters the kernel and the bias have.
// Source of the rules: `_analyze_einsum_string`, `_analyze_split_string` and `_analyze_quantization_info` in
// keras/src/layers/core/einsum_dense.py, Keras 3.15.1. Nothing is computed here: sizes are only picked.

import { sameSize, type Size } from '../formula/index.ts';
import { shapeText, type Shape } from '../shape/index.ts';
import type { Trouble } from './define.ts';

/** An equation taken apart: the letters of the input, of the kernel and of the output. */
export interface Equation {
  readonly input: string;
  readonly kernel: string;
  readonly output: string;
  /** Which side stands for axes that have no letter. */
  readonly elided: 'left' | 'right' | 'none';
}

/** What an equation says of one input. */
export interface Analysis {
  /** The size that every letter stands for. */
  readonly sizes: Readonly<Record<string, Size>>;
  readonly output: Shape;
  /** The axes of the bias: a letter, or `1`. */
  readonly bias: readonly string[] | undefined;
}

/** Takes an equation apart; undefined for one that Keras does not know. Like Keras, it looks at the beginning only. */
export function equationOf(text: string): Equation | undefined {
  const plain = text.replaceAll('...', '0');
  const forms = [
    ['none', /^([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)/],
    ['left', /^0([a-zA-Z]+),([a-zA-Z]+)->0([a-zA-Z]+)/],
    ['right', /^([a-zA-Z]{2,})0,([a-zA-Z]+)->([a-zA-Z]+)0/],
  ] as const;
  for (const [elided, form] of forms) {
    const [, input, kernel, output] = form.exec(plain) ?? [];
    if (input !== undefined && kernel !== undefined && output !== undefined) return { input, kernel, output, elided };
  }
  return undefined;
}

const trouble = (because: string, setting = 'equation', raises = 'ValueError'): Trouble => ({ trouble: 'setting-disagrees', setting, raises, data: { because, settings: `this \`${setting}\`` } });

/** An entry of a list; a negative index counts from the end, as in Python. */
const entry = (list: Shape, index: number): Size | undefined => list[index < 0 ? index + list.length : index];

/** The output as Keras lays it out: the batch, the given sizes, and the axes without a letter. */
function laidOut({ elided }: Equation, input: Shape, given: Shape, extra: number): Shape {
  const [batch = null] = input;
  if (extra <= 0) return [batch, ...given];
  // On the left Keras puts each axis before those that it has put there already.
  return elided === 'left' ? [batch, ...input.slice(1, extra).toReversed(), ...given] : [batch, ...given, ...input.slice(input.length - extra)];
}

/** What an equation says of an input, or why it does not fit. */
export function analyse(equation: Equation, input: Shape, given: Shape, biasAxes: readonly string[] | undefined): Analysis | Trouble {
  const { input: reads, kernel, output: gives, elided } = equation;
  if (input.length === 0) return trouble('the input has no axes', 'equation', 'IndexError');
  const extra = input.length - reads.length;
  const output = laidOut(equation, input, given, extra);
  const shift = elided === 'left' ? extra : 0;
  const inputAt = new Map([...reads].map((letter, i) => [letter, elided === 'left' ? i - reads.length : i]));
  const outputAt = new Map([...gives].map((letter, i) => [letter, i + shift]));
  const tooFew = (letter: string): Trouble => trouble(`the axis \`${letter}\` is not there: the input has the shape ${shapeText(input)}`, 'equation', 'IndexError');

  for (const letter of reads) {
    const size = entry(input, inputAt.get(letter) ?? 0);
    if (size === undefined) return tooFew(letter);
    const place = outputAt.get(letter);
    if (place === undefined) continue;
    const wanted = entry(output, place);
    if (wanted === undefined) return trouble(`\`output_shape\` has no size for \`${letter}\``, 'output_shape', 'IndexError');
    if (wanted !== null && !couldBe(wanted, size)) return trouble(`the axis \`${letter}\` is ${shapeText([size])} in the input and ${shapeText([wanted])} in the output`, 'output_shape');
  }
  const stray = [...gives].find((letter) => !reads.includes(letter) && !kernel.includes(letter));
  if (stray !== undefined) return trouble(`\`${stray}\` stands in the output, but neither in the input nor in the kernel`);

  const sizes: Record<string, Size> = {};
  for (const letter of reads) sizes[letter] = entry(input, inputAt.get(letter) ?? 0) ?? null;
  for (const [letter, place] of outputAt) {
    const size = entry(output, place);
    if (size !== undefined) sizes[letter] = size;
  }
  for (const letter of kernel) {
    const place = outputAt.get(letter);
    if (place === undefined && !inputAt.has(letter)) return trouble(`\`${letter}\` stands in the kernel, but neither in the input nor in the output`);
    if (place !== undefined && entry(output, place) === undefined) return trouble(`\`output_shape\` has no size for \`${letter}\``, 'output_shape', 'IndexError');
  }
  const bias = biasAxes && biasOf(equation, biasAxes, output, extra);
  return bias && 'trouble' in bias ? bias : { sizes, output, bias };
}

/** None in the input is not the number that stands in the output. */
const couldBe = (wanted: Size, size: Size): boolean => sameSize(wanted, size) || (size !== null && (typeof wanted !== 'number' || typeof size !== 'number'));

/** The axes of the bias, from the first that it has to the last of the output. */
function biasOf({ output: gives, elided }: Equation, axes: readonly string[], output: Shape, extra: number): readonly string[] | Trouble {
  const shift = elided === 'left' ? extra : 0;
  if ([...gives].some((_, i) => entry(output, i + shift) === undefined)) return trouble('`output_shape` has too few sizes', 'output_shape', 'IndexError');
  const stray = axes.find((letter) => !gives.includes(letter));
  if (stray !== undefined) return trouble(`\`bias_axes\` names \`${stray}\`, which does not stand in the output`, 'bias_axes');
  if (axes.length === 0) return trouble('`bias_axes` has to name at least one axis', 'bias_axes');
  const first = Math.min(...axes.map((letter) => gives.indexOf(letter)));
  const tail = elided === 'left' ? [] : Array.from({ length: Math.max(extra, 0) }, () => '1');
  return [...[...gives.slice(first)].map((letter) => (axes.includes(letter) ? letter : '1')), ...tail];
}

/** The letters of the kernel that are summed over, and those that stay. */
export function kernelAxes({ kernel, output }: Equation): { readonly summed: readonly string[]; readonly kept: readonly string[] } {
  return { summed: [...kernel].filter((letter) => !output.includes(letter)), kept: [...kernel].filter((letter) => output.includes(letter)) };
}

/** The axes of the scale of an int8 kernel: those of the kernel, summed ones as 1, in the order of the output. */
export function scaleAxes({ input, kernel, output }: Equation): readonly string[] | undefined {
  const reducedIn = positions(input, (letter) => !output.includes(letter));
  const reduced = positions(kernel, (letter) => !output.includes(letter));
  const expandIn = positions(output, (letter) => !input.includes(letter));
  const expand = positions(output, (letter) => !kernel.includes(letter));
  const order = [...output].flatMap((letter) => (kernel.includes(letter) ? [kernel.indexOf(letter)] : []));
  const squeeze: number[] = [];
  // Where no axis is left to take, Keras goes on with the last one that it took.
  let last = kernel.indexOf(output.at(-1) ?? '');
  for (const _ of reducedIn) last = expandIn.shift() ?? last;
  for (const place of reduced) {
    const free = expand.shift();
    if (free === undefined) squeeze.push(place);
    last = free ?? last;
    order.splice(last < 0 ? Math.max(order.length + last, 0) : last, 0, place);
  }
  const axes = order.map((place) => (reduced.includes(place) ? '1' : kernel[place]));
  for (const place of expand.toSorted((a, b) => a - b)) axes.splice(place, 0, '1');
  for (const place of squeeze.toSorted((a, b) => b - a)) axes.splice(place, 1);
  return axes.every((axis) => axis !== undefined) ? axes : undefined;
}

const positions = (letters: string, test: (letter: string) => boolean): number[] => [...letters].flatMap((letter, i) => (test(letter) ? [i] : []));
