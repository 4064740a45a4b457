// Where a layer is written: the place of its call, of each of its settings, and the heading above it.

import { Layer, Tensor, type Origin } from '../../model/index.ts';
import type { Frame, Run } from '../run/run.ts';
import type { Source, Span } from '../tree/index.ts';
import { Instance, type Call } from '../values/index.ts';
import type { KerasState } from './state.ts';

/** The place of a call; `names` are the settings by position, `known` those that there are: of any other, its name is what is wrong. */
export function originOf(state: KerasState, run: Run, call: Call, names: readonly string[] = [], known?: Readonly<Record<string, unknown>>): Origin | undefined {
  const source = call.source ?? run.place.source;
  const span = call.node ?? run.place.at;
  if (!source) return undefined;
  const placed = (key: number | string) => {
    const at = typeof key === 'string' && known && !Object.hasOwn(known, key) ? call.placeOfName(key) : call.place(key);
    if (!at) return undefined;
    const range = source.range(at);
    return { ...range, text: source.lineText(range.line) };
  };
  const settings = Object.fromEntries([
    ...call.args.flatMap((_, i) => {
      const name = names[i];
      const at = placed(i);
      return name !== undefined && at ? [[name, at] as const] : [];
    }),
    ...[...call.kwargs.keys()].flatMap((name) => {
      const at = placed(name);
      return at ? [[name, at] as const] : [];
    }),
  ]);
  const range = source.range(span);
  const group = groupOf(state, run, source, span);
  return {
    ...range, ...(call.node ? { callee: source.range(call.node.func) } : {}), settings, text: source.lineText(range.line),
    byPosition: names.slice(0, call.args.length),
    ...(source.file === undefined ? {} : { file: source.file }),
    ...(group === undefined ? {} : { group }),
  };
}

/** The heading of a place; a function that goes on with its caller's network stands under its caller's heading if it has none of its own. */
function groupOf(state: KerasState, run: Run, source: Source, span: Span): string | undefined {
  let at = { source, start: span.start };
  for (let i = run.frames.length - 1; i >= 0; i--) {
    const frame = run.frames[i];
    const found = state.options.groupAt(at.source, at.start, frame?.func?.node.start ?? 0);
    const outer = run.frames[i - 1];
    if (found !== undefined || !frame || !outer || !goesOn(frame)) return found;
    at = { source: outer.source, start: outer.at.start };
  }
  return undefined;
}

/** True for a function that was given a tensor, a layer or a model. */
const goesOn = (frame: Frame): boolean => (frame.func?.node.params ?? []).some((param) => {
  const value = frame.scope.vars.get(param.name);
  return value instanceof Instance && (value.native instanceof Tensor || value.native instanceof Layer);
});
