// What the studio costs in Chromium, from what a person does to what is painted: `node bench/studio.mjs` (build first).
// Prints medians in milliseconds; nothing is throttled. Beside each stands the processor time of the page and its workers, which is what
// remains of it where nothing else runs: on a machine with other work the first number says more about that.

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { median } from './median.mjs';

const TRIES = Number(process.argv[2] ?? 5);
const root = new URL('../dist/studio/', import.meta.url).pathname;
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
if (executablePath === undefined || !existsSync(root)) {
  console.error(executablePath === undefined ? 'No Chromium is installed (on Debian: apt-get install chromium).' : 'Build first: npm run build.');
  process.exit(1);
}

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.woff2': 'font/woff2' };
const server = createServer((request, response) => {
  const path = join(root, normalize(new URL(request.url ?? '/', 'http://x').pathname).replace(/\/$/, '/index.html'));
  if (!path.startsWith(root) || !existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
  return createReadStream(path).pipe(response);
}).listen(0, '127.0.0.1');
await new Promise((listening) => server.once('listening', listening));
const address = `http://127.0.0.1:${server.address().port}/`;

/** 2,000 layers and an input, as a script makes them. */
const chain = `import keras
from keras import layers
model = keras.Sequential([keras.Input((224, 224, 3))])
for i in range(500):
    model.add(layers.Conv2D(16, 3, padding="same"))
    model.add(layers.BatchNormalization())
    model.add(layers.ReLU())
    model.add(layers.Dropout(0.1))
`;

/** In the page: when something that is awaited has been painted, counted from an event. */
function watch() {
  window.painted = (isThere, from) =>
    new Promise((done) => {
      const look = () => (isThere() ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - from()))) : requestAnimationFrame(look));
      look();
    });
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

const system = await browser.newBrowserCDPSession();

/** The processor time of all pages so far, workers and drawing included, in milliseconds. */
async function worked() {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').reduce((all, { cpuTime }) => all + 1000 * cpuTime, 0);
}

/** How long something took, and how much was worked for it. */
async function cost(measure) {
  const before = await worked();
  const time = await measure();
  return { time, work: (await worked()) - before };
}

const told = (costs) => `${median(costs.map(({ time }) => time)).toFixed(0)} ms (processor ${median(costs.map(({ work }) => work)).toFixed(0)} ms)`;

async function fresh() {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })).newPage();
  await page.addInitScript(watch);
  return page;
}

/** From the click to the painted network. */
async function opening(page, file) {
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByLabel('Find a network').waitFor();
  const name = file?.name ?? 'EfficientNetV2L';
  await page.evaluate((tab) => {
    window.start = 0;
    for (const kind of ['click', 'change']) addEventListener(kind, (event) => (window.start = event.timeStamp), { capture: true, once: true });
    window.measured = window.painted(() => document.querySelector('.tab.is-shown')?.textContent.startsWith(tab) && document.querySelector('.layer-node') && document.querySelector('.app').dataset.busy === 'false', () => window.start);
  }, name);
  if (file) await page.getByLabel('Script or model').setInputFiles(file);
  else await page.locator(`[data-known="${name}"]`).click();
  return page.evaluate(() => window.measured);
}

/** From a keystroke in the first layer with a window to its painted result, and that of the whole network in the table. */
async function typing(page, count) {
  await page.locator('[data-layer]').nth(1).click();
  const first = await page.evaluate(() => [...document.querySelectorAll('[data-row]')].find((row) => /Conv2D/.test(row.textContent)).dataset.row);
  await page.locator(`[data-row="${first}"]`).click();
  const field = page.locator('[data-setting="kernel_size"] input').first();
  await field.click();
  const times = [];
  for (let i = 0; i < count; i++) {
    await page.evaluate(() => {
      const before = document.querySelector('[data-total]').textContent;
      addEventListener('keydown', (event) => (window.start = event.timeStamp), { capture: true, once: true });
      window.measured = window.painted(() => document.querySelector('[data-total]').textContent !== before && document.querySelector('.app').dataset.busy === 'false', () => window.start);
    });
    times.push(await cost(async () => {
      await page.keyboard.press(i % 2 === 0 ? 'ArrowUp' : 'ArrowDown');
      return page.evaluate(() => window.measured);
    }));
    await page.waitForTimeout(400);
  }
  return times;
}

const loads = [];
for (let i = 0; i < TRIES; i++) {
  const page = await fresh();
  loads.push(await cost(async () => {
    await page.goto(address, { waitUntil: 'commit' });
    return page.evaluate(() => window.painted(() => document.querySelector('.layer-node'), () => 0));
  }));
  await page.context().close();
}
console.log(`first load to the painted example: ${told(loads)}`);
for (const { name, file } of [{ name: 'EfficientNetV2L' }, { name: 'a chain of 2,000 layers', file: { name: 'chain.py', mimeType: 'text/x-python', buffer: Buffer.from(chain) } }]) {
  const [opens, keys] = [[], []];
  for (let i = 0; i < TRIES; i++) {
    const page = await fresh();
    await page.goto(address);
    await page.locator('.layer-node').first().waitFor();
    opens.push(await cost(() => opening(page, file)));
    keys.push(...(await typing(page, 6)));
    await page.context().close();
  }
  console.log(`opening ${name}: ${told(opens)}; a keystroke in its first convolution, repainted: ${told(keys)}`);
}
await browser.close();
server.close();
