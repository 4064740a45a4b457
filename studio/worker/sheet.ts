// What the page shows of the design on the desk, as plain data: it crosses from the worker to the page.
// Invariant: made from the desk alone; the page computes nothing of it.

import type { Model } from '../../src/model/index.ts';
import { groupedFor } from '../desk/arrange.ts';
import type { Arrangement } from '../desk/arrangement.ts';
import type { Costs } from '../desk/costs.ts';
import { costsFor, networkFor, tableFor } from '../desk/derived.ts';
import { arrangementOf, history, modelOf, openedIn, picked, type Desk } from '../desk/desk.ts';
import type { Remark } from '../desk/marks.ts';
import type { DrawnLayer, Network, NetworkNode } from '../desk/network.ts';
import { coverNetwork, coverTable, solvedIn, type Answer } from '../desk/practise.ts';
import type { Span } from '../desk/spans.ts';
import type { Table } from '../desk/table.ts';
import { detailOf, type Detail } from './detail.ts';

/** The design on the desk. */
export interface Sheet {
  /** Another number for another network that was opened; the same while it is changed. */
  readonly design: number;
  readonly name: string;
  /** The name of the file that it was opened from. */
  readonly file: string;
  /** The names of the networks that it holds. */
  readonly models: readonly string[];
  /** Which of them is shown. */
  readonly at: number;
  /** How many steps can be undone and redone. */
  readonly undo: number;
  readonly redo: number;
  /** Everything that is selected, the one that is explained last. */
  readonly picked: readonly string[];
  /** How it is drawn. */
  readonly arrangement: Arrangement;
  /** What is wrong with the script. */
  readonly remarks: readonly Remark[];
  readonly shown: Shown | null;
  /** Null where nobody looks at the code. */
  readonly code: ShownCode | null;
}

/** The network that is shown. */
export interface Shown {
  /** With the groups that it is drawn with, none of them folded. */
  readonly network: Network<DrawnLayer>;
  readonly table: Table;
  /** What it costs to run; null where nobody looks at that, or the numbers are covered. */
  readonly costs: Costs | null;
  readonly detail: Detail;
}

/** The network as a script. */
export interface ShownCode {
  readonly text: string;
  readonly isGenerated: boolean;
  /** Where it writes the layers, by their ids. */
  readonly spans: readonly (readonly [string, Span])[];
  readonly troubles: readonly (Remark & { readonly span: Span })[];
}

/** What somebody looks at besides the drawing. */
export interface Looks {
  /** What writes the network as a script, where somebody looks at that. */
  readonly code: Writer | null;
  /** True where the numbers are to be found, and covered until then. */
  readonly practice: boolean;
  /** True where somebody looks at what the network costs. */
  readonly costs: boolean;
}

/** What writes networks as scripts; it is loaded when it is first needed. */
export type Writer = typeof import('../desk/code.ts');

const designs = new WeakMap<object, number>();
let opened = 0;

/** A number for each network that was opened. */
function numberOf(network: object): number {
  const number = designs.get(network) ?? ++opened;
  designs.set(network, number);
  return number;
}

const plain = new WeakMap<Network, Network<DrawnLayer>>();

function withoutLayer(node: NetworkNode): DrawnLayer {
  const drawn: DrawnLayer & { layer?: unknown } = { ...node };
  delete drawn.layer;
  return drawn;
}

function plainNetwork(network: Network): Network<DrawnLayer> {
  const made = plain.get(network) ?? { ...network, nodes: network.nodes.map(withoutLayer) };
  plain.set(network, made);
  return made;
}

/** What the page shows of a desk. */
export function sheetOf(desk: Desk, looks: Looks, answers: Readonly<Record<string, Answer>>): Sheet {
  const model = modelOf(desk);
  const { models, remarks } = openedIn(desk);
  return {
    design: numberOf(desk.opened.models[desk.at] ?? desk.opened),
    name: desk.name,
    file: desk.opened.name,
    models: models.map(({ name }) => name),
    at: desk.at,
    ...history(desk),
    picked: picked(desk),
    arrangement: arrangementOf(desk),
    remarks,
    shown: model ? shownOf(desk, model, looks, answers) : null,
    code: looks.code ? codeOf(looks.code, desk, model) : null,
  };
}

function shownOf(desk: Desk, model: Model, { practice, costs }: Looks, answers: Readonly<Record<string, Answer>>): Shown {
  const network = plainNetwork(groupedFor(desk) ?? networkFor(model));
  if (!practice) return { network, table: tableFor(model), costs: costs ? costsFor(model) : null, detail: detailOf(desk, model, undefined) };
  const solved = solvedIn(model, answers);
  return { network: coverNetwork(network, solved), table: coverTable(tableFor(model), solved), costs: null, detail: detailOf(desk, model, { solved, answers }) };
}

function codeOf({ scriptOf, spansOf, troubles }: Writer, desk: Desk, model: Model | undefined): ShownCode | null {
  const script = scriptOf(desk);
  return script ? { text: script.text, isGenerated: script.isGenerated, spans: model ? [...spansOf(script, model)] : [], troubles: troubles(script) } : null;
}
