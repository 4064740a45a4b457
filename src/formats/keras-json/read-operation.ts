// Operations of `keras.ops` in a config: by the class and the module that Keras wrote.

import { operations, type OperationDefinition, type Raw } from '../../layers/index.ts';
import { Operation, type Argument, type Outcome, type Session } from '../../model/index.ts';
import { settingOf } from './calls.ts';
import type { Described } from './described.ts';

const byClass = new Map<string, OperationDefinition[]>();

/** The operation that a config names; undefined for one that is not declared. */
export function operationOf({ className, module }: Pick<Described, 'className' | 'module'>): OperationDefinition | undefined {
  if (byClass.size === 0) for (const one of operations) byClass.set(one.name, [...(byClass.get(one.name) ?? []), one]);
  const all = byClass.get(className) ?? [];
  // `keras.src.ops.nn` holds `Relu`; a class of the same name may stand in another group.
  const group = module?.slice(module.lastIndexOf('.') + 1) ?? '';
  return all.find((one) => one.function.startsWith(`${group}.`)) ?? all.find((one) => !one.function.includes('.')) ?? all[0];
}

/** An operation whose calls are still to come: Keras writes some operands into the config, and some into the call. */
export class StoredOperation {
  readonly #definition: OperationDefinition;
  readonly #operands: Readonly<Record<string, Raw>>;
  readonly layer: Operation;

  constructor(session: Session, definition: OperationDefinition, { settings }: Described) {
    this.#definition = definition;
    // Some write no name: then they are named anew, as in Keras.
    const given = Object.entries(settings).filter(([setting]) => setting !== 'name').map(([setting, value]) => [setting, settingOf(value)] as const);
    this.#operands = Object.fromEntries(given.filter(([setting]) => definition.operands.includes(setting)));
    this.layer = new Operation(session, definition, Object.fromEntries(given.filter(([setting]) => !definition.operands.includes(setting))), undefined, typeof settings['name'] === 'string' ? settings['name'] : undefined);
  }

  /** Makes a call of its arguments in the order of the class, which leaves out what the config holds. */
  call(args: readonly Argument[], kwargs: Readonly<Record<string, Argument>>): Outcome {
    const { operands, rest } = this.#definition;
    const open = operands.filter((name) => !Object.hasOwn(this.#operands, name) && !Object.hasOwn(kwargs, name));
    const placed: Argument[] = [];
    const named: Record<string, Argument> = { ...this.#operands, ...kwargs };
    args.forEach((arg, i) => {
      const name = open[i];
      const here = name !== undefined && name !== rest ? operands.indexOf(name) === placed.length : rest !== undefined;
      if (here || name === undefined) placed.push(arg);
      else named[name] = arg;
    });
    return this.layer.call(placed, named);
  }
}
