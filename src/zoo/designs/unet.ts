// U-Net: down to see what there is, up again to say where; each step up gets what the step down at its height saw.
// Paper: Ronneberger, Fischer & Brox, "U-Net: Convolutional Networks for Biomedical Image Segmentation", 2015, figure 1.

import type { Tensor } from '../../model/index.ts';
import { defineDesign, type Design } from '../design.ts';
import type { Net } from '../net.ts';
import { rate, sizes, tuple, whole, word } from '../parameter.ts';
import { concatenate, conv2d, dropout, maxPooling2d, part, type Part } from '../parts.ts';
import { Lost } from '../refusal.ts';

/** What has to go at each end of an axis, so that a tensor covers the middle of another. */
function surplus(from: Tensor, to: Tensor, axis: number): readonly [number, number] {
  const [large, small] = [from.shape?.[axis], to.shape?.[axis]];
  if (typeof large !== 'number' || typeof small !== 'number') throw new Lost('how much has to be cropped depends on the size of the picture, and that is left open; padding=same needs no cropping');
  const extra = Math.max(0, large - small);
  return [Math.floor(extra / 2), Math.ceil(extra / 2)];
}

/** Two convolutions. */
const twice = (filters: number, padding: string, name: string): readonly Part[] => [1, 2].map((i) => conv2d(filters, 3, { activation: 'relu', padding, name: `${name}_conv${i}` }));

/** A step up: twice the side, beside what was seen on the way down. */
function up(net: Net, x: Tensor, seen: Tensor, filters: number, padding: string, name: string): Tensor {
  const larger = net.chain(x, part('Conv2DTranspose', { filters, kernel_size: 2, strides: 2, activation: 'relu', name: `${name}_up` }));
  const middle = padding === 'same' ? seen : net.chain(seen, part('Cropping2D', { cropping: [surplus(seen, larger, 1), surplus(seen, larger, 2)], name: `${name}_crop` }));
  return net.chain(net.chain([middle, larger], concatenate(-1, `${name}_beside`)), ...twice(filters, padding, name));
}

/** U-Net. */
export const unet = (): Design =>
  defineDesign({
    name: 'U-Net', source: 'unet', input: '572 x 572 x 1', params: 31_030_658,
    about: 'Down to see what there is, up again to say where: a class for every point of the picture.',
    paper: 'Ronneberger et al. 2015, arXiv:1505.04597',
    told: 'The paper gives no count. As it stands, without padding, 572 by 572 points give 388 by 388: what the windows do not reach is cropped. zoo:unet?padding=same&input_shape=512,512,3 keeps the size.',
    takes: { input_shape: sizes(572, 572, 1), classes: whole(2), filters: whole(64, 65_536), depth: whole(4, 16), padding: word('valid', 'same'), dropout: rate(0.5) },
    draw: (net, { input_shape, classes, filters, depth, padding, dropout: off }) => {
      const input = net.input(tuple(input_shape));
      const seen: Tensor[] = [];
      let x = input;
      for (let level = 0; level < depth; level++) {
        net.block(`Down ${level + 1}`, 'two convolutions, kept for the way up; then half the side for twice the channels');
        const made = net.chain(x, ...twice(filters * 2 ** level, padding, `down${level + 1}`), ...(off > 0 && level === depth - 1 ? [dropout(off, { name: `down${level + 1}_dropout` })] : []));
        seen.push(made);
        x = net.chain(made, maxPooling2d(2, { name: `down${level + 1}_pool` }));
      }
      net.block('Bottom', 'sees the most of the picture, and least of where');
      x = net.chain(x, ...twice(filters * 2 ** depth, padding, 'bottom'), ...(off > 0 ? [dropout(off, { name: 'bottom_dropout' })] : []));
      for (const [above, from] of seen.toReversed().entries()) {
        const level = depth - above;
        net.block(`Up ${level}`, 'twice the side for half the channels, beside what was seen at this height on the way down');
        x = up(net, x, from, filters * 2 ** (level - 1), padding, `up${level}`);
      }
      net.block('Classes', 'a class for every point');
      return { input, output: net.chain(x, conv2d(classes, 1, { activation: classes === 1 ? 'sigmoid' : 'softmax', name: 'classes' })) };
    },
  });
