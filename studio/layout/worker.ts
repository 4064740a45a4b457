// The worker that places graphs. Of what waits only the last is placed: nobody looks at the others any more.

import type { Flow } from './flow.ts';
import { placeGraph } from './graph.ts';

let wanted: { readonly id: number; readonly flow: Flow } | undefined;

addEventListener('message', ({ data }: MessageEvent<{ readonly id: number; readonly flow: Flow }>) => {
  if (!wanted) setTimeout(work);
  wanted = data;
});

function work(): void {
  if (!wanted) return;
  const { id, flow } = wanted;
  wanted = undefined;
  postMessage({ id, places: placeGraph(flow) });
}
