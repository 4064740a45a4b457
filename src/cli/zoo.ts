// `shapewright zoo`: the mature networks that can be named in place of a script, and what is to be known of each.

import { jsonText, notesOf } from '../report/index.ts';
import { Session } from '../model/index.ts';
import { networks, type Network } from '../zoo/index.ts';
import { coloursOf } from './colour.ts';
import { defineCommand } from './command.ts';
import { Misuse } from './misuse.ts';
import { choice } from './options.ts';
import type { World } from './world.ts';
import { cardOf } from './zoo-source.ts';

/** Lists the networks of the zoo. */
export const command = defineCommand({
  usage: '[NAME] [options]',
  about: 'Lists the networks that can be named in place of a script, with their input and their parameter count; or tells of one of them what its paper counts and which arguments it takes.',
  options: { format: choice('how it is printed', ['text', 'json']) },
  examples: [
    ['shapewright zoo', 'all networks'],
    ['shapewright zoo lenet5', 'one of them: its paper, its count, its arguments'],
    ['shapewright summary zoo:resnet50', 'one of them as Keras prints it'],
    ["shapewright summary 'zoo:vgg16?input_shape=32,32,3&classes=10&include_top=false'", 'with arguments of its function'],
    ['shapewright explain zoo:lenet5', 'what each of its layers does'],
    ['shapewright explain zoo:vgg16 --by group', 'what each block is for, and what would stand in its place'],
  ],
  async run({ values: { format }, operands }, world) {
    const [wanted, ...more] = operands;
    if (more.length > 0) throw new Misuse(`one network is told of at a time, not also ${more.join(' ')}`);
    if (wanted !== undefined) return tellOne(cardOf(wanted), format, world);
    const all = networks().map(listed);
    if (format === 'json') {
      world.out(`${jsonText(all)}\n`);
      return 0;
    }
    const { bold } = coloursOf(world, 'stdout');
    const [name, input, params] = [Math.max(...all.map((one) => one.source.length)), Math.max(...all.map((one) => one.input.length)), 13] as const;
    const head = `${'source'.padEnd(name)}  ${'input'.padEnd(input)}  ${'parameters'.padStart(params)}  what it is`;
    const indent = name + input + params + 6;
    const lines = all.flatMap((one) => {
      // On a terminal, what does not fit goes on below itself.
      const [first = '', ...rest] = wrapped(`${one.about} (${one.paper})`, Math.max((world.terminals.stdout || Infinity) - indent, LEAST));
      return [`${bold(one.source)}${' '.repeat(name - one.source.length)}  ${one.input.padEnd(input)}  ${one.params.toLocaleString('en-US').padStart(params)}  ${first}`, ...rest.map((text) => ' '.repeat(indent) + text)];
    });
    world.out(`${[head, ...lines].join('\n')}\n`);
    return 0;
  },
});

/** A network as the list has it. */
const listed = ({ name, source, input, params, about, paper, takes }: Network): Listed => ({ name, source: `zoo:${source}`, input, params, about, paper, arguments: takes });

interface Listed {
  readonly name: string;
  readonly source: string;
  readonly input: string;
  readonly params: number;
  readonly about: string;
  readonly paper: string;
  readonly arguments: readonly string[];
}

const WIDTH = 80;
/** A column that is narrower is not worth breaking lines for. */
const LEAST = 20;

/** One network: what it is, what its paper counts, and how it is varied. */
function tellOne(network: Network, format: 'text' | 'json', world: World): 0 {
  const built = network.build(new Session(), network.takes.includes('weights') ? { weights: null } : {});
  const notes = 'model' in built ? notesOf(built.model, network.told === undefined ? [] : [network.told]) : [];
  if (format === 'json') {
    world.out(`${jsonText({ ...listed(network), defaults: network.defaults, notes })}\n`);
    return 0;
  }
  const { bold } = coloursOf(world, 'stdout');
  const { name, source, input, params, about, paper, takes, defaults } = network;
  const args = takes.map((one) => (defaults[one] === undefined ? one : `${one}=${defaults[one]}`)).join('  ');
  const lines = [`${bold(name)} (zoo:${source})`, about, paper, `Input ${input}, ${params.toLocaleString('en-US')} parameters.`, ...notes, '', `Arguments, as in 'zoo:${source}?${takes[0] ?? ''}=...':`, args];
  world.out(`${lines.flatMap((line) => wrapped(line)).join('\n')}\n`);
  return 0;
}

/** A paragraph in lines. */
const wrapped = (text: string, width = WIDTH): readonly string[] =>
  text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
