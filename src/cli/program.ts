// The program: finds the command, runs it, and turns what goes wrong into a message and an exit status.

import { suggest } from '../issues/suggest.ts';
import { commands, type Listed } from './commands.ts';
import { Misuse } from './misuse.ts';
import { safeText } from './safe-text.ts';
import { version } from './version.ts';
import { ReaderGone, type World } from './world.ts';

const MISUSE = 2;
/** Our own mistake, apart from what the statuses 0 to 2 say of a network (`EX_SOFTWARE` of sysexits). */
const OUR_BUG = 70;

/** Runs the program with its arguments; gives the exit status. */
export async function program(args: readonly string[], world: World): Promise<number> {
  const [name] = args;
  try {
    return await dispatch(args, world);
  } catch (error) {
    if (error instanceof ReaderGone) return 0;
    const listed = name !== undefined && Object.hasOwn(commands, name);
    if (error instanceof Misuse) {
      world.err(`shapewright${listed ? ` ${name}` : ''}: ${safeText(error.message)}\nTry: shapewright ${listed ? `${name} ` : ''}--help\n`);
      return MISUSE;
    }
    world.err(`shapewright ${version}: this is a mistake of ours, not of yours. Please report it with the script that shows it.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return OUR_BUG;
  }
}

async function dispatch(args: readonly string[], world: World): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    const { programHelp } = await import('./help.ts');
    world.err(programHelp());
    return MISUSE;
  }
  if (name === '--help' || name === '-h' || name === 'help') return help(rest[0], world);
  if (name === '--version' || name === '-v' || name === '-V') {
    world.out(`${version}\n`);
    return 0;
  }
  const { command } = await find(name).load();
  if (rest.some((arg, i) => (arg === '--help' || arg === '-h') && !rest.slice(0, i).includes('--'))) return help(name, world);
  return command.run(rest, world);
}

async function help(name: string | undefined, world: World): Promise<number> {
  const { commandHelp, programHelp } = await import('./help.ts');
  world.out(name === undefined ? programHelp() : commandHelp(name, (await find(name).load()).command));
  return 0;
}

function find(name: string): Listed {
  const listed = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (listed) return listed;
  const near = /\.\w+$|^-$/.test(name) ? `shapewright summary ${name}` : suggest(name, Object.keys(commands))[0];
  const kind = name.startsWith('--') ? 'option' : 'command';
  throw new Misuse(`there is no ${kind} ${name}.${near === undefined ? ` The commands are ${Object.keys(commands).join(', ')}.` : ` Did you mean ${near}?`}`);
}
