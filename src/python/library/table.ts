// How the library is written down: tables of names and what they do.

import { Module, Native, Property, type Call, type NativeCall, type PyClass, type Value } from '../values/index.ts';
import type { Run } from '../run/run.ts';

/** Functions by name. */
export type Functions = Readonly<Record<string, NativeCall>>;

/** Makes functions of the library; `prefix` is their module. */
export function natives(prefix: string, functions: Functions): [string, Value][] {
  return Object.entries(functions).map(([name, call]) => [name, new Native(prefix === '' ? name : `${prefix}.${name}`, call)]);
}

/** Gives a class its methods. */
export function addMethods(cls: PyClass, methods: Functions): void {
  for (const [name, value] of natives(cls.name, methods)) cls.attrs.set(name, value);
}

/** Gives a class properties. */
export function addProperties(cls: PyClass, properties: Readonly<Record<string, (run: Run, self: Value) => Value>>): void {
  for (const [name, get] of Object.entries(properties)) cls.attrs.set(name, new Property(new Native(`${cls.name}.${name}`, (run, call) => get(run, call.args[0] ?? null))));
}

/** A module of functions and values. */
export function moduleOf(name: string, functions: Functions, values: Readonly<Record<string, Value>> = {}): Module {
  const made = new Module(name);
  for (const [key, value] of natives(name, functions)) made.attrs.set(key, value);
  for (const [key, value] of Object.entries(values)) made.attrs.set(key, value);
  return made;
}

/** A call's argument, or a TypeError as Python words it. */
export function need(run: Run, call: Call, at: number, name: string, of: string): Value {
  const value = call.arg(at, name);
  if (value === undefined) throw run.error('TypeError', `${of}() missing required argument '${name}' (pos ${at + 1})`);
  return value;
}
