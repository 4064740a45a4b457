// Where a layer is written: the place of its call, of each of its settings, and the heading above it.

import type { Origin } from '../../model/index.ts';
import type { Run } from '../run/run.ts';
import type { Call } from '../values/index.ts';
import type { KerasState } from './state.ts';

/** The place of a call; `names` are the settings by position. */
export function originOf(state: KerasState, run: Run, call: Call, names: readonly string[] = []): Origin | undefined {
  const source = call.source ?? run.place.source;
  const span = call.node ?? run.place.at;
  if (!source) return undefined;
  const placed = (key: number | string) => {
    const at = call.place(key);
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
  const within = run.frames.at(-1)?.func?.node.start ?? 0;
  const group = state.options.groupAt(source, span.start, within);
  return {
    ...range, ...(call.node ? { callee: source.range(call.node.func) } : {}), settings, text: source.lineText(range.line),
    byPosition: names.slice(0, call.args.length),
    ...(source.file === undefined ? {} : { file: source.file }),
    ...(group === undefined ? {} : { group }),
  };
}
