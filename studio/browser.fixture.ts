// The studio in a real browser for the tests: built once a file, served, and opened on pages that may not complain.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { portOf, serve } from '../src/cli/serve.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** True where there is a browser to try the page in. */
export const hasBrowser = executablePath !== undefined;

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What tests do with the studio. */
export interface Studio {
  /** Opens the page; the test fails when the page complains or asks any other host for anything. */
  readonly open: (options?: Parameters<Browser['newContext']>[0], script?: string) => Promise<Page>;
  readonly node: (page: Page, id: string) => Locator;
  readonly row: (page: Page, id: string) => Promise<string>;
}

/** Builds and serves the studio for the tests of one file. */
export function studio(): Studio {
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

  return {
    async open(options = {}, script) {
      source = script;
      const address = `http://127.0.0.1:${portOf(server)}/`;
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('request', (request) => !request.url().startsWith(address) && !/^(?:data|blob):/.test(request.url()) && complaints.push(`asked ${request.url()}`));
      onTestFinished(async () => {
        await context.close();
        expect(complaints).toEqual([]);
      });
      await page.goto(address);
      await page.locator('.layer-node, .app-empty h2').first().waitFor();
      return page;
    },
    node: (page, id) => page.locator(`[data-layer="${id}"]`),
    row: async (page, id) => (await page.locator(`[data-row="${id}"]`).innerText()).replaceAll(/\s+/g, ' ').trim(),
  };
}
