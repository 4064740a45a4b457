// What can be assigned to.

import type { Expression } from './nodes.ts';

/** True for what may stand to the left of `=`. */
export function isTarget(target: Expression): boolean {
  switch (target.kind) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
    case 'Missing':
      return true;
    case 'Starred':
      return isTarget(target.value);
    case 'Tuple':
    case 'List':
      return target.items.every(isTarget);
    default:
      return false;
  }
}

/** What Python calls something that cannot stand to the left of `=`. */
export function wordFor(target: Expression): string {
  switch (target.kind) {
    case 'Call':
      return 'function call';
    case 'Constant':
    case 'Float':
    case 'Imaginary':
    case 'Bytes':
      return 'literal';
    case 'Compare':
      return 'comparison';
    default:
      return 'expression';
  }
}
