import { expect, test } from 'vitest';
import { Tuple } from '../../src/layers/index.ts';
import { networkFor, remarksFor, tableFor } from './derived.ts';
import { apply, deskOf, history, modelOf, redo, revert, select, settle, showModel, type, undo, type Desk } from './desk.ts';
import { branched, tutorial } from './networks.fixture.ts';

const open = (): Desk => deskOf({ name: 'mnist_cnn.py', models: [tutorial()], remarks: [], text: null });

const shown = (desk: Desk): NonNullable<ReturnType<typeof modelOf>> => {
  const model = modelOf(desk);
  if (!model) throw new Error('nothing is open');
  return model;
};
const total = (desk: Desk): string => tableFor(shown(desk)).total;
const shapeOf = (desk: Desk, id: string): string | undefined => networkFor(shown(desk)).nodes.find((node) => node.id === id)?.shape;

// Numbers from `model.summary()` of Keras 3.15.1 with these settings.
test('every later size follows a setting', () => {
  const desk = type(open(), 'conv2d_2', 'kernel_size', Tuple.from([5, 5]));
  expect(tableFor(shown(desk)).rows.slice(4).map((row) => [row.name, row.shape, row.params])).toEqual([
    ['conv2d_2', '(None, 8, 8, 64)', '51,264'],
    ['conv2d_3', '(None, 6, 6, 64)', '36,928'],
    ['max_pooling2d_1', '(None, 3, 3, 64)', '0'],
    ['dropout_1', '(None, 3, 3, 64)', '0'],
    ['flatten', '(None, 576)', '0'],
    ['dense', '(None, 256)', '147,712'],
    ['dropout_2', '(None, 256)', '0'],
    ['dense_1', '(None, 10)', '2,570'],
  ]);
  expect(total(desk)).toBe('248,042');
});

test('the input of a stack can be changed, although its script has no layer for it', () => {
  const desk = type(type(open(), 'input_layer', 'shape', Tuple.from([32, 32])), 'input_layer', 'shape', Tuple.from([32, 32, 3]));
  expect([shapeOf(desk, 'input_layer'), total(desk), history(desk).undo]).toEqual(['(None, 32, 32, 3)', '477,994', 1]);
});

test('a wrong value is refused at its setting and the rest stays computed', () => {
  const desk = type(open(), 'conv2d_2', 'kernel_size', 'x');
  expect(remarksFor(shown(desk)).map(({ severity, layer, setting }) => [severity, layer, setting])).toEqual([['error', 'conv2d_2', 'kernel_size']]);
  expect(networkFor(shown(desk)).nodes.map((node) => node.mark).filter((mark) => mark !== null)).toEqual(['error']);
  expect([shapeOf(desk, 'conv2d_1'), shapeOf(desk, 'dense_1')]).toEqual(['(None, 24, 24, 32)', '(None, 10)']);
});

test('keystrokes in one field are one step; leaving the field begins another', () => {
  let desk = open();
  for (const value of [6, 64, 640]) desk = type(desk, 'conv2d', 'filters', value);
  expect(history(desk)).toEqual({ undo: 1, redo: 0 });
  desk = type(settle(desk), 'conv2d', 'filters', 8);
  expect(history(desk)).toEqual({ undo: 2, redo: 0 });
  expect(shapeOf(undo(desk), 'conv2d')).toBe('(None, 26, 26, 640)');
  expect(shapeOf(undo(undo(desk)), 'conv2d')).toBe('(None, 26, 26, 32)');
  expect(shapeOf(redo(undo(desk)), 'conv2d')).toBe('(None, 26, 26, 8)');
});

test('a hundred steps are taken back one by one, and a new step ends what could be done again', () => {
  let desk = open();
  for (let filters = 1; filters <= 100; filters++) desk = settle(type(desk, 'conv2d', 'filters', filters));
  for (let i = 0; i < 100; i++) desk = undo(desk);
  expect([history(desk), total(desk)]).toEqual([{ undo: 0, redo: 100 }, '329,962']);
  expect(history(type(desk, 'dense', 'units', 1))).toEqual({ undo: 1, redo: 0 });
  expect(undo(desk)).toBe(desk);
});

test('reverting shows what was opened, and can itself be taken back step by step', () => {
  const desk = revert(type(settle(type(open(), 'dense', 'units', 128)), 'conv2d', 'filters', 8));
  expect([total(desk), history(desk)]).toEqual(['329,962', { undo: 0, redo: 2 }]);
  expect(shapeOf(redo(desk), 'dense')).toBe('(None, 128)');
});

test('a fix mends the layer', () => {
  const desk = type(open(), 'conv2d_2', 'kernel_size', 40);
  const [remark] = remarksFor(shown(desk));
  expect(remark?.fixes.map((fix) => fix.text)).toContain('padding="same"');
  const mended = apply(desk, { kind: 'set', layer: 'conv2d_2', setting: 'padding', value: 'same' });
  expect([remarksFor(shown(mended)), shapeOf(mended, 'conv2d_2')]).toEqual([[], '(None, 12, 12, 64)']);
});

test('changes before and after a renaming both count', () => {
  const desk = type(apply(type(open(), 'dense', 'units', 128), { kind: 'rename', layer: 'dense', name: 'hidden' }), 'hidden', 'use_bias', false);
  expect(tableFor(shown(desk)).rows.find((row) => row.name === 'hidden')).toMatchObject({ shape: '(None, 128)', params: '131,072' });
});

test('every model of a script has its own changes and selection', () => {
  let desk = deskOf({ name: 'two.py', models: [tutorial(), branched()], remarks: [], text: null });
  expect(modelOf(desk)?.name).toBe('branched');
  desk = type(showModel(desk, 0), 'dense', 'units', 1);
  desk = showModel(select(desk, 'dense'), 1);
  expect([desk.selected, history(desk).undo, history(showModel(desk, 0)).undo]).toEqual([null, 0, 1]);
});

test('an empty script has no model to show', () => {
  expect(modelOf(deskOf({ name: 'empty.py', models: [], remarks: [], text: null }))).toBeUndefined();
});
