// Binding names, attributes and items; taking sequences apart.

import type { Expression } from '../tree/index.ts';
import { List, Unknown, type Value } from '../values/index.ts';
import { deleteAttribute, setAttribute } from './attribute.ts';
import { collect } from './iterate.ts';
import type { Run } from './run.ts';
import { named, type Scope } from './scope.ts';
import { deleteItem, setItem } from './subscript.ts';

type Evaluate = (run: Run, node: Expression) => Value;

/** `target = value`. */
export function assign(run: Run, target: Expression, value: Value, evaluate: Evaluate): void {
  switch (target.kind) {
    case 'Name':
      return assignName(run, target.id, value, run.frame.scope);
    case 'Attribute': {
      const owner = evaluate(run, target.value);
      run.frame.at = target;
      return setAttribute(run, owner, target.attr.name, value);
    }
    case 'Subscript': {
      const owner = evaluate(run, target.value);
      const index = evaluate(run, target.index);
      run.frame.at = target;
      return setItem(run, owner, index, value);
    }
    case 'Tuple':
    case 'List':
      return unpack(run, target.items, value, evaluate);
    case 'Starred':
      return assign(run, target.value, value, evaluate);
    default:
  }
}

/** Binds a name; something unknown takes the name, so that later messages can use it. */
export function assignName(run: Run, name: string, value: Value, scope: Scope): void {
  const target = scope.target(name);
  run.touch(target);
  const told = value instanceof Unknown ? run.told.get(name) : undefined;
  target.vars.set(name, told ?? named(value, name));
}

function unpack(run: Run, targets: readonly Expression[], value: Value, evaluate: Evaluate): void {
  const items = collect(run, value);
  if (items instanceof Unknown) {
    const plain = new Unknown(items.reason, items.name);
    for (const target of targets) assign(run, target, target.kind === 'Starred' ? lostList(plain) : items.name === undefined ? plain : new Unknown(items.reason), evaluate);
    return;
  }
  const star = targets.findIndex((target) => target.kind === 'Starred');
  const fixed = star < 0 ? targets.length : targets.length - 1;
  if (star < 0 && items.length > fixed) throw run.error('ValueError', `too many values to unpack (expected ${fixed})`);
  if (items.length < fixed) throw run.error('ValueError', `not enough values to unpack (expected ${star < 0 ? '' : 'at least '}${fixed}, got ${items.length})`);
  for (const [i, target] of targets.entries()) {
    if (i === star) assign(run, target, new List(items.slice(i, items.length - (fixed - i))), evaluate);
    else assign(run, target, items[star >= 0 && i > star ? items.length - (targets.length - i) : i] ?? null, evaluate);
  }
}

function lostList(because: Unknown): List {
  const made = new List();
  made.lost = because;
  return made;
}

/** `del target`. */
export function unbind(run: Run, target: Expression, evaluate: Evaluate): void {
  switch (target.kind) {
    case 'Name': {
      const scope = run.frame.scope.target(target.id);
      run.touch(scope);
      if (!scope.vars.delete(target.id)) throw run.error('NameError', `name '${target.id}' is not defined`);
      return;
    }
    case 'Attribute':
      return deleteAttribute(run, evaluate(run, target.value), target.attr.name);
    case 'Subscript':
      return deleteItem(run, evaluate(run, target.value), evaluate(run, target.index));
    case 'Tuple':
    case 'List':
      for (const item of target.items) unbind(run, item, evaluate);
      return;
    default:
  }
}
