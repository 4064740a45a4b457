// Automatic names: a prefix and a number, written out when somebody reads them. A network of a million layers keeps no million texts.
// Rule: `keras.src.utils.naming.uniquify`, Keras 3.15.1.

/** The name of a number: `conv2d` is the one of 0, `conv2d_1` the one of 1. */
export const numbered = (prefix: string, number: number): string => (number === 0 ? prefix : `${prefix}_${number}`);

/** A name that ends like an automatic one; no more digits than a number holds exactly. */
const AUTOMATIC = /^(.*)_([1-9]\d{0,14})$/s;

/** What has a name of its own, or the number of an automatic one. */
interface Labelled {
  readonly label: string | number;
  readonly definition: { readonly autoName: string };
}

/** A set of names, each held as its prefix and its number. */
export class Names {
  // By prefix, a sparse list: automatic numbers come one after the other, and others are few.
  readonly #numbers = new Map<string, true[]>();

  /** Adds a name; false when it is there already. */
  add(prefix: string, number = 0): boolean {
    if (number === 0) {
      const [, before, digits] = AUTOMATIC.exec(prefix) ?? [];
      if (before !== undefined) return this.#put(before, Number(digits));
    }
    return this.#put(prefix, number);
  }

  /** Adds the name of a layer; false when it is there already. */
  addLayer({ label, definition }: Labelled): boolean {
    return typeof label === 'number' ? this.add(definition.autoName, label) : this.add(label);
  }

  /** Takes a name out. */
  delete(name: string): void {
    const [, prefix = name, digits = 0] = AUTOMATIC.exec(name) ?? [];
    delete this.#numbers.get(prefix)?.[Number(digits)];
  }

  #put(prefix: string, number: number): boolean {
    let numbers = this.#numbers.get(prefix);
    if (!numbers) this.#numbers.set(prefix, (numbers = []));
    if (numbers[number]) return false;
    numbers[number] = true;
    return true;
  }
}
