import { expect, test } from 'vitest';
import { mend, Sequential, Session, withChanges } from './index.ts';

const fixesOf = (model: Sequential): readonly (readonly [string, readonly string[]])[] => mend(model).map((issue) => [issue.code, (issue.fixes ?? []).map((fix) => fix.text)]);

test('a window larger than its input is mended by padding or a smaller window', () => {
  const session = new Session();
  const model = new Sequential(session, [session.input({ shape: [4, 4, 3] }), session.layer('Conv2D', { filters: 8, kernel_size: 5 }), session.layer('Flatten'), session.layer('Dense', { units: 2 })]);
  expect(fixesOf(model)).toEqual([['window-too-large', ['padding="same"', 'kernel_size at most 4']]]);
});

test('misspelt names and values are mended by what was meant', () => {
  const session = new Session();
  const model = new Sequential(session, [session.input({ shape: [28, 28, 1] }), session.layer('Conv2DD', { filters: 8, kernal_size: 3, padding: 'smae' }), session.layer('Dense', { units: 0 })]);
  expect(fixesOf(model)).toEqual([
    ['setting-unknown', ['kernel_size=3']],
    ['setting-invalid', ['padding="same"']],
    ['unknown-layer', ['Conv2D']],
    ['setting-invalid', ['units at least 1']],
    ['dense-on-picture', ['Flatten() before it']],
  ]);
});

test('a missing input shape is mended by a shape that works', () => {
  const session = new Session();
  session.examples.push({ name: 'train_data', shape: [32, 32, 3] });
  const model = new Sequential(session, [session.layer('Conv2D', { filters: 8, kernel_size: 3 }), session.layer('Flatten'), session.layer('Dense', { units: 2 })]);
  expect(fixesOf(model)).toEqual([['input-shape-missing', ['keras.Input(shape=(32, 32, 3)) as the first layer, the shape of train_data']]]);
});

test('a Dense after a Flatten of unknown size is mended by global pooling', () => {
  const session = new Session();
  const model = new Sequential(session, [session.input({ shape: [null, null, 3] }), session.layer('Conv2D', { filters: 8, kernel_size: 3 }), session.layer('Flatten'), session.layer('Dense', { units: 2 })]);
  expect(fixesOf(model)).toEqual([['weight-size-unknown', ['GlobalAveragePooling2D() in place of Flatten, which needs no fixed size']]]);
});

test('a changed setting changes every later size and nothing of the original', () => {
  const session = new Session();
  const model = new Sequential(session, [session.input({ shape: [28, 28, 1] }), session.layer('Conv2D', { filters: 8, kernel_size: 3 }), session.layer('Flatten'), session.layer('Dense', { units: 2 })]);
  const changed = withChanges(model, [{ kind: 'set', layer: 'conv2d', setting: 'kernel_size', value: 5 }]);
  expect([model.params, changed.params]).toEqual([80 + 5408 * 2 + 2, 208 + 4608 * 2 + 2]);
  expect(changed.layers.map((layer) => layer.name)).toEqual(['conv2d', 'flatten', 'dense']);
});

test('of two layers of one name the second is renamed', () => {
  const session = new Session();
  const model = new Sequential(session, [session.input({ shape: [4] }), session.layer('Dense', { units: 2, name: 'a' }), session.layer('Dense', { units: 2, name: 'a' })]);
  expect(fixesOf(model)).toEqual([['name-taken', ['name="a_1"']]]);
  expect(withChanges(model, [{ kind: 'rename', layer: 'a', name: 'b' }]).layers.map(({ name }) => name)).toEqual(['a', 'b']);
});

test('a large network with many issues keeps nobody waiting: the first are mended', () => {
  const session = new Session();
  const model = new Sequential(session, [session.input({ shape: [8, 8, 3] }), ...Array.from({ length: 2000 }, (_, i) => (i < 30 ? session.layer('Dense', { units: 3 }) : session.layer('ReLU', {})))]);
  const mended = mend(model).map(({ code, fixes = [] }) => [code, fixes.length]);
  expect(mended).toHaveLength(30);
  expect(mended.slice(0, 2)).toEqual([['dense-on-picture', 1], ['dense-on-picture', 1]]);
  expect(mended.at(-1)).toEqual(['dense-on-picture', 0]);
});
