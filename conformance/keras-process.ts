// The real Keras as a process that answers cases: one line of JSON in, one line out.

import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CaseRecord, ChainRecord, ScriptRecord } from './case-record.ts';
import { readPythonJson, writePythonJson, type Json } from './python-json.ts';
import type { Subject } from './shrink.ts';

/** A line that Keras answers: a record, or the note that a case would fill the memory. */
export type Answered = CaseRecord | ChainRecord | ScriptRecord | { readonly skipped: string };

/** A running Python with Keras. Loading it takes seconds, so there is one for all cases. */
export class KerasProcess {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  constructor(python: string, args: readonly string[]) {
    // Compiled, this file lies in conformance/.build/conformance; the Python beside its source.
    const script = fileURLToPath(new URL('../../random_cases.py', import.meta.url));
    this.#child = spawn(python, [script, ...args, '--serve'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdout } = this.#child;
    if (!stdout) throw new Error('the output of Python is not piped');
    this.#lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  }

  /** The next answer. */
  async next(): Promise<Answered> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('Python ended before it had answered');
    return readPythonJson(value) as unknown as Answered;
  }

  /** The answers to some cases, in order. */
  async ask(cases: readonly Subject[]): Promise<readonly Answered[]> {
    const { stdin } = this.#child;
    if (!stdin) throw new Error('the input of Python is not piped');
    stdin.write(cases.map((test) => `${writePythonJson(test as unknown as Json)}\n`).join(''));
    const answers: Answered[] = [];
    for (let i = 0; i < cases.length; i++) answers.push(await this.next());
    return answers;
  }

  /** Ends it. */
  close(): void {
    this.#child.stdin?.end();
  }
}
