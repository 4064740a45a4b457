// What was kept comes back: the network, every step that can be taken back, and every one that can be done again.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Float, Tuple } from '../../src/layers/index.ts';
import { scriptOf } from './code.ts';
import { networkFor, tableFor } from './derived.ts';
import { arrangementOf, deskOf, history, modelOf, redo, rewrite, select, selectAll, settle, type, undo, type Desk } from './desk.ts';
import { groupPicked, putAt, toggleFold } from './arrange.ts';
import { addLayer, duplicate, removePicked } from './draw.ts';
import { newNetwork } from './new-network.ts';
import { deskFrom, designsIn, keptOf } from './kept.ts';
import { readScript } from './read-script.ts';

const example = readFileSync(new URL('../../examples/mnist_cnn.py', import.meta.url), 'utf8');

const rows = (desk: Desk): readonly string[] => {
  const model = modelOf(desk);
  return model ? [JSON.stringify(Object.entries(arrangementOf(desk)).toSorted(([a], [b]) => (a < b ? -1 : 1))), ...networkFor(model).edges.map(({ id, label }) => `${id} ${label}`), ...tableFor(model).rows.map(({ name, shape, params }) => `${name} ${shape} ${params}`)] : [];
};

/** Every state on the way back, and on the way forth again. */
function states(desk: Desk): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  let at = desk;
  for (; history(at).redo > 0; at = redo(at)) found.push(rows(at));
  for (; history(at).undo > 0; at = undo(at)) found.push([...rows(at), scriptOf(at)?.text ?? '']);
  return [...found, rows(at)];
}

const kept = (desk: Desk): Desk => {
  const [back] = designsIn(structuredClone([keptOf(desk)]));
  if (!back) throw new Error('it was not kept');
  return deskFrom(back);
};

const drawn = (): Desk => {
  let desk = deskOf(newNetwork());
  for (const name of ['Conv2D', 'BatchNormalization', 'MaxPooling2D', 'Flatten', 'Dense']) desk = addLayer(desk, name, { kind: 'after', id: desk.selected ?? 'input_layer' }).desk;
  desk = addLayer(select(desk, 'conv2d'), 'Conv2D', { kind: 'branch', id: 'conv2d' }).desk;
  desk = putAt(groupPicked(selectAll(desk, ['batch_normalization', 'max_pooling2d'])).desk, { conv2d: { x: 4, y: 7 } });
  desk = toggleFold(desk, '#group 1');
  return undo(type(settle(type(desk, 'conv2d', 'kernel_size', Tuple.from([5, 5]))), 'batch_normalization', 'momentum', new Float(1)));
};

const scripted = (): Desk => {
  let desk = settle(type(deskOf(readScript('mnist_cnn.py', example)), 'conv2d_2', 'filters', 128));
  desk = rewrite(desk, readScript('mnist_cnn.py', scriptOf(desk)?.text.replace('Dense(256', 'Dense(64') ?? ''));
  desk = putAt(duplicate(select(desk, 'conv2d')).desk, { dense: { x: 1, y: 2 } });
  return undo(undo(removePicked(select(desk, 'dropout')).desk));
};

test.each([['a drawing', drawn], ['a script', scripted]])('%s comes back with its steps', (_, make) => {
  const before = make();
  const after = kept(before);
  expect(history(after)).toEqual(history(before));
  expect(states(after)).toEqual(states(before));
});

test('a layer within a layer cannot be kept as a setting: the script stands in for the step', () => {
  let desk = deskOf(readScript('a.py', 'import keras\nfrom keras import layers\nmodel = keras.Sequential([keras.Input((5, 8)), layers.Bidirectional(layers.LSTM(4, return_sequences=True)), layers.Dense(3)])\n'));
  desk = duplicate(select(desk, 'bidirectional')).desk;
  const after = kept(desk);
  expect([rows(after), history(after).undo, rows(undo(after))]).toEqual([rows(desk), 1, rows(undo(desk))]);
});

test('very long histories keep what came last', () => {
  let desk = addLayer(deskOf(newNetwork()), 'Conv2D', { kind: 'after', id: 'input_layer' }).desk;
  for (let filters = 1; filters < 500; filters++) desk = settle(type(desk, 'conv2d', 'filters', filters));
  const after = kept(desk);
  expect([history(after).undo, rows(after)]).toEqual([400, rows(desk)]);
});

test('only what is a design is taken from what was kept', () => {
  const good = keptOf(drawn());
  const wrong = [{ ...good, name: 1 }, null, 'x', { ...good, start: undefined }, { ...good, logs: [{ done: [{}], undone: [] }] }, { ...good, logs: [{ done: [{ changes: [null] }], undone: [] }] }];
  expect([designsIn([good, ...wrong]), designsIn(undefined), designsIn({})]).toEqual([[good], [], []]);
});
