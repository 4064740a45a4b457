// Networks for the tests, made by hand: the tutorial's, one with branches, and a deep one.

import { Functional, Sequential, Session, type Model, type Origin, type Tensor } from '../../src/model/index.ts';

const at = (line: number, group: string): Origin => ({ file: 'mnist_cnn.py', line, column: 1, endLine: line, endColumn: 2, group });

/** The tutorial's network, grouped as its script is. */
export function tutorial(): Sequential {
  const session = new Session();
  const [first, second, third] = ['The first group', 'The second group', 'The third group'] as const;
  return new Sequential(session, [
    session.layer('Conv2D', { filters: 32, kernel_size: [3, 3], strides: [1, 1], padding: 'valid', activation: 'relu', input_shape: [28, 28, 1] }, at(20, first)),
    session.layer('Conv2D', { filters: 32, kernel_size: [3, 3], activation: 'relu' }, at(21, first)),
    session.layer('MaxPool2D', { pool_size: [2, 2] }, at(22, first)),
    session.layer('Dropout', { rate: 0.25 }, at(23, first)),
    session.layer('Conv2D', { filters: 64, kernel_size: [3, 3], activation: 'relu' }, at(25, second)),
    session.layer('Conv2D', { filters: 64, kernel_size: [3, 3], activation: 'relu' }, at(26, second)),
    session.layer('MaxPool2D', { pool_size: [2, 2] }, at(27, second)),
    session.layer('Dropout', { rate: 0.25 }, at(28, second)),
    session.layer('Flatten', {}, at(30, third)),
    session.layer('Dense', { units: 256, activation: 'relu' }, at(31, third)),
    session.layer('Dropout', { rate: 0.5 }, at(32, third)),
    session.layer('Dense', { units: 10, activation: 'softmax' }, at(33, third)),
  ]);
}

/** Two branches over one shared input, joined, behind a nested stack; the stack is called once. */
export function branched(): Functional {
  const session = new Session();
  const input = session.input({ shape: [32, 32, 3] });
  const call = (name: string, settings: Parameters<Session['layer']>[1], ...inputs: Tensor[]): Tensor => session.layer(name, settings).call(inputs.length > 1 ? [inputs] : inputs).output as Tensor;
  const stem = new Sequential(session, [session.layer('Conv2D', { filters: 8, kernel_size: 3, padding: 'same' }), session.layer('MaxPooling2D', {})], 'stem');
  const body = stem.call([input]).output as Tensor;
  const left = call('Conv2D', { filters: 8, kernel_size: 3, padding: 'same' }, call('Conv2D', { filters: 8, kernel_size: 3, padding: 'same' }, body));
  const joined = call('Add', {}, body, left);
  return new Functional(session, { inputs: input, outputs: call('Dense', { units: 10 }, call('Flatten', {}, joined)), name: 'branched' });
}

/** A residual network of a given number of blocks of three layers each. */
export function deep(blocks: number): Model {
  const session = new Session();
  const input = session.input({ shape: [64, 64, 3] });
  const call = (name: string, settings: Parameters<Session['layer']>[1], ...inputs: Tensor[]): Tensor => session.layer(name, settings).call(inputs.length > 1 ? [inputs] : inputs).output as Tensor;
  let body = call('Conv2D', { filters: 16, kernel_size: 3, padding: 'same' }, input);
  for (let i = 0; i < blocks; i++) body = call('Add', {}, body, call('Conv2D', { filters: 16, kernel_size: 3, padding: 'same' }, call('Conv2D', { filters: 16, kernel_size: 3, padding: 'same', activation: 'relu' }, body)));
  return new Functional(session, { inputs: input, outputs: call('Dense', { units: 10 }, call('Flatten', {}, body)), name: 'deep' });
}
