// `--resolve`: shapes that were seen in calls stand where Keras shows `?`. The sizes were recorded with Keras 3.15.1:
// the outputs of the layers, printed inside `call`, of `Net()(tf.zeros((5, 7)))`.

import { expect, test } from 'vitest';
import { runProgram } from './world.fixture.ts';

const script = `import keras
import tensorflow as tf
from keras import layers

class Block(layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(6)

    def call(self, x):
        return tf.reshape(self.dense(x), (-1, 3, 2))

class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.block = Block()
        self.act = layers.ReLU()

    def call(self, x):
        return self.act(self.block(x))

net = Net()
net(tf.zeros((5, 7)))
net.summary()
`;

test('summary and run show the shapes that Keras does not', async () => {
  for (const command of ['summary', 'run']) {
    const plain = await runProgram([command, 'net.py'], { 'net.py': script });
    expect(plain.out).toContain('│ block (Block)                   │ ?                      │            48 │');
    expect(plain.out).toContain('│ re_lu (ReLU)                    │ ?                      │             0 │');
    const resolved = await runProgram([command, 'net.py', '--resolve'], { 'net.py': script });
    expect(resolved.out).toContain('│ block (Block)                   │ (5, 3, 2)              │            48 │');
    expect(resolved.out).toContain('│ re_lu (ReLU)                    │ (5, 3, 2)              │             0 │');
  }
});
