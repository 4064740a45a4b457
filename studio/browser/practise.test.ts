// Driven in the browser as a person would. Numbers are those of Keras 3.15.1's `model.summary()`.

import { expect, test } from 'vitest';
import { inBrowser, node, row, settled, total } from './harness.fixture.ts';

inBrowser((open) => {
  test('the numbers are found by the learner, who is told which mistake gives a wrong one', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Practise' }).click();
    await settled(page);
    expect(await page.locator('.panel').innerText()).toContain('1 of 13 layers found');
    expect([await total(page), await row(page, 'dense')]).toEqual(['?', 'dense (Dense) ? ?']);
    await node(page, 'conv2d').click();
    const asked = (label: string) => page.locator(`[data-asked="${label}"]`);
    const answer = async (label: string, number: string): Promise<void> => {
      await asked(label).locator('input').fill(number);
      await page.keyboard.press('Enter');
      await settled(page);
    };
    await answer('height and width', '28');
    expect(await asked('height and width').innerText()).toContain('size of the input');
    expect(await asked('height and width').locator('.katex').count()).toBe(0);
    await answer('height and width', '27');
    await asked('height and width').locator('.katex').first().waitFor();
    await answer('height and width', '26');
    await answer('channels', '32');
    await answer('parameters', '288');
    expect(await asked('parameters').innerText()).toContain('bias (32 numbers) is forgotten');
    expect(await row(page, 'conv2d')).toContain('? ?');
    await answer('parameters', '320');
    expect(await row(page, 'conv2d')).toContain('(None, 26, 26, 32) 320');
    await page.getByRole('button', { name: 'Practise' }).click();
    expect(await total(page)).toBe('329,962');
  });

  test('the window is shown on its way over the input, step by step', async () => {
    const page = await open({ script: 'import keras\nfrom keras import layers\nmodel = keras.Sequential([keras.Input((8, 8, 1)), layers.Conv2D(4, 3, strides=2)])\n' });
    await node(page, 'conv2d').click();
    const caption = page.locator('.sweep figcaption');
    expect(await caption.innerText()).toContain('Output 1, 1 reads rows 1 to 3, columns 1 to 3.');
    expect(await caption.innerText()).toContain('1 row and 1 column of the input are never read.');
    for (let i = 0; i < 4; i++) await page.getByRole('button', { name: 'One output on' }).click();
    expect(await caption.innerText()).toContain('Output 2, 2 reads rows 3 to 5, columns 3 to 5.');
    expect(await page.locator('.sweep rect[data-kind="read"]').count()).toBe(9);
    await page.locator('[data-setting="padding"] label', { hasText: 'same' }).click();
    await page.locator('.sweep rect[data-kind="padding"]').first().waitFor();
    expect(await page.locator('.sweep-unread').count()).toBe(0);
  });
});
