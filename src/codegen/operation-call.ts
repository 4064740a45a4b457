// One call of an operation as Python: `keras.ops.mean(x, axis=1)`, `x[:, 0]`.

import { allSettings, isKind } from '../layers/index.ts';
import type { Argument, Node, Operation, Session } from '../model/index.ts';
import { isDefault } from './keras-call.ts';
import { pythonValue } from './python-value.ts';

/** Writes an argument: a tensor by its variable, lists and dicts of them, values. */
export type WriteArgument = (argument: Argument) => string;

/** The function that an index in brackets stands for. */
const SUBSCRIPT = 'get_item';

/** The expression of a call. Its name is not written: a function of `keras.ops` takes none. */
export function operationCall({ operation, given }: Operation, { args, kwargs }: Node, names: Session, write: WriteArgument): string {
  names.autoName(operation.autoName);
  const [subject, key] = args;
  if (operation.function === SUBSCRIPT && subject !== undefined && key !== undefined) return `${write(subject)}[${subscript(key, write)}]`;
  const settings = allSettings(operation);
  // What stands before operands of any number can only be given by its place.
  const before = operation.rest === undefined ? [] : operation.parameters.slice(0, operation.parameters.indexOf(operation.rest));
  const named = operation.parameters.filter((parameter) => !before.includes(parameter)).flatMap((parameter) => {
    const operand = kwargs[parameter];
    if (operand !== undefined) return [`${parameter}=${write(operand)}`];
    const [raw, setting] = [given[parameter], settings[parameter]];
    return raw === undefined || !setting || isDefault(setting, raw) ? [] : [`${parameter}=${pythonValue(raw)}`];
  });
  const others = Object.entries(kwargs).flatMap(([name, value]) => (operation.parameters.includes(name) ? [] : [`${name}=${write(value)}`]));
  const first = before.map((parameter) => pythonValue(given[parameter] ?? null));
  return `${pathOf(operation.function)}(${[...first, ...positional(args, operation, write), ...named, ...others].join(', ')})`;
}

/** `keras.activations` has functions of its own; all others are in `keras.ops`. */
const pathOf = (name: string): string => (name.startsWith('activations.') ? `keras.${name}` : `keras.ops.${name}`);

/** Arguments by their place; behind a parameter that is a setting they have to be named. */
function positional(args: readonly Argument[], { parameters, operands, rest }: Operation['operation'], write: WriteArgument): readonly string[] {
  const firstSetting = parameters.findIndex((parameter) => !operands.includes(parameter));
  const places = rest !== undefined || firstSetting < 0 ? args.length : firstSetting;
  return args.map((arg, i) => (i < places ? write(arg) : `${operands[i] ?? ''}=${write(arg)}`));
}

/** What stands in brackets. */
function subscript(key: Argument, write: WriteArgument): string {
  if (Array.isArray(key)) return (key as readonly Argument[]).map((one) => subscript(one, write)).join(', ') || '()';
  const raw = key;
  if (isKind(raw, 'object') && raw.path === 'Ellipsis') return '...';
  if (!isKind(raw, 'object') || raw.path !== 'slice') return write(key);
  const end = (name: string): string => (raw.args[name] === undefined || raw.args[name] === null ? '' : write(raw.args[name]));
  return `${end('start')}:${end('stop')}${end('step') === '' ? '' : `:${end('step')}`}`;
}
