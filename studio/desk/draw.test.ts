import { expect, test } from 'vitest';
import { networkFor, remarksFor, tableFor } from './derived.ts';
import { deskOf, history, modelOf, redo, select, selectAll, type, undo, type Desk } from './desk.ts';
import { addLayer, connect, copyPicked, disconnect, duplicate, paste, removePicked, rename, usualSpot, whyNotConnected, type Tried } from './draw.ts';
import { newNetwork } from './new-network.ts';
import { branched, tutorial } from './networks.fixture.ts';
import { choices } from './palette.ts';
import { search } from './search.ts';
import { sourcesFor } from './sources.ts';
import { portsOf } from './ports.ts';
import { layers } from '../../src/layers/index.ts';

const open = (model = tutorial()): Desk => deskOf({ name: 'mnist_cnn.py', models: [model], remarks: [], text: null });
const openBranched = (): Desk => deskOf({ name: 'branched.py', models: [branched()], remarks: [], text: null });
const shown = (desk: Desk): NonNullable<ReturnType<typeof modelOf>> => {
  const model = modelOf(desk);
  if (!model) throw new Error('nothing is open');
  return model;
};
const done = ({ desk, refused }: Tried): Desk => {
  expect(refused).toBeNull();
  return desk;
};
const add = (desk: Desk, className: string): Desk => done(addLayer(desk, className, usualSpot(desk)));
const ids = (desk: Desk): readonly string[] => networkFor(shown(desk)).nodes.map(({ id }) => id);
const lines = (desk: Desk): readonly string[] => networkFor(shown(desk)).edges.map(({ from, to }) => `${from} > ${to}`);
const node = (desk: Desk, id: string) => networkFor(shown(desk)).nodes.find((one) => one.id === id);

// The tutorial's network drawn from nothing; shapes and counts from `model.summary()` of Keras 3.15.1.
test('a network is drawn from an empty canvas, layer by layer', () => {
  let desk = deskOf(newNetwork());
  expect(ids(desk)).toEqual(['input_layer']);
  for (const name of ['Conv2D', 'Conv2D', 'MaxPooling2D', 'Dropout', 'Flatten', 'Dense', 'Dense']) desk = add(desk, name);
  desk = type(desk, 'dense', 'units', 64);
  expect(tableFor(shown(desk)).rows.map(({ name, shape, params }) => `${name} ${shape} ${params}`)).toEqual([
    'conv2d (None, 26, 26, 32) 320',
    'conv2d_1 (None, 24, 24, 32) 9,248',
    'max_pooling2d (None, 12, 12, 32) 0',
    'dropout (None, 12, 12, 32) 0',
    'flatten (None, 4608) 0',
    'dense (None, 64) 294,976',
    'dense_1 (None, 10) 650',
  ]);
  expect(tableFor(shown(desk)).total).toBe('305,194');
  for (let i = 0; i < 8; i++) desk = undo(desk);
  expect([ids(desk), history(desk)]).toEqual([['input_layer'], { undo: 0, redo: 8 }]);
  for (let i = 0; i < 8; i++) desk = redo(desk);
  expect(tableFor(shown(desk)).total).toBe('305,194');
});

test('a hundred layers are drawn and taken back one by one', () => {
  let desk = deskOf(newNetwork());
  for (let i = 0; i < 100; i++) desk = add(desk, 'ReLU');
  expect(ids(desk).length).toBe(101);
  for (let i = 0; i < 60; i++) desk = undo(desk);
  expect(ids(desk).length).toBe(41);
});

test('a layer is put behind the selected one and into its group', () => {
  const desk = add(select(open(), 'max_pooling2d'), 'BatchNormalization');
  expect(ids(desk).slice(3, 6)).toEqual(['max_pooling2d', 'batch_normalization', 'dropout']);
  expect([desk.selected, node(desk, 'batch_normalization')?.frame]).toEqual(['batch_normalization', node(desk, 'dropout')?.frame]);
  expect(networkFor(shown(desk)).frames.map(({ title }) => title)).toEqual(['The first group', 'The second group', 'The third group']);
});

