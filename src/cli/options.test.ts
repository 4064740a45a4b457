import { expect, test } from 'vitest';
import { Misuse } from './misuse.ts';
import { choice, count, flag, pair, readArguments } from './options.ts';

const options = {
  style: choice('how', ['keras', 'keras2', 'json']),
  width: count('how wide'),
  'show-trainable': flag('which are trained'),
  'layer-range': pair('from and to', 'FIRST LAST'),
};

const read = (line: string) => readArguments(options, line.split(' '));

test('what is not said is what the option falls back to', () => {
  expect(readArguments(options, [])).toEqual({ values: { style: 'keras', width: undefined, 'show-trainable': false, 'layer-range': undefined }, operands: [] });
});

test('options stand before, behind and between the operands', () => {
  const wanted = { values: { style: 'keras2', width: 120, 'show-trainable': true, 'layer-range': ['conv2d', 'dense'] }, operands: ['a.py', '-', 'b.py'] };
  expect(read('--style keras2 --width=120 --show-trainable --layer-range conv2d dense a.py - b.py')).toEqual(wanted);
  expect(read('a.py --layer-range conv2d dense - --style=keras2 b.py --width 120 --show-trainable')).toEqual(wanted);
});

test('behind -- everything is an operand', () => {
  expect(read('-- --style a.py').operands).toEqual(['--style', 'a.py']);
});

test.each([
  ['--widht 80', 'unknown option --widht. Did you mean --width?'],
  ['-w', 'unknown option -w'],
  ['--style pretty', '--style pretty: expected one of keras, keras2, json'],
  ['--style keras3', '--style keras3: expected one of keras, keras2, json. Did you mean keras?'],
  ['--width', '--width needs N'],
  ['--width wide', '--width wide: expected a whole number from 1 to 1000000'],
  ['--width 0', '--width 0: expected a whole number from 1 to 1000000'],
  ['--width -5', '--width -5: expected a whole number from 1 to 1000000'],
  ['--show-trainable=yes', '--show-trainable takes no value'],
  ['--layer-range conv2d', '--layer-range needs FIRST LAST'],
  ['--layer-range conv2d --width 3', '--layer-range needs FIRST LAST'],
  ['--constructor', 'unknown option --constructor'],
])('%s is misuse', (line, message) => {
  expect(() => read(line)).toThrow(new Misuse(message));
});
