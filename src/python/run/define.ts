// `def` and `class`.

import type { ClassNode, FunctionNode } from '../tree/index.ts';
import { ClassMethod, Func, Instance, Method, Native, NOT_IMPLEMENTED, objectClass, Property, PyClass, StaticMethod, typeOf, types, Unknown, type Value } from '../values/index.ts';
import { assignName } from './assign.ts';
import { defaultsOf, evaluate } from './evaluate.ts';
import type { Frame, Run } from './run.ts';
import { Scope } from './scope.ts';

/** Binds a function's name. */
export function defineFunction(run: Run, node: FunctionNode): void {
  const { frame } = run;
  const made = new Func(node.name.name, node, frame.scope, frame.source, defaultsOf(run, node), withinOf(frame));
  assignName(run, node.name.name, decorated(run, node, made), frame.scope);
}

/** What stands before a name in messages: the class or the function that it is defined in. */
const withinOf = ({ scope, func, name }: Frame): string => (scope.kind === 'class' ? `${name}.` : scope.kind === 'module' || !func ? '' : `${func.qualname}.<locals>.`);

/** Applies decorators from the innermost; one that is not known is taken to change nothing that matters. */
function decorated(run: Run, node: FunctionNode | ClassNode, plain: Value): Value {
  let value = plain;
  for (const decorator of node.decorators.toReversed()) {
    const apply = evaluate(run, decorator);
    run.frame.at = decorator;
    if (apply instanceof Unknown) continue;
    const made = run.call(apply, [value]);
    if (!(made instanceof Unknown)) value = made;
  }
  return value;
}

/** Binds a class's name. */
export function defineClass(run: Run, node: ClassNode, execute: (body: ClassNode['body']) => void): void {
  const { frame } = run;
  const { bases, unknownBase, metaclass } = basesOf(run, node);
  const scope = new Scope('class', frame.scope);
  run.frames.push({ ...frame, scope, name: node.name.name, at: node, yields: undefined });
  execute(node.body);
  run.frames.pop();
  frame.at = node;
  const made = new PyClass(node.name.name, { module: '__main__', bases: bases.length > 0 ? bases : [objectClass], attrs: new Map(scope.vars) });
  if (unknownBase) made.unknownBase = unknownBase;
  for (const value of scope.vars.values()) own(value, made);
  for (const [name, value] of scope.vars) if (value instanceof Instance) tellName(run, value, made, name);
  const begin = made.bases.map((base) => base.find('__init_subclass__')).find((one) => one !== undefined);
  if (begin !== undefined) run.call(begin instanceof ClassMethod ? begin.func : begin, [made]);
  const finish = metaclass instanceof PyClass ? metaclass.find('__finish__') : undefined;
  const finished = made.find('__finish__') ?? finish;
  if (finished !== undefined) run.call(finished, [made]);
  assignName(run, node.name.name, decorated(run, node, made), frame.scope);
}

function basesOf(run: Run, node: ClassNode): { readonly bases: PyClass[]; readonly unknownBase: Unknown | undefined; readonly metaclass: Value | undefined } {
  const bases: PyClass[] = [];
  let unknownBase: Unknown | undefined;
  let metaclass: Value | undefined;
  for (const arg of node.args) {
    const value = evaluate(run, arg.value);
    if (arg.name === 'metaclass') metaclass = value;
    else if (arg.name !== undefined || arg.star !== undefined) continue;
    else if (value instanceof PyClass) {
      bases.push(value);
      // What a subclass of other built-in types holds is not followed.
      if (value.find('__new__') instanceof Native && value !== types.list && value !== types.dict && !value.isA(types.dict)) unknownBase ??= run.unknown(`comes from a subclass of \`${value.name}\``);
    }
    else if (value instanceof Unknown) unknownBase = value;
    else if (value instanceof Instance || typeOf(value)) unknownBase ??= run.unknown(`comes from a base of \`${node.name.name}\` that is no class`);
  }
  return { bases, unknownBase, metaclass };
}

/** Tells a function in which class it was defined; `super()` needs it. */
function own(value: Value, cls: PyClass): void {
  if (value instanceof Func) value.owner ??= cls;
  else if (value instanceof StaticMethod || value instanceof ClassMethod || value instanceof Method) own(value.func, cls);
  else if (value instanceof Property) {
    own(value.get, cls);
    if (value.set !== undefined) own(value.set, cls);
  }
}

/** `__set_name__` of what stands in a class. */
function tellName(run: Run, value: Instance, cls: PyClass, name: string): void {
  const tell = value.cls.find('__set_name__');
  if (tell !== undefined && tell !== NOT_IMPLEMENTED) run.call(tell, [value, cls, name]);
}
