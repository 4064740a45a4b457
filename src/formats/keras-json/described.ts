// One object of a config in the form of Keras 3, whichever dialect it was written in.
// Source: keras/src/saving/serialization_lib.py and keras/src/legacy/saving/saving_utils.py, Keras 3.15.1.

import { isKind, type Given, type Raw } from '../../layers/index.ts';
import { Field } from './field.ts';

/** A layer, an operation or a model as a config describes it. */
export interface Described {
  readonly className: string;
  /** Where Python finds the class; undefined in the dialect of Keras 2, which does not say. */
  readonly module: string | undefined;
  /** Its name in the model around it. */
  readonly name: string | undefined;
  readonly settings: Given;
  readonly field: Field;
}

/** Settings that Keras 2 wrote and that Keras 3 neither has nor misses. */
const GONE: Readonly<Record<string, readonly string[]>> = {
  Lambda: ['module', 'function_type', 'output_shape_type', 'output_shape_module'],
  LSTM: ['implementation', 'time_major'],
  GRU: ['implementation', 'time_major'],
  SimpleRNN: ['implementation', 'time_major'],
  RNN: ['time_major'],
  LSTMCell: ['implementation'],
  GRUCell: ['implementation'],
  ConvLSTM1D: ['time_major'],
  ConvLSTM2D: ['time_major'],
  ConvLSTM3D: ['time_major'],
  Embedding: ['input_length'],
  BatchNormalization: ['renorm', 'renorm_clipping', 'renorm_momentum', 'virtual_batch_size', 'fused'],
  GlobalAveragePooling2D: [],
};

/** Classes that have another name in Keras 3. */
const RENAMED: Readonly<Record<string, string>> = { Model: 'Functional', BatchNormalizationV1: 'BatchNormalization', BatchNormalizationV2: 'BatchNormalization', CuDNNLSTM: 'LSTM', CuDNNGRU: 'GRU', LSTMV2: 'LSTM', GRUV2: 'GRU', Convolution2D: 'Conv2D' };

const entriesOf = (raw: Raw | undefined): Given | undefined => (raw !== undefined && isKind(raw, 'dict') ? raw.entries : undefined);

/** Reads an object of a config. */
export function describedBy(field: Field): Described {
  const entries = field.entries();
  const className = field.at('class_name').text();
  const config = field.at('config');
  const { module, name } = entries;
  const settings = config.raw === null ? {} : config.entries();
  const own = typeof name === 'string' ? name : undefined;
  if (typeof module === 'string') return { className, module, name: own ?? nameIn(settings), settings, field };
  return { className: Object.hasOwn(RENAMED, className) ? (RENAMED[className] ?? className) : className, module: undefined, name: own ?? nameIn(settings), settings: modern(className, settings), field };
}

const nameIn = ({ name }: Given): string | undefined => (typeof name === 'string' ? name : undefined);

/** The settings of Keras 2 in the words of Keras 3. Rule: `model_from_config`. */
function modern(className: string, settings: Given): Given {
  const kept: Record<string, Raw> = {};
  for (const [name, value] of Object.entries(settings)) {
    if ((Object.hasOwn(GONE, className) && GONE[className]?.includes(name)) || name === 'shared_object_id') continue;
    if (name === 'batch_input_shape') {
      if (className === 'InputLayer') kept['batch_shape'] = value;
      else if (Array.isArray(value)) kept['input_shape'] = (value as readonly Raw[]).slice(1);
    } else if (name === 'axis' && Array.isArray(value) && value.length === 1) kept['axis'] = (value as readonly Raw[])[0] ?? null;
    else if (name === 'dtype') kept['dtype'] = policyOf(value);
    else if (name === 'batch_size' && value === null) continue;
    else kept[name] = innerModern(value);
  }
  return kept;
}

/** A dtype policy of Keras 2: `{"class_name": "Policy", "config": {"name": "mixed_float16"}}`. */
function policyOf(value: Raw): Raw {
  const entries = entriesOf(value);
  if (entries?.['class_name'] !== 'Policy') return value;
  return entriesOf(entries['config'])?.['name'] ?? null;
}

/** A layer inside a layer is written in the same dialect. */
function innerModern(value: Raw): Raw {
  if (Array.isArray(value)) return (value as readonly Raw[]).map(innerModern);
  const entries = entriesOf(value);
  const config = entriesOf(entries?.['config']);
  if (!entries || !config || typeof entries['class_name'] !== 'string' || typeof entries['module'] === 'string') return value;
  return { kind: 'dict', entries: { ...entries, config: { kind: 'dict', entries: modern(entries['class_name'], config) } } };
}
