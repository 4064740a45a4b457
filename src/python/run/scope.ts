// Names and what they stand for, by Python's rules of scope.
// Invariant: which names are local to a function is decided by its text, before it runs.

import type { Block, Clause, Expression, ExpressionOf, FunctionNode, Pattern, Statement } from '../tree/index.ts';
import { Unknown, type Changeable, type Join, type PyClass, type Value } from '../values/index.ts';

/** How a body of statements treats its names. */
export interface Bindings {
  readonly locals: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
}

const NOTHING: Bindings = { locals: new Set(), globals: new Set(), nonlocals: new Set() };

const SHORTEST_MEANT = 3;

/** A table of names. */
export class Scope implements Changeable {
  readonly kind: 'module' | 'class' | 'function' | 'comprehension';
  readonly parent: Scope | undefined;
  readonly module: Scope;
  readonly bindings: Bindings;
  readonly vars = new Map<string, Value>();
  /** The class that its functions belong to, while its body runs and after. */
  owner: PyClass | undefined;

  constructor(kind: Scope['kind'], parent?: Scope, bindings: Bindings = NOTHING) {
    this.kind = kind;
    this.parent = parent;
    this.module = parent?.module ?? this;
    this.bindings = bindings;
  }

  /** The scope in which a name is bound when it is assigned here. */
  target(name: string): Scope {
    if (this.bindings.globals.has(name)) return this.module;
    if (this.bindings.nonlocals.has(name)) {
      for (let scope = this.parent; scope; scope = scope.parent) if (scope.kind === 'function' && scope.bindings.locals.has(name)) return scope;
    }
    return this;
  }

  /** The scope that a `:=` inside a comprehension binds in. */
  get walrus(): Scope {
    return this.kind === 'comprehension' && this.parent ? this.parent.walrus : this;
  }

