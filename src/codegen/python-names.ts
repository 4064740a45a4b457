// Names for Python variables: readable, unique, never a keyword.

const RESERVED = new Set('False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match case type print keras layers'.split(' '));

/** Hands out variable names. */
export class Names {
  readonly #taken = new Set<string>(['x']);

  /** A name like the wanted one that nobody has yet. */
  take(wanted: string): string {
    const plain = wanted.replace(/\W+/g, '_').replace(/^(?=\d)/, '_') || '_';
    const start = RESERVED.has(plain) ? `${plain}_` : plain;
    let name = start;
    for (let i = 1; this.#taken.has(name); i++) name = `${start}_${i}`;
    this.#taken.add(name);
    return name;
  }
}