test('a layer is put on a line, also on one into a nested model', () => {
  const desk = done(addLayer(openBranched(), 'Conv2D', { kind: 'line', from: 'input_layer', to: 'stem/conv2d' }));
  expect(lines(desk)).toEqual(expect.arrayContaining(['input_layer > conv2d_3', 'conv2d_3 > stem/conv2d']));
  const behind = done(addLayer(openBranched(), 'Dropout', { kind: 'line', from: 'stem/max_pooling2d', to: 'add' }));
  expect(lines(behind)).toEqual(expect.arrayContaining(['stem/max_pooling2d > dropout', 'dropout > add', 'stem/max_pooling2d > conv2d_1']));
  const inside = done(addLayer(openBranched(), 'Dropout', { kind: 'line', from: 'stem/conv2d', to: 'stem/max_pooling2d' }));
  expect([ids(inside).slice(1, 4), inside.selected]).toEqual([['stem/conv2d', 'stem/dropout', 'stem/max_pooling2d'], 'stem/dropout']);
});

test('taking layers out heals the chain, in one step', () => {
  const desk = done(removePicked(selectAll(open(), ['conv2d_2', 'conv2d_3', 'max_pooling2d_1'])));
  expect(lines(desk).slice(3, 6)).toEqual(['max_pooling2d > dropout', 'dropout > dropout_1', 'dropout_1 > flatten']);
  expect([history(desk).undo, desk.selected, tableFor(shown(desk)).total]).toEqual([1, 'dropout', '1,192,042']);
  expect(removePicked(select(desk, 'input_layer')).refused).toContain('only input');
});

test('a group and a nested model go as wholes', () => {
  const { frames } = networkFor(tutorial());
  const second = frames[1]?.id ?? '';
  expect(ids(done(removePicked(select(open(), second)))).length).toBe(9);
  expect(ids(done(removePicked(select(openBranched(), 'stem'))))).toEqual(['input_layer', 'conv2d_1', 'conv2d_2', 'add', 'flatten', 'dense']);
});

test('a nested model goes with the last of its layers', () => {
  const desk = done(removePicked(selectAll(openBranched(), ['stem/conv2d', 'stem/max_pooling2d'])));
  expect([networkFor(shown(desk)).frames, lines(desk)[0]]).toEqual([[], 'input_layer > conv2d_1']);
});

test('layers are copied with their settings and their wiring', () => {
  const clip = copyPicked(selectAll(openBranched(), ['conv2d_1', 'conv2d_2', 'add']));
  expect(clip.map(({ class: className, from }) => [className, from])).toEqual([['Conv2D', [null]], ['Conv2D', [0]], ['Add', [null, 1]]]);
  const desk = done(paste(select(openBranched(), 'add'), clip));
  expect(lines(desk)).toEqual(expect.arrayContaining(['add > conv2d_3', 'conv2d_3 > conv2d_4', 'conv2d_4 > add_1', 'add > add_1', 'add_1 > flatten']));
  expect([desk.also, desk.selected, remarksFor(shown(desk))]).toEqual([['conv2d_3', 'conv2d_4'], 'add_1', []]);
  const twice = done(duplicate(select(open(), 'conv2d_1')));
  expect([ids(twice).slice(1, 4), node(twice, 'conv2d_4')?.shape]).toEqual([['conv2d', 'conv2d_1', 'conv2d_4'], '(None, 22, 22, 32)']);
  expect(paste(open(), []).refused).toContain('Nothing is copied');
});

