// Why a file cannot be read: the place in it, what is there, and what was expected.
// Invariant: readers of bytes throw this and nothing else for what is in a file; `openModel` turns it into an issue.

/** A file, or a part of it, that is not what it should be. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  /** The place in the file: `config.json, line 3, column 7`, `the superblock`, `config.layers[2]`. */
  readonly place: string;
  /** What is there. */
  readonly found: string;
  /** What should be there. */
  readonly expected: string;
  constructor(place: string, found: string, expected: string) {
    super(`${place}: ${found}; expected ${expected}`);
    this.place = place;
    this.found = found;
    this.expected = expected;
  }

  /** The same, in a part of a larger file. */
  within(part: string): Unreadable {
    return new Unreadable(this.place === '' ? part : `${part}, ${this.place}`, this.found, this.expected);
  }
}

/** Does something; what cannot be read is said to lie in a part of the file. */
export async function reading<T>(part: string, does: () => Promise<T> | T): Promise<T> {
  try {
    return await does();
  } catch (error) {
    throw error instanceof Unreadable ? error.within(part) : error;
  }
}
