// The encoder of the Transformer: every word looks at every other, six times.
// Paper: Vaswani et al., "Attention Is All You Need", 2017, sections 3.1 to 3.5, the base model of table 3.
// As in its formulas, the projections of the attention have no biases; attention_bias=true gives them some, as most programs do.

import type { Tensor } from '../../model/index.ts';
import { defineDesign, type Design } from '../design.ts';
import type { Net } from '../net.ts';
import { rate, sizes, tuple, whole, yes } from '../parameter.ts';
import { add, part } from '../parts.ts';
import { countAlong, dropped, encoderBlock } from '../transformer-parts.ts';

/** The longest wave is this many times 2 pi. */
const LONGEST = 10_000;

/** Section 3.5: sine and cosine of the place, in waves of many lengths, one pair of channels for each: sin(a), and sin(a + pi / 2) beside it. */
function withWaves(net: Net, x: Tensor, width: number): Tensor {
  const channel = countAlong(net, x, 2);
  const odd = net.operate('mod', channel, 2);
  const slower = net.operate('exp', net.operate('multiply', net.operate('subtract', channel, odd), -Math.log(LONGEST) / width));
  const angle = net.operate('multiply', countAlong(net, x, 1), slower);
  const waves = net.operate('sin', net.operate('add', angle, net.operate('multiply', odd, Math.PI / 2)));
  return net.chain([x, waves], add('with_positions'));
}

/** The encoder of the Transformer. */
export const transformerEncoder = (): Design =>
  defineDesign({
    name: 'Transformer encoder', source: 'transformer_encoder', also: ['transformer'], input: '128', params: 37_846_016,
    about: 'Every word looks at every other, six times: the half of the Transformer that reads.',
    paper: 'Vaswani et al. 2017, arXiv:1706.03762',
    told: 'The paper says 65 million for the whole base model, with the decoder; this is the encoder alone, with the vectors of its 37,000 word pieces.',
    takes: { length: sizes(128), vocabulary: whole(37_000), width: whole(512), depth: whole(6, 1000), heads: whole(8), inner: whole(2048), attention_bias: yes(false), dropout: rate(0.1) },
    draw: (net, { length, vocabulary, width, depth, heads, inner, attention_bias: bias, dropout }) => {
      const input = net.input(tuple(length), { dtype: 'int32', name: 'tokens' });
      net.block('Embedding', 'a learned vector for every word piece, and waves that tell its place');
      const tokens = net.chain(input, part('Embedding', { input_dim: vocabulary, output_dim: width, name: 'token_embedding' }));
      let x = net.chain(withWaves(net, net.operate('multiply', tokens, Math.sqrt(width)), width), ...dropped(dropout, 'dropout'));
      for (let i = 1; i <= depth; i++) {
        net.block(`Encoder block ${i}`, 'every word looks at all others, then is thought over by itself');
        x = encoderBlock(net, x, { width, heads, inner, activation: 'relu', bias, causal: false, normalizes: 'behind', epsilon: 1e-6, dropout }, `block${i}`);
      }
      return { input, output: x };
    },
  });
