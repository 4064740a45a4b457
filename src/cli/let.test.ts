import { describe, expect, test } from 'vitest';
import { Misuse } from './misuse.ts';
import { letOption, toldOf } from './let.ts';
import { readArguments } from './options.ts';
import { runProgram } from './world.fixture.ts';

const script = `import numpy as np
import keras
from keras import layers
x = np.load("x.npy")
units = int(input())
model = keras.Sequential([layers.Dense(units), layers.Dense(2)])
model.compile("adam", "mse")
model.fit(x, x)
model.summary()
print(x.shape, x.dtype)
`;

describe('what a name stands for', () => {
  test.each([
    ['x=60000x28x28x1', { shape: [60000, 28, 28, 1], dtype: 'float32' }],
    ['x=?x28x28:uint8', { shape: [null, 28, 28], dtype: 'uint8' }],
    ['y=60000x:int64', { shape: [60000], dtype: 'int64' }],
    ['y=60000:int64', { shape: [60000], dtype: 'int64' }],
    ['units=64', 64],
    ['rate=1e-3', { float: 0.001 }],
    ['fast=True', true],
    ['mode=10x faster', '10x faster'],
    ['path=a=b', 'a=b'],
  ])('%s', (word, value) => expect(Object.values(toldOf([word]))).toEqual([value]));

  test('misuse is told', () => {
    expect(() => readArguments({ let: letOption }, ['--let', 'x'])).toThrow(new Misuse('--let x: expected a name and what it stands for: x_train=60000x28x28x1, y=60000x:int64, units=64, rate=0.5 or mode=fast'));
  });
});

describe('a script whose data is only known when it runs', () => {
  test('says what would settle it', async () => {
    const { out, err } = await runProgram(['run', 'a.py'], { 'a.py': script });
    expect(err).toContain('--let x=');
    expect(out).toContain('<unknown: `x` comes from `numpy.load`, line 4>');
  });
  test('is read once it is told', async () => {
    const { out, err, status } = await runProgram(['run', 'a.py', '--let', 'x=5000x7', '--let', 'units=3'], { 'a.py': script });
    expect({ err, status }).toEqual({ err: '', status: 0 });
    // 7 * 3 + 3 and 3 * 2 + 2; Adam keeps two numbers for each of the 32, a step and a rate.
    expect(out).toContain('Total params: 98 (');
    expect(out).toContain('(5000, 7) float32\n');
  });
});
