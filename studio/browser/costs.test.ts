// What a network costs, and settings with controls of their own, as a person uses them. Multiply-adds by hand: 26 x 26 x 3 x 3 x 32.

import { expect, test } from 'vitest';
import { inBrowser, node, row, settled } from './harness.fixture.ts';

inBrowser((open) => {
  test('the summary shows what layers cost, is sorted, and a bar says where the most of it is', async () => {
    const page = await open();
    await page.getByLabel('Costs').click();
    await settled(page);
    expect(await row(page, 'conv2d')).toBe('conv2d (Conv2D) 320 194,688 1.25 KB 84.50 KB');
    await page.getByRole('button', { name: 'MACs' }).click();
    expect(await page.locator('[data-row]').first().getAttribute('data-row')).toBe('conv2d_1');
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('button', { name: 'MACs' }).click();
    expect(await page.locator('[data-row]').last().getAttribute('data-row')).toBe('conv2d_1');
    await page.getByRole('button', { name: 'MACs' }).click();
    expect(await page.locator('[data-row]').first().getAttribute('data-row')).toBe('conv2d');
    expect(await page.locator('.cost-bar-head p').innerText()).toBe('dense 80%');
    await page.getByLabel('MACs', { exact: true }).click();
    await settled(page);
    expect(await page.locator('.cost-bar-head p').innerText()).toBe('conv2d_1 53%');
    await page.locator('[data-part="conv2d_3"]').click();
    await settled(page);
    expect(await page.locator('.panel h2').innerText()).toBe('conv2d_3');
    expect(await page.locator('.cost-bar-head p').innerText()).toBe('conv2d_3 24%');
    await page.getByLabel('Shapes').click();
    await settled(page);
    expect(await row(page, 'conv2d')).toBe('conv2d (Conv2D) (None, 26, 26, 32) 320');
  });

  test('both ends of an axis, and the numbers of a penalty, have fields of their own', async () => {
    const page = await open({ script: 'import keras\nfrom keras import layers\nmodel = keras.Sequential([keras.Input((9, 9, 3)), layers.ZeroPadding2D(1), layers.Flatten(), layers.Dense(3, kernel_regularizer="l2")])\n' });
    await page.locator('[data-row="zero_padding2d"]').click();
    await settled(page);
    await page.getByLabel('padding, height, before').fill('2');
    expect(await row(page, 'zero_padding2d')).toContain('(None, 13, 13, 3)');
    await page.getByRole('button', { name: 'padding: all ends change together' }).click();
    await page.getByLabel('padding, width, after').fill('5');
    expect(await row(page, 'zero_padding2d')).toContain('(None, 13, 16, 3)');
    await page.getByLabel('padding, width, after').fill('-1');
    await settled(page);
    expect(await page.locator('[data-setting="padding"]').innerText()).toContain('padding');
    expect(await page.locator('[data-setting="padding"][data-wrong]').count()).toBe(1);
    await page.keyboard.press('Control+z');
    await page.locator('[data-row="dense"]').click();
    await settled(page);
    await page.getByLabel('kernel_regularizer, l2').fill('0.5');
    await settled(page);
    expect(await page.locator('[data-setting="kernel_regularizer"] select').inputValue()).toBe('l2');
    expect(await page.getByLabel('kernel_regularizer, l2').inputValue()).toBe('0.5');
  });

  test('a size that is not known yet has a name, and its formulas speak of it', async () => {
    const page = await open();
    await node(page, 'input_layer').click();
    await settled(page);
    await page.locator('[data-setting="shape"] input').fill('(H, W, 1)');
    expect(await row(page, 'conv2d')).toBe('conv2d (Conv2D) (None, H - 2, W - 2, 32) 320');
    expect(await node(page, 'conv2d_1').innerText()).toContain('(None, H - 4, W - 4, 32)');
    await page.keyboard.press('Control+z');
    expect(await row(page, 'conv2d')).toBe('conv2d (Conv2D) (None, 26, 26, 32) 320');
  });
});
