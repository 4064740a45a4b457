// A call that shows what a layer does: declared where it has to be, otherwise made from the settings that must be given and
// the shape that the layer reads. Invariant: only settings and inputs stand here; every other number comes from inference.

import type { Pattern } from '../shape/index.ts';
import { alternatives, type CallPart, type InputSpec, type LayerDefinition } from './define.ts';
import type { Given, Raw } from './raw.ts';
import type { Setting } from './setting.ts';

/** What a declaration says of its example; the rest is made up by `exampleOf`. */
export interface Example {
  readonly settings?: Given;
  /** The arguments of the call in order: tensors, in lists or dicts where the layer takes them so. */
  readonly call?: readonly CallPart[];
  /** True where inputs of another form are no use: Keras takes some without looking. */
  readonly onlyForm?: true;
}

/** A shape of plain sizes, None for one that is open. */
type Sizes = readonly (number | null)[];

/** A tensor of an example: its shape with the batch, and its dtype. */
export const tensor = (shape: Sizes, dtype = 'float32'): InputSpec => ({ shape, dtype });

/** A layer as a setting of an example: `made('LSTM', { units: 64 })`. */
export const made = (path: string, args: Given): Raw => ({ kind: 'object', path, args });

/** What a size or setting of a name usually is; a picture of 28 x 28 is that of the first tutorial. */
const usual: Readonly<Record<string, number | null>> = {
  batch: null, channels: 16, features: 64, steps: 20, input: 32,
  filters: 32, units: 64, kernel_size: 3, pool_size: 2, output_size: 7, rate: 0.5, height: 128, width: 128,
};

/** What every axis of a picture, a sequence or a volume is. */
const places: Readonly<Record<number, number>> = { 1: 100, 2: 28, 3: 16 };

/** What layers read that take any shape, by family. */
const anyShape: Readonly<Record<string, Sizes>> = { 'image preprocessing': [null, 224, 224, 3], activation: [null, 28, 28, 16] };
const FEATURES: Sizes = [null, 64];

const FACTOR = 0.2;

function usualSetting(name: string, { control, fallback }: Setting | Setting<never>): Raw | undefined {
  if (fallback !== undefined) return undefined;
  const named = usual[name];
  if (named !== undefined) return named;
  return control.kind === 'number' ? FACTOR : undefined;
}

function usualShape(pattern: Pattern | undefined, family: string): Sizes {
  const sizes = pattern?.axes.map(({ spread, count, size }) => {
    if (spread) return count === undefined ? undefined : Array.from({ length: count }, () => places[count] ?? 1);
    return size.alias !== undefined && size.alias in usual ? [usual[size.alias] ?? null] : undefined;
  });
  return sizes?.every((one) => one !== undefined) && sizes.length > 0 ? sizes.flat() : (anyShape[family] ?? FEATURES);
}

/** The example of a layer; undefined where a setting must be given and nobody says what it usually is. */
export function exampleOf(definition: LayerDefinition): Required<Omit<Example, 'onlyForm'>> | undefined {
  const { example = {}, family, reads, inputs } = definition;
  const settings: Record<string, Raw> = {};
  for (const [name, setting] of Object.entries(definition.settings)) {
    const value = example.settings?.[name] ?? usualSetting(name, setting);
    if (value !== undefined) settings[name] = value;
    else if (setting.fallback === undefined) return undefined;
  }
  if (!example.call && definition.open) return undefined;
  return { settings, call: example.call ?? (inputs === 'none' ? [] : [tensor(usualShape(alternatives(reads)[0], family))]) };
}
