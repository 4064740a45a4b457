// The page for everyone: axe finds no barrier, whatever is shown; a static folder is enough; without workers it works all the same.

import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { barriers } from './axe.fixture.ts';
import { broken, builtPage, inBrowser, node, row, settled, total } from './harness.fixture.ts';

inBrowser((open) => {
  test.each(['light', 'dark'] as const)('axe finds no barrier in %s: at rest, in use, practising, with dialogs open', async (colorScheme) => {
    const page = await open({ colorScheme });
    expect(await barriers(page)).toEqual([]);
    await node(page, 'conv2d').click();
    await page.locator('[data-section="parameters"] .katex').first().waitFor();
    await page.locator('.panel details').first().evaluate((details) => details.setAttribute('open', ''));
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Practise' }).click();
    await node(page, 'conv2d').click();
    await page.locator('[data-asked]').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Practise' }).click();
    await page.getByRole('button', { name: 'Code', exact: true }).first().click();
    await page.locator('.cm-line').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    for (const [key, name] of [['/', 'Add a layer'], ['?', 'Keys']] as const) {
      await node(page, 'conv2d').focus();
      await page.keyboard.press(key);
      await page.getByRole('dialog', { name }).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('[data-known]').first().waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  test('axe finds no barrier where something is wrong, and on a phone', async () => {
    const page = await open({ script: broken });
    expect(await barriers(page)).toEqual([]);
    await node(page, 'conv2d_2').click();
    await page.locator('.setting[data-wrong]').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    const phone = await open({ script: broken, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    for (const pane of ['Diagram', 'Table', 'Explain']) {
      await phone.getByRole('button', { name: pane, exact: true }).tap();
      expect(await barriers(phone)).toEqual([]);
    }
  });

  test('every key is listed, and the focus is seen and comes back', async () => {
    const page = await open();
    await node(page, 'conv2d').focus();
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await keys.getByText('Ctrl+G').waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'hidden' });
    const fresh = await open();
    const stops: string[] = [];
    for (let i = 0; i < 34; i++) {
      await fresh.keyboard.press('Tab');
      stops.push(await fresh.evaluate(() => {
        const at = document.activeElement;
        if (!at || at === document.body) return 'body';
        const { outlineStyle, boxShadow } = getComputedStyle(at);
        return `${at.matches(':focus-visible') && (outlineStyle !== 'none' || boxShadow !== 'none') ? 'seen' : 'unseen'} ${at.closest('header, .canvas, .summary, .panel, nav')?.className ?? at.className}`;
      }));
    }
    expect(stops.filter((stop) => stop.startsWith('unseen'))).toEqual([]);
    // From the bar over the flowchart and the table to the explanation.
    const order = ['top-bar', 'canvas', 'summary', 'panel'].map((part) => stops.findIndex((stop) => stop.includes(part)));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order[0]).toBeGreaterThanOrEqual(0);
  });

  test('without workers the page computes everything itself', async () => {
    const page = await open({ before: async (one) => void (await one.addInitScript('delete globalThis.Worker')) });
    await node(page, 'conv2d_2').click();
    await page.locator('[data-setting="kernel_size"] input').first().fill('5');
    expect(await total(page)).toBe('248,042');
    expect(await row(page, 'dense')).toContain('147,712');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('[data-example="inception_block"]').click();
    await node(page, 'inception').waitFor();
  });

  test('any host of plain files serves it, below any path', async () => {
    const built = await builtPage();
    const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css', json: 'application/json' };
    const host = createServer((request, response) => {
      const path = normalize(new URL(request.url ?? '/', 'http://host').pathname);
      const file = path.startsWith('/some/where/') ? path.slice('/some/where/'.length) || 'index.html' : undefined;
      try {
        const body = readFileSync(join(built.folder, file ?? '../missing'));
        response.writeHead(200, { 'content-type': types[/\w+$/.exec(file ?? '')?.[0] ?? ''] ?? 'application/octet-stream' }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
    onTestFinished(() => {
      host.close();
      host.closeAllConnections();
      built.remove();
    });
    const at = host.address();
    const page = await open({ address: `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/some/where/` });
    expect(await total(page)).toBe('329,962');
    await page.getByRole('button', { name: 'Code', exact: true }).first().click();
    await page.locator('.cm-line', { hasText: 'Flatten()' }).waitFor();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('[data-example="resnet50"]').click();
    await page.locator('.tab', { hasText: 'resnet50' }).waitFor();
    await page.locator('.layer-node').first().waitFor();
  });

  test('of a large network only what is in view is drawn, and it is walked through to its end', async () => {
    const layers = Array.from({ length: 500 }, () => '    layers.Conv2D(8, 3, padding="same"), layers.BatchNormalization(), layers.ReLU(), layers.Dropout(0.1),\n').join('');
    const page = await open({ script: `import keras\nfrom keras import layers\nmodel = keras.Sequential([\n    keras.Input((64, 64, 3)),\n${layers}])\n` });
    expect(await page.locator('.layer-node').count()).toBeLessThan(60);
    expect(await page.locator('[data-row]').count()).toBeLessThan(150);
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('2001');
    await page.locator('.summary-scroll').evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.locator('[data-row="dropout_499"]').click();
    await node(page, 'dropout_499').waitFor();
    await node(page, 'dropout_499').focus();
    await page.keyboard.press('ArrowUp');
    await page.locator('.panel h2', { hasText: 're_lu_499' }).waitFor();
    expect(await page.locator('[data-row="re_lu_499"]').getAttribute('aria-selected')).toBe('true');
    await page.locator('.summary-scroll').evaluate((element) => element.scrollTo(0, 0));
    await page.locator('[data-row="conv2d"]').click();
    await page.locator('[data-setting="filters"] input').fill('16');
    await settled(page);
    expect(await row(page, 'conv2d')).toContain('448');
  });
});
