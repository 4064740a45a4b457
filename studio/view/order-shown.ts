// The layers of the shown network in the order in which a range of them is selected.

import { networkFor } from '../desk/derived.ts';
import { modelOf } from '../desk/desk.ts';
import { useStudio } from './studio-store.ts';

/** The ids of all layers, in the order of the summary. */
export function orderShown(): readonly string[] {
  const { desk } = useStudio.getState();
  const model = desk && modelOf(desk);
  return model ? networkFor(model).nodes.map(({ id }) => id) : [];
}
