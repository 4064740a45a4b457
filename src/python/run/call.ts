// Calls: arguments bound to parameters, instances made, functions of the script run.
// Invariant: calling something unknown gives something unknown and runs nothing.

import { bindingsOf, Scope } from './scope.ts';
import type { Block, Expression, Parameter } from '../tree/index.ts';
import { Call, ClassMethod, Dict, Func, Instance, Iter, List, Method, Native, Property, PyClass, StaticMethod, Tuple, typeName, Unknown, type Value } from '../values/index.ts';
import { specialMethod } from './attribute.ts';
import type { Frame, Run } from './run.ts';

/** What a call needs of the evaluator. */
export interface Body {
  /** Runs statements; gives what they returned, if they did. */
  run(run: Run, body: Block): Value | undefined;
  /** Carries out the body of a generator, item by item; gives what it returned. */
  produce(run: Run, body: Block, lose: (because: Unknown) => void): Generator<Value, Value | undefined, Value | undefined>;
  /** Evaluates the body of a lambda. */
  value(run: Run, body: Expression): Value;
  /** The value that several paths agree on. */
  agree(run: Run, values: readonly Value[]): Value;
}

/** What a call takes, counted in expressions. */
const STEPS_OF_A_CALL = 8;

/** Calls any value. */
export function callValue(run: Run, body: Body, callee: Value, call: Call): Value {
  run.step(STEPS_OF_A_CALL);
  if (callee instanceof Func) return callFunction(run, body, callee, call);
  if (callee instanceof Native) return callee.call(run, call);
  if (callee instanceof Method) return callValue(run, body, callee.func, call.with(callee.self));
  if (callee instanceof PyClass) return instantiate(run, body, callee, call);
  if (callee instanceof StaticMethod) return callValue(run, body, callee.func, call);
  if (callee instanceof Unknown) return callee.path === undefined ? (callee.name === undefined ? new Unknown(callee.reason) : run.unknown(`comes from \`${callee.name}\`, which ${callee.reason.replace(/, line \d+$/, '')}`)) : run.unknown(`comes from \`${callee.path}\``);
  const own = specialMethod(callee, '__call__');
  if (own !== undefined) return callValue(run, body, own, call);
  if (callee instanceof Instance && callee.cls.unknownBase) return run.unknown(`comes from \`${callee.cls.name}\`, whose base is not known`);
  throw run.error('TypeError', `'${typeName(callee)}' object is not callable`);
}

function instantiate(run: Run, body: Body, cls: PyClass, call: Call): Value {
  const open = cls.isAbstract ? openMethods(cls) : [];
  if (open.length > 0) throw run.error('TypeError', `Can't instantiate abstract class ${cls.name} with abstract method${open.length === 1 ? '' : 's'} ${open.join(', ')}`);
  const creator = cls.find('__new__');
  if (creator instanceof Func || creator instanceof StaticMethod) {
    const made = callValue(run, body, creator, call.with(cls));
    return made instanceof Instance && made.cls.isA(cls) ? initialise(run, body, cls, made, call) : made;
  }
  if (creator instanceof Native) return cls.module === '__main__' && !(cls.make && cls.unknownBase) ? ownContainer(run, body, cls, creator, call) : creator.call(run, call.with(cls));
  if (cls.make) return cls.make(run, cls, call);
  if (run.isException(cls)) {
    const made = new Instance(cls);
    made.attrs.set('args', new Tuple(call.args));
    return initialise(run, body, cls, made, call);
  }
  return initialise(run, body, cls, new Instance(cls), call);
}

/** An object of a script's own class of lists or dicts. */
function ownContainer(run: Run, body: Body, cls: PyClass, creator: Native, call: Call): Value {
  const init = cls.find('__init__');
  const made = creator.call(run, init instanceof Func ? new Call([cls]) : call.with(cls));
  if (!(made instanceof List || made instanceof Dict) || made.cls) return made;
  const own = made instanceof List ? new List(made.items) : new Dict(made.map, made.missing, cls);
  if (own instanceof List) own.cls = cls;
  own.lost = made.lost;
  own.attrs = new Map();
  if (init instanceof Func) callValue(run, body, init, call.with(own));
  return own;
}

/** Methods that a class only promises. */
function openMethods(cls: PyClass): readonly string[] {
  const names = new Set(cls.mro.flatMap((one) => [...one.attrs.keys()]));
  return [...names].filter((name) => {
    const found = cls.find(name);
    const func = found instanceof Property ? found.get : found instanceof StaticMethod || found instanceof ClassMethod ? found.func : found;
    return func instanceof Func && func.attrs.get('__isabstractmethod__') === true;
  }).toSorted();
}

function initialise(run: Run, body: Body, cls: PyClass, made: Instance, call: Call): Value {
  const init = cls.find('__init__');
  if (init !== undefined) callValue(run, body, init, call.with(made));
  else if ((call.args.length > 0 || call.kwargs.size > 0) && !cls.unknownBase && !run.isException(cls) && !(cls.find('__new__') instanceof Func)) throw run.error('TypeError', `${cls.name}() takes no arguments`);
  return made;
}

