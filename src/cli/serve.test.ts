import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { portOf, serve } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'shapewright-serve-'));
let server: Server;

beforeAll(async () => {
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'page', 'index.html'), '<p>page</p>');
  writeFileSync(join(folder, 'page', 'a.js'), 'a');
  writeFileSync(join(folder, 'page', 'source.json'), 'the example');
  let asked = 0;
  server = await serve(join(folder, 'page'), 0, {
    '/source.json': () => ({ type: 'application/json', body: `asked ${++asked}` }),
    '/broken': () => {
      throw new Error('cannot read a.py');
    },
  });
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

/** A request as it is written, since `fetch` would tidy the path. */
const get = (path: string, { method = 'GET', host = 'localhost' } = {}): Promise<{ status: number | undefined; type: string | undefined; body: string }> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: portOf(server), path, method, headers: { host } }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode, type: response.headers['content-type'], body }));
    }).on('error', reject).end();
  });

test('files by their kind, a folder by its index', async () => {
  expect(await get('/')).toEqual({ status: 200, type: 'text/html; charset=utf-8', body: '<p>page</p>' });
  expect(await get('/a.js?v=1')).toEqual({ status: 200, type: 'text/javascript; charset=utf-8', body: 'a' });
  expect(await get('/a.js', { method: 'HEAD' })).toEqual({ status: 200, type: 'text/javascript; charset=utf-8', body: '' });
});

test('an answer stands in for a file and is made for each request', async () => {
  expect((await get('/source.json')).body).toBe('asked 1');
  expect((await get('/source.json')).body).toBe('asked 2');
  expect(await get('/broken')).toMatchObject({ status: 500, body: 'cannot read a.py' });
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/..\\secret.txt', '/a%00.js', '/%', '/nothing', '/page'])('nothing outside the folder: %s', async (path) => {
  const { status, body } = await get(path);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(body).not.toContain('secret');
});

test('only this machine, and only reading', async () => {
  expect((await get('/', { host: 'evil.example' })).status).toBe(403);
  expect((await get('/', { host: `127.0.0.1:${portOf(server)}` })).status).toBe(200);
  expect((await get('/', { method: 'POST' })).status).toBe(405);
});

test('a port that is taken is refused', async () => {
  await expect(serve(folder, portOf(server), {})).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
