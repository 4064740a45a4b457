// The parameters of a function of the script, and the arguments of a call by their names.
// Source of the rules: `CallSpec`, `get_shapes_dict` and `update_shapes_dict_for_target_fn` in keras/src/layers/layer.py, Keras 3.15.1.

import type { Run } from '../../run/run.ts';
import { arrayIn, scriptSizes } from '../../tensorflow/tensor.ts';
import { ClassMethod, Dict, Func, List, Method, Property, StaticMethod, Tuple, Unknown, type Call, type PyClass, type Value } from '../../values/index.ts';

/** The parameters of a method, without `self`. */
export interface Signature {
  readonly names: readonly string[];
  readonly defaults: ReadonlyMap<string, Value>;
  /** `*args` and `**kwargs`. */
  readonly rest: string | undefined;
  readonly keywords: string | undefined;
}

/** The signature of a method of the script; undefined for a function of the library. */
export function signatureOf(value: Value | undefined): Signature | undefined {
  if (value instanceof Method || value instanceof ClassMethod || value instanceof StaticMethod) return signatureOf(value.func);
  if (!(value instanceof Func)) return undefined;
  const params = value.node.params.slice(1);
  return {
    names: params.filter((param) => param.kind !== '*' && param.kind !== '**').map(({ name }) => name),
    defaults: value.defaults,
    rest: params.find(({ kind }) => kind === '*')?.name,
    keywords: params.find(({ kind }) => kind === '**')?.name,
  };
}

/** True where a class of the script's own defines a method. */
export const defines = (cls: PyClass, name: string): boolean => {
  const found = cls.find(name);
  return found instanceof Func || (found instanceof Property && found.get instanceof Func) || (found instanceof Method && found.func instanceof Func);
};

/** The arguments of a call of a layer. */
export interface Bound {
  /** What the call hands over. */
  readonly call: Call;
  /** Every argument by name, defaults included. */
  readonly named: ReadonlyMap<string, Value>;
  /** Those that are tensors or structures of them. */
  readonly tensors: ReadonlyMap<string, Value>;
  readonly first: Value | undefined;
}

/** Binds the arguments of a call; those of a function of the library are bound by their places. */
export function bindCall(run: Run, signature: Signature | undefined, call: Call): Bound {
  const named = new Map<string, Value>();
  const names = signature?.names ?? ['inputs'];
  names.forEach((name, i) => {
    const given = call.args[i] ?? call.kwargs.get(name) ?? signature?.defaults.get(name);
    if (given !== undefined) named.set(name, given);
  });
  if (signature?.rest !== undefined && call.args.length > names.length) named.set(signature.rest, new Tuple(call.args.slice(names.length)));
  for (const [name, value] of call.kwargs) if (!named.has(name)) named.set(name, value);
  const tensors = new Map([...named].filter(([, value]) => isTensors(value)));
  for (const [name, value] of named) {
    const leaves = leavesOf(value);
    if (!tensors.has(name) && leaves.some((leaf) => arrayIn(leaf) !== undefined) && !leaves.some((leaf) => leaf instanceof Unknown)) throw run.error('ValueError', `In a nested call() argument, you cannot mix tensors and non-tensors. Received invalid mixed argument: ${name}`);
  }
  return { call, named, tensors, first: named.values().next().value };
}

/** What stands in a structure, from left to right. */
export function leavesOf(value: Value): readonly Value[] {
  if ((value instanceof List || value instanceof Dict) && value.lost) return [value.lost];
  if (value instanceof List || value instanceof Tuple) return value.items.flatMap(leavesOf);
  if (value instanceof Dict) return [...value.map.values()].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)).flatMap(([, one]) => leavesOf(one));
  return [value];
}

const isTensors = (value: Value): boolean => {
  if (arrayIn(value)) return true;
  const leaves = value instanceof List || value instanceof Tuple || value instanceof Dict ? leavesOf(value) : [];
  return leaves.length > 0 && leaves.every((leaf) => leaf === null || arrayIn(leaf) !== undefined);
};

/** A structure with each leaf replaced. */
export function mapLeaves(value: Value, change: (leaf: Value) => Value): Value {
  if ((value instanceof List || value instanceof Dict) && value.lost) return value.lost;
  if (value instanceof List) return new List(value.items.map((item) => mapLeaves(item, change)));
  if (value instanceof Tuple) return new Tuple(value.items.map((item) => mapLeaves(item, change)), value.cls, value.fields);
  if (value instanceof Dict) return new Dict(new Map([...value.map].map(([key, [name, item]]) => [key, [name, mapLeaves(item, change)]])), undefined, value.cls);
  return change(value);
}

/** The shapes of the tensors of a call, by the names under which `build` may ask for them. */
export const shapesOf = ({ tensors }: Bound): ReadonlyMap<string, Value> =>
  new Map([...tensors].filter(([name]) => name !== 'mask' && name !== 'args' && name !== 'kwargs').map(([name, value]) => [`${name}_shape`, mapLeaves(value, (leaf) => {
    const array = arrayIn(leaf);
    return array ? new Tuple(scriptSizes(array)) : null;
  })]));

/** The shapes that a method asks for: the first one where it takes one, else those of its names. */
export function shapesFor(run: Run, method: string, signature: Signature, shapes: ReadonlyMap<string, Value>, bound: Bound, className: string): ReadonlyMap<string, Value> {
  const { names } = signature;
  const [only] = names;
  if (names.length === 1 && only !== undefined) return new Map([[only, shapes.values().next().value ?? null]]);
  const rule = `For a \`${method}()\` method with more than one argument, all arguments should have a \`_shape\` suffix and match an argument from \`call()\`. E.g. \`${method}(self, foo_shape, bar_shape)\` `;
  for (const name of names) {
    if (!name.endsWith('_shape')) throw run.error('ValueError', `${rule} For layer '${className}', Received \`${method}()\` argument \`${name}\`, which does not end in \`_shape\`.`);
    if (!bound.named.has(name.slice(0, -'_shape'.length))) throw run.error('ValueError', `${rule} For layer '${className}', received \`${method}()\` argument \`${name}\`, but \`call()\` does not have argument \`${name.slice(0, -'_shape'.length)}\`.`);
  }
  return new Map(names.flatMap((name) => {
    const shape = shapes.get(name);
    return shape === undefined ? [] : [[name, shape] as const];
  }));
}
