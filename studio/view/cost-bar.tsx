// Where the parameters, the multiply-adds or the memory are: one bar for the whole network, each layer as long as its part.

import { useMemo } from 'react';
import { costsById, partsOf, type Measure } from '../desk/columns.ts';
import type { Costs } from '../desk/costs.ts';
import type { DrawnLayer, Network } from '../desk/network.ts';
import type { Table } from '../desk/table.ts';
import './cost-bar.css';
import { toneOf } from './family.tsx';
import { actions, selectedIn, useStudio } from './studio-store.ts';

const measures: readonly { readonly measure: Measure; readonly word: string; readonly unit: string }[] = [
  { measure: 'params', word: 'Parameters', unit: 'parameters' },
  { measure: 'macs', word: 'MACs', unit: 'multiply-adds for one example' },
  { measure: 'given', word: 'Memory', unit: 'given on for one example' },
];

/** Named limit: smaller parts are drawn together. */
const SMALLEST = 0.004;

export function CostBar({ table, costs, network }: { readonly table: Table; readonly costs: Costs | null; readonly network: Network<DrawnLayer> }) {
  const measure = useStudio((state) => state.measure);
  const selected = useStudio(selectedIn);
  const nodes = useMemo(() => new Map(network.nodes.map((node) => [node.id, node])), [network]);
  const parts = useMemo(() => partsOf(table, measure, costs ? costsById(costs) : undefined), [table, measure, costs]);
  const order = useMemo(() => new Map(table.rows.map(({ id }, i) => [id, i])), [table]);
  const large = parts.filter(({ share }) => share >= SMALLEST).toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const rest = parts.filter(({ share }) => share < SMALLEST);
  const [most] = parts;
  const unit = measures.find((one) => one.measure === measure)?.unit ?? '';
  const shown = parts.find(({ id }) => id === selected) ?? most;
  return (
    <div className="cost-bar-place">
      <div className="cost-bar-head">
        <div className="segments" role="radiogroup" aria-label="What the bar measures">
          {measures.map((one) => (
            <label key={one.measure}>
              <input type="radio" name="measure" checked={one.measure === measure} onChange={() => actions.measure(one.measure)} />
              <span>{one.word}</span>
            </label>
          ))}
        </div>
        {shown && <p role="status"><strong>{nodes.get(shown.id)?.name ?? shown.id}</strong> {percent(shown.share)}</p>}
      </div>
      <div className="cost-bar" role="group" aria-label={`Where the ${unit} are`}>
        {large.map(({ id, share, text }) => {
          const node = nodes.get(id);
          return (
            <button key={id} type="button" tabIndex={-1} className="cost-bar-part" data-part={id} data-tone={toneOf(node?.family ?? 'model')} aria-pressed={id === selected} style={{ flexGrow: share }} title={`${node?.name ?? id}: ${text} ${unit}, ${percent(share)}`} aria-label={`${node?.name ?? id}: ${text} ${unit}, ${percent(share)}`} onClick={() => actions.reveal(id)} />
          );
        })}
        {rest.length > 0 && <span className="cost-bar-rest" style={{ flexGrow: rest.reduce((all, { share }) => all + share, 0) }} title={`${rest.length} more`} />}
        {parts.length === 0 && <span className="cost-bar-rest" style={{ flexGrow: 1 }} />}
      </div>
    </div>
  );
}

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`;
