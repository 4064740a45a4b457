// Which models have sizes that are not known, why, and what would tell them.
// Invariant: a model of which that is told already is not told of again.

import { isUnknown, type Size } from '../formula/index.ts';
import { hasErrors, type Issue } from '../issues/index.ts';
import { layersWithin, type Layer, type Model } from '../model/index.ts';

/** Issues that tell already what would settle the sizes behind them. */
const TELLS = new Set(['fit-unknown', 'model-unknown', 'value-unknown']);

/** Why a size somewhere in a model is not known; undefined where all are. */
function reasonIn(model: Model): string | undefined {
  const reason = (size: Size): string | undefined => (isUnknown(size) && typeof size === 'object' && size !== null && size.kind === 'unknown' ? size.because : undefined);
  const first = (sizes: Iterable<Size>): string | undefined => {
    for (const size of sizes) {
      const found = reason(size);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  for (const tensor of model.inputs) {
    const found = first(tensor.shape?.slice(1) ?? []);
    if (found !== undefined) return found;
  }
  for (const layer of layersWithin<Layer>(model)) {
    const found = first([...layer.weights].flatMap(({ shape }) => shape));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A note for each model with sizes that are not known, where nothing else tells of them. */
export function openSizes(models: readonly Model[], issues: readonly Issue[]): readonly Issue[] {
  const inner = new Set<Layer>(models.flatMap((model) => [...layersWithin<Layer>(model)].filter((layer) => layer !== model)));
  return models.flatMap((model): readonly Issue[] => {
    const because = inner.has(model) || hasErrors(model.allIssues) ? undefined : reasonIn(model);
    if (because === undefined || issues.some(({ code, data }) => TELLS.has(code) && (data['model'] === model.name || data['because'] === because))) return [];
    const name = /`([A-Za-z_]\w*)`/.exec(because)?.[1];
    const { origin } = model;
    const where = origin ? { layer: model.name, ...(origin.file === undefined ? {} : { file: origin.file }), range: { line: origin.line, column: origin.column, endLine: origin.endLine, endColumn: origin.endColumn }, ...(origin.text === undefined ? {} : { text: origin.text }) } : { layer: model.name };
    return [{ code: 'sizes-unknown', severity: 'note', where, data: { model: model.name, because, name: name ?? null } }];
  });
}
