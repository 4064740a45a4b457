import { expect, test } from 'vitest';
import { Misuse } from './misuse.ts';
import { readSource } from './source.ts';
import type { World } from './world.ts';

function read(name: string, bytes: Uint8Array | { readonly code: string }): string {
  const world: World = {
    out: () => undefined,
    err: () => undefined,
    environment: {},
    terminals: { stdin: undefined, stdout: undefined, stderr: undefined },
    readBytes: () => bytesIn(bytes),
    write: () => Promise.resolve(),
    replace: () => undefined,
    open: () => {
      const all = bytesIn(bytes);
      return { kind: 'file', size: all.length, read: (offset, length) => all.subarray(offset, offset + length) };
    },
  };
  return readSource(name, world);
}

function bytesIn(file: Uint8Array | { readonly code: string }): Uint8Array {
  if (file instanceof Uint8Array) return file;
  throw Object.assign(new Error(file.code), file);
}

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

// What CPython 3.11 reads of the same bytes.
test.each([
  ['UTF-8', bytes("s = 'é'\n"), "s = 'é'\n"],
  ['UTF-8 with a byte order mark', bytes([0xef, 0xbb, 0xbf], 'x = 1\n'), 'x = 1\n'],
  ['a declared encoding', bytes('# -*- coding: latin-1 -*-\ns = "', [0xe9], '"\n'), '# -*- coding: latin-1 -*-\ns = "é"\n'],
  ['an encoding declared in the second line', bytes('#!/usr/bin/python\n# vim: set fileencoding=cp1251 :\ns = "', [0xe9], '"\n'), '#!/usr/bin/python\n# vim: set fileencoding=cp1251 :\ns = "й"\n'],
  ['an encoding in the third line counts for nothing', bytes('a\nb\n# coding: latin-1\n"é"'), 'a\nb\n# coding: latin-1\n"é"'],
  ['an encoding as Emacs writes it', bytes('# -*- coding: utf-8-unix -*-\n"é"'), '# -*- coding: utf-8-unix -*-\n"é"'],
  ['nothing', bytes(), ''],
])('%s', (_, given, text) => {
  expect(read('a.py', given)).toBe(text);
});

test.each([
  ['a.py', { code: 'ENOENT' }, 'cannot read a.py: there is no such file'],
  ['a.py', { code: 'EACCES' }, 'cannot read a.py: permission is denied'],
  ['a.py', { code: 'EIO' }, 'cannot read a.py: the system says EIO'],
  ['https://example.org/a.py', bytes(), 'cannot read https://example.org/a.py: nothing is fetched from the network; save it as a file'],
  ['a.ipynb', bytes('{}'), 'cannot read a.ipynb: a notebook is not read yet; save it as a script (jupyter nbconvert --to script)'],
  ['a.h5', bytes([0x89], 'HDF\r\n'), 'cannot read a.h5: it is a model file or binary, not a Python script'],
  ['a.keras', bytes('PK', [3, 4]), 'cannot read a.keras: it is a model file or binary, not a Python script'],
  ['a.bin', bytes('x', [0]), 'cannot read a.bin: it is a model file or binary, not a Python script'],
  ['-', bytes([0xff, 0x41]), 'cannot read <stdin>: it is not text in utf-8; save it as UTF-8'],
  ['a.py', bytes('# coding: klingon\n'), 'cannot read a.py: its encoding is not known: klingon'],
  ['a.py', new Uint8Array(16 * 2 ** 20 + 1).fill(0x20), 'cannot read a.py: it is too long for a script (17 MB, at most 16 MB are read)'],
])('%s: what cannot be read is told in words', (name, given, message) => {
  expect(() => read(name, given)).toThrow(new Misuse(message));
});
