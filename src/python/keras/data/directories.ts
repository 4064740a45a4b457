// Data sets that are read from folders and cut from series: the specs that Keras gives them.
// Source: keras/src/utils/image_dataset_utils.py, text_dataset_utils.py, timeseries_dataset_utils.py, Keras 3.15.1.

import { toArray } from '../../library/numpy/array.ts';
import type { Run } from '../../run/run.ts';
import { datasetOf, datasetWith } from '../../tensorflow/data/dataset.ts';
import { datasets } from '../../tensorflow/data/pipeline.ts';
import { tensorOfSizes, sizesIn, type ScriptSize } from '../../tensorflow/tensor.ts';
import { asIndex, Instance, List, Native, NdArray, Tuple, Unknown, type Call, type NativeCall, type Value } from '../../values/index.ts';

const traced = (shape: readonly ScriptSize[], dtype: string): Value => tensorOfSizes(shape, dtype, 'traced');

/** The labels of a batch; undefined for none. A one-hot label has as many columns as there are folders. */
function labelsOf(run: Run, call: Call, batch: readonly ScriptSize[]): Value | undefined {
  const mode = call.or(2, 'label_mode', 'int');
  if (mode === null || call.or(1, 'labels', 'inferred') === null) return undefined;
  if (mode === 'int') return traced(batch, 'int32');
  if (mode === 'binary') return traced([...batch, 1], 'float32');
  const names = call.or(3, 'class_names', null);
  if (mode === 'categorical') return traced([...batch, names instanceof List && !names.lost ? names.items.length : run.unknown('counts the folders of a data set')], 'float32');
  return mode instanceof Unknown ? mode : run.unknown('is a label of a mode that is not known');
}

/** A data set of a folder; two of them where both subsets are asked for. */
function ofFolder(run: Run, call: Call, element: (batch: readonly ScriptSize[]) => Value, at: number): Value {
  datasets();
  const size = call.or(at, 'batch_size', 32);
  const batch: readonly ScriptSize[] = size === null ? [] : [null];
  const x = element(batch);
  const y = labelsOf(run, call, batch);
  const made = (): Instance => {
    const set = datasetWith(y === undefined ? x : new Tuple([x, y]), run.unknown('counts the files of a folder'));
    const names = call.or(3, 'class_names', null);
    set.attrs.set('class_names', names instanceof List ? names : run.unknown('lists the folders of a data set'));
    set.attrs.set('file_paths', run.unknown('lists the files of a folder'));
    return set;
  };
  return call.kwargs.get('subset') === 'both' ? new List([made(), made()]) : made();
}

const CHANNELS: Readonly<Record<string, number>> = { grayscale: 1, rgb: 3, rgba: 4 };

/** How many channels pictures of a mode have. */
export const channelsOf = (run: Run, mode: Value): number | Unknown => (typeof mode === 'string' ? CHANNELS[mode] : undefined) ?? (mode instanceof Unknown ? mode : run.unknown('is a number of channels that is not known'));

const images: NativeCall = (run, call) => {
  const sizes = sizesIn(call.or(6, 'image_size', new Tuple([256, 256])));
  const channels = channelsOf(run, call.or(4, 'color_mode', 'rgb'));
  return ofFolder(run, call, (batch) => (sizes && !(sizes instanceof Unknown) ? traced([...batch, ...sizes, channels], 'float32') : (sizes ?? run.unknown('is a picture whose size is not known'))), 5);
};

const texts: NativeCall = (run, call) => ofFolder(run, call, (batch) => traced(batch, 'string'), 4);

/** Windows of a series. The length of a window stays open in the spec, as in Keras. */
const windows: NativeCall = (run, call) => {
  datasets();
  const [data, targets] = [toArray(run, call.or(0, 'data', null)), call.or(1, 'targets', null)];
  if (data instanceof Unknown) return datasetWith(data, data);
  const [length, stride, rate] = [call.or(2, 'sequence_length', null), call.or(3, 'sequence_stride', 1), call.or(4, 'sampling_rate', 1)].map(asIndex);
  const size = call.or(5, 'batch_size', 128);
  const [begin, end] = [asIndex(call.or(8, 'start_index', 0)) ?? 0, asIndex(call.or(9, 'end_index', data.shape[0] ?? null))];
  const answers = targets === null ? undefined : toArray(run, targets);
  const rows = answers instanceof NdArray ? (answers.shape[0] ?? null) : null;
  const starts = end === undefined || length === undefined || rate === undefined || stride === undefined ? undefined : Math.ceil(Math.min(end - begin - (length - 1) * rate, rows ?? Infinity) / stride);
  const count = starts === undefined || (answers !== undefined && rows === null) ? run.unknown('counts the windows of a series') : size === null ? starts : Math.ceil(starts / (asIndex(size) ?? 1));
  const batch: readonly ScriptSize[] = size === null ? [] : [null];
  const known = asIndex(size);
  const at = (sizes: readonly ScriptSize[], steps: ScriptSize): Value => {
    const x = traced([...sizes, steps, ...data.shape.slice(1).map((one) => one ?? run.unknown('is a size of a series'))], data.dtype);
    return answers === undefined ? x : new Tuple([x, answers instanceof Unknown ? answers : traced([...sizes, ...answers.shape.slice(1)], answers.dtype)]);
  };
  return datasetOf({ spec: at(batch, null), count, at: (place) => at(known === undefined ? [] : [typeof starts === 'number' ? Math.min(known, starts - place * known) : null], length ?? null) });
};

/** `keras.utils.image_dataset_from_directory` and its kin; undefined for other names. */
export function folderFunction(name: string): Native | undefined {
  const call = { image_dataset_from_directory: images, text_dataset_from_directory: texts, timeseries_dataset_from_array: windows }[name];
  return call && new Native(`keras.utils.${name}`, call);
}
