// What a person can do to the design on the desk, by name. What these take is plain data: it comes from the page.

import type { FixEdit } from '../../src/issues/index.ts';
import { changeOf } from '../../src/model/index.ts';
import * as arranging from '../desk/arrange.ts';
import type { Corner } from '../desk/arrangement.ts';
import { networkFor } from '../desk/derived.ts';
import * as deskOps from '../desk/desk.ts';
import type { Desk } from '../desk/desk.ts';
import * as draw from '../desk/draw.ts';
import { parseLiteral } from '../desk/literal.ts';
import { between, type Spot } from '../desk/spot.ts';

/** The ids of all layers, in the order of the summary. */
function orderOf(desk: Desk): readonly string[] {
  const model = deskOps.modelOf(desk);
  return model ? networkFor(model).nodes.map(({ id }) => id) : [];
}

/** All deeds; one that may be refused gives the reason as well. */
export const deeds = {
  select: (desk: Desk, id: string | null) => deskOps.select(desk, id),
  /** Adds to the selection, or takes away from it. */
  pick: (desk: Desk, id: string) => deskOps.selectAll(desk, deskOps.picked(desk).includes(id) ? deskOps.picked(desk).filter((one) => one !== id) : [...deskOps.picked(desk), id]),
  /** Selects everything from the selected layer to another. */
  pickTo: (desk: Desk, id: string) => deskOps.selectAll(desk, between(orderOf(desk), desk.selected ?? id, id)),
  pickAll: (desk: Desk) => deskOps.selectAll(desk, orderOf(desk)),
  showModel: (desk: Desk, at: number) => deskOps.showModel(desk, at),
  /** Gives a setting the value that was typed; null takes it back to "not given". */
  type: (desk: Desk, layer: string, setting: string, literal: string | null) => deskOps.type(desk, layer, setting, literal === null ? undefined : parseLiteral(literal)),
  mend: (desk: Desk, edit: FixEdit) => deskOps.apply(desk, changeOf(edit)),
  settle: (desk: Desk) => deskOps.settle(desk),
  undo: (desk: Desk) => deskOps.undo(desk),
  redo: (desk: Desk) => deskOps.redo(desk),
  revert: (desk: Desk) => deskOps.revert(desk),
  add: (desk: Desk, className: string, spot: Spot) => draw.addLayer(desk, className, spot),
  /** Puts a layer where it was dropped; with a corner it stays there. */
  drop: (desk: Desk, className: string, spot: Spot, corner?: Corner) => arranging.drop(desk, className, spot, corner),
  remove: (desk: Desk) => draw.removePicked(desk),
  duplicate: (desk: Desk) => draw.duplicate(desk),
  connect: (desk: Desk, from: string, to: string, at?: number) => draw.connect(desk, from, to, at),
  disconnect: (desk: Desk, from: string, to: string) => draw.disconnect(desk, from, to),
  rename: (desk: Desk, id: string, name: string) => draw.rename(desk, id, name),
  group: (desk: Desk) => arranging.groupPicked(desk),
  ungroup: (desk: Desk, id: string) => arranging.ungroup(desk, id),
  retitle: (desk: Desk, id: string, title: string) => arranging.retitle(desk, id, title),
  toggleFold: (desk: Desk, id: string) => arranging.toggleFold(desk, id),
  foldAll: (desk: Desk) => arranging.foldAll(desk),
  put: (desk: Desk, corners: Readonly<Record<string, Corner>>) => arranging.putAt(desk, corners),
  tidy: (desk: Desk) => arranging.tidy(desk),
} satisfies Readonly<Record<string, (desk: Desk, ...args: never[]) => Desk | draw.Tried>>;

/** The names of all deeds. */
export type DeedName = keyof typeof deeds;

/** What a deed takes besides the desk. */
export type DeedArgs<Name extends DeedName> = Parameters<(typeof deeds)[Name]> extends readonly [Desk, ...infer Args] ? Args : never;
