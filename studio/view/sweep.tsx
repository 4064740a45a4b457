// The window on its way over the input, with the layer's own numbers: by hand or by itself.

import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { placesRead, readBy, unread, type SweptAxis } from '../desk/sweep.ts';
import './sweep.css';

/** Named limit: of a larger input its upper left corner is shown. */
const CELLS = 34;
const PACE = 420;
const WIDTH = 380;

/** A sequence is a picture of one row. */
const ROW: SweptAxis = { n: 1, before: 0, after: 0, window: 1, gap: 1, step: 1, size: 1 };

/** As much of an axis as is shown. */
function shownOf(axis: SweptAxis): { readonly axis: SweptAxis; readonly outputs: number; readonly isAll: boolean } {
  const all = axis.before + axis.n + axis.after;
  if (all <= CELLS) return { axis, outputs: axis.size, isAll: true };
  const n = CELLS - axis.before;
  const reach = (axis.window - 1) * axis.gap + 1;
  return { axis: { ...axis, n, after: 0 }, outputs: Math.max(1, Math.min(axis.size, Math.floor((CELLS - reach) / axis.step) + 1)), isAll: false };
}

export function Sweep({ axes }: { readonly axes: readonly SweptAxis[] }) {
  const [first, second] = axes;
  const isFlat = second === undefined;
  const rows = useMemo(() => shownOf(isFlat ? ROW : (first ?? ROW)), [first, isFlat]);
  const columns = useMemo(() => shownOf((isFlat ? first : second) ?? ROW), [first, second, isFlat]);
  const count = rows.outputs * columns.outputs;
  const [wanted, setAt] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const at = Math.min(wanted, count - 1);
  const [row, column] = [Math.floor(at / columns.outputs), at % columns.outputs];
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => setAt((before) => (before + 1) % count), PACE);
    return () => clearInterval(timer);
  }, [isPlaying, count]);
  const step = (by: number): void => {
    setPlaying(false);
    setAt((at + by + count) % count);
  };
  const words = isFlat ? placesRead(first ?? ROW, column, 'step') : `${placesRead(first ?? ROW, row, 'row')}, ${placesRead(second, column, 'column')}`;
  const isAll = rows.isAll && columns.isAll;
  return (
    <figure className="sweep">
      <Grids rows={rows} columns={columns} row={row} column={column} />
      <figcaption>
        <div className="sweep-controls">
          <button type="button" className="icon-button" aria-label="One output back" onClick={() => step(-1)}><ChevronLeft size={16} /></button>
          <button type="button" className="icon-button" aria-label={isPlaying ? 'Pause' : 'Play'} onClick={() => setPlaying(!isPlaying)}>{isPlaying ? <Pause size={15} /> : <Play size={15} />}</button>
          <button type="button" className="icon-button" aria-label="One output on" onClick={() => step(1)}><ChevronRight size={16} /></button>
          <input type="range" min={0} max={count - 1} value={at} aria-label="Which output" onChange={(event) => { setPlaying(false); setAt(Number(event.target.value)); }} />
        </div>
        <p><strong className="number">Output {isFlat ? column + 1 : `${row + 1}, ${column + 1}`}</strong> reads {words}.{isAll ? '' : ' The upper left corner is shown.'}</p>
        {isAll && <Unread rows={isFlat ? undefined : first} columns={isFlat ? first : second} />}
      </figcaption>
    </figure>
  );
}

function Unread({ rows, columns }: { readonly rows: SweptAxis | undefined; readonly columns: SweptAxis | undefined }) {
  const [a, b] = [rows ? unread(rows).size : 0, columns ? unread(columns).size : 0];
  if (a + b === 0) return null;
  const said = [a > 0 ? `${a} ${a === 1 ? 'row' : 'rows'}` : '', b > 0 ? `${b} ${rows ? (b === 1 ? 'column' : 'columns') : b === 1 ? 'step' : 'steps'}` : ''].filter(Boolean).join(' and ');
  return <p className="sweep-unread">{said} of the input {a + b === 1 ? 'is' : 'are'} never read.</p>;
}

interface GridsProps {
  readonly rows: ReturnType<typeof shownOf>;
  readonly columns: ReturnType<typeof shownOf>;
  readonly row: number;
  readonly column: number;
}

/** The input with its padding and the window on the left, the output on the right. */
function Grids({ rows, columns, row, column }: GridsProps) {
  const [down, across] = [rows.axis.before + rows.axis.n + rows.axis.after, columns.axis.before + columns.axis.n + columns.axis.after];
  const cell = Math.min(16, (WIDTH - 28) / (across + columns.outputs), 220 / down);
  const lost = useMemo(() => ({ rows: rows.isAll ? unread(rows.axis) : new Set<number>(), columns: columns.isAll ? unread(columns.axis) : new Set<number>() }), [rows, columns]);
  const read = { rows: readBy(rows.axis, row), columns: readBy(columns.axis, column) };
  const output = across * cell + 28;
  const top = ((down - rows.outputs) * cell) / 2;
  const kindOf = (y: number, x: number): string => (y < 0 || x < 0 || y >= rows.axis.n || x >= columns.axis.n ? 'padding' : lost.rows.has(y) || lost.columns.has(x) ? 'unread' : 'input');
  const cells = useMemo(
    () => Array.from({ length: down * across }, (_, i) => ({ y: Math.floor(i / across) - rows.axis.before, x: (i % across) - columns.axis.before })).map(({ y, x }) => <rect key={`${y} ${x}`} data-kind={kindOf(y, x)} x={(x + columns.axis.before) * cell + 0.5} y={(y + rows.axis.before) * cell + 0.5} width={cell - 1} height={cell - 1} />),
    [rows, columns, cell],
  );
  return (
    <svg viewBox={`0 0 ${output + columns.outputs * cell} ${down * cell}`} width={output + columns.outputs * cell} height={down * cell} role="img" aria-label="The input on the left with the window on it, the output on the right">
      {cells}
      {read.rows.flatMap((y) => read.columns.map((x) => <rect key={`read ${y} ${x}`} data-kind="read" x={(x + columns.axis.before) * cell + 0.5} y={(y + rows.axis.before) * cell + 0.5} width={cell - 1} height={cell - 1} />))}
      {Array.from({ length: rows.outputs * columns.outputs }, (_, i) => (
        <rect key={`out ${i}`} data-kind={i === row * columns.outputs + column ? 'made' : i < row * columns.outputs + column ? 'output' : 'later'} x={output + (i % columns.outputs) * cell + 0.5} y={top + Math.floor(i / columns.outputs) * cell + 0.5} width={cell - 1} height={cell - 1} />
      ))}
    </svg>
  );
}
