// `shapewright zoo`: the mature networks that can be named in place of a script.

import { jsonText } from '../report/index.ts';
import { networks } from '../zoo/index.ts';
import { coloursOf } from './colour.ts';
import { defineCommand } from './command.ts';
import { Misuse } from './misuse.ts';
import { choice } from './options.ts';

/** Lists the networks of the zoo. */
export const command = defineCommand({
  usage: '[options]',
  about: 'Lists the networks that can be named in place of a script, with their input and their parameter count.',
  options: { format: choice('how it is printed', ['text', 'json']) },
  examples: [
    ['shapewright zoo', 'all networks'],
    ['shapewright summary zoo:resnet50', 'one of them as Keras prints it'],
    ["shapewright summary 'zoo:vgg16?input_shape=32,32,3&classes=10&include_top=false'", 'with arguments of its function'],
    ['shapewright explain zoo:lenet5', 'what each of its layers does'],
  ],
  async run({ values: { format }, operands }, world) {
    if (operands.length > 0) throw new Misuse(`the zoo takes no name; shapewright summary zoo:${operands[0]} shows a network`);
    const all = networks().map((network) => ({ name: network.name, source: `zoo:${network.source}`, input: network.input, params: network.params, about: network.about, paper: network.paper, arguments: network.takes }));
    if (format === 'json') {
      world.out(`${jsonText(all)}\n`);
      return 0;
    }
    const { bold, dim } = coloursOf(world, 'stdout');
    const widths = [Math.max(...all.map(({ source }) => source.length)), Math.max(...all.map(({ input }) => input.length)), 13];
    const [name = 0, input = 0, params = 0] = widths;
    const row = (a: string, b: string, c: string, d: string): string => `${a.padEnd(name)}  ${b.padEnd(input)}  ${c.padStart(params)}  ${d}`;
    const lines = all.map((one) => row(bold(one.source) + ' '.repeat(name - one.source.length), one.input, one.params.toLocaleString('en-US'), `${one.about} ${dim(`(${one.paper})`)}`));
    world.out(`${[row('source', 'input', 'parameters', 'what it is'), ...lines].join('\n')}\n`);
    return 0;
  },
});
