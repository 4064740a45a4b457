// LeNet-5: two pairs of convolution and pooling, then three layers that see everything.
// Paper: LeCun, Bottou, Bengio & Haffner, "Gradient-Based Learning Applied to Document Recognition", 1998, section II.B and table I.
// Two things of the paper stand for something near: tanh for its scaled tanh, and a Dense that is not trained for the distances to fixed 7x12 pictures.

import type { Raw } from '../../layers/index.ts';
import type { Tensor } from '../../model/index.ts';
import { defineDesign, type Design } from '../design.ts';
import type { Net } from '../net.ts';
import { sizes, text, tuple, whole, word, yes } from '../parameter.ts';
import { activation, averagePooling2d, concatenate, conv2d, dense, depthwiseConv2d, flatten } from '../parts.ts';

/** Table I: the six maps below that each of the sixteen maps of C3 looks at. */
const CONNECTIONS: readonly (readonly number[])[] = [
  [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5],
  [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5],
  [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5],
  [0, 1, 2, 3, 4, 5],
];

/** The mean of four neighbours; in the paper times a number and plus a number that each map learns. */
const subsample = (net: Net, x: Tensor, of: Raw, learned: boolean, name: string): Tensor =>
  net.chain(x, averagePooling2d(2, { name }), ...(learned ? [depthwiseConv2d(1, { name: `${name}_learned` }), activation(of, `${name}_activation`)] : []));

/** Each map of C3 looks at some maps only, so that they come to see different things. */
function connected(net: Net, x: Tensor, of: Raw): Tensor {
  const maps = CONNECTIONS.map((below, i) => net.chain(net.operate('take', x, [...below], -1), conv2d(1, 5, { activation: of, name: `c3_map${i}` })));
  return net.chain(maps, concatenate(-1, 'c3'));
}

/** LeNet-5. */
export const lenet5 = (): Design =>
  defineDesign({
    name: 'LeNet-5', source: 'lenet5', also: ['lenet'], input: '32 x 32 x 1', params: 61_706,
    about: 'Two pairs of convolution and pooling, then three dense layers: digits on cheques, 1998.',
    paper: 'LeCun et al. 1998, Proc. IEEE 86(11)',
    told: 'The paper has 60,000 trainable parameters: its C3 sees only some maps below, its pooling learns two numbers for each map, and its last layer is fixed; zoo:lenet5?paper=true builds it so. The form that is common today has {params}.',
    takes: { input_shape: sizes(32, 32, 1), classes: whole(10), activation: text('tanh'), padding: word('valid', 'same'), paper: yes(false) },
    draw: (net, { input_shape, classes, activation: of, padding, paper }) => {
      const input = net.input(tuple(input_shape));
      net.block('C1 and S2', 'strokes, found everywhere by the same few weights, then half the resolution');
      let x = net.chain(input, conv2d(6, 5, { activation: of, padding, name: 'c1' }));
      x = subsample(net, x, of, paper, 's2');
      net.block('C3 and S4', 'combinations of strokes');
      x = paper ? connected(net, x, of) : net.chain(x, conv2d(16, 5, { activation: of, name: 'c3' }));
      x = subsample(net, x, of, paper, 's4');
      net.block('Classifier', 'looks at everything that was found, and decides');
      x = net.chain(x, flatten('flatten'), dense(120, { activation: of, name: 'c5' }), dense(84, { activation: of, name: 'f6' }));
      const output = net.chain(x, dense(classes, paper ? { activation: 'softmax', use_bias: false, trainable: false, name: 'output' } : { activation: 'softmax', name: 'output' }));
      return { input, output };
    },
  });

