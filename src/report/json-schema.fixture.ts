// For tests: holds a value against one of the schemas in docs/, as far as those use the language of schemas.

import { readFileSync } from 'node:fs';

type Schema = Readonly<Record<string, unknown>>;

/** What a value lacks to fit a schema, as paths with reasons; empty when it fits. */
export function misfits(name: string, value: unknown): readonly string[] {
  const root = JSON.parse(readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')) as Schema;
  const found: string[] = [];
  const check = (one: unknown, schema: Schema, path: string): void => {
    for (const failure of failures(one, schema, path, root)) found.push(failure);
    const { items, properties = {} } = schema as { items?: Schema; properties?: Readonly<Record<string, Schema>> };
    if (Array.isArray(one) && items) one.forEach((item, i) => check(item, resolved(items, root), `${path}[${i}]`));
    if (typeof one === 'object' && one !== null && !Array.isArray(one)) for (const [key, inner] of Object.entries(properties)) if (key in one) check((one as Schema)[key], resolved(inner, root), `${path}.${key}`);
  };
  check(value, resolved(root, root), '');
  return found;
}

function resolved(schema: Schema, root: Schema): Schema {
  const { $ref: ref, ...own } = schema;
  if (typeof ref !== 'string') return schema;
  const target = ref.slice(2).split('/').reduce<Schema>((at, key) => at[key] as Schema, root);
  return { ...own, ...resolved(target, root) };
}

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) || typeof value === 'bigint' ? 'integer' : typeof value);

function failures(value: unknown, schema: Schema, path: string, root: Schema): readonly string[] {
  const { type, enum: options, const: only, required = [], properties = {}, additionalProperties, anyOf } = schema as { type?: string | readonly string[]; enum?: readonly unknown[]; const?: unknown; required?: readonly string[]; properties?: Schema; additionalProperties?: boolean; anyOf?: readonly Schema[] };
  const wrong: string[] = [];
  if (type !== undefined && ![type].flat().includes(typeOf(value))) wrong.push(`${path}: ${typeOf(value)} is not ${String(type)}`);
  if (options && !options.includes(value)) wrong.push(`${path}: ${String(value)} is none of ${options.join(', ')}`);
  if (only !== undefined && only !== value) wrong.push(`${path}: ${String(value)} is not ${String(only)}`);
  if (anyOf && !anyOf.some((one) => failures(value, resolved(one, root), path, root).length === 0)) wrong.push(`${path}: fits none of several`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong;
  const keys = Object.keys(value);
  for (const key of required) if (!keys.includes(key)) wrong.push(`${path}.${key} is missing`);
  if (additionalProperties === false) for (const key of keys) if (!(key in properties)) wrong.push(`${path}.${key} is not documented`);
  return wrong;
}
