// Places graphs in a worker of their own, or, where the browser gives none, beside the page.
// Invariant: whoever asks again gets no answer to what was asked before.

import type { Flow, Places } from './flow.ts';

type Answer = (places: Places | undefined) => void;

interface Waiting {
  readonly id: number;
  readonly flow: Flow;
  readonly answer: Answer;
}

let waiting: Waiting | undefined;
let asked = 0;
let worker: Worker | null | undefined;

/** The places of a graph; undefined where another one was asked for in the meantime. */
export function placeApart({ nodes, edges, frames }: Flow): Promise<Places | undefined> {
  waiting?.answer(undefined);
  const flow: Flow = { nodes: nodes.map(({ id, frame }) => ({ id, frame })), edges: edges.map(({ id, from, to }) => ({ id, from, to })), frames: frames.map(({ id, parent }) => ({ id, parent })) };
  return new Promise((answer) => {
    waiting = { id: ++asked, flow, answer };
    worker ??= open();
    if (worker) worker.postMessage({ id: waiting.id, flow });
    else void beside();
  });
}

function open(): Worker | null {
  try {
    const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'layout' });
    made.addEventListener('message', ({ data: { id, places } }: MessageEvent<{ readonly id: number; readonly places: Places }>) => finish(id, places));
    made.addEventListener('error', () => {
      worker = null;
      void beside();
    });
    return made;
  } catch {
    return null;
  }
}

async function beside(): Promise<void> {
  const { placeGraph } = await import('./graph.ts');
  if (waiting) finish(waiting.id, placeGraph(waiting.flow));
}

function finish(id: number, places: Places): void {
  if (waiting?.id !== id) return;
  const { answer } = waiting;
  waiting = undefined;
  answer(places);
}
