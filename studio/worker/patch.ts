// What differs between two states of plain data, as a small message, and the new state from the old one and that message.
// Invariant: what did not change is the same object afterwards, so that only what changed is painted anew.

/** How to come from one value to another. */
export type Patch =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'keys'; readonly keys: Readonly<Record<string, Patch>> }
  /** Some items in the place of others, and items that are patched where they stand (counted afterwards). */
  | { readonly kind: 'list'; readonly from: number; readonly gone: number; readonly come: readonly unknown[]; readonly items: readonly (readonly [number, Patch])[] };

type Keyed = Readonly<Record<string, unknown>>;

const isKeyed = (value: unknown): value is Keyed => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What leads from one value to another; undefined where they are equal. */
export function patchOf(before: unknown, after: unknown): Patch | undefined {
  if (Object.is(before, after)) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) return listPatch(before as readonly unknown[], after as readonly unknown[]);
  if (!isKeyed(before) || !isKeyed(after)) return { kind: 'value', value: after };
  const names = Object.keys(after);
  if (names.length !== Object.keys(before).length || names.some((name) => !Object.hasOwn(before, name))) return { kind: 'value', value: after };
  let keys: Record<string, Patch> | undefined;
  for (const name of names) {
    const patch = patchOf(before[name], after[name]);
    if (patch) (keys ??= {})[name] = patch;
  }
  return keys && { kind: 'keys', keys };
}

/** Lists are alike at both ends; between them items came and went, or changed in their places. */
function listPatch(before: readonly unknown[], after: readonly unknown[]): Patch | undefined {
  const items: [number, Patch][] = [];
  if (before.length === after.length) {
    for (const [i, item] of after.entries()) {
      const patch = patchOf(before[i], item);
      if (patch) items.push([i, patch]);
    }
    return items.length === 0 ? undefined : { kind: 'list', from: 0, gone: 0, come: [], items };
  }
  const most = Math.min(before.length, after.length);
  const isSame = (a: unknown, b: unknown): boolean => idOf(a) !== undefined && idOf(a) === idOf(b);
  let from = 0;
  while (from < most && isSame(before[from], after[from])) from++;
  let back = 0;
  while (back < most - from && isSame(before[before.length - 1 - back], after[after.length - 1 - back])) back++;
  for (let i = 0; i < after.length; i++) {
    if (i >= from && i < after.length - back) continue;
    const patch = patchOf(before[i < from ? i : i - after.length + before.length], after[i]);
    if (patch) items.push([i, patch]);
  }
  return { kind: 'list', from, gone: before.length - back - from, come: after.slice(from, after.length - back), items };
}

/** Items with an id are the same thing before and after. */
const idOf = (item: unknown): unknown => (isKeyed(item) ? item['id'] : undefined);

/** The value that a patch leads to. */
export function patched(before: unknown, patch: Patch): unknown {
  switch (patch.kind) {
    case 'value':
      return patch.value;
    case 'keys': {
      const after: Record<string, unknown> = { ...(before as Keyed) };
      for (const [name, one] of Object.entries(patch.keys)) after[name] = patched(after[name], one);
      return after;
    }
    case 'list': {
      const list = before as readonly unknown[];
      const after = [...list.slice(0, patch.from), ...patch.come, ...list.slice(patch.from + patch.gone)];
      for (const [i, one] of patch.items) after[i] = patched(after[i], one);
      return after;
    }
  }
}
