import { expect, test } from 'vitest';
import { clearSession, conv2d, dense, flatten, input, issues, maxPooling2d, model, Sequential } from './index.ts';

test('a stack and a graph in TypeScript', () => {
  clearSession();
  const stack = new Sequential([input([28, 28, 1]), conv2d({ filters: 32, kernel_size: 3, activation: 'relu' }), maxPooling2d(), flatten(), dense({ units: 10 })]);
  expect(stack.params).toBe(320 + 5408 * 10 + 10);
  const x = input([8, 8, 3]);
  const graph = model({ inputs: x, outputs: conv2d({ filters: 4, kernel_size: 9 })(x) });
  expect(issues(graph).map((issue) => issue.code)).toEqual(['window-too-large']);
});

test('a named size runs through the network', () => {
  clearSession();
  const x = input(['H', 'W', 3]);
  const graph = model({ inputs: x, outputs: maxPooling2d()(conv2d({ filters: 4, kernel_size: 3, padding: 'same' })(x)) });
  expect(graph.outputs[0]?.shape?.map((size) => (typeof size === 'number' || size === null ? size : size.kind))).toEqual([null, 'apply', 'apply', 4]);
});
