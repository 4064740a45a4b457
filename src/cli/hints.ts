// `shapewright hints`: for each line that makes or calls a layer what comes out there, as an editor shows it.

import { annotated, analyse, hintsJson, type HintsDocument } from '../language/index.ts';
import { jsonText } from '../report/index.ts';
import { coloursOf } from './colour.ts';
import { defineCommand } from './command.ts';
import { letOption, toldOf } from './let.ts';
import { choice, count } from './options.ts';
import { forEachSource, tellIssues } from './reading.ts';
import { modulesBeside, readSource, sourceName } from './source.ts';

/** Prints the script with its shapes, or the hints and issues as data. */
export const command = defineCommand({
  usage: 'SOURCE... [options]',
  about: 'Tells for each line that makes or calls a layer its output shape and its parameter count, and each issue with changes of the text that mend it.',
  options: {
    format: choice('the script with comments at the right, or data for an editor', ['text', 'json', 'jsonl']),
    let: letOption,
    width: count('columns that the comments should fit into', 40, 400),
  },
  examples: [
    ['shapewright hints train.py', 'the script with the shapes as comments at the right'],
    ['shapewright hints train.py --format json', 'ranges, shapes, counts, issues and edits (docs/hints.schema.json)'],
    ['shapewright hints models/*.py --format jsonl', 'one JSON object a line for each source'],
    ['shapewright hints train.py --let x_train=60000x28x28x1', 'with data that is only known when the script runs'],
    ['cat train.py | shapewright hints - --format json', 'a text that is not saved, from an editor'],
  ],
  async run({ values: { format, width, let: words }, operands }, world) {
    const documents: HintsDocument[] = [];
    const muted = coloursOf(world, 'stdout').dim;
    const columns = width ?? (world.terminals.stdout || undefined);
    const status = await forEachSource(operands, world, async (source) => {
      const analysis = analyse(readSource(source, world), sourceName(source), { moduleText: modulesBeside(source, world), ...(words.length === 0 ? {} : { let: toldOf(words) }) });
      if (format === 'text') {
        if (operands.length > 1) world.out(`${source === operands[0] ? '' : '\n'}# ${sourceName(source)}\n`);
        world.out(annotated(analysis, { width: columns, paint: muted }));
      }
      documents.push(hintsJson(analysis));
      return tellIssues(analysis.diagnostics, world);
    });
    if (format === 'json') world.out(`${jsonText(documents.length === 1 ? documents[0] : documents)}\n`);
    if (format === 'jsonl') world.out(documents.map((one) => `${jsonText(one, 'line')}\n`).join(''));
    return status;
  },
});
