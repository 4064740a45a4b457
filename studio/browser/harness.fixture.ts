// The page in a real browser, for tests that drive it as a person would.
// Invariant: a test fails when the page complains, or asks any other host for anything.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import { portOf, serve, type Post } from '../../src/cli/serve.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The tutorial's script. */
export const example = readFileSync(at('../../examples/mnist_cnn.py'), 'utf8');

/** The same with a window that does not fit. */
export const broken = example.replace('filters=64, kernel_size=(3, 3)', 'filters=64, kernel_size=(15, 15)');

/** A folder with the page as it is built, and what takes it away again: the usual one where it is newer than every source. */
export async function builtPage(): Promise<{ readonly folder: string; readonly remove: () => void }> {
  const usual = at('../../dist/studio');
  const built = join(usual, 'index.html');
  const sources = ['studio', 'src', 'examples'].flatMap((room) => readdirSync(at(`../../${room}`), { recursive: true, encoding: 'utf8' }).map((path) => at(`../../${room}/${path}`)));
  const newest = Math.max(...sources.filter((path) => /\.(?:tsx?|css|html|py)$/.test(path) && !/\.(?:test|fixture)\.ts$/.test(path)).map((path) => statSync(path).mtimeMs));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return { folder: usual, remove: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'shapewright-studio-'));
  // Tests run in a mode of their own, for which React's plugin would write the page otherwise than it is shipped.
  const mode = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({ configFile: at('../vite.config.ts'), logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  process.env['NODE_ENV'] = mode ?? 'test';
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** How a page is opened. */
export interface Opening extends NonNullable<Parameters<Browser['newContext']>[0]> {
  /** The script that the host hands out in place of the example. */
  readonly script?: string;
  /** What the host takes from the page, and the token that it gives it for that. */
  readonly post?: { readonly token: string; readonly take: Post };
  /** What is done to the page before it is loaded. */
  readonly before?: (page: Page) => Promise<void>;
  /** What the browser may complain of, because the test means it to happen. */
  readonly expected?: RegExp;
  /** Where the page is served, when that is not the usual place. */
  readonly address?: string;
}

/** Opens the page and waits until the network is drawn. */
export type Open = (opening?: Opening) => Promise<Page>;

/** Tests in the browser; `open` opens the page. */
export function inBrowser(tests: (open: Open) => void): void {
  if (executablePath === undefined) console.warn('The studio was not tried in a browser: no Chromium is installed (on Debian: apt-get install chromium).');
  // A machine with other work can let a key fall between two dialogs: what fails is tried once more.
  describe.skipIf(executablePath === undefined)('in a browser', { timeout: 60_000, retry: 1 }, () => {
    let page: Awaited<ReturnType<typeof builtPage>> | undefined;
    let source: string | undefined;
    let post: Opening['post'];
    let server: Server;
    let browser: Browser;

    beforeAll(async () => {
      page = await builtPage();
      const own = readFileSync(join(page.folder, 'source.json'), 'utf8');
      server = await serve(page.folder, 0, { '/source.json': () => ({ type: 'application/json', body: source === undefined ? own : JSON.stringify({ name: 'net.py', text: source, ...(post ? { token: post.token } : {}) }) }) }, { '/source.json': (body, token) => post?.take(body, token) ?? { status: 404, said: '' } });
      browser = await chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: ['--no-sandbox'] });
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      server?.close();
      server?.closeAllConnections();
      page?.remove();
    });

    tests(async ({ script, before, post: wanted, expected = /$^/, address = `http://127.0.0.1:${portOf(server)}/`, ...options } = {}) => {
      source = script;
      post = wanted;
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
      const opened = await context.newPage();
      const complaints: string[] = [];
      opened.on('pageerror', (error) => complaints.push(error.message));
      opened.on('console', (message) => message.type() === 'error' && !expected.test(message.text()) && complaints.push(message.text()));
      context.on('request', (request) => !request.url().startsWith(new URL(address).origin) && !/^(?:data|blob):/.test(request.url()) && complaints.push(`asked ${request.url()}`));
      onTestFinished(async () => {
        await context.close();
        expect(complaints).toEqual([]);
      });
      await before?.(opened);
      await opened.goto(address);
      await opened.locator('.layer-node, .app-empty h2').first().waitFor();
      await settled(opened);
      return opened;
    });
  });
}

/** Waits until everything that was done is shown. */
export async function settled(page: Page): Promise<void> {
  // What was just done may not have begun yet, and what is done may not be drawn yet: two frames on either side.
  for (let round = 0; round < 2; round++) {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page.locator('.app[data-busy="false"]').waitFor({ state: 'attached' });
  }
}

/** A layer on the canvas. */
export const node = (page: Page, id: string): Locator => page.locator(`[data-layer="${id}"]`);

/** A row of the summary, as text. */
export async function row(page: Page, id: string): Promise<string> {
  await settled(page);
  return (await page.locator(`[data-row="${id}"]`).innerText()).replaceAll(/\s+/g, ' ').trim();
}

/** How many parameters the network has. */
export async function total(page: Page): Promise<string> {
  await settled(page);
  return page.locator('[data-total]').innerText();
}

/** Opens an empty canvas. */
export async function startNew(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('button', { name: 'An empty canvas' }).click();
  await page.locator('.tab', { hasText: 'untitled' }).waitFor();
  await settled(page);
}

/** Puts a layer in with the keyboard alone. */
export async function addLayer(page: Page, name: string): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await page.keyboard.type(name);
  await page.locator('[data-choice]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await settled(page);
}