test('branches are drawn and joined, and what does not fit is refused in words', () => {
  let desk = done(addLayer(open(), 'Conv2D', { kind: 'branch', id: 'dropout' }));
  expect([shown(desk).outputs.length, node(desk, 'conv2d_4')?.frame]).toEqual([2, node(desk, 'dropout')?.frame]);
  desk = done(addLayer(desk, 'Concatenate', { kind: 'line', from: 'dropout', to: 'conv2d_2' }));
  expect(sourcesFor(networkFor(shown(desk)), 'concatenate')).toEqual(['input_layer', 'conv2d', 'conv2d_1', 'max_pooling2d', 'dropout', 'conv2d_4']);
  expect(whyNotConnected(shown(desk), 'conv2d_4', 'concatenate')).toContain('(None, 10, 10, 32)');
  desk = done(connect(type(desk, 'conv2d_4', 'padding', 'same'), 'conv2d_4', 'concatenate'));
  expect([node(desk, 'concatenate')?.shape, shown(desk).outputs.length]).toEqual(['(None, 12, 12, 64)', 1]);
  expect(portsOf(node(desk, 'concatenate')?.layer ?? shown(desk))).toEqual({ ports: [{ label: 'input 1', reads: 'dropout' }, { label: 'input 2', reads: 'conv2d_4' }], isOpen: true, isNamed: false });
  expect(whyNotConnected(shown(desk), 'dense', 'conv2d')).toBe('conv2d comes before dense: a network has no loops.');
  expect(whyNotConnected(shown(desk), 'dense', 'dense')).toBe('dense cannot read itself.');
  expect(disconnect(desk, 'flatten', 'dense').refused).toContain('connect another layer');
  expect(node(done(disconnect(desk, 'dropout', 'concatenate')), 'concatenate')?.shape).toBe('(None, 12, 12, 32)');
  expect(addLayer(openBranched(), 'Dense', { kind: 'branch', id: 'stem/conv2d' }).refused).toContain('nested');
});

test('an input is put in and named', () => {
  let desk = done(addLayer(openBranched(), 'InputLayer', { kind: 'input' }));
  expect(desk.selected).toBe('input_layer_1');
  desk = done(rename(desk, 'input_layer_1', 'mask'));
  expect([desk.selected, ids(desk)]).toEqual(['mask', expect.arrayContaining(['mask'])]);
  expect([rename(desk, 'mask', 'add').refused, rename(desk, 'mask', '').refused, rename(desk, 'mask', 'a/b').refused]).toEqual([expect.stringContaining('already'), expect.stringContaining('needs a name'), expect.stringContaining('letters')]);
});

test('the input of a drawn stack is set like any other', () => {
  let desk = type(deskOf(newNetwork()), 'input_layer', 'shape', [32, 32, 3]);
  desk = add(desk, 'Flatten');
  expect(node(desk, 'flatten')?.shape).toBe('(None, 3072)');
  desk = type(desk, 'input_layer', 'shape', [4]);
  expect([node(desk, 'flatten')?.shape, history(desk).undo]).toEqual(['(None, 4)', 3]);
});

test('the palette holds every layer that can stand in a network, and finds it as people call it', () => {
  const names = choices.map(({ name }) => name);
  expect(layers.filter(({ name, cell, open: isOpen }) => !names.includes(name) && !cell && !isOpen)).toEqual([]);
  const first = (text: string): string | undefined => search(choices, text)[0]?.name;
  expect([first('conv2d'), first('maxpool'), first('bn'), first('mha'), first('lstm'), first('MaxPool2D')]).toEqual(['Conv2D', 'MaxPooling1D', 'BatchNormalization', 'MultiHeadAttention', 'LSTM', 'MaxPooling2D']);
  expect([search(choices, 'nothing like it'), search(choices, '').length]).toEqual([[], names.length]);
});

test('every layer of the palette can be put behind an input and taken out again', () => {
  const wrong: string[] = [];
  for (const { name, isInput } of choices) {
    const start = deskOf(newNetwork());
    const { desk, refused } = addLayer(start, name, usualSpot(start));
    if (refused !== null || desk.selected === null || !ids(desk).includes(desk.selected)) wrong.push(`${name}: ${refused ?? 'not drawn'}`);
    else if (!isInput && ids(done(removePicked(desk))).join() !== 'input_layer') wrong.push(`${name} stays`);
  }
  expect(wrong).toEqual([]);
});
