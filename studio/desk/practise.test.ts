import { expect, test } from 'vitest';
import { Functional, Session, type Model } from '../../src/model/index.ts';
import type { Given } from '../../src/layers/index.ts';
import { networkFor, tableFor } from './derived.ts';
import type { NetworkNode } from './network.ts';
import { tutorial } from './networks.fixture.ts';
import { numberTyped } from './number-typed.ts';
import { coverNetwork, coverTable, diagnose, questionsOf, solvedIn, type Answer } from './practise.ts';

/** One layer on one input. */
function single(className: string, settings: Given, shape: readonly number[]): readonly [Model, NetworkNode] {
  const session = new Session();
  const input = session.input({ shape: [...shape] });
  const model = new Functional(session, { inputs: input, outputs: session.layer(className, settings).call([input]).output });
  return found(model, 1);
}

function found(model: Model, at: number): readonly [Model, NetworkNode] {
  const node = networkFor(model).nodes[at];
  if (!node) throw new Error('the network has no such layer');
  return [model, node];
}

const asked = ([model, node]: readonly [Model, NetworkNode]): readonly string[] => questionsOf(model, node).map(({ label, answer }) => `${label}: ${answer}`);

function told([model, node]: readonly [Model, NetworkNode], label: string, answered: number): readonly string[] {
  const question = questionsOf(model, node).find((one) => one.label === label);
  if (!question) throw new Error(`nobody asks for ${label}`);
  return diagnose(model, node, question, answered);
}

// Answers from `model.summary()` of Keras 3.15.1.
test('a layer asks for what it computes, and for its parameters', () => {
  expect(asked(found(tutorial(), 1))).toEqual(['height and width: 26', 'channels: 32', 'parameters: 320']);
  expect(asked(found(tutorial(), 3))).toEqual(['height and width: 12', 'channels: 32']);
  expect(asked(found(tutorial(), 4))).toEqual([]);
  expect(asked(found(tutorial(), 0))).toEqual([]);
});

const conv = (): readonly [Model, NetworkNode] => single('Conv2D', { filters: 64, kernel_size: 3 }, [28, 28, 32]);
const strided = (): readonly [Model, NetworkNode] => single('Conv2D', { filters: 8, kernel_size: 5, strides: 2 }, [28, 28, 3]);

test.each<[string, () => readonly [Model, NetworkNode], string, number, string]>([
  ['bias', conv, 'parameters', 3 * 3 * 32 * 64, '`bias` (64 numbers) is forgotten'],
  ['input channels', conv, 'parameters', (3 * 3 + 1) * 64, 'channels'],
  ['kernel once', conv, 'parameters', (3 * 32 + 1) * 64, 'once for every axis'],
  ['kernel added', conv, 'parameters', ((3 + 3) * 32 + 1) * 64, 'have to be multiplied'],
  ['bias as one', conv, 'parameters', 3 * 3 * 32 * 64 + 1, 'counted as one number'],
  ['filters', conv, 'parameters', 3 * 3 * 32 + 1, 'filters'],
  ['every place', conv, 'parameters', (3 * 3 * 32 + 1) * 64 * 26 * 26, 'share the same parameters'],
  ['rounded up', strided, 'height and width', 13, 'rounded down'],
  ['one forgotten', strided, 'height and width', 11, '`+ 1` is forgotten'],
  ['stride', strided, 'height and width', 24, 'strides'],
  ['padding', strided, 'height and width', 14, "padding='same'"],
  ['the input', strided, 'height and width', 28, 'size of the input'],
  ['one side only', () => single('ZeroPadding2D', { padding: 2 }, [10, 10, 3]), 'height and width', 12, 'forgotten'],
  ['pooling', () => single('MaxPooling2D', { pool_size: 2 }, [13, 13, 8]), 'height and width', 7, 'rounded down'],
  ['dense bias', () => single('Dense', { units: 10 }, [64]), 'parameters', 640, '`bias` (10 numbers) is forgotten'],
  ['dense added', () => single('Dense', { units: 10 }, [64]), 'parameters', 84, 'have to be multiplied'],
  ['flatten', () => single('Flatten', {}, [4, 4, 64]), 'features', 72, 'have to be multiplied'],
  ['tracked', () => single('BatchNormalization', {}, [8, 8, 32]), 'parameters', 64, 'trainable'],
  ['gates', () => single('LSTM', { units: 16 }, [20, 8]), 'parameters', (8 + 16 + 1) * 16, '4'],
  ['recurrent', () => single('LSTM', { units: 16 }, [20, 8]), 'parameters', 4 * (8 + 1) * 16, 'recurrent_kernel'],
])('a wrong answer is told from its number: %s', (_, make, label, answered, words) => {
  expect(told(make(), label, answered).join(' ')).toContain(words);
});

test('what is not found yet is covered, and what follows from it', () => {
  const model = tutorial();
  const network = networkFor(model);
  const right = (...ids: readonly string[]): Record<string, Answer> => Object.fromEntries(network.nodes.filter(({ id }) => ids.includes(id)).flatMap((node) => questionsOf(model, node)).map(({ key, answer }) => [key, { tries: 1, last: answer, isRight: true }]));
  expect([...solvedIn(model, {})]).toEqual(['input_layer']);
  expect([...solvedIn(model, right('conv2d', 'max_pooling2d'))]).toEqual(['input_layer', 'conv2d', 'max_pooling2d', 'dropout']);
  const covered = coverNetwork(network, solvedIn(model, right('conv2d')));
  expect(covered.nodes.slice(0, 3).map(({ shape, params }) => `${shape} ${params}`)).toEqual(['(None, 28, 28, 1) 0', '(None, 26, 26, 32) 320', '? ?']);
  expect(covered.edges.slice(0, 3).map(({ label }) => label)).toEqual(['28 × 28 × 1', '26 × 26 × 32', '?']);
  expect([covered.frames[0]?.params, coverTable(tableFor(model), solvedIn(model, right('conv2d'))).total]).toEqual(['?', '?']);
});

test('the weight that is forgotten is told, and not the term of the formula as well', () => {
  expect(told(conv(), 'parameters', 3 * 3 * 32 * 64)).toEqual(['`bias` (64 numbers) is forgotten.']);
});

test('a number that no single mistake gives has no diagnosis, and the right one neither', () => {
  expect([told(conv(), 'parameters', 12_345), told(conv(), 'parameters', 18_496)]).toEqual([[], []]);
});

test.each([['262,400', 262_400], [' 26 ', 26], ["1'000", 1000], ['', undefined], ['26.5', undefined], ['-3', undefined]])('%j is read as %s', (text, number) => {
  expect(numberTyped(text)).toBe(number);
});
