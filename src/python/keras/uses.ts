// Where a script makes and calls its layers, each time that it does: what an editor shows beside the lines.
// Invariant: nothing is kept unless somebody asked for it.

import type { Range } from '../../issues/index.ts';
import type { Layer, Node } from '../../model/index.ts';
import type { Run } from '../run/run.ts';
import type { Call } from '../values/index.ts';
import type { KerasState } from './state.ts';

/** A place in a file from which a function was called. */
export interface Caller {
  readonly file: string | undefined;
  readonly line: number;
  /** The function that the place is in; `<module>` outside of all. */
  readonly name: string;
}

/** One time that the script made or called a layer; a model is a layer. */
export interface Use {
  readonly layer: Layer;
  /** The call; undefined where the layer is made. */
  readonly node: Node | undefined;
  readonly file: string | undefined;
  readonly range: Range;
  /** The calls of functions that led here, the innermost first. */
  readonly callers: readonly Caller[];
}

/** Keeps where a layer is made, or called. */
export function keepUse({ options: { uses } }: KerasState, run: Run, call: Call, layer: Layer, node?: Node): void {
  const source = call.source ?? run.place.source;
  if (!uses || !source) return;
  const callers = run.frames.slice(0, -1).toReversed().map((frame) => ({ file: frame.source.file, line: frame.source.line(frame.at.start), name: frame.name }));
  uses.push({ layer, node, file: source.file, range: source.range(call.node ?? run.place.at), callers });
}
