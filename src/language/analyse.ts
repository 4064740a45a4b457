// A script as an editor shows it: what its lines come to, and what is wrong where, with changes that mend it.
// Invariant: edits are only offered when the script, read again with them, came out without the issue and with no new error.

import { hasErrors, inOrder, type Fix, type Issue } from '../issues/index.ts';
import { layersWithin, mend, type Layer, type Model } from '../model/index.ts';
import { readPython, type ReadOptions, type ReadScript } from '../python/index.ts';
import { Code } from './code.ts';
import { editsOf, type Writing } from './fix-edits.ts';
import { hintsOf, type Hint } from './hints.ts';
import { applyEdits, type TextEdit } from './text-edit.ts';

/** A fix, and the edits of the text that make it; none where it can only be told. */
export interface WrittenFix extends Fix {
  readonly edits: readonly TextEdit[];
}

/** An issue with its fixes as edits. */
export interface Diagnostic extends Issue {
  readonly fixes: readonly WrittenFix[];
}

/** Everything that an editor shows of a script. */
export interface Analysis {
  readonly file: string;
  readonly text: string;
  readonly hints: readonly Hint[];
  readonly diagnostics: readonly Diagnostic[];
  readonly models: readonly Model[];
}

/** Named limit: reading a script again costs as much as reading it; beyond so many fixes the others are only told. */
const EDITS_TRIED = 24;

/** Reads a script for an editor. `file` is its name, `moduleText` gives the modules beside it. */
export function analyse(text: string, file: string, { moduleText, ...options }: Pick<ReadOptions, 'moduleText' | 'let'> = {}): Analysis {
  const texts = new Map([[file, text]]);
  const beside: ReadOptions['moduleText'] = moduleText && ((name) => {
    const found = moduleText(name);
    if (found) texts.set(found.file, found.text);
    return found;
  });
  const script = readPython(text, { ...options, file, mode: 'read', uses: true, ...(beside ? { moduleText: beside } : {}) });
  const { models, uses } = script;
  const codes = new Map<string, Code>();
  const codeOf = (name = file): Code | undefined => {
    const found = texts.get(name);
    if (found === undefined) return undefined;
    const code = codes.get(name) ?? new Code(found, name);
    codes.set(name, code);
    return code;
  };
  /** The script with some edits, read again; only what is wrong with it counts. */
  const again = (edits: readonly TextEdit[]): readonly Issue[] => {
    const edited = (name: string, before: string): string => applyEdits(before, name, edits);
    return told(readPython(edited(file, text), { ...options, file, mode: 'read', ...(moduleText ? { moduleText: (name: string) => {
      const found = moduleText(name);
      return found && { file: found.file, text: edited(found.file, found.text) };
    } } : {}) })).map(({ issue }) => issue);
  };
  let left = EDITS_TRIED;
  const all = told(script);
  const before = all.map(({ issue }) => issue);
  const diagnostics = all.map(({ issue, model }): Diagnostic => {
    const layers = model ? [...layersWithin<Layer>(model)] : uses.map((use) => use.layer);
    const writing: Writing = {
      model,
      layer: layers.find(({ name }) => name === issue.where.layer),
      code: codeOf,
      callsOf: (layer) => uses.filter((use) => use.layer === layer && use.node !== undefined),
    };
    const fixes = (issue.fixes ?? []).map((fix): WrittenFix => {
      const edits = fix.edit && left > 0 ? editsOf(fix.edit, writing) : undefined;
      if (!edits) return { ...fix, edits: [] };
      left -= 1;
      return { ...fix, edits: mends(issue, before, again(edits)) ? edits : [] };
    });
    return { ...issue, fixes };
  });
  return { file, text, hints: hintsOf(uses, models), diagnostics, models };
}

interface Told {
  readonly issue: Issue;
  readonly model: Model | undefined;
}

/** What is wrong, each once, with the model that it belongs to. */
function told({ models, issues }: ReadScript): readonly Told[] {
  const owners = new Map<Issue, Model>();
  for (const model of models) for (const issue of mend(model)) if (!owners.has(issue)) owners.set(issue, model);
  return inOrder([...owners.keys(), ...issues]).map((issue) => ({ issue, model: owners.get(issue) }));
}

/** Whether an issue is gone, and nothing worse came in its place. */
function mends(issue: Issue, before: readonly Issue[], after: readonly Issue[]): boolean {
  const same = (one: Issue): boolean => one.code === issue.code && one.where.layer === issue.where.layer && one.where.setting === issue.where.setting;
  const errors = (all: readonly Issue[]): number => all.filter((one) => hasErrors([one])).length;
  return !after.some(same) && (issue.severity === 'error' ? errors(after) < errors(before) : errors(after) <= errors(before));
}
