import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scriptOf, spansOf, troubles, type Script } from './code.ts';
import { tableFor } from './derived.ts';
import { apply, deskOf, history, modelOf, rewrite, select, selectAll, settle, type, undo, type Desk } from './desk.ts';
import { addLayer, connect, duplicate, removePicked, rename, usualSpot, type Tried } from './draw.ts';
import { newNetwork } from './new-network.ts';
import { readScript } from './read-script.ts';
import { layerAt } from './spans.ts';

const example = readFileSync(new URL('../../examples/mnist_cnn.py', import.meta.url), 'utf8');
const functional = `import keras
from keras import layers

inputs = keras.Input(shape=(32,))
x = layers.Dense(16)(inputs)
x = layers.ReLU()(x)
outputs = layers.Dense(4)(x)
model = keras.Model(inputs, outputs)
`;
const listed = `import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(8, 3),
    layers.MaxPooling2D(),  # half as large
    layers.Flatten(),
    layers.Dense(10)
])
`;
const adding = `from keras.models import Sequential
from keras.layers import Dense, Flatten

model = Sequential()
model.add(Flatten(input_shape=(28, 28)))  # the picture as a row
model.add(Dense(10))
`;

const open = (text = example): Desk => deskOf(readScript('mnist_cnn.py', text));
const done = ({ desk, refused }: Tried): Desk => {
  expect(refused).toBeNull();
  return desk;
};
const script = (desk: Desk): Script => {
  const found = scriptOf(desk);
  if (!found) throw new Error('nothing is open');
  return found;
};
const add = (desk: Desk, className: string): Desk => done(addLayer(desk, className, usualSpot(desk)));

/** The lines that went and those that came, without those that stayed. */
function difference(before: string, after: string): readonly string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return [...a.filter((line) => !b.includes(line)).map((line) => `- ${line.trim()}`), ...b.filter((line) => !a.includes(line)).map((line) => `+ ${line.trim()}`)];
}

test('what was opened is shown as it was written', () => {
  expect(script(open())).toMatchObject({ text: example, isGenerated: false });
});

test('a setting changes only its line', () => {
  const desk = type(open(), 'conv2d_2', 'filters', 128);
  expect(difference(example, script(desk).text)).toEqual([expect.stringContaining('+ model.add(Conv2D(filters=128, kernel_size=(3, 3), ')]);
  expect(script(undo(desk)).text).toBe(example);
});

test('a setting that goes takes its comma along', () => {
  const desk = type(settle(type(open(functional), 'dense', 'use_bias', false)), 'dense', 'use_bias', undefined);
  expect(script(desk)).toMatchObject({ text: functional, isGenerated: false });
});

test.each([
  ['a list', listed, 'max_pooling2d', 'BatchNormalization'],
  ['the beginning of a list', listed, 'input_layer', 'Rescaling'],
  ['calls', functional, 're_lu', 'Dropout'],
  ['add', adding, 'flatten', 'Dropout'],
])('a layer that is put in is one more line of %s, and one less when it is taken out', (_, text, behind, className) => {
  const desk = add(select(open(text), behind), className);
  expect(script(desk).isGenerated).toBe(false);
  expect(difference(text, script(desk).text).filter((line) => !line.includes('import')).map((line) => line[0])).toEqual(['+']);
  const back = script(done(removePicked(desk)));
  expect([back.isGenerated, difference(text, back.text).filter((line) => !line.includes('import'))]).toEqual([false, []]);
});

test('behind the last of a list there was no comma', () => {
  expect(difference(listed, script(add(select(open(listed), 'dense'), 'ReLU')).text)).toEqual(['- layers.Dense(10)', '+ layers.Dense(10),', '+ layers.ReLU()']);
});

test('several layers go at once, and a name is written', () => {
  const desk = done(removePicked(selectAll(open(), ['dropout', 'dropout_1'])));
  expect(script(desk).text.match(/Dropout/g)?.length).toBe((example.match(/Dropout/g)?.length ?? 0) - 2);
  expect(script(done(rename(open(), 'dense', 'hidden'))).text).toContain('name="hidden"');
});

test('what cannot be written into the script is written anew, and makes the same network', () => {
  const desk = done(connect(done(addLayer(open(functional), 'Add', { kind: 'line', from: 're_lu', to: 'dense_1' })), 'dense', 'add'));
  const { text, isGenerated, model } = script(desk);
  const shown = modelOf(desk);
  expect([isGenerated, model && tableFor(model).rows.map((row) => row.shape)]).toEqual([true, shown && tableFor(shown).rows.map((row) => row.shape)]);
  expect(text).toContain('layers.Add()([x, dense])');
});

test('a drawn network has a script', () => {
  let desk = deskOf(newNetwork());
  for (const name of ['Flatten', 'Dense', 'ReLU']) desk = add(desk, name);
  expect(script(desk).text).toContain('model = keras.Sequential([');
  expect([...spansOf(script(desk), modelOf(desk) ?? fail())].map(([id]) => id)).toEqual(['flatten', 'dense', 're_lu']);
  expect(script(done(duplicate(select(desk, 'dense')))).text.match(/layers\.Dense\(/g)?.length).toBe(2);
});

test('a layer inside a layer is written as Keras reaches it', () => {
  const desk = add(deskOf(newNetwork()), 'Bidirectional');
  expect(script(desk).text).toContain('layers.Bidirectional(layers.LSTM(units=64))');
});

test('an edited script takes the place of the network, and that can be taken back', () => {
  const edited = rewrite(type(open(), 'dense', 'units', 8), readScript('mnist_cnn.py', functional));
  const again = type(edited, 're_lu', 'max_value', 6);
  expect([script(edited).text, modelOf(edited)?.rows.length, history(edited).undo]).toEqual([functional, 4, 2]);
  expect(script(again).text).toContain('layers.ReLU(max_value=6)(x)');
  expect(script(undo(undo(again))).text).toContain('Dense(8, ');
});

test('a place of the script stands for a layer, and what is wrong is told at its place', () => {
  const desk = apply(open(functional), { kind: 'set', layer: 're_lu', setting: 'max_value', value: 6 });
  const spans = spansOf(script(desk), modelOf(desk) ?? fail());
  expect(['dense', 're_lu', 'dense_1'].map((id) => spans.get(id)?.line)).toEqual([5, 6, 7]);
  expect([layerAt(spans, 6), layerAt(spans, 4), layerAt(spans, 1)]).toEqual(['re_lu', 'input_layer', undefined]);
  const wrong = script(open(functional.replace('Dense(4)', 'Dense(-4)')));
  expect(troubles(wrong).map(({ severity, span }) => [severity, span.line])).toEqual([['error', 7]]);
});

const fail = (): never => {
  throw new Error('nothing is open');
};
