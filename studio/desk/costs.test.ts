import { expect, test } from 'vitest';
import { Sequential, Session } from '../../src/model/index.ts';
import { costsById, numberIn, partsOf, sortedRows } from './columns.ts';
import { costsOf } from './costs.ts';
import { branched, tutorial } from './networks.fixture.ts';
import { tableOf } from './table.ts';

// By hand: 26 x 26 places x 3 x 3 x 1 taps x 32 filters; 24 x 24 x 3 x 3 x 32 x 32; 1,024 x 256.
test('a layer costs what its formula says, and every row has its costs', () => {
  const model = tutorial();
  const costs = costsById(costsOf(model));
  expect(['conv2d', 'conv2d_1', 'dense', 'dropout'].map((id) => costs.get(id)?.macs.text)).toEqual(['194,688', '5,308,416', '262,144', '0']);
  expect([costs.get('conv2d')?.weights.text, costs.get('conv2d')?.given.text, costs.get('conv2d')?.because?.includes('26 * 26')]).toEqual(['1.25 KB', '84.50 KB', true]);
  for (const one of [tutorial(), branched()]) {
    const ids = new Set(costsOf(one).rows.map(({ id }) => id));
    expect(tableOf(one).rows.filter(({ id }) => !ids.has(id)).map(({ id }) => id)).toEqual([]);
  }
});

test('rows are sorted by any column, and back', () => {
  const [model, table] = [branched(), tableOf(branched())];
  const costs = costsById(costsOf(model));
  const ids = (column: Parameters<typeof sortedRows>[1]['column'], isDown: boolean): readonly string[] => sortedRows(table, { column, isDown }, costs).map(({ id }) => id);
  expect(ids('params', true)[0]).toBe('dense');
  expect(ids('macs', true).slice(0, 3)).toEqual(['stem/conv2d', 'conv2d_1', 'conv2d_2']);
  expect(ids('name', false)[0]).toBe('add');
  expect(ids('macs', false).at(-1)).toBe('stem/conv2d');
  expect(ids('class', false).length).toBe(table.rows.length - 1);
});

test('parts are the largest first and sum up to one; what is not known has none and comes last', () => {
  const table = tableOf(tutorial());
  const parts = partsOf(table, 'params', undefined);
  expect(parts.slice(0, 2).map(({ id, text, share }) => [id, text, share.toFixed(3)])).toEqual([['dense', '262,400', '0.795'], ['conv2d_3', '36,928', '0.112']]);
  expect(partsOf(table, 'macs', costsById(costsOf(tutorial())))[0]?.id).toBe('conv2d_1');
  expect(parts.reduce((all, { share }) => all + share, 0)).toBeCloseTo(1);
  const session = new Session();
  const open = new Sequential(session, [session.layer('Dense', { units: 4 }), session.layer('Flatten')]);
  expect(partsOf(tableOf(open), 'macs', costsById(costsOf(open)))).toEqual([]);
  expect(sortedRows(tableOf(open), { column: 'params', isDown: true }, undefined).map(({ id }) => id)).toEqual(['flatten', 'dense']);
  expect([numberIn('1,024'), numberIn('?'), numberIn('0 (unbuilt)')]).toEqual([1024, null, null]);
});
