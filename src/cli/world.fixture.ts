// For tests: a world without a process, whose files are given and whose streams are kept.

import { program } from './program.ts';
import type { Opened, Terminals, World } from './world.ts';

/** What a command is given and what it leaves. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** A source as text, as bytes, or as the error code of a file system that refuses it. */
export type File = string | Uint8Array | { readonly code: string };

/** Runs the program with files, which it may add to, an environment and terminals of its own. */
export async function runProgram(args: readonly string[], files: Readonly<Record<string, File>> = {}, { environment = {}, terminals = {} }: { readonly environment?: World['environment']; readonly terminals?: Partial<Terminals> } = {}): Promise<Outcome> {
  const streams = { out: '', err: '' };
  const status = await program(args, {
    out: (text) => void (streams.out += text),
    err: (text) => void (streams.err += text),
    environment,
    terminals: { stdin: undefined, stdout: undefined, stderr: undefined, ...terminals },
    readBytes: (source) => bytesOf(files, source),
    open: (path) => openIn(files, path),
    write: async (path, pieces) => {
      if (path in files) throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' });
      const all: Uint8Array[] = [];
      for await (const piece of pieces) all.push(piece);
      Object.assign(files, { [path]: new Uint8Array(Buffer.concat(all)) });
    },
    replace: (path, text) => void Object.assign(files, { [path]: text }),
  });
  return { status, ...streams };
}

function bytesOf(files: Readonly<Record<string, File>>, source: string): Uint8Array {
  const file = files[source] ?? { code: 'ENOENT' };
  if (typeof file === 'string') return new TextEncoder().encode(file);
  if (file instanceof Uint8Array) return file;
  throw Object.assign(new Error(file.code), file);
}

/** A folder is what other files lie in. */
function openIn(files: Readonly<Record<string, File>>, path: string): Opened {
  const inside = Object.keys(files).flatMap((name) => (name.startsWith(`${path}/`) ? [name.slice(path.length + 1)] : []));
  const file = (name: string): Extract<Opened, { kind: 'file' }> => {
    const bytes = bytesOf(files, name);
    return { kind: 'file', size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
  };
  return inside.length > 0 ? { kind: 'folder', names: () => inside, file: (name) => file(`${path}/${name}`) } : file(path);
}
