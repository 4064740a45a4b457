// A design as it is handed on: its script, and how it is drawn in the names that the script has when it is read.

import { isPlain, withIds } from './arrangement.ts';
import { scriptOf } from './code.ts';
import { arrangementOf, modelOf, type Desk } from './desk.ts';
import type { Handed } from './hand-on.ts';
import { matched } from './matched.ts';

/** What is handed on of a design; undefined where there is no network to write down. */
export function designOf(desk: Desk): Handed | undefined {
  const [script, model, arrangement] = [scriptOf(desk), modelOf(desk), arrangementOf(desk)];
  if (!script) return undefined;
  const drawn = isPlain(arrangement) || !model || !script.model ? {} : { arrangement: withIds(arrangement, matched(model, script.model)) };
  return { name: desk.name, text: script.text, ...drawn };
}