function callFunction(run: Run, body: Body, func: Func, call: Call): Value {
  const { node } = func;
  const scope = new Scope('function', func.scope, bindingsOf(node));
  bindArguments(run, func, call, scope);
  if (node.kind === 'Lambda') return inFrame(run, func, scope, call, () => body.value(run, node.body));
  if (node.isGenerator) return generator(run, body, func, node.body, scope, call);
  return inFrame(run, func, scope, call, (frame) => {
    const returned = body.run(run, node.body) ?? null;
    return frame.maybe.length === 0 ? returned : body.agree(run, [...frame.maybe, returned]);
  });
}

function inFrame<T>(run: Run, func: Func, scope: Scope, call: Call, action: (frame: Frame) => T): T {
  const frame: Frame = { name: func.name, source: func.source, scope, func, self: call.args[0], at: func.node, maybe: [], yields: undefined, doubtfulLoop: false, handling: [] };
  run.push(frame);
  const result = action(frame);
  run.frames.pop();
  return result;
}

/** A generator runs as far as its items are asked for, in a frame of its own that comes and goes. */
function generator(run: Run, body: Body, func: Func, block: Block, scope: Scope, call: Call): Value {
  const frame: Frame = { name: func.name, source: func.source, scope, func, self: call.args[0], at: func.node, maybe: [], yields: [], doubtfulLoop: false, handling: [] };
  const items = body.produce(run, block, (because) => (made.lost = because));
  let running = false;
  let done = false;
  const resume = (go: () => IteratorResult<Value, Value | undefined>): Value | undefined => {
    if (done) {
      made.result = null;
      return undefined;
    }
    if (running) throw run.error('ValueError', 'generator already executing');
    const frames = run.frames.length;
    run.push(frame);
    running = true;
    done = true;
    const next = go();
    running = false;
    run.frames.length = frames;
    done = next.done === true;
    if (done) made.result = next.value ?? null;
    return done ? undefined : next.value;
  };
  const made: Iter = new Iter('generator', (sent) => resume(() => items.next(sent)), (raised) => resume(() => items.throw(raised)));
  return made;
}

/** Keeps one item of a generator whose statement is carried out as a whole. */
export function yieldValue(run: Run, value: Value): void {
  run.frame.yields?.push(value);
}

function bindArguments(run: Run, func: Func, call: Call, scope: Scope): void {
  const { params } = func.node;
  const vars = scope.vars;
  const positional = params.filter((param) => param.kind === 'positional' || param.kind === 'normal');
  const rest = params.find((param) => param.kind === '*');
  const keywords = params.find((param) => param.kind === '**');
  const given = call.args;
  for (const [i, param] of positional.entries()) {
    const value = given[i];
    if (value !== undefined) vars.set(param.name, value);
  }
  if (given.length > positional.length && !rest) throw run.error('TypeError', tooMany(func, positional, given.length));
  if (rest) vars.set(rest.name, new Tuple(given.slice(positional.length)));
  const others = new Dict();
  const misplaced = keywords ? [] : params.filter((param) => param.kind === 'positional' && call.kwargs.has(param.name)).map((param) => param.name);
  if (misplaced.length > 0) throw run.error('TypeError', `${func.qualname}() got some positional-only arguments passed as keyword arguments: '${misplaced.join(', ')}'`);
  for (const [name, value] of call.kwargs) {
    const param = params.find((one) => one.name === name && (one.kind === 'normal' || one.kind === 'keyword'));
    if (param && vars.has(name)) throw run.error('TypeError', `${func.qualname}() got multiple values for argument '${name}'`);
    if (param) vars.set(name, value);
    else if (keywords) others.map.set(name, [name, value]);
    else throw run.error('TypeError', `${func.qualname}() got an unexpected keyword argument '${name}'`);
  }
  if (keywords) vars.set(keywords.name, others);
  fillDefaults(run, func, params, vars);
}

function fillDefaults(run: Run, func: Func, params: readonly Parameter[], vars: Map<string, Value>): void {
  const missing: Parameter[] = [];
  for (const param of params) {
    if (vars.has(param.name) || param.kind === '*' || param.kind === '**') continue;
    const fallback = func.defaults.get(param.name);
    if (fallback === undefined) missing.push(param);
    else vars.set(param.name, fallback);
  }
  if (missing.length === 0) return;
  const kind = missing.every((param) => param.kind === 'keyword') ? 'keyword-only' : 'positional';
  const those = missing.filter((param) => (param.kind === 'keyword') === (kind === 'keyword-only'));
  const names = those.map((param) => `'${param.name}'`);
  const list = names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')}${names.length > 2 ? ',' : ''} and ${names.at(-1) ?? ''}`;
  throw run.error('TypeError', `${func.qualname}() missing ${names.length} required ${kind} argument${names.length === 1 ? '' : 's'}: ${list}`);
}

function tooMany(func: Func, positional: readonly Parameter[], given: number): string {
  const optional = positional.filter((param) => func.defaults.has(param.name)).length;
  const count = optional > 0 ? `from ${positional.length - optional} to ${positional.length}` : String(positional.length);
  return `${func.qualname}() takes ${count} positional argument${positional.length === 1 && optional === 0 ? '' : 's'} but ${given} ${given === 1 ? 'was' : 'were'} given`;
}
