// Every layer for TypeScript users, under Keras's name in camelCase: `conv2d`, `maxPooling2d`, `lstm`.
// Invariant: a layer of the catalogue is exported here; a test holds the two lists against each other.

import * as activationFamily from '../layers/activation.ts';
import * as adaptiveFamily from '../layers/adaptive.ts';
import * as attentionFamily from '../layers/attention.ts';
import * as batchNormalizationFamily from '../layers/batch-normalization.ts';
import * as bidirectionalFamily from '../layers/bidirectional.ts';
import * as categoriesFamily from '../layers/categories.ts';
import * as cellsFamily from '../layers/cells.ts';
import * as convLstmFamily from '../layers/conv-lstm.ts';
import * as convolutionFamily from '../layers/convolution.ts';
import * as customFamily from '../layers/custom.ts';
import * as denseFamily from '../layers/dense.ts';
import * as depthwiseFamily from '../layers/depthwise.ts';
import * as dropoutFamily from '../layers/dropout.ts';
import * as einsumDenseFamily from '../layers/einsum-dense.ts';
import * as embeddingFamily from '../layers/embedding.ts';
import * as imageColorFamily from '../layers/image-color.ts';
import * as imageGeometryFamily from '../layers/image-geometry.ts';
import * as imageMixingFamily from '../layers/image-mixing.ts';
import * as imageSizeFamily from '../layers/image-size.ts';
import * as lookupFamily from '../layers/lookup.ts';
import * as maskingFamily from '../layers/masking.ts';
import * as mergingFamily from '../layers/merging.ts';
import * as multiHeadAttentionFamily from '../layers/multi-head-attention.ts';
import * as normalizationFamily from '../layers/normalization.ts';
import * as paddingFamily from '../layers/padding.ts';
import * as pipelineFamily from '../layers/pipeline.ts';
import * as poolingFamily from '../layers/pooling.ts';
import * as recurrentFamily from '../layers/recurrent.ts';
import * as reshapingFamily from '../layers/reshaping.ts';
import * as rnnFamily from '../layers/rnn.ts';
import * as spectralFamily from '../layers/spectral.ts';
import * as spectrogramFamily from '../layers/spectrogram.ts';
import * as transposedFamily from '../layers/transposed.ts';
import * as upsamplingFamily from '../layers/upsampling.ts';
import * as wrappersFamily from '../layers/wrappers.ts';
import { makers } from './makers.ts';

export const { activation, relu, leakyRelu, elu, softmax, prelu } = makers(activationFamily);
export const {
  adaptiveAveragePooling1d, adaptiveAveragePooling2d, adaptiveAveragePooling3d, adaptiveMaxPooling1d, adaptiveMaxPooling2d, adaptiveMaxPooling3d,
} = makers(adaptiveFamily);
export const { attention, additiveAttention } = makers(attentionFamily);
export const { batchNormalization } = makers(batchNormalizationFamily);
export const { bidirectional } = makers(bidirectionalFamily);
export const { categoryEncoding, discretization, hashing, hashedCrossing } = makers(categoriesFamily);
export const { simpleRnnCell, gruCell, lstmCell } = makers(cellsFamily);
export const { convLstm1d, convLstm2d, convLstm3d } = makers(convLstmFamily);
export const { conv1d, conv2d, conv3d } = makers(convolutionFamily);
export const { lambda, layer } = makers(customFamily);
export const { dense } = makers(denseFamily);
export const { depthwiseConv1d, depthwiseConv2d, separableConv1d, separableConv2d } = makers(depthwiseFamily);
export const {
  dropout, alphaDropout, gaussianDropout, gaussianNoise, spatialDropout1d, spatialDropout2d, spatialDropout3d, activityRegularization,
} = makers(dropoutFamily);
export const { einsumDense } = makers(einsumDenseFamily);
export const { embedding, reversibleEmbedding } = makers(embeddingFamily);
export const {
  randomBrightness, randomContrast, randomSaturation, randomHue, solarization, randomPosterization, randomSharpness, randomInvert, randomGrayscale,
  randomColorDegeneration, randomColorJitter, autoContrast, equalization, contrastLimitedAdaptiveHistogramEqualization,
} = makers(imageColorFamily);
export const {
  randomFlip, randomTranslation, randomRotation, randomZoom, randomShear, randomPerspective, randomElasticTransform, randomErasing, randomGaussianBlur,
} = makers(imageGeometryFamily);
export const { cutMix, mixUp, augMix, randAugment, maxNumBoundingBoxes } = makers(imageMixingFamily);
export const { rescaling, resizing, centerCrop, randomCrop } = makers(imageSizeFamily);
export const { integerLookup, stringLookup, textVectorization } = makers(lookupFamily);
export const { identity, masking } = makers(maskingFamily);
export const { add, subtract, multiply, average, maximum, minimum, concatenate, dot } = makers(mergingFamily);
export const { multiHeadAttention, groupQueryAttention } = makers(multiHeadAttentionFamily);
export const { layerNormalization, groupNormalization, rmsNormalization, unitNormalization, normalization } = makers(normalizationFamily);
export const { zeroPadding1d, zeroPadding2d, zeroPadding3d, cropping1d, cropping2d, cropping3d } = makers(paddingFamily);
export const { pipeline } = makers(pipelineFamily);
export const {
  maxPooling1d, maxPooling2d, maxPooling3d, averagePooling1d, averagePooling2d, averagePooling3d, globalMaxPooling1d, globalMaxPooling2d,
  globalMaxPooling3d, globalAveragePooling1d, globalAveragePooling2d, globalAveragePooling3d,
} = makers(poolingFamily);
export const { simpleRnn, gru, lstm } = makers(recurrentFamily);
export const { flatten, reshape, permute, repeatVector } = makers(reshapingFamily);
export const { stackedRnnCells, rnn } = makers(rnnFamily);
export const { spectralNormalization } = makers(spectralFamily);
export const { melSpectrogram, stftSpectrogram } = makers(spectrogramFamily);
export const { conv1dTranspose, conv2dTranspose, conv3dTranspose } = makers(transposedFamily);
export const { upSampling1d, upSampling2d, upSampling3d } = makers(upsamplingFamily);
export const { wrapper, timeDistributed } = makers(wrappersFamily);
