// The page's side of the works: a worker, or, where the browser gives none, the same code beside the page.
// Invariant: calls are done in their order; what is shown is told once for all that was called in the meantime.

import type { Args, Call, Given, Method, Reply } from './messages.ts';
import { patched } from './patch.ts';
import { NOTHING, type State } from './state.ts';

interface Waiting {
  readonly answer: (result: never) => void;
  readonly fail: (error: Error) => void;
}

/** Takes what is shown, whether something that was called is still to come, and what went wrong where nobody waits for it. */
export interface Viewer {
  readonly show: (state: State, isBusy: boolean) => void;
  readonly fail: (message: string) => void;
}

let viewer: Viewer | undefined;
let state: State = NOTHING;
let sent = 0;
let upTo = 0;
const waiting = new Map<number, Waiting>();
let port: Promise<(call: Call) => void> | undefined;

const tell = (): void => viewer?.show(state, waiting.size > 0 || upTo < sent);

function receive(reply: Reply): void {
  switch (reply.kind) {
    case 'answer':
      waiting.get(reply.id)?.answer(reply.result as never);
      waiting.delete(reply.id);
      break;
    case 'failure':
      if (waiting.has(reply.id)) waiting.get(reply.id)?.fail(new Error(reply.message));
      else viewer?.fail(reply.message);
      waiting.delete(reply.id);
      break;
    case 'shown':
      if (reply.patch) state = patched(state, reply.patch) as State;
      ({ upTo } = reply);
      break;
  }
  tell();
}

/** Starts the works; what they show goes to the page. */
export function startWorks(shown: Viewer): void {
  viewer = shown;
  port ??= open();
}

function open(): Promise<(call: Call) => void> {
  return new Promise((ready) => {
    let isOpen = false;
    const beside = async (): Promise<void> => {
      if (isOpen) return;
      isOpen = true;
      const { answerCalls } = await import('./desk-clerk.ts');
      ready(answerCalls(receive));
    };
    try {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'works' });
      // A worker that cannot be loaded never answers: it says so before anything else.
      worker.addEventListener('error', () => void beside());
      worker.addEventListener('message', ({ data }: MessageEvent<Reply | 'ready'>) => {
        if (data !== 'ready') return receive(data);
        isOpen = true;
        ready((one) => worker.postMessage(one));
      });
    } catch {
      void beside();
    }
  });
}

/** Calls the works. */
export function call<M extends Method>(method: M, ...args: Args<M>): Promise<Given<M>> {
  const id = ++sent;
  const answered = new Promise<Given<M>>((answer, fail) => waiting.set(id, { answer, fail }));
  void port?.then((post) => post({ id, method, args }));
  tell();
  return answered;
}
