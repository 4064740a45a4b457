import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { portOf, serve } from './serve.ts';
import type { World } from './world.ts';
import { writeBackTo } from './write-back.ts';

const worldWith = (files: Record<string, Uint8Array>): World => ({
  readBytes: (path: string) => files[path] ?? new Uint8Array(),
  replace: (path: string, text: string) => void (files[path] = new TextEncoder().encode(text)),
}) as World;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a script is written over the text that the page knows, with its token alone', () => {
  const files = { 'a.py': bytes('x = 1\r\n') };
  const back = writeBackTo('a.py', worldWith(files));
  if (!back) throw new Error('it can be written');
  const text = 'x = 2\r\n';
  const ask = (body: unknown, token: string | undefined = back.token): number => back.post(typeof body === 'string' ? body : JSON.stringify(body), token).status;
  expect([ask({ before: 'x = 1\r\n', text }, ''), ask({ before: 'x = 1\r\n', text }, 'x'.repeat(back.token.length)), ask({ before: 'x = 0', text }), ask('{'), ask('null'), ask({ text })]).toEqual([403, 403, 409, 400, 400, 400]);
  expect(files['a.py']).toEqual(bytes('x = 1\r\n'));
  expect([ask({ before: 'x = 1\r\n', text }), new TextDecoder().decode(files['a.py'])]).toEqual([200, text]);
});

test('what would not be the same bytes again is not written', () => {
  expect(writeBackTo('a.py', worldWith({ 'a.py': new Uint8Array([0xff, 0xfe, 0x61, 0]) }))).toBeUndefined();
  expect(writeBackTo('a.py', worldWith({ 'a.py': bytes('\uFEFFx = 1') }))).toBeDefined();
});

test('the server takes a post from its own page only, and nothing endless', async () => {
  const folder = mkdtempSync(`${tmpdir()}/shapewright-back-`);
  const taken: string[] = [];
  const server = await serve(folder, 0, {}, { '/source.json': (body) => (taken.push(body), { status: 200, said: 'written' }) });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true });
  });
  const post = (path: string, headers: Readonly<Record<string, string>>, body = '{}'): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: portOf(server), path, method: 'POST', headers: { host: 'localhost', ...headers } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject);
      asked.end(body);
    });
  const own = { origin: 'http://localhost', 'content-type': 'application/json' };
  expect(await post('/source.json', own)).toBe(200);
  expect(await post('/source.json', { ...own, origin: 'http://evil.example' })).toBe(403);
  expect(await post('/source.json', { 'content-type': 'application/json' })).toBe(403);
  expect(await post('/source.json', { ...own, 'content-type': 'text/plain' })).toBe(415);
  expect(await post('/index.html', own)).toBe(405);
  expect(await post('/source.json', { ...own, host: 'evil.example' })).toBe(403);
  expect(await post('/source.json', own, 'x'.repeat(65 * 2 ** 20)).catch(() => 413)).toBe(413);
  expect(taken).toEqual(['{}']);
});
