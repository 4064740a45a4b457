// For tests: the tutorial's network for MNIST, grouped as its script's comments group it.

import { Sequential, Session, type Layer, type Origin } from '../model/index.ts';

/** The network of the tutorial, in a session of its own. */
export function tutorial(change: (session: Session, layers: Layer[]) => void = () => undefined): Sequential {
  const session = new Session();
  let line = 17;
  const at = (group: string): Origin => ({ file: 'mnist_cnn.py', line: (line += 1), column: 1, endLine: line, endColumn: 20, group });
  const make = (group: string, name: string, given: Parameters<Session['layer']>[1]): Layer => session.layer(name, given, at(group));
  const conv = (group: string, filters: number, more = {}): Layer => make(group, 'Conv2D', { filters, kernel_size: [3, 3], strides: [1, 1], padding: 'valid', activation: 'relu', ...more });
  const layers = [
    conv('The first group', 32, { input_shape: [28, 28, 1] }),
    conv('The first group', 32),
    make('The first group', 'MaxPool2D', { pool_size: [2, 2] }),
    make('The first group', 'Dropout', { rate: 0.25 }),
    conv('The second group', 64),
    conv('The second group', 64),
    make('The second group', 'MaxPool2D', { pool_size: [2, 2] }),
    make('The second group', 'Dropout', { rate: 0.25 }),
    make('The third group', 'Flatten', {}),
    make('The third group', 'Dense', { units: 256, activation: 'relu' }),
    make('The third group', 'Dropout', { rate: 0.5 }),
    make('The third group', 'Dense', { units: 10, activation: 'softmax' }),
  ];
  change(session, layers);
  return new Sequential(session, layers);
}
