// A text classifier with an LSTM: a vector for every word, read one after the other; the last state decides.
// Papers: Hochreiter & Schmidhuber, "Long Short-Term Memory", 1997; Gers et al., "Learning to Forget", 2000, for the forget gate that Keras's LSTM has.
// The sizes are those of Keras's own example on the IMDB reviews: 20,000 words, 128 numbers for each, 128 units.

import { defineDesign, type Design } from '../design.ts';
import { rate, sizes, tuple, whole, yes } from '../parameter.ts';
import { dense, part } from '../parts.ts';

/** An LSTM text classifier. */
export const lstmClassifier = (): Design =>
  defineDesign({
    name: 'LSTM text classifier', source: 'lstm_classifier', also: ['lstm', 'lstmtext', 'textlstm'], input: '80', params: 2_691_713,
    about: 'A vector for every word, read one after the other by an LSTM; the last state decides.',
    paper: 'Hochreiter & Schmidhuber 1997, Neural Computation 9(8)',
    told: 'The paper compares cells, not this network: the sizes are those of the IMDB reviews in Keras\'s examples. The LSTM of 1997 has no forget gate; with it there are four gates.',
    takes: { length: sizes(80), vocabulary: whole(20_000), embedding: whole(128), units: whole(128), depth: whole(1, 100), bidirectional: yes(false), dropout: rate(0.2), classes: whole(1) },
    draw: (net, { length, vocabulary, embedding, units, depth, bidirectional, dropout, classes }) => {
      const input = net.input(tuple(length), { dtype: 'int32', name: 'words' });
      net.block('Embedding', 'a learned vector for every word');
      let x = net.chain(input, part('Embedding', { input_dim: vocabulary, output_dim: embedding, name: 'embedding' }));
      net.block('Reading', 'goes from word to word with a state; gates decide what is kept, taken in and given');
      for (let i = 1; i <= depth; i++) {
        const lstm = part('LSTM', { units, return_sequences: i < depth, dropout, name: `lstm${i}` });
        x = net.chain(x, bidirectional ? part('Bidirectional', { layer: { kind: 'object', path: 'LSTM', args: {}, instance: net.make(lstm) }, name: `both_ways${i}` }) : lstm);
      }
      net.block('Classifier', 'decides from the last state');
      return { input, output: net.chain(x, dense(classes, { activation: classes === 1 ? 'sigmoid' : 'softmax', name: 'classes' })) };
    },
  });
