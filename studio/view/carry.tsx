// A layer on its way from the palette to the canvas: onto a line, behind a layer, or to an empty place, where it stays.

import { useEffect, useState, type PointerEvent as Press } from 'react';
import type { Corner } from '../desk/arrangement.ts';
import type { Choice } from '../desk/search.ts';
import { spotBehind, type Spot } from '../desk/spot.ts';
import { NODE } from '../layout/flow.ts';
import './carry.css';
import { FamilySign } from './family.tsx';
import { actions, useStudio } from './studio-store.ts';

/** A layer that is being carried. */
interface Carry {
  readonly choice: Choice;
  readonly x: number;
  readonly y: number;
  readonly target: Target | null;
}

interface Target {
  readonly spot: Spot;
  /** Where it goes, in words. */
  readonly word: string;
  readonly corner?: Corner;
}

/** A shorter way is a click. */
const CARRIED = 6;

/** A line is thin: it is also met beside it. The first is the pointer itself. */
const AROUND = [[0, 0], [0, 14], [0, -14], [18, 0], [-18, 0]] as const;

let show: (carry: Carry | undefined) => void = () => undefined;

/** A place of the screen as a place of the canvas; known while there is a canvas. */
let toCanvas: ((point: Corner) => Corner) | undefined;

/** Says how places of the screen become places of the canvas. */
export const setCanvas = (convert: typeof toCanvas): void => {
  toCanvas = convert;
};

function targetAt(x: number, y: number, { isInput }: Choice): Target | null {
  const { sheet } = useStudio.getState();
  const elements = AROUND.map(([right, down]) => document.elementFromPoint(x + right, y + down));
  if (!elements[0]?.closest('.canvas') || !sheet?.shown) return null;
  const at = toCanvas?.({ x, y });
  const corner = at && { x: Math.round(at.x - NODE.width / 2), y: Math.round(at.y - NODE.height / 2) };
  if (isInput) return { spot: { kind: 'input' }, word: 'as an input', ...(corner ? { corner } : {}) };
  const line = elements.map((element) => element?.closest<SVGGElement>('.flow-edge')).find(Boolean);
  const [from, to] = [line?.dataset['from'], line?.dataset['to']];
  if (from !== undefined && to !== undefined) return { spot: { kind: 'line', from, to }, word: `between ${from} and ${to}` };
  const id = elements[0].closest('.react-flow__node')?.querySelector<HTMLElement>('[data-layer]')?.dataset['layer'];
  if (id !== undefined) return { spot: { kind: 'after', id }, word: `behind ${id}` };
  const spot = spotBehind(sheet.shown.network, null);
  return { spot, word: spot.kind === 'after' ? `here, behind ${spot.id}` : 'here', ...(corner ? { corner } : {}) };
}

/** Begins to carry a layer of the palette. */
export function startCarry(press: Press, choice: Choice): void {
  if (press.button !== 0 || press.pointerType === 'touch') return;
  const start = { x: press.clientX, y: press.clientY };
  let carry: Carry | undefined;
  const move = ({ clientX: x, clientY: y }: PointerEvent): void => {
    if (!carry && Math.hypot(x - start.x, y - start.y) < CARRIED) return;
    if (!carry) {
      actions.closePalette();
      document.body.classList.add('carrying');
    }
    carry = { choice, x, y, target: targetAt(x, y, choice) };
    show(carry);
  };
  const finish = (): void => {
    const target = carry?.target;
    stop();
    if (target) actions.drop(choice.name, target.spot, target.corner);
  };
  const stop = (): void => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', finish);
    removeEventListener('pointercancel', stop);
    document.body.classList.remove('carrying');
    show(undefined);
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', finish);
  addEventListener('pointercancel', stop);
}

/** The layer that is being carried, under the pointer. */
export function CarryLayer() {
  const [carry, setCarry] = useState<Carry>();
  useEffect(() => {
    show = setCarry;
    return () => {
      show = () => undefined;
    };
  }, []);
  if (!carry) return null;
  const { choice, x, y, target } = carry;
  return (
    <div className="carry" style={{ translate: `${x}px ${y}px` }} data-on={target !== null || undefined}>
      <span className="carry-card">
        <FamilySign family={choice.family} isInput={choice.isInput} />
        {choice.name}
      </span>
      <span className="carry-word" role="status">{target?.word ?? 'Drop it on the canvas'}</span>
    </div>
  );
}
