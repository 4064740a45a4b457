// ViT: a picture as a sentence, whose words are patches of 16 by 16 points.
// Paper: Dosovitskiy et al., "An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale", 2020, section 3.1 and table 1.
// The head is the single layer of fine-tuning; while pre-training, one hidden layer stands before it.

import { defineDesign, type Design } from '../design.ts';
import { rate, sizes, tuple, whole } from '../parameter.ts';
import { conv2d, dense, layerNormalization, reshape } from '../parts.ts';
import { refuse } from '../refusal.ts';
import { dropped, encoderBlock, firstOf, tokenInFront, withClassToken, withPlaces } from '../transformer-parts.ts';

const EPSILON = 1e-6;

/** ViT-B/16. */
export const vitB16 = (): Design =>
  defineDesign({
    name: 'ViT-B/16', source: 'vit_b16', also: ['vit', 'vitbase', 'vitbase16'], input: '224 x 224 x 3', params: 86_567_656,
    about: 'A picture as a sentence of patches of 16 by 16 points, read by twelve transformer blocks.',
    paper: 'Dosovitskiy et al. 2020, arXiv:2010.11929',
    told: 'The paper says 86 million. These are {params}, with the head of 1,000 classes that it is fine-tuned with.',
    takes: { input_shape: sizes(224, 224, 3), classes: whole(1000), patch: whole(16), width: whole(768), depth: whole(12, 1000), heads: whole(12), inner: whole(3072), dropout: rate(0.1) },
    draw: (net, { input_shape: [rows = null, cols = null, channels = null], classes, patch, width, depth, heads, inner, dropout }) => {
      if (rows === null || cols === null) refuse('application-shape-open', { value: [rows ?? 'none', cols ?? 'none', channels ?? 'none'].join(',') }, 'ValueError', 'input_shape');
      const [down, across] = [Math.floor(rows / patch), Math.floor(cols / patch)];
      if (down * across === 0) refuse('application-too-small', { value: [rows, cols, channels].join(','), least: patch }, 'ValueError', 'input_shape');
      const input = net.input(tuple([rows, cols, channels]));
      net.block('Patches', 'each patch becomes a vector; one more, which is learned, will speak for the whole picture');
      const patches = net.chain(input, conv2d(width, patch, { strides: patch, name: 'patches' }), reshape([down * across, width], 'sequence'));
      const all = withClassToken(net, patches, width);
      let x = net.chain(withPlaces(net, all, firstOf(net, all), down * across + 1, width), ...dropped(dropout, 'dropout'));
      for (let i = 1; i <= depth; i++) {
        net.block(`Encoder block ${i}`, 'every patch looks at all others, then is thought over by itself');
        x = encoderBlock(net, x, { width, heads, inner, activation: 'gelu', bias: true, causal: false, normalizes: 'before', epsilon: EPSILON, dropout }, `block${i}`);
      }
      net.block('Classifier', 'decides from the vector that speaks for the whole picture');
      const seen = tokenInFront(net, net.chain(x, layerNormalization(EPSILON, 'norm')));
      return { input, output: net.chain(seen, dense(classes, { activation: 'softmax', name: 'head' })) };
    },
  });
