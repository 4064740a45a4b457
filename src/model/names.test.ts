import { expect, test } from 'vitest';
import { Names } from './names.ts';
import { Sequential } from './sequential.ts';
import { Session } from './session.ts';

test('a name that is written out and one that is numbered are the same', () => {
  const names = new Names();
  expect([names.add('conv2d'), names.add('conv2d', 1), names.add('conv2d_1'), names.add('conv2d_01'), names.add('conv2d_0'), names.add('x_99999999999999999999')]).toEqual([true, true, false, true, true, true]);
  expect([names.add('conv2d'), names.add('foo_1'), names.add('foo', 1), names.add('foo_1', 2), names.add('foo_1_2')]).toEqual([false, true, false, true, false]);
  names.delete('conv2d_1');
  expect([names.add('conv2d', 1), names.add('conv2d_1')]).toEqual([true, false]);
});

test('a stack tells of a name that is taken, whoever gave it', () => {
  const session = new Session();
  const taken = (...layers: ConstructorParameters<typeof Sequential>[1] & object): readonly unknown[] => new Sequential(session, layers).allIssues.filter(({ code }) => code === 'name-taken').map(({ data }) => data['name']);
  const relu = session.layer('ReLU');
  expect(taken(session.input({ shape: [4] }), relu, session.layer('ReLU', { name: 're_lu' }))).toEqual(['re_lu']);
  // The same layer may stand in several places.
  expect(taken(session.input({ shape: [4] }), relu, relu)).toEqual([]);
  session.clear();
  expect(taken(session.input({ shape: [4] }), relu, session.layer('ReLU'))).toEqual(['re_lu']);
});
