// A whole script that is pasted, and models within models, as a person meets them.

import { expect, test } from 'vitest';
import { inBrowser, node, row, settled } from './harness.fixture.ts';

const pasted = `import keras
from keras import layers

model = keras.Sequential([keras.Input((28, 28, 1))])
# Edges
model.add(layers.Conv2D(8, 3))
model.add(layers.MaxPooling2D())
# Shapes
model.add(layers.Conv2D(16, 30))
model.add(layers.Flatten())
`;

const shared = `import keras
from keras import layers
inner = keras.Sequential([keras.Input((8,)), layers.Dense(4)], name="inner")
encoder = keras.Sequential([keras.Input((8,)), layers.Dense(8), inner], name="encoder")
a, b = keras.Input((8,), name="left"), keras.Input((8,), name="right")
x = layers.Concatenate()([encoder(a), encoder(b)])
h, c = layers.Dense(6, name="h")(x), layers.Dense(6, name="c")(x)
y = layers.LSTM(6, name="lstm")(layers.Reshape((8, 1))(x), initial_state=[h, c])
model = keras.Model([a, b], y, name="siamese")
`;

inBrowser((open) => {
  test('a script that is pasted opens as a flowchart grouped by its comments, wrong places underlined', async () => {
    const page = await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((text) => navigator.clipboard.writeText(text), pasted);
    await page.locator('.canvas').click({ position: { x: 20, y: 400 } });
    await page.keyboard.press('Control+v');
    await page.locator('.tab', { hasText: 'pasted.py' }).waitFor();
    await settled(page);
    expect(await page.locator('.frame-node-title').allInnerTexts()).toEqual(['Edges', 'Shapes']);
    expect(await node(page, 'conv2d_1').getAttribute('data-mark')).toBe('error');
    expect(await row(page, 'max_pooling2d')).toContain('(None, 13, 13, 8) 0');
    await page.getByRole('button', { name: 'Code', exact: true }).first().click();
    await page.locator('.cm-lintRange-error', { hasText: '30' }).waitFor();
    await node(page, 'conv2d').click();
    await page.locator('.code-lit', { hasText: 'Conv2D(8, 3)' }).waitFor();
    await page.locator('.cm-line', { hasText: 'MaxPooling2D' }).click();
    await settled(page);
    expect(await page.locator('.panel h2').innerText()).toBe('max_pooling2d');
    await node(page, 'conv2d_1').click();
    await settled(page);
    await page.locator('[data-setting="kernel_size"] .remark-fixes button').first().click();
    await settled(page);
    expect(await page.locator('[data-mark]').count()).toBe(0);
    await page.locator('.cm-lintRange-error').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.cm-lintRange-error', { hasText: '30' }).waitFor();
  });

  test('models within models are drawn in place, say how often they are called, and fold; states have inputs of their own', async () => {
    const page = await open({ script: shared });
    await page.getByRole('button', { name: 'Show everything' }).click();
    expect(await page.locator('.frame-node-name').allInnerTexts()).toEqual([expect.stringMatching(/^encoder\s*× 2$/), 'inner']);
    expect(await page.locator('.layer-port').allInnerTexts()).toEqual(['sequences', 'state 1', 'state 2']);
    await page.getByRole('button', { name: 'Fold encoder' }).click();
    await settled(page);
    expect(await page.locator('[data-fold="encoder"]').innerText()).toContain('2 layers × 2');
    await expect.poll(async () => [await node(page, 'encoder/dense_1').count(), await node(page, 'concatenate').count()]).toEqual([0, 1]);
    await page.locator('[data-fold="encoder"]').click();
    await settled(page);
    expect(await page.locator('.panel-head p').innerText()).toBe('Nested model · 2 layers · called 2 times');
    await page.getByRole('button', { name: 'Unfold', exact: true }).click();
    await settled(page);
    await expect.poll(() => node(page, 'encoder/inner/dense').count()).toBe(1);
  });
});
