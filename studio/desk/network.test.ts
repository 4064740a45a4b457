import { expect, test } from 'vitest';
import { explanationData } from '../../src/report/index.ts';
import { layerFor } from './derived.ts';
import { deskOf, modelOf, type } from './desk.ts';
import { parseLiteral } from './literal.ts';
import { readScript } from './read-script.ts';
import { fieldsOf } from './fields.ts';
import { networkOf } from './network.ts';
import { Functional, Sequential, Session, type Tensor } from '../../src/model/index.ts';
import { branched, tutorial } from './networks.fixture.ts';
import { tableOf } from './table.ts';

// Shapes and counts from `model.summary()` of Keras 3.15.1.
test('a stack is a chain from its input, framed by the comments of its script', () => {
  const { nodes, edges, frames } = networkOf(tutorial());
  expect(nodes.slice(0, 2).map(({ id, shape, params, frame, isInput }) => [id, shape, params, frame !== null, isInput])).toEqual([
    ['input_layer', '(None, 28, 28, 1)', '0', false, true],
    ['conv2d', '(None, 26, 26, 32)', '320', true, false],
  ]);
  expect(edges.map(({ from, to, label }) => `${from} > ${to}: ${label}`).slice(0, 3)).toEqual(['input_layer > conv2d: 28 × 28 × 1', 'conv2d > conv2d_1: 26 × 26 × 32', 'conv2d_1 > max_pooling2d: 24 × 24 × 32']);
  expect(edges.length).toBe(12);
  expect(frames.map(({ title, params, gives, layers }) => [title, params, gives, layers.length])).toEqual([
    ['The first group', '9,568', '(None, 12, 12, 32)', 4],
    ['The second group', '55,424', '(None, 4, 4, 64)', 4],
    ['The third group', '264,970', '(None, 10)', 4],
  ]);
  expect(nodes.find((node) => node.id === 'dense')?.share).toBeCloseTo(262400 / 329962, 12);
});

test('a nested model is a frame whose layers are wired to the layers around it', () => {
  const { nodes, edges, frames } = networkOf(branched());
  expect(nodes.map((node) => node.id).slice(0, 3)).toEqual(['input_layer', 'stem/conv2d', 'stem/max_pooling2d']);
  expect(frames.map(({ id, kind, params }) => [id, kind, params])).toEqual([['stem', 'model', '224']]);
  expect(edges.map(({ from, to }) => `${from} > ${to}`)).toEqual(
    expect.arrayContaining(['input_layer > stem/conv2d', 'stem/conv2d > stem/max_pooling2d', 'stem/max_pooling2d > conv2d_1', 'stem/max_pooling2d > add', 'conv2d_2 > add']),
  );
  expect(edges.length).toBe(8);
});

test('every row of the table stands for a layer or a frame of the canvas', () => {
  const model = branched();
  const { nodes, frames } = networkOf(model);
  const drawn = new Set([...nodes, ...frames].map(({ id }) => id));
  expect(tableOf(model).rows.map((row) => row.id).filter((id) => !drawn.has(id))).toEqual([]);
});

test('fields come from the declaration: what was given, what holds otherwise, what is wrong', () => {
  const layer = tutorial().layers[2];
  if (!layer) throw new Error('the network has a third layer');
  const fields = new Map(fieldsOf(layer, []).map((field) => [field.name, field]));
  expect(fields.get('pool_size')).toMatchObject({ parts: ['2', '2'], isProminent: true, isRequired: false, control: { kind: 'counts', axes: 2 } });
  // Keras takes the window's size where no step is given.
  expect(fields.get('strides')).toMatchObject({ isGiven: false, parts: ['2', '2'], isProminent: true });
  expect(fields.get('data_format')).toMatchObject({ text: 'channels_last', control: { kind: 'choice' } });
  expect(fields.get('trainable')).toMatchObject({ isProminent: false });
});

test('a layer explained alone is explained as among all others', () => {
  const model = branched();
  const all = explanationData(model).layers;
  expect(all.map((layer) => layerFor(model, layer.id))).toEqual(all);
  expect(layerFor(model, 'conv2d')).toBeUndefined();
  expect(layerFor(model, 'stem/conv2d')?.parameters?.answer).toBe('224');
});

test('a nested model that is called twice is drawn once, fed and read twice', () => {
  const session = new Session();
  const encoder = new Sequential(session, [session.input({ shape: [8] }), session.layer('Dense', { units: 4 })], 'encoder');
  const inputs = [session.input({ shape: [8] }, undefined, 'left'), session.input({ shape: [8] }, undefined, 'right')];
  const outputs = session.layer('Add').call([inputs.map((input) => encoder.call([input]).output as Tensor)]).output;
  const { nodes, edges } = networkOf(new Functional(session, { inputs, outputs }));
  expect(nodes.map((node) => node.id).toSorted()).toEqual(['add', 'encoder/dense', 'left', 'right']);
  expect(edges.map(({ from, to, label }) => `${from} > ${to}: ${label}`)).toEqual(['encoder/dense > add: 4, 4', 'left > encoder/dense: 8', 'right > encoder/dense: 8']);
});

test('a stack without an input is drawn with what is known: its order', () => {
  const session = new Session();
  const { nodes, edges } = networkOf(new Sequential(session, [session.layer('Dense', { units: 4 }), session.layer('Flatten')]));
  expect(nodes.map(({ id, shape, params }) => [id, shape, params])).toEqual([['dense', '?', '?'], ['flatten', '?', '0']]);
  expect(edges.map(({ from, to, label }) => [from, to, label])).toEqual([['dense', 'flatten', '?']]);
});

test('a named size is kept through the network, and None reads as Keras prints it', () => {
  const opened = deskOf(readScript('net.py', 'import keras\nfrom keras import layers\nmodel = keras.Sequential([keras.Input((28, 28, 3)), layers.Conv2D(4, 3), layers.MaxPooling2D(2), layers.GlobalAveragePooling2D()])\n'));
  const shapes = (literal: string): readonly string[] => {
    const model = modelOf(type(opened, 'input_layer', 'shape', parseLiteral(literal)));
    return model ? networkOf(model).nodes.map(({ shape }) => shape) : [];
  };
  expect(shapes('(H, None, 3)')).toEqual(['(None, H, None, 3)', '(None, H - 2, None, 4)', '(None, floor((H - 4) / 2) + 1, None, 4)', '(None, 4)']);
  expect(shapes('(None, None, 3)')).toEqual(['(None, None, None, 3)', '(None, None, None, 4)', '(None, None, None, 4)', '(None, 4)']);
});
