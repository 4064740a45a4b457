// How wide Keras and rich take the terminal to be, from what is known of the streams and the environment.
// Invariant: reads nothing itself; whoever prints says what the process sees.

/** What a process sees of its terminal. */
export interface TerminalFacts {
  /** The environment variable COLUMNS. */
  readonly columns?: string | undefined;
  /** Columns of each stream that is a terminal (0 when it does not say); undefined for files and pipes. */
  readonly stdin?: number | undefined;
  readonly stdout?: number | undefined;
  readonly stderr?: number | undefined;
  /** True for a terminal on stdout that calls itself `dumb` or `unknown` (TERM). */
  readonly dumb?: boolean;
}

/** The two widths of a summary: the table is laid out for one, every line is cut at the other. */
export interface SummaryWidths {
  readonly terminalWidth: number;
  readonly consoleWidth: number;
}

/** Used where nothing tells a width. */
const USUAL_WIDTH = 80;

/** Keras 3.15 asks Python's `shutil` (COLUMNS, then stdout), rich asks every stream and then COLUMNS. */
export function summaryWidths({ columns = '', stdin, stdout, stderr, dumb = false }: TerminalFacts): SummaryWidths {
  // Python's int() takes blanks, a sign and single underscores between digits; rich wants digits only.
  const number = /^\s*\+?\d+(?:_\d+)*\s*$/.test(columns) ? Number(columns.replaceAll('_', '')) : 0;
  const digits = /^\d+$/.test(columns) ? Number(columns) : undefined;
  return {
    terminalWidth: number || stdout || USUAL_WIDTH,
    consoleWidth: digits ?? (dumb ? USUAL_WIDTH : (stdin ?? stdout ?? stderr) || USUAL_WIDTH),
  };
}
