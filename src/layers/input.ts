// InputLayer: where a network begins. Source: keras/src/layers/core/input_layer.py, Keras 3.15.1.

import type { Size } from '../formula/index.ts';
import { shape } from '../shape/index.ts';
import { baseSettings, dtype } from './base-settings.ts';
import { defineLayer, type Choosing, type Recipe, type Trouble } from './define.ts';
import { isInt, isKind, type Raw } from './raw.ts';
import { anything, flag, Refused, unsaved, type Read, type Setting } from './setting.ts';

/** A shape whose sizes may be None; Rule: `standardize_shape`. */
const inputSizes = (about: string): Setting<readonly (number | string | null)[] | null> => ({
  about,
  control: { kind: 'sizes' },
  fallback: null,
  read: (raw: Raw): Read | Refused => {
    if (raw === null) return { value: null, config: null };
    if (!Array.isArray(raw)) return new Refused('a tuple of whole numbers is expected', 'ValueError');
    const sizes: Size[] = [];
    for (const item of raw as readonly Raw[]) {
      if (item === null) sizes.push(null);
      else if (isInt(item) && Number(item) >= 0) sizes.push(Number(item));
      else if (isKind(item, 'size')) sizes.push(item.size);
      else if (isKind(item, 'unknown')) sizes.push({ kind: 'unknown', because: item.because });
      else return new Refused('every size must be a whole number of at least 0, or None', 'ValueError');
    }
    return { value: sizes, config: sizes };
  },
});

/** Where data enters: `shape` is one example, `batch_shape` includes the batch. */
export const inputLayer = defineLayer({
  name: 'InputLayer',
  family: 'core',
  about: 'Where data enters the network; it says what one example looks like.',
  base: 'own',
  inputs: 'none',
  ready: true,
  settings: {
    shape: unsaved(inputSizes('the shape of one example, without the batch')),
    batch_size: unsaved({ about: 'how many examples come at once', control: { kind: 'count' as const, minimum: 0 }, fallback: null, read: (raw: Raw) => (raw === null ? { value: null, config: null } : isInt(raw) ? { value: Number(raw), config: Number(raw) } : isKind(raw, 'size') ? { value: raw.size, config: null } : new Refused('a whole number is expected')) }),
    dtype: dtype('the number format of the data'),
    sparse: anything('whether the data is sparse', null),
    ragged: anything('whether the rows of the data differ in length', null),
    batch_shape: inputSizes('the shape of a whole batch, its first size included'),
    input_tensor: unsaved(anything('a tensor to start from', null)),
    optional: flag('whether the input may be left out', false),
    name: baseSettings['name'] ?? anything('its name in the model', null),
    input_shape: unsaved(anything('the shape of one example, in the spelling of Keras 2', null)),
    batch_input_shape: unsaved(inputSizes('the shape of a batch, in the spelling of Keras 2')),
  },
  terms: { all: 'sizes of the input' },
  choose: (at: Choosing): Recipe | Trouble => {
    const { settings } = at;
    const batchShape = (settings['batch_shape'] ?? settings['batch_input_shape']) as readonly Size[] | null | undefined;
    const inner = (settings['shape'] ?? (Array.isArray(settings['input_shape']) ? settings['input_shape'] : null)) as readonly Size[] | null;
    const batch = (settings['batch_size'] ?? null) as Size;
    if (inner && batchShape) return { trouble: 'setting-disagrees', setting: 'batch_shape', data: { because: '`shape` and `batch_shape` say the same thing twice', class: 'InputLayer', settings: 'both at once' } };
    if (batch !== null && batchShape) return { trouble: 'setting-disagrees', setting: 'batch_size', data: { because: '`batch_shape` holds the batch size already', class: 'InputLayer', settings: 'both at once' } };
    if (!inner && !batchShape) return { trouble: 'setting-missing', setting: 'shape', data: { class: 'InputLayer', setting: 'shape', about: 'It sets the shape of one example, without the batch.' } };
    if (settings['sparse'] === true && settings['ragged'] === true) return { trouble: 'setting-disagrees', setting: 'ragged', data: { because: 'a tensor is sparse or ragged, not both', class: 'InputLayer', settings: 'both at once' } };
    return { scope: { all: batchShape ?? [batch, ...(inner ?? [])] }, gives: shape`*all`, dtype: typeof settings['dtype'] === 'string' ? settings['dtype'] : 'compute' };
  },
});