  /** The value of a name; `unbound` for a local name that has none yet, undefined for a name that no scope has. */
  find(name: string): Value | 'unbound' | undefined {
    if (this.bindings.globals.has(name)) return this.module.vars.get(name);
    const own = this.vars.get(name);
    if (own !== undefined) return own;
    if (this.kind === 'function' && this.bindings.locals.has(name)) return 'unbound';
    for (let scope = this.parent; scope; scope = scope.parent) {
      if (scope.kind === 'class' && this.kind !== 'comprehension') continue;
      const found = scope.vars.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The names that a misspelt one may have meant; a short one is near to any. */
  *namesNear(name: string): Iterable<string> {
    if (name.length < SHORTEST_MEANT) return;
    yield* this.vars.keys();
    if (this.parent) yield* this.parent.namesNear(name);
  }

  save(): ReadonlyMap<string, Value> {
    return new Map(this.vars);
  }

  restore(saved: ReadonlyMap<string, Value>): void {
    this.vars.clear();
    for (const [name, value] of saved) this.vars.set(name, value);
  }

  merge(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>, join: Join): void {
    this.vars.clear();
    for (const name of new Set([...a.keys(), ...b.keys()])) this.vars.set(name, named(join(a.get(name), b.get(name)), name));
  }
}

/** Something unknown takes the name that stands for it, so that later messages can use it. */
export const named = (value: Value, name: string): Value => (value instanceof Unknown && value.name === undefined && name !== '_' ? value.as(name) : value);

const known = new WeakMap<object, Bindings>();

/** The names that a function's body binds. */
export function bindingsOf(node: FunctionNode | ExpressionOf<'Lambda'>): Bindings {
  const before = known.get(node);
  if (before) return before;
  const found = new Collector();
  for (const param of node.params) found.locals.add(param.name);
  if (node.kind === 'FunctionDef') found.block(node.body);
  else found.expression(node.body);
  for (const name of [...found.globals, ...found.nonlocals]) found.locals.delete(name);
  known.set(node, found);
  return found;
}

/** The names that some statements assign, wherever they are bound. */
export function assignedIn(...blocks: readonly Block[]): ReadonlySet<string> {
  const found = new Collector();
  for (const block of blocks) found.block(block);
  return found.locals;
}

class Collector implements Bindings {
  readonly locals = new Set<string>();
  readonly globals = new Set<string>();
  readonly nonlocals = new Set<string>();

  block(body: Block): void {
    for (const statement of body) this.statement(statement);
  }

  statement(node: Statement): void {
    switch (node.kind) {
      case 'FunctionDef':
      case 'ClassDef':
        this.locals.add(node.name.name);
        for (const one of node.decorators) this.expression(one);
        return;
      case 'Import':
        for (const one of node.names) this.locals.add(one.as ?? one.name.split('.')[0] ?? one.name);
        return;
      case 'ImportFrom':
        for (const one of node.names) this.locals.add(one.as ?? one.name);
        return;
      case 'Global':
        for (const name of node.names) this.globals.add(name);
        return;
      case 'Nonlocal':
        for (const name of node.names) this.nonlocals.add(name);
        return;
      case 'Assign':
        for (const target of node.targets) this.target(target);
        return this.expression(node.value);
      case 'AugAssign':
        this.target(node.target);
        return this.expression(node.value);
      case 'AnnAssign':
        this.target(node.target);
        return this.maybe(node.value);
      case 'Expr':
        return this.expression(node.value);
      case 'For':
        this.target(node.target);
        this.expression(node.iter);
        this.block(node.body);
        return this.block(node.orelse);
      case 'While':
      case 'If':
        return this.arms(node);
      case 'With':
        for (const item of node.items) {
          this.expression(item.value);
          if (item.as) this.target(item.as);
        }
        return this.block(node.body);
      case 'Try':
        this.block(node.body);
        for (const handler of node.handlers) {
          if (handler.name !== undefined) this.locals.add(handler.name);
          this.block(handler.body);
        }
        this.block(node.orelse);
        return this.block(node.finalbody);
      case 'Match':
        this.expression(node.subject);
        for (const one of node.cases) {
          this.pattern(one.pattern);
          this.block(one.body);
        }
        return;
      case 'Return':
        return this.maybe(node.value);
      case 'Assert':
        return this.expression(node.test);
      case 'Delete':
        for (const target of node.targets) this.target(target);
        return;
      default:
    }
  }

  /** `elif`s are followed in a loop: chains of thousands exist. */
  arms(first: Extract<Statement, { kind: 'If' | 'While' }>): void {
    let node: Statement | undefined = first;
    while (node && (node.kind === 'If' || node.kind === 'While')) {
      this.expression(node.test);
      this.block(node.body);
      const [only]: Block = node.orelse;
      if (node.orelse.length !== 1 || only?.kind !== 'If') return this.block(node.orelse);
      node = only;
    }
  }

  target(node: Expression): void {
    if (node.kind === 'Name') this.locals.add(node.id);
    else if (node.kind === 'Tuple' || node.kind === 'List') for (const item of node.items) this.target(item);
    else if (node.kind === 'Starred') this.target(node.value);
  }

  maybe(node: Expression | undefined): void {
    if (node) this.expression(node);
  }

  /** Only `:=` binds inside an expression; comprehensions pass it on. */
  expression(node: Expression): void {
    const waiting: Expression[] = [node];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (next.kind === 'NamedExpr') this.locals.add(next.target.name);
      waiting.push(...parts(next));
    }
  }

  pattern(node: Pattern): void {
    switch (node.kind) {
      case 'Capture':
        if (node.name !== undefined) this.locals.add(node.name);
        if (node.pattern) this.pattern(node.pattern);
        return;
      case 'Star':
        if (node.name !== undefined) this.locals.add(node.name);
        return;
      case 'Sequence':
        return node.items.forEach((one) => this.pattern(one));
      case 'Or':
        return node.patterns.forEach((one) => this.pattern(one));
      case 'Mapping':
        if (node.rest !== undefined) this.locals.add(node.rest);
        return node.entries.forEach((one) => this.pattern(one.pattern));
      case 'Class':
        return node.args.forEach((one) => this.pattern(one.pattern));
      case 'Value':
    }
  }
}

/** The expressions directly inside an expression, lambdas left out: they have names of their own. */
function parts(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'BinOp':
      return [node.left, node.right];
    case 'BoolOp':
      return node.values;
    case 'UnaryOp':
      return [node.operand];
    case 'Compare':
      return [node.left, ...node.comparators];
    case 'IfExp':
      return [node.test, node.body, node.orelse];
    case 'NamedExpr':
    case 'Attribute':
    case 'Starred':
    case 'Await':
    case 'YieldFrom':
      return [node.value];
    case 'Yield':
      return node.value ? [node.value] : [];
    case 'Call':
      return [node.func, ...node.args.map((arg) => arg.value)];
    case 'Subscript':
      return [node.value, node.index];
    case 'List':
    case 'Tuple':
    case 'Set':
      return node.items;
    case 'Dict':
      return node.entries.flatMap((entry) => (entry.key ? [entry.key, entry.value] : [entry.value]));
    case 'Comprehension':
      return [node.element, ...(node.value ? [node.value] : []), ...node.clauses.flatMap((clause: Clause) => [clause.iter, ...clause.conditions])];
    case 'JoinedStr':
      return node.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.value]));
    default:
      return [];
  }
}
