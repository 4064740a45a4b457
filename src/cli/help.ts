// The help of the program and of each command.

import type { Command } from './command.ts';
import { commands } from './commands.ts';

/** Lines are broken before they grow longer. */
const WIDTH = 96;

/** Lines of a left and a right column, indented by two; what is long on the right goes on below. */
function columns(rows: readonly (readonly [left: string, right: string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.flatMap(([left, right]) => wrapped(right, WIDTH - width - 4).map((line, i) => `  ${(i === 0 ? left : '').padEnd(width)}  ${line}`));
}

/** A text in lines of at most some width, broken at blanks. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** What `shapewright --help` prints. */
export function programHelp(): string {
  return `${[
    'shapewright: know your network before you run it.',
    '',
    'Usage: shapewright COMMAND SOURCE... [options]',
    '',
    'A SOURCE is a Python script that makes Keras models, a model file (.keras, .h5, Keras JSON,',
    'model.json of TensorFlow.js), a folder with one, or `-` for standard input.',
    'Nothing of it is executed, and Python is not needed. zoo:resnet50 is a network of the zoo.',
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
    ...wrapped(about, WIDTH),
    '',
    'Options:',
    ...columns([...rows, ['--help', 'this text']]),
    '',
    'Examples:',
    ...examples.flatMap(([line, does]) => [`  ${line}`, `      ${does}`]),
  ].join('\n')}\n`;
}
