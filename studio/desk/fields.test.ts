import { expect, test } from 'vitest';
import { layers, exampleOf, Tuple } from '../../src/layers/index.ts';
import { Session } from '../../src/model/index.ts';
import { fieldsOf } from './fields.ts';
import { literalOf, parseLiteral } from './literal.ts';

const field = (className: string, given: Parameters<Session['layer']>[1], name: string) => fieldsOf(new Session().layer(className, given), []).find((one) => one.name === name);

test('both ends of every axis are told, however they were given', () => {
  expect(field('ZeroPadding2D', { padding: 2 }, 'padding')?.parts).toEqual(['2', '2', '2', '2']);
  expect(field('ZeroPadding2D', { padding: Tuple.from([Tuple.from([1, 2]), Tuple.from([0, 3])]) }, 'padding')?.parts).toEqual(['1', '2', '0', '3']);
  expect(field('ZeroPadding1D', {}, 'padding')?.parts).toEqual(['1', '1']);
  expect(field('ZeroPadding2D', { padding: 'much' }, 'padding')?.parts).toEqual([]);
});

test('an object is told with its numbers, as they were meant', () => {
  expect(field('Dense', { units: 2, kernel_regularizer: 'l1' }, 'kernel_regularizer')?.made).toEqual({ path: 'keras.regularizers.L1', numbers: [['l1', '0.01']] });
  expect(field('Dense', { units: 2, kernel_constraint: { kind: 'object', path: 'keras.constraints.MaxNorm', args: { max_value: 3 } } }, 'kernel_constraint')?.made?.numbers).toEqual([['max_value', '3'], ['axis', '0']]);
  expect(field('Dense', { units: 2 }, 'activation')?.made).toBeNull();
});

test('every value that a form shows can be typed again', () => {
  const odd = layers.flatMap((definition) => {
    const settings = exampleOf(definition)?.settings;
    if (!settings) return [];
    const layer = new Session().layer(definition.name, settings);
    return Object.entries(layer.given).flatMap(([name, value]) => (typeof value === 'object' && value !== null && 'kind' in value ? [] : JSON.stringify(parseLiteral(literalOf(value))) === JSON.stringify(value) ? [] : [`${definition.name}.${name}: ${literalOf(value)}`]));
  });
  expect(odd).toEqual([]);
});
