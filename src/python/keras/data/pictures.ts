// Pictures of files, and the old `ImageDataGenerator`: known by the size that they are brought to.
// Source: keras/src/utils/image_utils.py and keras/src/legacy/preprocessing/image.py, Keras 3.15.1.

import { toArray } from '../../library/numpy/array.ts';
import { addMethods } from '../../library/table.ts';
import type { Run } from '../../run/run.ts';
import { sizesIn } from '../../tensorflow/tensor.ts';
import { asIndex, Instance, List, Native, NdArray, PyClass, Tuple, types, Unknown, type Call, type NativeCall, type Value } from '../../values/index.ts';
import { channelsOf } from './directories.ts';

type Size = number | null;

/** A picture of a file: its height, width and channels. */
const pictureClass = new PyClass('Image', { module: 'PIL.Image', bases: [types.object] });
const arrayOfPicture = (value: Value | undefined): NdArray | undefined => (value instanceof Instance && value.cls === pictureClass && value.native instanceof NdArray ? value.native : undefined);

const picture = (array: NdArray): Instance => {
  const made = new Instance(pictureClass, array);
  const [height, width] = array.shape.map((size) => size ?? array.because ?? null);
  made.attrs.set('size', new Tuple([width ?? null, height ?? null]));
  made.attrs.set('width', width ?? null);
  made.attrs.set('height', height ?? null);
  return made;
};

addMethods(pictureClass, {
  __array__: (run, call) => arrayOfPicture(call.args[0]) ?? run.unknown('is a picture'),
  resize: (run, call) => {
    const array = arrayOfPicture(call.args[0]);
    const [width = null, height = null] = given(call.arg(1, 'size') ?? null);
    return array ? picture(array.with({ shape: [height, width, ...array.shape.slice(2)] })) : run.unknown('is a picture');
  },
  show: () => null, save: () => null,
  __getattr__: (run, call) => run.unknown(`comes from \`${String(call.args[1])}\` of a picture`),
});

const given = (value: Value): readonly Size[] => {
  const sizes = sizesIn(value);
  return sizes && !(sizes instanceof Unknown) ? sizes.map((size) => (typeof size === 'number' ? size : null)) : [];
};

const loadImage: NativeCall = (run, call) => {
  const gray = call.kwargs.get('grayscale') === true;
  const channels = channelsOf(run, gray ? 'grayscale' : call.or(1, 'color_mode', 'rgb'));
  const [height = null, width = null] = given(call.or(2, 'target_size', null));
  return picture(new NdArray([height, width, ...(channels === 1 ? [] : [channels instanceof Unknown ? null : channels])], 'uint8', undefined, run.unknown('is a picture of a file')));
};

const imageToArray: NativeCall = (run, call) => {
  const array = arrayOfPicture(call.arg(0, 'img')) ?? toArray(run, call.arg(0, 'img') ?? null);
  if (array instanceof Unknown) return array;
  if (array.dtype === 'object') return run.unknown('is a picture');
  return array.with({ shape: array.shape.length === 2 ? [...array.shape, 1] : array.shape, dtype: 'float32' });
};

/** Functions on pictures by name. */
const pictureFunctions: Readonly<Record<string, NativeCall>> = {
  load_img: loadImage,
  img_to_array: imageToArray,
  array_to_img: (run, call) => {
    const array = toArray(run, call.arg(0, 'x') ?? null);
    return array instanceof NdArray ? picture(array.with({ dtype: 'uint8' })) : array;
  },
  save_img: () => null,
};

/** Batches of an `ImageDataGenerator`, one after the other without an end. */
const iteratorClass = new PyClass('Iterator', { module: 'keras.src.legacy.preprocessing.image', bases: [types.object] });
addMethods(iteratorClass, {
  __getitem__: (run, call) => batchOf(run, call),
  __next__: (run, call) => batchOf(run, call),
  next: (run, call) => batchOf(run, call),
  __iter__: (_run, call) => call.args[0] ?? null,
  reset: () => null,
  __len__: (run, call) => (call.args[0] instanceof Instance ? call.args[0].attrs.get('length') : undefined) ?? run.unknown('counts the batches of a folder'),
  __getattr__: (run, call) => run.unknown(`comes from \`${String(call.args[1])}\` of a folder`),
});

