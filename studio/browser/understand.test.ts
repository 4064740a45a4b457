// What the panel shows of a layer, in a real browser: windows on their way, weights to scale.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inBrowser, node, settled } from './harness.fixture.ts';

const script = `import keras
from keras import layers
model = keras.Sequential([
    keras.Input((4, 4, 3)),
    layers.Conv2DTranspose(8, 3, strides=2, padding="same"),
    layers.Cropping2D(1),
    layers.Reshape((6, -1)),
    layers.LSTM(16),
])
volume = keras.Sequential([keras.Input((8, 6, 6, 1)), layers.MaxPooling3D(2)])
both = keras.Model([model.input, volume.input], [model.output, volume.output])
`;

inBrowser((open) => {
  test('windows paint, crop and go through volumes; weights are drawn with their gates', async () => {
    const page = await open({ reducedMotion: 'no-preference', script });
    await page.locator('[data-row="conv2d_transpose"]').click();
    const caption = page.locator('.sweep figcaption');
    expect(await caption.innerText()).toContain('Input 1, 1 paints rows 1 to 3, columns 1 to 3 of the output.');
    await page.getByRole('button', { name: 'One input back' }).click();
    expect(await caption.innerText()).toContain('Input 4, 4 paints rows 7 to 8 and 1 row that is cut off, columns 7 to 8 and 1 column that is cut off');
    expect(await page.locator('.sweep [data-kind="painted"]').count()).toBe(4);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.locator('.sweep figcaption', { hasText: 'Input 1, 2' }).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.locator('[data-setting="padding"] label', { hasText: 'valid' }).click();
    await settled(page);
    expect(await page.locator('.sweep [data-kind="cut"]').count()).toBe(0);
    await page.locator('[data-setting="padding"] label', { hasText: 'same' }).click();
    await page.locator('[data-row="cropping2d"]').click();
    await page.locator('.panel h2', { hasText: 'cropping2d' }).waitFor();
    expect(await page.locator('.sweep-unread').innerText()).toBe('2 rows and 2 columns of the input are never read.');
    await page.locator('[data-row="lstm"]').click();
    await page.locator('.weights-picture').waitFor();
    expect(await page.locator('.weights-picture [data-kind="part"]').allTextContents()).toEqual(expect.arrayContaining(['input', 'forget', 'new', 'output']));
    await page.locator('[data-row="max_pooling3d"]').click();
    await page.getByLabel('Which slice').fill('2');
    expect(await caption.innerText()).toContain('Output 3, 1, 1 reads slices 5 to 6, rows 1 to 2, columns 1 to 2.');
    expect(await node(page, 'max_pooling3d').count()).toBeLessThan(2);
  });

  test('the whole network is saved as one page that needs nothing else, and the diagram in light and dark', async () => {
    const page = await open({ reducedMotion: 'reduce' });
    const saveAs = async (kind: string): Promise<string> => {
      const saved = page.waitForEvent('download');
      await page.locator('summary[aria-label="Save"]').click();
      await page.getByRole('button', { name: kind }).click();
      return readFileSync(await (await saved).path(), 'utf8');
    };
    await page.getByRole('button', { name: 'Fold The first group' }).click();
    await settled(page);
    const html = await saveAs('Explanation, one page');
    expect(html.match(/<section /g)?.length).toBe(12);
    expect(html).toContain('<strong>329,962</strong>');
    expect([/<script|src=|url\((?!#)|@import/.test(html), html.includes('<math'), html.includes('Output 13, 13 reads rows 13 to 15')]).toEqual([false, true, true]);
    const [light, dark] = [await saveAs('Picture (.svg)'), await saveAs('Dark picture as .svg')];
    expect([light.includes('#f6f5f2'), dark.includes('#121417')]).toEqual([true, true]);
    expect([light.includes('>4 layers</text>'), light.includes('>conv2d</text>'), light.includes('>conv2d_2</text>')]).toEqual([true, false, true]);
    const reader = await page.context().newPage();
    await reader.setContent(html);
    expect(await reader.locator('math').first().isVisible()).toBe(true);
    expect(await reader.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
