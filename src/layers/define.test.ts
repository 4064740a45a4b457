import { expect, test } from 'vitest';
import { formula } from '../formula/index.ts';
import { shape } from '../shape/index.ts';
import { layers } from './catalogue.ts';
import { checkFormulas, defineLayer } from './define.ts';
import { count } from './setting.ts';

test.each(layers.map((layer) => [layer.name, layer] as const))('every formula of %s can be read and speaks of what it knows', (_name, layer) => {
  expect(() => checkFormulas(layer)).not.toThrow();
});

test('a misspelt name in a formula is found', () => {
  const layer = { name: 'Wrong', family: 'core', about: '', settings: { units: count('outputs') }, reads: shape`batch, features`, gives: shape`batch, unit` };
  expect(() => checkFormulas(defineLayer(layer))).toThrow('Wrong: "unit" speaks of unit, which is neither a setting, an axis nor a name');
  expect(() => checkFormulas(defineLayer({ ...layer, gives: shape`batch, units`, macs: formula`units * (features` }))).toThrow(/expected "\)"/);
});