const batchOf = (run: Run, call: Call): Value => (call.args[0] instanceof Instance && isBatch(call.args[0].native) ? call.args[0].native : run.unknown('is a batch of pictures'));
const isBatch = (native: unknown): native is NdArray | Tuple => native instanceof NdArray || native instanceof Tuple;

const MODES: Readonly<Record<string, readonly string[]>> = { categorical: ['classes'], binary: [], sparse: [], input: [], multi_output: [], other: [] };

/** A folder's iterator; `first` is the place of `target_size` among the arguments. */
const fromFolder = (first: number, modeAt: number): NativeCall => (run, call) => {
  const own = call.rest();
  const [height = null, width = null] = given(own.or(first, 'target_size', new Tuple([256, 256])));
  const channels = channelsOf(run, own.or(first + 1, 'color_mode', 'rgb'));
  const batch = asIndex(own.or(modeAt + 1, 'batch_size', 32)) ?? null;
  const mode = own.or(modeAt, 'class_mode', 'categorical');
  const because = run.unknown('is a batch of pictures of a folder');
  const sizes = [height, width, channels instanceof Unknown ? null : channels];
  const classes = own.or(modeAt - 1, 'classes', null);
  const x = new NdArray([batch, ...sizes], 'float32', undefined, because);
  const count = classes instanceof List ? classes.items.length : null;
  const y = mode === 'input' ? x : new NdArray(mode === 'categorical' ? [batch, count] : [batch], 'float32', undefined, because);
  const known = typeof mode === 'string' && Object.hasOwn(MODES, mode);
  const made = new Instance(iteratorClass, mode === null ? x : known ? new Tuple([x, y]) : new Tuple([x, because]));
  made.attrs.set('image_shape', new Tuple(sizes.map((size) => size ?? because)));
  made.attrs.set('target_size', new Tuple([height ?? because, width ?? because]));
  made.attrs.set('batch_size', batch ?? because);
  return made;
};

/** `flow(x, y)`: batches of arrays. */
const fromArrays: NativeCall = (run, call) => {
  const own = call.rest();
  const [x, y] = [toArray(run, own.or(0, 'x', null)), own.or(1, 'y', null)];
  const size = asIndex(own.or(2, 'batch_size', 32)) ?? null;
  if (x instanceof Unknown) return x;
  const rows = x.shape[0] ?? null;
  const batch = rows === null || size === null ? size : Math.min(rows, size);
  const labels = y === null ? undefined : toArray(run, y);
  const images = x.with({ shape: [batch, ...x.shape.slice(1)], dtype: 'float32' });
  const made = new Instance(iteratorClass, labels === undefined ? images : new Tuple([images, labels instanceof NdArray ? labels.with({ shape: [batch, ...labels.shape.slice(1)] }) : labels]));
  if (rows !== null) made.attrs.set('n', rows);
  if (rows !== null && size !== null) made.attrs.set('length', Math.ceil(rows / size));
  return made;
};

/** `ImageDataGenerator`. */
const imageGenerator = new PyClass('ImageDataGenerator', { module: 'keras.src.legacy.preprocessing.image', bases: [types.object], make: (_run, cls) => new Instance(cls) });
addMethods(imageGenerator, {
  flow: fromArrays,
  flow_from_directory: fromFolder(1, 4),
  flow_from_dataframe: fromFolder(5, 8),
  fit: () => null,
  standardize: (_run, call) => call.args[1] ?? null,
  random_transform: (_run, call) => call.args[1] ?? null,
  __getattr__: (run, call) => run.unknown(`comes from \`${String(call.args[1])}\` of a generator of pictures`),
});

/** A function on pictures; undefined for a name that is not held here. */
export function pictureFunction(name: string): Native | PyClass | undefined {
  if (name === 'ImageDataGenerator') return imageGenerator;
  const call = Object.hasOwn(pictureFunctions, name) ? pictureFunctions[name] : undefined;
  return call && new Native(`keras.utils.${name}`, call);
}
