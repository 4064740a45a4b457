// One script against the library: what is printed, whether it ends with an exception, and the script written from its model.

import { toKeras } from '../src/codegen/index.ts';
import { summary } from '../src/report/index.ts';
import type { ScriptRecord } from './case-record.ts';
import { crash, type Difference } from './check-case.ts';
import { mainModel, runScript, type Run } from './read-script.ts';

/** Everything in which the library differs from what Python made of a script. */
export function checkScript(record: ScriptRecord): readonly Difference[] {
  const { script, columns, printed, error } = record;
  try {
    const run = runScript(script, columns);
    if (error) return run.raised === undefined ? [{ what: 'accepted', keras: `${error.type}: ${error.message}`, ours: 'accepted' }] : printedDifference(printed, run.printed);
    if (run.raised !== undefined) return [{ what: 'accepted', keras: 'accepted', ours: `raised: ${run.raised}` }];
    return [...printedDifference(printed, run.printed), ...rereading(run)];
  } catch (thrown) {
    return [crash(record, thrown)];
  }
}

/** The first line that differs. */
function printedDifference(keras: string, ours: string, what = 'printed'): readonly Difference[] {
  if (keras === ours) return [];
  const [expected, found] = [keras.split('\n'), ours.split('\n')];
  const at = expected.findIndex((line, i) => line !== found[i]);
  const line = at < 0 ? expected.length : at;
  return [{ what, keras: `line ${line + 1}: ${expected[line] ?? 'ended'}`, ours: `line ${line + 1}: ${found[line] ?? 'ended'}` }];
}

/** The script written from the model of a script, and what Python has to print for it; undefined when there is no model. */
export function writtenFrom({ script, columns }: ScriptRecord): Pick<ScriptRecord, 'script' | 'printed'> | undefined {
  const model = mainModel(runScript(script, columns));
  return model && { script: toKeras(model), printed: summary(model) };
}

/** The script that is written from a model, read again, gives the same summary. */
function rereading(run: Run): readonly Difference[] {
  const model = mainModel(run);
  if (!model) return [];
  const again = runScript(toKeras(model));
  if (again.raised !== undefined) return [{ what: 'written again', keras: 'accepted', ours: `raised: ${again.raised}` }];
  return printedDifference(summary(model), again.printed, 'written again');
}
