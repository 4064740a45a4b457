// What a loop speaks of: the names in it, and those through which it reaches what it freezes.

import type { Expression, Statement } from '../tree/index.ts';

/** What is found in a piece of the tree. */
interface Mentions {
  readonly names: ReadonlySet<string>;
  /** What stands in front of `.trainable = ...`. */
  readonly freezes: readonly Expression[];
}

const known = new WeakMap<object, Mentions>();

/** The names in a statement or expression, wherever they stand. */
export function mentionsIn(node: Statement | Expression): Mentions {
  const before = known.get(node);
  if (before) return before;
  const names = new Set<string>();
  const freezes: Expression[] = [];
  const waiting: unknown[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const one = next as Partial<Extract<Expression, { kind: 'Name' }> | Extract<Statement, { kind: 'Assign' }>>;
    if (one.kind === 'Name' && one.id !== undefined) names.add(one.id);
    if (one.kind === 'Assign') for (const target of one.targets ?? []) if (target.kind === 'Attribute' && target.attr.name === 'trainable') freezes.push(target.value);
    waiting.push(...(Array.isArray(next) ? (next as unknown[]) : Object.values(next)));
  }
  const made = { names, freezes };
  known.set(node, made);
  return made;
}

/** The names through which a loop reaches items that it freezes: those of what it goes over, and those that are indexed. */
export function frozenThrough(node: Extract<Statement, { kind: 'For' | 'While' }>): ReadonlySet<string> {
  const found = new Set<string>();
  const own = node.kind === 'For' ? mentionsIn(node.target).names : new Set<string>();
  for (const target of mentionsIn(node).freezes) {
    const { names } = mentionsIn(target);
    const isItem = [...names].some((name) => own.has(name));
    if (isItem || target.kind === 'Subscript') for (const name of names) if (!own.has(name)) found.add(name);
    if (isItem && node.kind === 'For') for (const name of mentionsIn(node.iter).names) found.add(name);
  }
  return found;
}
