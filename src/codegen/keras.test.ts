import { expect, test } from 'vitest';
import { Functional, Sequential, Session, type Argument, type Tensor } from '../model/index.ts';
import { toKeras } from './index.ts';

// Both scripts were run by Keras 3.15.1: their summaries are those of the models below, names and order included.
test('a stack becomes a Sequential with its groups as comments and nothing that is default', () => {
  const session = new Session();
  const group = { line: 1, column: 1, endLine: 1, endColumn: 2, group: 'The first group' };
  const model = new Sequential(session, [
    session.layer('Conv2D', { filters: 32, kernel_size: [3, 3], strides: [1, 1], activation: 'relu', input_shape: [28, 28, 1] }, group),
    session.layer('MaxPool2D', { pool_size: [2, 2] }, group),
    session.layer('Dropout', { rate: 0.25 }, group),
    session.layer('Flatten'),
    session.layer('Dense', { units: 10, activation: 'softmax', name: 'out' }),
  ]);
  expect(toKeras(model)).toBe(`import keras
from keras import layers

model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    # The first group
    layers.Conv2D(32, (3, 3), activation="relu"),
    layers.MaxPooling2D(),
    layers.Dropout(0.25),
    layers.Flatten(),
    layers.Dense(10, activation="softmax", name="out"),
])
model.summary()
`);
});

test('a graph becomes calls, a shared layer is made once, a nested model is called', () => {
  const session = new Session();
  const [a, b] = [session.input({ shape: [8, 8, 3] }), session.input({ shape: [8, 8, 3], name: 'b' })];
  const shared = session.layer('Conv2D', { filters: 4, kernel_size: 3, padding: 'same' });
  const inner = new Sequential(session, [session.layer('Flatten'), session.layer('Dense', { units: 2 })], 'head');
  const model = new Functional(session, { inputs: [a, b], outputs: [inner.call([shared.call([a]).output]).output, shared.call([b]).output] });
  expect(toKeras(model)).toBe(`import keras
from keras import layers

head = keras.Sequential([
    layers.Flatten(),
    layers.Dense(2),
], name="head")
input_layer = keras.Input(shape=(8, 8, 3))
b = keras.Input(shape=(8, 8, 3), name="b")
conv2d_layer = layers.Conv2D(4, 3, padding="same")
x = conv2d_layer(input_layer)
head_1 = head(x)
conv2d_1 = conv2d_layer(b)
model = keras.Model(inputs=[input_layer, b], outputs=[head_1, conv2d_1])
model.summary()
`);
});

test('operations become functions of keras.ops, an index stays an index', () => {
  const session = new Session();
  const x = session.input({ shape: [6, 4] });
  const slice = (start: number | null, stop: number | null) => ({ kind: 'object', path: 'slice', args: { start, stop, step: null } }) as const;
  const call = (name: string, args: readonly Argument[], kwargs: Readonly<Record<string, Argument>> = {}) => session.operation(name, args, kwargs)?.output ?? null;
  const first = call('get_item', [x, [slice(null, null), slice(1, 3), 0]]);
  const mean = call('mean', [x], { axis: 1, keepdims: true });
  const model = new Functional(session, { inputs: x, outputs: [first as Tensor, call('add', [x, mean]) as Tensor, call('concatenate', [[x, x]], { axis: 1 }) as Tensor] });
  expect(toKeras(model)).toBe(`import keras
from keras import layers

input_layer = keras.Input(shape=(6, 4))
get_item = input_layer[:, 1:3, 0]
x = keras.ops.mean(input_layer, axis=1, keepdims=True)
add = keras.ops.add(input_layer, x)
concatenate = keras.ops.concatenate([input_layer, input_layer], axis=1)
model = keras.Model(inputs=input_layer, outputs=[get_item, add, concatenate])
model.summary()
`);
});

// Run by Keras 3.15.1, this script gives the operations embedding, not_equal, add, logical_or, lstm, not_equal_1.
test('operations that Keras puts in for masks are not written, but their names are counted', () => {
  const session = new Session();
  const numbers = session.input({ shape: [8], dtype: 'int32' });
  const read = session.layer('Embedding', { input_dim: 20, output_dim: 4, mask_zero: true }).call([numbers]).output as Tensor;
  const both = session.layer('Add').call([[read, read]]).output as Tensor;
  const last = session.layer('LSTM', { units: 3 }).call([both]).output as Tensor;
  const own = session.operation('not_equal', [numbers, 0])?.output as Tensor;
  const model = new Functional(session, { inputs: numbers, outputs: [last, own] });
  expect(model.rows.map(({ name }) => name)).toContain('not_equal_1');
  expect(toKeras(model)).toBe(`import keras
from keras import layers

input_layer = keras.Input(shape=(8,), dtype="int32")
embedding = layers.Embedding(20, 4, mask_zero=True)(input_layer)
x = layers.Add()([embedding, embedding])
lstm = layers.LSTM(3)(x)
not_equal_1 = keras.ops.not_equal(input_layer, 0)
model = keras.Model(inputs=input_layer, outputs=[lstm, not_equal_1])
model.summary()
`);
});

test('a stack that holds only an input so far starts with it', () => {
  const session = new Session();
  expect(toKeras(new Sequential(session, [session.input({ shape: [28, 28, 1] })]))).toContain('keras.Input(shape=(28, 28, 1)),');
});
