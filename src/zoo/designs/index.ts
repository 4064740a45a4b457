// Every design that is no application of Keras, in the order in which they came up.

import type { Design } from '../design.ts';
import { alexnet } from './alexnet.ts';
import { gpt2Small } from './gpt2.ts';
import { lenet5 } from './lenet5.ts';
import { lstmClassifier } from './lstm-classifier.ts';
import { transformerEncoder } from './transformer-encoder.ts';
import { unet } from './unet.ts';
import { vitB16 } from './vit.ts';

let made: readonly Design[] | undefined;

/** All of them. */
export const designs = (): readonly Design[] => (made ??= [lstmClassifier(), lenet5(), alexnet(), unet(), transformerEncoder(), gpt2Small(), vitB16()]);
