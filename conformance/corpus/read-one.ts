// A child process: reads the scripts that it is told, one after the other, and says what the library makes of each.

import { readFileSync } from 'node:fs';
import { describe } from '../../src/issues/index.ts';
import type { Size } from '../../src/formula/index.ts';
import { countOf, Model, trainableDoubtIn, type Layer } from '../../src/model/index.ts';
import { readPython } from '../../src/python/index.ts';
import { summaryOf, type SummaryRow } from '../../src/report/index.ts';
import { printSummary } from '../print-summary.ts';
import type { LayerTruth, ModelRead, ScriptRead } from './record.ts';

/** The recording's terminal had this width. */
const COLUMNS = 120;

const known = (size: Size): number | null => (typeof size === 'number' ? size : null);

function layersOf(model: Model): readonly LayerTruth[] {
  const rows = summaryOf(model).rows.filter((row) => row.level === 0);
  const byName = new Map(rows.map((row) => [row.name, row]));
  return model.rows.map((layer) => layerFacts(layer, byName.get(layer.name)));
}

function layerFacts(layer: Layer, row: SummaryRow | undefined): LayerTruth {
  const shape = row?.outputShape ?? null;
  const trainable = known(countOf([...layer.allWeights()].filter((weight) => weight.trainable)));
  return { name: layer.name, cls: layer.className, shape, params: row?.built ? known(row.params) : known(layer.params), ...(trainable === null || trainableDoubtIn(layer) !== undefined ? {} : { trainable }), ...(layer instanceof Model ? { layers: layersOf(layer) } : {}) };
}

function modelFacts(model: Model, chain: ModelRead['chain'], names: readonly string[]): ModelRead {
  const { totals, rows } = summaryOf(model);
  const count = (part: { readonly count: Size }): number | null => known(part.count);
  return {
    cls: model.className,
    name: model.name, built: model.built, layers: layersOf(model), chain, names,
    total: totals.optimizer ? sum(count(totals.trainable), count(totals.nonTrainable)) : count(totals.total), trainable: count(totals.trainable), non_trainable: count(totals.nonTrainable),
    optimizer_params: totals.optimizer ? count(totals.optimizer) : null,
    unknown: count(totals.total) === null || rows.some((row) => /unknown/.test(row.outputShape)) || model.allIssues.length > 0,
  };
}

const sum = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

function readScript(id: string, file: string): ScriptRead {
  const summaries: { line: number; text: string }[] = [];
  const text = readFileSync(file, 'utf8');
  const began = process.cpuUsage();
  const script = readPython(text, {
    file: `${id}.py`,
    mode: 'read',
    print: (model, asked, line) => {
      const printed = printSummary(model, asked, COLUMNS).text;
      summaries.push({ line, text: printed });
      return printed;
    },
  });
  const issues = [...script.issues, ...script.models.flatMap((model) => model.allIssues)];
  const { user, system } = process.cpuUsage(began);
  const milliseconds = (user + system) / 1000;
  return {
    id, summaries, milliseconds,
    models: script.models.map((model) => modelFacts(model, (script.madeAt.get(model) ?? []).map(({ line, name }) => [line, name] as const), script.names.get(model) ?? [])),
    issues: [...new Set(issues)].map((issue) => ({ line: issue.where.range?.line ?? null, code: issue.code, severity: issue.severity, ...(issue.raises === undefined ? {} : { raises: issue.raises }), what: describe(issue).what })),
  };
}

process.on('message', ({ id, file }: { readonly id: string; readonly file: string }) => {
  let answer: ScriptRead;
  try {
    answer = readScript(id, file);
  } catch (error) {
    answer = { id, models: [], summaries: [], issues: [], milliseconds: 0, died: `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` };
  }
  process.send?.(answer);
});
