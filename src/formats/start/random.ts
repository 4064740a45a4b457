// Random numbers of our own: xoshiro128++ (Blackman and Vigna, 2018), begun from a text.
// Invariant: the same text gives the same numbers, on every machine.

/** A source of random numbers. */
export interface Random {
  /** A number from 0 up to, and without, 1, of 53 random bits. */
  readonly uniform: () => number;
  /** A number of the normal distribution with mean 0 and deviation 1. */
  readonly normal: () => number;
}

const rotated = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

/** Four words of state from a text: FNV-1a over its letters, then splitmix32. */
function stateOf(text: string): [number, number, number, number] {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  const next = (): number => {
    hash = (hash + 0x9e3779b9) | 0;
    let value = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
    value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
    return value ^ (value >>> 15);
  };
  return [next(), next(), next(), next() | 1];
}

/** Random numbers that a text begins. */
export function randomOf(text: string): Random {
  let [a, b, c, d] = stateOf(text);
  const word = (): number => {
    const result = (rotated((a + d) | 0, 7) + a) | 0;
    const moved = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= moved;
    d = rotated(d, 11);
    return result >>> 0;
  };
  const uniform = (): number => (word() * 2 ** 21 + (word() >>> 11)) / 2 ** 53;
  let spare: number | undefined;
  // Box and Muller, 1958: two at a time.
  const normal = (): number => {
    if (spare !== undefined) {
      const before = spare;
      spare = undefined;
      return before;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return { uniform, normal };
}
