// Which rows of a long list are in view: only those are drawn, with room for the others above and below.
// Invariant: rows have the heights that the style sheet gives them, so that the scroll bar tells the truth.

import { useEffect, useMemo, useState, type RefObject } from 'react';

/** Named limit: a list of so many rows is drawn whole. */
const SHORT = 120;

/** So many rows beyond the edges are drawn as well, so that scrolling finds them there. */
const BEYOND = 20;

/** The rows to draw, from one up to another, and the heights of what is left out. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly above: number;
  readonly below: number;
}

/** The window on rows of some heights in a scrolling element, and how to scroll so that a row is in view. */
export function useWindow(scroller: RefObject<HTMLElement | null>, heights: readonly number[]): Window & { readonly bringIntoView: (row: number, head: number) => void } {
  const [view, setView] = useState({ top: 0, height: 1200 });
  const tops = useMemo(() => {
    const all = [0];
    for (const height of heights) all.push((all.at(-1) ?? 0) + height);
    return all;
  }, [heights]);
  const isShort = heights.length <= SHORT;
  useEffect(() => {
    const element = scroller.current;
    if (!element || isShort) return undefined;
    // Told in steps of half of what is drawn beyond the edges: most scrolling draws nothing anew.
    const step = (BEYOND / 2) * (heights[0] ?? 30);
    const look = (): void => setView((before) => {
      const now = { top: Math.floor(element.scrollTop / step) * step, height: Math.ceil(element.clientHeight / step) * step + step };
      return now.top === before.top && now.height === before.height ? before : now;
    });
    const sized = new ResizeObserver(look);
    sized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      sized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, isShort, heights[0]]);
  const whole = tops.at(-1) ?? 0;
  const from = isShort ? 0 : Math.max(0, rowAt(tops, view.top) - BEYOND);
  const to = isShort ? heights.length : Math.min(heights.length, rowAt(tops, view.top + view.height) + BEYOND);
  const bringIntoView = (row: number, head: number): void => {
    const element = scroller.current;
    const [top, bottom] = [tops[row], tops[row + 1]];
    if (!element || top === undefined || bottom === undefined) return;
    if (top < element.scrollTop) element.scrollTo({ top });
    else if (bottom + head > element.scrollTop + element.clientHeight) element.scrollTo({ top: bottom + head - element.clientHeight });
  };
  return { from, to, above: tops[from] ?? 0, below: whole - (tops[to] ?? whole), bringIntoView };
}

/** The row that a height lies in. */
function rowAt(tops: readonly number[], y: number): number {
  let [low, high] = [0, tops.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.min(low, Math.max(0, tops.length - 2));
}
