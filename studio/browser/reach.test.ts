// Driven in the browser as a person would. Numbers are those of Keras 3.15.1's `model.summary()`.

import { expect, test } from 'vitest';
import { inBrowser, node } from './harness.fixture.ts';

inBrowser((open) => {
  test('the keyboard alone reaches every layer and its settings', async () => {
    const page = await open();
    await node(page, 'input_layer').focus();
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-layer') === 'dense_1');
    expect(await page.locator('.panel h2').innerText()).toBe('dense_1');
    expect(await node(page, 'dense_1').isVisible()).toBe(true);
    const unnamed = await page.locator('button, input, select').evaluateAll((all) => all.filter((one) => ((one as HTMLInputElement).labels?.length ?? 0) === 0 && (one.getAttribute('aria-label') ?? one.textContent ?? '').trim() === '').map((one) => one.outerHTML));
    expect(unnamed).toEqual([]);
  });

  test('a phone shows one thing at a time and nothing sticks out', async () => {
    const page = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await node(page, 'conv2d').tap();
    await page.locator('.panel h2', { hasText: 'conv2d' }).waitFor();
    expect(await page.locator('.canvas').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('button', { name: 'Code' }).tap();
    await page.locator('.cm-line').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('button', { name: 'Table' }).tap();
    expect(await page.locator('[data-row="dense_1"]').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
