// AlexNet: five convolutions and three dense layers, split over two graphics cards of 3 GB.
// Paper: Krizhevsky, Sutskever & Hinton, "ImageNet Classification with Deep Convolutional Neural Networks", 2012, section 3.5.
// The split is `groups=2`: on each card, the second, fourth and fifth convolution see only the maps of that card.
// Left out: local response normalisation, which has no parameters and no layer in Keras.

import { defineDesign, type Design } from '../design.ts';
import { rate, sizes, tuple, whole } from '../parameter.ts';
import { conv2d, dense, dropout, flatten, maxPooling2d, type Part } from '../parts.ts';

/** A window that overlaps its neighbours by one. */
const pool = (name: string): Part => maxPooling2d(3, { strides: 2, name });

/** AlexNet. */
export const alexnet = (): Design =>
  defineDesign({
    name: 'AlexNet', source: 'alexnet', input: '227 x 227 x 3', params: 60_965_224,
    about: 'Five convolutions, some in two groups, then three dense layers: ImageNet 2012.',
    paper: 'Krizhevsky et al. 2012, NeurIPS 25',
    told: 'The paper says 60 million; this is {params}, with the {biases} biases. It says pictures of 224 by 224 too, but 55 by 55 maps behind the first convolution need 227. With zoo:alexnet?groups=1, each map sees all below.',
    takes: { input_shape: sizes(227, 227, 3), classes: whole(1000), groups: whole(2), dropout: rate(0.5) },
    draw: (net, { input_shape, classes, groups, dropout: off }) => {
      const conv = (filters: number, size: number, at: number, more = {}): Part => conv2d(filters, size, { padding: 'same', activation: 'relu', ...more, name: `conv${at}` });
      const input = net.input(tuple(input_shape));
      net.block('Stem', 'large windows with large steps bring the picture down to a size that can be computed with');
      let x = net.chain(input, conv(96, 11, 1, { padding: 'valid', strides: 4 }), pool('pool1'));
      net.block('Second convolution', 'parts of things, each half of the maps by itself');
      x = net.chain(x, conv(256, 5, 2, { groups }), pool('pool2'));
      net.block('Three convolutions', 'things; only the first of the three sees all maps');
      x = net.chain(x, conv(384, 3, 3), conv(384, 3, 4, { groups }), conv(256, 3, 5, { groups }), pool('pool5'));
      net.block('Classifier', 'looks at everything that was found, and decides');
      const seen = (at: number): readonly Part[] => [dense(4096, { activation: 'relu', name: `fc${at}` }), ...(off > 0 ? [dropout(off, { name: `dropout${at}` })] : [])];
      return { input, output: net.chain(x, flatten('flatten'), ...seen(6), ...seen(7), dense(classes, { activation: 'softmax', name: 'fc8' })) };
    },
  });
