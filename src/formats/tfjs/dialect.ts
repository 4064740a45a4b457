// A config of Keras 3 in the dialect of Keras 2 that TensorFlow.js reads.
// Source: the deserializers of @tensorflow/tfjs-layers 4.22. Invariant: what TensorFlow.js does not have, or does otherwise, is said; it is never written as something near.

import type { Unwritten } from '../keras-json/write-model.ts';

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The layers that TensorFlow.js has, as Keras calls them. */
const CLASSES = new Set(
  'Sequential Functional InputLayer ReLU LeakyReLU PReLU ELU Softmax Conv2D Conv3D Conv2DTranspose Conv3DTranspose SeparableConv2D Conv1D Cropping2D UpSampling2D DepthwiseConv2D RNN SimpleRNNCell SimpleRNN GRUCell GRU LSTMCell LSTM StackedRNNCells ConvLSTM2D Dropout SpatialDropout1D Dense Flatten Activation RepeatVector Reshape Permute Masking Embedding Add Multiply Average Maximum Minimum Concatenate Dot GaussianNoise GaussianDropout AlphaDropout BatchNormalization LayerNormalization ZeroPadding2D MaxPooling1D AveragePooling1D MaxPooling2D AveragePooling2D MaxPooling3D AveragePooling3D GlobalAveragePooling1D GlobalMaxPooling1D GlobalAveragePooling2D GlobalMaxPooling2D TimeDistributed Bidirectional Rescaling'.split(' '),
);

const ACTIVATIONS = new Set('elu selu relu relu6 linear sigmoid softplus softsign tanh softmax log_softmax gelu mish swish'.split(' '));

/** Classes that have another name there. */
const RENAMED: Readonly<Record<string, string>> = { LecunNormal: 'LeCunNormal', LecunUniform: 'LeCunUniform', L1: 'L1L2', L2: 'L1L2' };

/** Settings that have another name there, by class. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = { InputLayer: { batch_shape: 'batch_input_shape' }, LeakyReLU: { negative_slope: 'alpha' } };

/** The only values of settings that TensorFlow.js computes the same with, by the name of the setting. */
const ONLY: readonly { readonly setting: string; readonly values: readonly unknown[]; readonly classes?: readonly string[] }[] = [
  { setting: 'groups', values: [1] },
  { setting: 'lora_rank', values: [null] },
  { setting: 'reset_after', values: [false] },
  { setting: 'keepdims', values: [false] },
  { setting: 'renorm', values: [false] },
  { setting: 'interpolation', values: ['nearest'] },
  { setting: 'negative_slope', values: [0], classes: ['ReLU'] },
  { setting: 'threshold', values: [0], classes: ['ReLU'] },
  { setting: 'sparse', values: [false] },
  { setting: 'padding', values: ['valid', 'same'], classes: ['Conv1D', 'Conv2D', 'Conv3D', 'SeparableConv2D', 'DepthwiseConv2D'] },
];

/** Says what stands in the way. */
export class Dialect {
  readonly unwritten: Unwritten[] = [];
  /** Layers that give zeros where a mask says so, and whether anything masks at all. */
  readonly #zeros: string[] = [];
  #masks = false;

