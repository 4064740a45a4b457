// JSON as Python writes it: `1` is an int and `1.0` a float, NaN and Infinity are numbers.
// Invariant: reading and writing again gives the same Python values.

import { Float } from '../src/layers/index.ts';

/** A value of JSON that Python wrote. */
export type Json = null | boolean | number | bigint | string | Float | readonly Json[] | { readonly [key: string]: Json };

const TOKEN = /"(?:[^"\\]|\\.)*"|-?(?:\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|Infinity)|NaN/g;

/** Reads JSON text; whole floats become `Float`, ints beyond 2^53 `bigint`. */
export function readPythonJson(text: string): Json {
  const marked = text.replace(TOKEN, (token) => {
    if (token.startsWith('"')) return token;
    const value = Number(token);
    if (Number.isInteger(value) && /[.eE]/.test(token)) return `{"$whole":${value}}`;
    return Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value)) ? token : `{"$token":"${token}"}`;
  });
  return JSON.parse(marked, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('$whole' in value) return new Float(Number(value.$whole));
    if ('$token' in value) return /\d/.test(String(value.$token)) ? BigInt(String(value.$token)) : Number(value.$token);
    return value;
  }) as Json;
}

/** Writes JSON text that Python reads back as the same values. */
export function writePythonJson(value: Json): string {
  if (value instanceof Float) return value.value.toFixed(1);
  if (typeof value === 'bigint' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(writePythonJson).join(',')}]`;
  if (isRecord(value)) return `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}:${writePythonJson(one)}`).join(',')}}`;
  return JSON.stringify(value);
}

/** True for an object of JSON. */
export const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Float);
