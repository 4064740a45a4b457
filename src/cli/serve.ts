// A small web server for a folder of static files, for this machine only.
// Invariant: answers only requests that were made to this machine by its own name, and only for files inside the folder.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';

/** An answer that is made anew for each request. */
export type Answer = () => Content | Promise<Content>;

/** Takes what a page of this server sends, with the token that it was given. */
export type Post = (body: string, token: string | undefined) => { readonly status: number; readonly said: string };

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

/** Named limit: nothing that a page sends is longer than two scripts. */
const MOST_BYTES = 64 * 2 ** 20;

/** Serves a folder; `answers` stand in for the files of the same path, `posts` take what its pages send. Gives the server once it listens. */
export function serve(folder: string, port: number, answers: Readonly<Record<string, Answer>>, posts: Readonly<Record<string, Post>> = {}): Promise<Server> {
  const server = createServer((request, response) => {
    respond(folder, answers, posts, request, response).catch((error: unknown) => {
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

async function respond(folder: string, answers: Readonly<Record<string, Answer>>, posts: Readonly<Record<string, Post>>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refuse = (status: number, why: string): void => void response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${why}\n`);
  // A page of another site could reach this server under a name of its own.
  if (!/^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(request.headers.host ?? '')) return refuse(403, 'This page is for this machine only.');
  const path = pathOf(request.url ?? '/');
  if (path === undefined) return refuse(400, 'That is no address.');
  const post = request.method === 'POST' && Object.hasOwn(posts, path) ? posts[path] : undefined;
  if (post) return take(post, request, refuse);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET is answered.');
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

/** Takes what is sent: by a page of this server, and no more than there is room for. */
async function take(post: Post, request: IncomingMessage, answer: (status: number, said: string) => void): Promise<void> {
  // A browser tells truly which page sends; one of another site is refused before anything of it is read.
  if (request.headers.origin !== `http://${request.headers.host}`) return answer(403, 'This is for its own page only.');
  if (request.headers['content-type'] !== 'application/json') return answer(415, 'Only JSON is taken.');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) return answer(413, 'That is too long.');
    parts.push(part);
  }
  const token = request.headers['x-shapewright-token'];
  const { status, said } = post(Buffer.concat(parts).toString('utf8'), typeof token === 'string' ? token : undefined);
  return answer(status, said);
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