  /** A whole model. */
  model(written: JsonObject): JsonObject {
    const made = this.object(written);
    if (this.#masks) for (const layer of this.#zeros) this.#refuse(layer, 'TensorFlow.js repeats the step before where a mask leaves one out, and gives no zeros');
    return made;
  }

  /** A layer or a model. */
  object(written: JsonObject): JsonObject {
    const { class_name: name, config, inbound_nodes: nodes, name: outer } = written;
    const className = String(name);
    const inner = isObject(config) ? config : {};
    this.#masks ||= className === 'Masking' || inner['mask_zero'] === true;
    const layer = String(outer ?? inner['name'] ?? className);
    if (!CLASSES.has(className)) {
      this.#refuse(layer, `TensorFlow.js has no ${className}`);
      return {};
    }
    const made = { class_name: className, config: this.#config(className, inner, layer) };
    return nodes === undefined ? made : { ...made, name: outer, inbound_nodes: (nodes as readonly JsonObject[]).map((node) => this.#call(node, layer)) };
  }

  #refuse(layer: string, because: string): void {
    this.unwritten.push({ layer, because });
  }

  #config(className: string, config: JsonObject, layer: string): JsonObject {
    for (const { setting, values, classes } of ONLY)
      if (Object.hasOwn(config, setting) && (classes ?? [className]).includes(className) && !values.includes(config[setting])) this.#refuse(layer, `TensorFlow.js has no ${className} with ${setting}=${JSON.stringify(config[setting])}`);
    if (config['zero_output_for_mask'] === true) this.#zeros.push(layer);
    const renamed = SETTINGS[className] ?? {};
    return Object.fromEntries(
      Object.entries(config).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
        if (key === 'layers') return [[key, (value as readonly JsonObject[]).map((one) => this.object(one))]];
        if (key === 'input_layers' || key === 'output_layers') return [[key, this.#ends(value, layer)]];
        // TensorFlow.js makes the way backwards of the other one, and names both.
        if (className === 'Bidirectional' && key === 'backward_layer') return [];
        if (className === 'Bidirectional' && key === 'layer') return [[key, unprefixed(this.object(value as JsonObject))]];
        return [[renamed[key] ?? key, this.#setting(key, value, layer)]];
      }),
    );
  }

  #setting(key: string, value: unknown, layer: string): unknown {
    if (key === 'dtype') return isObject(value) ? (value['config'] as JsonObject | undefined)?.['name'] : value;
    if (/(?:^|_)activation$/.test(key) && value !== null) return this.#activation(value, layer);
    if (Array.isArray(value)) return value.map((one: unknown) => this.#setting('', one, layer));
    if (!isObject(value) || typeof value['class_name'] !== 'string') return value;
    const config = isObject(value['config']) ? value['config'] : {};
    // A layer among settings has a name; initializers and their kin have none.
    if (typeof config['name'] === 'string') return this.object(value);
    if (value['class_name'] === 'OrthogonalRegularizer' || value['class_name'] === 'STFT' || value['class_name'] === 'function') this.#refuse(layer, `TensorFlow.js has no ${value['class_name']}`);
    const { l1 = 0, l2 = 0 } = config;
    return { class_name: RENAMED[value['class_name']] ?? value['class_name'], config: /^L[12]$/.test(value['class_name']) ? { l1, l2 } : config };
  }

  #activation(value: unknown, layer: string): unknown {
    const name = value === 'silu' ? 'swish' : value;
    if (typeof name !== 'string' || !ACTIVATIONS.has(name)) this.#refuse(layer, `TensorFlow.js has no activation ${typeof name === 'string' ? name : 'of a class of its own'}, or another one of that name`);
    return name;
  }

  /** A call: one entry for each tensor; keywords stand with the first. */
  #call({ args, kwargs }: JsonObject, layer: string): unknown {
    const [first, ...more] = args as readonly unknown[];
    const tensors = (Array.isArray(first) ? (first as readonly unknown[]) : [first]).map((one) => historyOf(one));
    const named = Object.entries((kwargs ?? {}) as JsonObject).filter(([, value]) => value !== null);
    if (more.some((one) => one !== null) || tensors.includes(undefined) || named.some(([, value]) => isObject(value) || Array.isArray(value))) this.#refuse(layer, 'TensorFlow.js has no such call: one tensor or a list of them goes in');
    return tensors.map((history, i) => [...(history ?? []), i === 0 ? Object.fromEntries(named) : {}]);
  }

  /** Inputs or outputs as a list. */
  #ends(value: unknown, layer: string): unknown {
    if (!Array.isArray(value)) {
      this.#refuse(layer, 'TensorFlow.js has no inputs or outputs by name');
      return [];
    }
    return typeof value[0] === 'string' ? [value] : (value as unknown);
  }
}

/** Which output of which call of which layer a tensor is. */
function historyOf(value: unknown): readonly unknown[] | undefined {
  const config = isObject(value) && value['class_name'] === '__keras_tensor__' ? (value['config'] as JsonObject) : undefined;
  return config?.['keras_history'] as readonly unknown[] | undefined;
}

function unprefixed(layer: JsonObject): JsonObject {
  const config = layer['config'] as JsonObject;
  return { ...layer, config: { ...config, name: String(config['name']).replace(/^forward_/, '') } };
}
