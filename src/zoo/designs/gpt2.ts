// GPT-2 small: twelve blocks in which every word looks back, and the table of words once more to say which comes next.
// Paper: Radford et al., "Language Models are Unsupervised Multitask Learners", 2019, section 2.3 and table 2.
// Its activation is the tanh form of GELU, which Keras writes as a function of two arguments; the count is the same.

import { defineDesign, type Design } from '../design.ts';
import { rate, sizes, tuple, whole, yes } from '../parameter.ts';
import { layerNormalization, part } from '../parts.ts';
import { refuse } from '../refusal.ts';
import { dropped, encoderBlock, withPlaces } from '../transformer-parts.ts';

const EPSILON = 1e-5;

/** GPT-2 small. */
export const gpt2Small = (): Design =>
  defineDesign({
    name: 'GPT-2 small', source: 'gpt2_small', also: ['gpt2'], input: '1024', params: 124_439_808,
    about: 'Twelve blocks in which every word looks back; the table of words also says which comes next.',
    paper: 'Radford et al. 2019, OpenAI',
    told: 'The paper\'s table says 117 million, which its authors corrected: there are {params}, since the way out uses the table of the way in.',
    takes: { length: sizes(1024), context: whole(1024), vocabulary: whole(50_257), width: whole(768), depth: whole(12, 1000), heads: whole(12), inner: whole(3072), tied: yes(true), dropout: rate(0.1) },
    draw: (net, { length, context, vocabulary, width, depth, heads, inner, tied, dropout }) => {
      if (length.some((size) => size !== null && size > context)) refuse('application-value', { setting: 'length', value: String(length[0]), expected: `at most the ${context} places that there are vectors for` }, 'ValueError', 'length');
      const input = net.input(tuple(length), { dtype: 'int32', name: 'tokens' });
      net.block('Embedding', 'a learned vector for every word piece, and one for every place');
      const table = net.make(part('ReversibleEmbedding', { input_dim: vocabulary, output_dim: width, tie_weights: tied, name: 'token_embedding' }));
      let x = net.chain(withPlaces(net, net.chain(input, table), input, context, width), ...dropped(dropout, 'dropout'));
      for (let i = 1; i <= depth; i++) {
        net.block(`Block ${i}`, 'every word looks back at those before it, then is thought over by itself');
        x = encoderBlock(net, x, { width, heads, inner, activation: 'gelu', bias: true, causal: true, normalizes: 'before', epsilon: EPSILON, dropout }, `block${i}`);
      }
      net.block('Next word', 'a score for every word piece, by the same table');
      return { input, output: net.call(table, [net.chain(x, layerNormalization(EPSILON, 'norm'))], { reverse: true }) };
    },
  });
