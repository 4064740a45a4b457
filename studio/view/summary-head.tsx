// The head of the summary: which columns it shows, and by which it is sorted.

import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Column } from '../desk/columns.ts';
import { actions, useStudio } from './studio-store.ts';

/** A column of the summary. */
interface Head {
  readonly word: string;
  readonly title?: string;
  /** What it sorts by; null for one that has no order. */
  readonly column: Column | null;
  readonly isNumber: boolean;
}

const name: Head = { word: 'Layer (type)', column: 'name', isNumber: false };
const params: Head = { word: 'Param #', column: 'params', isNumber: true };

/** The columns of the summary as Keras has them, or with what layers cost. */
export const headsOf = (isCosting: boolean, isConnected: boolean): readonly Head[] =>
  isCosting
    ? [name, params, { word: 'MACs', title: 'Multiply-adds for one example', column: 'macs', isNumber: true }, { word: 'Weights', title: 'Bytes of the weights', column: 'weights', isNumber: true }, { word: 'Output', title: 'Bytes of what it gives for one example', column: 'given', isNumber: true }]
    : [name, { word: 'Output Shape', column: null, isNumber: false }, params, ...(isConnected ? [{ word: 'Connected to', column: null, isNumber: false }] : [])];

/** The switch between Keras's columns and the costs. */
export function SummarySwitch() {
  const isCosting = useStudio((state) => state.isCosting);
  const isPractising = useStudio((state) => state.isPractising);
  if (isPractising) return null;
  return (
    <div className="segments summary-switch" role="radiogroup" aria-label="Columns of the summary">
      {([[false, 'Shapes'], [true, 'Costs']] as const).map(([value, word]) => (
        <label key={word}>
          <input type="radio" name="columns" checked={isCosting === value} onChange={() => actions.showCosts(value)} />
          <span>{word}</span>
        </label>
      ))}
    </div>
  );
}

export function SummaryHead({ heads }: { readonly heads: readonly Head[] }) {
  const sorting = useStudio((state) => state.sorting);
  return (
    <thead>
      <tr aria-rowindex={1}>
        {heads.map(({ word, title, column, isNumber }) => {
          const isSorted = column !== null && sorting?.column === column;
          const Arrow = sorting?.isDown ? ArrowDown : ArrowUp;
          return (
            <th key={word} scope="col" className={isNumber ? 'summary-count' : undefined} aria-sort={isSorted ? (sorting?.isDown ? 'descending' : 'ascending') : undefined} title={title}>
              {column === null ? word : (
                <button type="button" className="summary-sort" onClick={() => actions.sortBy(column)}>
                  {word}
                  {isSorted && <Arrow size={12} aria-hidden="true" />}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
