// A design as it is kept: its script, and how it is drawn in the names that the script has when it is read.

import { isPlain, matched, withIds } from './arrangement.ts';
import { scriptOf } from './code.ts';
import { arrangementOf, modelOf, type Desk } from './desk.ts';
import type { Kept } from './keep.ts';

/** What is kept of a design; undefined where there is no network to write down. */
export function designOf(desk: Desk): Kept | undefined {
  const [script, model, arrangement] = [scriptOf(desk), modelOf(desk), arrangementOf(desk)];
  if (!script) return undefined;
  const drawn = isPlain(arrangement) || !model || !script.model ? {} : { arrangement: withIds(arrangement, matched(model, script.model)) };
  return { name: desk.opened.name, base: desk.opened.text, text: script.text, ...drawn };
}
