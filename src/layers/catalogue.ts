// The shelf of all layers. Invariant: a layer is found here by its class name and by every alias that Keras has.

import * as activation from './activation.ts';
import * as adaptive from './adaptive.ts';
import * as batchNormalization from './batch-normalization.ts';
import * as attention from './attention.ts';
import * as convLstm from './conv-lstm.ts';
import * as convolution from './convolution.ts';
import * as custom from './custom.ts';
import type { LayerDefinition } from './define.ts';
import * as bidirectional from './bidirectional.ts';
import * as categories from './categories.ts';
import * as cells from './cells.ts';
import * as dense from './dense.ts';
import * as dropout from './dropout.ts';
import * as recurrent from './recurrent.ts';
import * as reshaping from './reshaping.ts';
import * as depthwise from './depthwise.ts';
import * as einsumDense from './einsum-dense.ts';
import * as embedding from './embedding.ts';
import * as imageColor from './image-color.ts';
import * as imageGeometry from './image-geometry.ts';
import * as imageMixing from './image-mixing.ts';
import * as imageSize from './image-size.ts';
import * as input from './input.ts';
import * as merging from './merging.ts';
import * as multiHeadAttention from './multi-head-attention.ts';
import * as lookup from './lookup.ts';
import * as masking from './masking.ts';
import * as normalization from './normalization.ts';
import * as padding from './padding.ts';
import * as pipeline from './pipeline.ts';
import * as pooling from './pooling.ts';
import * as spectrogram from './spectrogram.ts';
import * as transposed from './transposed.ts';
import * as rnn from './rnn.ts';
import * as spectral from './spectral.ts';
import * as upsampling from './upsampling.ts';
import * as wrappers from './wrappers.ts';

const families: readonly Readonly<Record<string, unknown>>[] = [input, dense, einsumDense, embedding, masking, custom, activation, batchNormalization, normalization, spectral, reshaping, merging, dropout, convolution, pooling, padding, upsampling, transposed, depthwise, adaptive, cells, recurrent, convLstm, rnn, wrappers, bidirectional, imageSize, imageGeometry, imageColor, imageMixing, attention, multiHeadAttention, spectrogram, categories, lookup, pipeline];

const isDefinition = (value: unknown): value is LayerDefinition => typeof value === 'object' && value !== null && 'autoName' in value;

/** Every layer, in the order of the families. */
export const layers: readonly LayerDefinition[] = families.flatMap((family) => Object.values(family).filter(isDefinition));

const byName = new Map<string, LayerDefinition>(layers.flatMap((layer) => [layer.name, ...(layer.aliases ?? [])].map((name) => [name, layer] as const)));

/** The layer of a class name or alias (`MaxPool2D`), or undefined. */
export const findLayer = (name: string): LayerDefinition | undefined => byName.get(name);

/** All class names and aliases. */
export const layerNames = (): readonly string[] => [...byName.keys()];
