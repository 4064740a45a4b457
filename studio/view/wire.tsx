// Drawing a line from a layer: to another layer, which is connected or says why not, or to an empty place, where a branch begins.

import { useEffect, useState, type PointerEvent as Press } from 'react';
import { call } from '../worker/link.ts';
import { actions } from './studio-store.ts';
import './wire.css';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line while it is drawn. */
interface Wire {
  readonly from: string;
  readonly start: Point;
  readonly end: Point;
  readonly target: { readonly id: string; readonly at: number | undefined } | null;
  readonly refused: string | null;
}

/** A shorter way is a click, not a line. */
const DRAWN = 6;

let show: (wire: Wire | undefined) => void = () => undefined;

/** The layer, and its input, at a place of the screen. */
function targetAt({ x, y }: Point): Wire['target'] {
  const element = document.elementFromPoint(x, y);
  const port = element?.closest<HTMLElement>('[data-port]');
  if (port?.dataset['portOf'] !== undefined) return { id: port.dataset['portOf'], at: Number(port.dataset['port']) };
  const id = element?.closest<HTMLElement>('[data-layer]')?.dataset['layer'];
  return id === undefined ? null : { id, at: undefined };
}

/** Begins a line at a layer. */
export function startWire(press: Press, from: string): void {
  if (press.button !== 0) return;
  press.preventDefault();
  press.stopPropagation();
  const start = { x: press.clientX, y: press.clientY };
  let wire: Wire = { from, start, end: start, target: null, refused: null };
  // Each target is asked once; asking infers the network anew.
  const answers = new Map<string, string | null>();
  let isDrawn = true;
  const move = (event: PointerEvent): void => {
    const end = { x: event.clientX, y: event.clientY };
    const found = targetAt(end);
    const target = found?.id === from ? null : found;
    const key = JSON.stringify(target);
    wire = { ...wire, end, target, refused: answers.get(key) ?? null };
    show(wire);
    if (target === null || answers.has(key)) return;
    answers.set(key, null);
    void call('whyNotConnected', from, target.id, target.at).then((refused) => {
      answers.set(key, refused);
      if (!isDrawn || JSON.stringify(wire.target) !== key) return;
      wire = { ...wire, refused };
      show(wire);
    });
  };
  const finish = (event: PointerEvent): void => {
    stop();
    const isClick = Math.hypot(event.clientX - start.x, event.clientY - start.y) < DRAWN;
    if (isClick) actions.choose({ kind: 'after', id: from });
    else if (wire.target) actions.connect(from, wire.target.id, wire.target.at);
    else if (document.elementFromPoint(event.clientX, event.clientY)?.closest('.canvas')) actions.choose({ kind: 'branch', id: from });
  };
  const stop = (): void => {
    isDrawn = false;
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', finish);
    removeEventListener('pointercancel', stop);
    show(undefined);
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', finish);
  addEventListener('pointercancel', stop);
}

/** The line that is being drawn. */
export function WireLayer() {
  const [wire, setWire] = useState<Wire>();
  useEffect(() => {
    show = setWire;
    return () => {
      show = () => undefined;
    };
  }, []);
  if (!wire) return null;
  const { start, end, target, refused } = wire;
  const middle = (start.y + end.y) / 2;
  const word = refused ?? (target ? null : 'Let go here to begin a branch');
  return (
    <div className="wire" data-refused={refused !== null || undefined} data-joins={(target !== null && refused === null) || undefined}>
      <svg aria-hidden="true">
        <path d={`M${start.x},${start.y}C${start.x},${middle} ${end.x},${middle} ${end.x},${end.y}`} />
        <circle cx={end.x} cy={end.y} r={5} />
      </svg>
      {word !== null && <p role="status" style={{ left: `${Math.min(end.x + 14, innerWidth - 300)}px`, top: `${end.y + 14}px` }}>{word}</p>}
    </div>
  );
}
