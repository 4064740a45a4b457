// Misuse of the command: said in a line or two, never with a stack trace.

/** The command was called in a way that makes no sense, or for a source that cannot be read. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}
