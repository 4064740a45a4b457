// The page in a real browser, driven as a person would. Numbers are those of Keras 3.15.1's `model.summary()`.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { portOf, serve } from '../src/cli/serve.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
if (executablePath === undefined) console.warn('The studio was not tried in a browser: no Chromium is installed (on Debian: apt-get install chromium).');

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const example = readFileSync(at('../examples/mnist_cnn.py'), 'utf8');
const broken = example.replace('filters=64, kernel_size=(3, 3)', 'filters=64, kernel_size=(15, 15)');

describe.skipIf(executablePath === undefined)('the studio in a browser', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'shapewright-studio-'));
  let source: string | undefined;
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    await build({ configFile: at('vite.config.ts'), logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
    const own = readFileSync(join(folder, 'source.json'), 'utf8');
    server = await serve(folder, 0, { '/source.json': () => ({ type: 'application/json', body: source === undefined ? own : JSON.stringify({ name: 'net.py', text: source }) }) });
    browser = await chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: ['--no-sandbox'] });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the page; the test fails when the page complains or asks any other host for anything. */
  async function open(options: Parameters<Browser['newContext']>[0] = {}, script?: string): Promise<Page> {
    source = script;
    const address = `http://127.0.0.1:${portOf(server)}/`;
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('request', (request) => !request.url().startsWith(address) && !request.url().startsWith('data:') && complaints.push(`asked ${request.url()}`));
    onTestFinished(async () => {
      await context.close();
      expect(complaints).toEqual([]);
    });
    await page.goto(address);
    await page.locator('.layer-node, .app-empty h2').first().waitFor();
    return page;
  }

  const node = (page: Page, id: string) => page.locator(`[data-layer="${id}"]`);
  const row = async (page: Page, id: string): Promise<string> => (await page.locator(`[data-row="${id}"]`).innerText()).replaceAll(/\s+/g, ' ').trim();
  const total = (page: Page): Promise<string> => page.locator('[data-total]').innerText();

  test('the example opens as a flowchart with its groups, its shapes and its table', async () => {
    const page = await open();
    expect(await page.locator('.layer-node').count()).toBeGreaterThan(8);
    expect(await node(page, 'conv2d').getAttribute('aria-label')).toBe('conv2d, Conv2D, output (None, 26, 26, 32), 320 parameters');
    expect(await page.locator('.frame-node-title').allInnerTexts()).toEqual(['The first group', 'The second group', 'The third group']);
    expect(await page.locator('.flow-edge text').first().textContent()).toBe('28 × 28 × 1');
    expect(await page.locator('[data-row]').count()).toBe(12);
    expect(await row(page, 'dense')).toBe('dense (Dense) (None, 256) 262,400');
    expect(await total(page)).toBe('329,962');
  });

  test('canvas, table and panel share what is selected', async () => {
    const page = await open();
    await node(page, 'conv2d_1').click();
    expect(await page.locator('.panel h2').innerText()).toBe('conv2d_1');
    expect(await page.locator('[data-row="conv2d_1"]').getAttribute('aria-selected')).toBe('true');
    await page.locator('[data-row="dense"]').click();
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
    expect(await setting.innerText()).toContain('the window does not fit');
    expect(await setting.locator('input').first().getAttribute('aria-invalid')).toBe('true');
    expect(await node(page, 'conv2d_2').getAttribute('data-mark')).toBe('error');
    expect(await row(page, 'conv2d_1')).toContain('(None, 24, 24, 32) 9,248');
    expect(await row(page, 'dense_1')).toContain('(None, 10) 2,570');
    await setting.getByRole('button', { name: 'padding="same"' }).click();
    expect(await row(page, 'conv2d_2')).toContain('(None, 12, 12, 64)');
    expect(await page.locator('[data-mark]').count()).toBe(0);
  });

  test('a layer is put in from the palette, on a line, and taken out again', async () => {
    const page = await open();
    await node(page, 'max_pooling2d').click();
    await page.keyboard.press('/');
    await page.keyboard.type('bn');
    await page.keyboard.press('Enter');
    await node(page, 'batch_normalization').waitFor();
    expect(await page.locator('.panel h2').innerText()).toBe('batch_normalization');
    expect(await row(page, 'batch_normalization')).toBe('batch_normalization (BatchNormalization) (None, 12, 12, 32) 128');
    expect(await total(page)).toBe('330,090');
    await page.getByRole('button', { name: 'Put a layer between conv2d and conv2d_1' }).click({ force: true });
    await page.getByRole('dialog').getByRole('combobox').fill('zeropadding2d');
    await page.locator('[data-choice="ZeroPadding2D"]').click();
    expect(await row(page, 'zero_padding2d')).toContain('(None, 28, 28, 32)');
    expect(await row(page, 'conv2d_1')).toContain('(None, 26, 26, 32)');
    await page.keyboard.press('Delete');
    expect(await row(page, 'conv2d_1')).toContain('(None, 24, 24, 32)');
    expect(await page.locator('[data-row="zero_padding2d"]').count()).toBe(0);
    for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
    expect(await total(page)).toBe('329,962');
  });

  test('a network is drawn from an empty canvas with the keyboard', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('button', { name: 'An empty canvas' }).click();
    for (const name of ['conv2d', 'maxpooling2d', 'flatten', 'dense']) {
      await page.keyboard.press('/');
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    expect(await page.locator('.layer-node').count()).toBe(5);
    expect(await row(page, 'dense')).toBe('dense (Dense) (None, 10) 54,090');
    expect(await total(page)).toBe('54,410');
  });

  test('a line is drawn to another layer, which says why it cannot be, or to an empty place for a branch', async () => {
    const page = await open();
    await node(page, 'dropout').click();
    const drag = async (from: string, to: { readonly x: number; readonly y: number }): Promise<void> => {
      const start = await page.locator(`[data-layer="${from}"] ~ .layer-out`).boundingBox();
      if (!start) throw new Error(`${from} has nothing to draw a line from`);
      await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
    };
    const middle = async (id: string): Promise<{ x: number; y: number }> => {
      const box = await node(page, id).boundingBox();
      return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
    };
    await drag('dropout', await middle('conv2d'));
    expect(await page.locator('.wire p').innerText()).toBe('conv2d comes before dropout: a network has no loops.');
    await page.mouse.up();
    expect(await page.getByRole('alert').innerText()).toContain('a network has no loops');
    const { y } = await middle('dropout');
    await drag('dropout', { x: 40, y });
    await page.mouse.up();
    await page.keyboard.type('conv2d');
    await page.keyboard.press('Enter');
    await node(page, 'conv2d_4').waitFor();
    await page.locator('[data-setting="padding"] label', { hasText: 'same' }).click();
    expect(await node(page, 'conv2d_4').innerText()).toContain('(None, 12, 12, 32)');
    await page.getByRole('button', { name: 'Show everything' }).click();
    await page.getByRole('button', { name: 'Put a layer between dropout and conv2d_2' }).click({ force: true });
    await page.keyboard.type('concat');
    await page.keyboard.press('Enter');
    await node(page, 'concatenate').waitFor();
    await page.getByLabel('What concatenate reads besides').focus();
    await page.getByLabel('What concatenate reads besides').selectOption('conv2d_4');
    expect(await row(page, 'concatenate')).toContain('(None, 12, 12, 64)');
    expect(await page.locator('[data-mark]').count()).toBe(0);
  });

  test('layers are selected together, duplicated, copied and pasted', async () => {
    const page = await open();
    await node(page, 'conv2d_2').click();
    await node(page, 'max_pooling2d_1').click({ modifiers: ['Shift'] });
    expect(await page.locator('.layer-node[aria-pressed="true"]').count()).toBe(3);
    await page.keyboard.press('Control+c');
    await node(page, 'dropout').click();
    await page.keyboard.press('Control+v');
    await node(page, 'conv2d_5').waitFor();
    expect(await row(page, 'conv2d_5')).toContain('(None, 8, 8, 64) 36,928');
    expect(await page.locator('.layer-node[aria-pressed="true"]').count()).toBe(3);
    await page.keyboard.press('Delete');
    expect(await total(page)).toBe('329,962');
  });

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
    expect(await node(page, 'dense_1').getAttribute('aria-label')).toContain('(None, 32), 8,224 parameters');
    await page.keyboard.press('Control+z');
    await page.locator('.cm-lintRange-error').waitFor();
  });

  test('a drawn network can be taken as code', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('button', { name: 'An empty canvas' }).click();
    await page.keyboard.press('/');
    await page.keyboard.type('flatten');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Code', exact: true }).first().click();
    await page.locator('.cm-line', { hasText: 'layers.Flatten()' }).waitFor();
    expect(await page.locator('.cm-content').innerText()).toContain('keras.Input(shape=(28, 28, 1))');
  });

  test('the numbers are found by the learner, who is told which mistake gives a wrong one', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Practise' }).click();
    expect(await page.locator('.panel').innerText()).toContain('1 of 13 layers found');
    expect([await total(page), await row(page, 'dense')]).toEqual(['?', 'dense (Dense) ? ?']);
    await node(page, 'conv2d').click();
    const asked = (label: string) => page.locator(`[data-asked="${label}"]`);
    const answer = async (label: string, number: string): Promise<void> => {
      await asked(label).locator('input').fill(number);
      await page.keyboard.press('Enter');
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
    const page = await open({}, 'import keras\nfrom keras import layers\nmodel = keras.Sequential([keras.Input((8, 8, 1)), layers.Conv2D(4, 3, strides=2)])\n');
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

  test('a script that was named opens, wrong as it is', async () => {
    const page = await open({}, broken);
    expect(await page.locator('.top-bar-file').innerText()).toBe('net.py');
    expect(await page.locator('.panel .remark').first().innerText()).toContain('the window does not fit');
    expect(await page.locator('.panel .remark .mono').first().innerText()).toContain('net.py:');
    expect(await row(page, 'conv2d_1')).toContain('(None, 24, 24, 32)');
  });

  test('a script without a network says so', async () => {
    const page = await open({}, 'print(1)\n');
    expect(await page.locator('.app-empty h2').innerText()).toContain('net.py');
  });

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
    expect(await page.locator('.panel h2').isVisible()).toBe(true);
    expect(await page.locator('.canvas').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('button', { name: 'Code' }).tap();
    await page.locator('.cm-line').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('button', { name: 'Table' }).tap();
    expect(await page.locator('[data-row="dense_1"]').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  test('dark as the system says, or as the person says', async () => {
    const page = await open({ colorScheme: 'dark' });
    const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await paper()).toBe('rgb(18, 20, 23)');
    await page.getByRole('button', { name: 'Light colours' }).click();
    expect(await paper()).toBe('rgb(246, 245, 242)');
  });
});
