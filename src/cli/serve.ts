// A small web server for a folder of static files, for this machine only.
// Invariant: answers only requests that were made to this machine by its own name, and only for files inside the folder.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';

/** An answer that is made anew for each request. */
export type Answer = () => Content | Promise<Content>;

interface Content {
  readonly type: string;
  readonly body: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

const HOST = '127.0.0.1';

/** Serves a folder; `answers` stand in for the files of the same path. Gives the server once it listens. */
export function serve(folder: string, port: number, answers: Readonly<Record<string, Answer>>): Promise<Server> {
  const server = createServer((request, response) => {
    respond(folder, answers, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  return new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, HOST, () => listening(server));
  });
}

/** The port that a server listens on. */
export function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function respond(folder: string, answers: Readonly<Record<string, Answer>>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refuse = (status: number, why: string): void => void response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${why}\n`);
  // A page of another site could reach this server under a name of its own.
  if (!/^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(request.headers.host ?? '')) return refuse(403, 'This page is for this machine only.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET is answered.');
  const path = pathOf(request.url ?? '/');
  if (path === undefined) return refuse(400, 'That is no address.');
  const headers = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
  const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
  if (answer) {
    const { type, body } = await answer();
    response.writeHead(200, { ...headers, 'content-type': type }).end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  const found = file.startsWith(folder.endsWith(sep) ? folder : folder + sep) ? await stat(file).catch(() => undefined) : undefined;
  if (!found?.isFile()) return refuse(404, 'There is no such page.');
  response.writeHead(200, { ...headers, 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-length': found.size });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

/** The path of an address, without what could lead out of the folder. */
function pathOf(address: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(address, `http://${HOST}`).pathname);
    return path.includes('\0') || path.split(/[/\\]/).includes('..') ? undefined : path;
  } catch {
    return undefined;
  }
}
