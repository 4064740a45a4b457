// A script as an editor shows it: what its lines come to, and what is wrong where, with changes that mend it.
// Invariant: edits are only offered when the script, read again with them, came out without the issue and with no new error.

import { hasErrors, type Fix, type Issue } from '../issues/index.ts';
import { layersWithin, type Layer, type Model } from '../model/index.ts';
import { editsOf, type Writing } from './fix-edits.ts';
import { hintsOf, type Hint } from './hints.ts';
import { Reading, type ReadingOptions, type Told } from './reading.ts';
import type { TextEdit } from './text-edit.ts';

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

/**
 * Named limits: reading a script again costs as much as reading it. So many fixes are written down, fewer where the
 * script makes and calls many layers, none where it has thousands; the others are only told.
 */
const EDITS_TRIED = 16;
const USES_READ_AGAIN = 2000;

/** Reads a script for an editor. `file` is its name; the options say what is beside it. */
export function analyse(text: string, file: string, options: ReadingOptions = {}): Analysis {
  const reading = new Reading(text, file, options);
  const { models, uses } = reading.script;
  const told = reading.told();
  const written = writtenFixes(reading, told);
  const diagnostics = told.map(({ issue }): Diagnostic => ({ ...issue, fixes: (issue.fixes ?? []).map((fix) => ({ ...fix, edits: written.get(fix) ?? [] })) }));
  return { file, text, hints: hintsOf(uses, models), diagnostics, models };
}

/** The edits of the fixes that mend when they are tried; the first fix of every issue comes before the second of any. */
function writtenFixes(reading: Reading, told: readonly Told[]): ReadonlyMap<Fix, readonly TextEdit[]> {
  const before = told.map(({ issue }) => issue);
  const inTurn = told.flatMap((one) => (one.issue.fixes ?? []).map((fix, turn) => ({ ...one, fix, turn }))).toSorted((a, b) => a.turn - b.turn);
  const written = new Map<Fix, readonly TextEdit[]>();
  let left = Math.min(Math.floor(USES_READ_AGAIN / (reading.script.uses.length + 1)), EDITS_TRIED);
  for (const { fix, ...one } of inTurn) {
    if (left === 0) break;
    const edits = fix.edit && editsOf(fix.edit, writingOf(reading, one));
    if (!edits) continue;
    left -= 1;
    if (mends(one.issue, before, reading.again(edits))) written.set(fix, edits);
  }
  return written;
}

function writingOf(reading: Reading, { issue, model }: Told): Writing {
  const { uses } = reading.script;
  const layers = model ? [...layersWithin<Layer>(model)] : uses.map(({ layer }) => layer);
  return {
    model,
    layer: layers.find(({ name }) => name === issue.where.layer),
    code: (file) => reading.code(file),
    callsOf: (layer) => uses.filter((use) => use.layer === layer && use.node !== undefined),
  };
}

const countErrors = (all: readonly Issue[]): number => all.filter((one) => hasErrors([one])).length;

/** Whether an issue is gone, and nothing worse came in its place. */
function mends(issue: Issue, before: readonly Issue[], after: readonly Issue[]): boolean {
  const isSame = (one: Issue): boolean => one.code === issue.code && one.where.layer === issue.where.layer && one.where.setting === issue.where.setting;
  return !after.some(isSame) && (issue.severity === 'error' ? countErrors(after) < countErrors(before) : countErrors(after) <= countErrors(before));
}
