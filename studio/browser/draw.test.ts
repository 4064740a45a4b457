// Driven in the browser as a person would. Numbers are those of Keras 3.15.1's `model.summary()`.

import { expect, test } from 'vitest';
import { addLayer, inBrowser, node, row, settled, startNew, total } from './harness.fixture.ts';

inBrowser((open) => {
  test('a layer is put in from the palette, on a line, and taken out again', async () => {
    const page = await open();
    await node(page, 'max_pooling2d').click();
    await addLayer(page, 'bn');
    await node(page, 'batch_normalization').waitFor();
    expect(await page.locator('.panel h2').innerText()).toBe('batch_normalization');
    expect(await row(page, 'batch_normalization')).toBe('batch_normalization (BatchNormalization) (None, 12, 12, 32) 128');
    expect(await total(page)).toBe('330,090');
    await page.getByRole('button', { name: 'Put a layer between conv2d and conv2d_1' }).click({ force: true });
    await page.getByRole('dialog').getByRole('combobox').fill('zeropadding2d');
    await page.locator('[data-choice="ZeroPadding2D"]').click();
    expect(await row(page, 'zero_padding2d')).toContain('(None, 28, 28, 32)');
    expect(await row(page, 'conv2d_1')).toContain('(None, 26, 26, 32)');
    await page.keyboard.press('Delete');
    expect(await row(page, 'conv2d_1')).toContain('(None, 24, 24, 32)');
    expect(await page.locator('[data-row="zero_padding2d"]').count()).toBe(0);
    for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
    expect(await total(page)).toBe('329,962');
  });

  test('a network is drawn from an empty canvas with the keyboard', async () => {
    const page = await open();
    await startNew(page);
    for (const name of ['conv2d', 'maxpooling2d', 'flatten', 'dense']) await addLayer(page, name);
    expect(await page.locator('.layer-node').count()).toBe(5);
    expect(await row(page, 'dense')).toBe('dense (Dense) (None, 10) 54,090');
    expect(await total(page)).toBe('54,410');
  });

  test('a line is drawn to another layer, which says why it cannot be, or to an empty place for a branch', async () => {
    const page = await open();
    await node(page, 'dropout').click();
    const drag = async (from: string, to: { readonly x: number; readonly y: number }): Promise<void> => {
      const start = await page.locator(`[data-layer="${from}"] ~ .layer-out`).boundingBox();
      if (!start) throw new Error(`${from} has nothing to draw a line from`);
      await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
    };
    const middle = async (id: string): Promise<{ x: number; y: number }> => {
      const box = await node(page, id).boundingBox();
      return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
    };
    await drag('dropout', await middle('conv2d'));
    expect(await page.locator('.wire p').innerText()).toBe('conv2d comes before dropout: a network has no loops.');
    await page.mouse.up();
    await page.getByRole('alert').getByText('a network has no loops').waitFor();
    const { y } = await middle('dropout');
    await drag('dropout', { x: 40, y });
    await page.mouse.up();
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await page.keyboard.type('conv2d');
    await page.keyboard.press('Enter');
    await node(page, 'conv2d_4').waitFor();
    await page.locator('[data-setting="padding"] label', { hasText: 'same' }).click();
    await settled(page);
    expect(await node(page, 'conv2d_4').innerText()).toContain('(None, 12, 12, 32)');
    await page.getByRole('button', { name: 'Show everything' }).click();
    await page.getByRole('button', { name: 'Put a layer between dropout and conv2d_2' }).click({ force: true });
    await page.keyboard.type('concat');
    await page.keyboard.press('Enter');
    await node(page, 'concatenate').waitFor();
    await page.getByLabel('What concatenate reads besides').focus();
    await page.getByLabel('What concatenate reads besides').selectOption('conv2d_4');
    expect(await row(page, 'concatenate')).toContain('(None, 12, 12, 64)');
    expect(await page.locator('[data-mark]').count()).toBe(0);
  });

  test('layers are selected together, duplicated, copied and pasted', async () => {
    const page = await open();
    await node(page, 'conv2d_2').click();
    await node(page, 'max_pooling2d_1').click({ modifiers: ['Shift'] });
    await settled(page);
    expect(await page.locator('.layer-node[aria-pressed="true"]').count()).toBe(3);
    await page.keyboard.press('Control+c');
    await node(page, 'dropout').click();
    await page.keyboard.press('Control+v');
    await node(page, 'conv2d_5').waitFor();
    await settled(page);
    expect(await row(page, 'conv2d_5')).toContain('(None, 8, 8, 64) 36,928');
    expect(await page.locator('.layer-node[aria-pressed="true"]').count()).toBe(3);
    await page.keyboard.press('Delete');
    expect(await total(page)).toBe('329,962');
  });
});
