// Driven in the browser as a person would. Numbers are those of Keras 3.15.1's `model.summary()`.

import { expect, test } from 'vitest';
import { broken, inBrowser, node, row, settled, total } from './harness.fixture.ts';

inBrowser((open) => {
  test('the example opens as a flowchart with its groups, its shapes and its table', async () => {
    const page = await open();
    expect(await page.locator('.layer-node').count()).toBeGreaterThan(8);
    expect(await node(page, 'conv2d').getAttribute('aria-label')).toBe('conv2d Conv2D (None, 26, 26, 32) 320 parameters');
    expect(await page.locator('.frame-node-title').allInnerTexts()).toEqual(['The first group', 'The second group', 'The third group']);
    expect(await page.locator('.flow-edge text').first().textContent()).toBe('28 × 28 × 1');
    expect(await page.locator('[data-row]').count()).toBe(12);
    expect(await row(page, 'dense')).toBe('dense (Dense) (None, 256) 262,400');
    expect(await total(page)).toBe('329,962');
  });

  test('canvas, table and panel share what is selected', async () => {
    const page = await open();
    await node(page, 'conv2d_1').click();
    await page.locator('.panel h2', { hasText: 'conv2d_1' }).waitFor();
    expect(await page.locator('.panel h2').innerText()).toBe('conv2d_1');
    expect(await page.locator('[data-row="conv2d_1"]').getAttribute('aria-selected')).toBe('true');
    await page.locator('[data-row="dense"]').click();
    await page.locator('.panel h2', { hasText: 'dense' }).waitFor();
    expect(await page.locator('.panel h2').innerText()).toBe('dense');
    expect(await node(page, 'dense').getAttribute('aria-pressed')).toBe('true');
    await page.locator('[data-section="parameters"] .katex').first().waitFor();
    // The typeset formula also says itself in MathML, for those who listen to it.
    expect(await page.locator('[data-section="parameters"] annotation').first().textContent()).toContain('1{,}024 \\cdot 256 + 256');
  });

  test('every later size follows each keystroke, and undo takes it back', async () => {
    const page = await open();
    await node(page, 'conv2d_2').click();
    const field = page.locator('[data-setting="kernel_size"] input').first();
    await field.click();
    await page.keyboard.type('5');
    expect(await row(page, 'conv2d_2')).toBe('conv2d_2 (Conv2D) (None, 8, 8, 64) 51,264');
    expect(await row(page, 'conv2d_3')).toBe('conv2d_3 (Conv2D) (None, 6, 6, 64) 36,928');
    expect(await row(page, 'dense')).toBe('dense (Dense) (None, 256) 147,712');
    expect(await total(page)).toBe('248,042');
    expect(await node(page, 'conv2d_3').innerText()).toContain('(None, 6, 6, 64)');
    expect(await page.locator('[data-number="height and width"] .derivation-answer').innerText()).toBe('8');
    await page.keyboard.press('Control+z');
    expect(await total(page)).toBe('329,962');
    expect(await field.inputValue()).toBe('3');
  });

  test('a wrong value is refused at its field and marked, the rest stays, and a fix is one click', async () => {
    const page = await open();
    await node(page, 'conv2d_2').click();
    const setting = page.locator('[data-setting="kernel_size"]');
    await setting.locator('input').first().fill('40');
    await settled(page);
    expect(await setting.innerText()).toContain('the window does not fit');
    expect(await setting.locator('input').first().getAttribute('aria-invalid')).toBe('true');
    expect(await node(page, 'conv2d_2').getAttribute('data-mark')).toBe('error');
    expect(await row(page, 'conv2d_1')).toContain('(None, 24, 24, 32) 9,248');
    expect(await row(page, 'dense_1')).toContain('(None, 10) 2,570');
    await setting.getByRole('button', { name: 'padding="same"' }).click();
    expect(await row(page, 'conv2d_2')).toContain('(None, 12, 12, 64)');
    expect(await page.locator('[data-mark]').count()).toBe(0);
  });

  test('a script that was named opens, wrong as it is', async () => {
    const page = await open({ script: broken });
    expect(await page.locator('.top-bar-file').innerText()).toBe('net.py');
    expect(await page.locator('.panel .remark').first().innerText()).toContain('the window does not fit');
    expect(await page.locator('.panel .remark .mono').first().innerText()).toContain('net.py:');
    expect(await row(page, 'conv2d_1')).toContain('(None, 24, 24, 32)');
  });

  test('a script without a network says so', async () => {
    const page = await open({ script: 'print(1)\n' });
    expect(await page.locator('.app-empty h2').innerText()).toContain('net.py');
  });

  test('dark as the system says, or as the person says', async () => {
    const page = await open({ colorScheme: 'dark' });
    const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await paper()).toBe('rgb(18, 20, 23)');
    await page.getByRole('button', { name: 'Light colours' }).click();
    await expect.poll(paper).toBe('rgb(246, 245, 242)');
  });
});
