// Driven in the browser as a person would. Numbers are those of Keras 3.15.1's `model.summary()`.

import { expect, test } from 'vitest';
import { addLayer, inBrowser, node, startNew } from './harness.fixture.ts';

inBrowser((open) => {
  test('what is drawn changes its line of the code, and what is typed as code is drawn', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Code', exact: true }).first().click();
    const line = (text: string) => page.locator('.cm-line', { hasText: text });
    await line('Flatten()').waitFor();
    await node(page, 'conv2d_2').click();
    expect(await page.locator('.code-lit').innerText()).toContain('Conv2D(filters=64');
    await page.locator('[data-setting="filters"] input').fill('128');
    await page.locator('.code-lit', { hasText: 'filters=128' }).waitFor();
    expect(await line('filters=64').count()).toBe(1);
    await line('Dense(256').click();
    expect(await page.locator('.panel h2').innerText()).toBe('dense');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('model.add(Dense(-5))');
    await page.locator('.cm-lintRange-error', { hasText: '-5' }).waitFor();
    expect(await node(page, 'dense_1').getAttribute('data-mark')).toBe('error');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('32');
    await page.locator('[data-layer="dense_1"]:not([data-mark])').waitFor();
    expect(await node(page, 'dense_1').getAttribute('aria-label')).toContain('(None, 32) 8,224 parameters');
    await page.keyboard.press('Control+z');
    await page.locator('.cm-lintRange-error').waitFor();
  });

  test('a drawn network can be taken as code', async () => {
    const page = await open();
    await startNew(page);
    await addLayer(page, 'flatten');
    await page.getByRole('button', { name: 'Code', exact: true }).first().click();
    await page.locator('.cm-line', { hasText: 'layers.Flatten()' }).waitFor();
    expect(await page.locator('.cm-content').innerText()).toContain('keras.Input(shape=(28, 28, 1))');
  });
});
