import { expect, test } from 'vitest';
import { shapeText } from '../shape/index.ts';
import { Functional, Sequential, Session, type Layer } from './index.ts';

// The tutorial's network; numbers from `model.summary()` of Keras 3.15.1.
const tutorial = (session: Session): readonly Layer[] => [
  session.layer('Conv2D', { filters: 32, kernel_size: [3, 3], activation: 'relu', input_shape: [28, 28, 1] }),
  session.layer('Conv2D', { filters: 32, kernel_size: [3, 3], activation: 'relu' }),
  session.layer('MaxPool2D', { pool_size: [2, 2] }),
  session.layer('Dropout', { rate: 0.25 }),
  session.layer('Conv2D', { filters: 64, kernel_size: [3, 3], activation: 'relu' }),
  session.layer('Conv2D', { filters: 64, kernel_size: [3, 3], activation: 'relu' }),
  session.layer('MaxPool2D', { pool_size: [2, 2] }),
  session.layer('Dropout', { rate: 0.25 }),
  session.layer('Flatten'),
  session.layer('Dense', { units: 256, activation: 'relu' }),
  session.layer('Dropout', { rate: 0.5 }),
  session.layer('Dense', { units: 10, activation: 'softmax' }),
];

test('the tutorial network has the shapes and counts of Keras', () => {
  const session = new Session();
  const model = new Sequential(session, tutorial(session));
  expect(model.allIssues).toEqual([]);
  expect(model.layers.map((layer) => [layer.name, shapeText(layer.nodes[0]?.outputs[0]?.shape), layer.params])).toEqual([
    ['conv2d', '(None, 26, 26, 32)', 320],
    ['conv2d_1', '(None, 24, 24, 32)', 9248],
    ['max_pooling2d', '(None, 12, 12, 32)', 0],
    ['dropout', '(None, 12, 12, 32)', 0],
    ['conv2d_2', '(None, 10, 10, 64)', 18496],
    ['conv2d_3', '(None, 8, 8, 64)', 36928],
    ['max_pooling2d_1', '(None, 4, 4, 64)', 0],
    ['dropout_1', '(None, 4, 4, 64)', 0],
    ['flatten', '(None, 1024)', 0],
    ['dense', '(None, 256)', 262400],
    ['dropout_2', '(None, 256)', 0],
    ['dense_1', '(None, 10)', 2570],
  ]);
  expect([model.params, model.trainableParams, model.nonTrainableParams]).toEqual([329962, 329962, 0]);
});

test('one wrong layer leaves all others computed', () => {
  const session = new Session();
  const layers = [...tutorial(session)];
  layers[4] = session.layer('Conv2D', { filters: 64, kernel_size: 15 });
  const model = new Sequential(session, layers);
  expect(model.allIssues.map(({ code, where }) => [code, where.layer])).toEqual([['window-too-large', 'conv2d_4']]);
  expect(model.layers.map((layer) => layer.params).filter((params) => typeof params === 'number')).toEqual([320, 9248, 0, 0, 460864, 36928, 0, 0, 0, 0, 2570]);
});

test('a nested model answers for another input shape without new calls inside', () => {
  const session = new Session();
  const inner = new Sequential(session, [session.input({ shape: [null, null, 3] }), session.layer('Conv2D', { filters: 4, kernel_size: 3 })]);
  const input = session.input({ shape: [32, 32, 3] });
  const { output } = inner.call([input]);
  const model = new Functional(session, { inputs: input, outputs: output });
  expect(shapeText(model.outputs[0]?.shape)).toBe('(None, 30, 30, 4)');
  expect(model.params).toBe(112);
  expect(inner.layers[0]?.nodes.length).toBe(1);
});
