// Scripts are read as Python runs them: what they print is what the real Python and Keras printed, byte for byte.
// What cannot be known is said to be unknown, and only in lines that the script marks (see scripts/record_scripts.py).

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runScript } from './read-script.ts';

const folder = new URL('scripts/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const names = readdirSync(folder).flatMap((name) => (name.endsWith('.txt') ? [name.slice(0, -4)] : []));

/** A module beside the scripts. */
const moduleText = (name: string): { readonly file: string; readonly text: string } | undefined => {
  const file = `${name.replaceAll('.', '/')}.py`;
  return [file, file.replace(/\.py$/, '/__init__.py')].filter((one) => existsSync(new URL(one, folder))).map((one) => ({ file: one, text: read(one) }))[0];
};

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A recorded line of which parts cannot be known, in our words where they fit it. */
function inOurWords(recorded: string, ours: string | undefined): string {
  if (ours === undefined || !recorded.startsWith('~') || !ours.includes('<unknown: ')) return recorded;
  const pattern = ours.split(/<unknown: [^>]*>/).map(quoted).join('[^]*');
  return new RegExp(`^${pattern}$`).test(recorded.slice(1)) ? ours : recorded;
}

describe('scripts print what Python 3.11 with Keras 3.15.1 prints', () => {
  test.each(names)('%s.py', (name) => {
    const { printed, script } = runScript(read(`${name}.py`), 80, moduleText);
    const { stopped } = script;
    const ended = stopped && stopped.exception !== 'SystemExit' ? `! ${stopped.exception}, line ${stopped.line}\n` : '';
    const ours = (printed + ended).split('\n');
    const recorded = read(`${name}.txt`).split('\n');
    expect(ours.join('\n')).toBe(recorded.map((line, i) => inOurWords(line, ours[i])).join('\n'));
  });
});
