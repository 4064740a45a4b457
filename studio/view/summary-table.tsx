// The summary: Keras's columns, the script's groups as headings. Shares its selection with the canvas.

import { CircleAlert, TriangleAlert } from 'lucide-react';
import { memo, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { costsById, sortedRows } from '../desk/columns.ts';
import type { CostRow, Costs } from '../desk/costs.ts';
import type { DrawnLayer, Network, NetworkFrame } from '../desk/network.ts';
import type { Table, TableRow } from '../desk/table.ts';
import { CostBar } from './cost-bar.tsx';
import { toneOf } from './family.tsx';
import { LiveText } from './live-text.tsx';
import { ShareBar } from './share-bar.tsx';
import { actions, useStudio } from './studio-store.ts';
import { headsOf, SummaryHead, SummarySwitch } from './summary-head.tsx';
import './summary-table.css';
import { useWindow } from './use-window.ts';

/** A smaller part would be a dot beside its number and tell nothing. */
const WORTH_A_BAR = 0.02;

/** The heights of rows, as the style sheet has them. */
const HEIGHTS = { head: 36, row: 31, group: 36 };

/** A line of the table. */
type Line = { readonly kind: 'group'; readonly frame: NetworkFrame | undefined } | { readonly kind: 'row'; readonly row: TableRow };

export function SummaryTable({ table, costs, network }: { readonly table: Table; readonly costs: Costs | null; readonly network: Network<DrawnLayer> }) {
  const picked = useStudio((state) => state.picked);
  const selected = picked.at(-1) ?? null;
  const nodes = useMemo(() => new Map(network.nodes.map((node) => [node.id, node])), [network]);
  const frames = useMemo(() => new Map(network.frames.map((frame) => [frame.id, frame])), [network]);
  const headings = useMemo(() => headingsOf(table, nodes, frames), [table, nodes, frames]);
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const sorting = useStudio((state) => state.sorting);
  const isCosting = useStudio((state) => state.isCosting) && costs !== null;
  const byId = useMemo(() => (costs ? costsById(costs) : undefined), [costs]);
  const rows = useMemo(() => (sorting ? sortedRows(table, sorting, byId) : table.rows), [table, sorting, byId]);
  const heads = headsOf(isCosting, table.isConnected);
  const entry = rows.some((row) => row.id === selected) ? selected : rows[0]?.id;

  const lines = useMemo(() => rows.flatMap((row): readonly Line[] => [...(!sorting && headings.has(row.id) ? [{ kind: 'group' as const, frame: headings.get(row.id) }] : []), { kind: 'row' as const, row }]), [rows, headings, sorting]);
  const heights = useMemo(() => lines.map(({ kind }) => HEIGHTS[kind]), [lines]);
  const { from, to, above, below, bringIntoView } = useWindow(scroller, heights);
  const chosen = useMemo(() => new Set(picked), [picked]);

  useEffect(() => {
    const at = lines.findIndex((line) => (line.kind === 'row' ? line.row.id : line.frame?.id) === selected);
    if (at >= 0) bringIntoView(at, HEIGHTS.head);
  }, [selected]);

  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = rows[rows.findIndex((row) => row.id === entry) + step];
    if (!next) return;
    actions.reveal(next.id);
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus({ preventScroll: true }));
  };

  return (
    <section className="summary" aria-label="Summary" data-connected={(table.isConnected && !isCosting) || undefined} data-costing={isCosting || undefined}>
      <SummarySwitch />
      <div className="summary-scroll" ref={scroller}>
        <table role="grid" aria-label="Layers of the network" aria-rowcount={lines.length + 1}>
          <SummaryHead heads={heads} />
          <tbody ref={body} onKeyDown={walk}>
            {above > 0 && <tr aria-hidden="true"><td colSpan={heads.length} style={{ height: `${above}px`, padding: 0 }} /></tr>}
            {lines.slice(from, to).map((line, i) =>
              line.kind === 'group' ? (
                line.frame && <GroupRow key={`group ${line.frame.id}`} at={from + i + 2} frame={line.frame} isSelected={line.frame.id === selected} columns={heads.length} />
              ) : (
                <LayerRow key={line.row.id} at={from + i + 2} row={line.row} node={nodes.get(line.row.id)} frame={frames.get(line.row.id)} isSelected={chosen.has(line.row.id)} isEntry={line.row.id === entry} isConnected={table.isConnected} isFlat={sorting !== null} cost={isCosting ? (byId?.get(line.row.id) ?? null) : undefined} />
              ),
            )}
            {below > 0 && <tr aria-hidden="true"><td colSpan={heads.length} style={{ height: `${below}px`, padding: 0 }} /></tr>}
          </tbody>
        </table>
      </div>
      <dl className="summary-totals number">
        <div>
          <dt>Total params</dt>
          <dd data-total><LiveText text={table.total} /></dd>
        </div>
        <div>
          <dt>Trainable</dt>
          <dd><LiveText text={table.trainable} /></dd>
        </div>
        <div>
          <dt>Non-trainable</dt>
          <dd><LiveText text={table.nonTrainable} /></dd>
        </div>
      </dl>
      <CostBar table={table} costs={costs} network={network} />
    </section>
  );
}

