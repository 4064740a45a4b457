// A script, the modules beside it that were read, and what is wrong with them; read again with changes when asked.
// Invariant: reading again sees the same files, but for the edits.

import { inOrder, type Issue } from '../issues/index.ts';
import { mend, type Model } from '../model/index.ts';
import { readPython, type ReadOptions, type ReadScript } from '../python/index.ts';
import { Code } from './code.ts';
import { applyEdits, type TextEdit } from './text-edit.ts';

/** How a script is read for an editor. */
export type ReadingOptions = Pick<ReadOptions, 'moduleText' | 'let'>;

/** An issue, and the model that it belongs to. */
export interface Told {
  readonly issue: Issue;
  readonly model: Model | undefined;
}

/** One reading of a script. */
export class Reading {
  readonly file: string;
  readonly text: string;
  readonly script: ReadScript;
  readonly #options: ReadingOptions;
  /** The texts that were read, by file. */
  readonly #texts: Map<string, string>;
  readonly #codes = new Map<string, Code>();

  constructor(text: string, file: string, options: ReadingOptions = {}) {
    this.file = file;
    this.text = text;
    this.#options = options;
    this.#texts = new Map([[file, text]]);
    this.script = this.#read(text, true, (module) => {
      this.#texts.set(module.file, module.text);
      return module;
    });
  }

  /** The code of a file that was read. */
  code(file = this.file): Code | undefined {
    const text = this.#texts.get(file);
    if (text === undefined) return undefined;
    const code = this.#codes.get(file) ?? new Code(text, file);
    this.#codes.set(file, code);
    return code;
  }

  /** What is wrong, each once, with fixes and the model that it belongs to. */
  told(): readonly Told[] {
    const { models, issues } = this.script;
    const owners = new Map<Issue, Model>();
    for (const model of models) for (const issue of mend(model, inOrder(model.allIssues))) if (!owners.has(issue)) owners.set(issue, model);
    return inOrder([...owners.keys(), ...issues]).map((issue) => ({ issue, model: owners.get(issue) }));
  }

  /** What is wrong when some edits are made. */
  again(edits: readonly TextEdit[]): readonly Issue[] {
    const { models, issues } = this.#read(applyEdits(this.text, this.file, edits), false, ({ file, text }) => ({ file, text: applyEdits(text, file, edits) }));
    return inOrder([...models.flatMap((model) => model.allIssues), ...issues]);
  }

  #read(text: string, uses: boolean, module: (found: { readonly file: string; readonly text: string }) => { readonly file: string; readonly text: string }): ReadScript {
    const { moduleText, ...options } = this.#options;
    const beside = moduleText && ((name: string) => {
      const found = moduleText(name);
      return found && module(found);
    });
    return readPython(text, { ...options, file: this.file, mode: 'read', uses, ...(beside ? { moduleText: beside } : {}) });
  }
}
