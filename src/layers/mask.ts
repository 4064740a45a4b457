// Masks: which steps of a tensor count. A mask travels beside its tensor through the layers that pass masks on.
// Keras works masks out by operations of their own, which stand in the graph of a model like any other.
// Source of the rules: `Layer.__call__`, `_set_mask_metadata` and the `compute_mask` of each layer, Keras 3.15.1.

import type { Shape } from '../shape/index.ts';
import type { Configured } from './configure.ts';
import type { Declared, LayerDefinition } from './define.ts';
import type { Given, Raw, RawTensor } from './raw.ts';

/** A mask's shape; undefined where a tensor has none. */
export type Mask = Shape | undefined;

/** What a layer works a mask out with. */
export interface MaskBench {
  readonly settings: Readonly<Record<string, unknown>>;
  /** The tensors of the first argument. */
  readonly inputs: readonly RawTensor[];
  /** Their masks, or those that the call was given. */
  readonly masks: readonly (RawTensor | undefined)[];
  /** Does an operation of `keras.ops`. */
  readonly run: (operation: string, args: readonly Raw[], named?: Given) => RawTensor;
}

/** How a layer makes the masks of its outputs. */
export interface MaskMaker {
  readonly make: (bench: MaskBench) => readonly (RawTensor | undefined)[];
}

/** What becomes of masks: `passed` on as they are, `none`, or made. */
export type MaskRule = Declared<'passed' | 'none'> | MaskMaker;

/** True for a rule that makes masks. */
export const makesMasks = (rule: MaskRule): rule is MaskMaker => typeof rule === 'object' && 'make' in rule;

/** True for a layer that passes masks on. */
export const passesMasks = ({ masking }: LayerDefinition, { settings }: Configured): boolean => (typeof masking === 'string' ? settings[masking] === 1 : masking === true);
