import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clearSession, conv2d, dense, flatten, input, issues, maxPooling2d, model, Sequential } from './index.ts';
import * as library from './index.ts';
import * as made from './api/layers.ts';
import { layers } from './layers/index.ts';

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

test('a shape with named sizes may begin with the batch; one without never does', () => {
  clearSession();
  expect([input([null, 'H', 'W', 3]), input(['H', 'W', 3]), input([null, 64])].map(({ shape }) => shape?.length)).toEqual([4, 4, 3]);
});

test('every layer of the catalogue can be made', () => {
  clearSession();
  const classes = Object.values(made).map((make) => (make as () => { readonly layer: { readonly className: string } })().layer.className);
  expect(classes.toSorted()).toEqual(layers.map((layer) => layer.name).filter((name) => name !== 'InputLayer').toSorted());
});

// Keras 3.15.1 counts 832 for Bidirectional(LSTM(8)) on (None, 5, 4).
test('layers inside layers', () => {
  clearSession();
  const x = input([5, 4]);
  expect(model({ inputs: x, outputs: library.bidirectional({ layer: library.lstm({ units: 8 }) })(x) }).params).toBe(832);
});

test('the ten lines of the README do what they say', () => {
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
  const names = /import \{ ([^}]+) \}/.exec(code)?.[1]?.split(', ') ?? [];
  const lines: unknown[] = [];
  clearSession();
  const body = code.replace(/import [^;]+;/, '');
  // oxlint-disable-next-line typescript/no-implied-eval -- the text is our own README's
  const run = new Function(...names, 'console', body) as (...args: readonly unknown[]) => void;
  run(...names.map((name) => (library as Readonly<Record<string, unknown>>)[name]), { log: (value: unknown) => lines.push(value) });
  expect(String(lines[0])).toContain(' Total params: 54,410 (212.54 KB)');
  expect(String(lines[1])).toContain('(3 * 3 * 1 + 1) * 32 = 320');
  expect(lines[2]).toEqual([]);
});
