// What a command sees of the process around it, so that tests can give it another.
// Invariant: streams are written synchronously and touched only when needed; each costs start-up time.

import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The columns of a stream that is a terminal (0 when it does not say); undefined for a file or a pipe. */
export interface Terminals {
  readonly stdin: number | undefined;
  readonly stdout: number | undefined;
  readonly stderr: number | undefined;
}

/** A file that is read where it is needed, or a folder. */
export type Opened =
  | { readonly kind: 'file'; readonly size: number; readonly read: (offset: number, length: number) => Uint8Array }
  | { readonly kind: 'folder'; readonly names: () => readonly string[]; readonly file: (name: string) => (Opened & { readonly kind: 'file' }) | undefined };

/** The process as a command sees it. */
export interface World {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly terminals: Terminals;
  /** The bytes of a file, or of standard input for `-`. Throws as Node's file system does. */
  readonly readBytes: (source: string) => Uint8Array;
  /** A file or a folder by its path, without reading it. Throws as Node's file system does. */
  readonly open: (path: string) => Opened;
  /** Writes a file that is not there yet, piece by piece, and the folder that it lies in. Throws as Node's file system does. */
  readonly write: (path: string, pieces: AsyncIterable<Uint8Array>) => Promise<void>;
  /** Writes a text over a file that is there. Throws as Node's file system does. */
  readonly replace: (path: string, text: string) => void;
}

/** Ends a command quietly when whoever reads its output has gone, as `| head` does. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;

/** A pipe that another program shares may be full for a moment: the write is tried again. */
function write(descriptor: number, text: string): void {
  let bytes: Uint8Array = Buffer.from(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(descriptor, bytes));
    } catch (error) {
      const { code } = error as { readonly code?: string };
      if (code === 'EPIPE') throw new ReaderGone();
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

/** True for what may be a terminal: a device that is not the empty one, which much is redirected to. */
function isDevice(descriptor: number): boolean {
  try {
    const device = fstatSync(descriptor);
    return device.isCharacterDevice() && device.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
  } catch {
    // The descriptor is closed.
    return false;
  }
}

/** The columns of one of the process's own streams. A stream is made only for what may be a terminal: it costs milliseconds. */
function columnsOf(descriptor: number, stream: () => { readonly isTTY?: boolean; readonly columns?: number }): number | undefined {
  if (!isDevice(descriptor)) return undefined;
  const { isTTY = false, columns } = stream();
  return isTTY ? (columns ?? process.stdout.columns ?? process.stderr.columns ?? 0) : undefined;
}

/** Reads parts of a file, which is opened when the first is read and stays open: a file of weights is read in thousands of places. */
function partsOf(path: string): (offset: number, length: number) => Uint8Array {
  let descriptor: number | undefined;
  return (offset, length) => {
    descriptor ??= openSync(path, 'r');
    const bytes = new Uint8Array(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
  };
}

function openPath(path: string): Opened {
  const found = statSync(path);
  if (!found.isDirectory()) {
    const read = partsOf(path);
    return { kind: 'file', size: found.size, read: (offset, length) => read(offset, Math.max(0, Math.min(length, found.size - offset))) };
  }
  return {
    kind: 'folder',
    names: () => readdirSync(path),
    file: (name) => {
      const inner = openPath(join(path, name));
      return inner.kind === 'file' ? inner : undefined;
    },
  };
}

/** A file that cannot be finished is taken away again. */
async function writeNew(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const descriptor = openSync(path, 'wx');
  let done = false;
  try {
    for await (const piece of pieces) for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at);
    done = true;
  } finally {
    closeSync(descriptor);
    if (!done) rmSync(path);
  }
}

/** The world of this process. */
export const processWorld: World = {
  out: (text) => write(STDOUT, text),
  err: (text) => write(STDERR, text),
  environment: process.env,
  terminals: {
    get stdin() {
      return columnsOf(STDIN, () => ({ isTTY: process.stdin.isTTY }));
    },
    get stdout() {
      return columnsOf(STDOUT, () => process.stdout);
    },
    get stderr() {
      return columnsOf(STDERR, () => process.stderr);
    },
  },
  readBytes: (source) => readFileSync(source === '-' ? STDIN : source),
  open: openPath,
  write: writeNew,
  replace: (path, text) => {
    // Only a file that is there: what was moved away meanwhile is not made anew.
    truncateSync(path);
    writeFileSync(path, text);
  },
};
