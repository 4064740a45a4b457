// What Keras itself refuses when it prints a summary.
// Invariant: thrown only for what real Keras raises, with Keras's class and message.

/** An exception that Python would raise: its class, its message, and what was printed before it. */
export class KerasRefusal extends Error {
  override readonly name = 'KerasRefusal';
  /** The Python class: `ValueError`, `IndexError`, `UnicodeEncodeError`. */
  readonly pythonClass: string;
  readonly printed: string;
  constructor(pythonClass: string, message: string, printed = '') {
    super(message);
    this.pythonClass = pythonClass;
    this.printed = printed;
  }
}
