// For tests: files and configs with something changed by chance. Invariant: the same seed changes the same things.

import { MOST_DEPTH } from './limits.ts';

/** Random whole numbers below a limit (mulberry32). */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const ODD_BYTES = [0, 1, 0x7f, 0x80, 0xff];

/** The bytes with some of them changed, taken out, put in twice, or cut off. */
export function mutatedBytes(bytes: Uint8Array, roll: (below: number) => number): Uint8Array {
  const made = Uint8Array.from(bytes);
  const at = roll(made.length);
  const length = 1 + roll(1 << roll(10));
  switch (roll(6)) {
    case 0:
      return made.subarray(0, at);
    case 1:
      return Uint8Array.from([...made.subarray(0, at), ...made.subarray(at + length)]);
    case 2:
      return Uint8Array.from([...made.subarray(0, at), ...made.subarray(at, at + length), ...made.subarray(at)]);
    case 3:
      made.fill(ODD_BYTES[roll(ODD_BYTES.length)] ?? 0, at, at + Math.min(length, 8));
      return made;
    default:
      for (let i = 0; i <= roll(4); i++) made[roll(made.length)] = roll(256);
      return made;
  }
}

type Json = unknown;

const ODD_VALUES: readonly (() => Json)[] = [() => null, () => -1, () => 0, () => 1e30, () => 0.5, () => 2 ** 53, () => true, () => '', () => 'x', () => 'same', () => [], () => ({}), () => [null, -1], () => [[[]]], () => 'n'.repeat(5000), () => ({ class_name: 'Dense', config: {} }), () => [3, 3, 3, 3, 3, 3], () => deep(MOST_DEPTH + 1)];

function deep(levels: number): Json {
  let value: Json = 1;
  for (let i = 0; i < levels; i++) value = [value];
  return value;
}

/** The config with one of its values replaced, taken away, or exchanged for another. */
export function mutatedConfig(config: Json, roll: (below: number) => number): Json {
  const copy = structuredClone(config);
  const places: (readonly [Record<string, Json>, string])[] = [];
  const waiting: Json[] = [copy];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one !== 'object' || one === null) continue;
    for (const key of Object.keys(one)) {
      places.push([one as Record<string, Json>, key]);
      waiting.push((one as Record<string, Json>)[key]);
    }
  }
  for (let i = 0; i <= roll(2); i++) {
    const [holder, key] = places[roll(places.length)] ?? [];
    const [other, otherKey] = places[roll(places.length)] ?? [];
    if (!holder || key === undefined || !other || otherKey === undefined) continue;
    switch (roll(4)) {
      case 0:
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else delete holder[key];
        break;
      case 1:
        holder[key] = structuredClone(other[otherKey]);
        break;
      default:
        holder[key] = ODD_VALUES[roll(ODD_VALUES.length)]?.();
    }
  }
  return copy;
}