/** The group that begins at a row, by the row's id. */
function headingsOf(table: Table, nodes: ReadonlyMap<string, DrawnLayer>, frames: ReadonlyMap<string, NetworkFrame>): ReadonlyMap<string, NetworkFrame> {
  const headings = new Map<string, NetworkFrame>();
  let last: NetworkFrame | undefined;
  for (const { id, level } of table.rows) {
    if (level > 0) continue;
    const own = frames.get(nodes.get(id)?.frame ?? frames.get(id)?.parent ?? '');
    if (own && own !== last) headings.set(id, own);
    last = own;
  }
  return headings;
}

function GroupRow({ at, frame, isSelected, columns }: { readonly at: number; readonly frame: NetworkFrame; readonly isSelected: boolean; readonly columns: number }) {
  return (
    <tr className="summary-group" aria-rowindex={at} data-selected={isSelected || undefined}>
      <td colSpan={columns}>
        <button type="button" tabIndex={-1} onClick={() => actions.reveal(frame.id)}>
          <span>{frame.title}</span>
          <LiveText className="number" text={frame.params === '0' ? '' : frame.params} />
        </button>
      </td>
    </tr>
  );
}

interface LayerRowProps {
  /** Which row of the whole table it is, from 1. */
  readonly at: number;
  readonly row: TableRow;
  readonly node: DrawnLayer | undefined;
  readonly frame: NetworkFrame | undefined;
  readonly isSelected: boolean;
  readonly isEntry: boolean;
  readonly isConnected: boolean;
  /** True where the rows are sorted: then each says where its layer stands. */
  readonly isFlat: boolean;
  /** What it costs; undefined where shapes are shown instead. */
  readonly cost: CostRow | null | undefined;
}

function Row({ at, row, node, frame, isSelected, isEntry, isConnected, isFlat, cost }: LayerRowProps) {
  const share = node?.share ?? frame?.share ?? 0;
  const Mark = node?.mark === 'error' ? CircleAlert : node?.mark === 'warning' ? TriangleAlert : undefined;
  return (
    <tr data-row={row.id} aria-rowindex={at} data-mark={node?.mark ?? undefined} aria-selected={isSelected} tabIndex={isEntry ? 0 : -1} onClick={(event) => (event.shiftKey ? actions.pickTo(row.id) : event.ctrlKey || event.metaKey ? actions.pick(row.id) : actions.reveal(row.id))} onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && actions.select(row.id)}>
      <td style={{ paddingLeft: `${16 + (isFlat ? 0 : row.level * 16)}px` }}>
        <span className="summary-name">{isFlat ? row.id : row.name}</span> <span className="quiet">({row.class})</span>
        {Mark && <Mark size={14} className="summary-mark" aria-label={node?.mark === 'error' ? 'wrong' : 'to be checked'} />}
      </td>
      {cost === undefined && <td className="mono"><LiveText text={row.shape} /></td>}
      <td className="summary-count number">
        <LiveText text={row.params} />
        <ShareBar share={share < WORTH_A_BAR ? 0 : share} {...(node ? { tone: toneOf(node.family) } : {})} />
      </td>
      {cost !== undefined && <><td className="summary-count number" title={cost?.because ?? undefined}><LiveText text={cost?.macs.text ?? '?'} /></td><td className="summary-count number"><LiveText text={cost?.weights.text ?? '?'} /></td><td className="summary-count number"><LiveText text={cost?.given.text ?? '?'} /></td></>}
      {cost === undefined && isConnected && <td className="mono quiet summary-connected">{row.connectedTo || '–'}</td>}
    </tr>
  );
}

const isSame = (a: TableRow, b: TableRow): boolean => a.id === b.id && a.name === b.name && a.class === b.class && a.shape === b.shape && a.params === b.params && a.connectedTo === b.connectedTo;

/** A keystroke changes few of many rows; only those are painted anew. */
const LayerRow = memo(
  Row,
  (a, b) => a.at === b.at && a.isSelected === b.isSelected && a.isEntry === b.isEntry && a.isConnected === b.isConnected && a.isFlat === b.isFlat && a.cost?.macs.text === b.cost?.macs.text && a.cost?.weights.text === b.cost?.weights.text && a.cost?.given.text === b.cost?.given.text && (a.cost === undefined) === (b.cost === undefined) && a.node?.mark === b.node?.mark && a.node?.share === b.node?.share && a.frame?.share === b.frame?.share && isSame(a.row, b.row),
);
