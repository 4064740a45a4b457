// Shapewright as a library: describe a network, and know its shapes, counts and errors.

import * as convolution from './layers/convolution.ts';
import * as dense_ from './layers/dense.ts';
import * as dropouts from './layers/dropout.ts';
import * as pooling from './layers/pooling.ts';
import * as reshaping from './layers/reshaping.ts';
import { makers } from './api/makers.ts';

export { clearSession } from './api/session.ts';
export { asLayer, input, issues, model, Sequential, type BatchInput, type InputOptions, type Part } from './api/models.ts';
export { type GivenSize, type LayerCall, type Maker, type SettingsOf } from './api/makers.ts';
export { describe, type Issue } from './issues/index.ts';
export { withChanges, type Change, type Layer, type Model, type Tensor } from './model/index.ts';

export const { conv1d, conv2d, conv3d } = makers(convolution);
export const { dense } = makers(dense_);
export const { flatten } = makers(reshaping);
export const { dropout } = makers(dropouts);
export const {
  maxPooling1d, maxPooling2d, maxPooling3d, averagePooling1d, averagePooling2d, averagePooling3d,
  globalMaxPooling1d, globalMaxPooling2d, globalMaxPooling3d, globalAveragePooling1d, globalAveragePooling2d, globalAveragePooling3d,
} = makers(pooling);
