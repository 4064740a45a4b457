// `shapewright studio`: serves the page on this machine and opens it in the browser.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineCommand } from './command.ts';
import { Misuse } from './misuse.ts';
import { count, flag } from './options.ts';
import { portOf, serve } from './serve.ts';
import { isZoo, sight, sourceName } from './source.ts';
import type { World } from './world.ts';
import { writeBackTo } from './write-back.ts';

/** The built page: beside the built command. */
const PAGE = fileURLToPath(new URL('../studio/', import.meta.url));

/** Tried first, so that the address stays the same from one call to the next. */
const USUAL_PORT = 4517;

/** Serves the studio until the command is interrupted. */
export const command = defineCommand({
  usage: '[SOURCE] [options]',
  about: 'Shows the network as a flowchart in the browser, to look at and to change. A script is written back only when you say so on the page (Ctrl+S). The page is served to this machine only.',
  options: {
    port: count(`the port to serve on (${USUAL_PORT}, or any free one, unless told)`, 1, 65535),
    'no-open': flag('only print the address'),
  },
  examples: [
    ['shapewright studio train.py', 'the network of a script; Ctrl+S on the page writes changes back'],
    ['shapewright studio zoo:resnet50', 'a mature network'],
    ['shapewright studio', 'an example'],
  ],
  async run({ values, operands }, world) {
    const [source, ...more] = operands;
    if (more.length > 0) throw new Misuse(`one source is shown at a time, not also ${more.join(' ')}`);
    if (!existsSync(PAGE)) throw new Error('the page is not part of this build');
    // Read now, so that a source that cannot be read is told here; read again for every load of the page.
    const first = source === undefined ? undefined : await scriptFor(source, world);
    const opened = async (): Promise<string> => (source === undefined || source === '-' ? (first ?? '') : scriptFor(source, world));
    const back = source !== undefined && isScript(source, world) ? writeBackTo(source, world) : undefined;
    const answers = source === undefined ? {} : { '/source.json': async () => ({ type: 'application/json; charset=utf-8', body: JSON.stringify({ name: basename(sourceName(source)), text: await opened(), ...(back ? { token: back.token } : {}) }) }) };
    const posts = back ? { '/source.json': back.post } : {};
    const server = await serve(PAGE, values.port ?? USUAL_PORT, answers, posts).catch((error: unknown) => {
      const { code } = error as { readonly code?: string };
      if (values.port === undefined) return serve(PAGE, 0, answers, posts);
      throw new Misuse(`port ${values.port} cannot be used: ${code === 'EADDRINUSE' ? 'another program is there' : code === 'EACCES' ? 'permission is denied' : String(error)}`);
    });
    const address = `http://localhost:${portOf(server)}/`;
    world.out(`${address}\n`);
    world.err('Press Ctrl+C to end.\n');
    if (!values['no-open'] && world.terminals.stdout !== undefined) openInBrowser(address);
    await new Promise<void>((ended) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, ended);
      server.once('close', ended);
    });
    server.close();
    server.closeAllConnections();
    return 0;
  },
});

/** The script to show: the source itself, or what makes the network of a model file. */
async function scriptFor(source: string, world: World): Promise<string> {
  if (isZoo(source)) return zooText(source);
  const found = sight(source, world);
  if (found.kind === 'script') return found.text;
  const [{ readModelFile }, { toKeras }] = await Promise.all([import('./model-file.ts'), import('../codegen/index.ts')]);
  const { kind, models } = await readModelFile(source, found);
  if (models.length === 0) throw new Misuse(`${sourceName(source)} holds no network to show: it is ${kind}`);
  return toKeras(models);
}

/** True for a script in a file of its own. */
const isScript = (source: string, world: World): boolean => source !== '-' && !isZoo(source) && sight(source, world).kind === 'script';

/** A network of the zoo as the script that makes it. */
async function zooText(source: string): Promise<string> {
  const [{ toKeras }, { zooModel }] = await Promise.all([import('../codegen/index.ts'), import('./zoo-source.ts')]);
  return toKeras([zooModel(source)]);
}

/** Opens an address with whatever this system opens addresses with; where there is nothing, the printed address is enough. */
function openInBrowser(address: string): void {
  const [program, ...args]: readonly [string, ...string[]] = process.platform === 'darwin' ? ['open', address] : process.platform === 'win32' ? ['cmd', '/c', 'start', '""', address] : ['xdg-open', address];
  spawn(program, args, { stdio: 'ignore', detached: true }).on('error', () => undefined).unref();
}
