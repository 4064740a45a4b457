// Low-rank adaptation (LoRA): a kernel is left alone, and the product of two thin matrices beside it is learned instead.
// Source of the rules: `enable_lora` of Dense, BaseConv, EinsumDense and Embedding, Keras 3.15.1.

import type { Pattern } from '../shape/index.ts';
import type { Trouble, Weight } from './define.ts';
import type { Raw } from './raw.ts';
import { anything, integer, jsonOf, sameAs, savedWith, truthOf, type Read, type Refused, type Setting } from './setting.ts';

/** Keras only asks whether the rank is true: whatever is false means none. */
const rankOf = (of: string): Setting<number | null> => {
  const rank = integer(`the rank of a low-rank adaptation of the ${of}: only two thin matrices are then learned`, null);
  return { ...rank, read: (raw: Raw): Read | Refused => (truthOf(raw) ? rank.read(raw) : { value: null, config: jsonOf(raw) }) };
};

/** `lora_rank` and `lora_alpha`; Keras writes them only where the rank is set. Some layers forget their `lora_alpha` when they are built. */
export const lowRankSettings = (of: string, rule: { readonly forgetful?: true } = {}) => ({
  lora_rank: savedWith('lora_rank', rankOf(of)),
  lora_alpha: { ...savedWith('lora_rank', sameAs('lora_rank', anything('the scale of the low-rank adaptation', null))), ...(rule.forgetful ? { builtAs: 'lora_rank' } : {}) },
});

/** The two thin matrices of a low-rank adaptation. */
export const lowRankWeights = (of: string, a: Pattern, b: Pattern): Readonly<Record<string, Weight>> => ({
  [`lora_${of}_a`]: { shape: a, about: 'the first of two thin matrices that are learned in place of the large one', when: 'lora_rank', dtype: 'float32', starts: 'HeUniform' },
  [`lora_${of}_b`]: { shape: b, about: 'the second of two thin matrices that are learned in place of the large one', when: 'lora_rank', dtype: 'float32', starts: 'Zeros' },
});

/** A weight that is adapted cannot be constrained. */
export const lowRankCheck =
  (constraint: string) =>
  (settings: Readonly<Record<string, unknown>>): Trouble | undefined =>
    settings['lora_rank'] && settings[constraint] !== null
      ? { trouble: 'setting-disagrees', setting: constraint, data: { because: 'a weight with a low-rank adaptation cannot be constrained', settings: `\`lora_rank\` beside \`${constraint}\`` } }
      : undefined;
