// `argparse`: every option at its default, since nobody gives arguments.

import { Instance, List, Module, PyClass, Tuple, types, Unknown, type Call, type Value } from '../values/index.ts';
import type { Run } from '../run/run.ts';
import { joined, repr } from '../run/text.ts';
import { addMethods, moduleOf } from './table.ts';

const optionName = (call: Call): string => {
  const given = call.kwargs.get('dest');
  if (typeof given === 'string') return given;
  const names = call.args.slice(1).filter((arg) => typeof arg === 'string');
  const long = names.find((name) => name.startsWith('--')) ?? names[0] ?? '';
  return long.replace(/^-+/, '').replaceAll('-', '_');
};

/** What an option stands at when it is not given. */
function fallback(run: Run, call: Call): Value {
  const given = call.kwargs.get('default');
  if (given !== undefined) {
    const type = call.kwargs.get('type');
    return typeof given === 'string' && type instanceof PyClass ? run.call(type, [given]) : given;
  }
  const action = call.kwargs.get('action');
  if (action === 'store_true') return false;
  if (action === 'store_false') return true;
  const [, first] = call.args;
  const required = call.kwargs.get('required') === true || (typeof first === 'string' && !first.startsWith('-'));
  return required ? run.unknown(`comes from the argument \`${String(first)}\` that the script is started with`) : null;
}

/** `argparse`. */
export function argparseModule(): Module {
  const namespace = new PyClass('Namespace', { module: 'argparse', bases: [types.object] });
  const parser = new PyClass('ArgumentParser', { module: 'argparse', bases: [types.object], make: (_run, cls) => new Instance(cls, new Map<string, Value>()) });
  const options = (self: Value | undefined): Map<string, Value> => (self instanceof Instance && self.native instanceof Map ? (self.native as Map<string, Value>) : new Map());
  const self = (_run: Run, call: Call): Value => call.args[0] ?? null;
  const parse = (_run: Run, call: Call): Value => {
    const made = new Instance(namespace);
    for (const [name, value] of options(call.args[0])) made.attrs.set(name, value instanceof Unknown ? new Unknown(value.reason, name) : value);
    return made;
  };
  addMethods(parser, {
    add_argument: (run, call) => {
      options(call.args[0]).set(optionName(call), fallback(run, call));
      return null;
    },
    add_argument_group: self,
    add_mutually_exclusive_group: self,
    add_subparsers: self,
    add_parser: self,
    set_defaults: (_run, call) => {
      for (const [name, value] of call.kwargs) options(call.args[0]).set(name, value);
      return null;
    },
    parse_args: parse,
    parse_known_args: (run, call) => new Tuple([parse(run, call), new List()]),
    print_help: () => null,
  });
  addMethods(namespace, { __repr__: (run, call) => (call.args[0] instanceof Instance ? joined(['Namespace(', ...[...call.args[0].attrs].flatMap(([name, value], i) => [i === 0 ? '' : ', ', `${name}=`, repr(run, value)]), ')']) : ''), __contains__: (_run, call) => call.args[0] instanceof Instance && call.args[0].attrs.has(String(call.args[1])) });
  return moduleOf('argparse', {}, { ArgumentParser: parser, Namespace: namespace, FileType: types.str, ArgumentDefaultsHelpFormatter: null, RawTextHelpFormatter: null });
}
