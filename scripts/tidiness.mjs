// What no tool checks for us: no file grows without end, and no file names a path of somebody's machine.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A file longer than this holds more than one thing. */
const MOST_LINES = 400;

const code = /\.(?:ts|tsx|mjs|css|py|sh)$/;
/** Written by a script or by a tool, never by hand. */
const generated = /\.generated\.ts$|(?:^|\/)package-lock\.json$/;
const binary = /\.(?:png|jpg|gif|ico|woff2?|keras|h5|npz|npy|zip|pdf)$/;

/** The first folders of the places where people keep their work. */
const machinePath = new RegExp(`(?<![\\w.~>})-])/(?:${['home', 'Users', 'root', 'tmp', 'work'].join('|')})/[\\w.-]+`);

/** Everything untidy in some files, as `path: what`. `read` gives a file's bytes. */
export function untidy(paths, read = (path) => readFileSync(path)) {
  return paths.flatMap((path) => {
    if (binary.test(path)) return [];
    const bytes = read(path);
    const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    const lines = text.split('\n');
    const found = [];
    if (code.test(path) && !generated.test(path) && lines.length - 1 > MOST_LINES) found.push(`${path}: ${lines.length - 1} lines, more than ${MOST_LINES}`);
    lines.forEach((line, i) => {
      const place = machinePath.exec(line);
      if (place) found.push(`${path}:${i + 1}: names a path of a machine: ${place[0]}`);
    });
    return found;
  });
}
