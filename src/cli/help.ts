// The help of the program and of each command.

import type { Command } from './command.ts';
import { commands } from './commands.ts';

/** Lines of a left and a right column, indented by two. */
function columns(rows: readonly (readonly [left: string, right: string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd());
}

/** What `shapewright --help` prints. */
export function programHelp(): string {
  return `${[
    'shapewright: know your network before you run it.',
    '',
    'Usage: shapewright COMMAND SOURCE... [options]',
    '',
    'A SOURCE is a Python script that makes Keras models; `-` is standard input.',
    'Nothing of it is executed, and Python is not needed.',
    '',
    'Commands:',
    ...columns(Object.entries(commands).map(([name, { about }]) => [name, about])),
    '',
    'Examples:',
    '  shapewright summary train.py',
    '  shapewright explain train.py conv2d_1',
    '  shapewright COMMAND --help    options and examples of a command',
    '',
    'Exit status: 0 when all is fine, 1 when the network is wrong, 2 for misuse.',
  ].join('\n')}\n`;
}

/** What `shapewright COMMAND --help` prints. */
export function commandHelp(name: string, { usage, about, options, examples }: Command): string {
  const rows = Object.entries(options).map(([option, { shows, about: does }]): readonly [string, string] => [`--${option}${shows === '' ? '' : ` ${shows}`}`, does]);
  return `${[
    `Usage: shapewright ${name} ${usage}`,
    '',
    about,
    '',
    'Options:',
    ...columns([...rows, ['--help', 'this text']]),
    '',
    'Examples:',
    ...examples.flatMap(([line, does]) => [`  ${line}`, `      ${does}`]),
  ].join('\n')}\n`;
}
