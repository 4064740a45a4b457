// Drawing in a real browser, as a person does it: dragging, groups, folding. Numbers are those of Keras 3.15.1's `model.summary()`.

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser, node, row, settled } from './harness.fixture.ts';

inBrowser((open) => {
  const middle = async (page: Page, selector: string): Promise<{ readonly x: number; readonly y: number }> => {
    const box = await page.locator(selector).first().boundingBox();
    if (!box) throw new Error(`${selector} is not on the page`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const drag = async (page: Page, from: { readonly x: number; readonly y: number }, to: { readonly x: number; readonly y: number }): Promise<void> => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
  };

  test('a layer is dragged from the palette onto a line, and to an empty place, where it stays', async () => {
    const page = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('batchn');
    const from = await middle(page, '[data-choice="BatchNormalization"] .palette-name');
    const [above, below] = [await middle(page, '[data-layer="conv2d"]'), await middle(page, '[data-layer="conv2d_1"]')];
    await drag(page, from, { x: above.x, y: (above.y + below.y) / 2 });
    expect(await page.locator('.carry-word').innerText()).toBe('between conv2d and conv2d_1');
    await page.mouse.up();
    expect(await row(page, 'batch_normalization')).toBe('batch_normalization (BatchNormalization) (None, 26, 26, 32) 128');
    await page.keyboard.press('/');
    await page.keyboard.type('dropout');
    await drag(page, await middle(page, '[data-choice="Dropout"] .palette-name'), { x: 500, y: 760 });
    await page.mouse.up();
    await node(page, 'dropout_3').waitFor();
    await page.getByRole('button', { name: 'Tidy' }).click();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Tidy' }).waitFor();
    for (let i = 0; i < 2; i++) await page.keyboard.press('Control+z');
    await page.getByText('329,962').first().waitFor();
  });

  test('a layer that is dragged stays where it is put, with its frame, over a reload, until it is tidied', async () => {
    const page = await open();
    const before = await middle(page, '[data-layer="conv2d_1"]');
    await drag(page, before, { x: before.x - 70, y: before.y + 10 });
    await page.mouse.up();
    await settled(page);
    const after = await middle(page, '[data-layer="conv2d_1"]');
    const moved = after.x - before.x;
    expect(moved).toBeLessThan(-50);
    // Letting go is no click: nothing is selected by it.
    expect(await page.locator('.panel h2').innerText()).not.toBe('conv2d_1');
    await page.waitForTimeout(2800);
    await page.reload();
    await node(page, 'conv2d_1').waitFor();
    const [again, fixed] = [await middle(page, '[data-layer="conv2d_1"]'), await middle(page, '[data-layer="conv2d"]')];
    expect(Math.abs(again.x - fixed.x - moved)).toBeLessThan(3);
    await page.getByRole('button', { name: 'Tidy' }).click();
    await settled(page);
    const tidied = await middle(page, '[data-layer="conv2d_1"]');
    expect(Math.abs(tidied.x - (await middle(page, '[data-layer="conv2d"]')).x)).toBeLessThan(1);
  });

  test('groups fold into one node with their subtotals; selected layers become a group with a name', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Fold The first group' }).click();
    const fold = page.locator('[data-fold="#The first group"]');
    await fold.waitFor();
    expect(await fold.getAttribute('aria-label')).toBe('The first group 4 layers (None, 12, 12, 32) 9,568 parameters, folded');
    expect(await node(page, 'conv2d').count()).toBe(0);
    await page.locator('[data-row="conv2d"]').click();
    await settled(page);
    expect(await fold.getAttribute('aria-pressed')).toBe('true');
    await fold.click();
    await page.getByRole('button', { name: 'Put a layer between dropout and conv2d_2' }).click({ force: true });
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await page.keyboard.press('Escape');
    await fold.dblclick();
    await node(page, 'conv2d').waitFor();
    await node(page, 'max_pooling2d').click();
    await node(page, 'dropout').click({ modifiers: ['Control'] });
    await page.keyboard.press('Control+g');
    await page.getByRole('button', { name: 'Rename Group 1' }).click({ force: true });
    await page.keyboard.type('Smaller');
    await page.keyboard.press('Enter');
    await page.locator('.frame-node-title', { hasText: 'Smaller' }).waitFor();
    expect(await page.locator('.summary-group').nth(1).innerText()).toContain('Smaller');
    await page.getByRole('button', { name: 'Take apart' }).click();
    await settled(page);
    expect(await page.locator('.frame-node-title').allInnerTexts()).not.toContain('Smaller');
    for (let i = 0; i < 5; i++) await page.keyboard.press('Control+z');
    await page.locator('.frame-node-title', { hasText: 'The first group' }).waitFor();
    await expect.poll(() => page.locator('.frame-node-title').allInnerTexts()).toEqual(['The first group', 'The second group', 'The third group']);
  });
});
