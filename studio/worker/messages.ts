// What the page and the works say to each other: a call of a method, its answer, and what the page shows since.

import type { Patch } from './patch.ts';
import type { Works } from './works.ts';

/** What the page can call. */
export type Method = keyof Works;

/** What a method takes. */
export type Args<M extends Method> = Works[M] extends (...args: infer A) => unknown ? A : never;

/** What it gives, once it is done. */
export type Given<M extends Method> = Works[M] extends (...args: never[]) => infer R ? Awaited<R> : never;

/** A call. */
export interface Call {
  readonly id: number;
  readonly method: Method;
  readonly args: readonly unknown[];
}

/** What comes back: the answer to a call, or what is shown after all calls up to one. */
export type Reply =
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'shown'; readonly upTo: number; readonly patch: Patch | null };
