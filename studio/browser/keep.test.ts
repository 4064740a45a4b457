// Driven in the browser as a person would. Numbers are those of Keras 3.15.1's `model.summary()`.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { example, inBrowser, node, row, settled, total } from './harness.fixture.ts';

inBrowser((open) => {
  test('a reload loses nothing', async () => {
    const page = await open();
    await node(page, 'conv2d_2').click();
    await page.locator('[data-setting="filters"] input').fill('128');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('[data-example="inception_block"]').click();
    await node(page, 'inception').waitFor();
    expect(await total(page)).toBe('163,696');
    await page.waitForTimeout(1200);
    await page.reload();
    await page.locator('.tab').nth(1).waitFor();
    expect(await page.locator('.tab-name').allInnerTexts()).toEqual(['mnist_cnn.py', 'inception_block.py']);
    await page.getByRole('button', { name: 'mnist_cnn.py', exact: false }).first().click();
    await node(page, 'conv2d_2').waitFor();
    expect(await row(page, 'conv2d_2')).toContain('(None, 10, 10, 128)');
    await page.keyboard.press('Control+z');
    expect(await total(page)).toBe('329,962');
    await page.getByRole('button', { name: 'Close mnist_cnn.py' }).click();
    await settled(page);
    expect(await page.locator('.tab').count()).toBe(1);
    await page.getByRole('button', { name: 'Open it again' }).click();
    expect(await total(page)).toBe('329,962');
  });

  test('a link holds the design, a file its script', async () => {
    const page = await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('[data-row="dense"]').click();
    await page.locator('[data-setting="units"] input').fill('64');
    await page.getByRole('button', { name: 'Share as a link' }).click();
    await page.getByRole('alert').getByText('holds the whole design').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const saveAs = async (kind: string) => {
      const saved = page.waitForEvent('download');
      await page.locator('summary[aria-label="Save"]').click();
      await page.getByRole('button', { name: kind }).click();
      return await saved;
    };
    const file = await saveAs('Script (.py)');
    expect([file.suggestedFilename(), readFileSync(await file.path(), 'utf8')]).toEqual(['mnist_cnn.py', example.replace('Dense(256', 'Dense(64')]);
    const picture = await saveAs('Picture (.svg)');
    expect([picture.suggestedFilename(), readFileSync(await picture.path(), 'utf8')]).toEqual(['mnist_cnn.svg', expect.stringContaining('>(None, 64)</text>')]);
    const [signature] = [readFileSync(await (await saveAs('Picture (.png)')).path()).subarray(1, 4).toString('latin1')];
    expect(signature).toBe('PNG');
    const other = await open();
    await other.goto(link);
    await other.locator('.tab').nth(1).waitFor();
    expect(await row(other, 'dense')).toContain('(None, 64) 65,600');
    expect(new URL(other.url()).hash).toBe('');
    await other.getByRole('button', { name: 'Open', exact: true }).click();
    await other.getByLabel('Script or model').setInputFiles({ name: 'mine.py', mimeType: 'text/x-python', buffer: Buffer.from('import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])\n') });
    await other.locator('.tab', { hasText: 'mine.py' }).waitFor();
    expect(await total(other)).toBe('15');
    await other.getByRole('button', { name: 'Open', exact: true }).click();
    await other.getByLabel('Script or model').setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no model') });
    await other.getByText('notes.txt is not opened').waitFor();
    await other.getByLabel('Find a network').fill('mobilenetv2');
    await other.locator('[data-known="MobileNetV2"]').click();
    await other.locator('.tab', { hasText: 'MobileNetV2' }).waitFor();
    expect(await total(other)).toBe('3,538,984');
  });
});
