// What transformers share: attention and two dense layers, each added to what it read; where a token stands; patches and tokens.
// Invariant: every part is a layer or an operation of Keras, so that a network of them is written as a script and as a file.

import { pythonRepr, Tuple, type Raw } from '../layers/index.ts';
import type { Tensor } from '../model/index.ts';
import type { Net } from './net.ts';
import { add, concatenate, dense, dropout, layerNormalization, part, type Part } from './parts.ts';
import { refuse } from './refusal.ts';

/** What tells the blocks of transformers apart. */
export interface Encoder {
  /** Numbers for each token. */
  readonly width: number;
  readonly heads: number;
  /** Units between the two dense layers. */
  readonly inner: number;
  readonly activation: string;
  /** Whether the projections of the attention have biases. */
  readonly bias: boolean;
  /** Whether a token looks back only. */
  readonly causal: boolean;
  /** Whether normalisation comes before each half, on the way through it, or behind the sum. */
  readonly normalizes: 'before' | 'behind';
  readonly epsilon: number;
  readonly dropout: number;
}

/** Dropout, where anything is dropped. */
export const dropped = (rate: number, name: string): readonly Part[] => (rate > 0 ? [dropout(rate, { name })] : []);

/** One block: every token looks at the others, then each by itself is thought over; both halves are added to what they read. */
export function encoderBlock(net: Net, input: Tensor, { width, heads, inner, activation, bias, causal, normalizes, epsilon, dropout: off }: Encoder, name: string): Tensor {
  if (width % heads !== 0) refuse('application-value', { setting: 'heads', value: pythonRepr(heads), expected: `heads that share the ${width} numbers of a token evenly` }, 'ValueError', 'heads');
  const halve = (x: Tensor, half: string, inside: (ready: Tensor) => Tensor): Tensor => {
    const norm = layerNormalization(epsilon, `${name}_${half}_norm`);
    const made = inside(normalizes === 'before' ? net.chain(x, norm) : x);
    const sum = net.chain([x, net.chain(made, ...dropped(off, `${name}_${half}_dropout`))], add(`${name}_${half}_add`));
    return normalizes === 'behind' ? net.chain(sum, norm) : sum;
  };
  const attention = part('MultiHeadAttention', { num_heads: heads, key_dim: Math.floor(width / heads), use_bias: bias, dropout: off, name: `${name}_attention` });
  const looked = halve(input, 'attention', (x) => net.call(attention, [x, x], causal ? { use_causal_mask: true } : {}));
  return halve(looked, 'mlp', (x) => net.chain(x, dense(inner, { activation, name: `${name}_mlp_1` }), dense(width, { name: `${name}_mlp_2` })));
}

const slice = (start: Raw, stop: Raw): Raw => ({ kind: 'object', path: 'slice', args: { start, stop, step: null } });

/** `x[:, from:to, 0]`: the first number of some tokens. */
export const firstOf = (net: Net, x: Tensor, to: number | null = null): Tensor => net.operate('get_item', x, Tuple.from<Raw>([slice(null, null), slice(null, to), 0]));

/** `x[:, 0]`: the token in front. */
export const tokenInFront = (net: Net, x: Tensor): Tensor => net.operate('get_item', x, Tuple.from<Raw>([slice(null, null), 0]));

/** 0, 1, 2, ... along an axis, in the shape of a tensor: ones that are added up. */
export const countAlong = (net: Net, x: Tensor, axis: number): Tensor => net.operate('subtract', net.operate('cumsum', net.operate('ones_like', x), axis), 1);

/** A learned vector for every place, added to the tokens; `like` has a number for each token. */
export const withPlaces = (net: Net, x: Tensor, like: Tensor, places: number, width: number): Tensor =>
  net.chain([x, net.chain(countAlong(net, like, 1), part('Embedding', { input_dim: places, output_dim: width, name: 'position_embedding' }))], add('with_positions'));

/** The same learned vector in front of the patches of every picture: the class token. */
export function withClassToken(net: Net, patches: Tensor, width: number): Tensor {
  const token = net.chain(net.operate('zeros_like', firstOf(net, patches, 1)), part('Embedding', { input_dim: 1, output_dim: width, name: 'class_token' }));
  return net.chain([token, patches], concatenate(1, 'with_class_token'));
}
