// Settings that the layers which change pictures have in common.
// Source of the rules: keras/src/layers/preprocessing/image_preprocessing/base_image_preprocessing_layer.py, Keras 3.15.1.

import { dataFormat } from './convolution.ts';
import { isKind, numberOf, Tuple, type Raw } from './raw.ts';
import { anything, choice, jsonOf, pythonInt, Refused, savedWith, type Read, type Setting } from './setting.ts';

/** The numbers of a tuple or list of two; undefined for anything else. */
function pairOf(raw: Raw): readonly [number, number] | undefined {
  if (!Array.isArray(raw) || raw.length !== 2) return undefined;
  const [a, b] = (raw as readonly Raw[]).map(numberOf);
  return a === undefined || b === undefined ? undefined : [a, b];
}

/** A range as Python sorts it: True and False stay what they are. */
const inOrder = (raw: Raw): unknown => (raw as readonly Raw[]).toSorted((a, b) => (numberOf(a) ?? 0) - (numberOf(b) ?? 0)).map(jsonOf);

/** Two texts have an order, too, and Keras asks for no more. */
const textsOf = (raw: Raw): readonly string[] | undefined => (Array.isArray(raw) && raw.length === 2 && (raw as readonly Raw[]).every((one) => typeof one === 'string') ? (raw as readonly string[]) : undefined);

/** How a layer reads how strongly it changes a picture. */
interface Strength {
  readonly about: string;
  readonly fallback?: Raw;
  /** The limits of a number. */
  readonly low: number;
  readonly high: number;
  /** Where a range of two numbers only has to overlap the limits: most of Keras's layers let that pass. */
  readonly overlap?: true;
  /** Where the lower limit itself is excluded. */
  readonly above?: true;
  /** What a single number stands for; a range around zero that ends at the limits where nothing is said. */
  readonly single?: (value: number) => readonly [number, number];
  /** A single number stands for the range from zero up to it. */
  readonly upTo?: true;
  /** Keras writes what was given, not the range that it stands for. */
  readonly asGiven?: true;
  /** Whatever Python takes for false stands for zero. */
  readonly lenient?: true;
  /** A list around zero is what Keras writes into a config, although it refuses to read it; here a config can be read. */
  readonly fromConfig?: true;
  readonly optional?: true;
}

const isFalse = (raw: Raw): boolean => raw === null || raw === '' || (Array.isArray(raw) && raw.length === 0);

/** How strongly a picture is changed at random: one number, or the weakest and the strongest. */
export function strength(of: Strength): Setting<number | readonly [number, number] | null> {
  const { low, high } = of;
  const expected = `a number between ${low} and ${high} or two of them, the lowest and the highest, are expected`;
  const single = of.upTo ? (value: number) => [0, value] as const : (of.single ?? ((value: number) => [Math.max(-Math.abs(value), low), Math.abs(value)] as const));
  const outside = (value: number): boolean => value > high || value < low || (of.above === true && value === low);
  return pythonInt({
    about: of.about,
    control: { kind: 'number', minimum: low, maximum: high },
    ...(of.fallback === undefined ? {} : { fallback: of.fallback }),
    read: (raw: Raw): Read | Refused => {
      if (raw === null && of.optional) return { value: null, config: null };
      if (isKind(raw, 'size')) return { value: raw.size, config: raw.size };
      const value = of.lenient && isFalse(raw) ? 0 : numberOf(raw);
      const pair = value === undefined ? pairOf(raw) : undefined;
      if (value === undefined && pair === undefined) return new Refused(expected);
      const written = of.fromConfig && pair && !(raw instanceof Tuple) && pair[0] === -pair[1] && pair[1] >= 0 && pair[1] <= high;
      const bad = written ? false : pair ? (of.overlap ? pair[0] > high || pair[1] < low : pair.some(outside)) : value === undefined || outside(value);
      if (bad) return new Refused(expected);
      const range = pair ? pair.toSorted((a, b) => a - b) : single(value ?? 0);
      return { value: range, config: of.asGiven ? jsonOf(raw) : pair ? inOrder(raw) : of.upTo ? [0, jsonOf(raw)] : range };
    },
  });
}

/** The limits of the numbers in a picture; `sorted` where Keras insists on two of them and puts the lower first. */
export function valueRange(rule: { readonly sorted?: true; readonly checked?: true } = {}): Setting<readonly [number, number]> {
  return {
    about: 'the smallest and the largest number that a picture holds',
    control: { kind: 'text' },
    fallback: Tuple.from<Raw>([0, 255]),
    read: (raw: Raw): Read | Refused => {
      if (!rule.sorted && !rule.checked) return { value: raw, config: jsonOf(raw) };
      const pair = pairOf(raw) ?? textsOf(raw);
      if (!pair) return new Refused('two numbers are expected, the smallest and the largest');
      const range = pair.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      return { value: range, config: !rule.sorted ? jsonOf(raw) : textsOf(raw) ? range : inOrder(raw) };
    },
  };
}

const notImplemented = <In>(setting: Setting<In>): Setting<In> => ({
  ...setting,
  read: (raw) => {
    const read = setting.read(raw);
    return read instanceof Refused ? new Refused(read.expected, 'NotImplementedError', read.options) : read;
  },
});

/** `fill_mode`: what shows where a picture was moved away. */
export const fillMode = (more: readonly string[] = []): Setting<string | null> =>
  notImplemented(choice('what fills the places that the picture no longer covers', ['reflect', 'wrap', 'constant', 'nearest', ...more], 'reflect'));

/** `interpolation`: how values between pixels come about. */
export const interpolation: Setting<string | null> = notImplemented(choice('how the value of a place between pixels is found', ['nearest', 'bilinear'], 'bilinear'));

/** `fill_value`: used where the picture is filled with a constant. */
export const fillValue = (fallback: Raw): Setting => anything('the number that fills empty places where `fill_mode` is constant', fallback);

const noFactor: Setting = {
  about: 'nothing: this layer has no strength to set',
  control: { kind: 'number' },
  fallback: null,
  inConfig: false,
  positional: false,
  read: (raw: Raw): Read | Refused => (raw === null ? { value: null, config: null } : new Refused('this layer takes none')),
};

const unusedFactor: Setting = {
  ...strength({ about: 'nothing: Keras reads it and does not use it', low: -1, high: 1, overlap: true, lenient: true, fallback: null }),
  inConfig: false,
  positional: false,
};

/** How boxes are written; Keras writes it into the config whatever it is, but not None. */
const boxFormat: Setting = { ...anything('how the corners of boxes are written', null), read: (raw: Raw): Read => ({ value: raw === null ? null : String(raw), config: jsonOf(raw) }) };

/** The keywords that every layer of this kind takes behind its own; `factor` says what becomes of one that is not its own. */
export const imageSettings = (factor: 'refused' | 'unused' | 'own') => ({
  ...(factor === 'own' ? {} : { factor: factor === 'refused' ? noFactor : unusedFactor }),
  bounding_box_format: { ...savedWith('bounding_box_format', boxFormat), positional: false } as Setting,
});

/** `data_format` where it can only be given by name. */
export const namedDataFormat: typeof dataFormat = { ...dataFormat, positional: false };
