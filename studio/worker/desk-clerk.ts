// Takes calls one after the other and tells what is shown after them: once for all that came in the meantime, so that what is
// stale already is never worked out. Runs in the worker, or beside the page.

import type { Call, Reply } from './messages.ts';
import { patchOf } from './patch.ts';
import { NOTHING, type State } from './state.ts';
import { Works } from './works.ts';

/** Calls that change nothing that is shown or kept. */
const ASKING: ReadonlySet<string> = new Set(['design', 'explanation', 'whyNotConnected', 'choices', 'known', 'keep']);

/** How long nothing changes before it is kept. Writing a large network down takes a while: it is done the more seldom. */
const PAUSE = 400;
const SHARE = 8;

/** Answers calls to the works. `send` brings replies to the page. */
export function answerCalls(send: (reply: Reply) => void): (call: Call) => void {
  const works = new Works();
  let told: State = NOTHING;
  let upTo = 0;
  let isDue = false;
  let keeping: ReturnType<typeof setTimeout> | undefined;
  let cost = 0;

  const show = (): void => {
    isDue = false;
    let state = told;
    try {
      state = works.state();
    } catch (error) {
      send({ kind: 'failure', id: upTo, message: messageOf(error) });
    }
    send({ kind: 'shown', upTo, patch: patchOf(told, state) ?? null });
    told = state;
  };

  const keepSoon = (): void => {
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      const began = performance.now();
      void works.keep();
      cost = performance.now() - began;
    }, Math.max(PAUSE, SHARE * cost));
  };

  const done = (id: number, method: string): void => {
    upTo = Math.max(upTo, id);
    if (!ASKING.has(method)) keepSoon();
    if (isDue) return;
    isDue = true;
    // Calls that wait already come first: what they change is shown at once with this.
    setTimeout(show);
  };

  return ({ id, method, args }) => {
    const fail = (error: unknown): void => {
      send({ kind: 'failure', id, message: messageOf(error) });
      done(id, method);
    };
    const finish = (result: unknown): void => {
      send({ kind: 'answer', id, result });
      done(id, method);
    };
    try {
      const result = (works[method] as (...given: readonly unknown[]) => unknown).call(works, ...args);
      if (result instanceof Promise) void result.then(finish).catch(fail);
      else finish(result);
    } catch (error) {
      fail(error);
    }
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
