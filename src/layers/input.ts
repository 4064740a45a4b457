// InputLayer: where a network begins. Source: keras/src/layers/core/input_layer.py, Keras 3.15.1.

import { sameSize, type Size } from '../formula/index.ts';
import { shape, shapeText } from '../shape/index.ts';
import { byPosition, dtype } from './base-settings.ts';
import { defineLayer, type Choosing, type Recipe, type Trouble } from './define.ts';
import { isInt, isKind, isTensor, Tuple, type Raw, type RawTensor } from './raw.ts';
import { flag, readSize, Refused, tooLarge, truthOf, unsaved, type Read, type Setting } from './setting.ts';

/** A shape whose sizes may be None. Rule: `standardize_shape`. */
const inputSizes = (about: string): Setting<readonly (number | string | null)[] | null> => ({
  about,
  control: { kind: 'sizes' },
  fallback: null,
  read: (raw: Raw): Read | Refused => {
    if (raw === null) return { value: null, config: null };
    if (!Array.isArray(raw)) return new Refused('a tuple of whole numbers is expected');
    const sizes: Size[] = [];
    for (const item of raw as readonly Raw[]) {
      const excess = tooLarge(item);
      if (excess) return excess;
      if (item === null) sizes.push(null);
      else if (isInt(item) && Number(item) >= 0) sizes.push(readSize(item) ?? null);
      else if (isKind(item, 'size')) sizes.push(item.size);
      else if (isKind(item, 'unknown')) sizes.push({ kind: 'unknown', because: item.because });
      else return new Refused('every size must be a whole number of at least 0, or None');
    }
    return { value: sizes, config: sizes };
  },
});

/** How many examples come at once. */
const batchSize: Setting<number | null> = {
  about: 'how many examples come at once',
  control: { kind: 'count', minimum: 0 },
  fallback: null,
  read: (raw) => {
    if (raw === null) return { value: null, config: null };
    if (isKind(raw, 'size')) return { value: raw.size, config: raw.size };
    return isInt(raw) && Number(raw) >= 0 ? { value: Number(raw), config: Number(raw) } : new Refused('a whole number of at least 0 is expected');
  },
};

/** Whether the data is of an unusual kind: yes, no, or not said. */
const kindOfData = (about: string): Setting => ({ about, control: { kind: 'flag' }, fallback: null, read: (raw) => ({ value: raw === null ? null : truthOf(raw) ? 1 : 0, config: truthOf(raw) }) });

/** A tensor to start from. */
const inputTensor: Setting = {
  about: 'a tensor of the network to start from',
  control: { kind: 'text' },
  fallback: null,
  read: (raw) => (raw === null || isTensor(raw) ? { value: raw, config: null } : new Refused('a tensor of the network is expected')),
};

type Settings = Readonly<Record<string, unknown>>;

/** The shape that is given without the batch, and the one with it, in either spelling. */
const innerOf = (settings: Settings): readonly Size[] | null => (settings['input_shape'] ?? settings['shape'] ?? null) as readonly Size[] | null;
const wholeOf = (settings: Settings): readonly Size[] | null => (settings['batch_input_shape'] ?? settings['batch_shape'] ?? null) as readonly Size[] | null;
const tensorOf = (settings: Settings): RawTensor | null => (settings['input_tensor'] ?? null) as RawTensor | null;

/** The shape of a batch that an InputLayer stands for; undefined where its settings do not say. */
function batchShapeOf(settings: Settings): readonly Size[] | undefined {
  const inner = innerOf(settings);
  return tensorOf(settings)?.shape ?? wholeOf(settings) ?? (inner ? [settings['batch_size'] as Size, ...inner] : undefined);
}

const disagree = (setting: string, because: string): Trouble => ({ trouble: 'setting-disagrees', setting, data: { because, settings: 'both at once' } });

/** What Keras insists on before it makes the tensor. */
function check(settings: Settings): Trouble | undefined {
  const tensor = tensorOf(settings);
  const inner = innerOf(settings);
  const whole = wholeOf(settings);
  const batch = settings['batch_size'] as Size;
  if (tensor) return checkTensor(settings, tensor);
  if (inner && whole) return disagree('batch_shape', '`shape` and `batch_shape` say the same thing twice');
  if (batch !== null && whole) return disagree('batch_size', '`batch_shape` holds the batch size already');
  if (!inner && !whole) return { trouble: 'setting-missing', setting: 'shape', data: { setting: 'shape', about: 'It sets the shape of one example, without the batch.' } };
  if (settings['sparse'] === 1 && settings['ragged'] === 1) return disagree('ragged', 'a tensor is sparse or ragged, not both');
  return undefined;
}

function checkTensor(settings: Settings, { shape: given, dtype: format, sparse = false }: RawTensor): Trouble | undefined {
  const says = (setting: string, sizes: readonly Size[] | null, actual: readonly Size[] | undefined): Trouble | undefined =>
    sizes === null || !actual || (sizes.length === actual.length && sizes.every((size, i) => sameSize(size, actual[i] ?? null)))
      ? undefined
      : disagree(setting, `\`input_tensor\` has the shape ${shapeText(actual)}, \`${setting}\` says ${shapeText(sizes)}`);
  const batch = settings['batch_size'] as Size;
  return (
    says('batch_size', batch === null ? null : [batch], given?.slice(0, 1)) ??
    says('shape', innerOf(settings), given?.slice(1)) ??
    says('batch_shape', wholeOf(settings), given) ??
    (settings['dtype'] !== null && settings['dtype'] !== format ? disagree('dtype', `\`input_tensor\` holds ${format}`) : undefined) ??
    (settings['sparse'] !== null && (settings['sparse'] === 1) !== sparse ? disagree('sparse', `\`input_tensor\` is ${sparse ? '' : 'not '}sparse`) : undefined)
  );
}

const dtypeOf = (settings: Settings): string => tensorOf(settings)?.dtype ?? (typeof settings['dtype'] === 'string' ? settings['dtype'] : 'float32');

/** Where data enters: `shape` is one example, `batch_shape` includes the batch. */
export const inputLayer = defineLayer({
  name: 'InputLayer',
  family: 'core',
  about: 'Where data enters the network; it says what one example looks like.',
  example: { settings: { shape: Tuple.from([28, 28, 1]) } },
  base: 'own',
  // Keras ignores keywords that it does not know here.
  lenient: true,
  inputs: 'none',
  ready: true,
  settings: {
    shape: unsaved(inputSizes('the shape of one example, without the batch')),
    batch_size: unsaved(batchSize),
    dtype: dtype('the number format of the data'),
    sparse: kindOfData('whether the data is sparse'),
    ragged: kindOfData('whether the rows of the data differ in length'),
    batch_shape: inputSizes('the shape of a whole batch, its first size included'),
    input_tensor: unsaved(inputTensor),
    optional: flag('whether the input may be left out', false),
    name: byPosition('name'),
    input_shape: unsaved({ ...inputSizes('the shape of one example, in the spelling of Keras 2'), positional: false as const }),
    batch_input_shape: unsaved({ ...inputSizes('the shape of a batch, in the spelling of Keras 2'), positional: false as const }),
  },
  terms: { all: 'sizes of the input' },
  check,
  written: (settings) => ({ batch_shape: batchShapeOf(settings) ?? null, dtype: dtypeOf(settings) }),
  choose: ({ settings }: Choosing): Recipe | Trouble => {
    const all = batchShapeOf(settings);
    // Without a shape the layer has said so already.
    return all && !check(settings) ? { scope: { all }, gives: shape`*all`, dtype: dtypeOf(settings) } : { trouble: '' };
  },
});
