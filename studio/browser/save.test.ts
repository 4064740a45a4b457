// Opening and keeping: every kind of file, names, history over a reload, and writing a script back only when asked.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { example, inBrowser, node, row, settled, total } from './harness.fixture.ts';

const files = new URL('../../conformance/files/', import.meta.url);

/** Drops a file on the page, as from another window. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const dropped = await page.evaluateHandle(({ called, base64 }) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], called));
    return data;
  }, { called: name, base64: bytes.toString('base64') });
  await page.dispatchEvent('.canvas', 'drop', { dataTransfer: dropped });
}

inBrowser((open) => {
  test('a script is written back only when asked, after its changes are shown', async () => {
    const posts: { before: string; text: string; token: string | undefined }[] = [];
    let answer = { status: 200, said: 'written' };
    const page = await open({ script: example, expected: /409/, post: { token: 'secret', take: (body, token) => (posts.push({ ...(JSON.parse(body) as { before: string; text: string }), token }), answer) } });
    await page.keyboard.press('Control+s');
    await page.getByRole('alert').getByText('has all of it already').waitFor();
    await node(page, 'conv2d_2').click();
    await page.locator('[data-setting="filters"] input').fill('128');
    await settled(page);
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('dialog', { name: 'Write net.py' });
    await dialog.waitFor();
    expect((await dialog.locator('[data-kind="gone"], [data-kind="come"]').allInnerTexts()).map((line) => line.replaceAll(/\s+/g, ' '))).toEqual([expect.stringContaining('filters=64'), expect.stringContaining('filters=128')]);
    await page.keyboard.press('Escape');
    expect(posts).toEqual([]);
    answer = { status: 409, said: 'net.py was changed meanwhile by something else: reload the page to see it.' };
    await page.keyboard.press('Control+s');
    await dialog.getByRole('button', { name: 'Write the file' }).click();
    await page.getByText('changed meanwhile').waitFor();
    answer = { status: 200, said: 'written' };
    await dialog.getByRole('button', { name: 'Write the file' }).click();
    await page.getByRole('alert').getByText('net.py is written').waitFor();
    const text = example.replace('filters=64, kernel_size=(3, 3)', 'filters=128, kernel_size=(3, 3)');
    expect(posts.map((post) => [post.token, post.before === example, post.text === text])).toEqual([['secret', true, true], ['secret', true, true]]);
    await page.keyboard.press('Control+s');
    await page.getByRole('alert').getByText('has all of it already').waitFor();
  });

  test('whatever holds a network opens where it is dropped, and what holds none says so', async () => {
    const page = await open();
    const layer = (name: string, units: number): unknown => ({ class_name: 'Dense', config: { name, units } });
    const json = JSON.stringify({ class_name: 'Sequential', config: { name: 'net', layers: [layer('a', 32), layer('b', 10)], build_input_shape: [null, 784] } });
    const kinds: readonly (readonly [string, Buffer])[] = [
      ['stack.keras', readFileSync(new URL('stack.keras', files))],
      ['stack.h5', readFileSync(new URL('stack.h5', files))],
      ['net.json', Buffer.from(json)],
      ['model.json', Buffer.from(JSON.stringify({ format: 'layers-model', modelTopology: { keras_version: '2.15.0', model_config: JSON.parse(json) as unknown }, weightsManifest: [] }))],
      ['mine.py', Buffer.from('import keras\nmodel = keras.Sequential([keras.Input((784,)), keras.layers.Dense(32), keras.layers.Dense(10)])\n')],
    ];
    const totals: string[] = [];
    for (const [name, bytes] of kinds) {
      await drop(page, name, bytes);
      await page.locator('.tab.is-shown', { hasText: name }).waitFor();
      totals.push(await total(page));
    }
    expect(totals.slice(2)).toEqual(['25,450', '25,450', '25,450']);
    expect(totals.slice(0, 2).every((count) => /^[\d,]{2,}$/.test(count))).toBe(true);
    await drop(page, 'notes.txt', Buffer.from('no model'));
    await page.getByText('notes.txt is not opened').waitFor();
    await drop(page, 'stack.weights.h5', readFileSync(new URL('sequences.weights.h5', files)));
    await page.getByText('holds no network').waitFor();
  });

  test('a design is renamed, and a reload keeps its name and every step both ways', async () => {
    const page = await open();
    await page.locator('.tab-name').first().dblclick();
    await page.getByLabel('Name of the design').fill('digits');
    await page.keyboard.press('Enter');
    await node(page, 'conv2d_2').click();
    for (const [setting, value] of [['filters', '128'], ['kernel_size', '5'], ['filters', '96']] as const) {
      await page.locator(`[data-setting="${setting}"] input`).first().fill(value);
      await page.keyboard.press('Tab');
    }
    await page.locator('body').press('Control+z');
    await settled(page);
    const before = await row(page, 'conv2d_2');
    await page.waitForTimeout(1200);
    await page.reload();
    await page.locator('.tab', { hasText: 'digits' }).waitFor();
    await node(page, 'conv2d_2').waitFor();
    expect(await row(page, 'conv2d_2')).toBe(before);
    await page.keyboard.press('Control+z');
    expect(await row(page, 'conv2d_2')).toContain('(None, 10, 10, 128)');
    await page.keyboard.press('Control+z');
    expect(await total(page)).toBe('329,962');
    for (let i = 0; i < 3; i++) await page.keyboard.press('Control+Shift+z');
    expect(await row(page, 'conv2d_2')).toContain('(None, 8, 8, 96)');
  });
});
